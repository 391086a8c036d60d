"""The editor's desk without its page: sheets in, and out what is wrong, repaired, asked, and doubtful.

Rows are judged by the reader of the app (:mod:`data.load`, :mod:`data.references`), so that what is said
here is what `make check-data` says of the same cells.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from data.catalog import DESCRIPTOR, Package
from data.checks.about import find_about_sheet
from data.checks.country import CountryCheck, check_country
from data.checks.headers import (
    Headed,
    doubled_tables,
    find_about,
    find_table,
    is_help,
    is_made,
    package_tables,
    places_table,
)
from data.checks.judging import Desk
from data.checks.limits import Watch
from data.checks.programme import find_description, lacking_parts
from data.checks.report import Base, Report
from data.checks.sheet import Sheet, Upload
from data.describe import with_tables
from data.problems import Problem, problem_at
from data.references import PLACES
from data.table_schema import Table

PROGRAMMES = "programmes"


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
    known_tables = {
        **package_tables(root / PROGRAMMES / name),
        PLACES: places_table(root / PLACES),
    }
    sheets = [sheet for one in uploads for sheet in one.sheets]
    of_tables = [one for one in sheets if not (is_help(one) or find_about(one))]
    made = [one for one in of_tables if is_made(one)]
    headed, lost = _headed([one for one in of_tables if not is_made(one)], known_tables)
    empty = [one.sheet for one in headed if not one.rows]
    headed = [one for one in headed if one.rows]
    asked = answers or {}, watch
    given = {one.table.name: one for one in headed}
    country = check_country(uploads, given, said, base, asked)
    base, said = country.base, country.described(said)
    headed = [one for one in headed if one.table.name != PLACES]
    is_lost = not headed or len(sheets) == len(empty)
    none = [Problem(one.file, "no-rows", sheet=one.name) for one in empty]
    old = next((one for one in base.catalog.programmes if one.package_id == name), None)
    package = _package(root / PROGRAMMES / name, said, headed, old)
    desk = Desk(base, package, {one.table.name: one for one in headed}, *asked)
    desk.read()
    readings = desk.resolved()
    report = _joined(desk.report(readings), country)
    problems = [*(one for upload in uploads for one in upload.problems), *lost]
    problems += [*misnamed, *lacking_parts(said), *(none if is_lost else ()), *report.problems]
    problems += () if headed or problems else (problem_at(DESCRIPTOR, "nothing-given"),)
    remarks = [*(one for upload in uploads for one in upload.remarks), *report.remarks]
    remarks += () if is_lost else none
    remarks += [Problem(one.file, "table-made", sheet=one.name) for one in made]
    if old and old.descriptor.get("title") != said.get("title"):
        title = str(old.descriptor.get("title") or name)
        remarks.append(problem_at(DESCRIPTOR, "programme-there", name=name, title=title))
    placed = replace(report, about=find_about_sheet(uploads))
    return replace(
        placed,
        problems=tuple(dict.fromkeys(map(placed.place_said, problems))),
        remarks=tuple(map(placed.place_said, remarks)),
        refusals=tuple(map(placed.place_said, report.refusals)),
    )


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


def _joined(report: Report, country: CountryCheck) -> Report:
    """What is said of a programme and of its country, if that is new."""
    if not (country.tables or country.problems):
        return report
    # Where boundaries lack the check of the country says so.
    refusals = [one for one in report.refusals if not (country.tables and one.code == "layer-none")]
    return replace(
        report,
        tables=(*country.tables, *report.tables),
        problems=(*country.problems, *report.problems),
        remarks=(*country.remarks, *report.remarks),
        doubts=(*country.doubts, *report.doubts),
        repairs=(*country.repairs, *report.repairs),
        refusals=tuple(refusals),
        country=country.country,
    )
