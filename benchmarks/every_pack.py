"""Every place with every theme, read as `tests/contracts/test_titles.py` reads a part of them.

python -m benchmarks.every_pack [--parts 24] [--only 1 2 3] [--jobs 2]
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

TEST = Path(__file__).parents[1] / "tests" / "contracts" / "test_titles.py"
OF_THE_SAMPLE = "test_each_state_and_each_theme_is_read"


def main() -> int:
    """0 if no title, headline or sentence of any pack breaks the rule; each part is told when it is read."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--parts", type=int, default=24, help="into how many parts all are cut")
    parser.add_argument("--only", type=int, nargs="+", help="read these parts, counted from 1")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="parts at one time")
    asked = parser.parse_args()
    wrong = [*read_parts(asked.parts, asked.only or range(1, asked.parts + 1), asked.jobs)]
    print(f"Parts with a fault: {wrong}" if wrong else "No pack breaks the rule.")
    return 1 if wrong else 0


def read_parts(parts: int, only: Sequence[int], jobs: int) -> Iterator[int]:
    """The parts in which a pack breaks the rule; what pytest said of each is printed."""
    with ThreadPoolExecutor(jobs) as pool:
        for part, done in zip(only, pool.map(partial(_read, parts), only), strict=True):
            print(f"part {part} of {parts}: {done.stdout.strip().splitlines()[-1]}", flush=True)
            if done.returncode:
                print(done.stdout, flush=True)
                yield part


def _read(parts: int, part: int) -> subprocess.CompletedProcess[str]:
    own = {"PACKS_EVERY": str(parts), "PACKS_FROM": str(part - 1)}
    # Whether the sample of the tests is good says nothing of a part.
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-k", f"not {OF_THE_SAMPLE}", str(TEST)],
        env={**os.environ, **own}, text=True, capture_output=True, check=False,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
