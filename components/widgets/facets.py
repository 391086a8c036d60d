"""The facets of the case studies: what can be chosen, how many each would give, what is chosen."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

import streamlit as st

from components.app import url_state
from components.facts import searches, tables
from components.language.messages import gettext, gettext_noop
from components.widgets import pickers
from data.choices import NOT_SAID, CaseChoice


@dataclass(frozen=True)
class Facet:
    """One question a case can be chosen by.

    Attributes:
        key: its key in the address.
        part: the part of the choice, and the facet of the cases.
        label: the message that names it.
        vocabulary: list of terms its options are labelled with; None for other labels.
    """

    key: str
    part: str
    label: str
    vocabulary: str | None = None


WORDS = "q"
STATE, DISTRICT = "state", "district"
EVERY_GROUP, ON, ALL_GROUPS = "every_group", "yes", gettext_noop("All of these groups")
THEME = Facet("theme", "themes", gettext_noop("Theme"), "themes")
GROUP = Facet("group", "groups", gettext_noop("Who"), "groups")
FACETS = (
    THEME,
    GROUP,
    Facet("outcome", "outcome_kinds", gettext_noop("What came of it"), "case_outcome_kinds"),
    Facet("told_by", "source_kinds", gettext_noop("Who says so"), "source_kinds"),
    Facet("tier", "tiers", gettext_noop("Kind of group"), "tiers"),
    Facet("year", "years", gettext_noop("Year")),
    Facet("programme", "programmes", gettext_noop("Programme")),
)


def choose_cases() -> CaseChoice:
    """Which case studies to list: draws the facets, and what is chosen with a way to undo it."""
    text = url_state.enter_words(
        WORDS,
        gettext("Search"),
        gettext("A right, a village, an organisation, in any spelling"),
    )
    parts = _chosen_parts()
    states, districts = _chosen_places()
    bar = st.container(horizontal=True, key="facets")
    choice = CaseChoice(
        words=text,
        places=tables.gazetteer().narrowest(states, districts),
        every_group=_every_group(parts[GROUP.part]),
        **parts,
    )
    with bar:
        url_state.choose_many(
            THEME.key, gettext(THEME.label), facet_options(THEME), count_cases(choice, THEME.part)
        )
        _place_facet(choice, states, districts)
        for facet in FACETS[1:]:
            url_state.choose_many(
                facet.key,
                gettext(facet.label),
                facet_options(facet),
                count_cases(choice, facet.part),
            )
    _chips(choice)
    return choice


def _chosen_parts() -> dict[str, tuple[str, ...]]:
    """What the address asks for in each facet but that of places, by part of the choice."""
    return {
        facet.part: url_state.chosen(
            facet.key, gettext(facet.label), facet_options(facet), _understand(facet)
        )
        for facet in FACETS
    }


def _chosen_places() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The states or provinces and the districts that the address asks for."""
    return (
        url_state.chosen(STATE, gettext("State or province"), _states(), _place_of("state")),
        url_state.chosen(DISTRICT, gettext("District"), _districts(), _place_of("district")),
    )


def _every_group(groups: Collection[str]) -> bool:
    """Whether all the groups chosen are meant; offered where there are several."""
    if len(groups) > 1:
        return url_state.flag(EVERY_GROUP, gettext(ALL_GROUPS))
    url_state.unasked(EVERY_GROUP, gettext(ALL_GROUPS), gettext("Choose two groups first."))
    return False


def read_choice() -> CaseChoice:
    """The choice that the address carries, on a page that shows no facets."""
    parts = _chosen_parts()
    states, districts = _chosen_places()
    url_state.say_unknown(EVERY_GROUP, gettext(ALL_GROUPS), _understand_on)
    every = url_state.asked_for(EVERY_GROUP, _understand_on)
    return CaseChoice(
        words=url_state.from_address(WORDS) or "",
        places=tables.gazetteer().narrowest(states, districts),
        every_group=len(parts[GROUP.part]) > 1 and bool(every),
        **parts,
    )


