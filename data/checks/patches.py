"""New rows as a patch for git: only the lines of rows that change, all others to the letter as they are."""

import difflib
import io
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from data import publication
from data.catalog import DESCRIPTOR
from data.checks.changes import ADDED, CHANGED, REMOVED, ROW_NOW, ROW_THEN, Changes
from data.checks.country_files import NewCountry, shared_files
from data.checks.outputs import package_files
from data.checks.report import Report
from data.csv_text import place_records, write_records
from data.table_schema import Table

# Lines that stay, on both sides of those that change.
AROUND = 3
# The folder of all tables in a clone.
DATA = "data"
BOM = "\ufeff"
NO_END = "\\ No newline at end of file\n"


@dataclass(frozen=True)
class Patch:
    """What ``git apply`` takes in a clone of the site; b"" if nothing changes.

    Attributes:
        lacking: tables that it cannot change: a row that the site withholds would have to be seen in it,
            or git would not tell their lines apart as a reader of CSV does.
    """

    content: bytes
    lacking: tuple[str, ...] = ()


class _Untold(Exception):
    """A file that a patch cannot change."""


@dataclass(frozen=True)
class _Line:
    """A line of a file: `sign` is that of the patch, and nobody may see one that is hidden."""

    sign: str
    text: str
    hidden: bool = False


@dataclass(frozen=True)
class _File:
    """A table as it lies there: its header, and each of its records with its lines."""

    header: list[str]
    first: str
    records: list[tuple[list[str], str]]

    @property
    def ending(self) -> str:
        return "\r\n" if self.first.endswith("\r\n") else "\n"


def write_patch(report: Report, changes: Changes) -> Patch:
    """The files of a package as a patch against those of now.

    Args:
        report: what is taken along.
        changes: what it changes.
    """
    folder = report.package.folder
    where = f"{DATA}/{folder.parent.name}/{folder.name}"
    parts: list[str] = []
    lacking: list[str] = []
    for name, content in sorted(package_files(report).items()):
        table = report.package.tables.get(name.removesuffix(".csv"))
        is_new = not (folder / name).is_file()
        try:
            if is_new:
                lines = [_Line("+", one) for one in _split(content.decode())]
            elif table is None or name == DESCRIPTOR:
                lines = _compared((folder / name).read_text(encoding="utf-8"), content.decode())
            elif table.name in report.texts:
                rows = changes.rows[changes.rows["table"] == table.name]
                lines = _changed(table, rows, report.texts[table.name])
            else:
                continue
            parts += _of_file(f"{where}/{name}", lines, is_new)
        except _Untold:
            lacking.append(name)
    if report.country:
        parts += _of_country(report.country, folder.parent.parent)
    return Patch("".join(parts).encode(), tuple(lacking))


def _of_country(country: NewCountry, root: Path) -> Iterator[str]:
    """What a new country adds to what all programmes share."""
    for path, content in sorted(shared_files(country, root).items()):
        is_new = not path.is_file()
        before = "" if is_new else path.read_bytes().decode()
        name = f"{DATA}/{path.relative_to(root).as_posix()}"
        yield from _of_file(name, _compared(before, content.decode()), is_new)


def _split(text: str) -> list[str]:
    """The lines as git counts them."""
    return [*io.StringIO(text, newline="\n")]


def _compared(old: str, new: str) -> list[_Line]:
    """All lines of two small files."""
    before, after = _split(old), _split(new)
    lines: list[_Line] = []
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        sign = " " if tag == "equal" else "-"
        lines += [_Line(sign, one) for one in before[first:last]]
        lines += [_Line("+", one) for one in after[start:end] if tag != "equal"]
    return lines


def _changed(table: Table, changes: pd.DataFrame, text: pd.DataFrame) -> list[_Line]:
    """All lines of a table, with those of rows that change; _Untold if that cannot be."""
    if changes.empty:
        return []
    file = _read(table)
    if len(publication.shown(text)) < len(text) or _takes_a_key(table, file, changes, text):
        raise _Untold
    cells = text.fillna("")
    added = list(changes.loc[changes["change"] == ADDED, ROW_THEN])
    more = _columns_to_add(table, file, changes, cells.loc[added])
    header = [*file.header, *more]
    removed = set(changes.loc[changes["change"] == REMOVED, ROW_NOW])
    rewritten = _rewritten(changes, cells)
    lines = _replaced(file.first, _record(header, file.ending) if more else file.first)
    for number, (record, old) in enumerate(file.records, start=2):
        if number in removed:
            new = ""
        # A row with too few or too many cells is left as it is: nobody knows which one is missing.
        elif len(record) == len(file.header) and (number in rewritten or more):
            known = dict(zip(file.header, record, strict=True)) | rewritten.get(number, {})
            new = _record([known.get(name, "") for name in header], file.ending)
        else:
            new = old
        lines += _replaced(old, new, _is_withheld(record, file.header))
    rows = cells.reindex(columns=header, fill_value="").loc[added]
    new_rows = [_record(row, file.ending) for row in rows.itertuples(index=False, name=None)]
    return [*_with_end(lines, file.ending if new_rows else ""), *_signed("".join(new_rows), "+")]


def _read(table: Table) -> _File:
    lines = [*io.StringIO(table.path.read_bytes().decode(), newline="")]
    plain = [lines[0].removeprefix(BOM), *lines[1:]]
    header = next(place_records(plain, 0))[0] or []
    placed = [(one or [], "".join(lines[at])) for one, at in place_records(plain, len(header))]
    return _File(header, placed[0][1], placed[1:])


