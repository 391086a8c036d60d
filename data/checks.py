"""Is everything in order? Schemas and keys with frictionless, then what joins the packages.

    python -m data.checks [FOLDER]

prints rows, gaps and ranges of every package and every problem as file, row, column, what, remedy.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd
from frictionless import Error, FrictionlessException, system
from frictionless import Package as FrictionlessPackage

from data import load, report
from data.catalog import DESCRIPTOR, Catalog, Field, Package, Table, open_catalog
from data.problems import DataProblem, Problem

REMEDIES = {
    "primary-key": "Remove the double row or give it a key of its own.",
    "foreign-key": "Add the row it points to, or correct the code.",
    "constraint-error": "Correct the cell; the table's description says what is allowed.",
    "type-error": "Correct the cell; the table's description says its type.",
    "encoding-error": "Save the file again as “CSV UTF-8”.",
    "source-error": "Restore the header and the rows.",
}
ANY_REPORTER = "all"


def check(catalog: Catalog) -> list[Problem]:
    """Every problem in the catalog, in the order of the files.

    Args:
        catalog: what :func:`data.catalog.open_catalog` returned.
    """
    problems = [*catalog.problems]
    for package in catalog.packages():
        problems.extend(_schema_problems(package, catalog))
    frames = _readable(catalog)
    known = _known_codes(frames)
    for (package, table), frame in frames.items():
        name = _file(table, catalog)
        for field in table.fields:
            problems.extend(_reference_problems(frame, field, name, package, known))
        problems.extend(_gap_problems(frame, name))
    problems.extend(_shared_id_problems(frames, catalog))
    return sorted(set(problems), key=str)


def _file(table: Table, catalog: Catalog) -> str:
    return table.path.relative_to(catalog.root).as_posix()


def _schema_problems(package: Package, catalog: Catalog) -> Iterator[Problem]:
    folder = package.folder.relative_to(catalog.root).as_posix()
    try:
        with system.use_context(trusted=True):
            found = FrictionlessPackage(str(package.folder / DESCRIPTOR)).validate()
    except FrictionlessException as error:
        what = f"The description is not a Data Package ({error})."
        yield Problem(f"{folder}/{DESCRIPTOR}", what, "Mend it, or run `python -m data.describe`.")
        return
    for fault in found.errors:
        yield Problem(f"{folder}/{DESCRIPTOR}", fault.message, "Mend the description.")
    for task in found.tasks:
        for fault in task.errors:
            if _may_be_left_out(fault, package, task.name):
                continue
            yield Problem(
                f"{folder}/{task.place}",
                _sentence(fault.message),
                REMEDIES.get(
                    fault.type, "Correct it; the table's description says what is allowed."
                ),
                getattr(fault, "row_number", None),
                getattr(fault, "field_name", None) or getattr(fault, "label", None) or None,
            )


def _may_be_left_out(fault: Error, package: Package, table: str) -> bool:
    """Whether a missing column is one whose default stands in for it."""
    fields = package.tables[table].fields if table in package.tables else ()
    optional = {field.name for field in fields if field.default is not None}
    return fault.type == "missing-label" and getattr(fault, "field_name", "") in optional


def _sentence(text: str) -> str:
    plain = text.strip().replace('"', "'")
    return plain if plain.endswith(".") else f"{plain}."


def _readable(catalog: Catalog) -> dict[tuple[Package, Table], pd.DataFrame]:
    frames = {}
    for package in catalog.packages():
        for table in package.tables.values():
            try:
                frames[package, table] = load.read_every_row(table, catalog.root)
            except DataProblem:
                # The same fault is already among the schema problems, with its row and column.
                continue
    return frames


def _known_codes(frames: dict[tuple[Package, Table], pd.DataFrame]) -> dict[tuple[str, str], set]:
    """Codes by (list, package): terms by vocabulary, first key column of every other table."""
    known: dict[tuple[str, str], set] = {}
    for (package, table), frame in frames.items():
        if table.name == "terms":
            for vocabulary, ids in frame.groupby("vocabulary")["term_id"]:
                known["vocabulary", str(vocabulary)] = set(ids)
        elif table.key:
            known[table.name, package.package_id] = set(frame[table.key[0]])
    return known


def _reference_problems(
    frame: pd.DataFrame,
    field: Field,
    name: str,
    package: Package,
    known: dict[tuple[str, str], set],
) -> Iterator[Problem]:
    if field.vocabulary:
        allowed = known.get(("vocabulary", field.vocabulary), set())
        remedy = f"Use a term of the list “{field.vocabulary}” in vocabulary/terms.csv."
    elif field.refers_to:
        home = "places" if field.refers_to == "places" else package.package_id
        allowed = known.get((field.refers_to, home), set()) | _always(field)
        remedy = f"Add it to the table {field.refers_to}, or correct the code."
    else:
        return
    for row, cell in frame[field.name].items():
        for code in _codes(cell):
            if code not in allowed:
                yield Problem(name, f"“{code}” is not known.", remedy, int(row) + 2, field.name)


def _always(field: Field) -> set[str]:
    return {ANY_REPORTER} if field.name == "reporter" else set()


def _codes(cell: object) -> Iterable[str]:
    if isinstance(cell, tuple):
        return cell
    return (cell,) if isinstance(cell, str) else ()


def _gap_problems(frame: pd.DataFrame, name: str) -> Iterator[Problem]:
    if "missing_reason" not in frame:
        return
    for row in frame.index[frame["value"].isna() & frame["missing_reason"].isna()]:
        remedy = "Say why: not_reported, not_usable ... (missing_reasons)."
        yield Problem(name, "An empty value has no reason.", remedy, int(row) + 2, "missing_reason")
    for row in frame.index[frame["value"].notna() & frame["missing_reason"].notna()]:
        remedy = "Empty one of the two cells."
        yield Problem(name, "A value has a missing reason.", remedy, int(row) + 2, "missing_reason")


def _shared_id_problems(
    frames: dict[tuple[Package, Table], pd.DataFrame], catalog: Catalog
) -> Iterator[Problem]:
    """Cases and gatherings have addresses of their own, so no two programmes may share an id."""
    for name in ("cases", "events"):
        seen: dict[str, str] = {}
        for (package, table), frame in frames.items():
            if table.name != name:
                continue
            for row, code in frame[table.key[0]].items():
                if seen.setdefault(code, package.package_id) != package.package_id:
                    what = f"“{code}” is used by {seen[code]} as well."
                    remedy = "Put the programme's name before it."
                    yield Problem(_file(table, catalog), what, remedy, int(row) + 2, table.key[0])


def main() -> int:
    """Print the report and the problems; the exit status is 1 if there are any."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, help="data folder (default: the app's own)")
    catalog = open_catalog(parser.parse_args().folder)
    for line in report.lines(catalog):
        sys.stdout.write(f"{line}\n")
    problems = check(catalog)
    for problem in problems:
        sys.stdout.write(f"PROBLEM {problem}\n")
    sys.stdout.write(f"{len(problems)} problems\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
