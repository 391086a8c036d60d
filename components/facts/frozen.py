"""Values that nobody can change, all the way down: frozen where that can be done, else refused."""

import gc
import re
import sqlite3
import sys
from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import fields, is_dataclass
from datetime import date, time, timedelta, tzinfo
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cached_property
from pathlib import PurePath
from types import BuiltinFunctionType, FunctionType, MappingProxyType, ModuleType, NoneType
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from components.facts.frames import (
    FrozenFrame,
    FrozenSeries,
    frozen_frame,
    frozen_series,
    weigh_cells,
)

# Of one piece: nothing in them can be changed.
PLAIN = frozenset({NoneType, bool, int, float, complex, str, bytes, date, pd.Timestamp, Decimal,
                   type(pd.NA), type(pd.NaT), range})  # fmt: skip
ALSO_PLAIN = (
    *(str, bytes, int, float, complex, date, time, timedelta, tzinfo, Decimal, Fraction, range),
    *(PurePath, Enum, np.generic, pd.Timestamp, pd.Timedelta, pd.Period),
    *(FunctionType, BuiltinFunctionType, ModuleType, type, type(pd.NA), type(pd.NaT), type(...)),
    re.Pattern,
)
# Kinds whose inside cannot be looked into, and why they may be shared all the same.
TRUSTED: Mapping[type, str] = MappingProxyType(
    {
        pa.Table: "Arrow's tables have no way to be written to: every change makes another table.",
        sqlite3.Connection: "Allowed only while `PRAGMA query_only` is on: it then refuses to write.",
    }
)


# What pandas and Arrow need for a column beside its cells, in bytes; most of a small frame (measured
# on 5,000 frames of the explorer).
COLUMN_WEIGHT = 1_600


class NotFrozen(TypeError):
    """A value could be changed by one visitor under the eyes of all others."""


def freeze(value: Any, where: str = "value") -> Any:
    """The value, frozen: what can be frozen without losing anything is, all else is refused.

    A dict becomes a read-only mapping, a list a tuple, a set a frozenset, a frame or series one that
    refuses to be written to, an array one that is read-only. What is frozen already stays the same
    object, so that large shared parts are not doubled.

    Args:
        where: what is said of the value if it is refused.

    Raises:
        NotFrozen: something in it can be changed, e.g. a class of its own that is not frozen.
    """
    kind = type(value)
    if kind in PLAIN:
        return value
    for known, frozen in _WAYS:
        if issubclass(kind, known):
            return frozen(value, where)
    if is_dataclass(value) and not isinstance(value, type):
        return _dataclass(value, where)
    if issubclass(kind, ALSO_PLAIN):
        return _plain(value, where)
    raise NotFrozen(f"{where} is a {kind.__module__}.{kind.__qualname__}, which can be changed.")


def thawed(value: Any) -> Any:
    """The same as plain dicts, for those who send it on and know no read-only mapping."""
    if isinstance(value, Mapping):
        return {key: thawed(part) for key, part in value.items()}
    return [thawed(part) for part in value] if isinstance(value, tuple | list) else value


def _items(values: Iterable[Any], where: str) -> list[Any] | None:
    """The values frozen, or None if all were frozen already."""
    if PLAIN.issuperset(map(type, values)):
        return None
    frozen = [freeze(one, f"{where}[{place}]") for place, one in enumerate(values)]
    changed = any(one is not old for one, old in zip(frozen, values, strict=True))
    return frozen if changed else None


def _tuple(value: tuple[Any, ...], where: str) -> tuple[Any, ...]:
    frozen = _items(value, where)
    if hasattr(value, "__dict__"):
        raise NotFrozen(f"{where} is a {type(value).__qualname__}, which can be given more.")
    if frozen is None:
        return value
    return type(value)(*frozen) if hasattr(value, "_fields") else tuple(frozen)


def _list(value: list[Any], where: str) -> tuple[Any, ...]:
    _only(value, list, where)
    return tuple(value if (frozen := _items(value, where)) is None else frozen)


def _set(value: Any, where: str) -> frozenset[Any]:
    if _items(tuple(value), where) is not None:
        raise NotFrozen(f"{where} is a set of things that can be changed.")
    return value if type(value) is frozenset else frozenset(value)


def _mapping(value: Mapping[Any, Any], where: str) -> Mapping[Any, Any]:
    if _items(tuple(value), f"{where} (keys)") is not None:
        raise NotFrozen(f"{where} has keys that can be changed.")
    frozen = {key: freeze(one, f"{where}[{key!r}]") for key, one in value.items()}
    same = all(frozen[key] is one for key, one in value.items())
    return value if same and _owners(value) == _ALONE else MappingProxyType(frozen)


def _owners(value: Mapping[Any, Any]) -> int:
    """How many hold the dict that a read-only mapping shows: whoever has it may still write to it."""
    if type(value) is not MappingProxyType:
        return 0
    inner = gc.get_referents(value)
    return sys.getrefcount(inner[0]) if type(inner[0]) is dict else 0


# As many as hold the dict of a mapping that was made of it and nobody else knows.
_ALONE = _owners(MappingProxyType({}))


def _dict(value: dict[Any, Any], where: str) -> Mapping[Any, Any]:
    # A Counter or defaultdict answers for what it does not have, which a mapping would not.
    _only(value, dict, where)
    return _mapping(value, where)


