"""The figures that measure an aim: each with its time and source, and every one that stands against it."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup, escape

from components.content.elements import markup
from components.content.elements.source_marks import SourceMarks
from components.content.figure_pages import figure_links
from components.content.programmes import headlines as headline
from components.facts import indicators, one_figure, tables
from components.language import dates, numbers
from components.language.messages import gettext, ngettext
from components.language.numbers import Unit
from data import figure_keys, headlines


def draw_figures(programme: str, rows: pd.DataFrame, list_id: str) -> Markup:
    """Figures as a row of labelled numbers, and their sources, numbered.

    Args:
        list_id: tells the list of sources from those of other aims.
        rows: what :func:`data.aims.results` returned.
    """
    readings = {
        indicator_id: _readings(programme, indicator_id) for indicator_id in rows["indicator_id"]
    }
    stated = [rows["source_id"], *(reading["source_id"] for reading in readings.values())]
    numbered = SourceMarks.of(((programme, one) for one in pd.concat(stated)), list_id)
    figures = Markup("").join(
        _result(programme, row, readings[row["indicator_id"]], numbered)
        for _, row in rows.iterrows()
    )
    return Markup('<dl class="lz-figures">{}</dl>{}').format(figures, numbered.draw_list())


def _readings(programme: str, indicator_id: str) -> pd.DataFrame:
    """What a headline has to name together: one row where nothing stands against the figure."""
    indicator = indicators.indicator_row(programme, indicator_id)
    found = headlines.readings_among(
        indicators.stored_figures(programme, indicator_id),
        indicators.all_figures().rows_of(programme, indicator_id),
        indicator,
        str(tables.programmes()[programme].country_id),
    )
    return found.assign(unit=indicator["unit"])


def _result(
    programme: str, row: pd.Series, readings: pd.DataFrame, numbered: SourceMarks
) -> Markup:
    indicator = indicators.indicator_row(programme, row["indicator_id"])
    told = (
        Markup("").join(headline.amounts(readings, numbered))
        if len(readings) > 1
        else _alone(programme, row, headline.unit(indicator["unit"]), numbered)
    )
    return Markup('<div><dt title="{}">{}</dt>{}</div>').format(
        indicator["definition"], markup.explained(indicator["label"]), told
    )


def _alone(programme: str, row: pd.Series, unit: Unit, numbered: SourceMarks) -> Markup:
    """A figure that nothing stands against, with its time and what it rests on."""
    known = row["basis"] in ("published", "sum")
    said: str | Markup = format_range(row, unit) if known else numbers.not_reported()
    if known:
        country = str(tables.programmes()[programme].country_id)
        said = link(said, programme, row, country)
    is_stated = row["basis"] == "published"
    return Markup('<dd class="lz-number">{}{}</dd><dd class="lz-when">{}</dd>').format(
        said,
        numbered.mark(programme, row["source_id"]) if is_stated else "",
        " · ".join(part for part in (*_dated(row), _basis(row)) if part),
    )


def _dated(row: pd.Series) -> list[str]:
    if not isinstance(row["period"], str):
        return [gettext("for the whole programme")]
    return [dates.format_period(row["period"]), headline.quality_mark(row["quality"])]


def _basis(row: pd.Series) -> str:
    """The parts that a figure was added up from, where no total was published."""
    count = int(row["parts"])
    match row["basis"]:
        case "sum":
            return ngettext(
                "no total was published; the only state or province that gives a figure",
                "no total was published; sum of the {count} states or provinces that give a figure",
                count,
            )
        case "parts":
            return ngettext(
                "given by one state or province", "given by {count} states or provinces", count
            )
    return ""


def link(said: str, programme: str, row: Mapping[Any, Any] | pd.Series, place_id: str) -> Markup:
    """A figure in words that leads to its own address, where it has one."""
    if not isinstance(row["period"], str):
        return escape(said)
    # The sum of parts of several times is nobody's figure.
    is_sum = row.get("basis") == "sum"
    variant = row.get("variant", figure_keys.MAIN)
    key = figure_keys.FigureKey(
        programme, row["indicator_id"], place_id, row["period"], variant=variant
    )
    if is_sum and not one_figure.find(key):
        return figure_links.link_parts(said, key.indicator)
    return figure_links.link(said, key)


def format_range(row: pd.Series, unit: Unit) -> str:
    """A figure with its unit; two reporters that may count the same household give a range."""
    text = numbers.format_value(row["value"], unit)
    upper = row.get("upper")
    if numbers.is_missing(upper) or numbers.is_missing(row["value"]) or upper == row["value"]:
        return text
    lower = numbers.format_number(row["value"], unit.decimals)
    return gettext("{lower} to {upper}", lower=lower, upper=numbers.format_value(upper, unit))
