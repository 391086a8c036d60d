"""Several processes of the app behind nginx: what they serve beside one, and what happens if one ends.

python -m benchmarks.processes --visitors 30
python -m benchmarks.processes --kill

The settings are those of deploy/nginx.conf, on this machine only. One process and several are measured
in one run; each may use the same part of a core, as a container's limit would have it, so that the
processes and not this machine are measured.
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
from contextlib import AsyncExitStack, ExitStack, contextmanager
from itertools import pairwise
from pathlib import Path

from benchmarks.load import FIRST_PORT, MEASURE, SECONDS_BETWEEN, Tally, Walk, crowd, warm_up
from benchmarks.server import HOST, ROOT, Server, disturbance, serving
from benchmarks.visitor import Answer, Visitor

PROXY_PORT = FIRST_PORT + 9
PROCESSES, VISITORS, SECONDS = 2, 30, 20.0
PART_OF_A_CORE = 0.35
CGROUP = Path("/sys/fs/cgroup/cpu")
PERIOD = 100_000


async def changing(address: str, count: int, seconds: float) -> tuple[float, int]:
    """Changes a second of visitors who are all on a map and change it without a pause; and errors.

    Opening is not counted, nor a change that ends after the time.
    """
    walk = Walk.of_the_tables()
    async with AsyncExitStack() as stack:
        visitors = [
            await stack.enter_async_context(
                Visitor(
                    address,
                    "coverage",
                    f"programme={walk.programmes[number % len(walk.programmes)]}",
                    {"Cookie": f"seat={number}"},
                )
            )
            for number in range(count)
        ]
        await asyncio.gather(*(one.open() for one in visitors))
        until = time.perf_counter() + seconds
        answers = await asyncio.gather(
            *(
                _change_until(until, one, random.Random(number))
                for number, one in enumerate(visitors)
            )
        )
    ended = [answer for some in answers for answer in some]
    return len(ended) / seconds, sum(answer.failed for answer in ended)


async def _change_until(until: float, visitor: Visitor, dice: random.Random) -> list[Answer]:
    answers = []
    while True:
        answer = await visitor.choose(MEASURE, dice.choice(visitor.options(MEASURE)))
        if time.perf_counter() > until:
            return answers
        answers.append(answer)


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
    parser.add_argument("--processes", type=int, default=PROCESSES)
    parser.add_argument("--visitors", type=int, default=VISITORS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--kill", action="store_true")
    asked = parser.parse_args()
    if asked.kill:
        kill(asked.visitors, asked.seconds)
    else:
        several(asked.processes, asked.visitors, asked.seconds)


if __name__ == "__main__":
    main()
