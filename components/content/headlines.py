"""Headline figures: the number, its unit, its year and its source."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from components.content import figure_links, markup, source_marks, sources
from components.facts import tables
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
    rows = tables.headlines()
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
    known = rows.dropna(subset="source_id")[["package_id", "source_id"]].drop_duplicates()
    numbered = {row.source_id: place for place, row in enumerate(known.itertuples(), 1)}
    listed = Markup("").join(
        Markup("<div><dt>{}</dt>{}</div>").format(
            markup.explained(readings["label"].iloc[0]),
            Markup("").join(amounts(readings, numbered)),
        )
        for _, readings in rows.groupby("indicator_id", sort=False)
    )
    named = Markup("").join(
        Markup("<li>{}{}</li>").format(
            sources.line(row.package_id, row.source_id),
            _remarks(rows[rows["source_id"] == row.source_id]),
        )
        for row in known.itertuples()
    )
    return Markup(
        '<dl class="lz-figures">{}</dl><ol class="lz-source" aria-label="{}">{}</ol>'
    ).format(listed, gettext("Sources"), named)


def _remarks(rows: pd.DataFrame) -> Markup:
    """What must be known of the figures of a source that stand beside the main one."""
    beside = rows[~rows["is_main"].astype(bool) & rows["note"].notna()]
    return Markup("").join(
        Markup(" · {}: {}").format(
            numbers.format_value(row.value, unit(row.unit)), markup.as_html(row.note)
        )
        for row in beside.itertuples()
    )


def amounts(readings: pd.DataFrame, numbered: Mapping[str, int], tag: str = "dd") -> list[Markup]:
    """What a headline says: one figure, both ends of those of one time, or one for each time.

    Args:
        readings: what :func:`data.headlines.readings` returned, with ``unit``.
        numbered: number of each source in the list that stands below; empty for no marks.
        tag: element that number and time each stand in.
    """
    return [
        _of_one_time(of_one_time, numbered, tag)
        for _, of_one_time in readings.groupby(["period", "dating"], sort=False)
    ]


def _of_one_time(rows: pd.DataFrame, numbered: Mapping[str, int], tag: str) -> Markup:
    of = unit(rows["unit"].iloc[0])
    lower, upper = rows["value"].min(), rows["upper"].max()
    mark = quality_mark(rows["quality"].iloc[0]) if len(rows) == 1 else ""
    said = [] if len(rows) == 1 else [_each(rows, of, numbered)]
    when = Markup(" · ").join([*said, told_when(rows.iloc[0]), *([mark] if mark else [])])
    first = rows.iloc[0]
    marks = "" if said else source_mark(first["package_id"], first["source_id"], numbered)
    number: str | Markup = numbers.format_range(lower, upper, of)
    if not said:
        number = figure_links.link(number, figure_keys.of_row(rows.iloc[0].to_dict()))
    return Markup(
        '<{0} class="lz-number"><bdi>{1}</bdi>{2}</{0}> <{0} class="lz-when"><bdi>{3}</bdi></{0}>'
    ).format(tag, number, marks, when)


def _each(rows: pd.DataFrame, of: numbers.Unit, numbered: Mapping[str, int]) -> Markup:
    """Each of several figures of one time in full, with the mark of its source."""
    return markup.join_parts(
        Markup("{}{}").format(
            figure_links.link(
                numbers.format_number(row["value"], of.decimals), figure_keys.of_row(row.to_dict())
            ),
            source_mark(row["package_id"], row["source_id"], numbered),
        )
        for _, row in rows.iterrows()
    )


def source_mark(package_id: str, source_id: str, numbered: Mapping[str, int]) -> Markup:
    """The number of a source in the list that stands below; nothing for one that is not in it."""
    if source_id not in numbered:
        return Markup("")
    return source_marks.draw_mark(numbered[source_id], sources.short_title(package_id, source_id))


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
    return numbers.Unit(unit_id, term.label, term.symbol, term.decimals or 0)
