"""What is said when something is not there or fails: a page for people, RFC 9457 for programs.

Nothing of the fault itself is said; it goes to the log.
"""

import json
import logging
from collections.abc import Callable, Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.convertors import Convertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.content import failures
from components.content.about_data import left_out, private_preview
from components.content.villages import found_villages
from components.language.messages import gettext, gettext_noop
from components.server import address, rendering, responses, static_pages
from components.server.middleware import cors, security
from components.server.middleware.methods import EveryMethod
from components.server.streamlit_internals import reserved_paths
from components.server.ways import OnTheSite
from data import languages
from data.problems import Busy, DataProblem, NotReady

log = logging.getLogger(__name__)

PROBLEM = "application/problem+json"
FOR_PROGRAMS = ("/.well-known/", "/api/", "/data/", "/mcp", "/periods.json", "/view.")
# What a page says over the sentence; a program gets the phrase of the protocol.
TITLES = MappingProxyType(
    {
        HTTPStatus.NOT_FOUND: gettext_noop("Not found"),
        HTTPStatus.METHOD_NOT_ALLOWED: gettext_noop("This address cannot be used that way"),
        HTTPStatus.INTERNAL_SERVER_ERROR: gettext_noop("Something failed"),
        HTTPStatus.SERVICE_UNAVAILABLE: gettext_noop("Not available at the moment"),
    }
)
FAILED = gettext_noop(
    "Something went wrong here. The fault has been written down; the other pages still work."
)


class Elsewhere(Convertor[str]):
    """Every path that Streamlit has no address of its own for."""

    regex = reserved_paths.ELSEWHERE

    def convert(self, value: str) -> str:
        """The path as it is."""
        return value

    def to_string(self, value: str) -> str:
        """The path as it is."""
        return value


register_url_convertor("elsewhere", Elsewhere())


class Problem(HTTPException):
    """A request of a program that cannot be answered; `more` is added to what it is told."""

    def __init__(self, status_code: int, detail: str, **more: object) -> None:
        super().__init__(status_code, detail)
        self.more = more


def routes() -> list[Route]:
    """The address of everything that has no address; it must come last."""
    return [Route("/{path:elsewhere}", EveryMethod(nothing_here))]


def handlers() -> Mapping[Any, Callable[[Request, Any], Any]]:
    """What answers for each kind of fault."""
    return {HTTPException: refused, Busy: busy, DataProblem: unreadable, Exception: failed}


async def nothing_here(_request: Request) -> Response:
    """Streamlit would send its start page, with status 200."""
    raise HTTPException(404)


async def refused(request: Request, error: HTTPException) -> Response:
    """An address that is not there, or a method it does not have."""
    more = getattr(error, "more", {})
    answer = await _answer(request, error.status_code, lambda: error.detail, more)
    answer.headers.update(error.headers or {})
    return answer


async def busy(request: Request, error: Busy) -> Response:
    """Too many ask for the same kind of work, or what is asked for is still being made."""
    seconds = failures.BUSY_SECONDS
    said = found_villages.not_ready() if isinstance(error, NotReady) else failures.BUSY
    answer = await _answer(request, 503, lambda: gettext(said, seconds=seconds), {})
    answer.headers["retry-after"] = str(seconds)
    return answer


async def unreadable(request: Request, error: DataProblem) -> Response:
    """A table or a map that cannot be read: which, and what an editor can do."""
    return await _answer(request, 503, lambda: " ".join(left_out.sentences(error.problems)), {})


async def failed(request: Request, error: Exception) -> Response:
    """A fault of ours; this answer goes out past the layers that add headers."""
    log.error("A request failed: %s", request.url.path, exc_info=error)
    return await say_failed(request)


async def say_failed(request: Request) -> Response:
    """The answer for a fault of ours; it goes out past the layers that add headers."""
    answer = await _answer(request, 500, lambda: gettext(FAILED), {})
    answer.headers.update({**security.headers(request.scope), **cors.headers(request.scope)})
    return answer


async def say_ended(request: Request) -> Response:
    """The answer where a private preview is no more, or is not this browser's; past those layers, too."""
    answer = await _answer(request, 404, lambda: gettext(private_preview.NOT_YOURS), {})
    answer.headers.update(security.headers(request.scope, is_there=False))
    return answer


async def _answer(
    request: Request, status: int, say: Callable[[], str], more: Mapping[str, object]
) -> Response:
    """The answer: to programs in English, to people in the language of the address.

    Who spoke when the fault came has stopped.
    """
    if request.url.path.startswith(FOR_PROGRAMS):
        with languages.speaking(languages.ENGLISH):
            return _problem(request, status, say(), more)
    with languages.speaking(address.language_of(request)):
        content = await run_in_threadpool(_page, say, status, request.url.path)
    vary = {"vary": "Accept-Encoding, Accept-Language"}
    return responses.answer(request, content, responses.HTML, status_code=status, headers=vary)


def _problem(request: Request, status: int, detail: str, more: Mapping[str, object]) -> Response:
    phrase = HTTPStatus(status).phrase
    said = {"type": "about:blank", "title": phrase, "status": status}
    said |= {"detail": detail} if detail != phrase else {}
    content = json.dumps({**said, **more}, ensure_ascii=False).encode()
    return responses.answer(request, content, PROBLEM, status_code=status)


def _page(say: Callable[[], str], status: int, path: str) -> bytes:
    phrase, detail = HTTPStatus(status).phrase, say()
    title = gettext(TITLES[HTTPStatus(status)]) if status in TITLES else phrase
    said = title if detail == phrase else detail
    asked = path.removeprefix(address.of_language(languages.current()))
    asked = asked.removeprefix(f"{address.READ}/").strip("/")
    is_unsaid = status == HTTPStatus.NOT_FOUND and said == title
    document = (
        static_pages.not_here(title, asked) if is_unsaid else static_pages.ways_on(title, said)
    )
    about = rendering.without_address(document)
    return rendering.page(document, OnTheSite(), about, static_pages.menu()).encode()
