"""The facets of the case studies: what can be chosen, how many each would give, what is chosen."""

from collections.abc import Callable, Collection, Iterable
from functools import partial

import streamlit as st

from components.app import url_state
from components.content.cases import case_facets
from components.facts import searches, tables
from components.language.messages import gettext, gettext_noop
from components.widgets import facet_bar, pickers
from data.choices import CaseChoice

WORDS = "q"
STATE, DISTRICT = "state", "district"
EVERY_GROUP, ON, ALL_GROUPS = "every_group", "yes", gettext_noop("All of these groups")


def choose_cases() -> CaseChoice:
    """Which case studies to list: draws the facets, and what is chosen with a way to undo it."""
    text = url_state.enter_words(
        WORDS,
        gettext("Search"),
        gettext("A right, a village, an organisation, in any spelling"),
    )
    parts = facet_bar.read_facets(case_facets.facets())
    states, districts = _chosen_places()
    bar = facet_bar.open_bar()
    choice = CaseChoice(
        words=text,
        places=tables.gazetteer().narrowest(states, districts),
        every_group=_every_group(parts["groups"]),
        **parts,
    )
    first, *others = case_facets.facets()
    counts = partial(count_cases, choice)
    with bar:
        facet_bar.draw_facets([first], counts)
        _place_facet(choice, states, districts)
        facet_bar.draw_facets(others, counts)
    _chips(choice)
    return choice


def _chosen_places() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The states or provinces and the districts that the address asks for."""
    return (
        url_state.chosen(
            STATE, gettext("State or province"), case_facets.places_of("state"), _place_of("state")
        ),
        url_state.chosen(
            DISTRICT, gettext("District"), case_facets.places_of("district"), _place_of("district")
        ),
    )


def _every_group(groups: Collection[str]) -> bool:
    """Whether all the groups chosen are meant; offered where there are several."""
    if len(groups) > 1:
        return url_state.flag(EVERY_GROUP, gettext(ALL_GROUPS))
    url_state.unasked(EVERY_GROUP, gettext(ALL_GROUPS), gettext("Choose two groups first."))
    return False


def read_choice() -> CaseChoice:
    """The choice that the address carries, on a page that shows no facets."""
    parts = facet_bar.read_facets(case_facets.facets())
    states, districts = _chosen_places()
    url_state.say_unknown(EVERY_GROUP, gettext(ALL_GROUPS), _understand_on)
    every = url_state.asked_for(EVERY_GROUP, _understand_on)
    return CaseChoice(
        words=url_state.from_address(WORDS) or "",
        places=tables.gazetteer().narrowest(states, districts),
        every_group=len(parts["groups"]) > 1 and bool(every),
        **parts,
    )


def _understand_on(word: str) -> str | None:
    return word if word == ON else None


def address_query(choice: CaseChoice) -> dict[str, str | list[str]]:
    """The choice as it stands in an address, for links that keep it."""
    places = tables.gazetteer()
    chosen = {facet.key: list(getattr(choice, facet.part)) for facet in case_facets.facets()}
    chosen[STATE] = _distinct(places.state_of(place) for place in choice.places)
    chosen[DISTRICT] = [place for place in choice.places if places[place].level == "district"]
    return {
        **({WORDS: choice.words} if choice.words.strip() else {}),
        **{key: codes for key, codes in chosen.items() if codes},
        **({EVERY_GROUP: ON} if choice.every_group else {}),
    }


def found_ids(choice: CaseChoice) -> list[str] | None:
    """Ids of the cases that a search for the choice's words found; None without words."""
    return searches.search_everything(choice.words).ids("case") if choice.words.strip() else None


def count_cases(choice: CaseChoice, part: str) -> dict[str, int]:
    """Number of cases for each option of a facet, everything else in the choice in force."""
    return tables.stories().counts(choice, part, found_ids(choice))


def pick_options(chosen: dict[str, str]) -> dict[str, list[str]]:
    """What to choose so that one option of each of some facets is; for clicks on a matrix."""
    told = {key: [code] for key, code in chosen.items()}
    return {**told, DISTRICT: []} if STATE in chosen else told


def clear_choices() -> None:
    """Take every choice away but the words."""
    url_state.choose(
        {
            key: ()
            for key in (
                *(facet.key for facet in case_facets.facets()),
                EVERY_GROUP,
                STATE,
                DISTRICT,
            )
        }
    )


def _place_facet(choice: CaseChoice, states: Iterable[str], districts: Iterable[str]) -> None:
    """States, and inside each that is opened, its districts."""
    number, places = count_cases(choice, "places"), tables.gazetteer()
    opened = {*states, *(places.state_of(district) for district in districts)}
    label = gettext("Place")
    if choice.places:
        label = gettext("{label} ({count})", label=label, count=len(choice.places))
    with st.popover(label, key="facet-place"):
        for state, name in case_facets.places_of("state").items():
            url_state.boxes(STATE, {state: name}, number)
            if state in opened:
                inside = [
                    district
                    for district in case_facets.places_of("district")
                    if places.state_of(district) == state
                ]
                with st.container(key=f"inside-{state}"):
                    url_state.boxes(
                        DISTRICT, {place_id: places.name(place_id) for place_id in inside}, number
                    )


def _chips(choice: CaseChoice) -> None:
    """What is chosen, each with a way to take it away."""
    places = tables.gazetteer()
    chosen = [
        (facet.key, code, facet.options[code])
        for facet in case_facets.facets()
        for code in getattr(choice, facet.part)
    ]
    for place in choice.places:
        key = DISTRICT if places[place].level == "district" else STATE
        chosen.append((key, place, places.name(place)))
    if not chosen:
        return
    with st.container(horizontal=True, key="chips"):
        for key, code, label in chosen:
            _chip(f"{key}-{code}", label, partial(url_state.untick, key, code))
        if len(chosen) > 1:
            st.button(gettext("Clear all"), key="clear", type="tertiary", on_click=clear_choices)


def _chip(key: str, label: str, take_away: Callable[[], None]) -> None:
    st.button(
        label,
        key=f"chip-{key}",
        icon=":material/close:",
        help=gettext("Take away: {choice}", choice=label),
        on_click=take_away,
    )


def _place_of(level: str) -> url_state.Understand:
    return pickers.by_place_name(level, options=case_facets.places_of(level))


def _distinct(codes: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(code for code in codes if code is not None))
