"""What a browser may send over its websocket: little, also after unpacking, and in few pieces.

A message of 198 kB can unpack to 190 MB, and one packet can hold many such messages. Streamlit bounds a
message when it is all there; here it is bounded while it arrives.

Relies on: the inside of uvicorn (``WebSocketsSansIOProtocol.conn``, reached through the ``receive`` it
gives to an app) and of websockets (``ServerProtocol.max_message_size`` and ``.extensions``). Where they are
not as expected nothing is changed, a warning is written, and the settings ``maxMessageSize`` and
``maxWidgetStateSize`` in `.streamlit/config.toml` are the only bound.
Off (``incoming``): the layer is left out.
"""

import logging
import time
from collections.abc import Callable

from starlette.types import ASGIApp, Receive, Scope, Send
from websockets.exceptions import PayloadTooBig, ProtocolError
from websockets.extensions import Extension
from websockets.frames import CTRL_OPCODES, Frame, Opcode
from websockets.protocol import Protocol
from websockets.typing import ExtensionName

log = logging.getLogger(__name__)

LARGEST_MESSAGE = 1_000_000
# What one connection may send within a second.
MOST_BYTES, MOST_SIGNS = 2_000_000, 50
# A browser cuts a message into pieces of 100 kB or more.
MOST_PIECES = 100


class SmallMessages:
    """Bound what comes in over each websocket."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on everything; the connection of a websocket is bounded first."""
        if scope["type"] == "websocket" and not bound(receive):
            log.warning("What comes in over a websocket is bounded by Streamlit's settings alone.")
        await self.app(scope, receive, send)


def bound(receive: Receive) -> bool:
    """Bound the connection that a server's `receive` belongs to; False if it is of another kind."""
    connection = getattr(getattr(receive, "__self__", None), "conn", None)
    if not isinstance(connection, Protocol):
        return False
    connection.max_message_size = LARGEST_MESSAGE
    connection.extensions[:] = [
        Guard(),
        *(Guarded(extension) for extension in connection.extensions),
    ]
    return True


class Budget:
    """So much within a second; the next second has as much again."""

    def __init__(self, most: int, now: Callable[[], float] = time.monotonic) -> None:
        self._most, self._now = most, now
        self._left, self._until = most, now() + 1

    def left(self) -> int:
        """How much is left of this second."""
        if (now := self._now()) > self._until:
            self._left, self._until = self._most, now + 1
        return self._left

    def take(self, amount: int) -> None:
        """Use some of it."""
        self._left -= amount


class Guard(Extension):
    """Counts what arrives: pieces of a message, and signs such as pings, each of which is answered."""

    name = ExtensionName("guard")

    def __init__(self) -> None:
        self._pieces = 0
        self._signs = Budget(MOST_SIGNS)

    def decode(self, frame: Frame, *, max_size: int | None = None) -> Frame:
        """The frame as it is. Raises ProtocolError if there are too many."""
        if frame.opcode in CTRL_OPCODES:
            if self._signs.left() <= 0:
                raise ProtocolError("too many control frames")
            self._signs.take(1)
            return frame
        self._pieces = self._pieces + 1 if frame.opcode is Opcode.CONT else 1
        if self._pieces > MOST_PIECES:
            raise ProtocolError("a message in too many pieces")
        return frame

    def encode(self, frame: Frame) -> Frame:
        """The frame as it is."""
        return frame


class Guarded(Extension):
    """Another extension, such as compression, that may unpack only so much within a second."""

    def __init__(self, inner: Extension) -> None:
        self.name = inner.name
        self._inner = inner
        self._bytes = Budget(MOST_BYTES)

    def decode(self, frame: Frame, *, max_size: int | None = None) -> Frame:
        """The frame unpacked. Raises PayloadTooBig."""
        most = self._bytes.left() if max_size is None else min(max_size, self._bytes.left())
        # Compression takes 0 for "without limit".
        if most <= 0:
            raise PayloadTooBig(None, max_size)
        unpacked = self._inner.decode(frame, max_size=most)
        self._bytes.take(len(unpacked.data))
        return unpacked

    def encode(self, frame: Frame) -> Frame:
        """The frame packed."""
        return self._inner.encode(frame)
