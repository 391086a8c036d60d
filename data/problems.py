"""What can be wrong with the data: a code with its place and values; the words stand in a table apart."""

from collections.abc import Iterable
from dataclasses import dataclass

from data import languages
from data.messages import phrase, phrase_count
from data.problem_words import WORDS
from data.problem_words.words import Words

Values = tuple[tuple[str, object], ...]


@dataclass(frozen=True)
class Problem:
    """One thing wrong in one file.

    What is wrong and what to do about it are said in the language that is spoken when they are asked for;
    whatever is kept for the readers of all languages keeps the code and its values.

    Attributes:
        file: path of the file below the data folder, e.g. ``programmes/x/cases.csv``, or an editor's file.
        code: kind of problem, one of :data:`data.problem_words.WORDS`.
        row: row as a spreadsheet counts it (the header is row 1), or None for the whole file.
        column: name of the column, or None for the whole row or file.
        values: what stands in the places of the two sentences.
        letter: letter of the column in the editor's file, "" if it is not there.
        sheet: sheet of a workbook, "" for a file without sheets.
    """

    file: str
    code: str
    row: int | None = None
    column: str | None = None
    values: Values = ()
    letter: str = ""
    sheet: str = ""

    @property
    def cell(self) -> str:
        """The cell as a spreadsheet names it (“C17”), "" for a whole row or file."""
        return f"{self.letter}{self.row}" if self.letter and self.row is not None else ""

    @property
    def what(self) -> str:
        """What is wrong and what stands there now, as a sentence. Raises NoLanguage."""
        return self._say(_words(self.code).what, _words(self.code).plural)

    @property
    def remedy(self) -> str:
        """What an editor can do about it, as a sentence. Raises NoLanguage."""
        return self._say(_words(self.code).remedy)

    @property
    def spot(self) -> str:
        """Where it is: “programmes/x/cases.csv, cell C3 (column year)”. Raises NoLanguage."""
        file = self.file
        if self.sheet:
            file = phrase("{file}, sheet “{sheet}”", file=file, sheet=self.sheet)
        if self.row is None and not self.column:
            return file
        if self.row is None:
            return phrase("{file}, column {column}", file=file, column=self.column)
        # The number of a row is a name: it has no sign for thousands.
        row = str(self.row)
        if not self.column:
            return phrase("{file}, row {row}", file=file, row=row)
        if not self.letter:
            return phrase(
                "{file}, row {row}, column {column}", file=file, row=row, column=self.column
            )
        return phrase("{file}, cell {cell} (column {column})", file=file, cell=self.cell,
                      column=self.column)  # fmt: skip

    def __str__(self) -> str:
        return f"{self.spot}: {self.what} {self.remedy}"

    def _say(self, text: str, plural: str = "") -> str:
        values = dict(self.values)
        count = values.get("count")
        if plural and isinstance(count, int):
            return phrase_count(text, plural, count, **values)
        return phrase(text, **values)


def problem_at(
    file: str, code: str, row: int | None = None, column: str | None = None, /, **values: object
) -> Problem:
    """A problem of a place in a file, with what stands in the places of its sentences."""
    return Problem(file, code, row, column, tuple(values.items()))


def column_letter(position: int) -> str:
    """What a spreadsheet calls a column; the first, A, is at position 0."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _words(code: str) -> Words:
    return WORDS[code]


class DataProblem(Exception):
    """A file cannot be used as it is.

    Attributes:
        problems: every problem found, not only the first.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        # Logs and terminals are in English; readers are told the problems in their language.
        with languages.speaking(languages.ENGLISH):
            return "\n".join(map(str, self.problems))


class Busy(Exception):
    """Too many wait for their turn at heavy work, or the wait was too long."""


class NotReady(Busy):
    """What is asked for is still being made after the start."""
