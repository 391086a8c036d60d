"""What may leave the site: withheld rows stay with the editors, on every page and in every file.

Whoever reads a table gets it through :func:`shown`, and a file leaves with the rows that were read
(:func:`data.export.table_file`); nobody else decides. A word that is not known counts as withheld.
"""

import pandas as pd

COLUMN = "publication"
SHOWN, TABLE_ONLY = "shown", "table_only"
MAY_LEAVE = (SHOWN, TABLE_ONLY)


def shown(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of a table that may be shown; all of them if the table withholds nothing."""
    if COLUMN not in rows:
        return rows
    may_leave = rows[COLUMN].isna() | rows[COLUMN].isin(MAY_LEAVE)
    return rows if may_leave.all() else rows[may_leave]


def is_for_tables(rows: pd.DataFrame) -> pd.Series:
    """Which rows stand in tables only: so that a doubt can be seen, but nothing is drawn of it."""
    return rows[COLUMN].eq(TABLE_ONLY).astype("boolean").fillna(False).astype(bool)
