"""Prepare the register of each programme folder named; see :mod:`data.register_intake.prepare`."""

import argparse
import sys
from pathlib import Path

from data.catalog import open_catalog
from data.problems import DataProblem
from data.register_intake import review
from data.register_intake.prepare import Looked, find_register, prepare
from data.tables import read_tables


def main() -> int:
    """Write what is made of each register, and print what was found; the exit status is 1 after a fault."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("action", choices=["prepare"])
    parser.add_argument("folders", nargs="+", type=Path)
    failed = False
    for folder in parser.parse_args().folders:
        root = folder.resolve().parents[1]
        catalog = open_catalog(root)
        programme = next(
            one for one in catalog.programmes if one.folder.resolve() == folder.resolve()
        )
        try:
            source = find_register(programme, root)
            lines = (
                ["no register"]
                if source is None
                else _said(prepare(source, catalog, read_tables(catalog)))
            )
        except DataProblem as error:
            lines, failed = [f"PROBLEM {problem}" for problem in error.problems], True
        sys.stdout.writelines(f"{folder.name}: {line}\n" for line in lines)
    return int(failed)


def _said(looked: Looked) -> list[str]:
    """What was read, what was found in the ground, what was left out."""
    checked, counts = looked.checked, review.count_matches(looked.found)
    groups = 0 if checked.groups is None else len(checked.groups)
    return [
        f"{len(checked.villages):,} villages, {groups:,} groups",
        ", ".join(f"{match} {count:,}" for match, count in counts.items()),
        f"{len(checked.faults.rows):,} faults",
        *(f"PROBLEM {problem}" for problem in checked.faults.first(3)),
        f"written to {looked.source.prepared}",
    ]


if __name__ == "__main__":
    sys.exit(main())
