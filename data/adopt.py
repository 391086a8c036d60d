"""Take a package into the data folder, after checking it once more.

    python -m data.adopt package.zip [--data FOLDER] [--confirm-doubts]

The package comes from the editor's desk or is any ZIP of tables with a `datapackage.json`. Nothing is
written if a row would be left out, a question is open, or a figure that looks wrong is not confirmed;
a package that is there is replaced as a whole.
Its withheld rows stay, for no file that leaves the site has them. Places and boundaries of a new country
that come with it are added to `places/` and `boundaries/`.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from data import publication
from data.catalog import open_catalog
from data.checks.country_files import NewCountry, shared_files
from data.checks.desk import check_package
from data.checks.outputs import package_files
from data.checks.report import Base, Report
from data.checks.upload import read_upload
from data.csv_text import read_text
from data.problems import DataProblem
from data.table_schema import Table
from data.tables import read_tables


def check(path: Path, root: Path | None = None) -> tuple[Report, Path]:
    """What a check says of a file, and the folder its package belongs into.

    Raises:
        DataProblem: the check took too long.
    """
    catalog = open_catalog(root)
    base = Base(catalog, read_tables(catalog))
    upload = read_upload(path.read_bytes(), path.name)
    report = with_withheld(check_package([upload], base, upload.descriptor))
    return report, report.package.folder


def with_withheld(report: Report) -> Report:
    """The report with the withheld rows that its tables have now and the given ones have not.

    Raises:
        DataProblem: the file of a table cannot be read, so that nobody knows what it withholds.
    """
    texts = {
        name: pd.concat([text, _withheld(report.package.tables[name], text)])
        for name, text in report.texts.items()
    }
    return replace(report, texts=texts)


def _withheld(table: Table, given: pd.DataFrame) -> pd.DataFrame:
    """The withheld rows of a file whose keys are not among those of the given rows."""
    if publication.COLUMN not in table.columns or not table.path.is_file():
        return given[:0]
    filed = read_text(table.path, table.fields, table.path.name).cells
    withheld = filed.drop(publication.shown(filed).index)
    key = list(table.key) or table.columns
    known = pd.MultiIndex.from_frame(given[key].fillna(""))
    return withheld[~pd.MultiIndex.from_frame(withheld[key].fillna("")).isin(known)][list(given)]


def write_country(country: NewCountry, root: Path) -> list[Path]:
    """Add a country to what all programmes share; returns the files that were written."""
    files = shared_files(country, root)
    for path, content in files.items():
        scratch = path.with_name(f".adopt-{path.name}")
        scratch.write_bytes(content)
        scratch.replace(path)
    return list(files)


def write_package(report: Report, folder: Path) -> None:
    """Put the files of a package into its folder, which is there as a whole or not at all."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".adopt-") as scratch:
        new, old = Path(scratch) / "new", Path(scratch) / "old"
        new.mkdir()
        for name, content in package_files(report).items():
            (new / name).write_bytes(content)
        # Translations and a register lie in folders of their own, which no package of tables has.
        for beside in folder.glob("*/"):
            shutil.copytree(beside, new / beside.name)
        if folder.exists():
            folder.rename(old)
        new.rename(folder)


def main(arguments: Sequence[str] | None = None) -> int:
    """Check and write; 0 if it was written, 1 if something has to be mended first."""
    parser = argparse.ArgumentParser(
        prog="python -m data.adopt", description=__doc__.splitlines()[0] if __doc__ else ""
    )
    parser.add_argument("package", type=Path, help="ZIP with the tables and their datapackage.json")
    parser.add_argument("--data", type=Path, help="data folder (default: the app's own)")
    parser.add_argument(
        "--confirm-doubts",
        action="store_true",
        help="figures that look wrong were compared with their sources and are right",
    )
    asked = parser.parse_args(arguments)
    try:
        report, folder = check(asked.package, asked.data)
    except (DataProblem, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    faults = (*report.problems, *report.refusals)
    for problem in faults:
        sys.stderr.write(f"PROBLEM {problem}\n")
    if asked.confirm_doubts:
        report = report.with_confirmed(report.asked.values())
    for doubt in report.unconfirmed:
        sys.stderr.write(f"NOT CONFIRMED {doubt}\n")
    for doubt in report.doubts:
        if doubt not in report.unconfirmed:
            sys.stdout.write(f"DOUBT {doubt}\n")
    if not report.is_clean or report.unconfirmed:
        counts = f"{len(faults)} problems, {len(report.unconfirmed)} doubts that nobody confirmed"
        sys.stderr.write(f"{counts}; nothing was written\n")
        return 1
    if report.country:
        for path in write_country(report.country, folder.parent.parent):
            sys.stdout.write(f"{path} was written\n")
    write_package(report, folder)
    sys.stdout.write(f"{folder} was written; run `make check-data`\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