def _columns_to_add(
    table: Table, file: _File, changes: pd.DataFrame, added: pd.DataFrame
) -> list[str]:
    """The columns that the file has left out and that now say more than nothing."""
    changed = set(changes.loc[changes["change"] == CHANGED, "column"])
    nothing = {one.name: ["", one.default or ""] for one in table.fields}
    return [
        name
        for name in table.columns
        if name not in file.header
        and (name in changed or not added[name].isin(nothing[name]).all())
    ]


def _rewritten(changes: pd.DataFrame, text: pd.DataFrame) -> dict[int, dict[str, str]]:
    """The new cells of each row of a file that changes."""
    found: dict[int, dict[str, str]] = {}
    rows = changes[changes["change"] == CHANGED]
    for column, of_column in rows.groupby("column"):
        cells = text.loc[list(of_column[ROW_THEN]), str(column)]
        for now, cell in zip(of_column[ROW_NOW], cells, strict=True):
            found.setdefault(int(now), {})[str(column)] = str(cell)
    return found


def _is_withheld(record: Sequence[str], header: Sequence[str]) -> bool:
    """Whether nobody may see a row: as :mod:`data.publication` has it, or because it cannot be read."""
    if publication.COLUMN not in header:
        return False
    if len(record) != len(header):
        return True
    return record[header.index(publication.COLUMN)] not in ("", *publication.MAY_LEAVE)


def _takes_a_key(table: Table, file: _File, changes: pd.DataFrame, text: pd.DataFrame) -> bool:
    """Whether a new row has the key of a row that is withheld: both would be lost."""
    key = list(table.key) or table.columns
    rows = text.loc[changes.loc[changes["change"] == ADDED, ROW_THEN], key].fillna("")
    new = set(rows.itertuples(index=False, name=None))
    withheld = [
        dict(zip(file.header, record, strict=False))
        for record, _ in file.records
        if _is_withheld(record, file.header)
    ]
    return any(tuple(one.get(name, "") for name in key) in new for one in withheld)


def _record(cells: Sequence[object], ending: str) -> str:
    return write_records([cells]).decode().removesuffix("\n") + ending


def _signed(text: str, sign: str, hidden: bool = False) -> list[_Line]:
    return [_Line(sign, one, hidden) for one in _split(text)]


def _replaced(old: str, new: str, hidden: bool = False) -> list[_Line]:
    if old == new:
        return _signed(old, " ", hidden)
    if hidden:
        raise _Untold
    return [*_signed(old, "-"), *_signed(new, "+")]


def _with_end(lines: list[_Line], ending: str) -> list[_Line]:
    """The lines, the last with an end if others follow; _Untold if git takes two of them for one."""
    if any(not one.text.endswith("\n") for one in lines[:-1] if one.sign != "-"):
        raise _Untold
    last = lines[-1]
    if not ending or last.text.endswith("\n"):
        return lines
    if last.sign == " ":
        return [*lines[:-1], *_replaced(last.text, last.text + ending, last.hidden)]
    return [*lines[:-1], _Line(last.sign, last.text + ending)] if last.sign == "+" else lines


def _of_file(path: str, lines: Sequence[_Line], is_new: bool) -> list[str]:
    """The part of a patch that is about one file; nothing if the file stays as it is."""
    hunks: list[str] = []
    old = new = done = 0
    for span in _spans(lines):
        passed = lines[done : span[0]]
        old += sum(one.sign in " -" for one in passed)
        new += sum(one.sign in " +" for one in passed)
        done = span[0]
        hunks.append(_hunk(lines, span, (old, new)))
    if not hunks:
        return []
    named = "/dev/null" if is_new else f"a/{path}"
    mode = ["new file mode 100644\n"] if is_new else []
    return [f"diff --git a/{path} b/{path}\n", *mode, f"--- {named}\n", f"+++ b/{path}\n", *hunks]


def _spans(lines: Sequence[_Line]) -> Iterator[tuple[int, int]]:
    """The parts of a file that a patch shows: what changes, with lines around it that may be seen.

    Raises:
        _Untold: git asks for a line that stays below each part that is not the end of the file.
    """
    changed = [at for at, one in enumerate(lines) if one.sign != " "]
    hidden = [at for at, one in enumerate(lines) if one.hidden]
    groups: list[list[int]] = []
    for at in changed:
        is_near = bool(groups) and at - groups[-1][-1] <= 2 * AROUND
        if is_near and bisect(hidden, groups[-1][-1]) == bisect(hidden, at):
            groups[-1].append(at)
        else:
            groups.append([at])
    for group in groups:
        start, end = group[0], group[-1] + 1
        above = hidden[bisect(hidden, start) - 1] + 1 if bisect(hidden, start) else 0
        below = (
            hidden[bisect(hidden, end - 1)] if bisect(hidden, end - 1) < len(hidden) else len(lines)
        )
        if end == below < len(lines):
            raise _Untold
        yield max(start - AROUND, above), min(end + AROUND, below)


def _hunk(lines: Sequence[_Line], span: tuple[int, int], before: tuple[int, int]) -> str:
    """One part of a patch.

    Args:
        before: how many lines the old and the new file have above it.
    """
    shown = lines[slice(*span)]
    counts = [sum(one.sign in signs for one in shown) for signs in (" -", " +")]
    # A part without lines of its own is said to follow the line above it.
    starts = [above + (count > 0) for above, count in zip(before, counts, strict=True)]
    head = f"@@ -{starts[0]},{counts[0]} +{starts[1]},{counts[1]} @@\n"
    return head + "".join(
        f"{one.sign}{one.text}" if one.text.endswith("\n") else f"{one.sign}{one.text}\n{NO_END}"
        for one in shown
    )
