"""The tables of one package while they are checked: repaired, judged, joined with all others, told."""

from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType

import pandas as pd

from data import load
from data.catalog import Package
from data.checks import confirming, doubts
from data.checks.column_habits import Known
from data.checks.doubts import Doubt
from data.checks.folder import order
from data.checks.headers import Headed
from data.checks.joined import join_tables
from data.checks.limits import Watch
from data.checks.programme import find_refusals
from data.checks.repairs import Repair, repair_sheet
from data.checks.report import Base, CheckedTable, Report
from data.csv_text import text_of
from data.known_names import build_names
from data.load import Reading
from data.problems import Problem
from data.references import PLACES, TERMS, VOCABULARY
from data.table_schema import Field, Table

# Tables whose rows others name come first, so that a name can be looked up in what was repaired.
FIRST = ("sources", "indicators", "organisations", "events", "aims", "aliases")
EVERYBODY = "all"


class Desk:
    """One check of the tables of one package while it goes on."""

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
            file = self.file_of(name)
            held = tuple(replace(one, file=file, sheet="") for one in repaired.held)
            told = text_of(repaired.text, headed.header)
            self._watch.tell("judge", at / len(names))
            self._readings[name] = load.judge(told, table, file).without(held, table.key)

    def reading_of(self, name: str) -> Reading:
        """A table as far as it is judged."""
        return self._readings[name]

    def file_of(self, name: str) -> str:
        """What a table is called in a problem before it is told at its sheet."""
        return load.file_name(self._package.tables[name].path, self._base.catalog.root)

    def leave_out(self, name: str, problems: Iterable[Problem]) -> None:
        """Leave out the rows of these problems."""
        table = self._package.tables[name]
        self._readings[name] = self._readings[name].without(problems, table.key)

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
        confirmed = confirming.confirmed_in(self._package.descriptor)
        return Report(
            tuple(checked),
            tuple(sorted(dict.fromkeys(problems), key=order)),
            tuple(dict.fromkeys(remarks)),
            tuple(self._at_sheet(name, doubt) for name, doubt in found),
            tuple(self._repairs),
            self._package,
            readings,
            self._texts,
            tuple(map(self._at_its_sheet, find_refusals(self._base, self._package, readings))),
            asked=self._to_confirm(found, readings, confirmed),
            confirmed=confirmed,
        )

    def _to_confirm(
        self, found: Collection[Doubt], readings: Mapping[str, Reading], confirmed: Container[str]
    ) -> Mapping[Problem, str]:
        """The doubts to be confirmed at their cells; what the site shows already is not asked again."""
        names = confirming.name_doubts(found, self._package, readings)
        if not names:
            return MappingProxyType({})
        shown = confirming.published_doubts(self._base, self._package.package_id)
        asked = {
            self._at_sheet(at, one): names[one]
            for at, one in found
            if one in names and (names[one] in confirmed or names[one] not in shown)
        }
        return MappingProxyType(asked)

    def _at_its_sheet(self, problem: Problem) -> Problem:
        """A problem of the programme as a whole at the cell of the sheet, if it is about a table."""
        name = problem.file.rpartition("/")[2].removesuffix(".csv")
        return self._at_sheet(name, problem)

    def _at_sheet(self, name: str, problem: Problem) -> Problem:
        """A problem of a table at the cell of the sheet it came from."""
        headed = self._headed.get(name)
        if headed is None:
            return problem
        if problem.file != self.file_of(name):
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
