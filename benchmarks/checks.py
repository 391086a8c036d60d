"""How long a large workbook takes to be checked, and how much memory: 300,000 rows of figures as xlsx.

    python -m benchmarks.checks [ROWS] [--unknown 50000]

With ``--unknown`` so many of the rows name a place that nobody knows, each another one.

The figures are those of the site's largest programme over and over, each time as another reading, so
that no two rows share a key. What is measured runs in a process of its own: reading the file, repairing
and judging it, joining it with the places and terms of the site, and looking for doubtful figures.
"""

import argparse
import csv
import json
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Mapping
from itertools import count, islice
from pathlib import Path
from xml.sax.saxutils import escape

import xlsxwriter

from data.catalog import Package, data_root, open_catalog
from data.checks.desk import check_package
from data.checks.limits import Limits, Watch
from data.checks.report import Base
from data.checks.upload import read_upload
from data.problems import column_letter
from data.tables import read_tables

ROWS = 300_000
SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
NUMBERS = ("value", "denominator")


def write_workbook(path: Path, rows: int, unknown: int = 0) -> None:
    """A workbook with so many rows of figures, the first of them of unknown places.

    Its sheet is written by hand, which is ten times as fast.
    """
    folder = _largest()
    with (folder / "values.csv").open(encoding="utf-8", newline="") as file:
        figures = list(csv.DictReader(file))
    again = ((row, turn) for turn in count() for row in figures)
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("values")
    with zipfile.ZipFile(path) as archive:
        parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in parts.items():
            if name != SHEET:
                archive.writestr(name, part)
        with archive.open(SHEET, "w", force_zip64=True) as sheet:
            sheet.write(b'<worksheet xmlns="%s"><sheetData>' % NAMESPACE)
            sheet.write(_row(1, {column: column for column in figures[0]}))
            for number, (row, turn) in enumerate(islice(again, rows), start=2):
                place = f"Village {number} of nowhere" if number - 1 <= unknown else row["place_id"]
                told = {**row, "place_id": place, "variant": f"{row['variant']}_{turn}"}
                sheet.write(_row(number, told))
            sheet.write(b"</sheetData></worksheet>")


def _row(number: int, row: Mapping[str, str]) -> bytes:
    cells = []
    for column, (name, cell) in enumerate(row.items()):
        where = f'<c r="{column_letter(column)}{number}"'
        if cell and name in NUMBERS and number > 1:
            cells.append(f"{where}><v>{cell}</v></c>")
        elif cell:
            cells.append(f'{where} t="inlineStr"><is><t>{escape(cell)}</t></is></c>')
    return f'<row r="{number}">{"".join(cells)}</row>'.encode()


def _largest() -> Path:
    """The folder of the programme with the most figures."""
    folders = (data_root() / "programmes").iterdir()
    return max(folders, key=lambda one: (one / "values.csv").stat().st_size)


def measure(path: Path) -> dict[str, float]:
    """Seconds and megabytes of one check, and what was found."""
    catalog = open_catalog()
    base = Base(catalog, read_tables(catalog))
    package: Package = next(one for one in catalog.programmes if one.folder.name == _largest().name)
    before = _memory()
    told = 0

    def tell(_step: str, _part: float) -> None:
        nonlocal told
        told += 1

    start = time.monotonic(), time.process_time()
    watch = Watch(Limits(seconds=1_000), tell)
    upload = read_upload(path.read_bytes(), path.name, watch)
    read = time.monotonic() - start[0]
    report = check_package([upload], base, package.descriptor, watch=watch)
    return {
        "seconds": time.monotonic() - start[0],
        "of them reading": read,
        "seconds of the processor": time.process_time() - start[1],
        "MB before": before,
        "MB at most": _memory(),
        "rows": report.tables[0].kept,
        "problems": len(report.problems),
        "doubts": len(report.doubts),
        "times progress was told": told,
    }


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000


def main() -> None:
    """Write the workbook and measure a check of it in another process."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("rows", nargs="?", type=int, default=ROWS)
    parser.add_argument("--unknown", type=int, default=0, help="rows that name unknown places")
    parser.add_argument("--of", type=Path, help="measure the check of this workbook")
    asked = parser.parse_args()
    if asked.of:
        sys.stdout.write(json.dumps(measure(asked.of)))
        return
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "values.xlsx"
        write_workbook(path, asked.rows, asked.unknown)
        size = path.stat().st_size / 1e6
        command = [sys.executable, "-m", "benchmarks.checks", "--of", str(path)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    sys.stdout.write(f"{asked.rows:,} rows, {size:.1f} MB\n")
    for name, value in json.loads(done.stdout).items():
        sys.stdout.write(f"{name}: {value:,.1f}\n")


if __name__ == "__main__":
    main()
