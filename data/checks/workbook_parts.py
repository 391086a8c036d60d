"""What the reader of workbooks does not tell of an xlsx or ods file: seen in its parts, none of it run.

The parts are unpacked once, counted, and bounded, before the reader sees the file: a sheet with one cell
in its last corner would otherwise fill the memory.
"""

import io
import re
import zipfile
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NoReturn
from xml.etree import ElementTree

from data.checks.archives import DAMAGED
from data.checks.limits import Watch
from data.problems import DataProblem, problem_at

UNREADABLE: tuple[type[Exception], ...] = (*DAMAGED, ElementTree.ParseError)
PIECE = 1 << 20
PROLOG = 1 << 16
FREE_BYTES = 10_000_000
LONGEST_ROW = 20_000_000
MOST_FORMULAS, MOST_WITHOUT = 20, 100
SHEETS = "xl/worksheets/sheet"
SMALL = ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml")
# Numbers of formats that Excel has for per cent from the beginning.
PER_CENT_FORMATS = {"9", "10"}
ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")
# However the sheet spells its attributes.
ROW_NUMBER = re.compile(rb"<(?:\w+:)?row\b[^>]*?\br\s*=\s*[\"']([0-9]+)")
FAR_COLUMN = re.compile(rb"=\s*[\"']([A-Za-z]{2,3})[0-9]{1,7}[\"']")
CELL = re.compile(rb"<(?:x:)?c\b([^>]*?)(?:/>|>(.*?)</(?:x:)?c>)", re.DOTALL)
REFERENCE, STYLE = re.compile(rb'\br="([A-Z]+)([0-9]+)"'), re.compile(rb'\bs="([0-9]+)"')
FORMULA, RESULT = re.compile(rb"<(?:x:)?f\b"), re.compile(rb"<(?:x:)?v>([^<]*)</")
# Of an ods file: empty cells are repeated to the end of the sheet, filled ones never so often.
FILLED_AGAIN = re.compile(
    rb'number-columns-repeated="[0-9]{4,}"[^>]*office:value|office:value[^>]*columns-repeated="[0-9]{4,}"'
    rb'|number-rows-repeated="[0-9]{5,}"[^>]*>(?:<table:table-cell[^>]*/>)*<table:table-cell[^>]*office:value'
)
FIRST = (*SMALL, "content.xml")
ODS_SHARE, OF_ALL_SHEETS = b'office:value-type="percentage"', ""
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True)
class Parts:
    """What was seen in one sheet of a workbook.

    Attributes:
        shown: how cells are shown whose value is something else, by row and column from 0: per cent,
            and errors of formulas.
        formulas: the first cells with a formula, as a spreadsheet names them.
        formula_count: how many there are.
        without_result: cells with a formula whose result is not in the file.
        has_shares: whether cells of the file are shown as per cent that cannot be told one by one.
    """

    shown: Mapping[tuple[int, int], str] = field(default_factory=dict)
    formulas: tuple[str, ...] = ()
    formula_count: int = 0
    without_result: tuple[str, ...] = ()
    has_shares: bool = False

    def joined(self, more: "Parts") -> "Parts":
        """The same with what was seen in the next rows."""
        if more == _NOTHING:
            return self
        return Parts(
            {**self.shown, **more.shown},
            (*self.formulas, *more.formulas)[:MOST_FORMULAS],
            self.formula_count + more.formula_count,
            (*self.without_result, *more.without_result)[:MOST_WITHOUT],
        )


_NOTHING = Parts()


