"""Is everything in order?

    python -m data.checks [FOLDER]

prints rows, gaps and ranges of every package and every problem: where, what, remedy.
"""

import argparse
import sys
from pathlib import Path

from data import report
from data.catalog import open_catalog
from data.checks.folder import check


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
