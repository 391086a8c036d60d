"""A page of ours opens its socket behind any proxy, a page of another site never."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as some
from starlette.datastructures import Headers
from streamlit.web.server.starlette.starlette_websocket import _is_origin_allowed

from components.server.middleware.origins import SameOriginSockets

OURS = "https://zone.example/tools/zone"


def asked(host: str, origin: str | None) -> tuple[str, str | None] | None:
    """Host and origin as Streamlit gets them; None if it gets nothing."""
    passed, sent = [], []

    async def app(scope, receive, send):
        passed.append(Headers(scope=scope))

    async def send(message):
        sent.append(message["type"])

    headers = [(b"host", host.encode("latin-1"))]
    if origin is not None:
        headers.append((b"origin", origin.encode("latin-1")))
    asyncio.run(SameOriginSockets(app)({"type": "websocket", "headers": headers}, None, send))
    assert sent == ([] if passed else ["websocket.close"])
    return (passed[0]["host"], passed[0].get("origin")) if passed else None


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("127.0.0.1:8501", "http://127.0.0.1:8501"),
        ("zone.example", "https://zone.example"),
        ("zone.example:443", "https://zone.example"),
        ("zone.example:80", "http://zone.example"),
        ("zone.example", "https://zone.example:443"),
        ("ZONE.example", "https://zone.example"),
        ("zone.example.", "https://zone.example"),
        ("[::1]:8501", "http://[::1]:8501"),
    ],
)
def test_ports_that_go_without_saying_and_capitals_are_no_difference(host, origin, monkeypatch):
    monkeypatch.delenv("LEARNING_ZONE_ADDRESS", raising=False)
    passed = asked(host, origin)
    assert passed is not None
    # Streamlit's own question; for a strange host it would ask a host in the internet.
    assert passed[0] == origin.partition("://")[2]
    assert _is_origin_allowed(origin, passed[0])


def test_the_address_of_the_site_is_ours_whatever_a_proxy_calls_us(monkeypatch):
    monkeypatch.delenv("LEARNING_ZONE_ADDRESS", raising=False)
    assert asked("app:8501", "https://zone.example") is None
    monkeypatch.setenv("LEARNING_ZONE_ADDRESS", OURS)
    assert asked("app:8501", "https://zone.example") == ("zone.example", "https://zone.example")
    assert asked("app:8501", "https://other.example") is None


@pytest.mark.parametrize(
    "origin",
    ["null", "", "https://evil.example", "https://zone.example.evil.example", "http://[", "https://zone.example:x",
     "https://zone.example:8443", "https://evil@zone.example", "https://zone.example@evil.example", "//", "http://"],
)  # fmt: skip
def test_another_origin_or_none_at_all_is_refused(origin):
    assert asked("zone.example", origin) is None


def test_a_program_names_no_origin():
    assert asked("zone.example", None) == ("zone.example", None)


LETTERS = some.characters(max_codepoint=255, exclude_characters="\r\n")


@given(host=some.text(LETTERS, max_size=40), rest=some.text(LETTERS, max_size=40))
def test_no_header_makes_it_fail(host, rest):
    for origin in (rest, f"http://{rest}", f"http://[{rest}"):
        asked(host, origin)