def look_into(content: bytes, name: str, watch: Watch) -> Mapping[str, Parts]:
    """What is in the parts of an xlsx or ods file, by name of the sheet.

    Raises:
        DataProblem: the file is damaged, or larger than may be when it is unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _Look(archive, name, len(content), watch).look()
    except UNREADABLE:
        raise DataProblem([problem_at(name, "zip-damaged")]) from None


class _Look:
    """One look into a file: every part is unpacked once, piece by piece, and none is kept but the small."""

    def __init__(self, archive: zipfile.ZipFile, name: str, size: int, watch: Watch) -> None:
        self._archive, self._name, self._watch = archive, name, watch
        self._most = min(watch.limits.unpacked_bytes, FREE_BYTES + watch.limits.ratio * size)
        self._total = 0

    def look(self) -> dict[str, Parts]:
        """What was seen, by name of the sheet; :data:`OF_ALL_SHEETS` for the whole file."""
        entries = self._archive.infolist()
        most = self._watch.limits.files * 10
        if len(entries) > most:
            self._refuse("zip-files", most=most)
        small = {name: b"" for name in SMALL}
        has_shares = False
        for entry in entries:
            for block in self._blocks(entry, b">") if entry.filename in FIRST else ():
                has_shares |= ODS_SHARE in block
                if FILLED_AGAIN.search(block):
                    self._refuse("too-many-cells", most=self._watch.limits.cells)
                if entry.filename in small:
                    small[entry.filename] += block
        styles = _per_cent_styles(small["xl/styles.xml"])
        names = {path: sheet for sheet, path in _paths_of_sheets(small).items()}
        found = {OF_ALL_SHEETS: Parts(has_shares=has_shares)}
        for entry in entries:
            path = entry.filename
            if path in names or path.startswith(SHEETS):
                found[names.get(path, path)] = self._sheet(entry, styles)
            elif path not in FIRST:
                deque(self._blocks(entry, b""), maxlen=0)
        return found

    def _blocks(self, entry: zipfile.ZipInfo, end: bytes) -> Iterator[bytes]:
        """A part in blocks that end before a mark (anywhere if it is empty), bounded."""
        rest = b""
        is_first = entry.filename.endswith((".xml", ".rels"))
        with self._archive.open(entry) as part:
            while piece := part.read(PIECE):
                self._total += len(piece)
                if self._total > self._most:
                    self._refuse("zip-bomb")
                if is_first and any(sign in piece[:PROLOG] for sign in ENTITIES):
                    self._refuse("xml-entities", part=entry.filename)
                is_first = False
                self._watch.tell("unpack", self._total / self._most, self._name)
                block = rest + piece
                cut = block.rfind(end)
                rest = block[cut:] if cut > 0 else block
                if len(rest) > LONGEST_ROW:
                    self._refuse("too-many-columns", most=self._watch.limits.columns)
                if cut > 0:
                    yield block[:cut]
        yield rest

    def _sheet(self, entry: zipfile.ZipInfo, styles: frozenset[bytes]) -> Parts:
        """What is in a sheet, block by block of rows."""
        rows = columns = 0
        together = Parts()
        for block in self._blocks(entry, b"<row"):
            far = {letters.decode().upper() for letters in FAR_COLUMN.findall(block)}
            rows = max(rows, *map(int, ROW_NUMBER.findall(block)), 0)
            columns = max(columns, *map(column_number, far), 26)
            self._bounded(rows, columns)
            together = together.joined(_seen(block, styles))
        return together

    def _bounded(self, rows: int, columns: int) -> None:
        """Refuse a sheet whose last cell is so far away that the cells before it would fill the memory."""
        limits = self._watch.limits
        if columns > limits.columns:
            self._refuse("too-many-columns", most=limits.columns)
        if rows > limits.rows:
            self._refuse("too-many-rows", most=limits.rows)
        if rows * columns > limits.cells:
            self._refuse("too-many-cells", most=limits.cells)

    def _refuse(self, code: str, **values: object) -> NoReturn:
        raise DataProblem([problem_at(self._name, code, **values)])


def _paths_of_sheets(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The part of each sheet of an xlsx file, by its name; nothing for another kind of file."""
    if not parts["xl/workbook.xml"]:
        return {}
    relations = _parse(parts["xl/_rels/workbook.xml.rels"] or b"<none/>")
    targets = {one.get("Id"): str(one.get("Target")) for one in relations}
    book = _parse(parts["xl/workbook.xml"])
    paths = {}
    for one in book.iter():
        if one.tag.endswith("}sheet"):
            target = targets.get(one.get(RELATION), "")
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            paths[str(one.get("name"))] = path
    return paths


def _per_cent_styles(styles: bytes) -> frozenset[bytes]:
    """Numbers of the styles that show 0.125 as 12.5%."""
    if not styles:
        return frozenset()
    root = _parse(styles)
    codes = {
        one.get("numFmtId"): one.get("formatCode", "")
        for one in root.iter()
        if one.tag.endswith("}numFmt")
    }
    per_cent = PER_CENT_FORMATS | {str(number) for number, code in codes.items() if "%" in code}
    cells = next((one for one in root if one.tag.endswith("}cellXfs")), ())
    return frozenset(
        str(at).encode() for at, one in enumerate(cells) if one.get("numFmtId") in per_cent
    )


def _seen(sheet: bytes, styles: frozenset[bytes]) -> Parts:
    """Cells shown as per cent, errors, and formulas; a sheet without any of them is not gone through."""
    has_styles = any(b's="' + style + b'"' in sheet for style in styles)
    if not (has_styles or b't="e"' in sheet or FORMULA.search(sheet)):
        return Parts()
    shown: dict[tuple[int, int], str] = {}
    formulas, without = [], []
    for attributes, inside in CELL.findall(sheet):
        reference = REFERENCE.search(attributes)
        if reference is None:
            continue
        cell = (reference[1] + reference[2]).decode()
        position = int(reference[2]) - 1, column_number(reference[1].decode()) - 1
        result = _result(inside)
        style = STYLE.search(attributes)
        if FORMULA.search(inside):
            formulas.append(cell)
            if result is None:
                without.append(cell)
        if b't="e"' in attributes and result:
            shown[position] = result.decode("utf-8", "replace")
        elif style and style[1] in styles and result and b"t=" not in attributes:
            shown[position] = _per_cent(result)
    return Parts(
        shown, tuple(formulas[:MOST_FORMULAS]), len(formulas), tuple(without[:MOST_WITHOUT])
    )


def _result(inside: bytes) -> bytes | None:
    """The value of a cell; None if it has none, as that of a formula which nobody has computed."""
    found = RESULT.search(inside)
    return found[1] if found and found[1].strip() else None


def _per_cent(value: bytes) -> str:
    try:
        return f"{float(value) * 100:.12g}%"
    except ValueError:
        return value.decode("utf-8", "replace")


def _parse(part: bytes) -> ElementTree.Element:
    """The elements of a part; one in an encoding that nobody knows is as unreadable as one with a fault."""
    try:
        return ElementTree.fromstring(part)
    except LookupError as error:
        raise ElementTree.ParseError(str(error)) from None


def column_number(letters: str) -> int:
    """Number of a column by its letters; A is 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
