"""One measure of a programme on a map and in a table: choose it, choose when, see, take along."""

from collections.abc import Callable, Mapping

import streamlit as st

from components.app import basket, notices, url_state
from components.content import prepared_measures, prepared_periods
from components.content.prepared_measures import DENSITY, REACH
from components.content.prepared_periods import MeasureAsked, Periods
from components.language.messages import gettext
from components.widgets import data_grid, map, pickers, prose
from data import languages
from data.choices import ImpactChoice, PlaceChoice
from data.problems import DataProblem

__all__ = ["DENSITY", "PERIOD", "REACH", "run_alone", "show_measure", "time_slider"]

PERIOD = "period"


def run_alone(draw: Callable[[PlaceChoice], str | None], choice: PlaceChoice) -> None:
    """Draw a part of the page that runs alone when its measure or quarter changes.

    Args:
        draw: draws the part and returns the place that was just chosen on its map, if one was;
            that concerns the whole page.
    """

    @st.fragment
    @languages.keep_language
    def part() -> None:
        try:
            chosen = draw(choice)
        except DataProblem as lost:
            # A part that runs alone is not inside the page that would have said it.
            notices.say_data_problems(lost.problems)
            return
        if chosen:
            st.rerun()
        url_state.settle()

    part()


def show_measure(choice: PlaceChoice, indicator_id: str, points: bool = False) -> str | None:
    """Map with its time slider, and table twin, of one measure.

    Args:
        points: whether the programme's federations are shown as points above a map of a rate.

    Returns:
        The place that was just chosen on the map.
    """
    level = prepared_measures.level(choice.programme, indicator_id)
    options = prepared_measures.periods_of(choice.programme, indicator_id, level)
    if not options:
        notices.say_nothing_found(
            "", gettext("This measure has no figure for any place on the map.")
        )
        return None
    picture, twin = st.columns([3, 2])
    with twin:
        when = url_state.choose_latest(PERIOD, gettext("When"), options)
    with picture:
        picked = map.show_or_tell(
            lambda: prepared_measures.picture(
                choice.programme, indicator_id, level, when, points
            ).zoomed_to(choice.state if level == "district" else None),
            key=f"measure_map_{level}",
            selected=choice.district if level == "district" else choice.state,
            on_pick=pickers.pick_place,
            time=time_slider(MeasureAsked(choice.programme, indicator_id, points), options, when),
        )
        basket.show_button(f"map:{choice.programme}:{indicator_id}", choice.place, spot="measure")
    with twin:
        data_grid.show_table(
            prepared_measures.table_of(choice.programme, indicator_id, level, when, choice.state),
            is_tall=True,
        )
    for sentence in prepared_measures.cautions(choice.programme, indicator_id, level, when):
        prose.show_paragraph(sentence, "lz-meta")
    used = prepared_measures.used_sources(choice.programme, indicator_id, level, when, choice.state)
    prose.show_sources(choice.programme, used)
    return picked


def time_slider(
    asked: MeasureAsked | ImpactChoice, options: Mapping[str, str], at: str
) -> map.TimeSlider | None:
    """The slider of a map with several periods; its choice is the one of the address under PERIOD.

    Args:
        options: label of each period, oldest first.
        at: the period that is shown.
    """
    if len(options) < 2:
        return None
    return map.TimeSlider(
        Periods(options, at, prepared_periods.address(asked)),
        on_move=lambda code: url_state.move_to(PERIOD, options, code),
    )
