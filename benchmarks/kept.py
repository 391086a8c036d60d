"""What a server keeps for its visitors: memory after many different questions, what is found again.

    python -m benchmarks.kept [answers] [pages] [choices] [spoken] [finding]

- answers: 2,000 different answers of the programming interface, each asked for once.
- pages: every static page of the site map twice; the second time all should be there.
- choices: every cut, period and level of every indicator of the explorer.
- spoken: some pages in each language that is first asked for, once more with its own digits.
- finding: nanoseconds to find a value again, beside functools.lru_cache.

Each runs in a process of its own.
"""

import gc
import subprocess
import sys
import time
import timeit
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

ANSWERS = 2_000
MEGABYTE = 2**20
PAGES = (
    "/", "/learning_zone", "/case_study?story=pacs-cs001", "/conclaves", "/coverage", "/federations",
    "/indicators", "/place?id=IN-BR", "/aims", "/resources", "/about_data",
)  # fmt: skip


def main() -> None:
    """Measure what was asked for, or all."""
    for name in sys.argv[1:] or MEASURES:
        code = f"from benchmarks import kept; kept.{MEASURES[name].__name__}()"
        subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True)


def answers() -> None:
    """Memory that 2,000 different answers of the programming interface leave behind."""
    ask = _server()
    ask("/api/v1/values?limit=1")
    before, began, size = _memory(), time.perf_counter(), 0
    for number in range(ANSWERS):
        size += len(ask(f"/api/v1/values?limit={300 + number % 200}&offset={number * 30}"))
    grown, took = _memory() - before, time.perf_counter() - began
    print(
        f"answers: {ANSWERS:,} answers, {size / MEGABYTE:,.0f} MB compressed, {took:,.0f} s; "
        f"memory {before:,.0f} MB and then {grown:+,.0f} MB, {_bounded()}"
    )


def pages() -> None:
    """Time and memory of two passes over the static pages of the site map."""
    from components.server import rendering, static_pages
    from components.server.static_pages import route

    ask = _server()
    made, page = [], rendering.page
    rendering.page = lambda *parts: made.append(1) or page(*parts)
    paths = list(static_pages.paths())
    ask(route.address.of_document(paths[0]))
    before = _memory()
    for turn in ("first", "second"):
        made.clear()
        began = time.perf_counter()
        for path in paths:
            ask(route.address.of_document(path))
        took = time.perf_counter() - began
        share = 1 - len(made) / len(paths)
        print(
            f"pages: {turn} pass over {len(paths):,} pages: {took:,.1f} s, found again {share:.1%}, "
            f"memory {_memory() - before:+,.0f} MB, {_bounded()}"
        )


def choices() -> None:
    """Memory of everything that can be chosen in the explorer."""
    from components.facts import indicators

    catalogue = indicators.catalogue()
    before, began, count = _memory(), time.perf_counter(), 0
    for key, indicator in catalogue.items():
        for offer in indicator.offers:
            cut = (key, offer.group, offer.residence)
            for level in ("district", "state"):
                indicators.at(*cut, offer.period, level)
            indicators.aggregate_values(*cut, offer.period)
            count += 1
    took, grown = time.perf_counter() - began, _memory() - before
    print(
        f"choices: {count:,} of {len(catalogue)} indicators, {took:,.0f} s, {grown:+,.0f} MB, {_bounded()}"
    )


def spoken() -> None:
    """Memory that each language leaves behind when it is first asked for."""
    from data.languages import ENGLISH, LANGUAGES, OWN_DIGITS

    ask = _server()

    def visit(code: str) -> None:
        for page in PAGES:
            ask(f"{page}{'&' if '?' in page else '?'}lang={code}")

    visit(ENGLISH)
    first = before = _memory()
    for code in (*(one for one in LANGUAGES if one != ENGLISH), *OWN_DIGITS.values()):
        began = time.perf_counter()
        visit(code)
        took, now = time.perf_counter() - began, _memory()
        print(f"spoken: {code} {now - before:+,.1f} MB, {took:,.1f} s, {_bounded()}")
        before = now
    print(f"spoken: English {first:,.0f} MB, all others together {before - first:+,.0f} MB")


def finding() -> None:
    """What it costs to find a value again."""
    from components.facts import cache

    def value(place: str = "IN", theme: str = "land") -> str:
        return place + theme

    for name, keep in (
        ("lru_cache", lru_cache(maxsize=None)),
        ("once", cache.once),
        ("bounded", cache.bounded),
    ):
        kept = keep(value)
        calls = {
            "by position": lambda kept=kept: kept("IN", "land"),
            "with a default": lambda kept=kept: kept("IN"),
            "by name": lambda kept=kept: kept(place="IN", theme="land"),
        }
        told = [
            f"{call} {min(timeit.repeat(ask, number=20_000, repeat=20)) / 20_000 * 1e9:,.0f} ns"
            for call, ask in calls.items()
        ]
        print(f"finding: {name}: {', '.join(told)}")


def _server() -> Callable[[str], bytes]:
    """A function that gives the body of the answer to an address."""
    from starlette.applications import Starlette

    from components import server
    from tests.unit.asking import ask

    app = Starlette(
        routes=server.routes(), middleware=server.middleware(), exception_handlers=server.handlers()
    )

    def body(address: str) -> bytes:
        answer = ask(app, address, {"accept-encoding": "br"})
        assert answer.status == 200, (address, answer.status)
        return answer.body

    return body


def _bounded() -> str:
    """What the values that visitors choose weigh, in words."""
    from components.facts import shelves

    return f"{shelves.ROOM.weight / MEGABYTE:,.0f} MB of it bounded"


def _memory() -> float:
    """Memory of this process in MB."""
    gc.collect()
    pages_of_memory = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages_of_memory * 4096 / MEGABYTE


MEASURES = {one.__name__: one for one in (answers, pages, choices, spoken, finding)}


if __name__ == "__main__":
    main()
