"""Two indicators of the same places; whether they go together is said only when it is asked."""

import pandas as pd
import streamlit as st

from components.app import url_state
from components.content.indicators import indicator_views
from components.content.indicators.indicator import Scene, subject
from components.facts import indicators, tables
from components.figures.charts import chart_titles, pair_titles, scatter
from components.language import lists
from components.language.messages import gettext, gettext_noop, ngettext
from components.views.indicators import choose, figure
from components.widgets import prose
from data.comparisons import side_by_side
from data.indicators import POPULATION, Indicator
from data.measures import Slice

FEWEST = 10


def show_two_indicators(scene: Scene) -> None:
    """A dot for each place, its size by population, the programme's districts marked."""
    other = _second(scene.indicator)
    period = other.periods(indicator_views.default_cut(other))[0]
    verdict_period = scene.choice.period
    rows, moved = _rows(scene, other, period)
    other_subject = subject(other, *_names(other), period)
    warned = _warnings(scene, other, verdict_period, period, moved)
    programme, covered = coverage_of(scene.indicator.country_id)
    rows = rows.assign(
        covered=rows["place_id"].isin(covered), size=_sizes(scene.indicator, rows["place_id"])
    )
    if len(rows) < 2:
        st.info(
            gettext("No two places have both figures. Choose another pair."),
            icon=":material/search_off:",
        )
        return
    title = pair_titles.side_by_side(scene.subject, other_subject, len(rows))
    text = scene.text(
        title,
        scene.rows,
        warned,
        gettext(
            "{figure} across, {other} upwards; size: population",
            figure=scene.subject.label,
            other=other_subject.label,
        ),
    )
    plot = scatter.scatter(rows, (scene.subject, other_subject), text, scene.pins, programme)
    figure.show_plot_to_zoom(plot, _readable(rows, scene, other_subject), scene)
    if url_state.flag("together", gettext("Do they go together?")):
        prose.show_paragraph(_association(rows, scene.subject, other_subject), "lz-sentence")


def choose_second(indicator: Indicator) -> None:
    """The choice of the indicator to put beside one."""
    url_state.choose_one("second", gettext("Second indicator"), _offered(indicator))


def _second(indicator: Indicator) -> Indicator:
    return indicators.catalogue()[choose.chosen_among("second", _offered(indicator))]


def _offered(indicator: Indicator) -> dict[str, str]:
    return {
        one.key: f"{one.label} · {indicators.sources_of_figures()[one.package_id]}"
        for one in indicators.catalogue().values()
        if one.country_id == indicator.country_id and one.level == "district" and one.is_rate
        and one.key != indicator.key
    }  # fmt: skip


def _names(indicator: Indicator) -> tuple[str, str]:
    cut = indicator_views.default_cut(indicator)
    return cut.group, cut.residence


def _rows(scene: Scene, other: Indicator, period: str) -> tuple[pd.DataFrame, list[str]]:
    """Places with both figures, and the full names of those whose border moved between the two times."""
    second = indicators.at(other.key, *_names(other), period, "district").set_index("place_id")[
        "value"
    ]
    rows = scene.rows.assign(x=scene.rows["value"], y=scene.rows["place_id"].map(second))
    rows = rows.dropna(subset=["x", "y"])
    times = (scene.choice.period, period)
    refused = [
        indicators.rules().between(None, place_id, *times).refused for place_id in rows["place_id"]
    ]
    moved = pd.Series(refused, rows.index, dtype=bool)
    kept = rows[~moved].astype({"x": "float64", "y": "float64"}).reset_index(drop=True)
    return kept, rows[moved]["full_name"].tolist()


def _warnings(
    scene: Scene, other: Indicator, period: str, other_period: str, moved: list[str]
) -> list[str]:
    said = list(side_by_side(scene.indicator, period, other, other_period).reasons)
    if moved:
        said.append(
            gettext(
                "Left out, because their borders moved between the two times: {places}.",
                places=lists.join(moved),
            )
        )
    if other.caveat:
        said.append(gettext("{figure}: {caution}", figure=other.short_label, caution=other.caveat))
    return said


def coverage_of(country_id: str) -> tuple[str, set[str]]:
    """Name of the first programme of a country, and the districts a source proves it worked in."""
    for package_id, name in indicators.programmes_in(country_id).items():
        looks = tables.coverage_by_district(package_id)
        return name, set(looks[(looks["look"] == "covered") & ~looks["weak"]]["place_id"])
    return "", set()


def _sizes(indicator: Indicator, place_ids: pd.Series) -> pd.Series:
    people = indicators.catalogue().get(_population_key(indicator.country_id))
    if people is None:
        return scatter.radii(pd.Series(float("nan"), place_ids.index))
    newest = people.periods(Slice())[0]
    found = indicators.at(people.key, "all", "total", newest, "district").set_index("place_id")[
        "value"
    ]
    return scatter.radii(place_ids.map(found))


def _population_key(country_id: str) -> str:
    keys = (
        indicator.key
        for indicator in indicators.catalogue().values()
        if (indicator.indicator_id, indicator.country_id) == (POPULATION, country_id)
        and indicator.is_context
    )
    return next(keys, "")


def _association(rows: pd.DataFrame, one: chart_titles.Subject, other: chart_titles.Subject) -> str:
    if len(rows) < FEWEST:
        return ngettext(
            "Only {count} place has both figures: too few to say.",
            "Only {count} places have both figures: too few to say.",
            len(rows),
        )
    return pair_titles.association(one, other, float(rows["x"].corr(rows["y"])), len(rows))


def _readable(rows: pd.DataFrame, scene: Scene, other: chart_titles.Subject) -> pd.DataFrame:
    programme, _ = coverage_of(scene.indicator.country_id)
    return pd.DataFrame(
        {
            gettext_noop("Place"): rows["name"],
            gettext_noop("State or province"): rows["state"],
            scene.subject.dated: rows["x"],
            other.dated: rows["y"],
            gettext("Proven to be in {programme}", programme=programme)
            if programme
            else gettext("In a programme"): rows["covered"],
            "place_id": rows["place_id"],
        }
    )
