"""Choices and the address: one machine walks the pages as visitors do, in any order."""

from collections.abc import Callable
from itertools import permutations
from urllib.parse import parse_qs

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from components.content import navigation
from components.content.programmes import official_density
from components.facts import tables
from components.language.messages import gettext
from data.languages import speaking
from tests.app.browsing import Browser, Entry, Query
from tests.app.test_pages import text_of

# Pages that ask for something, with addresses as they are found in links.
STARTS = {
    "coverage": [{}, {"programme": ["rspn"]}, {"state": ["Bihar"]}, {"state": ["nowhere"]}],
    "federations": [{}, {"programme": ["rspn"], "kind": ["counts"]}],
    "aims": [{}, {"programme": ["rspn"]}],
    "learning_zone": [{}, {"theme": ["Land rights"]}, {"q": ["school"]}, {"page": ["3"]}],
    "conclaves": [{}, {"theme": ["land"], "view": ["outcomes"]}],
    "resources": [{}, {"theme": ["land"]}],
    "about_data": [{}, {"section": ["totals"], "programme": ["rspn"]}],
    "home": [{}],
    "indicators": [{}, {"view": ["table"]}],
    "impact_map": [{}, {"programme": ["rspn"]}],
    "place": [{"id": ["IN-C11-236"]}],
    "case_study": [{"story": ["pacs-cs001"]}],
    "guides": [{}],
    "your_data": [{}],
}
# Words of links that are no codes: they stay in the address until something is chosen.
IN_WORDS = {"Bihar", "nowhere", "Land rights"}
OF_A_PROGRAMME = ("coverage", "federations", "aims")
CODES = {
    "programme": lambda: list(tables.programmes()),
    "kind": lambda: ["rates", "counts"],
    "blocks": lambda: [one.place_id for one in tables.gazetteer().at_level("state", "IN")],
    "snapshot": lambda: sorted(
        {when for one in official_density.measures("IN") for when in official_density.periods(one)}
    ),
    "section": lambda: ["tables", "gaps", "totals"],
    "view": lambda: ["list", "groups", "places", "gatherings", "outcomes"],
}
# Their widgets begin with what suits the data: of them only nothing failing and a reload are asked.
OWN_DEFAULTS = {"indicators", "impact_map", "place", "case_study", "guides", "your_data"}
FACETS = {"learning_zone", "conclaves", "resources"}
TITLES = {entry.page: entry.title for entry in navigation.MENU}
ANY = st.integers(0, 10_000)


