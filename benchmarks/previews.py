"""Private previews one after the other: what one weighs, how long it takes, whether memory comes back.

    python -m benchmarks.previews --previews 50
    python -m benchmarks.previews --previews 1 --all

Each preview shows the case studies of a programme with one title changed, is read at some static pages (with
``--all`` everything that a server prepares for the site, too), and is ended. Memory is that of the process.
"""

import argparse
import gc
import os
import statistics
import time
from pathlib import Path

from components.facts import private_previews, readers, tables
from components.server import warm_up
from components.server.static_pages import route
from data.checks.desk import check_package
from data.checks.report import Base, Report
from data.checks.upload import read_upload

PATHS = ("cases", "places/IN-BR")
MEGABYTE = 2**20
EVERY = 10


def main() -> None:
    """Measure, and print a line for every tenth preview."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--previews", type=int, default=50)
    asked.add_argument("--all", action="store_true", help="all that a server prepares, too")
    chosen = asked.parse_args()
    with readers.reading(None):
        read_pages(is_all=chosen.all)
        base = Base(tables.catalog(), tables.tables())
    report = check(base)
    weights, seconds = [], []
    print(f"before: {memory():.0f} MB")
    for number in range(1, chosen.previews + 1):
        name = private_previews.begin(base, report)
        rows = private_previews.find(name)
        assert rows is not None
        start = time.process_time()
        with readers.reading(rows):
            read_pages(is_all=chosen.all)
        seconds.append(time.process_time() - start)
        weights.append(rows.own.weight / MEGABYTE)
        most = memory()
        private_previews.end(name)
        del rows
        gc.collect()
        if number in (1, chosen.previews) or number % EVERY == 0:
            print(f"{number}: {most:.0f} MB open, {memory():.0f} MB ended", flush=True)
    print(f"weight {max(weights):.0f} MB, processor {statistics.median(seconds):.1f} s a preview")


def memory() -> float:
    """What the process holds now, in MB (proc(5), statm)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / MEGABYTE


def check(base: Base) -> Report:
    """The report of a sheet of case studies with one title changed."""
    package = base.catalog.package("pacs")
    text = package.tables["cases"].path.read_text(encoding="utf-8")
    title = tables.package_table("pacs", "cases")["title"].iloc[0]
    given = read_upload(text.replace(title, f"{title} (previewed)", 1).encode(), "cases.csv")
    return check_package([given], base, package.descriptor)


def read_pages(*, is_all: bool) -> None:
    """Make some pages with the rows that are read."""
    for path in PATHS:
        route.html(path, "https://zone.example")
    if is_all:
        for programme in tables.programmes():
            for make in warm_up.makers_of_programme():
                make(programme)


if __name__ == "__main__":
    main()
