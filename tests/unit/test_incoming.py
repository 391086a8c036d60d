"""What comes in over a websocket is bounded while it arrives, by the layers of the app on a real server."""

import asyncio
import os

import pytest
from starlette.websockets import WebSocket
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed, PayloadTooBig, ProtocolError
from websockets.extensions.permessage_deflate import PerMessageDeflate
from websockets.frames import Frame, Opcode

from components.server.streamlit_internals import incoming
from tests.unit.connecting import connected

TOO_BIG, AGAINST_THE_RULES = 1009, 1002


async def measure(websocket: WebSocket) -> None:
    """Answer each message with its size."""
    await websocket.accept()
    async for message in websocket.iter_bytes():
        await websocket.send_text(str(len(message)))


async def closing_code(socket: ClientConnection) -> int | None:
    """The code with which the server ends the connection."""
    with pytest.raises(ConnectionClosed) as ended:
        while True:
            await socket.recv()
    return ended.value.rcvd and ended.value.rcvd.code


def test_a_small_message_that_unpacks_to_a_huge_one_ends_the_connection():
    async def send() -> int | None:
        async with connected(measure) as socket:
            await socket.send(bytes(20_000_000))
            return await closing_code(socket)

    assert asyncio.run(send()) == TOO_BIG


def test_a_message_as_pages_send_it_arrives():
    async def send() -> list[str]:
        async with connected(measure) as socket:
            sizes = []
            for content in (b"", os.urandom(400_000), bytes(900_000)):
                await socket.send(content)
                sizes.append(str(await socket.recv()))
            return sizes

    assert asyncio.run(send()) == ["0", "400000", "900000"]


def test_a_huge_message_in_fragments_ends_the_connection():
    async def send() -> int | None:
        async with connected(measure) as socket:
            with pytest.raises(ConnectionClosed):
                await socket.send(bytes(100_000) for _ in range(20))
                await socket.recv()
            return await closing_code(socket)

    assert asyncio.run(send()) == TOO_BIG


def test_a_message_in_countless_pieces_ends_the_connection():
    async def send() -> int | None:
        async with connected(measure) as socket:
            await socket.send(b"x" for _ in range(1_000))
            return await closing_code(socket)

    assert asyncio.run(send()) == AGAINST_THE_RULES


def test_a_flood_of_pings_ends_the_connection():
    async def send() -> int | None:
        async with connected(measure) as socket:
            for number in range(1_000):
                socket.protocol.send_ping(str(number).encode())
            socket.transport.write(b"".join(socket.protocol.data_to_send()))
            return await closing_code(socket)

    assert asyncio.run(send()) == AGAINST_THE_RULES


def packed(content: bytes) -> Frame:
    return PerMessageDeflate(True, True, 12, 12).encode(Frame(Opcode.BINARY, content, fin=True))


def test_many_messages_in_one_packet_unpack_to_no_more_than_a_second_allows():
    guarded = incoming.Guarded(PerMessageDeflate(True, True, 12, 12))
    bomb = packed(bytes(900_000))
    assert len(bomb.data) < 2_000
    unpacked = 0
    with pytest.raises(PayloadTooBig):
        for _ in range(100):
            unpacked += len(guarded.decode(bomb, max_size=1_000_000).data)
    assert unpacked <= incoming.MOST_BYTES


def test_the_next_second_has_as_much_again():
    now = 0.0
    budget = incoming.Budget(10, lambda: now)
    budget.take(10)
    assert budget.left() == 0
    now = 1.5
    assert budget.left() == 10


def test_pieces_of_one_message_are_not_counted_with_those_of_the_next():
    guard = incoming.Guard()
    for _ in range(incoming.MOST_PIECES * 3):
        guard.decode(Frame(Opcode.BINARY, b"", fin=False))
        guard.decode(Frame(Opcode.CONT, b"", fin=True))
    with pytest.raises(ProtocolError):
        for _ in range(incoming.MOST_PIECES):
            guard.decode(Frame(Opcode.CONT, b"", fin=False))


def test_another_kind_of_server_is_left_as_it_is():
    assert incoming.bound(asyncio.sleep) is False
