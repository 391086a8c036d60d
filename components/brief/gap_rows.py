"""The figures of a gap chart as rows of the table of figures, the gap between two groups among them."""

from collections.abc import Sequence
from dataclasses import replace

from components.brief import figure_rows, headlines
from components.brief.facts import Facts
from components.brief.place_figures import PlaceFigure
from components.brief.row import Row
from components.language.messages import gettext
from data import gaps


def list_rows(facts: Facts, halves: Sequence[PlaceFigure]) -> list[Row]:
    """A row for each half, and for each beside it; what is told of two halves is how far they are apart."""
    item = f"chart:{halves[0].indicator.key}"
    rows = [headlines.row(facts, one, item) for one in halves]
    if all(one.whole is not None for one in halves):
        rows += [replace(headlines.whole_row(facts, one), item=item) for one in halves]
    if len(halves) > 1:
        rows.append(_difference(facts, halves, rows[0]))
    rest = headlines.rest_row(halves[0].indicator, rows[0])
    return [*rows, *([rest] if rest else [])]


def _difference(facts: Facts, halves: Sequence[PlaceFigure], first: Row) -> Row:
    group, other = (float(one.figure["value"]) for one in halves)
    is_share = halves[0].indicator.unit == "percent"
    return figure_rows.derived_row(
        first,
        gettext("{figure}: difference", figure=first.label),
        round(group - other, gaps.DECIMALS),
        facts.words.label("units", "percentage_points") if is_share else first.unit,
        gettext("the first of two groups less the second; each has its own row"),
    )
