"""What is repaired in a sheet, and what its editor is asked first: nothing is repaired by guess."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from data import cells
from data.checks.column_habits import REASONS, Column, Known, find_habits
from data.checks.headers import Headed
from data.habits.habit import Habit, Way
from data.problems import Problem, column_letter

KEEP, DONE = "keep", "done"
# Habits that mean the same wherever they stand in a column: one answer is for all of its cells.
OF_A_COLUMN = {
    "number-comma", "number-per-cent", "number-unit", "number-many", "number-brackets", "date-either",
    "date-order", "date-words", "date-serial", "date-first", "period-short", "period-quarter",
    "period-financial", "period-one-year", "period-doubtful", "period-span",
}  # fmt: skip
# Units and words of one column that somebody is asked about; the cells of further ones are faults.
MOST_KINDS = 40
# Cells that could be read as they stand, and wait for an answer.
HELD = ("date-first", "period-doubtful")
MOST_EXAMPLES = 5


@dataclass(frozen=True)
class Repair:
    """One thing that is repaired, or that somebody is asked about.

    Attributes:
        repair_id: names it in answers.
        problem: what is unusual in its first cell, and what to write.
        ways: what the cells can mean; of a habit of a whole column with the text of its first cell.
        examples: the first cells, as they are and as they become by the way that is chosen.
        cells: where the first of them stand.
        count: how many cells it is about.
        is_certain: whether it can mean one thing only; it is then done unless somebody says `keep`.
        chosen: name of the way that is taken, `done` if there is but one, `keep`, or None while nobody has
            answered.
    """

    repair_id: str
    table: str
    column: str
    problem: Problem
    ways: tuple[Way, ...]
    examples: tuple[tuple[str, str], ...]
    cells: tuple[str, ...]
    count: int
    is_certain: bool
    chosen: str | None

    @property
    def is_open(self) -> bool:
        """Whether somebody has to answer."""
        return self.chosen is None and bool(self.ways)


@dataclass(frozen=True)
class Repaired:
    """A sheet as text with the columns of its table.

    Attributes:
        text: cells by column, by row of the sheet; empty is missing.
        held: cells that could be read but wait for an answer, as problems.
    """

    text: pd.DataFrame
    repairs: tuple[Repair, ...]
    held: tuple[Problem, ...]


def repair_sheet(
    headed: Headed,
    known: Known,
    answers: Mapping[str, str],
    tell: Callable[[float], object] = lambda part: part,
) -> Repaired:
    """The cells of a sheet, repaired where they can mean one thing only or somebody has answered.

    Args:
        tell: is told before each column how far the work is, from 0 to 1; may end it.
    """
    text = _as_text(headed)
    repairs: list[Repair] = []
    held: list[Problem] = []
    for number, field in enumerate(headed.table.fields):
        tell(number / len(headed.table.fields))
        if field.name not in headed.header:
            continue
        before = text[field.name].copy()
        column = Column(headed, field, before, before.groupby(before, sort=False).indices)
        habits = find_habits(text, column, known)
        for repair_id, found in _grouped(habits, headed.table.name, field.name).items():
            repair = _repair(repair_id, found, column, answers)
            repairs.append(repair)
            _apply(text, column, found, repair)
            if repair.is_open and repair.problem.code in HELD:
                held += _each_cell(repair.problem, column, found)
    return Repaired(text, tuple(repairs), tuple(held))


def _as_text(headed: Headed) -> pd.DataFrame:
    """The rows as a frame of text; a column that the sheet lacks is empty or has its default."""
    at = {name: place for place, name in enumerate(headed.header) if name}
    rows = list(headed.rows.values())
    columns = {}
    for field in headed.table.fields:
        place = at.get(field.name)
        empty = field.default or None
        if place is None:
            cells_there: list[str | None] = [empty] * len(rows)
        else:
            cells_there = [
                cell if place < len(row) and (cell := row[place]).strip() else empty for row in rows
            ]
        columns[field.name] = pd.array(cells_there, "string")
    return pd.DataFrame(columns, index=list(headed.rows))


def _grouped(habits: Mapping[str, Habit], table: str, column: str) -> dict[str, dict[str, Habit]]:
    """Cells by the question they belong to; of units or words so many are asked about, no more."""
    grouped: dict[str, dict[str, Habit]] = {}
    kinds: dict[str, set[str]] = {}
    for cell, habit in habits.items():
        own_kinds = kinds.setdefault(habit.code, set())
        if habit.kind not in own_kinds and len(own_kinds) >= MOST_KINDS:
            continue
        own_kinds.add(habit.kind)
        is_one = habit.is_certain or (habit.code in OF_A_COLUMN)
        kind = f"{habit.code}{'' if habit.is_certain else '?'}"
        own = (habit.kind,) if is_one and habit.kind else () if is_one else (cell,)
        repair_id = "/".join((table, column, kind, *own))
        grouped.setdefault(repair_id, {})[cell] = habit
    return grouped


def _repair(
    repair_id: str, found: Mapping[str, Habit], column: Column, answers: Mapping[str, str]
) -> Repair:
    headed, field = column.headed, column.field
    concerned = column.before.iloc[column.positions(found)]
    first = str(concerned.iloc[0])
    habit = found[first]
    ways: dict[str, Way] = {}
    for one in (habit, *found.values()):
        for way in one.ways:
            ways.setdefault(way.name, way)
    chosen = answers.get(repair_id, DONE if habit.is_certain and habit.ways else None)
    if chosen not in (KEEP, *ways) and not habit.is_certain:
        chosen = None
    letter = column_letter(headed.header.index(field.name))
    code, values = cells.habit_fault(habit, first)
    sheet = headed.sheet
    row = int(str(concerned.index[0]))
    problem = Problem(sheet.file, code, row, field.name, tuple(values.items()), letter, sheet.name)
    return Repair(
        repair_id,
        headed.table.name,
        field.name,
        problem,
        tuple(ways.values()),
        tuple((cell, _becomes(found[cell], chosen, cell)) for cell in list(found)[:MOST_EXAMPLES]),
        tuple(f"{letter}{number}" for number in concerned.index[:MOST_EXAMPLES]),
        len(concerned),
        habit.is_certain,
        chosen,
    )


def _becomes(habit: Habit, chosen: str | None, cell: str) -> str:
    """What stands in a cell after the answer; a cell that cannot be read so stays."""
    if habit.is_certain and chosen != KEEP:
        return habit.ways[0].text if habit.ways else cell
    return next((way.text for way in habit.ways if way.name == chosen), cell)


def _apply(text: pd.DataFrame, column: Column, found: Mapping[str, Habit], repair: Repair) -> None:
    if repair.chosen is None or repair.chosen == KEEP:
        return
    becomes = {cell: _becomes(habit, repair.chosen, cell) or None for cell, habit in found.items()}
    at, name = column.positions(found), column.field.name
    # A code of another column may be the same word.
    if repair.chosen in REASONS and name == "value":
        without = text.index[at][text["missing_reason"].iloc[at].isna()]
        text.loc[without, "missing_reason"] = repair.chosen
    written = [becomes[cell] for cell in column.before.iloc[at]]
    text.iloc[at, text.columns.get_loc(name)] = pd.array(written, "string")


def _each_cell(problem: Problem, column: Column, found: Mapping[str, Habit]) -> Iterator[Problem]:
    for row, cell in column.before.iloc[column.positions(found)].items():
        code, values = cells.habit_fault(found[str(cell)], str(cell))
        yield replace(problem, code=code, row=int(str(row)), values=tuple(values.items()))
