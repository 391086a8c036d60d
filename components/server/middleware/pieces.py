"""A large answer leaves in pieces, each when the one before has left.

A server copies what it is given to send into memory of the connection. Many who read slowly would
each hold a copy of the largest file; so each holds a piece.
"""

import asyncio
import logging

from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger(__name__)

BODY = "http.response.body"
PIECE = 64_000
# A line that takes longer for a piece is slower than any telephone's.
PATIENCE = 60.0


class InPieces:
    """Cut large answers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on everything; who does not read what was asked for is let go."""

        async def send_in_pieces(message: Message) -> None:
            body = message.get("body", b"")
            if message["type"] != BODY or len(body) <= PIECE:
                await send(message)
                return
            for start in range(0, len(body), PIECE):
                piece = bytes(body[start : start + PIECE])
                more = message.get("more_body", False) or start + PIECE < len(body)
                async with asyncio.timeout(PATIENCE):
                    await send({"type": BODY, "body": piece, "more_body": more})

        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        try:
            await self.app(scope, receive, send_in_pieces)
        except TimeoutError:
            log.warning("An answer was not read and was given up: %s", scope["path"])
