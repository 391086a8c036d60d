"""Tables as files that a spreadsheet opens without running anything, and packages as they leave.

One rule for all ways out: a file of a table holds the rows that were read and may be shown, as they
stand in the editor's file, and what a fault takes away is listed beside it (``LEFT_OUT``).
"""

import io
import json
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from data import csv_text, languages
from data.catalog import DESCRIPTOR, Package
from data.load import Reading
from data.problems import Problem
from data.table_schema import Table

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
FIXED_DATE = (2020, 1, 1, 0, 0, 0)
LEFT_OUT = "LEFT_OUT.csv"
# How a problem is said to programs: its columns, their types and meanings.
LEFT_OUT_FIELDS: Mapping[str, tuple[str, str]] = {
    "file": ("string", "File of the data folder that has the fault."),
    "row": ("integer", "Row as a spreadsheet counts it; empty for the whole file."),
    "column": ("string", "Column; empty for the whole row or file."),
    "what": ("string", "What is wrong and therefore left out."),
    "remedy": ("string", "What an editor can do about it."),
    "code": ("string", "Kind of fault, the same in every language."),
}


def to_csv(rows: pd.DataFrame) -> bytes:
    """Rows as CSV, UTF-8 with a mark that spreadsheets know; lists are joined by semicolons.

    A text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    safe = rows.apply(lambda column: column.map(_harmless) if _is_text(column) else column)
    text: str = safe.to_csv(index=False, lineterminator="\n")
    return text.encode("utf-8-sig")


def table_file(table: Table, read: Reading) -> bytes:
    """The file of a table as it lies there; if not all of its rows may leave, the others only.

    Of a file that cannot be read, the header is left.
    """
    if read.numbers is None:
        return table.path.read_bytes()
    if not read.is_whole and not any(read.numbers):
        return csv_text.write_records([table.columns])
    return csv_text.with_rows(table.path.read_bytes(), frozenset(read.numbers))


def left_out(readings: Mapping[str, Reading]) -> tuple[Problem, ...]:
    """What a fault takes away from the tables of a package."""
    return tuple(dict.fromkeys(problem for read in readings.values() for problem in read.problems))


def left_out_file(problems: Iterable[Problem]) -> bytes:
    """The list of what is left out as CSV, in English: one row a fault; only a header if there is none."""
    with languages.speaking(languages.ENGLISH):
        rows = [describe_problem(problem).values() for problem in problems]
    return csv_text.write_records([LEFT_OUT_FIELDS, *rows])


def describe_problem(problem: Problem) -> dict[str, str | int | None]:
    """A problem for programs: file, row, column, what is left out and why, what to do."""
    return {name: getattr(problem, name) for name in LEFT_OUT_FIELDS}


def description(package: Package, problems: Iterable[Problem]) -> bytes:
    """The description of a package; if something is left out, the list of it is described, too."""
    content = (package.folder / DESCRIPTOR).read_bytes()
    if not any(True for _ in problems):
        return content
    resources = [*package.descriptor.get("resources", ()), _LEFT_OUT_RESOURCE]
    whole = {**package.descriptor, "resources": resources}
    # What is kept for all visitors is a read-only mapping, which JSON takes only as a dict.
    text = json.dumps(whole, ensure_ascii=False, indent=2, default=dict)
    return text.encode()


_LEFT_OUT_RESOURCE: Mapping[str, Any] = {
    "name": "left_out",
    "path": LEFT_OUT,
    "title": "What is left out",
    "description": "Rows and files with a fault, which are not in the tables of this package.",
    "format": "csv",
    "mediatype": "text/csv",
    "encoding": "utf-8",
    "schema": {
        "fields": [
            {"name": name, "type": kind, "description": meaning}
            for name, (kind, meaning) in LEFT_OUT_FIELDS.items()
        ]
    },
}


def package_files(
    package: Package, readings: Mapping[str, Reading], lost: Collection[Problem] = ()
) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file of a package as it leaves the site, by name.

    Args:
        readings: every table of the package, as :func:`data.tables.read_tables` read it.
        lost: what is wrong with its files of shapes; such a file does not leave.
    """
    problems = (*left_out(readings), *lost)
    damaged = {one.file for one in lost}
    tables = {table.path: table for table in package.tables.values()}
    if problems:
        yield LEFT_OUT, left_out_file(problems)
    for name in sorted(_files(package)):
        path = package.folder / name
        if name == DESCRIPTOR:
            yield name, description(package, problems)
        elif path in tables:
            yield name, table_file(tables[path], readings[tables[path].name])
        elif f"{package.folder.name}/{name}" not in damaged:
            yield name, path.read_bytes()


def zip_files(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Files as one ZIP; the same bytes each time.

    The description of a package lies at its top, where readers of Data Packages look for it, and
    every file beside it as the description names it.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files):
            entry = zipfile.ZipInfo(name, FIXED_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()


def _files(package: Package) -> Iterable[str]:
    """What lies in the folder of a package, and what its description names below it."""
    named = [str(resource.get("path", "")) for resource in package.descriptor.get("resources", ())]
    tables = {table.path.name for table in package.tables.values()}
    inside = {path.name for path in package.folder.iterdir()} | {*named}
    return [
        name
        for name in inside
        # A table whose file is missing leaves as a header, with the word that it is missing.
        if ((package.folder / name).is_file() or name in tables)
        and ".." not in name
        and not name.startswith((".", "/"))
    ]


def _is_text(column: pd.Series) -> bool:
    return not (pd.api.types.is_numeric_dtype(column) or pd.api.types.is_bool_dtype(column))


def _harmless(cell: object) -> object:
    if isinstance(cell, tuple):
        cell = ";".join(cell)
    if isinstance(cell, str) and cell.startswith(STARTS_A_FORMULA):
        return f"'{cell}"
    return cell
