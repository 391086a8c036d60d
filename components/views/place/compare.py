"""A place beside one or two others: which ones are asked for, and the same rows of all."""

from collections.abc import Sequence

import streamlit as st

from components.app import frame, notices, url_state
from components.content.places import place as place_facts
from components.content.places import place_comparison
from components.facts import indicators, tables
from components.language.messages import gettext, ngettext
from components.widgets import blocks
from data.place import Place

BESIDE = "beside"


def asked_places(place: Place) -> tuple[Place, ...]:
    """The places that the address asks for beside one; what is no state or district, the place itself, or
    one too many, is said."""

    def understand(word: str) -> str | None:
        other = place_facts.find_place(word)
        is_beside = other and other.place_id != place.place_id and other.level != "country"
        return other.place_id if other and is_beside else None

    label, most = gettext("Place beside it"), place_comparison.MOST - 1
    asked = url_state.asked_for(BESIDE, understand)
    if asked[most:] and url_state.came_by_link(BESIDE):
        names = [tables.gazetteer().full_name(one) for one in asked[most:]]
        why = ngettext(
            "At most {count} place can stand beside one.",
            "At most {count} places can stand beside one.",
            most,
        )
        notices.say_ignored(label, names, why)
    url_state.say_unknown(BESIDE, label, understand)
    url_state.correct(BESIDE, asked[:most])
    return tuple(tables.gazetteer()[place_id] for place_id in asked[:most])


def drop_asked_places() -> None:
    """Say that nothing stands beside a village, if the address asks for it."""
    why = gettext("Only states, provinces and districts can be put beside each other.")
    url_state.unasked(BESIDE, gettext("Place beside it"), why)


def show_comparison(place: Place, others: Sequence[Place]) -> None:
    """The same rows of all places, and the choice of others."""
    places = (place, *others)
    title = place_comparison.say_title(places)
    frame.name_tab(title)
    frame.show_header(
        title,
        gettext(
            "The same rows for each place, of all its people: value, difference, year and source. Figures "
            "of single groups stand on the page of each place."
        ),
    )
    _choose(place, others)
    blocks.show_sections(place_comparison.describe_comparison(places))


def offer_comparison(place: Place) -> None:
    """The choice of places to put beside one, behind a button: its list is long."""
    box = st.expander(
        gettext("Put another place beside it"), key="beside-choice", on_change="rerun"
    )
    if box.open:
        with box:
            _choose(place, ())


def _choose(place: Place, others: Sequence[Place]) -> None:
    names = tables.gazetteer()
    options = indicators.pinnable(place.country_id) | {
        other.place_id: names.full_name(other.place_id) for other in others
    }
    options.pop(place.place_id, None)
    url_state.choose_several(
        BESIDE,
        gettext("Beside {place}", place=place.name),
        options,
        place_comparison.MOST - 1,
        gettext("Search or choose"),
        gettext("One or two states or districts. The figures that all of them have are shown."),
    )
