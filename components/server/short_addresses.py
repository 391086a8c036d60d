"""The short address of a whole pack: the choice is in it, and it leads to the page with that choice."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from components.brief.choice import PackChoice
from components.facts import tables
from components.language.messages import gettext, gettext_noop
from components.server import address
from components.server.middleware.limits import LONGEST_ADDRESS
from data import languages
from data.places import UnknownPlace

UNREADABLE = gettext_noop(
    "This short address of an advocacy pack cannot be read: a part of it is missing or was changed. "
    "Choose the place and the theme again on the page “Advocacy pack”."
)


def routes() -> list[Route]:
    """Every short address."""
    return [Route(f"{address.PACK}/{{code}}", open_pack)]


async def open_pack(request: Request) -> Response:
    """The way to the page with the choice; 404 with a sentence if the code holds none."""
    try:
        choice, spoken = PackChoice.from_code(request.path_params["code"])
        with languages.speaking(spoken):
            there = choice.page_address("", tables.gazetteer())
    except (ValueError, UnknownPlace):
        there = ""
    if not 0 < len(there) <= LONGEST_ADDRESS:
        with languages.speaking(address.language_of(request)):
            raise HTTPException(404, gettext(UNREADABLE))
    return RedirectResponse(address.below(there), 307)
