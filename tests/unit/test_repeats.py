"""What a page says again is hardly sent, by the layers of the app on a real server."""

import asyncio
import random
from typing import Any

import pytest
from starlette.websockets import WebSocket
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory

from benchmarks.visitor import Connection
from components.server.streamlit_internals import repeats
from tests.unit.connecting import connected

DICE = random.Random(8)


def element() -> bytes:
    """An element of a page, with hardly a repeat in itself."""
    message = ForwardMsg()
    message.delta.new_element.html.body = DICE.randbytes(250).hex()
    return message.SerializeToString()


# As large as most pages are.
ELEMENTS = [element() for _ in range(40)]


async def run_page(websocket: WebSocket) -> None:
    """Say the same page for each word of the browser."""
    await websocket.accept()
    async for _ in websocket.iter_text():
        for element in ELEMENTS:
            await websocket.send_bytes(element)


async def sizes_of_two_runs(**asked: Any) -> list[int]:
    """Bytes that arrive for a page, and for the same page again."""
    async with connected(run_page, create_connection=Connection, **asked) as socket:
        sizes = []
        for _ in range(2):
            before = socket.received
            await socket.send("again")
            assert [await socket.recv() for _ in ELEMENTS] == ELEMENTS
            sizes.append(socket.received - before)
        return sizes


def test_what_a_page_says_again_is_hardly_sent():
    first, again = asyncio.run(sizes_of_two_runs())
    assert first > sum(map(len, ELEMENTS)) / 2
    assert again < first / 10


@pytest.mark.parametrize(
    "asked",
    [
        {"compression": None},
        {
            "compression": None,
            "extensions": [ClientPerMessageDeflateFactory(server_max_window_bits=9)],
        },
    ],
    ids=["does not pack", "remembers little"],
)
def test_a_browser_that_cannot_is_answered_as_it_can(asked):
    first, again = asyncio.run(sizes_of_two_runs(**asked))
    assert first == pytest.approx(again, rel=0.1)


def test_another_server_is_left_as_it_is(caplog):
    passed = []

    async def app(*given: Any) -> None:
        passed.append(given)

    async def receive() -> dict[str, Any]:
        return {"type": "websocket.connect"}

    layer = repeats.LongMemory(app)
    asyncio.run(layer({"type": "websocket"}, receive, receive))
    assert len(passed) == 1
    assert "remembers as little" in caplog.text
