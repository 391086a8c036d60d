"""What every answer tells the browser to refuse: foreign scripts, foreign frames, guesses, sensors.

The policy of the app's pages relies on how Streamlit loads what it needs: scripts of components from
``blob:``, expressions that are compiled. Off (``content_policy``): it only says who may frame a page.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.facts import assets, cache, touches
from components.facts.site import configured_address
from components.figures.maps.detail_map import TILE_HOST
from components.server import address
from components.server.streamlit_internals import index_html, reserved_paths

NO_GUESSES = {"X-Content-Type-Options": "nosniff"}
ALWAYS = {
    **NO_GUESSES,
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in (
            "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation",
            "gyroscope", "magnetometer", "microphone", "midi", "payment", "serial", "usb",
        )
    ),
}  # fmt: skip
# Only what we send ourselves. The map's script comes from a blob, as Streamlit loads components;
# charts compile expressions.
APP = {
    "default-src": "'self'",
    "script-src": "'self' blob: 'unsafe-eval' {scripts}",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "worker-src": "'self' blob:",
    "frame-src": "'self' blob: data:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
}
# Documents of components that bring their own page: they may write scripts into it.
# The map of a place shows a background of another host, once a visitor has switched it on.
COMPONENT = {
    **APP,
    "script-src": "'self' blob: 'unsafe-eval' 'unsafe-inline'",
    "img-src": f"'self' data: blob: {TILE_HOST}",
}
READING = {
    "default-src": "'none'",
    "font-src": "'self'",
    "style-src": "'unsafe-inline'",
    "img-src": "'self' data:",
    "base-uri": "'none'",
    "form-action": "'none'",
}
# The page of a figure has buttons that copy and share its address.
FIGURES = {**READING, "script-src": "'self'"}
FILES = {"default-src": "'none'", "style-src": "'unsafe-inline'", "sandbox": ""}
FILE_PREFIXES = (
    "/.well-known/",
    "/api/",
    "/data/",
    "/llms.txt",
    "/mcp",
    *address.PREVIEWS,
    "/view.",
    *address.FEEDS,
)
# What pages load and what is no page itself. A first visit loads a hundred, and what only a page obeys would
# be a tenth of all its bytes.
PARTS_OF_PAGES = re.compile(
    rf"^(?:{re.escape(reserved_paths.STATIC)}|{re.escape(assets.PREFIX)}).*\.(?:js|css|woff2)$"
)
# A year, for this host alone.
ONLY_ENCRYPTED = "max-age=31536000"
OVER_TLS = re.compile(rb";\s*secure\s*(;|$)", re.IGNORECASE)
ANYWHERE, HERE = "*", "'self'"
INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


class SafetyHeaders:
    """Add to every answer what the browser shall refuse."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and the answer back with the headers."""

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                answered = MutableHeaders(scope=message)
                answered.update(headers(scope, is_there=message["status"] in (200, 206, 304)))
                if is_encrypted(scope):
                    answered["Strict-Transport-Security"] = ONLY_ENCRYPTED
                    message["headers"] = [_sent_encrypted(*header) for header in message["headers"]]
            await send(message)

        await self.app(scope, receive, send_safely if scope["type"] == "http" else send)


def headers(scope: Scope, *, is_there: bool = True) -> Mapping[str, str]:
    """The headers for the answer to a request; one that says that nothing is there is a page."""
    path = scope["path"]
    if is_there and PARTS_OF_PAGES.match(path):
        return NO_GUESSES
    frames = ANYWHERE if _may_be_framed(path, scope.get("query_string", b"")) else HERE
    policy = "; ".join(
        f"{name} {value}".strip()
        for name, value in {**_policy(path), "frame-ancestors": frames}.items()
    )
    framed = {} if frames == ANYWHERE else {"X-Frame-Options": "SAMEORIGIN"}
    return {**ALWAYS, **framed, "Content-Security-Policy": policy}


def is_encrypted(scope: Scope) -> bool:
    """Whether the visitor came by https: a proxy says so, or the address of the site."""
    return scope.get("scheme") == "https" or configured_address().startswith("https://")


def _sent_encrypted(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """A header as it is; a cookie with the word that keeps it from travelling in the clear."""
    is_open = name.lower() == b"set-cookie" and not OVER_TLS.search(value)
    return name, value + b"; Secure" if is_open else value


def _policy(path: str) -> Mapping[str, str]:
    if path.startswith(FILE_PREFIXES):
        return FILES
    if address.is_figure(path):
        return FIGURES
    if address.is_reading(path):
        return READING
    if not touches.is_on("content_policy"):
        return {}
    if path.startswith(reserved_paths.DOCUMENTS):
        return COMPONENT
    return _app()


def _may_be_framed(path: str, query: bytes) -> bool:
    """Static pages and views opened with ``?embed=true`` are meant for other people's pages."""
    embedded = parse_qs(query.decode("latin-1")).get("embed", [""])[-1]
    return address.is_reading(path) or path.startswith(FILE_PREFIXES) or embedded.lower() == "true"


@cache.once
def _app() -> Mapping[str, str]:
    scripts = " ".join(_hash(script) for script in _inline_scripts())
    return {**APP, "script-src": APP["script-src"].format(scripts=scripts)}


def _inline_scripts() -> Iterable[str]:
    return INLINE_SCRIPT.findall(index_html.shell("", ""))


def _hash(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"'sha256-{digest}'"
