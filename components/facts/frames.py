"""Frames and series that all visitors share: read like any other, and a write raises.

Whatever is made of one (a selection, a copy, a sum) is an ordinary frame that may be written to:
pandas copies what the two share before it writes.

Relies on: inner names of pandas, the places where all its ways to write end. Off (``frozen_frames``): frames
and series are kept as they are, and habit alone protects them.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NoReturn

import numpy as np
import pandas as pd

from components.facts import touches


class SharedData(TypeError):
    """Somebody tried to write to what all visitors share."""


def _refuse(*_arguments: object, **_named: object) -> NoReturn:
    raise SharedData(
        "This frame or series is kept for all visitors. Work on a copy: .copy(), .assign(), .drop()."
    )


def _read_only(indexer: type) -> type:
    """A kind of indexer (`loc` and its like) that only reads."""
    return type(f"ReadOnly{indexer.__name__}", (indexer,), {"__setitem__": _refuse})


_nothing = pd.Series(dtype="float64")
_INDEXERS = {
    name: _read_only(type(getattr(_nothing, name))) for name in ("loc", "iloc", "at", "iat")
}


def _indexer(name: str) -> property:
    # By name and object, as pandas itself makes them.
    return property(lambda self: _INDEXERS[name](name, self))


class _Unwritable:
    """What frames and series have in common: every way to write to them is refused.

    All that pandas does with `inplace=True` ends in `_update_inplace`, `df += 1` in
    `_inplace_method`, and an attribute (`columns`, `index`, `name`, a new column) in `__setattr__`.
    """

    __setitem__ = __delitem__ = _refuse
    insert = pop = update = isetitem = _refuse
    _set_value = _update_inplace = _inplace_method = _refuse
    loc, iloc, at, iat = map(_indexer, ("loc", "iloc", "at", "iat"))

    def __setattr__(self, name: str, value: object) -> None:
        if not name.startswith("_"):
            _refuse()
        super().__setattr__(name, value)

    @property
    def attrs(self) -> Mapping[Any, Any]:
        """What was noted on it; nothing, and nothing can be added."""
        return MappingProxyType({})

    @property
    def index(self) -> pd.Index:
        """The labels of the rows; a new object, so that renaming it does not reach this one."""
        return super().index.view()  # type: ignore[misc]


class FrozenFrame(_Unwritable, pd.DataFrame):  # type: ignore[misc]
    """A frame that nobody can write to; made with :func:`frozen_frame`."""

    @property
    def _constructor(self) -> Any:
        return pd.DataFrame

    @property
    def _constructor_sliced(self) -> Any:
        return pd.Series

    # Without the second object that pandas would make for a subclass.
    def _constructor_from_mgr(self, mgr: Any, axes: Any) -> pd.DataFrame:
        return pd.DataFrame._from_mgr(mgr, axes=axes)

    @property
    def columns(self) -> pd.Index:
        """The labels of the columns; a new object, as for the rows."""
        return super().columns.view()


class FrozenSeries(_Unwritable, pd.Series):  # type: ignore[misc]
    """A series that nobody can write to; made with :func:`frozen_series`."""

    @property
    def _constructor(self) -> Any:
        return pd.Series

    @property
    def _constructor_expanddim(self) -> Any:
        return pd.DataFrame

    def _constructor_from_mgr(self, mgr: Any, axes: Any) -> pd.Series:
        made = pd.Series._from_mgr(mgr, axes=axes)
        object.__setattr__(made, "_name", None)
        return made


def frozen_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame as one that nobody can write to; it shares the cells and does not copy them."""
    return _locked(frame.copy(deep=False), FrozenFrame)


def frozen_series(series: pd.Series) -> pd.Series:
    """The series as one that nobody can write to; it shares the cells and does not copy them."""
    return _locked(series.copy(deep=False), FrozenSeries)


def weigh_cells(frame: pd.DataFrame) -> int:
    """The bytes that the cells of a frame take, as its ``memory_usage`` finds them, ten times as fast."""
    if not touches.is_on("frozen_frames"):
        return int(frame.memory_usage(index=False, deep=True).sum())
    return sum(_weigh_array(array) for array in frame._mgr.arrays)


def _weigh_array(array: Any) -> int:
    if array.dtype == object:
        cells = pd.Series(np.asarray(array).ravel(), dtype="object")
        return int(cells.memory_usage(index=False, deep=True))
    return int(array.nbytes)


def _locked(owned: Any, kind: type) -> Any:
    """The same, with its arrays marked, which can be written to without the frame's knowledge."""
    if not touches.is_on("frozen_frames"):
        return owned
    owned.__class__ = kind
    for block in owned._mgr.blocks:
        block.values = _read_only_cells(block.values)
    return owned


def _read_only_cells(array: Any) -> Any:
    """The same cells, marked. Categories and dates lie in an array of numpy that its maker has, too."""
    if isinstance(array, np.ndarray):
        array.flags.writeable = False
        return array
    if isinstance(inner := getattr(array, "_ndarray", None), np.ndarray):
        inner = inner.view()
        inner.flags.writeable = False
        array = array._from_backing_data(inner)
    array._readonly = True
    return array
