"""Whose rows are read: those of the site, or, in a private preview, the site with one editor's rows.

It belongs to the work that is going on, as its language does: each request and each run of a page says it at
its beginning (:func:`reading`, :func:`read_from_now`). Work that began before either asks :func:`look_up`'s
function; what is kept for all rows together is made without any (:func:`without_rows`), so that a row which
strays into it is an error, not a leak.
"""

import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from types import MappingProxyType
from typing import Any, ParamSpec, Protocol, TypeVar
from weakref import ref

from data.catalog import Catalog
from data.checks.report import Report
from data.shapes import PART, Layer
from data.tables import Tables

Arguments = ParamSpec("Arguments")
Returned = TypeVar("Returned")


def no_layers() -> Mapping[str, Layer]:
    """None, for a preview of a country that is here."""
    return MappingProxyType({})


class OwnShelves(Protocol):
    """Where the cache keeps what it makes of these rows."""

    def of(self, shelf: Any) -> Any:
        """The shelf that stands for one of the site's."""

    @property
    def weight(self) -> int:
        """How many bytes of it there are."""

    def close(self) -> None:
        """Drop all of it, and keep nothing any more."""


@dataclass(frozen=True, eq=False)
class PrivateRows:
    """The site with the rows of one editor, for those who read her private preview.

    Attributes:
        preview_id: names the preview; nobody can guess it.
        report: the check that the rows came from, with the package they are in.
        catalog, tables: the site with that package in it.
        own: what is made of them.
        is_new: whether the site has no package of that name.
        layers: the shapes of a country that the site does not have, by the id of their layer.
    """

    preview_id: str = field(repr=False)
    report: Report = field(repr=False)
    catalog: Catalog = field(repr=False)
    tables: Tables = field(repr=False)
    own: OwnShelves = field(repr=False)
    is_new: bool = False
    layers: Mapping[str, Layer] = field(default_factory=no_layers, repr=False)

    def brings(self, name: str) -> bool:
        """Whether a layer, a part of one, or a country is this editor's and not the site's."""
        whole = name.partition(PART)[0]
        return whole in self.layers or any(one.country_id == name for one in self.layers.values())

    @property
    def package_id(self) -> str:
        """The package that the editor's rows are in."""
        return self.report.package.package_id


class PreviewEnded(Exception):
    """The private preview whose rows are read is no more."""


class FaultOfPreview(Exception):
    """Work on an editor's rows failed; it says where in our code, and nothing of the rows."""


class NoRows(LookupError):
    """Rows were asked for while something is made that does not depend on them."""


class _Unsaid:
    """Nobody has said whose rows are read."""


class _Nobody:
    """No rows may be read."""


_UNSAID, _NOBODY = _Unsaid(), _Nobody()
_reads: ContextVar[PrivateRows | _Unsaid | _Nobody | None] = ContextVar("reads", default=_UNSAID)


def _nothing_private() -> PrivateRows | None:
    return None


_look: Callable[[], PrivateRows | None] = _nothing_private


def look_up(find: Callable[[], PrivateRows | None]) -> None:
    """Let this function say whose rows are read where a run of a page has not begun yet, as in its callbacks.

    What it says is not kept: the thread may do other work afterwards.
    """
    global _look
    _look = find


def current() -> PrivateRows | None:
    """The rows of the private preview that is read; None if it is the site that everybody sees."""
    reads = _reads.get()
    if reads is None or isinstance(reads, PrivateRows):
        return reads
    return _look() if reads is _UNSAID else None


def own_layers() -> Mapping[str, Layer]:
    """The layers of shapes that a private preview brings; none where the site is read that everybody sees."""
    rows = current()
    return rows.layers if rows else no_layers()


def asked() -> PrivateRows | None:
    """The same, for those who read rows. Raises NoRows where none may be read."""
    if _reads.get() is _NOBODY:
        raise NoRows("This is kept for all rows together and cannot depend on them.")
    return current()


def read_from_now(rows: PrivateRows | None) -> None:
    """Read these rows from now on: those of a private preview, or of the site."""
    _reads.set(rows)


@contextmanager
def reading(rows: PrivateRows | None) -> Iterator[None]:
    """Read these rows inside: those of a private preview, or of the site."""
    before = _reads.set(rows)
    try:
        yield
    finally:
        _reads.reset(before)


@contextmanager
def without_rows() -> Iterator[None]:
    """Read none inside: asking for some raises NoRows."""
    before = _reads.set(_NOBODY)
    try:
        yield
    finally:
        _reads.reset(before)


def keep_rows(work: Callable[Arguments, Returned]) -> Callable[Arguments, Returned]:
    """The work, done with the rows that are read now, whenever and in whatever thread it is done.

    Of a private preview it keeps nothing alive, and raises PreviewEnded when that is no more; whoever writes
    its faults down (FaultOfPreview) learns where they came up and no cell.
    """
    rows = current()
    return _with_rows_of_site(work) if rows is None else _with_private_rows(work, ref(rows))


def _with_rows_of_site(work: Callable[Arguments, Returned]) -> Callable[Arguments, Returned]:
    @wraps(work)
    def done(*arguments: Arguments.args, **named: Arguments.kwargs) -> Returned:
        with reading(None):
            return work(*arguments, **named)

    return done


def _with_private_rows(
    work: Callable[Arguments, Returned], find: Callable[[], PrivateRows | None]
) -> Callable[Arguments, Returned]:
    @wraps(work)
    def done(*arguments: Arguments.args, **named: Arguments.kwargs) -> Returned:
        rows = find()
        if rows is None:
            raise PreviewEnded
        with hide_cells(), reading(rows):
            return work(*arguments, **named)

    return done


@contextmanager
def hide_cells(*passed: type[Exception]) -> Iterator[None]:
    """Let no fault that comes up inside quote a cell: whoever writes it down learns its place alone.

    Args:
        passed: faults that are shown to the editor and go on as they are.
    """
    try:
        yield
    except Exception as error:
        if isinstance(error, (PreviewEnded, FaultOfPreview, *passed)):
            raise
        raise FaultOfPreview(places_of(error)) from None


def places_of(error: Exception) -> str:
    """Where in our code a fault came up: its message may quote cells that nobody else may read."""
    steps = traceback.extract_tb(error.__traceback__)[-3:]
    named = " > ".join(f"{step.filename}:{step.lineno}" for step in steps)
    return f"{named} ({type(error).__name__})"
