"""Choices and the address: one machine walks the pages as visitors do, in any order."""

from collections.abc import Callable
from urllib.parse import parse_qs

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from components import cached, frame
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
}
CODES = {
    "programme": lambda: list(cached.programmes()),
    "kind": lambda: ["rates", "counts"],
    "section": lambda: ["tables", "gaps", "totals"],
    "view": lambda: ["list", "groups", "places", "gatherings", "outcomes"],
}
FACETS = {"learning_zone", "conclaves", "resources"}
TITLES = {entry.page: entry.title for entry in frame.MENU}
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

    @rule(page=st.sampled_from(list(STARTS)))
    def choose_in_the_menu(self, page: str) -> None:
        if page != self.browser.entry.page:
            self._follow(page, self._carried(page))
            assert self.browser.pushed == 1

    @rule(page=st.sampled_from(list(STARTS)), which=ANY)
    def follow_a_link(self, page: str, which: int) -> None:
        self._follow(page, STARTS[page][which % len(STARTS[page])])
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

    @rule(which=ANY, option=ANY)
    def press_a_button_of_a_row(self, which: int, option: int) -> None:
        if group := self._pick("button_group", which):
            offered = [one for one in CODES[self.browser.slot(group)]() if one != group.value]
            known = [one for one in offered if self._is_offered(group, one)]
            self._act(group.set_value, known, option)

    @rule(which=ANY, option=ANY)
    def choose_in_a_list(self, which: int, option: int) -> None:
        if box := self._pick("selectbox", which):
            self._act(box.select_index, range(len(box.options)), option)

    @rule(option=ANY)
    def move_the_slider(self, option: int) -> None:
        if slider := self._pick("select_slider", 0):
            programme = self.browser.entry.query.get("programme", list(cached.programmes())[:1])
            measure = self._pick("selectbox", 0, "measure").value
            level = "district" if measure in set(self._by_district(programme[0])) else "state"
            codes = list(cached.periods_of(programme[0], measure, level))
            self._act(slider.set_value, codes, option)

    @rule(word=st.sampled_from(["school", "land", "नर", " ", ""]))
    def search(self, word: str) -> None:
        if box := self._pick("text_input", 0):
            self._act(box.set_value, [word], 0)

    @rule(option=ANY)
    def turn_a_page(self, option: int) -> None:
        if pager := self._pick("pagination", 0):
            self._act(pager.set_value, range(1, pager.num_pages + 1), option)

    @rule(which=ANY)
    def tick_or_untick(self, which: int) -> None:
        boxes = [one for one in self.browser.boxes() if not one.disabled]
        if boxes and self.browser.entry.page in FACETS:
            box = boxes[which % len(boxes)]
            key, _, code = self.browser.slot(box).partition(":")
            chosen = self._ticked()
            chosen[key] = chosen.get(key, set()) ^ {code}
            self.expected[self.who] = chosen
            self._act(box.set_value, [not box.value], 0)

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
        if self.browser.entry.query in STARTS[self.browser.entry.page]:
            return
        for key, codes in self._ticked().items():
            assert set(asked.get(key, [])) == codes
        for one in (*self.browser.get("button_group"), *self.browser.selectbox):
            assert asked.get(self.browser.slot(one), [one.value]) == [one.value]

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
        assert self.browser.entry == was

    def _act(self, change: Callable, options, option: int) -> None:
        """Change a widget to one of the options; that is one step for Back at most."""
        options = list(options)
        if options:
            self.browser.act(change(options[option % len(options)]))
            assert self.browser.pushed <= 1

    def _pick(self, kind: str, which: int, slot: str | None = None):
        found = [one for one in self.browser.get(kind) if one.key and one.key != "play"]
        found = [one for one in found if slot in (None, self.browser.slot(one))]
        return found[which % len(found)] if found else None

    def _is_offered(self, group, code: str) -> bool:
        return str(group.format_func(code)) in group.options if self._knows(group, code) else False

    @staticmethod
    def _knows(group, code: str) -> bool:
        try:
            group.format_func(code)
        except KeyError:
            return False
        return True

    @staticmethod
    def _by_district(programme: str) -> list[str]:
        offered = cached.offered(programme, ("reach", "federations", "gender"))
        return offered[offered["level"] == "district"]["indicator_id"].tolist()

    def _carried(self, page: str) -> Query:
        """What the menu takes along: it follows a bare link of the page to it, if there is one."""
        for one in self.browser.get("page_link"):
            if one.proto.page == page and one.proto.label == TITLES[page]:
                return parse_qs(one.proto.query_string)
        return {}

    def _ticked(self) -> dict[str, set[str]]:
        ticked: dict[str, set[str]] = {}
        for box in self.browser.boxes():
            key, _, code = self.browser.slot(box).partition(":")
            if box.value:
                ticked.setdefault(key, set()).add(code)
        return ticked

    def _drawn(self) -> tuple:
        """What is on the page, in words and in widgets, but for what was just said of its address."""
        browser = self.browser
        widgets = [
            (browser.slot(one), one.value)
            for kind in ("button_group", "selectbox", "select_slider", "text_input", "pagination")
            for one in browser.get(kind)
        ]
        said = {one.value for one in browser.warning}
        lines = [line for line in text_of(browser).splitlines() if line not in said]
        return browser.entry.page, widgets, self._ticked(), lines


@pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")
def test_whatever_visitors_do_widgets_address_and_page_agree():
    run_state_machine_as_test(
        Visits,
        settings=settings(
            max_examples=6,
            stateful_step_count=12,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
