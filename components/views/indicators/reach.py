"""Programme against need: were the districts with the greatest need reached?"""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from components.app import url_state
from components.content.elements import data_table
from components.content.indicators.indicator import Scene, subject
from components.content.maps import coverage_limits
from components.facts import indicators, tables
from components.figures.charts import chart_parts, chart_titles, charts, pair_titles, scatter
from components.language import lists
from components.language.messages import gettext, gettext_noop, ngettext
from components.language.numbers import Unit
from components.views.indicators import choose, figure
from components.views.indicators.distribution import choose_programme, programme_of
from components.widgets import data_grid
from data import needs
from data.indicators import Indicator
from data.measures import Slice

NO_CAUSE = gettext_noop("Reach beside need says where a programme worked, not what it changed.")
ON_THE_LEFT = gettext_noop(
    "Greater need lies to the left. The lines are the medians of the districts with both figures."
)
ON_THE_RIGHT = gettext_noop(
    "Greater need lies to the right. The lines are the medians of the districts with both figures."
)
ONLY_PRESENCE = gettext_noop(
    "Reach by district is not reported for this programme; only its presence is known. “No record” "
    "does not mean that it did not work there. {admitted}"
)
SHOWN = 40


def choose_reach(indicator: Indicator) -> None:
    """The choice of a measure of reach, and before it that of a programme if there are several."""
    choose_programme(indicator)
    package_id, _ = programme_of(indicator)
    if measures := _measures(package_id):
        options = {key: one.label for key, one in measures.items()}
        url_state.choose_one("second", gettext("Reach"), options)


def show_reach(scene: Scene) -> None:
    """Quadrants of reach and need where reach is known by district, else presence and need."""
    package_id, programme = programme_of(scene.indicator)
    measures = _measures(package_id)
    if measures:
        _quadrants(scene, measures, programme)
    else:
        _presence(scene, package_id, programme)


def _measures(package_id: str) -> dict[str, Indicator]:
    return {
        indicator.key: indicator
        for indicator in indicators.catalogue().values()
        if indicator.package_id == package_id and indicator.level == "district" and indicator.is_rate
        and indicator.direction == "higher_better"
    }  # fmt: skip


def _quadrants(scene: Scene, measures: dict[str, Indicator], programme: str) -> None:
    labels = {key: one.label for key, one in measures.items()}
    reach = measures[choose.chosen_among("second", labels)]
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
        st.info(gettext("No district has both figures."), icon=":material/search_off:")
        return
    about = subject(reach, "all", "total", newest)
    shown = rows.assign(x=rows["need"], y=rows["reach"], covered=True, size=chart_parts.USUAL)
    notes = [*_what_is_high(scene), *_left_out(scene.rows, kept), reach.caveat, gettext(NO_CAUSE)]
    text = scene.text(
        pair_titles.quadrants(scene.subject, about, rows), scene.rows, [note for note in notes if note],
        gettext("Need across: {need}; reach upwards: {reach}", need=scene.subject.dated, reach=about.dated),
    )  # fmt: skip
    rightwards = scene.indicator.direction != "higher_better"
    plot = scatter.scatter(
        shown, (scene.subject, about), text, scene.pins, programme, middles, rightwards
    )
    figure.show_plot_to_zoom(plot, _readable(rows, scene, about), scene)
    _list(rows[rows["quadrant"] == "high_low"], scene, about)


def _what_is_high(scene: Scene) -> list[str]:
    is_left = scene.indicator.direction == "higher_better"
    return [gettext(ON_THE_LEFT if is_left else ON_THE_RIGHT)]


def _left_out(rows: pd.DataFrame, kept: list[str]) -> list[str]:
    moved = rows[~rows["place_id"].isin(kept)]["full_name"].tolist()
    if not moved:
        return []
    return [
        gettext(
            "Left out, because their borders moved between the two times: {places}.",
            places=lists.join(moved),
        )
    ]


