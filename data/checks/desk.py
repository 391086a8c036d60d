"""The editor's desk without its page: sheets in, and out what is wrong, repaired, asked, and doubtful.

Rows are judged by the reader of the app (:mod:`data.load`, :mod:`data.references`), so that what is said
here is what `make check-data` says of the same cells.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from data import load
from data.catalog import DESCRIPTOR, Package
from data.checks import doubts
from data.checks.column_habits import Known
from data.checks.folder import order
from data.checks.headers import (
    Headed,
    doubled_tables,
    find_about,
    find_table,
    is_help,
    is_made,
    package_tables,
)
from data.checks.joined import join_tables
from data.checks.limits import Watch
from data.checks.programme import find_description, find_refusals, lacking_parts
from data.checks.repairs import Repair, repair_sheet
from data.checks.report import Base, CheckedTable, Report
from data.checks.sheet import Sheet, Upload
from data.csv_text import text_of
from data.describe import with_tables
from data.known_names import build_names
from data.load import Reading
from data.problems import Problem, problem_at
from data.references import PLACES, TERMS, VOCABULARY
from data.table_schema import Field, Table

# Tables whose rows others name come first, so that a name can be looked up in what was repaired.
FIRST = ("sources", "indicators", "organisations", "events", "aims", "aliases")
PROGRAMMES = "programmes"
EVERYBODY = "all"


def check_package(
    uploads: Sequence[Upload],
    base: Base,
    descriptor: Mapping[str, Any],
    answers: Mapping[str, str] | None = None,
    watch: Watch | None = None,
) -> Report:
    """Check sheets as tables of one programme.

    Args:
        uploads: what :func:`data.checks.upload.read_upload` returned, one for each file.
        descriptor: what is known of the programme: the description of the package that is there now, or
            of a new one; that of an upload stands for it.
        answers: for each repair that was asked about the name of the way to read it, or `keep`.

    Raises:
        DataProblem: the time for it is over.
    """
    watch = watch or Watch()
    said, misnamed = find_description(uploads, descriptor, base.catalog)
    root, name = base.catalog.root, str(said.get("name") or "programme")
    known_tables = package_tables(root / PROGRAMMES / name)
    sheets = [sheet for one in uploads for sheet in one.sheets]
    of_tables = [one for one in sheets if not (is_help(one) or find_about(one))]
    made = [one for one in of_tables if is_made(one)]
    headed, lost = _headed([one for one in of_tables if not is_made(one)], known_tables)
    empty = [one.sheet for one in headed if not one.rows]
    headed = [one for one in headed if one.rows]
    is_lost = not headed or len(sheets) == len(empty)
    none = [Problem(one.file, "no-rows", sheet=one.name) for one in empty]
    old = next((one for one in base.catalog.programmes if one.package_id == name), None)
    package = _package(root / PROGRAMMES / name, said, headed, old)
    desk = _Desk(base, package, {one.table.name: one for one in headed}, answers or {}, watch)
    desk.read()
    readings = desk.resolved()
    report = desk.report(readings)
    problems = [*(one for upload in uploads for one in upload.problems), *lost]
    problems += [*misnamed, *lacking_parts(said), *(none if is_lost else ()), *report.problems]
    problems += () if headed or problems else (problem_at(DESCRIPTOR, "nothing-given"),)
    remarks = [*(one for upload in uploads for one in upload.remarks), *report.remarks]
    remarks += () if is_lost else none
    remarks += [Problem(one.file, "table-made", sheet=one.name) for one in made]
    if old and old.descriptor.get("title") != said.get("title"):
        title = str(old.descriptor.get("title") or name)
        remarks.append(problem_at(DESCRIPTOR, "programme-there", name=name, title=title))
    return replace(report, problems=tuple(problems), remarks=tuple(remarks))


def _headed(
    sheets: Iterable[Sheet], known: Mapping[str, Table]
) -> tuple[list[Headed], list[Problem]]:
    found = [find_table(sheet, known) for sheet in sheets]
    headed = [one for one in found if isinstance(one, Headed)]
    first, twice = doubled_tables(headed)
    return first, [*(one for one in found if isinstance(one, Problem)), *twice]


def _package(
    place: Path, descriptor: Mapping[str, Any], headed: Sequence[Headed], old: Package | None
) -> Package:
    """The package with the tables that were given, and those that it has already."""
    found = {**(old.tables if old else {}), **{one.table.name: one.table for one in headed}}
    described = with_tables(dict(descriptor), sorted(f"{name}.csv" for name in found))
    return Package(str(descriptor.get("name") or "programme"), place, described, found)


class _Desk:
    """One check while it goes on."""

    def __init__(
        self,
        base: Base,
        package: Package,
        headed: Mapping[str, Headed],
        answers: Mapping[str, str],
        watch: Watch,
    ) -> None:
        self._base, self._package, self._headed = base, package, headed
        self._answers, self._watch = answers, watch
        self._gazetteer = base.gazetteer()
        words = {name: base.tables.one(VOCABULARY, name).rows for name in (TERMS, "words")}
        self._words = build_names(words, self._gazetteer, package.country_id)
        self._texts: dict[str, pd.DataFrame] = {}
        self._readings: dict[str, Reading] = {}
        self._repairs: list[Repair] = []

    def read(self) -> None:
        """Repair and judge every table by itself."""
        first = [name for name in FIRST if name in self._package.tables]
        names = [*first, *sorted(set(self._package.tables) - set(first))]
        for at, name in enumerate(names):
            self._watch.tell("check", at / len(names))
            table = self._package.tables[name]
            headed = self._headed.get(name)
            if headed is None:
                self._readings[name] = load.read_table(table, self._base.catalog.root)
                continue
            tell = partial(self._tell_check, at, len(names))
            repaired = repair_sheet(headed, self._known(table), self._answers, tell)
            self._texts[name] = repaired.text
            self._repairs += repaired.repairs
            file = load.file_name(table.path, self._base.catalog.root)
            held = tuple(replace(one, file=file, sheet="") for one in repaired.held)
            told = text_of(repaired.text, headed.header)
            self._watch.tell("judge", at / len(names))
            self._readings[name] = load.judge(told, table, file).without(held, table.key)

    def _tell_check(self, before: int, tables: int, part: float) -> None:
        """Say how far the check is, so many whole tables and a part of one."""
        self._watch.tell("check", (before + part) / tables)

    def _known(self, table: Table) -> Known:
        """What the cells of a table can be compared with so far."""
        own = {name: read.rows for name, read in self._readings.items()}
        named = {str(one.refers_to) for one in table.fields} | {"aliases"}
        names = self._words.beside({name: own[name] for name in named & set(own)})
        frames = {**own, TERMS: self._base.tables.one(VOCABULARY, TERMS).rows}
        indicators = own.get("indicators")
        units = (
            {}
            if indicators is None
            else dict(zip(indicators["indicator_id"], indicators["unit"], strict=True))
        )
        codes = {
            one.name: frozenset(self._codes(one, table, frames))
            for one in table.fields
            if one.is_code
        }
        return Known({name: found for name, found in codes.items() if found}, names, units)

    def _codes(
        self, column: Field, table: Table, frames: Mapping[str, pd.DataFrame]
    ) -> Iterable[str]:
        if column.vocabulary:
            terms = frames[TERMS]
            return set(terms.loc[terms["vocabulary"] == column.vocabulary, "term_id"])
        if column.refers_to == PLACES:
            return set(self._gazetteer.places) if self._gazetteer else ()
        listed = frames.get(str(column.refers_to))
        if listed is None or column.refers_to == table.name:
            return ()
        codes = set(listed.iloc[:, 0].dropna())
        return codes | {EVERYBODY} if column.name == "reporter" else codes

    def resolved(self) -> dict[str, Reading]:
        """The tables without the rows that name what is not there."""
        self._watch.tell("join", 0.0)
        return join_tables(self._base, self._package, self._readings)

    def report(self, readings: Mapping[str, Reading]) -> Report:
        """Everything that was found, at the cells of the sheets."""
        self._watch.tell("doubts", 0.0)
        checked: list[CheckedTable] = []
        remarks: list[Problem] = []
        problems: list[Problem] = []
        for name, headed in self._headed.items():
            rows = readings[name].rows
            kept = self._texts[name]
            if len(numbers := [int(row) for row in rows.index if row > 0]) < len(kept):
                kept = self._texts[name] = kept.loc[numbers]
            apart = _apart(headed)
            sheet = headed.sheet
            checked.append(
                CheckedTable(name, sheet.file, sheet.name, len(headed.rows), len(kept), apart)
            )
            remarks += headed.remarks
            problems += headed.problems
        for name, read in readings.items():
            problems += [self._at_sheet(name, problem) for problem in read.problems]
        found = doubts.find_doubts(self._package, readings, self._gazetteer)
        return Report(
            tuple(checked),
            tuple(sorted(dict.fromkeys(problems), key=order)),
            tuple(dict.fromkeys(remarks)),
            tuple(self._at_sheet(name, doubt) for name, doubt in found),
            tuple(self._repairs),
            self._package,
            readings,
            self._texts,
            find_refusals(self._base, self._package, readings),
        )

    def _at_sheet(self, name: str, problem: Problem) -> Problem:
        """A problem of a table at the cell of the sheet it came from."""
        headed = self._headed.get(name)
        if headed is None:
            return problem
        own = load.file_name(headed.table.path, self._base.catalog.root)
        if problem.file != own:
            return problem
        placed = load.with_letter(problem, headed.header)
        return replace(placed, file=headed.sheet.file, sheet=headed.sheet.name)


def _apart(headed: Headed) -> tuple[str, ...]:
    """The names of columns that are not read."""
    header = headed.sheet.rows[headed.header_row - 1]
    return tuple(
        cell.strip()
        for cell, name in zip(header, headed.header, strict=True)
        if not name and cell.strip()
    )
