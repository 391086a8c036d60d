"""For whoever looks after several servers: whether this one can take visitors."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from components import cached

ADDRESS = "/ready"
TABLES = ("sources", "indicators", "values", "coverage", "cases")


def routes() -> list[Route]:
    """One address; that the process lives at all is said by Streamlit's own health address."""
    return [Route(ADDRESS, ready)]


async def ready(_request: Request) -> Response:
    """200 when the tables have been read and at least one programme can be shown, else 503.

    A single damaged table does not take a server away: what can be shown is shown.
    """
    rows = await run_in_threadpool(lambda: sum(len(cached.table(one).rows) for one in TABLES))
    status = 200 if rows else 503
    words = "ready" if rows else "no programme can be read"
    return PlainTextResponse(words, status, {"Cache-Control": "no-store"})
