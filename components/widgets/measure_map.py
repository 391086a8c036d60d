"""One measure of a programme on a map and in a table: choose it, choose when, see, take along."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from components.app import basket, fragment, notices, url_state
from components.content.maps import prepared_measures, prepared_periods
from components.content.maps.prepared_measures import DENSITY, REACH
from components.content.maps.prepared_periods import MeasureAsked, Periods
from components.content.villages import villages_beside
from components.language.messages import gettext
from components.widgets import data_grid, map, pickers, prose
from components.widgets.source_list import SourceList
from data.choices import ImpactChoice, PlaceChoice
from data.problems import DataProblem

__all__ = [
    "DENSITY", "PERIOD", "REACH", "MeasureChoice", "place_of", "run_alone", "show_measure", "time_slider",
]  # fmt: skip

PERIOD = "period"
Asked = TypeVar("Asked")
Whole = TypeVar("Whole")


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


def place_of(asked: MeasureChoice) -> PlaceChoice:
    """What of a choice of a measure concerns the whole page: programme and place."""
    return asked.place


def run_alone(
    choose: Callable[[], Asked], draw: Callable[[Asked], None], whole: Callable[[Asked], Whole]
) -> Whole | None:
    """Draw the choices and the map, a part that runs alone when its measure or quarter changes.

    Args:
        choose: draws the row of choices.
        draw: draws what was chosen.
        whole: what of it concerns the whole page, which runs again when that is another one.

    Returns:
        What concerns the whole page, such as programme and place; None, and said, where a table is damaged.
    """
    known = list[Whole]()

    def part() -> None:
        try:
            asked = choose()
            if known and whole(asked) != known[0]:
                st.rerun()
            known[:] = [whole(asked)]
            draw(asked)
        except DataProblem as lost:
            # A part that runs alone is not inside the page that would have said it.
            notices.say_data_problems(lost.problems)
            return
        url_state.settle()

    fragment.run_alone(part)
    return known[0] if known else None


def show_measure(asked: MeasureChoice, beside: Callable[[], None]) -> None:
    """Map of one measure with its time slider, and the table twin.

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
    with aside:
        beside()
        when = url_state.choose_latest(PERIOD, gettext("When"), options)
    with picture:
        map.show_or_tell(
            lambda: prepared_measures.picture(
                choice.programme, indicator_id, level, when, asked.points
            ).zoomed_to(choice.state if level == "district" else None),
            key=f"measure_map_{level}",
            selected=choice.district if level == "district" else choice.state,
            on_pick=pickers.pick_place,
            time=time_slider(
                MeasureAsked(choice.programme, indicator_id, asked.points),
                options,
                when,
            ),
            ahead=prepared_periods.ahead_of_measure(choice.programme, indicator_id),
        )
        basket.show_button(f"map:{choice.programme}:{indicator_id}", choice.place, spot="measure")
    with aside:
        for sentence in prepared_measures.cautions(choice.programme, indicator_id, level, when):
            prose.show_paragraph(sentence, "lz-meta")
        if choice.place:
            for sentence in villages_beside.say(choice.programme, indicator_id, choice.place):
                prose.show_paragraph(sentence, "lz-meta")
        used = prepared_measures.used_sources(
            choice.programme, indicator_id, level, when, choice.state
        )
        named = SourceList("measure")
        named.show_marks(choice.programme, used)
    # As wide as the page: beside the map its last columns would be cut off.
    data_grid.show_table(
        prepared_measures.table_of(choice.programme, indicator_id, level, when, choice.state)
    )
    named.show_list()


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
