"""Files of text: the encoding and the separator are found and said, and the cells are read."""

import codecs
import io
from collections.abc import Iterator
from itertools import pairwise

from data.checks.limits import Watch
from data.checks.sheet import Sheet, Upload
from data.csv_text import decoded, is_twice_encoded, read_records
from data.problems import DataProblem, Problem, problem_at
from data.separators import OTHER_SEPARATORS, unknown_separator

SEPARATORS = {",": "", **OTHER_SEPARATORS}
FIRST_LINES = 50
UTF_8, ENDS = "utf-8-sig", ("\n", "\r")
# Marks at the beginning that say how a file is written; the longer ones first.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_text_file(content: bytes, name: str, watch: Watch) -> Upload:
    """Read a file of text with any usual separator and encoding.

    Raises:
        DataProblem: it is no text, or larger than may be.
    """
    text, remarks = _decoded(content, name)
    # What the app would not read is told as the command tells it, and then as what it was read.
    remarks = [*_not_as_wanted(content, name), *remarks]
    lines = list(io.StringIO(text, newline=""))
    if lines and lines[0].strip().strip('"').casefold().startswith("sep="):
        # The line keeps its place, so that rows are counted as a spreadsheet counts them.
        remarks.append(problem_at(name, "sep-line", 1))
        lines[0] = lines[0][len(lines[0].rstrip("\r\n")) :] or "\n"
    separator = _separator(lines, name)
    if said := SEPARATORS[separator]:
        remarks.append(problem_at(name, said, 1))
    rows, problems = [], []
    seen: dict[str, str] = {}
    limits = watch.limits
    for at, record in enumerate(_records(lines, separator), start=1):
        if at % 20_000 == 0:
            watch.tell("read", at / max(len(lines), 1), name)
        if record is None:
            problems.append(problem_at(name, "quotes", at))
        elif at > limits.rows:
            raise DataProblem([problem_at(name, "too-many-rows", most=limits.rows)])
        elif len(record) > limits.columns:
            raise DataProblem([problem_at(name, "too-many-columns", at, most=limits.columns)])
        rows.append(tuple(seen.setdefault(cell, cell) for cell in record or ()))
    if problem := _cut(lines, rows, name):
        problems.append(problem)
    return Upload(name, (Sheet(name, "", tuple(rows), tuple(problems)),), (), tuple(remarks))


def _decoded(content: bytes, name: str) -> tuple[str, list[Problem]]:
    """The text, and what was found about how it is written."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding, name), [
                problem_at(name, "read-encoding", encoding=encoding.upper())
            ]
    if b"\x00" in content[:1_000]:
        encoding = "utf-16-le" if content[1:2] == b"\x00" else "utf-16-be"
        return _strictly(content, encoding, name), [
            problem_at(name, "read-encoding", encoding="UTF-16")
        ]
    try:
        text = content.decode(UTF_8)
    except UnicodeDecodeError:
        encoding = _old_encoding(content)
        text = content.decode(encoding, "replace")
        said = {"encoding": encoding.replace("cp", "Windows-")}
        return text, [problem_at(name, "read-old-encoding", **said)]
    return text, [problem_at(name, "read-twice-encoded")] if is_twice_encoded(text) else []


def _not_as_wanted(content: bytes, name: str) -> tuple[Problem, ...]:
    """What keeps the reader of the app from the letters of a file."""
    try:
        decoded(content, name)
    except DataProblem as error:
        return error.problems
    return ()


def _strictly(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise DataProblem([problem_at(name, "not-text")]) from None


def _old_encoding(content: bytes) -> str:
    """Windows-1256 if its letters stand together as in Arabic or Urdu words, else Windows-1252.

    In languages of Latin letters a letter beyond ASCII stands alone among others.
    """
    high = together = 0
    for before, after in pairwise(content):
        if after > 0xBF:
            high += 1
            together += before > 0xBF
    return "cp1256" if high > 1 and together * 2 > high else "cp1252"


def _separator(lines: list[str], name: str) -> str:
    """The sign that parts most lines into the same number of cells; a comma if none does.

    Raises:
        DataProblem: a sign does that nobody separates cells by.
    """
    first = [line for line in lines[:FIRST_LINES] if line.strip()]
    best, most = "", 0
    for sign in SEPARATORS:
        counts = [line.count(sign) for line in first]
        usual = max(set(counts), key=counts.count) if counts else 0
        weight = counts.count(usual) * usual
        if weight > most:
            best, most = sign, weight
    if not best and (sign := unknown_separator(lines)):
        raise DataProblem([problem_at(name, "separator-unknown", 1, sign=sign)])
    return best or ","


def _records(lines: list[str], separator: str) -> Iterator[list[str] | None]:
    width = max((line.count(separator) for line in lines[:FIRST_LINES]), default=0) + 1
    return read_records(lines, width, separator)


def _cut(lines: list[str], rows: list[tuple[str, ...]], name: str) -> Problem | None:
    """A file that ends within a row: what came after it is not there."""
    if len(rows) < 3 or lines[-1].endswith(ENDS) or len(rows[-1]) >= len(rows[-2]):
        return None
    return problem_at(name, "file-cut", len(rows))
