"""The packages as files: description, every table as CSV and Parquet, shapes, all in one ZIP.

Each answer leads to the list of what a fault leaves out of the package, which lies beside it.
"""

import io
from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.facts import cache, exports, tables
from components.server import address, responses
from components.server.errors import Problem
from components.server.middleware.limits import Turns
from data import export
from data.catalog import DESCRIPTOR, Package
from data.export import LEFT_OUT
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
    return await _answer(request, package, lambda: (exports.package_zip(package.package_id), ZIP))


async def file(request: Request) -> Response:
    """One file of a package, as it lies there, or a table as Parquet; what is left out of it."""
    package, name = _package(request), request.path_params["name"]
    return await _answer(request, package, lambda: _file(package, name))


def _package(request: Request) -> Package:
    wanted = request.path_params["package"]
    packages = {package.package_id: package for package in tables.catalog().packages()}
    if wanted not in packages:
        raise Problem(404, "There is no such package.", packages=list(packages))
    return packages[wanted]


def _file(package: Package, name: str) -> Made:
    """Content and kind of a file that the description names; Problem if it names none."""
    problems = exports.left_out_of(package.package_id)
    if name == LEFT_OUT:
        return export.left_out_file(problems), CSV
    table, _, ending = name.rpartition(".")
    private = exports.private_files(package.package_id)
    if private is not None and ending != "parquet":
        return _private(private, name)
    if table in package.tables and ending in ("csv", "parquet"):
        return _table(package, table, ending)
    described = [str(resource.get("path")) for resource in package.descriptor.get("resources", ())]
    if name not in (DESCRIPTOR, *described) or not (package.folder / name).is_file():
        sheets = [f"{one}.{kind}" for one in package.tables for kind in ("csv", "parquet")]
        files = [DESCRIPTOR, LEFT_OUT, *described, *sheets]
        raise Problem(404, "There is no such file.", files=files)
    if name == DESCRIPTOR:
        return export.description(package, problems), JSON
    if lost := [one for one in problems if one.file == f"{package.folder.name}/{name}"]:
        raise DataProblem(lost)
    return (package.folder / name).read_bytes(), CSV if ending == "csv" else JSON


def _private(files: Mapping[str, bytes], name: str) -> Made:
    """A file of the package that a private preview shows; Problem if it has none of that name."""
    if name not in files:
        raise Problem(404, "There is no such file.", files=[*files, LEFT_OUT])
    return files[name], CSV if name.endswith(".csv") else JSON


def _table(package: Package, table: str, ending: str) -> Made:
    """The rows of a table that were read; DataProblem if its file cannot be read at all."""
    tables.package_table(package.package_id, table)
    if ending == "parquet":
        return parquet(package.package_id, table), PARQUET
    read = tables.readings_of(package.package_id)[table]
    return export.table_file(package.tables[table], read), CSV


@cache.bounded
def parquet(package_id: str, table: str) -> bytes:
    """A table with the types of its schema as a Parquet file, with the same rows as its CSV."""
    buffer = io.BytesIO()
    rows = tables.readings_of(package_id)[table].filed
    lists = {name: rows[name].map(list) for name in rows if rows[name].dtype == "object"}
    rows.assign(**lists).to_parquet(buffer, index=False)
    return buffer.getvalue()


async def _answer(request: Request, package: Package, make: Callable[[], Made]) -> Response:
    try:
        content, kind = await TURNS.do(make)
    except DataProblem as error:
        files = sorted({problem.file for problem in error.problems})
        raise Problem(503, f"This file has a fault and cannot be read: {files}.") from error
    headers = _way_to_what_is_left_out(request, package)
    return responses.answer(request, content, kind, responses.KEEP_AN_HOUR, headers=headers)


def _way_to_what_is_left_out(request: Request, package: Package) -> dict[str, str]:
    """Where it is listed what is left out, for files that have no room for such words themselves."""
    if not exports.left_out_of(package.package_id):
        return {}
    listed = f"{address.of_site(request)}{PREFIX}/{package.package_id}/{LEFT_OUT}"
    return {"link": f'<{listed}>; rel="describedby"; type="text/csv"'}
