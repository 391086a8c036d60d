"""Headline figures: the number, its unit, its year and its source."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from components.content.elements import markup
from components.content.elements.source_marks import SourceMarks
from components.content.figure_pages import figure_links
from components.facts import newest, tables
from components.language import dates, numbers
from components.language.messages import gettext, gettext_noop
from data import figure_keys
from data.headlines import UNDATED

_QUALITY_MARKS = {"doubtful": gettext_noop("doubtful"), "derived": gettext_noop("computed")}


@dataclass(frozen=True)
class DescribedHeadlines:
    """The headline figures of a programme as HTML with their sources, and as things for a pack."""

    figures: Markup
    for_a_pack: Mapping[str, str]


@tables.once
def describe_headlines(package_id: str) -> DescribedHeadlines:
    """The headline figures of one programme in words."""
    rows = of_programme(package_id)
    return DescribedHeadlines(figures(rows), for_a_pack(rows))


def of_programme(package_id: str) -> pd.DataFrame:
    """The headline figures of one programme as rows."""
    rows = newest.headlines()
    return rows[rows["package_id"] == package_id]


def for_a_pack(rows: pd.DataFrame) -> dict[str, str]:
    """What each figure that has a value is called in the basket, and in words."""
    known = rows[rows["value"].notna()]
    return {
        f"figure:{row.package_id}:{row.indicator_id}": str(row.label) for row in known.itertuples()
    }


def figures(rows: pd.DataFrame) -> Markup:
    """Headline figures as a row of labelled numbers, each with the mark of its source, and the sources.

    Args:
        rows: what :func:`data.headlines.headlines` returned, of one programme.
    """
    named = zip(rows["package_id"], rows["source_id"], strict=True)
    marks = SourceMarks.of(named, str(rows["package_id"].iloc[0]) if len(rows) else "")
    listed = Markup("").join(
        Markup("<div><dt>{}</dt>{}</div>").format(
            markup.explained(readings["label"].iloc[0]),
            Markup("").join(amounts(readings, marks)),
        )
        for _, readings in rows.groupby("indicator_id", sort=False)
    )
    remarks = {source: _remarks(rows[rows["source_id"] == source[1]]) for source in marks.numbers}
    return Markup('<dl class="lz-figures">{}</dl>{}').format(listed, marks.draw_list(remarks))


def _remarks(rows: pd.DataFrame) -> Markup:
    """What must be known of the figures of a source that stand beside the main one."""
    beside = rows[~rows["is_main"].astype(bool) & rows["note"].notna()]
    return Markup("").join(
        Markup(" · {}: {}").format(
            numbers.format_value(row.value, unit(row.unit)), markup.as_html(row.note)
        )
        for row in beside.itertuples()
    )


def amounts(readings: pd.DataFrame, numbered: SourceMarks, tag: str = "dd") -> list[Markup]:
    """What a headline says: one figure, both ends of those of one time, or one for each time.

    Args:
        readings: what :func:`data.headlines.readings` returned, with ``unit``.
        numbered: the sources in the list that stands below; none for no marks.
        tag: element that number and time each stand in.
    """
    return [
        _of_one_time(of_one_time, numbered, tag)
        for _, of_one_time in readings.groupby(["period", "dating"], sort=False)
    ]


def _of_one_time(rows: pd.DataFrame, numbered: SourceMarks, tag: str) -> Markup:
    of = unit(rows["unit"].iloc[0])
    lower, upper = rows["value"].min(), rows["upper"].max()
    mark = quality_mark(rows["quality"].iloc[0]) if len(rows) == 1 else ""
    said = [] if len(rows) == 1 else [_each(rows, of, numbered)]
    when = Markup(" · ").join([*said, told_when(rows.iloc[0]), *([mark] if mark else [])])
    first = rows.iloc[0]
    marks = "" if said else numbered.mark(first["package_id"], first["source_id"])
    number: str | Markup = numbers.format_range(lower, upper, of)
    if not said:
        number = figure_links.link(number, figure_keys.of_row(rows.iloc[0].to_dict()))
    return Markup(
        '<{0} class="lz-number"><bdi>{1}</bdi>{2}</{0}> <{0} class="lz-when"><bdi>{3}</bdi></{0}>'
    ).format(tag, number, marks, when)


def _each(rows: pd.DataFrame, of: numbers.Unit, numbered: SourceMarks) -> Markup:
    """Each of several figures of one time in full, with the mark of its source."""
    return markup.join_parts(
        Markup("{}{}").format(
            figure_links.link(
                numbers.format_number(row["value"], of.decimals), figure_keys.of_row(row.to_dict())
            ),
            numbered.mark(row["package_id"], row["source_id"]),
        )
        for _, row in rows.iterrows()
    )


def quality_mark(quality: str) -> str:
    """What stands beside a figure that its source does not simply state; empty for others."""
    return gettext(_QUALITY_MARKS[quality]) if quality in _QUALITY_MARKS else ""


def told_when(row: Mapping[str, str] | pd.Series) -> str:
    """When a figure held; of an undated page, from when on it can be."""
    if row["dating"] != UNDATED:
        return dates.format_period(row["period"])
    since = row["period"].partition("/")[0]
    return gettext("undated page, {period} or later", period=dates.format_period(since))


def unit(unit_id: str) -> numbers.Unit:
    """The unit of a figure, with its symbol and decimals."""
    term = tables.vocabulary().term("units", unit_id)
    return numbers.Unit(unit_id, term.label, term.symbol, term.decimals or 0, term.symbol_one)
