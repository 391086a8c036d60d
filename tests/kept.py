"""An empty cache for a while: what was kept before is there again afterwards, and nobody makes it twice."""

from collections.abc import Iterator
from contextlib import contextmanager

from components.facts import shelves, tables


@contextmanager
def nothing_kept() -> Iterator[None]:
    """Begin and end with nothing kept, then put back what was kept before."""
    before = [(shelf, dict(shelf.values), _held(shelf)) for shelf in shelves.SHELVES]
    tables.forget()
    try:
        yield
    finally:
        tables.forget()
        for shelf, values, held in before:
            # In place: functions have bound the dictionaries to find values faster.
            shelf.values.update(values)
            for key, one in held.items():
                shelf.room.put(shelf, key, one)


def _held(shelf: shelves.Shelf) -> dict:
    return dict(shelf.held) if isinstance(shelf, shelves.BoundedShelf) else {}
