"""The gap between two groups in the same place as a chart: both values, points, who is worse off."""

from dataclasses import dataclass

import pandas as pd

from components.content.indicators import indicator_table, indicator_views
from components.content.indicators.indicator import Scene, subject
from components.facts import indicators
from components.figures.charts import chart_titles, charts, gap_titles
from components.figures.charts.plots import Plot
from components.figures.records import Row
from components.language.messages import gettext, gettext_noop
from data import gaps

HOUSEHOLDS = "households"
NEITHER = gettext_noop(
    "“Neither SC nor ST” includes Other Backward Classes and minorities such as Muslims; it does not mean "
    "upper castes."
)
OF_THE_HEAD = gettext_noop("The group is that of the head of the household.")
MIXED = gettext_noop("Gaps mix caste with place: choose “Rural” to compare villages with villages.")
WITH_EVERYBODY = gettext_noop(
    "The group is compared with everybody, itself included, so the real gap is larger."
)
ONE_DOT = gettext_noop(
    "Each dot is the difference in one district; choose a state to see both values by name."
)


@dataclass(frozen=True)
class GapChart:
    """The chart of a gap, and the figures behind it, ready to read."""

    plot: Plot
    rows: pd.DataFrame


def describe_gap(scene: Scene, pair: gaps.Pair) -> GapChart:
    """Strips of differences by state, or both values of each place of one state; worst first."""
    rows = scene.inside(rows_of(scene, pair))
    group, reference = indicator_views.halves(pair)
    about = _about(scene)
    title = _title(scene, rows, pair, group, reference)
    halves = {"group": group, "reference": reference}
    drawn = gettext("{figure}: {group} and {reference}", figure=about.dated, **halves)
    text = scene.text(title, rows, _notes(scene, pair), drawn)
    difference = charts.Difference(
        "points",
        gettext("{group} minus {reference}, {unit}", unit=about.points.label, **halves),
        about.points,
        gettext("No gap"),
        lambda row: _says(row, about, group, reference),
    )
    plot = (
        charts.pairs(rows, about, text, scene.pins, (("value", group), ("reference", reference)))
        if scene.choice.state or scene.indicator.level != "district"
        else charts.strips(rows, _no_wholes(scene), about, text, scene.pins, difference)
    )
    return GapChart(plot, _readable(rows, group, reference, scene))


def _about(scene: Scene) -> chart_titles.Subject:
    return subject(scene.indicator, "all", scene.choice.residence, scene.choice.period)


def rows_of(scene: Scene, pair: gaps.Pair) -> pd.DataFrame:
    """Each place with the values of both groups at the scene's period, the worst gap first."""
    halves = [
        indicators.at(
            scene.choice.indicator,
            cut.group,
            cut.residence,
            scene.choice.period,
            scene.indicator.level,
        )
        for cut in pair.cuts(scene.choice.residence)
    ]
    found = gaps.gap(halves[0], halves[1], scene.indicator.direction)
    sources = halves[0].set_index("place_id")["source_id"]
    return found.assign(source_id=found["place_id"].map(sources))


def _no_wholes(scene: Scene) -> pd.DataFrame:
    return indicators.aggregate_values(*scene.cut, scene.choice.period).iloc[:0]


def _title(scene: Scene, rows: pd.DataFrame, pair: gaps.Pair, group: str, reference: str) -> str:
    marked = rows[rows["place_id"].isin(scene.choice.pins)]
    about = _about(scene)
    if len(marked) == 1 and len(scene.choice.pins) == 1:
        return gap_titles.place_gap(about, marked.iloc[0], pair, group, reference)
    return gap_titles.gap(about, gaps.summary(rows), group, reference, scene.where)


def _says(row: Row, about: chart_titles.Subject, group: str, reference: str) -> str:
    words = gaps.in_words(row["points"], row["worse"], about.indicator.unit)
    return (
        f"{row['full_name']}\n{group}: {about.value(row['value'])}\n"
        f"{reference}: {about.value(row['reference'])}\n{words}"
    )


def _notes(scene: Scene, pair: gaps.Pair) -> list[str]:
    notes = []
    if pair.reference in gaps.OTHERS:
        notes.append(gettext(NEITHER))
        if scene.indicator.weight_id == HOUSEHOLDS:
            notes.append(gettext(OF_THE_HEAD))
        if scene.choice.residence == "total":
            notes.append(gettext(MIXED))
    if pair.reference == "all" and pair.residence is None:
        notes.append(gettext(WITH_EVERYBODY))
    if not scene.choice.state and scene.indicator.level == "district":
        notes.append(gettext(ONE_DOT))
    return notes


def _readable(rows: pd.DataFrame, group: str, reference: str, scene: Scene) -> pd.DataFrame:
    unit = scene.indicator.unit
    return pd.DataFrame(
        {
            gettext_noop("Place"): rows["name"],
            gettext_noop("State or province"): rows["state"],
            group: rows["value"],
            reference: rows["reference"],
            gettext_noop("Difference in points"): rows["points"].astype("Float64").round(2),
            gettext_noop("Ratio"): rows["ratio"].astype("Float64").round(2),
            gettext("{group}: worse by", group=group): [
                gaps.in_words(points, worse, unit)
                for points, worse in zip(rows["points"], rows["worse"], strict=True)
            ],
            gettext_noop("Why missing"): indicator_table.say_why_missing(rows["missing_reason"]),
            "place_id": rows["place_id"],
        }
    )
