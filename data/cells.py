"""One cell: what is wrong with it, by the schema of its column, and its value if nothing is."""

import math
import re
from collections.abc import Callable, Mapping, Sequence

import pandas as pd
from pandas.api.extensions import ExtensionArray

from data import periods
from data.habits.flags import read_flag
from data.habits.habit import Habit, certain, trimmed
from data.habits.moments import read_moment
from data.habits.numbers import read_number
from data.problems import Problem, problem_at
from data.table_schema import Field

NULLABLE = {"integer": "Int64", "number": "Float64", "boolean": "boolean"}
NUMBERS: Mapping[str, Callable[[str], float]] = {"integer": int, "number": float}
BOOLEANS = {"true": True, "false": False}
PLAIN = {"integer": re.compile(r"-?[0-9]+"), "number": re.compile(r"-?[0-9]+(\.[0-9]+)?")}
# A longer text is no cell: a page, or a file that was pasted into one.
MOST_LETTERS = 20_000
# What a floating-point number keeps exactly, and what is more than its column can hold.
MOST_DIGITS = 15
TOO_MUCH = {"integer": 2.0**53, "number": math.inf}
# Signs that no spreadsheet shows, and the mark of a letter that was lost.
LOST_LETTER = "\ufffd"
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\ufeff\ufffd]")
# How most codes are written, each with the problem that says so in words.
CODES = {"^[A-Za-z0-9][A-Za-z0-9_.:-]*$": "code-form", "^[a-z0-9_]+$": "code-small"}
SCIENTIFIC = re.compile(r"[0-9]+([.,][0-9]+)?[eE][+-]?[0-9]+")

# The code of a problem and what stands in the places of its sentences.
Fault = tuple[str, Mapping[str, object]]


def cell_problems(
    cells: Sequence[str | None], rows: Sequence[int], field: Field, file: str
) -> list[Problem]:
    """What is wrong in one column of a file, each cell told.

    Args:
        cells: as they stand there, None where one is empty.
        rows: the row of each cell as a spreadsheet counts it.
        file: what the file is called in a problem.
    """
    problems = []
    if field.required and None in cells:
        empty = [row for row, cell in zip(rows, cells, strict=True) if cell is None]
        problems += [problem_at(file, "required", row, field.name) for row in empty]
    distinct = [cell for cell in dict.fromkeys(cells) if cell is not None]
    faults = {cell: said for cell in distinct if (said := cell_fault(cell, field))}
    for row, cell in zip(rows, cells, strict=True) if faults else ():
        if cell is not None and (said := faults.get(cell)):
            problems.append(problem_at(file, said[0], row, field.name, **said[1]))
    return problems


def cell_fault(cell: str, field: Field) -> Fault | None:
    """What is wrong with the text of one cell, and what it can mean; None if it can be read."""
    fault = _strict_fault(cell, field)
    habit = find_habit(cell, field) if fault else None
    return habit_fault(habit, cell) if habit else fault


def _strict_fault(cell: str, field: Field) -> Fault | None:
    if len(cell) > MOST_LETTERS:
        return _fault("cell-long", cell, letters=len(cell), most=MOST_LETTERS)
    if UNSEEN.search(cell):
        return _fault("unseen", cell)
    check = _CHECKS.get("period" if field.is_period else field.type, _text_fault)
    return check(cell, field)


def read_habit(cell: str, field: Field) -> Habit | None:
    """What somebody can mean by a cell that cannot be read as it stands; None if nobody can tell."""
    if len(cell) > MOST_LETTERS:
        return None
    if UNSEEN.search(cell):
        plain = UNSEEN.sub("", cell)
        is_lost = LOST_LETTER in cell or not plain.strip() or _strict_fault(plain, field)
        return Habit("unseen") if is_lost else certain("unseen", plain)
    if field.is_period or field.type == "date":
        return read_moment(cell, field.type == "date")
    if field.type in PLAIN:
        return read_number(cell)
    if field.type == "boolean":
        return read_flag(cell)
    has_code = field.type != "list" and (field.pattern or field.is_code)
    if not has_code or cell == trimmed(cell) or not trimmed(cell):
        return None
    return certain("space-before" if cell == cell.rstrip() else "space-after", trimmed(cell))


def find_habit(cell: str, field: Field) -> Habit | None:
    """The same for any cell: None for one that can be read as it stands."""
    return read_habit(cell, field) if _strict_fault(cell, field) else None


def without_unseen(cell: str) -> str:
    """The cell without signs that cannot be seen."""
    return UNSEEN.sub("", cell)