def _understand_on(word: str) -> str | None:
    return word if word == ON else None


def address_query(choice: CaseChoice) -> dict[str, str | list[str]]:
    """The choice as it stands in an address, for links that keep it."""
    places = tables.gazetteer()
    chosen = {facet.key: list(getattr(choice, facet.part)) for facet in FACETS}
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


def _understand(facet: Facet) -> url_state.Understand:
    """A code of a facet, its label with or without the word that many people use, or that word."""
    words = tables.vocabulary()
    known = facet_options(facet)
    plain = url_state.by_code_or_label(known)
    if facet.vocabulary is None:
        return plain
    also = words.also_called(facet.vocabulary)
    by_label = {words.label(facet.vocabulary, one).casefold(): one for one in known}

    def understand(word: str) -> str | None:
        code = plain(word) or by_label.get(word.casefold()) or also.get(word.casefold())
        return code if code in known else None

    return understand


def facet_options(facet: Facet) -> dict[str, str]:
    """Label of each option that any case has, in the order of its list; newest year first."""
    return _options(facet.part, facet.vocabulary)


@tables.once
def _options(part: str, vocabulary: str | None) -> dict[str, str]:
    used = tables.stories().facets.bits[part]
    if vocabulary:
        words = tables.vocabulary()
        known: Mapping[str, str] = {
            code: words.called(vocabulary, code) for code in words.ids(vocabulary)
        }
    elif part == "years":
        known = {one: one for one in sorted(used, reverse=True) if one != NOT_SAID}
    else:
        known = tables.programme_names()
    offered = {**known, NOT_SAID: gettext("Not reported")}
    return {code: label for code, label in offered.items() if code in used}


def pick_options(chosen: dict[str, str]) -> dict[str, list[str]]:
    """What to choose so that one option of each of some facets is; for clicks on a matrix."""
    told = {key: [code] for key, code in chosen.items()}
    return {**told, DISTRICT: []} if STATE in chosen else told


def clear_choices() -> None:
    """Take every choice away but the words."""
    url_state.choose(
        {key: () for key in (*(facet.key for facet in FACETS), EVERY_GROUP, STATE, DISTRICT)}
    )


def state_options() -> dict[str, str]:
    """Names of the states and provinces that any case lies in, country by country."""
    return _states()


def _place_facet(choice: CaseChoice, states: Iterable[str], districts: Iterable[str]) -> None:
    """States, and inside each that is opened, its districts."""
    number, places = count_cases(choice, "places"), tables.gazetteer()
    opened = {*states, *(places.state_of(district) for district in districts)}
    label = gettext("Place")
    if choice.places:
        label = gettext("{label} ({count})", label=label, count=len(choice.places))
    with st.popover(label, key="facet-place"):
        for state, name in _states().items():
            url_state.boxes(STATE, {state: name}, number)
            if state in opened:
                inside = [
                    district for district in _districts() if places.state_of(district) == state
                ]
                with st.container(key=f"inside-{state}"):
                    url_state.boxes(
                        DISTRICT, {place_id: places.name(place_id) for place_id in inside}, number
                    )


def _chips(choice: CaseChoice) -> None:
    """What is chosen, each with a way to take it away."""
    places = tables.gazetteer()
    chosen = [
        (facet.key, code, facet_options(facet)[code])
        for facet in FACETS
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


def _states() -> dict[str, str]:
    return _used_places("state")


def _districts() -> dict[str, str]:
    return _used_places("district")


@tables.once
def _used_places(level: str) -> dict[str, str]:
    return tables.gazetteer().named(tables.stories().facets.bits["places"], level)


def _place_of(level: str) -> url_state.Understand:
    return pickers.by_place_name(level, options=_used_places(level))


def _distinct(codes: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(code for code in codes if code is not None))