class Visits(RuleBasedStateMachine):
    """Two visitors at once, each with a browser and a history of her own."""

    def __init__(self) -> None:
        super().__init__()
        self.browsers: list[Browser] = []
        self.who = 0
        self.expected: list[dict[str, set[str]] | None] = [None, None]

    @property
    def browser(self) -> Browser:
        return self.browsers[self.who]

    @initialize(first=ANY, second=ANY)
    def arrive(self, first: int, second: int) -> None:
        addresses = [Entry(page, query) for page, some in STARTS.items() for query in some]
        self.browsers = [Browser(addresses[one % len(addresses)]) for one in (first, second)]

    @rule()
    def let_the_other_visitor_act(self) -> None:
        self.who = 1 - self.who

    @rule(page=st.sampled_from([*OF_A_PROGRAMME, *OF_A_PROGRAMME, *STARTS]))
    def choose_in_the_menu(self, page: str) -> None:
        if page != self.browser.entry.page:
            self._follow(page, self._carried(page))
            assert self.browser.pushed == 1

    @rule(page=st.sampled_from(list(STARTS)), which=ANY)
    def follow_a_link(self, page: str, which: int) -> None:
        # Links of the app say the language of the page they stand on.
        spoken = self._spoken()
        self._follow(page, {**spoken, **STARTS[page][which % len(STARTS[page])]})
        assert self.browser.pushed <= 1

    @precondition(lambda self: self.browser.at > 0)
    @rule(steps=st.integers(1, 8))
    def go_back(self, steps: int) -> None:
        self._move(-min(steps, self.browser.at))

    @precondition(lambda self: self.browser.at + 1 < len(self.browser.history))
    @rule()
    def go_forward(self) -> None:
        self._move(1)

    @rule()
    def reload(self) -> None:
        """Who opens the address anew sees the same."""
        before = self._drawn()
        self.browsers[self.who] = Browser(self.browser.entry)
        assert self._drawn() == before
        self.expected[self.who] = None

    @precondition(lambda self: self._pick("button_group", 0))
    @rule(which=ANY, option=ANY)
    def press_a_button_of_a_row(self, which: int, option: int) -> None:
        group = self._pick("button_group", which)
        codes = CODES.get(self.browser.slot(group), list)()
        offered = [one for one in codes if one != group.value]
        known = [one for one in offered if self._is_offered(group, one)]
        self._act(group.set_value, known, option)

    @precondition(lambda self: self._pick("selectbox", 0))
    @rule(which=ANY, option=ANY)
    def choose_in_a_list(self, which: int, option: int) -> None:
        box = self._pick("selectbox", which)
        self._act(box.select_index, range(len(box.options)), option)

    @precondition(lambda self: self._pick("text_input", 0))
    @rule(word=st.sampled_from(["school", "land", "नर", " ", ""]))
    def search(self, word: str) -> None:
        self._act(self._pick("text_input", 0).set_value, [word], 0)

    @precondition(lambda self: self._pick("pagination", 0))
    @rule(option=ANY)
    def turn_a_page(self, option: int) -> None:
        pager = self._pick("pagination", 0)
        self._act(pager.set_value, range(1, pager.num_pages + 1), option)

    @precondition(lambda self: self.browser.entry.page in FACETS)
    @rule(which=ANY)
    def tick_or_untick(self, which: int) -> None:
        boxes = [one for one in self.browser.boxes() if not one.disabled]
        if boxes:
            box = boxes[which % len(boxes)]
            key, _, code = self.browser.slot(box).partition(":")
            chosen = self._ticked()
            chosen[key] = chosen.get(key, set()) ^ {code}
            self.expected[self.who] = chosen
            self._act(box.set_value, [not box.value], 0)

    @precondition(lambda self: self.browser.entry.page in FACETS)
    @rule(which=ANY, chip=ANY)
    def tick_and_take_something_away(self, which: int, chip: int) -> None:
        self.tick_or_untick(which)
        self.take_a_filter_away(chip)

    @precondition(lambda self: any(str(one.key).startswith("chip-") for one in self.browser.button))
    @rule(which=ANY)
    def take_a_filter_away(self, which: int) -> None:
        chips = [one for one in self.browser.button if str(one.key).startswith("chip-")]
        if chips:
            chip = chips[which % len(chips)]
            key, _, code = chip.key.removeprefix("chip-").partition("-")
            chosen = self._ticked()
            chosen[key] -= {code}
            self.expected[self.who] = chosen
            self._act(chip.set_value, [True], 0)

    @precondition(lambda self: any(one.key == "clear" for one in self.browser.button))
    @rule()
    def clear_all(self) -> None:
        for button in self.browser.button:
            if button.key == "clear":
                self.expected[self.who] = {}
                self._act(button.set_value, [True], 0)
                return

    @rule(which=ANY)
    def follow_a_link_of_the_page(self, which: int) -> None:
        links = [one.proto for one in self.browser.get("page_link")]
        own = [one for one in links if one.page in FACETS and one.page == self.browser.entry.page]
        if own:
            link = own[which % len(own)]
            query = {} if not link.query_string else parse_qs(link.query_string)
            self._follow(link.page, query)
            assert self.browser.pushed <= 1

    @invariant()
    def nothing_failed(self) -> None:
        for browser in self.browsers:
            assert not browser.exception
            assert not browser.error

    @invariant()
    def widgets_and_address_say_the_same(self) -> None:
        if not self.browsers:
            return
        asked = self.browser.entry.query
        assert "None" not in str(asked)
        # What came by a link may say it in other words; what was chosen here is said in codes.
        if IN_WORDS.intersection(word for words in asked.values() for word in words):
            return
        # One gathering by its address stands without the boxes of the list.
        if self.browser.entry.page in FACETS and "event" not in asked:
            assert self._ticked() == self._asked_of_facets()
        for one in () if self.browser.entry.page in OWN_DEFAULTS else self._others():
            key = self._key(one)
            if key in asked:
                assert asked[key] == ["yes" if one.value is True else str(one.value)]
            else:
                assert self._is_default(one), (key, one.value)

    @invariant()
    def what_was_taken_away_stays_away(self) -> None:
        expected = self.expected[self.who]
        if self.browsers and expected is not None:
            assert self._ticked() == {key: codes for key, codes in expected.items() if codes}

    def _follow(self, page: str, query: Query) -> None:
        self.expected[self.who] = None
        self.browser.follow(page, query)

    def _move(self, steps: int) -> None:
        self.expected[self.who] = None
        was = self.browser.history[self.browser.at + steps]
        self.browser.go(steps)
        # Where an entry says no language, the one chosen last stays.
        spoken = {} if "lang" in was.query else self._spoken()
        assert self.browser.entry == Entry(was.page, {**was.query, **spoken})

    def _spoken(self) -> Query:
        return {key: words for key, words in self.browser.entry.query.items() if key == "lang"}

    def _act(self, change: Callable, options, option: int) -> None:
        """Change a widget to one of the options; that is one step for Back at most."""
        options = list(options)
        if options:
            self.browser.act(change(options[option % len(options)]))
            assert self.browser.pushed <= 1

    def _pick(self, kind: str, which: int):
        found = [one for one in self.browser.get(kind) if one.key and one.key != "play"]
        return found[which % len(found)] if found else None

    def _is_offered(self, group, code: str) -> bool:
        try:
            return str(group.format_func(code)) in group.options
        except KeyError:
            return False

    def _carried(self, page: str) -> Query:
        """What the menu takes along: it follows a bare link of the page to it, if there is one."""
        with speaking(self.browser.entry.query.get("lang", ["en"])[-1]):
            title = gettext(TITLES[page])
        for one in self.browser.get("page_link"):
            if one.proto.page == page and one.proto.label == title:
                return parse_qs(one.proto.query_string)
        return {}

    def _ticked(self) -> dict[str, set[str]]:
        ticked: dict[str, set[str]] = {}
        for box in self.browser.boxes():
            key, _, code = self.browser.slot(box).partition(":")
            if box.value:
                ticked.setdefault(key, set()).add(code)
        return ticked

    def _asked_of_facets(self) -> dict[str, set[str]]:
        """What the address says of boxes: all that it says of no other widget and not of the language."""
        others = {"lang", *map(self._key, self._others())}
        asked = self.browser.entry.query
        return {key: set(words) for key, words in asked.items() if key not in others}

    def _others(self) -> list:
        """The widgets with a choice in the address that are no box of a facet."""
        return [
            one
            for kind in ("button_group", "selectbox", "text_input", "pagination", "toggle")
            for one in self.browser.get(kind)
            if one.key and one.key != "play"
        ]

    def _key(self, one) -> str:
        """The key of a widget in the address."""
        return self.browser.slot(one).partition(":")[0]

    def _is_default(self, one) -> bool:
        """Whether a widget has what it has at a bare address: the first of its options, or nothing."""
        if one.type == "button_group":
            return str(one.format_func(one.value)) == one.options[0]
        if one.type == "selectbox":
            return one.index == 0
        return one.value in ("", 1, False)

    def _drawn(self) -> tuple:
        """What is on the page, in words and in widgets, but for what was just said of its address."""
        browser = self.browser
        widgets = [
            (browser.slot(one), one.value)
            for kind in ("button_group", "selectbox", "text_input", "pagination")
            for one in browser.get(kind)
        ]
        said = {one.value for one in browser.warning}
        lines = [line for line in text_of(browser).splitlines() if line not in said]
        return browser.entry.page, widgets, self._ticked(), lines


