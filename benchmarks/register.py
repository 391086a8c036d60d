"""A register of 600,000 villages and ten million groups: how long it takes to prepare and to ask.

    python -m benchmarks.register --folder /tmp/large --engine 'local-cluster[2,1,1024]'

The register is made up by a fixed seed and kept in the folder, which a second run uses again; nothing
of it is in memory when it is asked. Each question is asked about another place every time; "cold" is
the first answer of a process, with the SQL that has to be written for it. Visitors drill down at once,
each from the country to a state, a district, a block and its villages, without a pause between; or
with one of three seconds, as people do. Every figure comes with the
load of the machine, an answer also with its processor time, which a busy machine does not lengthen.
"""

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from data.register import engine, form, prepare, published, summing, village_list
from data.register.engine import Register
from data.register.within import Within

if TYPE_CHECKING:
    from ibis.expr.types import Table

SEED = 20261129
VILLAGES_A_STATE, DISTRICTS_A_STATE, BLOCKS_A_DISTRICT = 20_000, 24, 10
VILLAGES_A_UNION, GROUPS_A_VO = 40, 12
GROUPS_TOGETHER = 500_000
PAUSE = 3.0


def states_of(villages: int) -> int:
    """How many states there are: a smaller register has fewer, and districts of the same size."""
    return max(1, villages // VILLAGES_A_STATE)


def made_villages(count: int) -> pa.Table:
    """Villages spread over states, districts and blocks; one in ten without block or households."""
    dice = np.random.default_rng(SEED)
    blocks = states_of(count) * DISTRICTS_A_STATE * BLOCKS_A_DISTRICT
    block = np.sort(dice.integers(0, blocks, count))
    district = block // BLOCKS_A_DISTRICT
    state = district // DISTRICTS_A_STATE
    number = np.arange(count)
    return pa.table(
        {
            "village_id": _codes("V", number),
            "name": _codes("Village ", number % 50_000),
            "country_id": pa.array(["XX"] * count),
            "state_id": _codes("S", state),
            "district_id": _codes("D", district),
            "block_id": _codes("B", block, dice.random(count) < 0.1),
            "ground_id": _codes("G", number, dice.random(count) < 0.2),
            "match": pa.array(dice.choice(["certain", "likely", "none"], count)),
            "status": pa.array(["covered"] * count),
            "groups": pa.nulls(count, form.NUMBER),
            "members": pa.nulls(count, form.NUMBER),
            "households": _numbers(dice.integers(2, 700, count), dice.random(count) < 0.1),
            "first_year": _numbers(dice.integers(2005, 2025, count), dice.random(count) < 0.1),
        }
    ).cast(form.GIVEN_VILLAGES)


def write_groups(path: Path, count: int, villages: int) -> None:
    """Primary groups in villages, village organisations, and unions above them, some at a time."""
    organisations = count // (GROUPS_A_VO + 1)
    vo_village = np.sort(np.random.default_rng(SEED + 1).integers(0, villages, organisations))
    with pq.ParquetWriter(path, form.GIVEN_GROUPS) as writer:
        for first in range(0, count, GROUPS_TOGETHER):
            number = np.arange(first, min(first + GROUPS_TOGETHER, count))
            writer.write_table(_groups(number, vo_village, villages // VILLAGES_A_UNION))


def _groups(number: np.ndarray, vo_village: np.ndarray, unions: int) -> pa.Table:
    """The groups of these numbers: unions are the first, then village organisations, then primary groups."""
    dice = np.random.default_rng(SEED + 2 + int(number[0]))
    count, last_vo = len(number), unions + len(vo_village)
    is_union, is_primary = number < unions, number >= last_vo
    # The village of an organisation and of its groups is the same.
    own = np.clip(number - unions, 0, len(vo_village) - 1)
    vo = np.where(is_primary, dice.integers(0, len(vo_village), count), own)
    village = vo_village[vo]
    parent = np.where(is_primary, unions + vo, np.minimum(village // VILLAGES_A_UNION, unions - 1))
    members, year = dice.integers(5, 20, count), dice.integers(2005, 2025, count)
    none = pa.nulls(count, form.TEXT)
    return pa.table(
        {
            "group_id": _codes("G", number),
            "tier": pa.array(np.select([is_union, is_primary], ["union", "primary"], "village")),
            "village_id": _codes("V", village, is_union),
            "parent_group_id": _codes("G", parent, is_union | (dice.random(count) < 0.1)),
            "country_id": none,
            "state_id": none,
            "district_id": none,
            "block_id": none,
            "formed": _codes("", year, dice.random(count) < 0.1),
            "status": pa.array(
                dice.choice(["active", "inactive", "closed"], count, p=[0.9, 0.07, 0.03])
            ),
            "members": _numbers(members, dice.random(count) < 0.1),
            "women": _numbers(members - dice.integers(0, 5, count), dice.random(count) < 0.2),
        }
    ).cast(form.GIVEN_GROUPS)


def _codes(letter: str, numbers: np.ndarray, empty: np.ndarray | None = None) -> pa.Array:
    texts = pa.compute.binary_join_element_wise(letter, pa.array(numbers).cast("string"), "")
    return texts if empty is None else pa.compute.if_else(pa.array(empty), None, texts)


def _numbers(numbers: np.ndarray, empty: np.ndarray) -> pa.Array:
    return pa.array(numbers, mask=empty)


def make(folder: Path, villages: int, groups: int) -> None:
    """Make and prepare the register, if the folder does not have it."""
    if engine.parquet_of(folder, form.TABLES[-1]).is_file():
        print(f"{folder} has a register already.")
        return
    began = time.perf_counter()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as aside:
        given = Path(aside) / "groups.parquet"
        write_groups(given, groups, villages)
        print(f"made up in {time.perf_counter() - began:.0f} s, peak {peak():.0f} MB", flush=True)
        began = time.perf_counter()
        prepare.write_tables(made_villages(villages), given, folder)
    size = sum(path.stat().st_size for path in folder.glob("*.parquet")) / 1e6
    print(
        f"prepared in {time.perf_counter() - began:.0f} s ({time.process_time():.0f} s of a processor with "
        f"making it up), {size:.0f} MB, peak {peak():.0f} MB; {load()}"
    )


def peak() -> float:
    """The most memory that this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def load() -> str:
    """The load of the last minute."""
    return f"load {os.getloadavg()[0]:.1f}"


def timed(ask: Callable[[], object], times: int) -> list[float]:
    """Milliseconds of each of several answers."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def used(ask: Callable[[], object], times: int) -> float:
    """Milliseconds of processor time of an answer, all threads together: others cannot lengthen it."""
    began = time.process_time()
    timed(ask, times)
    return (time.process_time() - began) * 1000 / times


def questions(register: Register, states: int) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is measured, each about another place at every call."""
    dice = random.Random(SEED)

    def district() -> Within:
        return Within("district", f"D{dice.randrange(states * DISTRICTS_A_STATE)}")

    def state() -> Within:
        return Within("state", f"S{dice.randrange(states)}")

    yield (
        "national roll-up: all states",
        lambda: published.show_places(register, "state", Within("country", "XX")),
    )
    yield (
        "national: all districts",
        lambda: published.show_places(register, "district", Within("country", "XX")),
    )
    yield "a state: its districts", lambda: published.show_places(register, "district", state())
    yield "a district: its blocks", lambda: published.show_places(register, "block", district())
    yield (
        "a district: all its villages (about 830)",
        lambda: published.show_places(register, "village", district()),
    )
    yield (
        "a district: a page of villages by groups",
        lambda: village_list.list_villages(register, district(), "primary", "groups"),
    )
    yield "a state: growth", lambda: published.show_growth(register, "state", state())
    yield "nothing added up before: groups by state and year", lambda: register.ask(groups_counted)


def groups_counted() -> "Table":
    """Groups by state, tier and year, counted from the rows of all groups."""
    groups = engine.table("groups")
    active = groups.filter(groups.status == form.ACTIVE)
    return summing.count_groups(active, form.STATE, ("tier", "formed_year"))


def drill(register: Register, states: int, pause: float, visitor: int) -> list[float]:
    """One visitor's way from the country to villages; milliseconds of each answer."""
    dice = random.Random(SEED + visitor)
    number = dice.randrange(states * DISTRICTS_A_STATE)
    ways = (
        ("state", Within("country", "XX")),
        ("district", Within("state", f"S{number // DISTRICTS_A_STATE}")),
        ("block", Within("district", f"D{number}")),
        ("village", Within("block", f"B{number * BLOCKS_A_DISTRICT}")),
    )
    taken = []
    for level, within in ways:
        time.sleep(pause * dice.uniform(0.5, 1.5))
        taken += timed(partial(published.show_places, register, level, within), 1)
    return taken


def measure(register: Register, states: int, times: int, visitors: int) -> None:
    """Print all figures of one engine."""
    for name, ask in questions(register, states):
        cold, *warm = timed(ask, times + 1)
        p95 = quantiles(warm, n=20)[-1]
        print(
            f"{name}: {median(warm):.0f} ms, p95 {p95:.0f}, cold {cold:.0f}; "
            f"{used(ask, times):.0f} ms of a processor; {load()}",
            flush=True,
        )
    for pause in (PAUSE, 0.0):
        with ThreadPoolExecutor(visitors) as threads:
            ways = threads.map(partial(drill, register, states, pause), range(visitors))
            taken = [each for way in ways for each in way]
        p95 = quantiles(taken, n=20)[-1]
        print(
            f"{visitors} visitors, pause {pause:.0f} s: median {median(taken):.0f}, "
            f"p95 {p95:.0f} ms; {load()}"
        )


def main() -> None:
    """Make the register, then ask it in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--villages", type=int, default=600_000)
    parser.add_argument("--groups", type=int, default=10_000_000)
    parser.add_argument("--visitors", type=int, default=50)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--engine", default="")
    parser.add_argument("--make-only", action="store_true")
    asked = parser.parse_args()
    if asked.make_only:
        make(asked.folder, asked.villages, asked.groups)
        return
    # The memory of making it is not that of asking it.
    subprocess.run(
        [sys.executable, "-m", "benchmarks.register", *sys.argv[1:], "--make-only"], check=True
    )
    register = engine.open_register(asked.folder, asked.engine, cache(engine.compile_question))
    measure(register, states_of(asked.villages), asked.times, asked.visitors)
    print(f"memory of the process: peak {peak():.0f} MB")
    register.close()


if __name__ == "__main__":
    main()
