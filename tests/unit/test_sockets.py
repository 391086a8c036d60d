"""Connections do not keep small messages back."""

import asyncio
import socket
import sys

from components import server
from components.server.streamlit_internals import tcp_nodelay


def test_a_connection_inherits_that_small_messages_leave_at_once():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        assert tcp_nodelay.send_at_once() >= 1
        with socket.create_connection(listening.getsockname()):
            accepted, _ = listening.accept()
            with accepted:
                assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_short_answer_gets_its_turn_while_pages_are_drawn(monkeypatch):
    async def nothing(*_):
        await asyncio.sleep(0)

    for name in ("prepare", "end_idle_previews"):
        monkeypatch.setattr(server, name, nothing)
    monkeypatch.setattr(server.start, "apply", lambda: None)

    async def serve() -> float:
        async with server.lifespan(nothing):
            return sys.getswitchinterval()

    before = sys.getswitchinterval()
    try:
        assert asyncio.run(serve()) < before
    finally:
        sys.setswitchinterval(before)
