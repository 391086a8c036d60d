"""The table that a translator fills in: one row a text, as CSV or as a workbook."""

import csv
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment

from data.export import STARTS_A_FORMULA
from data.translations import MACHINE

MESSAGES = "messages"
WIDTHS = (22, 28, 12, 70, 70, 11, 40)
TOP = Alignment(wrap_text=True, vertical="top")


@dataclass(frozen=True)
class Row:
    """One text of a language.

    Attributes:
        where: :data:`MESSAGES`, or “<package>/<table>”.
        id: of the row of the table; the context of a message.
        part: the column of the table; the number of the plural form of a message.
        english: what is to be translated.
        text: its translation, empty where there is none.
        status: ``machine`` (written by us) or ``reviewed`` (read by a speaker).
        hint: how the glossary and the vocabulary translate words of the English text.
    """

    where: str
    id: str
    part: str
    english: str
    text: str = ""
    status: str = MACHINE
    hint: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What names the text: a message by its English."""
        return self.where, self.id, self.part, self.english if self.where == MESSAGES else ""


NAMES = tuple(field.name for field in fields(Row))


def write_file(rows: Iterable[Row], path: Path) -> None:
    """Write the texts as CSV, or as a workbook if the name of the file ends in .xlsx."""
    (_write_workbook if path.suffix == ".xlsx" else _write_csv)(list(rows), path)


def read_file(path: Path) -> list[Row]:
    """Read what :func:`write_file` wrote and a translator filled in.

    Raises:
        ValueError: a column is missing, or the file is no workbook; the sentence says which.
        OSError: the file cannot be read.
    """
    lines = _read_workbook(path) if path.suffix == ".xlsx" else _read_csv(path)
    if not lines or (missing := [name for name in NAMES if name not in lines[0]]):
        raise ValueError(f"{path.name} lacks the columns {', '.join(missing if lines else NAMES)}.")
    return [
        Row(**{name: "" if line[name] is None else str(line[name]) for name in NAMES})
        for line in lines
    ]


def _write_csv(rows: Iterable[Row], path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, NAMES, lineterminator="\n")
        writer.writeheader()
        writer.writerows(
            {name: _harmless(text) for name, text in asdict(row).items()} for row in rows
        )


def _read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            {
                name: _as_it_was(text) if isinstance(text, str) else text
                for name, text in line.items()
            }
            for line in csv.DictReader(file)
        ]


def _harmless(text: str) -> str:
    """The text with an apostrophe before what a spreadsheet would run; one that is there gets another."""
    return f"'{text}" if text.lstrip("'").startswith(STARTS_A_FORMULA) else text


def _as_it_was(text: str) -> str:
    """The text without that apostrophe, which a spreadsheet may have taken away already."""
    is_ours = text.startswith("'") and text.lstrip("'").startswith(STARTS_A_FORMULA)
    return text.removeprefix("'") if is_ours else text


def _write_workbook(rows: Iterable[Row], path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title, sheet.freeze_panes = "texts", "A2"
    sheet.append(NAMES)
    for place, row in enumerate(rows, start=2):
        for column, value in enumerate(asdict(row).values(), start=1):
            # As text, whatever it begins with: nothing in it is a formula.
            cell = sheet.cell(place, column)
            cell.value, cell.data_type = value, "s"
            cell.alignment = TOP
    for letter, width in zip("ABCDEFG", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.auto_filter.ref = sheet.dimensions
    book.save(path)


def _read_workbook(path: Path) -> list[dict[str, str]]:
    try:
        sheet = load_workbook(path, read_only=True, data_only=True).active
    except (BadZipFile, KeyError) as error:
        raise ValueError(f"{path.name} is no workbook ({error}).") from None
    lines = list(sheet.iter_rows(values_only=True))
    head = [str(name) for name in lines[0]] if lines else []
    return [dict(zip(head, line, strict=False)) for line in lines[1:] if any(line)]