def habit_fault(habit: Habit, cell: str) -> Fault:
    """A habit as a problem: its code and what stands in the places of its sentences."""
    return _fault(habit.code, cell.strip(), **habit.values)


def typed(text: pd.Series, field: Field) -> pd.Series:
    """The cells of a column with the type of its schema; every cell must be free of faults.

    Text is ``string``, numbers and booleans are nullable, lists are tuples (empty: ``()``).
    """
    if field.type == "list":
        known = {cell: items(cell, field.delimiter) for cell in text.dropna().unique()}
        cells = [known.get(cell, ()) for cell in text.array.astype("object")]
        return pd.Series(cells, index=text.index, dtype="object")
    if field.type == "boolean":
        return text.map(BOOLEANS).astype("boolean")
    if field.type in NULLABLE:
        # A zero has no sign: adding one takes it from “-0”.
        return pd.to_numeric(text).astype(NULLABLE[field.type]) + 0
    return text.astype("string")


def typed_list(cells: Sequence[str | None], field: Field) -> ExtensionArray:
    """What :func:`typed` makes of a column, of a plain list with None for a missing cell."""
    if field.type == "list":
        known = {cell: items(cell, field.delimiter) for cell in {*cells} if cell is not None}
        return pd.Series([known.get(cell or "", ()) for cell in cells], dtype="object").array
    if field.type == "boolean":
        return pd.array([None if cell is None else BOOLEANS[cell] for cell in cells], "boolean")
    if read := NUMBERS.get(field.type):
        # A zero has no sign: adding one takes it from “-0”.
        numbers = [None if cell is None else read(cell) + 0 for cell in cells]
        return pd.array(numbers, NULLABLE[field.type])
    return pd.array(cells, "string")


def items(cell: str, delimiter: str) -> tuple[str, ...]:
    """The items of a list in one cell."""
    return tuple(part.strip() for part in cell.split(delimiter) if part.strip())


def _number_fault(cell: str, field: Field) -> Fault | None:
    if said := _space_fault(cell):
        return said
    if SCIENTIFIC.fullmatch(cell):
        return _fault("number-scientific", cell)
    if not PLAIN[field.type].fullmatch(cell):
        return _fault("number-whole" if field.type == "integer" else "number", cell)
    is_long = len(cell.strip("-0").replace(".", "")) > MOST_DIGITS
    if is_long or abs(float(cell)) >= TOO_MUCH[field.type]:
        return _fault("number-long", cell, most=MOST_DIGITS)
    if field.minimum is not None and float(cell) < field.minimum:
        return _fault("number-small", cell, limit=f"{field.minimum:g}")
    if field.maximum is not None and float(cell) > field.maximum:
        return _fault("number-large", cell, limit=f"{field.maximum:g}")
    return None


def _boolean_fault(cell: str, _field: Field) -> Fault | None:
    return None if cell in BOOLEANS else _fault("boolean", cell)


def _period_fault(cell: str, _field: Field) -> Fault | None:
    if said := _space_fault(cell):
        return said
    found = periods.fault(cell)
    return _fault(*found) if found else None


def _date_fault(cell: str, _field: Field) -> Fault | None:
    if said := _space_fault(cell):
        return said
    code = periods.date_fault(cell)
    return _fault(code, cell) if code else None


def _text_fault(cell: str, field: Field) -> Fault | None:
    if field.pattern is None and not field.is_code:
        return None
    if said := _space_fault(cell):
        return said
    if field.pattern and not re.fullmatch(field.pattern.removeprefix("^").removesuffix("$"), cell):
        return _fault(CODES.get(field.pattern, "pattern"), cell, pattern=field.pattern)
    return None


def _list_fault(cell: str, field: Field) -> Fault | None:
    if field.required and not items(cell, field.delimiter):
        return _fault("list-empty", cell)
    return None


def _space_fault(cell: str) -> Fault | None:
    if cell == cell.strip():
        return None
    return _fault("space-before" if cell == cell.rstrip() else "space-after", cell.strip())


def _fault(code: str, cell: str, **values: object) -> Fault:
    return code, {"cell": shorten(cell), **values}


def shorten(text: str, most: int = 60) -> str:
    """A text short enough for a sentence, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


_CHECKS: dict[str, Callable[[str, Field], Fault | None]] = {
    "integer": _number_fault,
    "number": _number_fault,
    "boolean": _boolean_fault,
    "date": _date_fault,
    "period": _period_fault,
    "list": _list_fault,
}