def _frame(value: pd.DataFrame, where: str) -> pd.DataFrame:
    if isinstance(value, FrozenFrame):
        return value
    for place, dtype in enumerate(value.dtypes):
        if pd.api.types.is_object_dtype(dtype):
            name = value.columns[place]
            cells = _items(value.iloc[:, place].tolist(), f"{where}[{name!r}]")
            if cells is not None:
                column = pd.Series(cells, index=value.index, dtype="object")
                value = value.copy(deep=False)
                value.isetitem(place, column)
    return frozen_frame(value)


def _series(value: pd.Series, where: str) -> pd.Series:
    if isinstance(value, FrozenSeries):
        return value
    if pd.api.types.is_object_dtype(value) and (cells := _items(value.tolist(), where)) is not None:
        value = pd.Series(cells, index=value.index, dtype="object", name=value.name)
    return frozen_series(value)


def _array(value: np.ndarray, where: str) -> np.ndarray:
    if value.dtype.hasobject:
        raise NotFrozen(f"{where} is an array of objects.")
    if value.flags.writeable or value.base is not None:
        # Its own copy: a view is as writable as what it is a view of.
        value = value.copy()
        value.flags.writeable = False
    return value


def _connection(value: sqlite3.Connection, where: str) -> sqlite3.Connection:
    if value.execute("pragma query_only").fetchone() != (1,):
        raise NotFrozen(f"{where} is a connection that may write.")
    return value


def _as_it_is(value: Any, _where: str) -> Any:
    return value


def _index(value: pd.Index, where: str) -> pd.Index:
    raise NotFrozen(f"{where} is a {type(value).__qualname__}, which can be renamed; keep a tuple.")


def _plain(value: Any, where: str) -> Any:
    """What is of one piece, unless something that can be changed hangs on it."""
    if isinstance(value, type | ModuleType | BuiltinFunctionType):
        return value
    beside = dict(getattr(value, "__dict__", {}))
    if isinstance(value, FunctionType):
        named = (value.__kwdefaults__ or {}).values()
        beside["defaults"] = (*(value.__defaults__ or ()), *named)
    elif isinstance(value, Enum):
        beside = {"value": value.value}
    elif beside or (isinstance(value, str | bytes | int | float) and hasattr(value, "__dict__")):
        raise NotFrozen(f"{where} is a {type(value).__qualname__}, which can be given more.")
    for name, part in beside.items():
        if freeze(part, f"{where}: {name}") is not part:
            raise NotFrozen(f"{where} ({name}) keeps what can be changed.")
    return value


def _dataclass(value: Any, where: str) -> Any:
    """A frozen dataclass whose fields are frozen; a copy of it if one of them had to be."""
    kind = type(value)
    if not kind.__dataclass_params__.frozen:
        raise NotFrozen(f"{where} is a {kind.__qualname__}, a dataclass that is not frozen.")
    names = [field.name for field in fields(value)]
    if beside := set(getattr(value, "__dict__", {})) - set(names):
        raise NotFrozen(f"{where} ({kind.__qualname__}) keeps more than its fields: {beside}.")
    if any(
        isinstance(var, cached_property) for base in kind.__mro__ for var in vars(base).values()
    ):
        raise NotFrozen(
            f"{where} ({kind.__qualname__}) has a cached_property, which writes into it."
        )
    parts = {name: getattr(value, name) for name in names}
    frozen = {name: freeze(part, f"{where}.{name}") for name, part in parts.items()}
    if all(frozen[name] is part for name, part in parts.items()):
        return value
    made = copy(value)
    for name, part in frozen.items():
        object.__setattr__(made, name, part)
    return made


def _only(value: Any, kind: type, where: str) -> None:
    if type(value) is not kind:
        raise NotFrozen(
            f"{where} is a {type(value).__qualname__}; make it a plain {kind.__name__}."
        )


_WAYS: tuple[tuple[Any, Any], ...] = (
    (tuple, _tuple),
    (list, _list),
    ((set, frozenset), _set),
    (dict, _dict),
    (MappingProxyType, _mapping),
    (pd.DataFrame, _frame),
    (pd.Series, _series),
    (pd.Index, _index),
    (np.ndarray, _array),
    (sqlite3.Connection, _connection),
    (tuple(TRUSTED), _as_it_is),
)


def weigh(value: Any) -> int:
    """About how many bytes a frozen value takes; what it holds twice is counted once."""
    return _weigh(value, set())


def _weigh(value: Any, seen: set[int]) -> int:
    if id(value) in seen:
        return 0
    seen.add(id(value))
    kind = type(value)
    if kind in PLAIN:
        return sys.getsizeof(value)
    if isinstance(value, pd.DataFrame | pd.Series):
        if isinstance(value, pd.Series):
            return int(value.memory_usage(index=True, deep=True)) + COLUMN_WEIGHT
        index = int(value.index.memory_usage(deep=True))
        return index + weigh_cells(value) + COLUMN_WEIGHT * (len(value.columns) + 1)
    return _own_weight(value) + sum(_weigh(part, seen) for part in _parts(value))


def _own_weight(value: Any) -> int:
    own = max(sys.getsizeof(value), int(getattr(value, "nbytes", 0)))
    return own + sys.getsizeof(getattr(value, "__dict__", None))


def _parts(value: Any) -> Iterable[Any]:
    if isinstance(value, Mapping):
        return (*value.keys(), *value.values())
    if isinstance(value, tuple | frozenset):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, field.name) for field in fields(value)]
    return ()
