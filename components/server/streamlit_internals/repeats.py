"""What a page says again is hardly sent: a connection remembers as much of what it said as a page is.

Each run of a page sends most of its elements again. A message is packed with what the connection remembers of
those before; uvicorn's remembers 4 kB, less than any page is, so that each run travelled as if it were the
first. The browser is asked for the largest memory that there is, 32 kB; it takes 112 kB more of the server's
for each open page.

Relies on: uvicorn's ``WebSocketsSansIOProtocol`` (``conn``, ``request``, ``response`` and
``handshake_complete``, reached through the ``receive`` it gives to an app before it answers a browser), and
``ServerProtocol.process_extensions`` of websockets. Where they are not as expected nothing is changed, and a
warning is written.
Off (``repeats``): the layer is left out.
"""

import logging

from starlette.types import ASGIApp, Receive, Scope, Send
from websockets.extensions.permessage_deflate import ServerPerMessageDeflateFactory
from websockets.http11 import Request, Response
from websockets.server import ServerProtocol

log = logging.getLogger(__name__)

NEGOTIATED = "Sec-WebSocket-Extensions"
# 2 to this power is how many bytes are remembered of what was said; of what is heard as many as uvicorn does.
SAID, HEARD = 15, 12
# As uvicorn has it: how much memory the search for repeats takes besides.
SETTINGS = {"memLevel": 5}


class LongMemory:
    """Let each websocket remember what it said."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on everything; before a websocket is answered, its memory is agreed on."""
        if scope["type"] == "websocket" and not remember(receive):
            log.warning("A websocket remembers as little as the server does by itself.")
        await self.app(scope, receive, send)


def remember(receive: Receive) -> bool:
    """Agree on a longer memory for the connection of a server's `receive`; False if it is of another kind.

    A browser that does not pack, or a server that shall not, goes on without.
    """
    kept = getattr(receive, "__self__", None)
    connection, asked = getattr(kept, "conn", None), getattr(kept, "request", None)
    answer = getattr(kept, "response", None)
    # What was answered already cannot be agreed on anew.
    is_answered = getattr(kept, "handshake_complete", True)
    if is_answered or not (
        isinstance(connection, ServerProtocol)
        and isinstance(asked, Request)
        and isinstance(answer, Response)
    ):
        return False
    if connection.extensions:
        connection.available_extensions = [
            ServerPerMessageDeflateFactory(
                server_max_window_bits=SAID,
                client_max_window_bits=HEARD,
                compress_settings=SETTINGS,
            )
        ]
        agreed, connection.extensions = connection.process_extensions(asked.headers)
        answer.headers.pop(NEGOTIATED, None)
        if agreed:
            answer.headers[NEGOTIATED] = agreed
    return True
