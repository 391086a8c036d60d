"""A bar in the terminal that shows how many of some things are done."""

import sys
from collections.abc import Iterator, Sequence
from typing import TypeVar

WIDTH = 30

Thing = TypeVar("Thing")


def show_progress(things: Sequence[Thing], what: str = "") -> Iterator[Thing]:
    """The things, one after the other; the bar stands in a line that begins with `what`."""
    whole = len(things)
    for done, thing in enumerate(things):
        _draw_bar(what, done, whole)
        yield thing
    if whole:
        _draw_bar(what, whole, whole)
        print(file=sys.stderr)


def _draw_bar(what: str, done: int, whole: int) -> None:
    filled = WIDTH * done // whole
    bar = f"[{'#' * filled}{'.' * (WIDTH - filled)}] {done}/{whole}"
    print(f"\r{what:<7} {bar}" if what else f"\r{bar}", end="", file=sys.stderr, flush=True)
