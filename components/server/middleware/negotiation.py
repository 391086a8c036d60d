"""How an answer leaves: in which coding, whole or in part, or only the word that nothing changed.

The one place that decides it (RFC 9110, 12.5.3, 13 and 14), for our own addresses and for
Streamlit's files. Contents are told apart by their ETag alone: there is no Last-Modified here, so a
condition with a date never holds and the whole is sent.
"""

import hashlib
import re
from collections.abc import Sequence

from starlette.datastructures import Headers
from starlette.responses import Response

from components.server.middleware import ranges

TAG = re.compile(r'(?:W/)?"[^"]*"')
ANY = "*"
IDENTITY = "identity"
NOT_KEPT = "no-store"
# What describes the content itself; an answer without content does not say it.
OF_CONTENT = ("content-length", "content-type", "content-encoding", "content-range")


def coding(headers: Headers, offered: Sequence[str]) -> str | None:
    """The coding to answer in; None for the content as it is.

    Args:
        headers: of the request.
        offered: what we would like best first.
    """
    weights = accepted_codings(_field(headers, "accept-encoding"))
    plain = weights.get(IDENTITY, 0.0)
    usable = {one: weights.get(one, weights.get(ANY, 0.0)) for one in offered}
    best = max(usable, key=lambda one: usable[one], default=IDENTITY)
    return best if usable.get(best, 0.0) > 0 and usable[best] >= plain else None


def refuses_plain(headers: Headers) -> bool:
    """Whether the content must not be sent as it is (``identity;q=0``)."""
    weights = accepted_codings(_field(headers, "accept-encoding"))
    return weights.get(IDENTITY, weights.get(ANY, 1.0)) == 0


def accepted_codings(header: str) -> dict[str, float]:
    """The weight of each coding that an Accept-Encoding header names; 0 refuses it."""
    items = (item.replace(" ", "").partition(";q=") for item in header.lower().split(","))
    return {name: _weight(quality) for name, _, quality in items if name}


def media_type(headers: Headers, offered: Sequence[str]) -> str:
    """The form to answer in: the one that the request likes best, else the first that is offered.

    Args:
        offered: the usual form first.
    """
    weights = accepted_codings(_field(headers, "accept"))
    best = max(offered, key=lambda one: weights.get(one, 0.0))
    usual = max(weights.get(one, 0.0) for one in ("*/*", "application/*", offered[0]))
    return best if weights.get(best, 0.0) > usual else offered[0]


def wants_part(method: str, headers: Headers, etag: str) -> bool:
    """Whether a part of the content with this ETag is asked for, and not the whole instead."""
    condition = headers.get("if-range", etag)
    return method == "GET" and "range" in headers and condition == etag


def tag(content: bytes, encoding: str | None = None) -> str:
    """The ETag of a content in a coding."""
    digest = hashlib.sha256(content).hexdigest()[:16]
    return f'"{digest}-{encoding}"' if encoding else f'"{digest}"'


def narrowed(method: str, headers: Headers, whole: Response) -> Response:
    """What of a whole answer is sent to this request.

    Args:
        method, headers: of the request.
        whole: the answer with its content. Conditions and parts need its ETag.
    """
    is_tagged = whole.status_code == 200 and "etag" in whole.headers
    answer = _of_success(method, headers, whole) if is_tagged else whole
    return _without_content(answer) if method == "HEAD" else answer


def _of_success(method: str, headers: Headers, whole: Response) -> Response:
    etag = whole.headers["etag"]
    if "if-match" in headers and not _names(_field(headers, "if-match"), etag, is_strong=True):
        return short(whole, 412)
    if _names(_field(headers, "if-none-match"), etag):
        return short(whole, 304)
    if "content-encoding" not in whole.headers and wants_part(method, headers, etag):
        parts = ranges.parse(headers["range"], len(whole.body))
        return whole if parts is None else ranges.partial(whole, parts)
    return whole


def _names(header: str, etag: str, is_strong: bool = False) -> bool:
    """Whether a list of ETags names this one; a strong comparison knows no weak ones."""
    if header.strip() == ANY:
        return True
    named = TAG.findall(header)
    return etag in (named if is_strong else [one.removeprefix("W/") for one in named])


def short(whole: Response, status: int) -> Response:
    """The same answer without its content: everything else that it says is still true."""
    said = {name: value for name, value in whole.headers.items() if name not in OF_CONTENT}
    return Response(None, status, said if status == 304 else said | {"cache-control": NOT_KEPT})


def _field(headers: Headers, name: str) -> str:
    """The value of a header that may stand in several lines."""
    return ", ".join(headers.getlist(name))


def _without_content(answer: Response) -> Response:
    """What HEAD is told: every header of the answer, the length too."""
    return Response(None, answer.status_code, dict(answer.headers))


def _weight(quality: str) -> float:
    try:
        return min(1.0, max(0.0, float(quality or 1)))
    except ValueError:
        return 0.0
