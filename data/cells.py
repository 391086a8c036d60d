"""One cell: what is wrong with it, by the schema of its column, and its value if nothing is."""

import re
from collections.abc import Callable

import pandas as pd

from data import periods
from data.problems import Problem
from data.table_schema import Field

NULLABLE = {"integer": "Int64", "number": "Float64", "boolean": "boolean"}
BOOLEANS = {"true": True, "false": False}
PLAIN = {"integer": re.compile(r"-?[0-9]+"), "number": re.compile(r"-?[0-9]+(\.[0-9]+)?")}
# What a floating-point number keeps exactly.
MOST_DIGITS = 15
# Signs that no spreadsheet shows, and the mark of a letter that was lost.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\ufeff\ufffd]")
SCIENTIFIC = re.compile(r"[0-9]+([.,][0-9]+)?[eE][+-]?[0-9]+")

Fault = tuple[str, str, str]


def cell_problems(text: pd.Series, field: Field, file: str) -> list[Problem]:
    """What is wrong in one column of a file, each cell told.

    Args:
        text: the cells as they stand there; the index is the row of the spreadsheet.
        file: what the file is called in a problem.
    """
    problems = []
    if field.required:
        empty = text.index[text.isna()]
        remedy = "Fill it in; the row cannot be used without it."
        problems += [
            Problem(file, "The cell is empty.", remedy, int(row), field.name, "required")
            for row in empty
        ]
    faults = {cell: said for cell in text.dropna().unique() if (said := cell_fault(cell, field))}
    for row, cell in text[text.isin(list(faults))].items() if faults else ():
        code, what, remedy = faults[cell]
        problems.append(Problem(file, what, remedy, int(str(row)), field.name, code))
    return problems


def cell_fault(cell: str, field: Field) -> Fault | None:
    """Code, what is wrong, and the remedy for the text of one cell; None if it can be read."""
    if UNSEEN.search(cell):
        return "unseen", f"“{_shown(cell)}” holds a sign that cannot be seen.", "Type it anew."
    check = _CHECKS.get("period" if field.is_period else field.type, _text_fault)
    return check(cell, field)


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


def items(cell: str, delimiter: str) -> tuple[str, ...]:
    """The items of a list in one cell."""
    return tuple(part.strip() for part in cell.split(delimiter) if part.strip())


def _number_fault(cell: str, field: Field) -> Fault | None:
    if said := _space_fault(cell):
        return said
    if SCIENTIFIC.fullmatch(cell):
        what = f"“{cell}” is in scientific notation, in which digits are lost."
        return "number", what, "Write all digits of the number."
    kind = "whole number" if field.type == "integer" else "number"
    if not PLAIN[field.type].fullmatch(cell):
        remedy = "Write a plain number such as 1234.5, or leave the cell empty and say why."
        return "number", f"“{_shown(cell)}” is not a {kind}.", remedy
    if len(cell.strip("-0").replace(".", "")) > MOST_DIGITS:
        return "number", f"“{_shown(cell)}” has too many digits.", f"{MOST_DIGITS} can be kept."
    if field.minimum is not None and float(cell) < field.minimum:
        return "range", f"“{cell}” is less than {field.minimum:g}.", "Correct the number."
    if field.maximum is not None and float(cell) > field.maximum:
        return "range", f"“{cell}” is more than {field.maximum:g}.", "Correct the number."
    return None


def _boolean_fault(cell: str, _field: Field) -> Fault | None:
    if cell in BOOLEANS:
        return None
    remedy = "Write true or false in small letters, or leave it empty."
    return "boolean", f"“{_shown(cell)}” is neither true nor false.", remedy


def _period_fault(cell: str, _field: Field) -> Fault | None:
    if said := _space_fault(cell):
        return said
    what = periods.fault(cell)
    if what is None:
        return None
    if periods.is_financial_year(cell):
        meant = periods.spelled_out(cell)
        return "period", f"“{cell}” is not a period.", f"Write the year from April as {meant}."
    remedy = "Write 2015, 2015-06, 2015-06-14, or a span such as 2019/2021."
    return "period", _shown(what, 160), remedy


def _date_fault(cell: str, _field: Field) -> Fault | None:
    if said := _space_fault(cell):
        return said
    what = periods.date_fault(cell)
    return ("date", _shown(what, 160), "Write it as 2015-06-14.") if what else None


def _text_fault(cell: str, field: Field) -> Fault | None:
    if field.pattern is None and not field.is_code:
        return None
    if said := _space_fault(cell):
        return said
    if field.pattern and not re.fullmatch(field.pattern.removeprefix("^").removesuffix("$"), cell):
        what = f"“{_shown(cell)}” is not written as this column is."
        return "pattern", what, f"It must fit {field.pattern}"
    return None


def _list_fault(cell: str, field: Field) -> Fault | None:
    if field.required and not items(cell, field.delimiter):
        return "required", f"“{_shown(cell)}” is a list of nothing.", "Fill it in."
    return None


def _space_fault(cell: str) -> Fault | None:
    if cell == cell.strip():
        return None
    where = "before" if cell == cell.rstrip() else "after"
    return "space", f"There is a space {where} “{_shown(cell.strip())}”.", "Delete the space."


def _shown(text: str, most: int = 60) -> str:
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
