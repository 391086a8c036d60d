"""Small typed frames for tests: rows as dictionaries, columns and types from the standard schema."""

import csv
from pathlib import Path

import pandas as pd

from data.load import empty_table

PROGRAMMES = Path(__file__).parents[1] / "data" / "programmes"

DEFAULTS = {
    "values": {
        "group": "all",
        "residence": "total",
        "reporter": "all",
        "variant": "main",
        "quality": "stated",
        "publication": "shown",
        "source_id": "s",
        "package_id": "p",
    },
    "indicators": {"how_to_add": "sum", "unit": "households", "package_id": "p", "source_id": "s"},
    "cases": {
        "package_id": "p",
        "source_id": "s",
        "outcome_kind": "change_reported",
        "title": "A case",
        "summary": "",
        "outcome": "",
    },
    "coverage": {"package_id": "p", "source_id": "s", "evidence": "sourced"},
}


def rows(table: str, *given: dict) -> pd.DataFrame:
    """A frame of a standard table (with package_id) that holds the given rows."""
    empty = empty_table(table).assign(package_id=pd.Series(dtype="string"))
    blank = {name: () if _is_list(empty, name) else None for name in empty}
    full = [{**blank, **DEFAULTS.get(table, {}), **row} for row in given]
    frame = pd.DataFrame(full, columns=list(empty))
    return frame.astype({name: kind for name, kind in empty.dtypes.items() if kind != "object"})


def _is_list(empty: pd.DataFrame, name: str) -> bool:
    return empty[name].dtype == "object"


def count_rows(table: str) -> int:
    """How many rows the programmes that come with the app have in a table, read without our code."""
    return sum(_rows_in(path) for path in PROGRAMMES.glob(f"*/{table}.csv"))


def _rows_in(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as lines:
        return sum(1 for _ in csv.DictReader(lines))
