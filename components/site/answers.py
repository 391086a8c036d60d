"""Answers of our own addresses: compressed as the browser likes, with an ETag, 304 if it has them."""

import hashlib
from collections.abc import Mapping
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response

from components.site.compression import ENCODERS, accepted_encodings, not_modified

KEEP_FOREVER = "public, max-age=31536000, immutable"
KEEP_A_DAY = "public, max-age=86400"
KEEP_AN_HOUR = "public, max-age=3600"
ASK_EACH_TIME = "no-cache"
# Shorter texts fit into one packet as they are.
WORTH_COMPRESSING = 1000
COMPRESSED_KINDS = ("text/", "application/json", "application/ld+json", "application/problem+json",
                    "application/atom+xml", "application/xml", "image/svg+xml",
                    "application/vnd.oai.openapi+json")  # fmt: skip
REMEMBERED = 2000
HTML = "text/html; charset=utf-8"


def answer(
    request: Request,
    content: bytes,
    media_type: str,
    cache_control: str = ASK_EACH_TIME,
    status_code: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The content as an answer to this request; 304 if the request names its ETag."""
    encoding = _encoding(request, content, media_type)
    digest = hashlib.sha256(content).hexdigest()[:16]
    fields = {
        "cache-control": cache_control,
        "etag": f'"{digest}{f"-{encoding}" if encoding else ""}"',
        "vary": "Accept-Encoding",
        **(headers or {}),
    }
    if encoding:
        fields["content-encoding"] = encoding
        content = _compressed(content, encoding)
    response = Response(content, status_code, fields, media_type)
    if status_code == 200 and has_already(request, fields["etag"]):
        return not_modified(response)
    return response


def has_already(request: Request, etag: str) -> bool:
    """Whether the request says that it has the content of this ETag."""
    named = request.headers.get("if-none-match", "")
    return etag in [one.strip().removeprefix("W/") for one in named.split(",")]


def _encoding(request: Request, content: bytes, media_type: str) -> str | None:
    if len(content) < WORTH_COMPRESSING or not media_type.startswith(COMPRESSED_KINDS):
        return None
    accepted = accepted_encodings(request.headers.get("accept-encoding", ""))
    return next((encoding for encoding in ENCODERS if encoding in accepted), None)


@lru_cache(maxsize=REMEMBERED)
def _compressed(content: bytes, encoding: str) -> bytes:
    return ENCODERS[encoding](content)
