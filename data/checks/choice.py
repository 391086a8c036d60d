"""What of new rows is taken along: the rows that an editor leaves stay as they are published now."""

from collections.abc import Collection
from dataclasses import dataclass, replace

import pandas as pd

from data import load
from data.checks.changes import ADDED, REMOVED, ROW_NOW, ROW_THEN, Changes, find_changes
from data.checks.joined import join_tables
from data.checks.programme import find_refusals
from data.checks.report import Base, Report, with_country
from data.checks.shown import without_withheld
from data.csv_text import read_text, text_of
from data.load import Reading
from data.problems import Problem
from data.table_schema import Table

# Rows that stay and that the sheet has not are numbered from here on, by the row of the file.
BELOW = 100_000_000
# A row that changes, by the name of its table and its key as :class:`Changes` says it.
RowKey = tuple[str, str]


@dataclass(frozen=True)
class Choice:
    """What is taken along.

    Attributes:
        report: the check of the rows that are taken along, with nothing that the site withholds.
        changes: what they change.
        stranded: rows that name one that is left, or that goes: they cannot be used without it.
    """

    report: Report
    changes: Changes
    stranded: tuple[Problem, ...] = ()


def choose(base: Base, report: Report, changes: Changes, left: Collection[RowKey]) -> Choice:
    """Leave rows as they are now, and look once more whether the others can be used without them.

    Args:
        report: what was found, with the withheld rows of tables that were not given.
        changes: what all of it would change.
        left: the rows that are not taken along; others than those of ``changes`` are passed over.
    """
    base = with_country(base, report.country) if report.country else base
    rows = changes.rows.drop_duplicates(["table", "key"])
    is_left = [one in left for one in zip(rows["table"], rows["key"], strict=True)]
    if not any(is_left):
        return Choice(without_withheld(report), changes)
    kept = set(rows.loc[[not one for one in is_left], "table"])
    readings, texts = dict(report.readings), dict(report.texts)
    for name, of_table in rows[is_left].groupby("table"):
        table = report.package.tables[str(name)]
        if name not in kept and table.path.is_file():
            # Nothing of the sheet is left: the file stays as it is, to the letter.
            readings[table.name] = load.read_table(table, base.catalog.root)
            del texts[table.name]
        else:
            text = texts[table.name] = _mixed(texts[table.name], of_table, table)
            readings[table.name] = _judged(text, table, readings[table.name], base)
    joined = join_tables(base, report.package, readings)
    known = {_spot(one) for one in report.problems}
    found = [
        _placed(load.with_letter(problem, read.header), report, base)
        for read in joined.values()
        for problem in read.problems
    ]
    stranded = tuple(one for one in dict.fromkeys(found) if _spot(one) not in known)
    chosen = replace(
        report,
        readings=joined,
        texts={name: _usable(text, joined[name]) for name, text in texts.items()},
        problems=(*report.problems, *stranded),
        doubts=_still_there(report, texts),
        refusals=tuple(
            _placed(one, report, base) for one in find_refusals(base, report.package, joined)
        ),
    )
    shown = without_withheld(chosen)
    return Choice(shown, find_changes(base, chosen), stranded)


def _spot(problem: Problem) -> tuple[object, ...]:
    return problem.file, problem.sheet, problem.row, problem.column, problem.code


def _mixed(text: pd.DataFrame, left: pd.DataFrame, table: Table) -> pd.DataFrame:
    """The rows of a sheet, those that are left as the file has them; rows that stay come last."""
    added = left["change"] == ADDED
    chosen = text.drop(left.loc[added, ROW_THEN])
    back = left[~added]
    if back.empty:
        return chosen
    filed = read_text(table.path, table.fields, table.path.name).cells
    goes = back["change"] == REMOVED
    # A row of the sheet keeps its number.
    at = back[ROW_THEN].where(~goes, back[ROW_NOW] + BELOW)
    rows = filed.reindex(back[ROW_NOW]).set_axis(list(at))[list(text)]
    order = [*chosen.index, *at[goes]]
    return pd.concat([chosen.drop(at[~goes]), rows]).loc[order]


def _judged(text: pd.DataFrame, table: Table, before: Reading, base: Base) -> Reading:
    told = text_of(text, before.header)
    judged = load.judge(told, table, load.file_name(table.path, base.catalog.root))
    return replace(judged, problems=(*before.problems, *judged.problems))


def _usable(text: pd.DataFrame, read: Reading) -> pd.DataFrame:
    return text.loc[[row for row in read.rows.index if row > 0]]


def _placed(problem: Problem, report: Report, base: Base) -> Problem:
    """A problem of a table at the cell of the sheet, or at the row of the file that it comes from."""
    for one in report.tables:
        if one.name not in report.texts:
            continue
        own = load.file_name(report.package.tables[one.name].path, base.catalog.root)
        if problem.file == own:
            if problem.row is not None and problem.row > BELOW:
                return replace(problem, row=problem.row - BELOW, letter="")
            return replace(problem, file=one.file, sheet=one.sheet)
    return report.place_said(problem)


def _still_there(report: Report, texts: dict[str, pd.DataFrame]) -> tuple[Problem, ...]:
    """The doubts of rows that are taken along as the sheet has them."""
    same = {
        (one.file, one.sheet): set(_unchanged(report.texts[one.name], texts.get(one.name)))
        for one in report.tables
        if one.name in report.texts
    }
    return tuple(
        one
        for one in report.doubts
        if one.row is None
        or (one.file, one.sheet) not in same
        or one.row in same[one.file, one.sheet]
    )


def _unchanged(text: pd.DataFrame, chosen: pd.DataFrame | None) -> list[int]:
    if chosen is None:
        return []
    both = text.index.intersection(chosen.index)
    same = (text.loc[both].fillna("") == chosen.loc[both].fillna("")).all(axis=1)
    return [int(row) for row in both[same]]
