"""Connections do not keep small messages back."""

import socket

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
