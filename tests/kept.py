"""An empty cache for a while: what was kept before is there again afterwards, and nobody makes it twice."""

from collections.abc import Iterator
from contextlib import contextmanager

from components.facts import shelves


@contextmanager
def nothing_kept(room: str = "") -> Iterator[None]:
    """Begin and end with nothing kept, then put back what was kept before.

    Args:
        room: only of the modules whose name begins so.
    """
    before = [(shelf, dict(shelf.values), _held(shelf)) for shelf in _shelves(room)]
    _forget(room)
    try:
        yield
    finally:
        # Also what lies on shelves of modules that were imported only now.
        _forget(room)
        for shelf, values, held in before:
            # In place: functions have bound the dictionaries to find values faster.
            shelf.values.update(values)
            for key, one in held.items():
                shelf.room.put(shelf, key, one)


def _shelves(room: str) -> list[shelves.Shelf]:
    return [shelf for shelf in shelves.SHELVES if shelf.name.startswith(room)]


def _forget(room: str) -> None:
    for shelf in _shelves(room):
        shelf.forget()


def _held(shelf: shelves.Shelf) -> dict:
    return dict(shelf.held) if isinstance(shelf, shelves.BoundedShelf) else {}


def kept_values() -> Iterator[shelves.Kept]:
    """Everything that is kept now, for everybody and in private previews."""
    for shelf in list(shelves.SHELVES):
        yield from shelf.kept()
