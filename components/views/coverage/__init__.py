"""What the page of where a programme worked draws."""

from components.app import frame
from components.language.messages import gettext
from components.views.coverage import district_map, presence_map
from components.widgets import choice_row, measure_map, pickers, view_files, village_search
from components.widgets.measure_map import MeasureChoice
from components.widgets.source_list import SourceList


def show_header() -> None:
    """What the page asks, and what it holds."""
    frame.show_header(
        gettext("Where did they work?"),
        gettext(
            "The districts each programme reached, as far as sources say so. Choose a place, or click it."
        ),
    )


def show_coverage() -> None:
    """The map and the table of the same rows, what is known of the chosen place, what the map leaves out."""
    choice = measure_map.run_alone(_choose, _show_with_files, measure_map.place_of)
    if choice is not None:
        named = SourceList("coverage")
        presence_map.show_chosen_place(choice, named)
        presence_map.show_left_out(choice, named)
        named.show_list()


def _choose() -> MeasureChoice:
    with choice_row.show_row():
        programme = pickers.choose_programme()
        place = pickers.choose_place(programme)
        presence = presence_map.presence_measures(programme)
        return MeasureChoice(place, pickers.choose_measure(programme, measure_map.REACH, presence))


def _show_with_files(asked: MeasureChoice) -> None:
    _show(asked)
    if asked.measure is not None:
        view_files.show_files("coverage")


def _show(asked: MeasureChoice) -> None:
    """The map of the chosen measure, or that of the chosen district."""
    choice, measure = asked.place, asked.measure
    if choice.district is None:
        district_map.forget_inside()

    def beside() -> None:
        presence_map.show_card(choice)
        village_search.show_search()

    if measure is None:
        return
    if measure == presence_map.PRESENCE and district_map.can_be_drawn(choice.district):
        district_map.show_district(choice, beside)
    elif measure in presence_map.presence_measures(choice.programme):
        presence_map.show_presence(choice, measure, beside)
    else:
        measure_map.show_measure(asked, beside)
