"""Many visitors at once, and one server for very long: answers, errors, processor, memory.

python -m benchmarks.visitors --visitors 10 50 100 200
python -m benchmarks.visitors --soak 20000
"""

import argparse
import asyncio
import random
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.server import Server, disturbance, serving
from benchmarks.visitor import Answer, Visitor

PORT = 8683
MEASURE, QUARTER = "What to show", "When"
# Pages whose map changes; together they are what a morning of visitors looks like.
JOURNEYS = (
    ("coverage", "programme=pacs"),
    ("coverage", "programme=pacs&state=IN-BR"),
    ("coverage", "programme=rspn&measure=pct_households_organised"),
    ("federations", "programme=rspn"),
)
SECONDS_BETWEEN = 5.0
SECONDS = 60.0
ARRIVING_PER_SECOND, SETTLING = 10, 5.0
SOAK_VISITORS = 4
# A visitor of the soak leaves after this many changes, and another one comes.
SOAK_STAY = 50


@dataclass
class Tally:
    """Answers to changes, and what went wrong."""

    answers: list[Answer] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def add(self, answer: Answer) -> None:
        """Count one answer."""
        self.answers.append(answer)
        if answer.failed:
            self.errors.append("the page failed")

    def milliseconds(self, part: float) -> float:
        """The time that this part of the changes did not exceed."""
        ordered = sorted(one.seconds for one in self.answers)
        return 1000 * ordered[min(len(ordered) - 1, int(part * len(ordered)))]

    @property
    def kilobytes(self) -> float:
        """Median size of an answer."""
        return statistics.median(one.size for one in self.answers) / 1000


async def change(visitor: Visitor, dice: random.Random) -> Answer:
    """Change one thing: the quarter if there is one, half of the time; else the measure."""
    if QUARTER in visitor.shown and dice.random() < 0.5:
        return await visitor.choose(QUARTER, dice.choice(visitor.options(QUARTER)))
    return await visitor.choose(MEASURE, dice.choice(visitor.options(MEASURE)))


async def stay(address: str, number: int, until: float, tally: Tally) -> None:
    """One visitor who changes something every few seconds."""
    dice = random.Random(number)
    try:
        async with Visitor(address, *JOURNEYS[number % len(JOURNEYS)]) as visitor:
            await visitor.open()
            while True:
                await asyncio.sleep(dice.expovariate(1 / SECONDS_BETWEEN))
                if time.perf_counter() > until:
                    return
                tally.add(await change(visitor, dice))
    except (OSError, TimeoutError, KeyError) as error:
        tally.errors.append(repr(error))


async def crowd(server: Server, count: int, seconds: float) -> None:
    """So many visitors at once; prints one row of the table in README.md."""
    await warm_up(server)
    empty = server.megabytes()
    tally, tasks = Tally(), []
    until = time.perf_counter() + count / ARRIVING_PER_SECOND + SETTLING + seconds
    for number in range(count):
        tasks.append(asyncio.create_task(stay(server.address, number, until, tally)))
        await asyncio.sleep(1 / ARRIVING_PER_SECOND)
    await asyncio.sleep(SETTLING)
    # Counted is what happens while all are there.
    tally.answers.clear()
    begun, used = time.perf_counter(), server.cpu_seconds()
    full = 0.0
    while any(not task.done() for task in tasks):
        await asyncio.sleep(1)
        full = max(full, server.megabytes())
    cpu = (server.cpu_seconds() - used) / (time.perf_counter() - begun)
    times = " | ".join(f"{tally.milliseconds(part):.0f}" for part in (0.5, 0.95, 0.99))
    print(
        f"| {count} | {len(tally.answers)} | {times} | {tally.kilobytes:.1f} | {len(tally.errors)} "
        f"| {cpu:.2f} | {full:.0f} | {(full - empty) / count:.2f} | {disturbance()} |",
        flush=True,
    )
    for error in sorted(set(tally.errors)):
        print("  ", error)


async def warm_up(server: Server) -> None:
    """Let the server prepare its tables and maps, as it does by itself when it starts."""
    server.wait_until_idle()
    for journey in JOURNEYS:
        async with Visitor(server.address, *journey) as visitor:
            await visitor.open()
            for option in visitor.options(MEASURE):
                answer = await visitor.choose(MEASURE, option)
                if answer.failed:
                    raise RuntimeError(f"{journey} fails with {option}")


async def soak(server: Server, changes: int) -> None:
    """So many changes, as fast as the server answers, by visitors who come and go."""
    await warm_up(server)
    tally = Tally()
    numbers = iter(range(changes // SOAK_STAY + 1))
    watch = asyncio.create_task(_watch(server, tally))
    await asyncio.gather(
        *(_come_and_go(server, numbers, changes, tally) for _ in range(SOAK_VISITORS))
    )
    watch.cancel()
    print(
        f"{len(tally.answers):,} changes, {len(tally.errors)} errors: {server.megabytes():.0f} MB"
    )


async def _come_and_go(server: Server, numbers: Iterator[int], changes: int, tally: Tally) -> None:
    for number in numbers:
        dice = random.Random(number)
        async with Visitor(server.address, *JOURNEYS[number % len(JOURNEYS)]) as visitor:
            await visitor.open()
            for _ in range(SOAK_STAY):
                if len(tally.answers) >= changes:
                    return
                tally.add(await change(visitor, dice))


async def _watch(server: Server, tally: Tally) -> None:
    """Print the memory each time another tenth of a thousand changes is done."""
    said = -1
    while True:
        await asyncio.sleep(0.5)
        if (step := len(tally.answers) // 1000) > said:
            said = step
            print(f"{len(tally.answers):>6} changes: {server.megabytes():.0f} MB", flush=True)


def main() -> None:
    """Serve the app and measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visitors", type=int, nargs="*", default=[10, 50, 100, 200])
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--soak", type=int, default=0)
    asked = parser.parse_args()
    if asked.soak:
        with serving("app.py", PORT) as server:
            asyncio.run(soak(server, asked.soak))
        return
    print(
        "| visitors | changes | p50 ms | p95 ms | p99 ms | kB | errors | cores | MB | MB each | load |"
        "\n|---|---|---|---|---|---|---|---|---|---|---|"
    )
    for count in asked.visitors:
        with serving("app.py", PORT) as server:
            asyncio.run(crowd(server, count, asked.seconds))


if __name__ == "__main__":
    main()
