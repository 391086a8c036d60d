"""What the table ``values`` said on an earlier day, as far as the list of changes tells it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.changes import Act, Addition, ChangedCell

TABLE = "values"
# The key of the table, in the order in which the list of changes names its parts.
KEY = ("indicator_id", "place_id", "period", "group", "residence", "reporter", "variant")
VALUE = "value"


@dataclass(frozen=True)
class Correction:
    """A cell of ``values`` that says something else since a day."""

    act: Act
    cell: ChangedCell

    @property
    def key(self) -> Mapping[str, str]:
        """The key of its row, part by part."""
        return dict(zip(KEY, self.cell.key, strict=True))


def list_corrections(acts: Iterable[Act], package_id: str) -> tuple[Correction, ...]:
    """Every changed cell of a package's figures, in the order of the acts: the newest first."""
    return tuple(
        Correction(act, cell)
        for act in acts
        if (act.package_id, act.table) == (package_id, TABLE)
        for cell in act.cells
        if len(cell.key) == len(KEY)
    )


def put_back(
    rows: pd.DataFrame,
    corrections: Sequence[Correction],
    day: str,
    additions: Iterable[Addition] = (),
) -> pd.DataFrame:
    """Rows of ``values`` as they stood at the end of a day.

    A row that is gone since comes back with its key, its value and its source: nothing else of it is
    told. A row that was added since is left out.

    Args:
        rows: of one package; cells that the list does not name stay as they are.
        corrections: the newest first.
        day: as in ``2026-11-28``.
        additions: of the same package.
    """
    is_young = _came_later(rows, additions, day)
    young = set(zip(*(rows.loc[is_young, part].astype(str) for part in KEY), strict=True))
    rows = rows[~is_young] if young else rows
    later = [one for one in corrections if one.act.date > day and one.cell.key not in young]
    if not later:
        return rows
    records = {tuple(str(row[part]) for part in KEY): row for row in rows.to_dict("records")}
    for one in later:
        row = records.get(one.cell.key)
        if row is None and one.cell.column == VALUE:
            # How sure it was is not told.
            row = {**one.key, "package_id": one.act.package_id, "source_id": one.cell.source}
            row["quality"] = ""
            records[one.cell.key] = row
        if row is not None and one.cell.column in rows:
            row[one.cell.column] = _typed(one.cell.old, rows[one.cell.column].dtype)
    if not records:
        return rows
    table = pd.DataFrame(list(records.values()), columns=rows.columns)
    return table.astype(rows.dtypes)


def _came_later(rows: pd.DataFrame, additions: Iterable[Addition], day: str) -> pd.Series:
    came = pd.Series(False, rows.index)
    for one in additions:
        if one.date > day:
            came |= (rows["indicator_id"] == one.indicator_id) & (
                rows["source_id"] == one.source_id
            )
    return came.astype(bool)


def _typed(text: str, dtype: Any) -> object:
    if text == "":
        return None
    return float(text) if pd.api.types.is_numeric_dtype(dtype) else text
