"""Programme against need: were the districts with the greatest need reached?"""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from components.app import url_state
from components.content import data_table
from components.content.indicator import Scene, subject
from components.facts import indicators, tables
from components.figures.charts import chart_parts, chart_titles, charts, pair_titles, scatter
from components.language.numbers import Unit
from components.views.indicators import figure
from components.views.indicators.distribution import programme_of
from components.widgets import data_grid
from data import needs
from data.indicators import Indicator
from data.measures import Slice

NO_CAUSE = "Reach beside need says where a programme worked, not what it changed."
SHOWN = 40


def show_reach(scene: Scene) -> None:
    """Quadrants of reach and need where reach is known by district, else presence and need."""
    package_id, programme = programme_of(scene)
    measures = _measures(package_id)
    if measures:
        _quadrants(scene, measures, programme)
    else:
        _presence(scene, package_id, programme)


def _measures(package_id: str) -> dict[str, Indicator]:
    return {
        one.key: one
        for one in indicators.catalogue().values()
        if one.package_id == package_id and one.level == "district" and one.is_rate
        and one.direction == "higher_better"
    }  # fmt: skip


def _quadrants(scene: Scene, measures: dict[str, Indicator], programme: str) -> None:
    options = {key: one.label for key, one in measures.items()}
    reach = measures[str(url_state.one("second", "Reach", options))]
    newest = reach.periods(Slice())[0]
    found = indicators.at(reach.key, "all", "total", newest, "district").set_index("place_id")[
        "value"
    ]
    times = (scene.choice.period, newest)
    kept = [
        place_id
        for place_id in scene.rows["place_id"]
        if not indicators.rules().between(None, place_id, *times).refused
    ]
    usable = scene.rows[scene.rows["place_id"].isin(kept)]
    rows, middles = needs.quadrants(usable, found.dropna().to_dict(), scene.indicator.direction)
    if middles is None:
        st.info("No district has both figures.", icon=":material/search_off:")
        return
    about = subject(reach, "all", "total", newest)
    shown = rows.assign(x=rows["need"], y=rows["reach"], covered=True, size=chart_parts.USUAL)
    notes = [*_what_is_high(scene), *_left_out(scene.rows, kept), reach.caveat, NO_CAUSE]
    text = scene.text(
        pair_titles.quadrants(scene.subject, about, rows), scene.rows, [note for note in notes if note],
        f"Need across: {scene.subject.dated}; reach upwards: {about.dated}",
    )  # fmt: skip
    rightwards = scene.indicator.direction != "higher_better"
    plot = scatter.scatter(
        shown, (scene.subject, about), text, scene.pins, programme, middles, rightwards
    )
    figure.show_plot(plot, _readable(rows, scene, about), scene)
    _list(rows[rows["quadrant"] == "high_low"], scene, about)


def _what_is_high(scene: Scene) -> list[str]:
    side = "to the left" if scene.indicator.direction == "higher_better" else "to the right"
    return [
        f"Greater need lies {side}. The lines are the medians of the districts with both figures."
    ]


def _left_out(rows: pd.DataFrame, kept: list[str]) -> list[str]:
    moved = rows[~rows["place_id"].isin(kept)]["name"].tolist()
    return (
        [f"Left out, because their borders moved between the two times: {', '.join(moved)}."]
        if moved
        else []
    )


def _readable(rows: pd.DataFrame, scene: Scene, about: chart_titles.Subject) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Place": rows["name"],
            "State or province": rows["state"],
            scene.subject.dated: rows["need"],
            about.dated: rows["reach"],
            "In words": [needs.QUADRANTS[quadrant] for quadrant in rows["quadrant"]],
            "place_id": rows["place_id"],
        }
    )


def _list(rows: pd.DataFrame, scene: Scene, about: chart_titles.Subject) -> None:
    st.subheader(f"Need above the middle, reach below it: {len(rows):,} districts", anchor=False)
    _show(
        _readable(rows, scene, about).drop(columns=["In words", "place_id"]),
        {scene.subject.dated: scene.subject.unit, about.dated: about.unit},
        f"{len(rows)} districts with a high need and a low reach, greatest need first",
    )


def _show(rows: pd.DataFrame, units: Mapping[str, Unit], about: str) -> None:
    shown = data_table.whole(rows)
    data_grid.draw_table(shown, about, units)


def _presence(scene: Scene, package_id: str, programme: str) -> None:
    sided = needs.by_side(scene.rows, tables.coverage_by_district(package_id))
    half, middle = needs.neediest(sided, scene.indicator.direction)
    if middle is None:
        st.info(
            "No district of the programme’s states has this figure.", icon=":material/search_off:"
        )
        return
    note = str(tables.programmes()[package_id].about.get("coverage_note", ""))
    text = scene.text(
        pair_titles.neediest(scene.subject, half, programme), scene.rows,
        ["Reach by district is not reported for this programme; only its presence is known. “No record” "
         f"does not mean that it did not work there. {note}", NO_CAUSE],
        f"{scene.subject.dated}, the half of the districts with the greater need",
    )  # fmt: skip
    known = half["look"].map({"not_covered": "Not covered", "no_record": "No record"})
    known = known.mask(half["side"] == "programme", f"Proven to be in {programme}")
    known = known.mask(half["side"] == "likely", f"Likely in {programme}, on weak evidence")
    strips = half.assign(state=known)
    plot = charts.strips(strips, _nothing(scene), scene.subject, text, scene.pins)
    table = pd.DataFrame(
        {
            "Place": half["name"],
            "State or province": half["state"],
            scene.subject.dated: half["value"],
            "Programme": known,
            "place_id": half["place_id"],
        }
    )
    figure.show_plot(plot, table, scene)
    unreached = table[half["look"] != "covered"]
    st.subheader(
        f"Need above the middle, not known to be in {programme}: {len(unreached):,} districts",
        anchor=False,
    )
    _show(
        unreached.drop(columns=["place_id"]).head(SHOWN),
        {scene.subject.dated: scene.subject.unit},
        f"Districts with a high need and not known to be in {programme}, greatest need first",
    )
    if len(unreached) > SHOWN:
        st.caption(f"The first {SHOWN} of {len(unreached):,}; all are in the figures to download.")


def _nothing(scene: Scene) -> pd.DataFrame:
    return indicators.whole_values(*scene.cut, scene.choice.period).iloc[:0]
