"""Gatherings in time: one column a year, one row a programme, one sign a gathering."""

import pandas as pd
from markupsafe import Markup

from components import cached, gathering, markup
from data.choices import NOT_SAID
from data.gatherings import when, years_of

NO_DATE = "no date"


def show(events: pd.DataFrame) -> None:
    """Draw the gatherings by year; years without one stay, so that gaps are seen."""
    years = [
        years_of(date, year) for date, year in zip(events["date"], events["year"], strict=True)
    ]
    dated = [int(one) for several in years for one in several if one != NOT_SAID]
    columns = [str(year) for year in range(min(dated), max(dated) + 1)] if dated else []
    if any(NOT_SAID in several for several in years):
        columns.append(NOT_SAID)
    names = {code: package.short_title for code, package in cached.programmes().items()}
    there = [code for code in names if code in set(events["package_id"])]
    fell_in = events.assign(_years=years)
    body = Markup("").join(
        _row(names[code], fell_in[fell_in["package_id"] == code], columns) for code in there
    )
    markup.show(
        Markup(
            '<div class="lz-scroll" tabindex="0" role="group" aria-label="Gatherings by year">'
            '<table class="lz-timeline"><caption>{}</caption><thead><tr><td></td>{}</tr></thead>'
            "<tbody>{}</tbody></table></div>"
        ).format(_key(), _heads(columns), body)
    )


def _key() -> Markup:
    """What each sign means."""
    words = cached.vocabulary()
    told = (
        Markup("{} {}").format(gathering.sign(one), words.label("event_records", one).lower())
        for one in words.ids("event_records")
    )
    return Markup("One sign for each gathering: {}.").format(Markup(", ").join(told))


def _heads(columns: list[str]) -> Markup:
    heads = (NO_DATE if one == NOT_SAID else one for one in columns)
    return Markup("").join(
        Markup('<th scope="col"><span>{}</span></th>').format(head) for head in heads
    )


def _row(name: str, events: pd.DataFrame, columns: list[str]) -> Markup:
    cells = Markup("").join(
        _cell(events[[one in years for years in events["_years"]]]) for one in columns
    )
    return Markup('<tr><th scope="row">{}</th>{}</tr>').format(name, cells)


def _cell(events: pd.DataFrame) -> Markup:
    if events.empty:
        return Markup('<td><span class="lz-hidden">none</span></td>')
    signs = Markup("").join(
        Markup('<span title="{}: {}">{}</span>').format(
            event["title"], when(event), gathering.sign(event["record"])
        )
        for _, event in events.iterrows()
    )
    return Markup('<td>{}<span class="lz-hidden">{}</span></td>').format(signs, len(events))
