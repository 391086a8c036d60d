"""What one process holds and how it serves others while some do their worst, on this machine only.

python -m benchmarks.attack

Its own server is attacked on loopback, one kind after the other, each with bounded counts and time: messages
that unpack to hundreds of megabytes, files where no page asks for one, packs with a hundred things, endless
searches, readers who do not read, and very many open pages. Innocent visitors ask for pages meanwhile.
"""

import argparse
import asyncio
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from math import inf
from pathlib import Path
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

from websockets.asyncio.client import ClientConnection, connect

from benchmarks.server import Server, disturbance, serving
from benchmarks.visitor import Visitor
from components.facts import tables

PORT = 8669
INNOCENT = ("/read", "/read/cases", "/coverage", "/api/v1/cases?limit=5", "/_stcore/health")
SECONDS_BETWEEN = 0.05
LONGEST_WAIT = 30.0
BOMB_BYTES, BOMBS, BOMBERS = 190_000_000, 3, 8
UPLOADS, UPLOAD_BYTES = 60, 5_000_000
PACKS, ITEMS = 10, 100
SEARCHES, LETTERS = 10, 100_000
SLOW_READERS, SLOW_SECONDS = 200, 15.0
SESSIONS = 300
MOST_MEGABYTES, MOST_MILLISECONDS = 900, 300
# Fewer answers say nothing of what 95 of 100 did not exceed: a short attack is made again until then.
LEAST_ANSWERS, MOST_TIMES = 100, 60

Attack = Callable[[Server], Awaitable[str]]


@dataclass
class Innocent:
    """Somebody who asks for one page after the other and notes how long each takes."""

    address: str
    seconds: list[float] = field(default_factory=list)
    failed: int = 0
    _ends: threading.Event = field(default_factory=threading.Event)

    def ask(self) -> None:
        """Go on asking until the end; in a thread of its own, so that the attack delays nobody here."""
        number = 0
        while not self._ends.wait(SECONDS_BETWEEN):
            begun = time.perf_counter()
            try:
                with urlopen(
                    self.address + INNOCENT[number % len(INNOCENT)], timeout=LONGEST_WAIT
                ) as got:
                    got.read()
            except OSError:
                self.failed += 1
            else:
                self.seconds.append(time.perf_counter() - begun)
            number += 1

    def end(self) -> None:
        """Ask no more."""
        self._ends.set()

    @property
    def milliseconds(self) -> float:
        """What 95 of 100 answers did not exceed; endless where there was none."""
        ordered = sorted(self.seconds)
        return 1000 * ordered[int(0.95 * (len(ordered) - 1))] if ordered else inf


@contextmanager
def asking(address: str) -> Iterator[Innocent]:
    """An innocent visitor for as long as it lasts."""
    innocent = Innocent(address)
    thread = threading.Thread(target=innocent.ask)
    thread.start()
    try:
        yield innocent
    finally:
        innocent.end()
        thread.join()


