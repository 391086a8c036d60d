"""A visitor without a browser: speaks Streamlit's protocol over a websocket, as the browser does.

It keeps what a browser keeps: the widgets it was shown, the page it is on, the address with its
choices, and which messages it has and need not be sent again.
"""

import asyncio
import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory

PATIENCE = 180.0
FINISHED, FINISHED_FRAGMENT = 0, 3


class Connection(ClientConnection):
    """A connection that counts the bytes as they come over the wire."""

    received = 0

    def data_received(self, data: bytes) -> None:
        """Count, and go on."""
        self.received += len(data)
        super().data_received(data)


@dataclass(frozen=True)
class Answer:
    """What one run of the page cost: seconds until it ended, bytes received, whether it failed."""

    seconds: float
    size: int
    failed: bool


@dataclass
class Visitor:
    """One open page. Use it as ``async with Visitor(...) as visitor``.

    Attributes:
        address: of the server, such as ``http://127.0.0.1:8501``.
        page: file name of the page, "" for the first one.
        query: what the page opens with, such as ``programme=pacs``.
        headers: what the browser sends when it opens the socket, such as its cookies.
        shown: every widget by its label, as the server last described it.
        session_id: what the server calls this visit.
    """

    address: str
    page: str = ""
    query: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    shown: dict[str, object] = field(default_factory=dict)
    session_id: str = ""
    _states: dict[str, WidgetState] = field(default_factory=dict)
    _parts: dict[str, str] = field(default_factory=dict)
    _known: list[str] = field(default_factory=list)
    _page_hash: str = ""
    _socket: Connection | None = None

    async def __aenter__(self) -> Self:
        host = urlsplit(self.address).netloc
        self._socket = await connect(
            f"ws://{host}/_stcore/stream",
            subprotocols=["streamlit"],
            origin=self.address,
            additional_headers=self.headers,
            max_size=None,
            # As browsers offer it: they remember as much as the server likes.
            compression=None,
            extensions=[ClientPerMessageDeflateFactory()],
            ping_interval=None,
            create_connection=Connection,
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._socket
        await self._socket.close()

    async def open(self) -> Answer:
        """Open the page, as after typing its address."""
        return await self._run()

    async def go(self, page: str, query: str = "") -> Answer:
        """Go to another page, as by a link; what was chosen on the one before is left there."""
        self.page, self.query, self._page_hash = page, query, ""
        self._states.clear()
        self.shown.clear()
        return await self._run()

    async def choose(self, label: str, option: str) -> Answer:
        """Choose an option of the select box with this label."""
        state = self._state(label)
        state.string_value = option
        return await self._run(state.id)

    async def click(self, label: str) -> Answer:
        """Press the button with this label."""
        state = self._state(label)
        state.trigger_value = True
        try:
            return await self._run(state.id)
        finally:
            del self._states[state.id]

    def options(self, label: str) -> list[str]:
        """The options of the select box with this label."""
        return list(self.shown[label].options)

    def _state(self, label: str) -> WidgetState:
        widget = self.shown[label].id
        return self._states.setdefault(widget, WidgetState(id=widget))

    async def _run(self, widget: str = "") -> Answer:
        """Run the page, or only the part of it that this widget stands in."""
        assert self._socket
        asked = BackMsg()
        run = asked.rerun_script
        run.query_string = self.query
        run.page_script_hash = self._page_hash
        run.fragment_id = self._parts.get(widget, "")
        run.page_name = "" if self._page_hash else self.page
        run.widget_states.widgets.extend(self._states.values())
        run.cached_message_hashes.extend(self._known)
        begun = time.perf_counter()
        await self._socket.send(asked.SerializeToString())
        before, failed = self._socket.received, False
        while True:
            data = await asyncio.wait_for(self._socket.recv(), PATIENCE)
            message = ForwardMsg()
            message.ParseFromString(data)
            failed |= self._take_in(message)
            if message.WhichOneof("type") == "script_finished" and message.script_finished in (
                FINISHED,
                FINISHED_FRAGMENT,
            ):
                size = self._socket.received - before
                return Answer(time.perf_counter() - begun, size, failed)

    def _take_in(self, message: ForwardMsg) -> bool:
        """Remember what a browser remembers; True if the message says that the page failed."""
        if message.metadata.cacheable and message.hash and message.hash not in self._known:
            self._known.append(message.hash)
        kind = message.WhichOneof("type")
        if kind == "navigation":
            self._page_hash = message.navigation.page_script_hash
        elif kind == "new_session":
            self.session_id = message.new_session.initialize.session_id
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "page_not_found":
            return True
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            what = getattr(element, element.WhichOneof("type") or "", None)
            if label := getattr(what, "label", ""):
                self.shown[label] = what
                self._parts[getattr(what, "id", "")] = message.delta.fragment_id
            return element.WhichOneof("type") == "exception" or "Something went wrong" in str(
                getattr(what, "body", "")
            )
        return False