def _readable(rows: pd.DataFrame, scene: Scene, about: chart_titles.Subject) -> pd.DataFrame:
    return pd.DataFrame(
        {
            gettext_noop("Place"): rows["name"],
            gettext_noop("State or province"): rows["state"],
            scene.subject.dated: rows["need"],
            about.dated: rows["reach"],
            gettext_noop("In words"): [
                gettext(needs.QUADRANTS[quadrant]) for quadrant in rows["quadrant"]
            ],
            "place_id": rows["place_id"],
        }
    )


def _list(rows: pd.DataFrame, scene: Scene, about: chart_titles.Subject) -> None:
    heading = ngettext(
        "Need above the middle, reach below it: {count} district",
        "Need above the middle, reach below it: {count} districts",
        len(rows),
    )
    st.subheader(heading, anchor=False)
    _show(
        _readable(rows, scene, about).drop(columns=["In words", "place_id"]),
        {data_table.head(one.dated): one.unit for one in (scene.subject, about)},
        ngettext(
            "{count} district with a high need and a low reach",
            "{count} districts with a high need and a low reach, greatest need first",
            len(rows),
        ),
    )


def _show(rows: pd.DataFrame, units: Mapping[str, Unit], about: str) -> None:
    shown = data_table.whole(rows)
    data_grid.draw_table(shown, about, units)


def _presence(scene: Scene, package_id: str, programme: str) -> None:
    sided = needs.by_side(scene.rows, tables.coverage_by_district(package_id))
    half, middle = needs.neediest(sided, scene.indicator.direction)
    if middle is None:
        st.info(
            gettext("No district of the programme’s states has this figure."),
            icon=":material/search_off:",
        )
        return
    note = coverage_limits.admitted(package_id)
    text = scene.text(
        pair_titles.neediest(scene.subject, half, programme), scene.rows,
        [gettext(ONLY_PRESENCE, admitted=note), gettext(NO_CAUSE)],
        gettext("{need}, the half of the districts with the greater need", need=scene.subject.dated),
    )  # fmt: skip
    known = _name_strips(half, programme)
    strips = half.assign(state=known)
    plot = charts.strips(strips, _nothing(scene), scene.subject, text, scene.pins)
    table = pd.DataFrame(
        {
            gettext_noop("Place"): half["name"],
            gettext_noop("State or province"): half["state"],
            scene.subject.dated: half["value"],
            gettext_noop("Programme"): known,
            "place_id": half["place_id"],
        }
    )
    figure.show_plot(plot, table, scene)
    unreached = table[half["look"] != "covered"]
    _show_unreached(unreached, scene, programme)


def _name_strips(half: pd.DataFrame, programme: str) -> pd.Series:
    """What is known of the presence of a programme in each district, in words."""
    proven = gettext("Proven to be in {programme}", programme=programme)
    likely = gettext("Likely in {programme}, on weak evidence", programme=programme)
    other = {"not_covered": gettext("Not covered"), "no_record": gettext("No record")}
    known = half["look"].map(other).mask(half["side"] == "programme", proven)
    return known.mask(half["side"] == "likely", likely)


def _show_unreached(unreached: pd.DataFrame, scene: Scene, programme: str) -> None:
    heading = ngettext(
        "Need above the middle, not known to be in {programme}: {count} district",
        "Need above the middle, not known to be in {programme}: {count} districts",
        len(unreached),
        programme=programme,
    )
    st.subheader(heading, anchor=False)
    _show(
        unreached.drop(columns=["place_id"]).head(SHOWN),
        {data_table.head(scene.subject.dated): scene.subject.unit},
        gettext(
            "Districts with a high need and not known to be in {programme}, greatest need first",
            programme=programme,
        ),
    )
    if len(unreached) > SHOWN:
        more = gettext(
            "The first {count} of {whole}; all are in the figures to download.",
            count=SHOWN,
            whole=len(unreached),
        )
        st.caption(more)


def _nothing(scene: Scene) -> pd.DataFrame:
    return indicators.aggregate_values(*scene.cut, scene.choice.period).iloc[:0]
