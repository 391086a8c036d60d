"""What the reader of workbooks does not tell of an xlsx or ods file: seen in its parts, none of it run.

The parts are unpacked once, counted, and bounded, before the reader sees the file: a sheet with one cell
in its last corner would otherwise fill the memory.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree

from data.checks.limits import Limits, Watch
from data.problems import DataProblem, problem_at

PIECE = 1 << 20
PROLOG = 1 << 16
FREE_BYTES = 10_000_000
# Numbers of formats that Excel has for per cent from the beginning.
PER_CENT_FORMATS = {"9", "10"}
ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")
ROW_NUMBER = re.compile(rb'<(?:x:)?row\b[^>]*?\br="([0-9]+)"')
FAR_COLUMN = re.compile(rb'\br="([A-Z]{2,3})[0-9]')
CELL = re.compile(rb"<(?:x:)?c\b([^>]*?)(?:/>|>(.*?)</(?:x:)?c>)", re.DOTALL)
REFERENCE, STYLE = re.compile(rb'\br="([A-Z]+)([0-9]+)"'), re.compile(rb'\bs="([0-9]+)"')
FORMULA, RESULT = re.compile(rb"<(?:x:)?f\b"), re.compile(rb"<(?:x:)?v>([^<]*)</")
REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="([0-9]{5,})"')
# Of an ods file: empty cells are repeated to the end of the sheet, filled ones never so often.
FILLED_AGAIN = re.compile(
    rb'number-columns-repeated="[0-9]{4,}"[^>]*office:value|office:value[^>]*columns-repeated="[0-9]{4,}"'
)
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


def look_into(content: bytes, name: str, watch: Watch) -> Mapping[str, Parts]:
    """What is in the parts of an xlsx or ods file, by name of the sheet.

    Raises:
        DataProblem: the file is damaged, or larger than may be when it is unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = dict(_unpacked(archive, name, len(content), watch))
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
        raise DataProblem([problem_at(name, "zip-damaged")]) from None
    for part, inside in parts.items():
        if any(sign in inside[:PROLOG] for sign in ENTITIES) and part.endswith((".xml", ".rels")):
            raise DataProblem([problem_at(name, "xml-entities", part=part)])
    if FILLED_AGAIN.search(parts.get("content.xml", b"")):
        raise DataProblem([problem_at(name, "too-many-cells", most=watch.limits.cells)])
    try:
        paths = _paths_of_sheets(parts)
        styles = _per_cent_styles(parts.get("xl/styles.xml", b""))
    except ElementTree.ParseError:
        raise DataProblem([problem_at(name, "zip-damaged")]) from None
    found = {OF_ALL_SHEETS: Parts(has_shares=ODS_SHARE in parts.get("content.xml", b""))}
    for at, (sheet, path) in enumerate(paths.items()):
        watch.tell("look", at / len(paths), name)
        _bounded(parts.get(path, b""), name, watch.limits)
        found[sheet] = _seen(parts.get(path, b""), styles)
    return found


def _unpacked(
    archive: zipfile.ZipFile, name: str, size: int, watch: Watch
) -> Iterator[tuple[str, bytes]]:
    """Each part; bounded by what is really unpacked, whatever the file says of itself."""
    total = 0
    limits = watch.limits
    entries = archive.infolist()
    if len(entries) > limits.files * 10:
        raise DataProblem([problem_at(name, "zip-files", most=limits.files * 10)])
    for entry in entries:
        pieces = []
        with archive.open(entry) as part:
            while piece := part.read(PIECE):
                total += len(piece)
                too_large = total > limits.unpacked_bytes
                if too_large or total > FREE_BYTES + limits.ratio * size:
                    raise DataProblem([problem_at(name, "zip-bomb")])
                pieces.append(piece)
                watch.tell("unpack", min(total / limits.unpacked_bytes, 1), name)
        if entry.filename.endswith((".xml", ".rels")):
            yield entry.filename, b"".join(pieces)


def _paths_of_sheets(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The part of each sheet of an xlsx file, by its name; nothing for another kind of file."""
    if "xl/workbook.xml" not in parts:
        return {}
    relations = ElementTree.fromstring(parts.get("xl/_rels/workbook.xml.rels", b"<none/>"))
    targets = {one.get("Id"): str(one.get("Target")) for one in relations}
    book = ElementTree.fromstring(parts["xl/workbook.xml"])
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
    root = ElementTree.fromstring(styles)
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


def _bounded(sheet: bytes, name: str, limits: Limits) -> None:
    """Refuse a sheet whose last cell is so far away that the rectangle before it would fill the memory."""
    rows = max(map(int, ROW_NUMBER.findall(sheet)), default=sheet.count(b"<row"))
    far = {letters.decode() for letters in FAR_COLUMN.findall(sheet)}
    columns = max(map(column_number, far), default=26)
    if columns > limits.columns:
        raise DataProblem([problem_at(name, "too-many-columns", most=limits.columns)])
    if rows > limits.rows:
        raise DataProblem([problem_at(name, "too-many-rows", most=limits.rows)])
    if rows * columns > limits.cells:
        raise DataProblem([problem_at(name, "too-many-cells", most=limits.cells)])


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
    return Parts(shown, tuple(formulas[:20]), len(formulas), tuple(without[:100]))


def _result(inside: bytes) -> bytes | None:
    """The value of a cell; None if it has none, as that of a formula which nobody has computed."""
    found = RESULT.search(inside)
    return found[1] if found and found[1].strip() else None


def _per_cent(value: bytes) -> str:
    try:
        return f"{float(value) * 100:.12g}%"
    except ValueError:
        return value.decode("utf-8", "replace")


def column_number(letters: str) -> int:
    """Number of a column by its letters; A is 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
