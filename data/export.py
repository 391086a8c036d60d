"""Tables as files that a spreadsheet opens without running anything."""

import io
import zipfile
from collections.abc import Iterable, Iterator

import pandas as pd

from data import publication
from data.catalog import Package

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
FIXED_DATE = (2020, 1, 1, 0, 0, 0)


def to_csv(rows: pd.DataFrame) -> bytes:
    """Rows as CSV, UTF-8 with a mark that spreadsheets know; lists are joined by semicolons.

    A text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    safe = rows.apply(lambda column: column.map(_harmless) if _is_text(column) else column)
    text: str = safe.to_csv(index=False, lineterminator="\n")
    return text.encode("utf-8-sig")


def package_files(package: Package) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file of a package that may leave the site, by name.

    Raises:
        DataProblem: withheld rows of a damaged table cannot be told from the others.
    """
    tables = {table.path: table for table in package.tables.values()}
    for name in sorted(_files(package)):
        path = package.folder / name
        table = tables.get(path)
        yield name, publication.shown_file(table) if table else path.read_bytes()


def package_zip(package: Package) -> bytes:
    """Every file of a package as one ZIP that is a Data Package; the same bytes each time.

    Its description lies at the top, where readers of Data Packages look for it, and every file
    beside it as the description names it.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in package_files(package):
            entry = zipfile.ZipInfo(name, FIXED_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()


def _files(package: Package) -> Iterable[str]:
    """What lies in the folder of a package, and what its description names below it."""
    named = [str(one.get("path", "")) for one in package.descriptor.get("resources", ())]
    inside = {path.name for path in package.folder.iterdir()} | {*named}
    return [
        name
        for name in inside
        if (package.folder / name).is_file()
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
