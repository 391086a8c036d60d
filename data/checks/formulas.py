"""Texts that a spreadsheet would run as a formula: a package has them as they are, so that somebody is told.

What is taken away for a spreadsheet (:func:`data.export.to_csv`) has an apostrophe before them; a package is
read back, and an apostrophe would become a part of the text.
"""

from collections.abc import Iterator

import pandas as pd

from data.problems import Problem, problem_at
from data.table_schema import Table

# A hyphen begins a list as well, and a number below zero.
STARTS = ("=", "+", "@", "\t", "\r")


def find_formulas(rows: pd.DataFrame, table: Table) -> Iterator[Problem]:
    """A doubt for each text of a table that begins like a formula; the index of the rows is their number."""
    for field in table.fields:
        # Codes and periods are words of a list, which their own check knows.
        if field.type != "string" or field.is_code or field.is_period or field.name not in rows:
            continue
        texts = rows[field.name]
        for row, text in texts[texts.str.startswith(STARTS, na=False)].items():
            yield problem_at(table.path.name, "like-formula", int(str(row)), field.name, cell=text)
