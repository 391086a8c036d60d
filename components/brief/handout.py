"""The handout of a pack, A4: the districts of its state side by side, on one sheet."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from components.brief import brief_words, pdf, qr
from components.brief.pack import Column, Pack
from components.figures import typeset
from components.language import lists, numbers
from components.language.messages import gettext
from data.letters import join_sentences

# Districts on the sheet, and asks below them: the most that fit are taken.
SIZES = ((48, 2), (38, 2), (38, 1), (34, 2), (30, 2), (26, 2), (22, 2), (18, 2), (18, 0), (12, 0))


def handout(pack: Pack) -> bytes | None:
    """The sheet as PDF; None if no figure of the pack is known for several districts of the state."""
    if not pack.columns:
        return None
    template = pdf.template_of("handout.typ")
    order = order_districts(pack)
    for most, asks in SIZES:
        values = _values(pack, order, most, asks)
        if most <= len(order) + 6 and typeset.pages(template, values) == 1:
            break
    return typeset.pdf(template, values, pdf.seconds(pack))


def order_districts(pack: Pack) -> list[str]:
    """Codes of the districts with a figure: the worst of the first column first, then the others."""
    first = pack.columns[0]
    values = {row.place_id: row.value for row in first.rows if row.place_id != first.state_id}
    known = sorted(values, key=lambda place: first.order * (values[place] or 0.0))
    others = [row.place_id for one in pack.columns for row in one.rows]
    return list(dict.fromkeys((*known, *(one for one in others if one != first.state_id))))


def _values(pack: Pack, order: Sequence[str], most: int, asks: int) -> dict[str, Any]:
    shown, first = list(order[:most]), pack.columns[0]
    is_put_in = pack.choice.place in order[most:]
    if is_put_in:
        shown[-1] = pack.choice.place
    names = {place: name for one in pack.columns for place, name in one.names.items()}
    has_state = any(first.state_id in one.amounts for one in pack.columns)
    words = brief_words.template_values(pack)
    values = {
        **pdf.language_values(),
        "colours": pdf.colours(),
        "title": gettext(
            "{theme}: the districts of {state} side by side", theme=pack.theme, state=first.state
        ),
        **{name: words[name] for name in ("lead", "footer", "address", "shown-address", "licence")},
        "order": join_sentences(_say_order(first, shown, len(order), is_put_in, names)),
        "columns": [_head(pack, one) for one in pack.columns],
        "rows": [
            *([_row(pack, first.state_id, first.state)] if has_state else []),
            *(_row(pack, place, names[place]) for place in shown),
        ],
        "asks": words["asks"][:asks],
        "cautions": [
            brief_words.tell(text)
            for text in dict.fromkeys(each.said for one in pack.columns for each in one.cautions)
        ],
        "sources": _sources(pack, asks),
        "code": qr.svg(pack.code_address) if pack.code_address else "",
        "say": {
            **words["say"],
            "district": gettext("District"),
            "empty": gettext("“–” means: not reported. It never means zero."),
        },
    }
    said: dict[str, Any] = brief_words.displayable(values)
    return said


def _say_order(
    first: Column, shown: Sequence[str], known: int, is_put_in: bool, names: Mapping[str, str]
) -> Iterator[str]:
    """Which districts stand there, and in which order."""
    about = {"count": numbers.format_number(len(shown) - is_put_in), "figure": first.heading}
    if len(shown) == known:
        yield (
            gettext("All {count} districts with a figure, the worst of “{figure}” first.", **about)
            if first.has_direction
            else gettext(
                "All {count} districts with a figure, the largest of “{figure}” first.", **about
            )
        )
        return
    whole = numbers.format_number(known)
    yield (
        gettext("The {count} of {whole} districts where “{figure}” is worst.", whole=whole, **about)
        if first.has_direction
        else gettext(
            "The {count} of {whole} districts where “{figure}” is largest.", whole=whole, **about
        )
    )
    if is_put_in:
        yield gettext("{place} is added at the end.", place=names[shown[-1]])
    yield gettext("The table of figures of the pack has all of them.")


def _head(pack: Pack, one: Column) -> dict[str, str]:
    return {
        "heading": one.heading,
        "about": lists.join((one.unit, one.when)),
        "marks": pack.marks(one),
    }


def _row(pack: Pack, place: str, name: str) -> dict[str, Any]:
    return {
        "name": name,
        "is-chosen": place == pack.choice.place,
        "is-state": place == pack.columns[0].state_id,
        "cells": [
            {
                "amount": one.amounts.get(place, "–"),
                "remark": one.remarks.get(place, ""),
                "share": _share(one, place),
            }
            for one in pack.columns
        ],
    }


def _share(column: Column, place: str) -> float:
    """How long the bar of a place is, from 0 to 1; of counts the largest district has the whole length."""
    values = {row.place_id: row.value or 0.0 for row in column.rows}
    districts = [value for one, value in values.items() if one != column.state_id]
    whole = 100.0 if column.is_share else max(districts)
    is_comparable = column.is_share or place != column.state_id
    return min(values.get(place, 0.0) / whole, 1.0) if whole > 0 and is_comparable else 0.0


def _sources(pack: Pack, asks: int) -> list[dict[str, str]]:
    """The sources of what the sheet shows, with their numbers in the pack."""
    shown = (*pack.columns, *pack.asks[:asks])
    keys = {key for one in shown for key in one.sources}
    return [brief_words.describe_source(one) for one in pack.sources if one.key in keys]
