"""The packages as files: description, every table as CSV and Parquet, shapes, all in one ZIP."""

import io
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.facts import cache
from components.facts import tables as cached
from components.server import responses
from components.server.errors import Problem
from components.server.middleware.limits import Turns
from data import publication
from data.catalog import DESCRIPTOR, Package
from data.problems import DataProblem

PREFIX = "/data"
CSV, PARQUET = "text/csv; charset=utf-8", "application/vnd.apache.parquet"
JSON, ZIP = "application/json", "application/zip"
TURNS = Turns(at_once=2, waiting=30)

Made = tuple[bytes, str]


def routes() -> list[Route]:
    """A whole package, and each of its files."""
    return [
        Route(f"{PREFIX}/{{package}}.zip", whole),
        Route(f"{PREFIX}/{{package}}/{{name}}", file),
    ]


async def whole(request: Request) -> Response:
    """All files of a package as one ZIP."""
    package = _package(request)
    return await _answer(request, lambda: (cached.package_zip(package.package_id), ZIP))


async def file(request: Request) -> Response:
    """One file of a package, as it lies there, or a table as Parquet."""
    package, name = _package(request), request.path_params["name"]
    return await _answer(request, lambda: _file(package, name))


def _package(request: Request) -> Package:
    wanted = request.path_params["package"]
    packages = {one.package_id: one for one in cached.catalog().packages()}
    if wanted not in packages:
        raise Problem(404, "There is no such package.", packages=list(packages))
    return packages[wanted]


def _file(package: Package, name: str) -> Made:
    """Content and kind of a file that the description names; Problem if it names none."""
    if name == DESCRIPTOR:
        return (package.folder / name).read_bytes(), JSON
    table, _, ending = name.rpartition(".")
    if ending == "parquet" and table in package.tables:
        return parquet(package.package_id, table), PARQUET
    described = [str(one.get("path")) for one in package.descriptor.get("resources", ())]
    if name not in described or not (package.folder / name).is_file():
        tables = [f"{one}.{kind}" for one in package.tables for kind in ("csv", "parquet")]
        raise Problem(404, "There is no such file.", files=[DESCRIPTOR, *described, *tables])
    if table in package.tables and ending == "csv":
        return publication.shown_file(package.tables[table]), CSV
    return (package.folder / name).read_bytes(), CSV if ending == "csv" else JSON


@cache.bounded
def parquet(package_id: str, table: str) -> bytes:
    """A table with the types of its schema as a Parquet file."""
    buffer = io.BytesIO()
    rows = cached.package_table(package_id, table)
    lists = {name: rows[name].map(list) for name in rows if rows[name].dtype == "object"}
    rows.assign(**lists).to_parquet(buffer, index=False)
    return buffer.getvalue()


async def _answer(request: Request, make: Callable[[], Made]) -> Response:
    try:
        content, kind = await TURNS.do(make)
    except DataProblem as error:
        files = sorted({problem.file for problem in error.problems})
        raise Problem(503, f"This table has a fault and cannot be read: {files}.") from error
    return responses.answer(request, content, kind, responses.KEEP_AN_HOUR)
