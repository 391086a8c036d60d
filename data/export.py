"""Tables as files that a spreadsheet opens without running anything."""

import io
import zipfile
from collections.abc import Iterator

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
    for path in sorted(path for path in package.folder.iterdir() if path.is_file()):
        table = tables.get(path)
        yield path.name, publication.shown_file(table) if table else path.read_bytes()


def package_zip(package: Package) -> bytes:
    """Every file of a package's description and tables, as one ZIP; the same bytes each time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in package_files(package):
            entry = zipfile.ZipInfo(f"{package.package_id}/{name}", FIXED_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()


def _is_text(column: pd.Series) -> bool:
    return not (pd.api.types.is_numeric_dtype(column) or pd.api.types.is_bool_dtype(column))


def _harmless(cell: object) -> object:
    if isinstance(cell, tuple):
        cell = ";".join(cell)
    if isinstance(cell, str) and cell.startswith(STARTS_A_FORMULA):
        return f"'{cell}"
    return cell
