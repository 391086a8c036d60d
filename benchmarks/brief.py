"""How long the files of a pack take, how long the page waits meanwhile, and what a batch needs.

python -m benchmarks.brief [--rounds 3] [--districts 40]
"""

import argparse
import resource
import statistics
import threading
import time
from collections.abc import Callable
from datetime import date

from components.brief import bundle, describe, pdf, pictures, slides
from components.brief.choice import PackChoice
from components.brief.facts import Facts
from components.brief.pack import Pack
from data.catalog import open_catalog

DAY, SITE = date(2026, 11, 22), "https://learning-zone.example"
PAIRS = (
    ("IN-C11-236", "water"),
    ("IN-UP", "education"),
    ("IN-MP", "land"),
    ("IN-C11-236", "justice"),
    ("PK17-s-thatta", "education"),
    ("PK17-kp-chitral", "reach"),
    ("PK-S", "federations"),
)
STATE, THEME = "IN-UP", "water"
TICK = 0.005


def main() -> None:
    """Print one line for each measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--districts", type=int, default=40)
    asked = parser.parse_args()
    began = time.perf_counter()
    facts = Facts.read(open_catalog())
    print(f"reading the tables: {time.perf_counter() - began:.2f} s; memory {_memory():.0f} MB")
    packs = [_described(facts, place, theme) for place, theme in PAIRS]
    for name, make in (("PDF", pdf.brief), ("PPTX", slides.deck), ("PNG", pictures.card)):
        _report(name, [_seconds(make, pack) for pack in packs for _ in range(asked.rounds)])
    _report(
        "PDF + PPTX + PNG", [_seconds(_three, pack) for pack in packs for _ in range(asked.rounds)]
    )
    cpu = [_processor_seconds(_three, pack) for pack in packs for _ in range(asked.rounds)]
    _report("PDF + PPTX + PNG, processor time", cpu)
    _report("all files", [_seconds(_zipped, pack) for pack in packs])
    _others_wait(packs)
    _batch(facts, asked.districts)


def _zipped(pack: Pack) -> bytes:
    return bundle.archive({pack.file_stem: bundle.make_files(pack)}, pack.made)


def _three(pack: Pack) -> None:
    for make in (pdf.brief, slides.deck, pictures.card):
        make(pack)


def _described(facts: Facts, place: str, theme: str) -> Pack:
    return describe.describe(facts, PackChoice(place, theme, "district_officer"), SITE, DAY)


def _seconds(make: Callable[[Pack], object], pack: Pack) -> float:
    began = time.perf_counter()
    make(pack)
    return time.perf_counter() - began


def _processor_seconds(make: Callable[[Pack], object], pack: Pack) -> float:
    """Time the processor was busy with it: what a machine without other work would need."""
    began = time.process_time()
    make(pack)
    return time.process_time() - began


def _report(what: str, seconds: list[float]) -> None:
    print(f"{what}: median {statistics.median(seconds):.2f} s, longest {max(seconds):.2f} s")


def _others_wait(packs: list[Pack]) -> None:
    """How late another thread of the same process wakes up while files are made."""
    late: list[float] = []
    done = threading.Event()

    def tick() -> None:
        while not done.is_set():
            began = time.perf_counter()
            time.sleep(TICK)
            late.append(time.perf_counter() - began - TICK)

    watcher = threading.Thread(target=tick)
    watcher.start()
    for pack in packs:
        _three(pack)
    done.set()
    watcher.join()
    late.sort()
    print(
        f"another thread meanwhile: median {statistics.median(late) * 1e3:.0f} ms late, "
        f"95th percentile {late[int(len(late) * 0.95)] * 1e3:.0f} ms, longest {late[-1] * 1e3:.0f} ms"
    )


def _batch(facts: Facts, count: int) -> None:
    places = facts.places.at_level("district", STATE)[:count]
    before, began, size = _memory(), time.perf_counter(), 0
    for place in places:
        size += sum(map(len, bundle.make_files(_described(facts, place.place_id, THEME)).values()))
    spent = time.perf_counter() - began
    print(
        f"batch of {len(places)} districts, all files: {spent:.1f} s ({spent / len(places):.2f} s each), "
        f"{size / 1e6:.1f} MB of files; memory {before:.0f} MB before, {_memory():.0f} MB at most"
    )


def _memory() -> float:
    """Most memory the process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
