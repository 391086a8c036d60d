"""What the page of federations draws: the ladders, how dense they are, how they grew, who reports."""

import streamlit as st

from components.app import frame, url_state
from components.content import federations, statements
from components.content import official_density as official
from components.language.messages import gettext, ngettext
from components.views.coverage import presence_map
from components.views.federations import ladders, official_density
from components.widgets import measure_map, pickers, programme_statements
from data.choices import PlaceChoice


def show_header() -> None:
    """What the page asks, and what it holds."""
    frame.show_header(
        gettext("How people federate"),
        gettext(
            "Families join groups, groups join federations, federations join networks: how many, and how "
            "dense."
        ),
    )


def show_ladders() -> None:
    """What a federation is, and the ladders side by side."""
    programme_statements.show_definitions(statements.FEDERATIONS)
    ladders.show_ladders()


def show_benefits() -> None:
    """What organising brings, in the words of each programme."""
    st.header(gettext("What organising brings"), anchor="benefits")
    programme_statements.show_others(statements.FEDERATIONS)


def show_density() -> str:
    """Density on a map and in a table; returns the programme that was chosen there."""
    st.header(gettext("How dense are they?"), anchor="density")
    choice = pickers.choose_place(pickers.choose_programme())
    measure_map.run_alone(_density, choice)
    presence_map.show_place_link(choice)
    return choice.programme


def _density(choice: PlaceChoice) -> str | None:
    """Rates or counts on a map and in a table; returns a place chosen there."""
    kinds = {"rates": gettext("Rates"), "counts": gettext("Counts")}
    rates = url_state.switch("kind", gettext("Show"), kinds) == "rates"
    measure = pickers.choose_measure(choice.programme, measure_map.DENSITY, {}, rates)
    if measure is None:
        return None
    number = len(federations.points(choice.programme))
    label = ngettext(
        "Show the {count} federation whose place is known",
        "Show the {count} federations whose place is known",
        number,
    )
    points = bool(number) and url_state.flag("points", label)
    picked = measure_map.show_measure(choice, measure, points)
    if rates:
        _show_blocks(f"{choice.programme}:{measure}")
    return picked


def _show_blocks(key: str) -> None:
    """The newest rates of the programme's own blocks, if it has a register that knows them."""
    known = official.periods(key)
    official_density.show_blocks(key, next(iter(known)), "own_blocks")


def show_official_density(programme: str) -> None:
    """The groups that the government of a programme's country counts, by district and block."""
    official_density.show_density(programme)


def show_rules(programme: str) -> None:
    """The rules of each tier of a programme."""
    st.header(gettext("The rules of each tier"), anchor="rules")
    ladders.show_rules(programme)


def show_growth(programme: str) -> None:
    """How the federations of a programme grew."""
    st.header(gettext("How they grew"), anchor="growth")
    ladders.show_growth(programme)


def show_reporters(programme: str) -> None:
    """Who reports which counts of a programme, and what governments count."""
    st.header(gettext("Who reports what"), anchor="reporters")
    ladders.show_reporters(programme)
    ladders.show_official_counts()
