"""How long a search takes on the real data and on 100,000 made-up records, and a list of 10,000.

    python -m benchmarks.search

Times are of this process alone (CPU time), so that a busy machine does not change them much.
"""

import os
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path

import pandas as pd
from streamlit.testing.v1 import AppTest

from components.facts import searches, tables
from data.catalog import data_root
from data.search import Index, Record
from data.search_words import Synonyms

RECORDS, CASES = 100_000, 10_000
WORDS_OF_A_TEXT, KNOWN_WORDS = 60, 40_000
TYPED = (
    "land", "women land", "Orissa", "ओडिशा", "NREGA job card", "anganwari", "Mayurbanj", "چترال",
    "लाहौर", "forest rights claim", "microhydro", "xyzzy",
)  # fmt: skip
SHELL = Path(__file__).parents[1] / "components" / "app" / "shell.py"
ROUNDS = 12


def main() -> None:
    """Measure and print, one line each."""
    with _timed("index of the real records"):
        real = searches.search_index()
    _searches("real", real)
    made_up = list(_records(RECORDS))
    with _timed(f"index of {RECORDS:,} made-up records"):
        many = Index.of(made_up, _synonyms())
    _searches("made-up", many)
    small, large = _list_page(), _with_many_cases(_list_page)
    print(f"list of the real cases: {small:.0f} ms a click; of {CASES:,} cases: {large:.0f} ms")
    print(f"ratio {large / small:.2f} (at most 2)")


def _searches(name: str, index: Index) -> None:
    """Each of TYPED several times, with the excerpts that a page of a list shows."""
    taken = []
    for typed in TYPED * ROUNDS:
        start = time.process_time()
        found = index.find(typed)
        index.excerpts(found, found.records[:20])
        taken.append((time.process_time() - start) * 1000)
    taken.sort()
    p95 = taken[int(len(taken) * 0.95)]
    print(
        f"{name}: {len(index.records):,} records, {len(taken)} searches: "
        f"median {statistics.median(taken):.1f} ms, p95 {p95:.1f} ms, longest {taken[-1]:.1f} ms"
    )


def _records(count: int) -> Iterator[Record]:
    """Texts with the words of the real ones and many more, common ones often, rare ones seldom."""
    draw = random.Random(1)
    real = sorted({word for one in searches.search_index().records for word in one.text.split()})
    known = real + [f"{draw.choice(real)[:6]}{n:x}" for n in range(KNOWN_WORDS - len(real))]
    draw.shuffle(known)
    weights = list(accumulate(1 / (rank + 10) for rank in range(len(known))))
    for number in range(count):
        words = draw.choices(known, cum_weights=weights, k=WORDS_OF_A_TEXT)
        yield Record("case", str(number), "p", " ".join(words[:6]), text=" ".join(words[6:]))


def _synonyms() -> Synonyms:
    return Synonyms.from_table(tables.package_table("vocabulary", "synonyms"))


def _list_page() -> float:
    """Milliseconds that the server works for a click in the list of cases, in the middle of ROUNDS."""
    at = AppTest.from_file(SHELL, default_timeout=600)
    at.switch_page("../../pages/learning_zone.py")
    at.run()
    taken = []
    for turn in range(ROUNDS):
        box = at.checkbox(key="outcome:change_reported")
        (box.check if turn % 2 == 0 else box.uncheck)()
        start = time.process_time()
        at.run()
        taken.append((time.process_time() - start) * 1000)
    assert at.title[0].value
    return statistics.median(taken)


def _with_many_cases(measure: Callable[[], float]) -> float:
    """The same measure with a copy of the data in which one programme has CASES cases."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "data"
        shutil.copytree(data_root(), root, ignore=shutil.ignore_patterns("__pycache__"))
        _multiply_cases(next((root / "programmes").iterdir()))
        with _reading(root):
            assert len(tables.stories().rows) >= CASES
            return measure()


def _multiply_cases(package: Path) -> None:
    path = package / "cases.csv"
    rows = pd.read_csv(path, dtype="string", keep_default_na=False)
    times = -(-CASES // len(rows))
    many = pd.concat(
        [rows.assign(case_id=rows["case_id"] + f"-{turn}") for turn in range(times)],
        ignore_index=True,
    )
    many.head(CASES).to_csv(path, index=False)


@contextmanager
def _reading(root: Path) -> Iterator[None]:
    """Make the app read another data folder for a while."""
    os.environ["LEARNING_ZONE_DATA"] = str(root)
    tables.forget()
    try:
        yield
    finally:
        del os.environ["LEARNING_ZONE_DATA"]
        tables.forget()


@contextmanager
def _timed(what: str) -> Iterator[None]:
    start = time.process_time()
    yield
    print(f"{what}: {time.process_time() - start:.2f} s")


if __name__ == "__main__":
    main()
