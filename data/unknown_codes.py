"""Cells that name what is not there: why, and what each can mean."""

from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import replace

import pandas as pd

from data import cells
from data.habits.habit import Habit
from data.known_names import PLACES, KnownNames
from data.problems import Problem, Values
from data.table_schema import Field

# What is said of a cell that is no code, where nothing tells what is meant by it.
UNREADABLE = ("pattern", *cells.CODES.values())
# How a cell is told whose code may be a name.
MISSPELT = (*UNREADABLE, "space-before", "space-after")


def cells_with(column: pd.Series, allowed: Collection[str]) -> dict[int, tuple[str, ...]]:
    """The codes of each row of a column, codes or lists of them, that are not allowed, by row."""
    if column.dtype == "object":
        found = {cell: tuple(one for one in cell if one not in allowed) for cell in set(column)}
        if not any(found.values()):
            return {}
        return {int(str(row)): found[cell] for row, cell in column.items() if found[cell]}
    # As plain text: pandas would make a column of all that is allowed first, each time.
    codes = column.tolist()
    bad = {code for code in set(codes) if isinstance(code, str) and code not in allowed}
    if not bad:
        return {}
    return {
        int(str(row)): (code,) for row, code in zip(column.index, codes, strict=True) if code in bad
    }


def explain_names(
    problems: Iterable[Problem], columns: Mapping[str, Field], names: KnownNames
) -> tuple[Problem, ...]:
    """The problems, each of a cell that is not written as a code as one of the name that it may be.

    Args:
        columns: those of codes, by their name.
    """
    told = tuple(problems)
    habits = {
        name: names.read_all([_cell_of(one) for one in told if _is_misspelt(one, name)], column)
        for name, column in columns.items()
    }
    return tuple(
        _explain_name(one, columns[name], habits[name].get(_cell_of(one)))
        if (name := one.column or "") in columns and _is_misspelt(one, name)
        else one
        for one in told
    )


def _is_misspelt(problem: Problem, column: str) -> bool:
    return problem.column == column and problem.code in MISSPELT


def _cell_of(problem: Problem) -> str:
    return str(dict(problem.values)["cell"])


def _explain_name(problem: Problem, column: Field, habit: Habit | None) -> Problem:
    cell = _cell_of(problem)
    if habit is None and problem.code in UNREADABLE:
        told, said = explain_unknown(cell, column, None, ())
        return replace(problem, code=told, values=said)
    if habit is None or any(way.text == cell for way in habit.ways):
        return problem
    code, values = cells.habit_fault(habit, cell)
    return replace(problem, code=code, values=tuple(values.items()))


def read_unknown(
    unknown: Collection[str], column: Field, names: KnownNames, allowed: Iterable[str]
) -> dict[str, Habit]:
    """What codes of a column can mean that are not allowed, as far as anybody can tell.

    Of a list they are its parts; several that are not separated as they should be look like one.
    """
    meant = names.read_all(unknown, column)
    if column.type != "list":
        return meant
    parted = ((code, names.read_list(code, column, allowed)) for code in unknown)
    return {**{code: habit for code, habit in parted if habit}, **meant}


def explain_unknown(
    code: str, column: Field, habit: Habit | None, refused: Container[str]
) -> tuple[str, Values]:
    """Why a code is not known: the kind of problem, with what it can mean or where it should stand.

    Args:
        habit: what it can mean as a name.
        refused: codes whose own row is left out.
    """
    if code in refused:
        return "faulty-code", (("code", code), ("table", column.refers_to or "terms"))
    if habit and code == code.strip():
        kind, values = cells.habit_fault(habit, code)
        return kind, tuple(values.items())
    if code != code.strip():
        return "unknown-spaced", (("code", code),)
    if column.vocabulary:
        return "unknown-term", (("code", code), ("list", column.vocabulary))
    if column.refers_to == PLACES:
        return "not-a-place", (("code", code),)
    return "unknown-code", (("code", code), ("table", column.refers_to))
