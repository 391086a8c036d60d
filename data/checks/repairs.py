"""What is repaired in a sheet, and what its editor is asked first: nothing is repaired by guess."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from data import cells, periods
from data.checks.headers import Headed
from data.habits.habit import Habit, Way, certain, trimmed
from data.habits.moments import doubtful_year
from data.habits.numbers import SPACED_COMMA, to_latin
from data.known_names import KnownNames
from data.problems import Problem, column_letter
from data.table_schema import Field

KEEP, DONE = "keep", "done"
# Habits that mean the same wherever they stand in a column: one answer is for all of its cells.
OF_A_COLUMN = {
    "number-comma", "number-per-cent", "number-unit", "number-many", "number-brackets", "date-either",
    "date-order", "date-words", "date-serial", "date-first", "period-short", "period-quarter",
    "period-financial", "period-doubtful", "period-span",
}  # fmt: skip
# Units and words of one column that somebody is asked about; the cells of further ones are faults.
MOST_KINDS = 40
# Cells that could be read as they stand, and wait for an answer.
HELD = ("date-first", "period-doubtful")
PER_CENT = "percent"
REASONS = ("not_reported", "not_collected", "not_applicable")
MOST_EXAMPLES = 5
FIRST_OF_MONTH = "-01"
DAY = len("2015-06-14")


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
class Repaired:
    """A sheet as text with the columns of its table.

    Attributes:
        text: cells by column, by row of the sheet; empty is missing.
        held: cells that could be read but wait for an answer, as problems.
    """

    text: pd.DataFrame
    repairs: tuple[Repair, ...]
    held: tuple[Problem, ...]


def repair_sheet(headed: Headed, known: Known, answers: Mapping[str, str]) -> Repaired:
    """The cells of a sheet, repaired where they can mean one thing only or somebody has answered."""
    text = _as_text(headed)
    repairs: list[Repair] = []
    held: list[Problem] = []
    for field in headed.table.fields:
        if field.name not in headed.header:
            continue
        habits = _habits(text, field, headed, known)
        for repair_id, found in _grouped(habits, headed.table.name, field.name).items():
            repair = _repair(repair_id, found, text[field.name], (headed, field), answers)
            repairs.append(repair)
            _apply(text, field.name, found, repair)
            if repair.is_open and repair.problem.code in HELD:
                held += _each_cell(repair.problem, text[field.name], found)
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


def _habits(text: pd.DataFrame, field: Field, headed: Headed, known: Known) -> dict[str, Habit]:
    """The habit of each different cell of a column that has one."""
    column = text[field.name]
    different = [str(cell) for cell in column.dropna().unique()]
    found = {cell: habit for cell in different if (habit := _habit(cell, field, known))}
    if field.is_period and headed.header.index(field.name) in headed.sheet.date_columns:
        found |= {cell: _first_of_month(cell) for cell in different if _is_first(cell, found)}
    if field.is_period:
        meant = (way.text for habit in found.values() for way in habit.ways)
        doubtful = periods.doubtful_years((*different, *meant))
        found |= {cell: doubtful_year(cell) for cell in doubtful.intersection(different)}
    if field.type in ("integer", "number"):
        found = dict(_in_their_column(found, text, field, known))
    return found


def _habit(cell: str, field: Field, known: Known) -> Habit | None:
    if field.is_code and field.name in known.codes:
        return _code_habit(cell, field, known)
    return cells.find_habit(cell, field)


def _code_habit(cell: str, field: Field, known: Known) -> Habit | None:
    codes, plain = known.codes[field.name], trimmed(cells.without_unseen(cell))
    if field.type == "list":
        parts = cells.items(cell, field.delimiter)
        return None if codes.issuperset(parts) else known.names.read_list(plain, field, codes)
    if cell in codes:
        return None
    return certain("space-after", plain) if plain in codes else known.names.read(plain, field)


def _first_of_month(cell: str) -> Habit:
    return Habit("date-first", (Way("month", cell[:-3]), Way("day", cell)))


def _is_first(cell: str, found: Mapping[str, Habit]) -> bool:
    return len(cell) == DAY and cell.endswith(FIRST_OF_MONTH) and cell not in found


def _in_their_column(
    found: Mapping[str, Habit], text: pd.DataFrame, field: Field, known: Known
) -> Iterator[tuple[str, Habit]]:
    """Habits whose meaning the other cells of the column or row tell."""
    codes = {habit.code for habit in found.values()}
    # Who parts thousands by spaces or apostrophes writes decimals with a comma.
    by_comma = any(
        "," in cell and not SPACED_COMMA.fullmatch("".join(map(to_latin, trimmed(cell))))
        for cell, one in found.items()
        if one.code == "number-thousands"
    )
    has_thousands = by_comma and "number-decimal-comma" not in codes
    is_of_values = {"value", "missing_reason", "indicator_id"} <= set(text)
    for cell, habit in found.items():
        rows = text[text[field.name] == cell] if habit.code in _BY_ROW else text[:0]
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
    repair_id: str,
    found: Mapping[str, Habit],
    column: pd.Series,
    where: tuple[Headed, Field],
    answers: Mapping[str, str],
) -> Repair:
    headed, field = where
    concerned = column[column.isin(list(found))]
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


def _apply(text: pd.DataFrame, column: str, found: Mapping[str, Habit], repair: Repair) -> None:
    if repair.chosen is None or repair.chosen == KEEP:
        return
    becomes = {cell: _becomes(habit, repair.chosen, cell) or None for cell, habit in found.items()}
    concerned = text[column].isin(list(becomes))
    # A code of another column may be the same word.
    if repair.chosen in REASONS and column == "value":
        text.loc[concerned & text["missing_reason"].isna(), "missing_reason"] = repair.chosen
    text.loc[concerned, column] = text.loc[concerned, column].map(becomes).astype("string")


def _each_cell(
    problem: Problem, column: pd.Series, found: Mapping[str, Habit]
) -> Iterator[Problem]:
    for row, cell in column[column.isin(list(found))].items():
        code, values = cells.habit_fault(found[str(cell)], str(cell))
        yield replace(problem, code=code, row=int(str(row)), values=tuple(values.items()))
