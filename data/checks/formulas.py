"""Texts that a spreadsheet would run as a formula: a package has them as they are, so that somebody is told.

What is taken away for a spreadsheet (:func:`data.export.to_csv`) has an apostrophe before them; a package is
read back, and an apostrophe would become a part of the text.
"""

from collections.abc import Iterator

import pandas as pd

from data import cells, export
from data.problems import Problem, problem_at
from data.table_schema import Field, Table

# A hyphen begins a list as well, and a number below zero.
STARTS = tuple(sign for sign in export.STARTS_A_FORMULA if sign != "-")


def find_formulas(rows: pd.DataFrame, table: Table) -> Iterator[Problem]:
    """A doubt for each text of a table that begins like a formula; the index of the rows is their number."""
    for field in table.fields:
        # Codes and periods are words of a list, which their own check knows.
        if field.type not in ("string", "list") or field.is_code or field.is_period:
            continue
        for row, text in _texts(rows, field).items():
            if text.startswith(STARTS):
                shown = cells.shorten(text)
                yield problem_at(
                    table.path.name, "like-formula", int(str(row)), field.name, cell=shown
                )


def _texts(rows: pd.DataFrame, field: Field) -> pd.Series:
    """What stands in the cells of a column; of a list its first item, as the cell begins with it."""
    if field.name not in rows:
        return pd.Series(dtype="string")
    told = rows[field.name]
    return (told.str[0] if field.type == "list" else told).dropna()
