"""Headline figures: the number, its unit, its year and its source."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from components import basket, cached, markup, sources
from components.figures import numbers
from data import periods

QUALITY_MARKS = {"doubtful": "doubtful", "derived": "computed"}


def programme(package_id: str) -> None:
    """The headline figures of one programme, in a row that wraps."""
    worded = words(package_id)
    markup.show(worded.figures)
    basket.several(worded.for_a_pack, f"headline:{package_id}")
    sources.note(package_id, worded.source_ids)


@dataclass(frozen=True)
class Words:
    """The headline figures of a programme as HTML, as things for a pack, and their sources."""

    figures: Markup
    for_a_pack: Mapping[str, str]
    source_ids: tuple[str, ...]


@cached.once
def words(package_id: str) -> Words:
    """The headline figures of one programme in words."""
    rows = of_programme(package_id)
    return Words(figures(rows), for_a_pack(rows), tuple(rows["source_id"]))


def of_programme(package_id: str) -> pd.DataFrame:
    """The headline figures of one programme as rows."""
    rows = cached.headlines()
    return rows[rows["package_id"] == package_id]


def for_a_pack(rows: pd.DataFrame) -> dict[str, str]:
    """What each figure that has a value is called in the basket, and in words."""
    known = rows[rows["value"].notna()]
    return {
        f"figure:{row.package_id}:{row.indicator_id}": str(row.label) for row in known.itertuples()
    }


def figures(rows: pd.DataFrame) -> Markup:
    """Headline figures as a row of labelled numbers."""
    listed = Markup("").join(_figure(row) for _, row in rows.iterrows())
    return Markup('<dl class="lz-figures">{}</dl>').format(listed)


def _figure(row: pd.Series) -> Markup:
    mark = QUALITY_MARKS.get(row["quality"], "")
    return Markup(
        '<div><dt>{}</dt><dd class="lz-number">{}</dd><dd class="lz-when">{}{}</dd></div>'
    ).format(
        markup.explained(row["label"]),
        numbers.format_value(row["value"], unit(row["unit"])),
        periods.label(row["period"]),
        f" · {mark}" if mark else "",
    )


def unit(unit_id: str) -> numbers.Unit:
    """The unit of a figure, with its symbol and decimals."""
    term = cached.vocabulary().term("units", unit_id)
    return numbers.Unit(unit_id, term.label, term.symbol, term.decimals or 0)