def test_the_walk_meets_every_page_but_that_of_packs():
    """A pack is composed anew at every step, which costs as much as all other pages together."""
    assert set(STARTS) == set(TITLES) - {"advocacy_pack"}


def test_whatever_visitors_do_widgets_address_and_page_agree():
    run_state_machine_as_test(
        Visits,
        settings=settings(
            max_examples=12,
            stateful_step_count=7,
            deadline=None,
            derandomize=True,
            database=None,
            # Who finds a fault wants its steps soon; the same steps lead to it again.
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.parametrize(
    ("page", "shown", "said"),
    [
        ("learning_zone", {}, {"theme": ["land"]}),
        ("learning_zone", {"theme": ["land"]}, {}),
        ("learning_zone", {"theme": ["land"]}, {"theme": ["land"], "state": ["IN-BR"]}),
        ("coverage", {"programme": ["rspn"]}, {}),
        ("coverage", {}, {"programme": ["rspn"]}),
    ],
)
def test_the_machine_sees_an_address_that_says_more_or_less_than_the_page_shows(page, shown, said):
    visits = Visits()
    visits.browsers = [Browser(Entry(page, shown))]
    visits.widgets_and_address_say_the_same()
    visits.browser.history[0] = Entry(page, said)
    with pytest.raises(AssertionError):
        visits.widgets_and_address_say_the_same()


@pytest.mark.parametrize(("first", "then"), list(permutations(OF_A_PROGRAMME, 2)))
def test_the_menu_leads_from_a_page_of_a_programme_to_another_and_back(first, then):
    browser = Browser(Entry(first))
    browser.follow(then, {})
    assert not browser.exception
    assert browser.entry == Entry(then)
    browser.go(-1)
    assert not browser.exception
    assert browser.entry == Entry(first)


@pytest.mark.parametrize("page", sorted(FACETS))
def test_what_was_taken_away_in_a_closed_box_stays_away(page):
    browser = Browser(Entry(page))
    box = next(one for one in browser.boxes() if browser.slot(one) == "theme:land")
    browser.act(box.set_value(True))
    assert browser.entry.query == {"theme": ["land"]}
    chip = [one for one in browser.button if one.key == "chip-theme-land"]
    if chip:
        browser.act(chip[0].set_value(True))
    else:
        browser.follow(page, {})
    assert browser.entry.query == {}
    other = next(one for one in browser.boxes() if browser.slot(one).startswith("programme:"))
    browser.act(other.set_value(True))
    assert set(browser.entry.query) == {"programme"}
    assert browser.pushed == 1


def test_the_menu_takes_the_programme_along_and_an_address_without_one_is_the_default():
    browser = Browser(Entry("coverage"))
    last = list(tables.programmes())[-1]
    browser.act(browser.segmented_control(key="programme").set_value(last))
    links = {one.proto.page: one.proto.query_string for one in browser.get("page_link")}
    assert links["federations"] == links["aims"] == f"programme={last}"
    browser.go(-1)
    assert browser.segmented_control(key="programme").value == next(iter(tables.programmes()))


def test_an_impossible_word_of_a_link_is_said_once_and_no_step_for_back():
    browser = Browser(Entry("coverage", {"state": ["nowhere"]}))
    assert [one for one in browser.warning if "nowhere" in one.value]
    assert browser.entry == Entry("coverage", {"state": ["nowhere"]})
    browser.act(browser.selectbox(key="state").select_index(1))
    assert not browser.warning
    assert browser.pushed == 1
