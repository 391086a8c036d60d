"""One measure of a programme on a map and in a table: choose it, choose when, see, take along."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from components.app import basket, notices, url_state
from components.content import prepared_measures
from components.content.prepared_measures import DENSITY, REACH
from components.language.messages import gettext
from components.widgets import data_grid, map, pickers, prose
from data import languages
from data.choices import PlaceChoice
from data.problems import DataProblem

__all__ = ["DENSITY", "REACH", "MeasureChoice", "run_alone", "show_measure"]

SECONDS_A_STEP = 1.2
# How often it has played to the end.
ENDS = "@ends"


@dataclass(frozen=True)
class MeasureChoice:
    """What a map shows.

    Attributes:
        measure: None where the programme has none that can be drawn.
        points: whether the programme's federations stand above a map of a rate.
    """

    place: PlaceChoice
    measure: str | None
    points: bool = False


def run_alone(
    choose: Callable[[], MeasureChoice], draw: Callable[[MeasureChoice], None]
) -> PlaceChoice | None:
    """Draw the choices and the map, a part that runs alone when the measure or quarter changes, or plays.

    Args:
        choose: draws the row of choices. Another programme or place concerns the whole page.
        draw: draws what was chosen.

    Returns:
        The programme and place that were chosen; None, and said, where a table is damaged.
    """
    pace, known = _pace(), list[PlaceChoice]()

    @st.fragment(run_every=pace)
    @languages.keep_language
    def part() -> None:
        try:
            asked = choose()
            if known and asked.place != known[0]:
                st.rerun()
            known[:] = [asked.place]
            draw(asked)
        except DataProblem as lost:
            # A part that runs alone is not inside the page that would have said it.
            notices.say_data_problems(lost.problems)
            return
        if pace != _pace():
            st.rerun()
        url_state.settle()

    part()
    return known[0] if known else None


def _pace() -> float | None:
    """Seconds until the part runs again by itself, if it plays."""
    return SECONDS_A_STEP if st.session_state.get(_play()) else None


def _play() -> str:
    """Key of the switch that lets it play; another one, which is off, after each end and each address.

    A browser that has not heard of the end goes on sending that the switch before is on.
    """
    return f"play:{url_state.arrivals()}:{st.session_state.get(ENDS, 0)}"


def show_measure(asked: MeasureChoice, beside: Callable[[], None]) -> None:
    """Map of one measure, below it the time slider, which can play by itself, and the table twin.

    Args:
        beside: draws what stands beside the map.
    """
    choice, indicator_id = asked.place, str(asked.measure)
    level = prepared_measures.level(choice.programme, indicator_id)
    options = prepared_measures.periods_of(choice.programme, indicator_id, level)
    if not options:
        notices.say_nothing_found(
            "", gettext("This measure has no figure for any place on the map.")
        )
        return
    picture, aside = st.columns([3, 2], gap="medium")
    with picture:
        # The map stands first, but waits for the time that is chosen below it.
        spot = st.container()
        when = _when(options)
    with spot:
        map.show_or_tell(
            lambda: prepared_measures.picture(
                choice.programme, indicator_id, level, when, asked.points
            ).zoomed_to(choice.state if level == "district" else None),
            key=f"measure_map_{level}",
            selected=choice.district if level == "district" else choice.state,
            on_pick=pickers.pick_place,
        )
    with picture:
        basket.show_button(f"map:{choice.programme}:{indicator_id}", choice.place, spot="measure")
    with aside:
        beside()
        for sentence in prepared_measures.cautions(choice.programme, indicator_id, level, when):
            prose.show_paragraph(sentence, "lz-meta")
        used = prepared_measures.used_sources(
            choice.programme, indicator_id, level, when, choice.state
        )
        prose.show_sources(choice.programme, used)
    # As wide as the page: beside the map its last columns would be cut off.
    data_grid.show_table(
        prepared_measures.table_of(choice.programme, indicator_id, level, when, choice.state)
    )


def _when(options: dict[str, str]) -> str:
    if len(options) == 1:
        return url_state.step("period", gettext("When"), options)
    is_playing = _pace() is not None
    if is_playing and not url_state.move_on("period", options):
        st.session_state[ENDS] = st.session_state.get(ENDS, 0) + 1
        url_state.note_act()
    slider, button = st.columns([5, 1], vertical_alignment="bottom")
    with button:
        st.toggle(gettext("Play"), key=_play(), on_change=_start_or_stop, args=(options,))
    with slider:
        return url_state.step("period", gettext("When"), options, moves_alone=is_playing)


def _start_or_stop(options: dict[str, str]) -> None:
    """From the last time, begin with the first; the address follows when it has stopped."""
    if st.session_state[_play()]:
        url_state.move_on("period", options, begin=True)
    else:
        url_state.note_act()
