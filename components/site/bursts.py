"""What a run of a page says leaves together, so that the browser draws it once.

Streamlit sends each element as soon as it is made. A browser that has the first of them begins to
draw, gets the others meanwhile, and draws again: four times for one change, and with each of them
everything that did not change, too. A run that ends soon arrives here as one burst; one that takes
longer arrives in a few.
"""

import asyncio
from contextlib import suppress

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

# Most changes are ready after a third of this; who waits longer is to see that something happens.
LONGEST_SECONDS = 0.05
ELEMENT, ENDS = "delta", "script_finished"


class InBursts:
    """Hold back what a run says until it ends, but never for long."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on everything, the messages of a websocket in bursts."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        burst = Burst(send)
        try:
            await self.app(scope, receive, burst.send)
        finally:
            burst.cancel()


class Burst:
    """The messages of one visitor that wait to leave together, in their order."""

    def __init__(self, send: Send) -> None:
        self._onward = send
        self._held: list[Message] = []
        self._one_at_a_time = asyncio.Lock()
        self._letting_go: asyncio.Task[None] | None = None

    async def send(self, message: Message) -> None:
        """Send a message, or hold it back: elements, and what comes after one, until the run ends."""
        kind = kind_of(message)
        waits = kind == ELEMENT or (bool(self._held) and kind != ENDS)
        self._held.append(message)
        if not waits:
            await self._let_go()
        elif self._letting_go is None:
            self._letting_go = asyncio.create_task(self._let_go_later())

    def cancel(self) -> None:
        """Nobody listens any more."""
        if self._letting_go:
            self._letting_go.cancel()

    async def _let_go_later(self) -> None:
        await asyncio.sleep(LONGEST_SECONDS)
        self._letting_go = None
        # Who has left meanwhile misses nothing.
        with suppress(OSError):
            await self._let_go()

    async def _let_go(self) -> None:
        async with self._one_at_a_time:
            while self._held:
                await self._onward(self._held.pop(0))


def kind_of(message: Message) -> str | None:
    """What Streamlit tells the browser with a message; None if it is none of Streamlit's own."""
    content = message.get("bytes")
    return ForwardMsg.FromString(content).WhichOneof("type") if content else None
