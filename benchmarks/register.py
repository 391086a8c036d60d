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
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from data.register import engine, form, prepare, published, summing, village_list
from data.register.engine import Register
from data.register.within import Within

if TYPE_CHECKING:
    from ibis.expr.types import Table

SEED = 20261129
VILLAGES_A_STATE, DISTRICTS_A_STATE, BLOCKS_A_DISTRICT = 20_000, 24, 10
VILLAGES_A_UNION, GROUPS_A_VO = 40, 12
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


def made_groups(count: int, villages: int) -> pa.Table:
    """Primary groups in villages, village organisations, and unions above them."""
    dice = np.random.default_rng(SEED + 1)
    unions = villages // VILLAGES_A_UNION
    organisations = count // (GROUPS_A_VO + 1)
    primary = count - unions - organisations
    # The village of an organisation and of its groups is the same.
    vo_village = np.sort(dice.integers(0, villages, organisations))
    vo_of = dice.integers(0, organisations, primary)
    tier = np.repeat(["union", "village", "primary"], [unions, organisations, primary])
    number = np.arange(count)
    village = np.concatenate([np.zeros(unions, dtype=int), vo_village, vo_village[vo_of]])
    parent = np.concatenate(
        [np.zeros(unions, dtype=int), vo_village // VILLAGES_A_UNION, unions + vo_of]
    ).clip(max=count - 1)
    members = dice.integers(5, 20, count)
    none = pa.nulls(count, form.TEXT)
    year = dice.integers(2005, 2025, count)
    return pa.table(
        {
            "group_id": _codes("G", number),
            "tier": pa.array(tier),
            "village_id": _codes("V", village, number < unions),
            "parent_group_id": _codes("G", parent, (number < unions) | (dice.random(count) < 0.1)),
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
    given = made_villages(villages), made_groups(groups, villages)
    print(f"made up in {time.perf_counter() - began:.0f} s")
    began = time.perf_counter()
    prepare.write_tables(*given, folder)
    size = sum(path.stat().st_size for path in folder.glob("*.parquet")) / 1e6
    print(f"prepared in {time.perf_counter() - began:.0f} s, {size:.0f} MB, peak {peak():.0f} MB")


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
