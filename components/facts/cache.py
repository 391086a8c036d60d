"""The only cache: what is made once and then found again by all visitors, frozen.

Two kinds, told apart by where their keys come from:

- :func:`once` keeps all it has made. For what is asked for by names that stand in the data.
- :func:`bounded` keeps what was used last. For what depends on what visitors type or choose: an
  address, words, a filter. All of it together takes at most :data:`MOST_BYTES`.

Of both, one visitor makes a value while the others who want it wait. If that fails, nothing is kept
and the next one tries. What is kept cannot be changed, see :mod:`components.facts.frozen`.
"""

import inspect
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from itertools import count
from operator import itemgetter
from threading import Lock, RLock
from typing import Any, ParamSpec, TypeVar

from components.facts.frozen import freeze, weigh

Arguments = ParamSpec("Arguments")
Made = TypeVar("Made")
Key = tuple[Hashable, ...]

# Everything that visitors' choices can fill, together. The tables are not in it: they are as
# large as the data are.
MOST_BYTES = 128 * 2**20
# One value may not drive out all others.
LARGEST_SHARE = 4
SPARE_SHARE = 16
# A parameter whose name begins so helps to make a value, but does not tell one from another.
NOT_IN_KEY = "_"
PLACED = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
_MISSING = object()
_CLOCK = count()


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


class Room:
    """What the values of several shelves may weigh together, in bytes."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.weight = 0
        self.shelves: list[BoundedShelf] = []
        self._lock = Lock()

    def put(self, shelf: "BoundedShelf", key: Key, held: _Held) -> None:
        """Hold a value; those used longest ago make room for it. One that is huge is not held."""
        if held.weight > self.most_bytes // LARGEST_SHARE:
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

    def __init__(self, name: str) -> None:
        self.name = name
        self.values: dict[Key, Any] = {}
        self._turns: dict[Key, _Turn] = {}
        self._lock = Lock()
        self._times_forgotten = 0
        _SHELVES.append(self)

    def find(self, key: Key, default: object = None) -> Any:
        """The value kept under a key."""
        return self.values.get(key, default)

    def keep(self, key: Key, value: Made) -> Made:
        """Keep a value; returns it frozen. Raises NotFrozen."""
        frozen: Made = freeze(value, self.name)
        self._add(key, frozen)
        return frozen

    def made(self, key: Key, make: Callable[[], Made]) -> Made:
        """The value of a key, made now if it is not there: by one, while others wait for it."""
        with self._turn(key):
            value = self.find(key, _MISSING)
            if value is _MISSING:
                before = self._times_forgotten
                value = freeze(make(), self.name)
                # Made of what has been forgotten meanwhile, it would be kept for too long.
                if before == self._times_forgotten:
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


class BoundedShelf(Shelf):
    """The values of one function that were used last; shelves of this kind share a room."""

    def __init__(self, name: str, room: Room | None = None) -> None:
        super().__init__(name)
        self.held: dict[Key, _Held] = {}
        self.room = room or ROOM
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
_SHELVES: list[Shelf] = []


def once(function: Callable[Arguments, Made]) -> Callable[Arguments, Made]:
    """Keep all that a function returns. Its arguments must be names that stand in the data."""
    return keep_on(Shelf(name_of(function)), function)


def bounded(function: Callable[Arguments, Made]) -> Callable[Arguments, Made]:
    """Keep what a function returned last. Its arguments may be whatever visitors type or choose."""
    return keep_on(BoundedShelf(name_of(function)), function)


def keep_on(shelf: Shelf, function: Callable[Arguments, Made]) -> Callable[Arguments, Made]:
    """The function, looking on a shelf before it makes a value, and leaving there what it makes."""
    key_of, completions = _key_maker(function), _completions(function)
    find = shelf.values.get if type(shelf) is Shelf else shelf.find

    @wraps(function)
    def found(*arguments: Arguments.args, **named: Arguments.kwargs) -> Made:
        rest = None if named else completions.get(len(arguments))
        key = key_of(arguments, named) if rest is None else arguments + rest
        value = find(key, _MISSING)
        if value is _MISSING:
            return shelf.made(key, lambda: function(*arguments, **named))
        kept_value: Made = value
        return kept_value

    return found


def name_of(function: Callable[..., Any]) -> str:
    """What a shelf for a function is called."""
    return f"{function.__module__}.{function.__qualname__}"


def forget() -> None:
    """Forget everything, everywhere, after the data folder has changed."""
    for shelf in _SHELVES:
        shelf.forget()


def kept() -> Iterator[Kept]:
    """Everything that is kept now."""
    for shelf in list(_SHELVES):
        yield from shelf.kept()


def _key_maker(function: Callable[..., Any]) -> Callable[[Key, Mapping[str, Any]], Key]:
    """A function that makes the same key of a call by position, by name, and with defaults."""
    signature = inspect.signature(function)
    names = [name for name in signature.parameters if not name.startswith(NOT_IN_KEY)]

    def key_of(arguments: Key, named: Mapping[str, Any]) -> Key:
        bound = signature.bind(*arguments, **named)
        bound.apply_defaults()
        return tuple(bound.arguments[name] for name in names)

    return key_of


def _completions(function: Callable[..., Any]) -> Mapping[int, Key]:
    """The defaults that complete a call with so many arguments by position to its key.

    It is empty where a key cannot be had so easily: a parameter is no part of it, or has no place.

    Raises:
        TypeError: the function takes any names, of which no key can be made.
    """
    parameters = list(inspect.signature(function).parameters.values())
    if any(parameter.kind is parameter.VAR_KEYWORD for parameter in parameters):
        raise TypeError(f"{name_of(function)} takes any names: nothing can be kept by them.")
    if any(
        parameter.kind not in PLACED or parameter.name.startswith(NOT_IN_KEY)
        for parameter in parameters
    ):
        return {}
    defaults = tuple(parameter.default for parameter in parameters)
    return {
        given: defaults[given:]
        for given in range(len(parameters) + 1)
        if inspect.Parameter.empty not in defaults[given:]
    }
