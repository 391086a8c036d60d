"""What may leave the site: withheld rows stay with the editors, on every page and in every file.

Whoever reads a table gets it through :func:`shown`, whoever hands out a file through
:func:`shown_file`; nobody else decides. A word that is not known counts as withheld.
"""

import csv
import io

import pandas as pd

from data.problems import DataProblem, Problem
from data.table_schema import Table

COLUMN = "publication"
SHOWN, TABLE_ONLY = "shown", "table_only"
MAY_LEAVE = (SHOWN, TABLE_ONLY)


def shown(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of a table that may be shown; all of them if the table withholds nothing."""
    if COLUMN not in rows:
        return rows
    may_leave = rows[COLUMN].isna() | rows[COLUMN].isin(MAY_LEAVE)
    return rows if may_leave.all() else rows[may_leave].reset_index(drop=True)


def is_for_tables(rows: pd.DataFrame) -> pd.Series:
    """Which rows stand in tables only: so that a doubt can be seen, but nothing is drawn of it."""
    return rows[COLUMN].eq(TABLE_ONLY).astype("boolean").fillna(False).astype(bool)


def shown_file(table: Table) -> bytes:
    """The file of a table as it lies there; if it withholds rows, only the others.

    Raises:
        DataProblem: the file has the column, but its rows cannot be told apart.
    """
    content = table.path.read_bytes()
    if COLUMN not in table.columns or COLUMN.encode() not in content:
        return content
    text = content.decode("utf-8", "surrogateescape")
    try:
        header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
        column = [name.strip().lstrip("\ufeff") for name in header].index(COLUMN)
    except (csv.Error, ValueError) as error:
        what = f"Withheld rows cannot be told from the others ({error})."
        remedy = "Check the header, quotes and commas."
        raise DataProblem([Problem(table.path.name, what, remedy)]) from None
    kept = [row for row in rows if _may_leave(row, column)]
    if len(kept) == len(rows):
        return content
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([header, *kept])
    return out.getvalue().encode("utf-8", "surrogateescape")


def _may_leave(row: list[str], column: int) -> bool:
    """Whether a row may leave; an empty line may, a row too short to say so may not."""
    return not row or (column < len(row) and row[column].strip() in ("", *MAY_LEAVE))
