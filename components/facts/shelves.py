"""Where the cache keeps values: on shelves, by key, of which some share a room that is bounded.

A private preview has shelves of its own, in a room of its own (:mod:`components.facts.own_shelves`): nothing
that is made of its rows stands where others look, and all of it goes with the preview.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from itertools import count
from operator import itemgetter
from threading import Lock, RLock
from typing import Any, TypeVar

from components.facts import readers
from components.facts.frozen import freeze, weigh

Made = TypeVar("Made")
Key = tuple[Hashable, ...]

# Everything that visitors' choices can fill, together. The tables are not in it: they are as
# large as the data are.
MOST_BYTES = 128 * 2**20
# One value may not drive out all others.
LARGEST_SHARE = 4
SPARE_SHARE = 16
MISSING = object()
_CLOCK = count()
# Whether what is being made holds only for now; told to all that is made of it.
_PASSING = ContextVar("_PASSING", default=False)
# Whether nothing may be made, only found.
_ONLY_KEPT = ContextVar("_ONLY_KEPT", default=False)


class NotKept(LookupError):
    """A value would have to be made, where only what is kept was asked for."""


@dataclass(frozen=True)
class Kept:
    """One value with the function that made it and what it was asked for.

    Attributes:
        weight: bytes it counts for; 0 if it is not bounded.
    """

    name: str
    key: Key
    value: Any
    weight: int


class _Held:
    """A value that is bounded, with its weight and when it was used last."""

    __slots__ = ("used", "value", "weight")

    def __init__(self, value: Any, weight: int) -> None:
        self.value = value
        self.weight = weight
        self.used = next(_CLOCK)


def keep_nothing() -> None:
    """Keep nothing of all that is being made now: it says what holds at this moment only."""
    _PASSING.set(True)


@contextmanager
def only_kept() -> Iterator[None]:
    """Find what is kept and make nothing: NotKept is raised instead."""
    token = _ONLY_KEPT.set(True)
    try:
        yield
    finally:
        _ONLY_KEPT.reset(token)


def make_and_tell(make: Callable[[], Made]) -> tuple[Made, bool]:
    """A value, and whether it holds at this moment only."""
    outside = _PASSING.get()
    _PASSING.set(False)
    try:
        return make(), _PASSING.get()
    finally:
        _PASSING.set(outside or _PASSING.get())


class Room:
    """What the values of several shelves may weigh together, in bytes."""

    def __init__(self, most_bytes: int, largest_share: int = LARGEST_SHARE) -> None:
        self.most_bytes = most_bytes
        self.largest = most_bytes // largest_share
        self.weight = 0
        self.shelves: list[BoundedShelf] = []
        self._lock = Lock()

    def put(self, shelf: "BoundedShelf", key: Key, held: _Held) -> None:
        """Hold a value; those used longest ago make room for it. One that is huge is not held."""
        if held.weight > self.largest:
            return
        with self._lock:
            self._drop(shelf, key)
            shelf.held[key] = held
            self.weight += held.weight
            if self.weight > self.most_bytes:
                self._make_room()

    def clear(self, shelf: "BoundedShelf") -> None:
        """Drop everything that a shelf holds."""
        with self._lock:
            for key in list(shelf.held):
                self._drop(shelf, key)

    def _make_room(self) -> None:
        """A little more than needed, so that the oldest are not looked for at each new value."""
        places = [
            (held.used, shelf, key) for shelf in self.shelves for key, held in shelf.held.items()
        ]
        for _, shelf, key in sorted(places, key=itemgetter(0)):
            if self.weight <= self.most_bytes - self.most_bytes // SPARE_SHARE:
                return
            self._drop(shelf, key)

    def _drop(self, shelf: "BoundedShelf", key: Key) -> None:
        if held := shelf.held.pop(key, None):
            self.weight -= held.weight


@dataclass
class _Turn:
    """The lock of a value that is being made, and how many hold it or wait for it."""

    lock: RLock = field(default_factory=RLock)
    visitors: int = 0


class Shelf:
    """The values of one function, by key: all of them."""

    def __init__(self, name: str, is_pinned: bool = False) -> None:
        """A shelf of this name; what lies on a pinned one stays also where others are bounded."""
        self.name = name
        self.is_pinned = is_pinned
        self.values: dict[Key, Any] = {}
        self._turns: dict[Key, _Turn] = {}
        self._lock = Lock()
        self._times_forgotten = 0
        self._stand()

    def _stand(self) -> None:
        SHELVES.append(self)

    def now(self) -> "Shelf":
        """This shelf, or the one that stands for it in the private preview that is read.

        Raises:
            NoRows: what is made may depend on no rows, and what is here may.
        """
        rows = readers.asked()
        own: Shelf = self if rows is None else rows.own.of(self)
        return own

    def find(self, key: Key, default: object = None) -> Any:
        """The value kept under a key."""
        return self.values.get(key, default)

    def keep(self, key: Key, value: Made) -> Made:
        """Keep a value; returns it frozen. Raises NotFrozen."""
        frozen: Made = freeze(value, self.name)
        self._add(key, frozen)
        return frozen

    def made(self, key: Key, make: Callable[[], Made]) -> Made:
        """The value of a key, made now if it is not there: by one, while others wait for it.

        Raises:
            NotKept: it is not there, inside :func:`only_kept`.
        """
        if _ONLY_KEPT.get():
            raise NotKept(self.name)
        with self._turn(key):
            value = self.find(key, MISSING)
            if value is MISSING:
                before, outside = self._times_forgotten, _PASSING.get()
                _PASSING.set(False)
                try:
                    value = freeze(make(), self.name)
                finally:
                    passing = _PASSING.get()
                    _PASSING.set(outside or passing)
                # Made of what has been forgotten meanwhile, it would be kept for too long.
                if before == self._times_forgotten and not passing:
                    self._add(key, value)
            made: Made = value
            return made

    def forget(self) -> None:
        """Keep nothing of what was made, or is being made."""
        self._times_forgotten += 1
        self._clear()

    def kept(self) -> Iterator[Kept]:
        """What is there now."""
        return (Kept(self.name, key, value, 0) for key, value in list(self.values.items()))

    def _add(self, key: Key, value: Any) -> None:
        self.values[key] = value

    def _clear(self) -> None:
        self.values.clear()

    @contextmanager
    def _turn(self, key: Key) -> Iterator[None]:
        """Alone with a key; the lock is forgotten when nobody waits for it any more."""
        with self._lock:
            turn = self._turns.setdefault(key, _Turn())
            turn.visitors += 1
        try:
            with turn.lock:
                yield
        finally:
            with self._lock:
                turn.visitors -= 1
                if not turn.visitors:
                    del self._turns[key]


class SharedShelf(Shelf):
    """The values of a function that reads no rows: the same ones for all private previews."""

    def now(self) -> Shelf:
        """This shelf."""
        return self


class BoundedShelf(Shelf):
    """The values of one function that were used last; shelves of this kind share a room."""

    def __init__(self, name: str, room: Room | None = None) -> None:
        self.held: dict[Key, _Held] = {}
        self.room = room or ROOM
        super().__init__(name)

    def _stand(self) -> None:
        super()._stand()
        self.room.shelves.append(self)

    def find(self, key: Key, default: object = None) -> Any:
        """The value kept under a key, used just now."""
        # Without a lock, which each of the many calls of a page would wait for.
        held = self.held.get(key)
        if held is None:
            return default
        held.used = next(_CLOCK)
        return held.value

    def kept(self) -> Iterator[Kept]:
        """What is there now."""
        return (
            Kept(self.name, key, held.value, held.weight) for key, held in list(self.held.items())
        )

    def _add(self, key: Key, value: Any) -> None:
        # What is told apart by being itself is kept elsewhere; its name here weighs nothing.
        words = tuple(part for part in key if type(part).__hash__ is not object.__hash__)
        self.room.put(self, key, _Held(value, weigh((words, value))))

    def _clear(self) -> None:
        self.room.clear(self)


ROOM = Room(MOST_BYTES)
SHELVES: list[Shelf] = []
