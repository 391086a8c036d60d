"""Ask an ASGI app without a server."""

import asyncio
from urllib.parse import unquote, urlsplit


class Answer:
    """Status, headers by lower-case name, and body of an answer."""

    def __init__(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.status, self.headers, self.body = status, headers, body

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


def ask(
    app,
    address: str,
    headers: dict[str, str] | None = None,
    method: str = "GET",
    scheme: str = "https",
    body: bytes = b"",
) -> Answer:
    """The app's answer to one request; `address` is a path with or without a query."""
    parts = urlsplit(address)
    named = {"host": "zone.example", **(headers or {})}
    scope = {
        "type": "http",
        "scheme": scheme,
        "server": ("zone.example", 443),
        "method": method,
        "path": unquote(parts.path),
        "raw_path": parts.path.encode(),
        "query_string": parts.query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in named.items()],
    }
    start, answered_with = {}, bytearray()

    async def receive():
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message):
        start.update(message if message["type"] == "http.response.start" else {})
        answered_with.extend(message.get("body", b""))

    asyncio.run(app(scope, receive, send))
    answered = {name.decode().lower(): value.decode() for name, value in start["headers"]}
    return Answer(start["status"], answered, bytes(answered_with))
