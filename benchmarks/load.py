"""Visitors who walk from the home page to a map, change it, and read a case; one process or several.

python -m benchmarks.load --visitors 10 50 100 200
python -m benchmarks.load --processes 2
python -m benchmarks.load --kill

Several processes stand behind nginx with the settings of deploy/nginx.conf, on this machine only.
With --processes, one process and several are measured in one run; each may use the same part of a
core, as a container's limit would have it, so that the processes and not this machine are measured.
"""

import argparse
import asyncio
import os
import random
import re
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from benchmarks.server import HOST, ROOT, Server, disturbance, serving
from benchmarks.visitor import Answer, Visitor
from data.catalog import open_catalog
from data.load import read_all

FIRST_PORT, PROXY_PORT = 8672, 8675
SECONDS, SECONDS_BETWEEN, PATIENCE = 40.0, 5.0, 120.0
ARRIVING_PER_SECOND = 10
CHANGES_A_WALK = 4
MEASURE = "What to show"
PART_OF_A_CORE = 0.35
CGROUP = Path("/sys/fs/cgroup/cpu")
PERIOD = 100_000
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
        cases = read_all(catalog.programmes, "cases", catalog).rows["case_id"]
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


async def changing(address: str, count: int, seconds: float) -> tuple[float, int]:
    """Changes a second of visitors who are all on a map and change it without a pause; and errors.

    Opening is not counted, nor a change that ends after the time.
    """
    walk, ended, errors = Walk.of_the_tables(), 0, 0
    settled = asyncio.Barrier(count + 1)

    async def one(number: int) -> None:
        nonlocal ended, errors
        dice = random.Random(number)
        query = f"programme={walk.programmes[number % len(walk.programmes)]}"
        async with Visitor(address, "coverage", query, {"Cookie": f"seat={number}"}) as visitor:
            await visitor.open()
            await settled.wait()
            while True:
                answer = await visitor.choose(MEASURE, dice.choice(visitor.options(MEASURE)))
                ended += 1
                errors += answer.failed

    tasks = [asyncio.create_task(one(number)) for number in range(count)]
    await asyncio.wait_for(settled.wait(), PATIENCE)
    await asyncio.sleep(seconds)
    rate = ended / seconds
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return rate, errors


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


@contextmanager
def behind_nginx(servers: list[Server]) -> Iterator[str]:
    """The servers behind nginx with our settings; gives the address of the proxy."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "nginx.conf"
        settings.write_text(_settings([one.address for one in servers], folder))
        command = ["nginx", "-c", str(settings), "-g", "daemon off;"]
        log = (Path(folder) / "log").open("w")
        with subprocess.Popen(command, stdout=log, stderr=log) as running:
            try:
                time.sleep(1)
                yield f"http://{HOST}:{PROXY_PORT}"
            finally:
                running.terminate()


def _settings(addresses: list[str], folder: str) -> str:
    text = (ROOT / "deploy" / "nginx.conf").read_text()
    places = "".join(
        f"server {address.removeprefix('http://')} max_fails=3 fail_timeout=5s;\n"
        for address in addresses
    )
    text = re.sub(r"server app:8501[^\n]*\n", places, text)
    # All visitors of this test have one address.
    text = re.sub(r"\n\s*limit_(req|conn) [^\n]*", "", text)
    return text.replace("listen 8080;", f"listen {HOST}:{PROXY_PORT};").replace(
        "/tmp/", f"{folder}/"
    )


@contextmanager
def held_to(part: float, servers: list[Server]) -> Iterator[None]:
    """Let each server use only this part of a core (cgroup v1, as root)."""
    with ExitStack() as stack:
        for server in servers:
            folder = CGROUP / f"learning-zone-{server.pid}"
            folder.mkdir()
            stack.callback(folder.rmdir)
            (folder / "cpu.cfs_period_us").write_text(str(PERIOD))
            (folder / "cpu.cfs_quota_us").write_text(str(round(part * PERIOD)))
            _move(server, folder)
            stack.callback(_move, server, CGROUP)
        yield


def _move(server: Server, folder: Path) -> None:
    if Path(f"/proc/{server.pid}").exists():
        (folder / "cgroup.procs").write_text(str(server.pid))


def several(processes: int, count: int, seconds: float) -> None:
    """Changes a second of one process and of several, behind the same proxy, in one run."""
    with ExitStack() as stack:
        servers = [
            stack.enter_context(serving("app.py", FIRST_PORT + number))
            for number in range(processes)
        ]
        for server in servers:
            server.wait_until_idle()
            asyncio.run(warm_up(server.address))
        stack.enter_context(held_to(PART_OF_A_CORE, servers))
        rates = {}
        for number in (1, processes, 1, processes):
            with behind_nginx(servers[:number]) as address:
                rate, errors = asyncio.run(changing(address, count, seconds))
            rates.setdefault(number, []).append(rate)
            print(
                f"{number} process(es): {rate:.1f} changes a second, {errors} errors, "
                f"load {disturbance()}",
                flush=True,
            )
    mean = {number: sum(found) / len(found) for number, found in rates.items()}
    print(f"{mean[processes] / mean[1]:.2f} times the changes a second of one process")


def kill(count: int, seconds: float) -> None:
    """End one of two processes under load: what visitors and requests notice, second by second."""
    with ExitStack() as stack:
        servers = [stack.enter_context(serving("app.py", FIRST_PORT + one)) for one in (0, 1)]
        for server in servers:
            server.wait_until_idle()
            asyncio.run(warm_up(server.address))
        address = stack.enter_context(behind_nginx(servers))
        tally, seen = asyncio.run(_while_one_ends(address, servers[0], count, seconds))
    print(f"visitors: {len(tally.answers['change'])} changes; broken off: {dict(tally.errors)}")
    good = [at for at, status in seen if 200 <= status < 500]
    longest = max((later - earlier for earlier, later in pairwise(good)), default=0.0)
    bad = Counter(status or "no answer" for _, status in seen if not 200 <= status < 500)
    print(f"requests: {len(seen)}; without a good answer: {dict(bad)}; load {disturbance()}")
    print(f"longest time between two good answers: {longest:.1f} s")


async def _while_one_ends(
    address: str, server: Server, count: int, seconds: float
) -> tuple[Tally, list[tuple[float, int]]]:
    seen: list[tuple[float, int]] = []
    end = time.perf_counter() + seconds

    async def look() -> None:
        while time.perf_counter() < end:
            status = await asyncio.to_thread(_status, f"{address}/read", len(seen))
            seen.append((time.perf_counter(), status))
            await asyncio.sleep(0.05)

    async def end_one() -> None:
        await asyncio.sleep(seconds / 3)
        os.kill(server.pid, 9)

    tally, *_ = await asyncio.gather(
        crowd(address, count, seconds, SECONDS_BETWEEN / 5, 0.05), look(), end_one()
    )
    return tally, seen


def _status(address: str, seat: int) -> int:
    """The status of one request; 0 if there is no answer."""
    request = urllib.request.Request(address, headers={"Cookie": f"seat={seat}"})
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except (urllib.error.URLError, TimeoutError, ConnectionError):
        return 0


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--visitors", type=int, nargs="*", default=[10, 50, 100, 200])
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--kill", action="store_true")
    asked = parser.parse_args()
    if asked.kill:
        kill(min(asked.visitors), asked.seconds)
    elif asked.processes > 1:
        several(asked.processes, min(asked.visitors), asked.seconds)
    else:
        one_process(asked.visitors, asked.seconds)


if __name__ == "__main__":
    main()
