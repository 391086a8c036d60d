"""Files are taken only where the page a visitor has open asks for one, and only so many.

Streamlit takes a file for every open connection, on any page, keeps it in memory as long as the connection
lasts, and on its way puts a file of more than 1 MB on the disk. Here it stays in memory, and goes when the
visitor opens a page that asks for none.

Relies on: Streamlit's messages ``new_session`` (with the id of the session) and
``delta`` (with the element ``file_uploader``), the address under which it takes files, the store
where it keeps them (``Runtime.uploaded_file_mgr``), and Starlette's bound of what a form keeps in memory
(``MultiPartParser.spool_max_size``). Where these change, no file is taken any more, and all else works.
Off (``uploads``): the layer is left out; Streamlit takes files from every connection.
"""

import asyncio
from weakref import WeakValueDictionary

from starlette.formparsers import MultiPartParser
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from components.server.middleware.limits import LARGEST_FILES, content_length
from components.server.streamlit_internals import reserved_paths

PREFIX = reserved_paths.UPLOADS
ASKS = "file_uploader"
WHOLE_PAGE = ForwardMsg.FINISHED_SUCCESSFULLY
# Bytes that all visitors' files, and those of one visitor, may have together.
MOST_BYTES, MOST_OF_ONE = 120_000_000, LARGEST_FILES
# Files on their way at the same time, and how long one may take.
AT_ONCE, PATIENCE = 6, 120.0
NOT_ASKED = "This page takes no files."
NO_ROOM = "There is no room for another file at this moment. Please try again in some minutes."
TOO_SLOW = "The file took too long to arrive. Please try again."


class OpenPage:
    """What one visitor has on the screen, as far as files are concerned."""

    def __init__(self) -> None:
        self.takes_files = False
        self._session_id = ""
        self._asked_in_this_run = False

    def hear(self, told: ForwardMsg) -> None:
        """Take note of a message that goes to the visitor: a run begins or ends, or an element."""
        kind = told.WhichOneof("type")
        if kind == "new_session":
            self._session_id = told.new_session.initialize.session_id
            _open[self._session_id] = self
            self._asked_in_this_run = False
        elif kind == "delta" and told.delta.WhichOneof("type") == "new_element":
            if told.delta.new_element.WhichOneof("type") == ASKS:
                self.takes_files = self._asked_in_this_run = True
        elif kind == "script_finished" and told.script_finished == WHOLE_PAGE:
            # What a run of the whole page did not draw again is gone; a run of a part ends otherwise.
            if self.takes_files and not self._asked_in_this_run:
                forget_files(self._session_id)
            self.takes_files = self._asked_in_this_run


# A page goes when its connection ends.
_open: WeakValueDictionary[str, OpenPage] = WeakValueDictionary()


class OnlyWhereAsked:
    """Refuse a file that no page asked for, and one for which there is no room."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._under_way = 0
        MultiPartParser.spool_max_size = MOST_OF_ONE

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on everything that is not a file on its way to us, or a file that was asked for."""
        if scope["type"] == "websocket":
            await self._listen(scope, receive, send)
        elif scope["type"] != "http" or scope["method"] != "PUT" or not _is_for_files(scope):
            await self.app(scope, receive, send)
        elif refusal := self._refusal(scope):
            await refusal(scope, receive, send)
        else:
            await self._take(scope, receive, send)

    async def _listen(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what a visitor is told, and take note of it for as long as she is there."""
        page = OpenPage()

        async def send_and_hear(message: Message) -> None:
            page.hear(ForwardMsg.FromString(message.get("bytes") or b""))
            await send(message)

        await self.app(scope, receive, send_and_hear)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        session_id = scope["path"].removeprefix(PREFIX).partition("/")[0]
        page = _open.get(session_id)
        if page is None or not page.takes_files:
            return PlainTextResponse(NOT_ASKED, 403)
        length = content_length(scope)
        if not length:
            return PlainTextResponse("The length of the file is not said.", 411)
        own, everybodys = kept_bytes(session_id)
        is_full = own + length > MOST_OF_ONE or everybodys + length > MOST_BYTES
        if is_full or self._under_way >= AT_ONCE:
            return PlainTextResponse(NO_ROOM, 503)
        return None

    async def _take(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._under_way += 1
        try:
            async with asyncio.timeout(PATIENCE):
                await self.app(scope, receive, send)
        except TimeoutError:
            await PlainTextResponse(TOO_SLOW, 408)(scope, receive, send)
        finally:
            self._under_way -= 1


def _is_for_files(scope: Scope) -> bool:
    return bool(scope["path"].startswith(PREFIX))


def forget_files(session_id: str) -> None:
    """Forget the files of a visitor who left the page that asked for them."""
    if Runtime.exists():
        Runtime.instance().uploaded_file_mgr.remove_session_files(session_id)


def kept_bytes(session_id: str) -> tuple[int, int]:
    """Bytes of the files that one visitor, and all visitors, have given and that are still kept."""
    if not Runtime.exists():
        return 0, 0
    store = Runtime.instance().uploaded_file_mgr
    if not isinstance(store, MemoryUploadedFileManager):
        return 0, 0
    bytes_of = {
        session: sum(len(file.data) for file in list(files.values()))
        for session, files in list(store.file_storage.items())
    }
    return bytes_of.get(session_id, 0), sum(bytes_of.values())
