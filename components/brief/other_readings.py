"""Published figures that differ from the one a pack shows: both are told, each with its source."""

from collections.abc import Iterator

import pandas as pd

from components.brief import figure_rows, wording
from components.brief.facts import Facts
from components.brief.row import Row
from components.facts.figures import EVERYBODY
from components.language import dates, lists
from data import headline_rule, headlines, indicator_figures, periods
from data.indicators import Indicator
from data.measures import Slice


def find_others(
    facts: Facts, indicator: Indicator, cut: Slice, figure: pd.Series, until: int | None
) -> pd.DataFrame:
    """Rows of the table ``values`` that a figure must not be told without, up to the end of a year.

    Groups and residences have none, and nothing is set against a doubtful figure.
    """
    values = facts.values(indicator.package_id, indicator.indicator_id)
    if cut != EVERYBODY or headline_rule.is_doubtful(figure["quality"]):
        return values.iloc[:0]
    names = {"package_id": indicator.package_id, "indicator_id": indicator.indicator_id}
    found = headlines.other_readings(values, pd.Series(names), figure)
    if until is None:
        return found
    ends = found["period"].map(periods.sort_key)
    return found[ends <= periods.sort_key(str(until))]


def write_amount(
    facts: Facts, indicator: Indicator, figure: pd.Series, others: pd.DataFrame
) -> str:
    """A figure with its unit; from the smallest to the largest where its time has several."""
    together = others.loc[others["period"] == figure["period"], "value"]
    upper = figure["value"] if pd.isna(figure["upper"]) else figure["upper"]
    lower = min([figure["value"], *together])
    return wording.amount(facts, indicator, lower, max([upper, *together]))


def name_each(
    facts: Facts, indicator: Indicator, figure: pd.Series, others: pd.DataFrame
) -> Iterator[str]:
    """Each of several figures in words, with the document that has it; nothing if there is one."""
    if others.empty:
        return
    for row in (figure, *(others.iloc[place] for place in range(len(others)))):
        said = [wording.amount(facts, indicator, row["value"])]
        if row["period"] != figure["period"]:
            said.append(dates.format_period(row["period"]))
        source = facts.source(indicator.package_id, str(row["source_id"]))
        yield f"{lists.join(said)}: {source['title']}"


def list_rows(facts: Facts, indicator: Indicator, others: pd.DataFrame, item: str) -> list[Row]:
    """The other figures as rows of the table of figures."""
    if others.empty:
        return []
    placed = indicator_figures.placed(others.assign(upper=None), facts.places)
    return [
        figure_rows.as_row(facts, indicator, EVERYBODY, placed.iloc[place], item)
        for place in range(len(placed))
    ]
