"""What new rows change: each figure as it is now and as it would be, by table and key."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from data import publication
from data.checks.report import Base, Report
from data.load import Reading
from data.table_schema import Table

ADDED, CHANGED, REMOVED = "added", "changed", "removed"
# What a row is told by, where all of it is new or goes: the first of these that its table has.
TOLD_BY = ("value", "title", "label", "name", "text", "status")
COLUMNS = ("table", "change", "key", "column", "now", "then")
BETWEEN = "\x1f"
PLACE = "place_id"
OWN_PAGES = ("case_id", "event_id")
# The row of the file that is published, and of the sheet; 0 where there is none.
ROW_NOW, ROW_THEN = "row_now", "row_then"
_AT = "\x1fat"


@dataclass(frozen=True)
class Changes:
    """What a package with new rows changes.

    Attributes:
        rows: one for each cell that changes and for each row that is new or goes, with the columns
            :data:`COLUMNS`, `place_id`, `case_id` and `event_id` of its row if it has them, and the
            numbers of its row in the file and in the sheet.
    """

    rows: pd.DataFrame

    def counts(self) -> dict[str, dict[str, int]]:
        """How many rows of each table that changes are added, changed and removed."""
        told = self.rows[["table", "change", "key"]].drop_duplicates()
        found: dict[str, dict[str, int]] = {}
        for (table, change), rows in told.groupby(["table", "change"], sort=True):
            found.setdefault(str(table), {})[str(change)] = len(rows)
        return found


def find_changes(base: Base, report: Report) -> Changes:
    """What changes in the tables that were given, against those that are published now."""
    own = report.package.package_id
    given = sorted({one.name for one in report.tables} & set(report.texts))
    frames = [
        compare_rows(
            report.package.tables[name],
            published_rows(base.tables.one(own, name)),
            publication.shown(report.readings[name].rows),
        )
        for name in given
    ]
    told = [one for one in frames if len(one)]
    empty = pd.DataFrame(columns=[*COLUMNS, PLACE, *OWN_PAGES], dtype="string")
    empty = empty.assign(**{name: pd.Series(dtype="int64") for name in (ROW_NOW, ROW_THEN)})
    return Changes(pd.concat(told, ignore_index=True) if told else empty)


def published_rows(read: Reading) -> pd.DataFrame:
    """The rows of a table that is published, by the row of its file; 0 for what stands in."""
    return read.rows.set_axis(list(read.row_numbers()))


def compare_rows(table: Table, now: pd.DataFrame, then: pd.DataFrame) -> pd.DataFrame:
    """Every cell of a table that changes, and every row that is new or goes; see :class:`Changes`.

    Args:
        now, then: typed rows; the index is the row of the file and of the sheet.
    """
    key = list(table.key) or table.columns
    old, new = _by_key(now, table, key), _by_key(then, table, key)
    parts = [
        _told_whole(new.loc[new.index.difference(old.index, sort=False)], table, key, ADDED),
        *_changed_cells(old, new, table, key),
        _told_whole(old.loc[old.index.difference(new.index, sort=False)], table, key, REMOVED),
    ]
    return pd.concat(parts, ignore_index=True)


def _by_key(rows: pd.DataFrame, table: Table, key: list[str]) -> pd.DataFrame:
    """The cells of a table as text, by the text of their key; of two with one key the first."""
    text = pd.DataFrame(
        {name: _as_text(rows[name]) if name in rows else "" for name in table.columns},
        index=rows.index,
    ).astype("string")
    text[_AT] = rows.index
    # One text for the whole key: an index of several columns takes many times as long.
    text.index = pd.Index(text[key[0]].str.cat([text[name] for name in key[1:]], sep=BETWEEN))
    return text[~text.index.duplicated()]


def _as_text(column: pd.Series) -> pd.Series:
    known = {cell: _said(cell) for cell in column.dropna().unique()}
    return column.map(known).astype("string").fillna("")


def _said(cell: object) -> str:
    if isinstance(cell, tuple):
        return ";".join(map(str, cell))
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell)


def _told_whole(rows: pd.DataFrame, table: Table, key: list[str], change: str) -> pd.DataFrame:
    """Rows that are new or go, each by its figure or its name."""
    others = [name for name in table.columns if name not in key]
    column = next((name for name in TOLD_BY if name in others), (others or key)[0])
    side = "then" if change == ADDED else "now"
    at = {ROW_THEN if change == ADDED else ROW_NOW: rows[_AT]}
    return _told(rows, table.name, key, change, {"column": column, side: rows[column], **at})


def _changed_cells(
    old: pd.DataFrame, new: pd.DataFrame, table: Table, key: list[str]
) -> Iterator[pd.DataFrame]:
    both = new.index.intersection(old.index, sort=False)
    before, after = old.loc[both], new.loc[both]
    for column in table.columns:
        differs = (before[column] != after[column]).to_numpy()
        if column not in key and differs.any():
            now, then = before.loc[differs, column], after.loc[differs, column]
            at = {ROW_NOW: before.loc[differs, _AT], ROW_THEN: after.loc[differs, _AT]}
            told = {"column": column, "now": now, "then": then, **at}
            yield _told(after.loc[differs], table.name, key, CHANGED, told)


def _told(
    rows: pd.DataFrame, table: str, key: list[str], change: str, more: dict[str, object]
) -> pd.DataFrame:
    named = pd.Series("", index=rows.index, dtype="string")
    for name in key:
        piece = (name + "=" + rows[name]).where(rows[name] != "", "")
        both = (named != "") & (piece != "")
        named = named + both.map({True: "; ", False: ""}).astype("string") + piece
    whole = {"table": table, "change": change, "key": named, "now": "", "then": "", **more}
    found = pd.DataFrame({name: whole[name] for name in COLUMNS}, index=rows.index)
    for name in (PLACE, *OWN_PAGES):
        found[name] = rows.get(name, "")
    found = found.astype("string")
    for name in (ROW_NOW, ROW_THEN):
        found[name] = whole.get(name, 0)
    return found
