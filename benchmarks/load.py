"""Visitors who walk from the home page to a map, change it, and read a case; on one process.

python -m benchmarks.load --visitors 10 50 100 200
"""

import argparse
import asyncio
import random
import time
from collections import Counter
from dataclasses import dataclass, field

from benchmarks.server import disturbance, serving
from benchmarks.visitor import Answer, Visitor
from data.catalog import open_catalog
from data.tables import read_tables

FIRST_PORT = 8672
SECONDS, SECONDS_BETWEEN = 40.0, 5.0
ARRIVING_PER_SECOND = 10
CHANGES_A_WALK = 4
MEASURE = "What to show"
STEPS = ("home", "map", "change", "case")


@dataclass
class Tally:
    """Answers by step, and what went wrong."""

    answers: dict[str, list[Answer]] = field(default_factory=lambda: {one: [] for one in STEPS})
    errors: Counter[str] = field(default_factory=Counter)

    def add(self, step: str, answer: Answer) -> None:
        """Count one answer."""
        self.answers[step].append(answer)
        if answer.failed:
            self.errors[f"{step}: the page failed"] += 1

    def milliseconds(self, step: str, part: float) -> float:
        """The time that this part of the answers did not exceed."""
        ordered = sorted(one.seconds for one in self.answers[step])
        return 1000 * ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else 0.0


@dataclass(frozen=True)
class Walk:
    """What a visitor may meet: programmes and cases of the tables."""

    programmes: tuple[str, ...]
    cases: tuple[str, ...]

    @classmethod
    def of_the_tables(cls) -> "Walk":
        """Read from the app's own data."""
        catalog = open_catalog()
        cases = read_tables(catalog).of(catalog.programmes, "cases").rows["case_id"]
        return cls(tuple(one.package_id for one in catalog.programmes), tuple(cases))

    async def once(self, visitor: Visitor, dice: random.Random, tally: Tally, pause: float) -> None:
        """Home, a map, some changes of it, a case; with pauses as people make them."""
        tally.add("home", await visitor.go(""))
        await _think(dice, pause)
        tally.add("map", await visitor.go("coverage", f"programme={dice.choice(self.programmes)}"))
        for _ in range(CHANGES_A_WALK):
            await _think(dice, pause)
            option = dice.choice(visitor.options(MEASURE))
            tally.add("change", await visitor.choose(MEASURE, option))
        await _think(dice, pause)
        tally.add("case", await visitor.go("case_study", f"story={dice.choice(self.cases)}"))
        await _think(dice, pause)


async def _think(dice: random.Random, pause: float) -> None:
    await asyncio.sleep(dice.expovariate(1 / pause) if pause else 0)


async def stay(
    address: str, number: int, until: float, walk: Walk, tally: Tally, pause: float
) -> None:
    """One visitor who walks until the end; who loses the server comes back as a browser does."""
    dice = random.Random(number)
    seat = {"Cookie": f"seat={number}"}
    while time.perf_counter() < until:
        try:
            async with Visitor(address, headers=seat) as visitor:
                while time.perf_counter() < until:
                    await walk.once(visitor, dice, tally, pause)
        except (OSError, TimeoutError) as error:
            tally.errors[type(error).__name__] += 1
            await asyncio.sleep(0.2)
        except Exception as error:
            if "websockets" not in type(error).__module__:
                raise
            tally.errors[type(error).__name__] += 1
            await asyncio.sleep(0.2)


async def crowd(
    address: str, count: int, seconds: float, pause: float, apart: float = 1 / ARRIVING_PER_SECOND
) -> Tally:
    """So many visitors for so long."""
    arriving, tally, walk, tasks = Tally(), Tally(), Walk.of_the_tables(), []
    until = time.perf_counter() + seconds + count * apart
    for number in range(count):
        tasks.append(asyncio.create_task(stay(address, number, until, walk, arriving, pause)))
        await asyncio.sleep(apart)
    # Counted is what happens while all are there, and nothing that ends after the time.
    for step in STEPS:
        arriving.answers[step] = tally.answers[step]
    await asyncio.sleep(until - time.perf_counter())
    for task in tasks:
        task.cancel()
    ended = await asyncio.gather(*tasks, return_exceptions=True)
    for one in ended:
        if isinstance(one, Exception):
            raise one
    tally.errors = arriving.errors
    return tally


async def warm_up(address: str) -> None:
    """Visit every map once, as the visitors will."""
    for programme in Walk.of_the_tables().programmes:
        async with Visitor(address, "coverage", f"programme={programme}") as visitor:
            await visitor.open()
            for option in visitor.options(MEASURE):
                await visitor.choose(MEASURE, option)


def one_process(counts: list[int], seconds: float) -> None:
    """A row for each number of visitors on one process."""
    print(
        "| visitors | changes | p50 ms | p95 ms | case p95 ms | errors | cores | MB | MB each | load |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    for count in counts:
        with serving("app.py", FIRST_PORT) as server:
            server.wait_until_idle()
            asyncio.run(warm_up(server.address))
            empty, used, begun = server.megabytes(), server.cpu_seconds(), time.perf_counter()
            tally = asyncio.run(crowd(server.address, count, seconds, SECONDS_BETWEEN))
            cores = (server.cpu_seconds() - used) / (time.perf_counter() - begun)
            full = server.megabytes()
        print(
            f"| {count} | {len(tally.answers['change'])} | {tally.milliseconds('change', 0.5):.0f} "
            f"| {tally.milliseconds('change', 0.95):.0f} | {tally.milliseconds('case', 0.95):.0f} "
            f"| {sum(tally.errors.values())} | {cores:.2f} | {full:.0f} "
            f"| {(full - empty) / count:.2f} | {disturbance()} |",
            flush=True,
        )
        for error, number in tally.errors.items():
            print("  ", number, error)


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--visitors", type=int, nargs="*", default=[10, 50, 100, 200])
    parser.add_argument("--seconds", type=float, default=SECONDS)
    asked = parser.parse_args()
    one_process(asked.visitors, asked.seconds)


if __name__ == "__main__":
    main()
