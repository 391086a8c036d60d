"""What the page of federations draws: the ladders, how dense they are, how they grew, who reports."""

import streamlit as st

from components.app import frame, url_state
from components.content.programmes import federation_points, statements
from components.content.programmes import official_density as official
from components.facts import tables
from components.language.messages import gettext, ngettext
from components.views.coverage import presence_map
from components.views.federations import ladders, official_density
from components.widgets import (
    choice_row,
    headings,
    measure_map,
    pickers,
    programme_statements,
    view_files,
)
from components.widgets.measure_map import MeasureChoice
from components.widgets.source_list import SourceList

KIND, RATES, POINTS = "kind", "rates", "points"


def show_header() -> None:
    """What the page asks, and what it holds."""
    frame.show_header(
        gettext("How people federate"),
        gettext(
            "Families join groups, groups join federations, federations join networks: how many, and how "
            "dense."
        ),
    )


def number_sources() -> SourceList:
    """The sources that the parts of the page name, whose list stands below the last of them."""
    return SourceList("federations")


def show_ladders(named: SourceList) -> None:
    """What a federation is, and the ladders side by side."""
    st.header(gettext("The ladders"), anchor="ladders")
    programme_statements.show_definitions(statements.FEDERATIONS, named)
    ladders.show_ladders()


def show_benefits(named: SourceList) -> None:
    """What organising brings, in the words of each programme."""
    st.header(gettext("What organising brings"), anchor="benefits")
    programme_statements.show_others(statements.FEDERATIONS, headings.SECTION, named)


def show_density() -> str:
    """Density on a map and in a table; returns the programme that was chosen there."""
    choice = measure_map.run_alone(_choose, _show, measure_map.place_of)
    if choice:
        return choice.programme
    # A damaged table is said above; what follows is still of the programme that was asked for.
    asked, known = url_state.from_address("programme"), list(tables.programmes())
    return asked if asked in known else known[0]


def _choose() -> MeasureChoice:
    """Programme, measure and place in one row; rates or counts, and the points, behind its button."""
    with choice_row.show_row():
        programme = pickers.choose_programme()
        spot = st.container()
        place = pickers.choose_place(programme)
        with choice_row.show_rest((KIND, POINTS)):
            rates = _choose_rates()
            points = _choose_points(programme)
        with spot:
            measure = pickers.choose_measure(programme, measure_map.DENSITY, {}, rates)
    return MeasureChoice(place, measure, points)


def _choose_rates() -> bool:
    kinds = {RATES: gettext("Rates"), "counts": gettext("Counts")}
    return url_state.switch(KIND, gettext("Show"), kinds) == RATES


def _choose_points(programme: str) -> bool:
    number = len(federation_points.points(programme))
    label = ngettext(
        "Show the {count} federation whose place is known",
        "Show the {count} federations whose place is known",
        number,
    )
    return bool(number) and url_state.flag(POINTS, label)


def _show(asked: MeasureChoice) -> None:
    """The map and the table of a measure and, of a rate, its map by block."""
    if asked.measure is None:
        return

    def beside() -> None:
        presence_map.show_card(asked.place)

    measure_map.show_measure(asked, beside)
    view_files.show_files("federations")
    if url_state.from_address(KIND) in (None, RATES):
        _show_blocks(f"{asked.place.programme}:{asked.measure}")


def _show_blocks(key: str) -> None:
    """The newest rates of the programme's own blocks, if it has a register that knows them."""
    known = official.periods(key)
    named = SourceList("blocks")
    official_density.show_blocks(key, next(iter(known)), "own_blocks", named)
    named.show_list()


def show_official_density(programme: str, named: SourceList) -> None:
    """The groups that the government of a programme's country counts, by district and block."""
    official_density.show_density(programme, named)


def show_rules(programme: str) -> None:
    """The rules of each tier of a programme."""
    st.header(gettext("The rules of each tier"), anchor="rules")
    ladders.show_rules(programme)


def show_growth(programme: str, named: SourceList) -> None:
    """How the federations of a programme grew."""
    st.header(gettext("How they grew"), anchor="growth")
    ladders.show_growth(programme, named)


def show_reporters(programme: str, named: SourceList) -> None:
    """Who reports which counts of a programme, and what governments count."""
    st.header(gettext("Who reports what"), anchor="reporters")
    ladders.show_reporters(programme, named)
    ladders.show_official_counts(named)
    named.show_list()
