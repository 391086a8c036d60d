"""What is unusual in the cells of one column of a sheet, where the other cells may tell what is meant."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from data import cells, periods
from data.checks.headers import Headed
from data.habits.habit import Habit, Way, certain, trimmed
from data.habits.moments import doubtful_year
from data.habits.numbers import SPACED_COMMA, to_latin
from data.known_names import KnownNames
from data.table_schema import Field

PER_CENT = "percent"
REASONS = ("not_reported", "not_collected", "not_applicable")
FIRST_OF_MONTH = "-01"
DAY = len("2015-06-14")


@dataclass(frozen=True)
class Known:
    """What the cells of a table are compared with.

    Attributes:
        codes: the codes of each column that names rows of another table or terms.
        names: what names can mean.
        units: unit of each indicator.
    """

    codes: Mapping[str, frozenset[str]]
    names: KnownNames
    units: Mapping[str, str]


@dataclass(frozen=True)
class Column:
    """One column of a sheet while it is repaired.

    Attributes:
        before: its cells as they are written.
        places: at which positions each different cell stands; found once, whatever is asked of it.
    """

    headed: Headed
    field: Field
    before: pd.Series
    places: Mapping[str, np.ndarray]

    def positions(self, different: Iterable[str]) -> np.ndarray:
        """Where any of these cells stands, from the first row to the last."""
        return np.sort(np.concatenate([self.places[cell] for cell in different]))


def find_habits(text: pd.DataFrame, column: Column, known: Known) -> dict[str, Habit]:
    """The habit of each different cell of a column that has one."""
    headed, field, different = column.headed, column.field, [*column.places]
    if field.is_code and field.name in known.codes:
        found = _code_habits(different, field, known)
    else:
        habits = ((cell, cells.find_habit(cell, field)) for cell in different)
        found = {cell: habit for cell, habit in habits if habit}
    if field.is_period and headed.header.index(field.name) in headed.sheet.date_columns:
        found |= {cell: _first_of_month(cell) for cell in different if _is_first(cell, found)}
    if field.is_period:
        meant = (way.text for habit in found.values() for way in habit.ways)
        doubtful = periods.doubtful_years((*different, *meant))
        found |= {cell: doubtful_year(cell) for cell in doubtful.intersection(different)}
    if field.type in ("integer", "number"):
        found = dict(_in_their_column(found, text, column, known))
    return found


def _code_habits(different: Iterable[str], field: Field, known: Known) -> dict[str, Habit]:
    codes = known.codes[field.name]
    plain = {cell: trimmed(cells.without_unseen(cell)) for cell in different if cell not in codes}
    if field.type == "list":
        lists = (
            (cell, known.names.read_list(text, field, codes))
            for cell, text in plain.items()
            if not codes.issuperset(cells.items(cell, field.delimiter))
        )
        return {cell: habit for cell, habit in lists if habit}
    meant = known.names.read_all((one for one in plain.values() if one not in codes), field)
    spaced = {one: certain("space-after", one) for one in plain.values() if one in codes}
    told = meant | spaced
    return {cell: told[text] for cell, text in plain.items() if text in told}


def _first_of_month(cell: str) -> Habit:
    return Habit("date-first", (Way("month", cell[:-3]), Way("day", cell)))


def _is_first(cell: str, found: Mapping[str, Habit]) -> bool:
    return len(cell) == DAY and cell.endswith(FIRST_OF_MONTH) and cell not in found


def _in_their_column(
    found: Mapping[str, Habit], text: pd.DataFrame, column: Column, known: Known
) -> Iterator[tuple[str, Habit]]:
    """Habits whose meaning the other cells of the column or row tell."""
    field, codes = column.field, {habit.code for habit in found.values()}
    # Who parts thousands by spaces or apostrophes writes decimals with a comma.
    by_comma = any(
        "," in cell and not SPACED_COMMA.fullmatch("".join(map(to_latin, trimmed(cell))))
        for cell, one in found.items()
        if one.code == "number-thousands"
    )
    has_thousands = by_comma and "number-decimal-comma" not in codes
    is_of_values = {"value", "missing_reason", "indicator_id"} <= set(text)
    for cell, habit in found.items():
        rows = text.iloc[column.places[cell]] if habit.code in _BY_ROW else text[:0]
        if habit.code == "number-comma" and has_thousands:
            yield cell, certain("number-thousands", habit.ways[0].text)
        elif habit.code == "number-per-cent":
            units = {known.units.get(str(one)) for one in rows.get("indicator_id", ())}
            yield cell, replace(habit, is_certain=field.name == "value" and units == {PER_CENT})
        elif habit.code in ("number-missing", "number-nil") and is_of_values:
            yield cell, _with_reasons(habit, rows) if field.name == "value" else habit
        else:
            yield cell, habit


_BY_ROW = ("number-per-cent", "number-missing", "number-nil")


def _with_reasons(habit: Habit, rows: pd.DataFrame) -> Habit:
    """A missing figure asks why it is missing, unless its rows say it already."""
    if rows["missing_reason"].notna().all() and habit.code == "number-missing":
        return replace(habit, is_certain=True)
    rest = [way for way in habit.ways if way.name != "missing"]
    return replace(habit, ways=(*(Way(reason, "") for reason in REASONS), *rest))
