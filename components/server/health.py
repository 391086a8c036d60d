"""For whoever looks after several servers: whether this one can take visitors, and what it lacks."""

import json

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.content.about_data.left_out import in_order
from components.facts import tables, villages
from data.problems import Problem
from data.shapes import ShapesMissing

ADDRESS = "/ready"
TABLES = ("sources", "indicators", "values", "coverage", "cases")
MOST_SAID = 50


def routes() -> list[Route]:
    """One address; that the process lives at all is said by Streamlit's own health address."""
    return [Route(ADDRESS, ready)]


async def ready(_request: Request) -> Response:
    """200 when the tables have been read and at least one programme can be shown, else 503.

    A damaged row, table or map does not take a server away: what can be shown is shown. The answer
    names it, so that whoever looks after the site sees it.
    """
    rows, problems = await run_in_threadpool(_looked_at)
    said = {
        "status": "ready" if rows else "no programme can be read",
        "problem_count": len(problems),
        "problems": problems[:MOST_SAID],
    }
    content = json.dumps(said, ensure_ascii=False).encode()
    headers = {"Cache-Control": "no-store"}
    return Response(content, 200 if rows else 503, headers, "application/json")


def problems() -> tuple[Problem, ...]:
    """All that is left out of all tables, and the layers of shapes that cannot be drawn."""
    lost: list[Problem] = []
    for programme in tables.programmes():
        for layer_id in tables.programme_layers(programme).values():
            try:
                tables.layer(layer_id)
            except ShapesMissing as error:
                lost.append(error.problem)
    return (*tables.everything_left_out(), *villages.problems(), *dict.fromkeys(lost))


def _looked_at() -> tuple[int, list[str]]:
    rows = sum(len(tables.table(table).rows) for table in TABLES)
    return rows, [str(problem) for problem in in_order(problems())]
