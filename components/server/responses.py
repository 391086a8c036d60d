"""Answers of our own addresses: the content with an ETag, and what of it this request is sent."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from components.facts import cache
from components.server.middleware import negotiation
from components.server.middleware.compression import ENCODERS

KEEP_FOREVER = "public, max-age=31536000, immutable"
KEEP_A_DAY = "public, max-age=86400"
KEEP_AN_HOUR = "public, max-age=3600"
ASK_EACH_TIME = "no-cache"
# What says that something is missing at this moment must not be read when it is there again.
KEEP_NOT = "no-store"
# Shorter texts fit into one packet as they are.
WORTH_COMPRESSING = 1000
COMPRESSED_KINDS = ("text/", "application/json", "application/ld+json", "application/problem+json",
                    "application/atom+xml", "application/xml", "image/svg+xml",
                    "application/vnd.oai.openapi+json")  # fmt: skip
HTML = "text/html; charset=utf-8"


def answer(
    request: Request,
    content: bytes,
    media_type: str,
    cache_control: str = ASK_EACH_TIME,
    status_code: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The content as an answer to this request: whole, in part, or the word that it has not changed."""
    encoding = _encoding(request, content, media_type)
    fields = {
        "cache-control": cache_control,
        "etag": negotiation.tag(content, encoding),
        "vary": "Accept-Encoding",
        **({"accept-ranges": "bytes"} if status_code == 200 else {}),
        **(headers or {}),
    }
    if encoding:
        fields["content-encoding"] = encoding
        content = _compressed(fields["etag"], encoding, content)
    whole = Response(content, status_code, fields, media_type)
    return negotiation.narrowed(request.method, request.headers, whole)


def _encoding(request: Request, content: bytes, media_type: str) -> str | None:
    """The coding to answer in; a part is always one of the content as it is."""
    if negotiation.wants_part(request.method, request.headers, negotiation.tag(content)):
        return None
    is_light = len(content) < WORTH_COMPRESSING or not media_type.startswith(COMPRESSED_KINDS)
    if is_light and not negotiation.refuses_plain(request.headers):
        return None
    return negotiation.coding(request.headers, tuple(ENCODERS))


@cache.bounded
def _compressed(etag: str, encoding: str, _content: bytes) -> bytes:
    """The content of an ETag, encoded; kept by that name, not by all that it says."""
    return ENCODERS[encoding](_content)
