"""The sheet on which a template says what the programme is: its cells, and what is wrong with one of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from data.catalog import DESCRIPTOR
from data.checks.headers import ABOUT_KEYS, FIRST_ROWS, find_about
from data.checks.sheet import Sheet, Upload
from data.problems import Problem, column_letter

VALUE_COLUMN = 1


@dataclass(frozen=True)
class AboutSheet:
    """A sheet with a key and its value a row.

    Attributes:
        said: the value of each key.
        rows: the row of each key, as a spreadsheet counts it.
    """

    file: str
    name: str
    said: Mapping[str, str]
    rows: Mapping[str, int]

    def place(self, problem: Problem) -> Problem:
        """A problem of the description at the cell of the sheet that says it; any other as it is."""
        if problem.file.rpartition("/")[2] != DESCRIPTOR:
            return problem
        key = self._key_of(problem)
        row = self.rows.get(key)
        letter = column_letter(VALUE_COLUMN) if row else ""
        told = replace(problem, file=self.file, sheet=self.name, row=row, letter=letter)
        return replace(told, column=key) if key else told

    def _key_of(self, problem: Problem) -> str:
        """The key that a problem is about; "" if it is about none."""
        values = dict(problem.values)
        if problem.code in ("programme-name", "programme-name-taken", "programme-there"):
            return "name"
        if problem.code in ("layer-unknown", "layer-abroad"):
            named = (key for key, said in self.said.items() if said == values["layer"])
            return next(named, f"layers.{values.get('level', '')}")
        if problem.code == "layer-none":
            return f"layers.{values['level']}"
        key = str(values.get("part") or values.get("key") or problem.code)
        return key if key in ABOUT_KEYS else ""


def find_about_sheet(uploads: Iterable[Upload]) -> AboutSheet | None:
    """The first sheet that says of a programme what it is; None where a description stands for it."""
    given = tuple(uploads)
    if any(one.descriptor for one in given):
        return None
    sheets = (sheet for one in given for sheet in one.sheets)
    return next((_read(sheet, said) for sheet in sheets if (said := find_about(sheet))), None)


def _read(sheet: Sheet, said: Mapping[str, str]) -> AboutSheet:
    cells = enumerate(sheet.rows[:FIRST_ROWS], start=1)
    rows = {key: number for number, row in cells if row and (key := row[0].strip()) in said}
    return AboutSheet(sheet.file, sheet.name, said, rows)
