"""A visitor without a browser: her history, her clicks, and what a browser would send."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state.query_params import QueryParams
from streamlit.testing.v1 import AppTest

from tests.app.conftest import SECONDS, SHELL

Query = dict[str, list[str]]
OF_ITS_TURN = re.compile(r"@\d+$")


@dataclass(frozen=True)
class Entry:
    """A page with its address in the history of a browser."""

    page: str
    query: Query = field(default_factory=dict)


class Browser(AppTest):
    """What a browser sends and keeps.

    A box in a closed list is not drawn: it does not hear that the server changed it, and the browser
    goes on sending what the visitor once chose there, as long as the page has that box.
    """

    def __init__(self, start: Entry) -> None:
        super().__init__(SHELL, default_timeout=SECONDS)
        self.clicked: dict[str, bool] = {}
        self.history = [start]
        self.at = 0
        self.pushed = 0
        self._open(start)

    @property
    def entry(self) -> Entry:
        """The page and address the browser shows."""
        return self.history[self.at]

    def slot(self, element) -> str:
        """What a widget is for; its key also says how often it was drawn anew."""
        return OF_ITS_TURN.sub("", element.key)

    def boxes(self) -> Iterator:
        """The boxes of facets."""
        return (one for one in self.checkbox if one.key and ":" in one.key)

    def follow(self, page: str, query: Query) -> None:
        """Click a link."""
        self.pushed = 0
        if page != self.entry.page:
            self._push(Entry(page, query))
        self._open(Entry(page, query))

    def go(self, steps: int) -> None:
        """Go back or forward in the history."""
        self.pushed = 0
        self.at += steps
        self._open(self.entry, moved=True)

    def act(self, element) -> None:
        """Let the page run after a widget was changed."""
        self.pushed = 0
        if element.type == "checkbox":
            self.clicked[element.id] = element.value
        self._hear(lambda: self._run(self._sent()))

    def _open(self, entry: Entry, moved: bool = False) -> None:
        self.switch_page(f"../../pages/{entry.page}.py")
        self.query_params.clear()
        self.query_params.update(entry.query)
        self.clicked.clear()
        # The browser has taken the page away and with it what its widgets held.
        self._hear(lambda: self._run(WidgetStates()), moved)

    def _sent(self) -> WidgetStates:
        states = self._tree.get_widget_states()
        for state in states.widgets:
            if state.id in self.clicked:
                state.bool_value = self.clicked[state.id]
        return states

    def _hear(self, run, moved: bool = False) -> None:
        """Let the browser take over the addresses that a run writes, one after the other."""
        written: list[str] = []
        real = QueryParams._send_query_param_msg

        def note(params: QueryParams) -> None:
            real(params)
            written.append(get_script_run_ctx().query_string)

        QueryParams._send_query_param_msg = note
        try:
            run()
        finally:
            QueryParams._send_query_param_msg = real
        drawn = {one.id for one in self.checkbox}
        self.clicked = {key: on for key, on in self.clicked.items() if key in drawn}
        for address in written:
            query = parse_qs(address)
            if query == self.entry.query:
                continue
            if moved:
                self.history[self.at] = Entry(self.entry.page, query)
            else:
                self._push(Entry(self.entry.page, query))

    def _push(self, entry: Entry) -> None:
        self.history = [*self.history[: self.at + 1], entry]
        self.at += 1
        self.pushed += 1