def peak(server: Server) -> float:
    """The most memory the process has held since the mark was set, in megabytes."""
    status = Path(f"/proc/{server.pid}/status").read_text()
    line = next(one for one in status.splitlines() if one.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def set_mark(server: Server) -> None:
    """Begin anew to look for the most memory (proc(5), clear_refs)."""
    Path(f"/proc/{server.pid}/clear_refs").write_text("5")


@asynccontextmanager
async def socket_to(server: Server) -> ClientConnection:
    """A websocket as a page opens it, with compression."""
    host = urlsplit(server.address).netloc
    async with connect(
        f"ws://{host}/_stcore/stream",
        subprotocols=["streamlit"],
        origin=server.address,
        max_size=None,
        ping_interval=None,
    ) as socket:
        yield socket


async def bombs(server: Server) -> str:
    """Messages that unpack to a thousand times their size."""
    content = bytes(BOMB_BYTES)

    async def throw() -> int:
        thrown = 0
        for _ in range(BOMBS):
            with suppress(Exception):
                async with socket_to(server) as socket:
                    await socket.send(content)
                    thrown += 1
                    await asyncio.wait_for(socket.recv(), 5)
        return thrown

    thrown = await asyncio.gather(*(throw() for _ in range(BOMBERS)))
    return f"{sum(thrown)} messages of {BOMB_BYTES / 1e6:.0f} MB"


async def uploads(server: Server) -> str:
    """Files for a page that asks for none."""
    async with Visitor(server.address, "coverage") as visitor:
        await visitor.open()
        taken = await asyncio.to_thread(_upload_all, server, visitor.session_id)
    return f"{taken} of {UPLOADS} files of {UPLOAD_BYTES / 1e6:.0f} MB taken"


def _upload_all(server: Server, session_id: str) -> int:
    with urlopen(f"{server.address}/_stcore/health") as health:
        cookie = health.headers["set-cookie"].partition(";")[0]
    token = cookie.partition("=")[2]
    boundary = "x" * 30
    head = f'--{boundary}\r\ncontent-disposition: form-data; name="f"; filename="f"\r\n\r\n'
    body = head.encode() + bytes(UPLOAD_BYTES) + f"\r\n--{boundary}--\r\n".encode()
    headers = {
        "content-type": f"multipart/form-data; boundary={boundary}",
        "cookie": cookie,
        "x-xsrftoken": token,
    }
    taken = 0
    for number in range(UPLOADS):
        address = f"{server.address}/_stcore/upload_file/{session_id}/{number}"
        with suppress(OSError), urlopen(Request(address, body, headers, method="PUT")):
            taken += 1
    return taken


async def packs(server: Server) -> str:
    """Packs of a hundred things each, all at once."""
    cases = tables.table("cases").rows["case_id"]

    async def make(number: int) -> None:
        items = [f"case:{one}" for one in cases[number : number + ITEMS]]
        query = urlencode({"state": "IN-BR", "item": items}, doseq=True)
        async with Visitor(server.address, "advocacy_pack", query) as visitor:
            await visitor.open()

    return await _all_of("packs", (make(number) for number in range(PACKS)))


async def searches(server: Server) -> str:
    """One endless word each."""

    async def search(number: int) -> None:
        query = urlencode({"q": chr(ord("a") + number) * LETTERS})
        async with Visitor(server.address, "learning_zone", query) as visitor:
            await visitor.open()

    return await _all_of("searches", (search(number) for number in range(SEARCHES)))


async def slow_readers(server: Server) -> str:
    """Ask for a large file, and do not read it."""
    host, _, port = urlsplit(server.address).netloc.partition(":")
    package = next(iter(tables.programmes()))

    async def ask() -> asyncio.StreamWriter:
        _, writer = await asyncio.open_connection(host, int(port), limit=1)
        writer.write(f"GET /data/{package}.zip HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode())
        await writer.drain()
        return writer

    connections = await asyncio.gather(*(ask() for _ in range(SLOW_READERS)))
    await asyncio.sleep(SLOW_SECONDS)
    for connection in connections:
        connection.close()
    return f"{SLOW_READERS} readers"


async def sessions(server: Server) -> str:
    """Very many open pages, ten new ones a second."""

    async def stay(number: int) -> None:
        await asyncio.sleep(number / 10)
        async with Visitor(server.address, "coverage") as visitor:
            await visitor.open()
            await asyncio.sleep(max(0.0, (SESSIONS - number) / 10))

    return await _all_of("pages", (stay(number) for number in range(SESSIONS)))


async def _all_of(what: str, works: Iterator[Awaitable[None]]) -> str:
    ended = await asyncio.gather(*works, return_exceptions=True)
    broken = sum(isinstance(one, Exception) for one in ended)
    return f"{len(ended)} {what}, {broken} without an answer"


ATTACKS: dict[str, Attack] = {
    "bombs": bombs,
    "uploads": uploads,
    "packs": packs,
    "searches": searches,
    "slow readers": slow_readers,
    "sessions": sessions,
}


def attacked(server: Server, attack: Attack) -> tuple[list[str], float, Innocent]:
    """What was done each time, the most memory held meanwhile, and who was served."""
    set_mark(server)
    done: list[str] = []
    with asking(server.address) as innocent:
        while len(done) < MOST_TIMES and len(innocent.seconds) < LEAST_ANSWERS:
            done.append(asyncio.run(attack(server)))
    return done, peak(server), innocent


def is_kept(most: float, innocent: Innocent) -> bool:
    """Whether the bounds were kept: others were answered, all of them, soon, and often enough to say so."""
    return (
        most <= MOST_MEGABYTES
        and innocent.milliseconds <= MOST_MILLISECONDS
        and not innocent.failed
        and len(innocent.seconds) >= LEAST_ANSWERS
    )


def main() -> None:
    """A row for each attack, all on one server, and whether the bounds were kept."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--only", nargs="*", choices=list(ATTACKS), default=list(ATTACKS))
    asked = parser.parse_args()
    kept = True
    print(
        "| attack | done | peak MB | others p95 ms | answered | failed | load |\n"
        "|---|---|---|---|---|---|---|"
    )
    with serving("app.py", PORT) as server:
        server.wait_until_idle()
        for path in INNOCENT:
            urlopen(server.address + path).read()
        print(f"| none | | {peak(server):.0f} | | | | {disturbance()} |", flush=True)
        for name in asked.only:
            done, most, innocent = attacked(server, ATTACKS[name])
            kept &= is_kept(most, innocent)
            print(
                f"| {name} | {len(done)} x {done[-1]} | {most:.0f} | {innocent.milliseconds:.0f} "
                f"| {len(innocent.seconds)} | {innocent.failed} | {disturbance()} |",
                flush=True,
            )
    print("The bounds were kept." if kept else "The bounds were NOT kept.")


if __name__ == "__main__":
    main()
