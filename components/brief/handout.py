"""The handout of a pack, A4: the districts of its state side by side, on one sheet."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from components.brief import brief_words, pdf, qr
from components.brief.pack import Column, Pack
from components.brief.row import Row
from components.figures import typeset
from components.language import lists, numbers
from components.language.messages import gettext, ngettext
from data.headline_rule import is_doubtful
from data.letters import join_sentences

# Districts on the sheet, and asks below them: the most that fit are taken.
SIZES = (
    (48, 2), (38, 2), (38, 1), (34, 2), (30, 2), (26, 2), (22, 2), (18, 2), (18, 1), (12, 2), (12, 1),
    (12, 0),
)  # fmt: skip


def handout(pack: Pack) -> bytes | None:
    """The sheet as PDF; None if no figure of the pack is known for several districts of the state."""
    if not pack.columns:
        return None
    template = pdf.template_of("handout.typ")
    order = order_districts(pack)
    # Where there are few, several sizes are the same sheet.
    sizes = dict.fromkeys((min(most, len(order)), asks) for most, asks in SIZES)
    for most, asks in sizes:
        values = _values(pack, order, most, asks)
        if typeset.pages(template, values) == 1:
            break
    return typeset.pdf(template, values, pdf.seconds(pack))


def order_districts(pack: Pack) -> list[str]:
    """Codes of the districts: those that are ranked, then others with a figure.

    Where districts were chosen these alone, also those without any figure, which stand last.
    """
    others = [row.place_id for one in pack.columns for row in one.rows]
    state, chosen = pack.columns[0].state_id, choose_districts(pack)
    known = dict.fromkeys((*rank_districts(pack), *(one for one in others if one != state)))
    if not chosen:
        return list(known)
    return [*(one for one in known if one in chosen), *(one for one in chosen if one not in known)]


def choose_districts(pack: Pack) -> tuple[str, ...]:
    """Codes of the districts that the visitor wants there, that of the pack first; none for all of them."""
    inside = pack.columns[0].names
    chosen = [one for one in pack.choice.handout if one in inside]
    own = [pack.choice.place] if pack.choice.place in inside else []
    return tuple(dict.fromkeys((*own, *chosen))) if chosen else ()


def rank_districts(pack: Pack) -> list[str]:
    """Codes of the districts whose figure of the first column is free of doubt, the worst first.

    Where several readings are published, a district has its rank by the worst of them, and by the largest
    where none is worse.
    """
    first = pack.columns[0]
    ends = _worst_ends(first, [row for row in first.rows if not is_doubtful(row.quality)])
    ends.pop(first.state_id, None)
    return sorted(ends, key=lambda place: first.order * ends[place])


def _worst_ends(column: Column, rows: Iterable[Row]) -> dict[str, float]:
    """Of all that is published for each place the worst; the largest where none is worse."""
    ends: dict[str, float] = {}
    for row in rows:
        known = [one for one in (row.value, row.upper, ends.get(row.place_id)) if one is not None]
        if known:
            ends[row.place_id] = min(known, key=lambda end: column.order * end)
    return ends


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
        "title": _say_title(pack),
        **{name: words[name] for name in ("lead", "footer", "address", "shown-address", "licence")},
        "order": join_sentences(
            _say_order(pack, shown, len(order), names[shown[-1]] if is_put_in else "")
        ),
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


def _say_title(pack: Pack) -> str:
    about = {"theme": pack.theme, "state": pack.columns[0].state}
    return (
        gettext("{theme}: districts of {state} side by side", **about)
        if choose_districts(pack)
        else gettext("{theme}: the districts of {state} side by side", **about)
    )


def _say_order(pack: Pack, shown: Sequence[str], known: int, put_in: str) -> Iterator[str]:
    """Which districts stand there, and in which order.

    Args:
        known: how many there are.
        put_in: name of the last one if it stands there whatever its rank.
    """
    chosen = choose_districts(pack)
    ranked = [one for one in rank_districts(pack) if not chosen or one in chosen]
    in_order = shown[:-1] if put_in else shown
    last = len(in_order) - len({*in_order}.intersection(ranked))
    if chosen:
        yield from _say_chosen(pack, len(shown), known, bool(ranked))
    elif ranked:
        yield (
            _say_every_one(pack.columns[0], known)
            if len(shown) == known
            else _say_worst(pack.columns[0], len(in_order) - last, len(ranked))
        )
    else:
        yield gettext(
            "No district has a figure of “{figure}” that is free of doubt, so none comes first for it.",
            figure=pack.columns[0].heading,
        )
    if ranked and last:
        yield ngettext(
            "Last: {count} district where this figure is doubtful or not reported.",
            "Last: {count} districts where this figure is doubtful or not reported.",
            last,
        )
    if put_in:
        yield gettext("{place} is added at the end.", place=put_in)
    if len(shown) < known and (not chosen or _has_figure(pack, chosen)):
        yield gettext("The table of figures of the pack has all of them.")


def _has_figure(pack: Pack, places: Sequence[str]) -> bool:
    """Whether each of some districts has a figure, so that it stands in the table of figures."""
    known = {row.place_id for one in pack.columns for row in one.rows}
    return known.issuperset(places)


def _say_chosen(pack: Pack, count: int, whole: int, has_rank: bool) -> Iterator[str]:
    """How many districts were chosen, and which of them comes first."""
    first = pack.columns[0]
    if count < whole:
        yield gettext(
            "{count} of the {whole} districts that were chosen: more do not fit on the sheet.",
            count=numbers.format_number(count),
            whole=numbers.format_number(whole),
        )
    else:
        yield ngettext(
            "{count} district that was chosen.", "{count} districts that were chosen.", count
        )
    if not has_rank:
        yield gettext("None has a figure of “{figure}” free of doubt.", figure=first.heading)
    elif count > 1:
        yield (
            gettext("The worst of “{figure}” stands first.", figure=first.heading)
            if first.has_direction
            else gettext("The largest of “{figure}” stands first.", figure=first.heading)
        )


def _say_every_one(first: Column, count: int) -> str:
    about = {"count": numbers.format_number(count), "figure": first.heading}
    return (
        gettext("All {count} districts with a figure, the worst of “{figure}” first.", **about)
        if first.has_direction
        else gettext(
            "All {count} districts with a figure, the largest of “{figure}” first.", **about
        )
    )


def _say_worst(first: Column, count: int, whole: int) -> str:
    about = {
        "count": numbers.format_number(count),
        "whole": numbers.format_number(whole),
        "figure": first.heading,
    }
    return (
        gettext("The {count} of {whole} districts where “{figure}” is worst.", **about)
        if first.has_direction
        else gettext("The {count} of {whole} districts where “{figure}” is largest.", **about)
    )


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
    values = _worst_ends(column, column.rows)
    districts = [value for one, value in values.items() if one != column.state_id]
    whole = 100.0 if column.is_share else max(districts)
    is_comparable = column.is_share or place != column.state_id
    return min(values.get(place, 0.0) / whole, 1.0) if whole > 0 and is_comparable else 0.0


def _sources(pack: Pack, asks: int) -> list[dict[str, str]]:
    """The sources of what the sheet shows, with their numbers in the pack."""
    shown = (*pack.columns, *pack.asks[:asks])
    keys = {key for one in shown for key in one.sources}
    return [brief_words.describe_source(one) for one in pack.sources if one.key in keys]
