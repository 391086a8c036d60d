"""Is everything in order?

    python -m data.checks [FOLDER]

prints rows, gaps and ranges of every package, every doubt about a figure, and every problem: where,
what, remedy. A doubt is to be compared with the source; it does not fail.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from data import report
from data.catalog import Catalog, open_catalog
from data.checks.doubts import doubts_of_folder
from data.checks.folder import check
from data.checks.report import Base
from data.problems import Problem
from data.tables import Tables, read_tables


def find_all_doubts(catalog: Catalog, tables: Tables) -> Iterator[Problem]:
    """The doubtful figures of every programme."""
    gazetteer = Base(catalog, tables).gazetteer()
    for programme in catalog.programmes:
        yield from doubts_of_folder(programme, tables, gazetteer)


def main() -> int:
    """Print the report and the problems; the exit status is 1 if there are any."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, help="data folder (default: the app's own)")
    catalog = open_catalog(parser.parse_args().folder)
    for line in report.lines(catalog):
        sys.stdout.write(f"{line}\n")
    tables = read_tables(catalog)
    doubts = list(find_all_doubts(catalog, tables))
    for doubt in doubts:
        sys.stdout.write(f"DOUBT {doubt}\n")
    problems = check(catalog, tables)
    for problem in problems:
        sys.stdout.write(f"PROBLEM {problem}\n")
    sys.stdout.write(f"{len(doubts)} doubts\n{len(problems)} problems\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
