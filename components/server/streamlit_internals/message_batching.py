"""What a run of a page says leaves together, so that the browser draws it once.

Streamlit sends each element as soon as it is made. A browser that has the first of them begins to
draw, gets the others meanwhile, and draws again: four times for one change, and with each of them
everything that did not change, too. A run that ends soon arrives here as one burst; one that takes
longer arrives in a few.

A map has a head start: what stands below it (its table above all) costs the browser more than the map
itself, and would be drawn in the same breath.

Relies on: Streamlit's messages ``delta``, ``ref_hash`` and ``script_finished``, one in each message of the
websocket. A message of an unknown kind is never held back.
Off (``message_batching``): the layer is left out.
"""

import asyncio
from contextlib import suppress

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

# Most changes are ready after a third of this; who waits longer is to see that something happens.
LONGEST_SECONDS = 0.05
# As long as a browser needs to draw a map.
HEAD_START_SECONDS = 0.04
SAID = "websocket.send"
ELEMENT, SEEN_BEFORE, ENDS = "delta", "ref_hash", "script_finished"
MAP = "atlas_map"


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
        self._map_is_ahead = False
        self._places_of_maps: set[tuple[int, ...]] = set()

    async def send(self, message: Message) -> None:
        """Send a message, or hold it back: elements, and what comes after one, until the run ends.

        What opens or closes the connection is never held back, and takes all that waits along.
        """
        told = ForwardMsg.FromString(message.get("bytes") or b"")
        kind = told.WhichOneof("type")
        is_map = self._is_map(told)
        waits = self._map_is_ahead or kind == ELEMENT or (bool(self._held) and kind != ENDS)
        self._held.append(message)
        if is_map:
            await self._let_go()
            self._map_is_ahead = True
            self._let_go_after(HEAD_START_SECONDS)
        elif not waits or message["type"] != SAID:
            await self._let_go()
        elif self._letting_go is None:
            self._let_go_after(LONGEST_SECONDS)

    def cancel(self) -> None:
        """Nobody listens any more."""
        if self._letting_go:
            self._letting_go.cancel()

    def _is_map(self, told: ForwardMsg) -> bool:
        """Whether a map is told, or that one the browser has had takes its place again."""
        place, kind = tuple(told.metadata.delta_path), told.WhichOneof("type")
        if kind == ELEMENT:
            is_map = told.delta.new_element.bidi_component.component_name == MAP
            (self._places_of_maps.add if is_map else self._places_of_maps.discard)(place)
            return is_map
        return kind == SEEN_BEFORE and place in self._places_of_maps

    def _let_go_after(self, seconds: float) -> None:
        self.cancel()
        self._letting_go = asyncio.create_task(self._let_go_later(seconds))

    async def _let_go_later(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        self._map_is_ahead = False
        # Who has left meanwhile misses nothing.
        with suppress(OSError):
            await self._let_go()
        self._letting_go = None

    async def _let_go(self) -> None:
        async with self._one_at_a_time:
            while self._held:
                await self._onward(self._held.pop(0))
