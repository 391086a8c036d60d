"""Private previews: the whole site with the rows of one editor, for her browser alone, until she ends it.

They live in memory and nowhere else. Who knows the name of one may ask for it (:func:`find`), and from the
first page on only with the secret that this page gave to one browser (:func:`admit`).
"""

import os
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from types import MappingProxyType

from components.facts.frozen import weigh
from components.facts.own_shelves import OwnShelves
from components.facts.readers import PrivateRows
from data.checks.report import Base, Report, preview

# Where the pages of a preview stand, and what tells a session of Streamlit's of its preview.
FOLDER, HEADER = "private", "x-private-preview"
MOST_VARIABLE, MOST = "LEARNING_ZONE_MOST_PREVIEWS", 2
# What is made of the rows of one preview: nearly all pages of both programmes (`benchmarks.previews`).
MOST_BYTES = 192 * 2**20
# What the editor's own rows may weigh: what is made of them weighs some eight times as much.
MOST_BYTES_OF_ROWS = 16 * 2**20
# Seconds without a request and without a page that runs; where another editor waits for room; after the
# desk is left, whatever is still read, for an editor whose line was lost comes back to it; and at most.
PATIENCE, WHERE_OTHERS_WAIT, AFTER_DESK, LONGEST = 20 * 60, 5 * 60, 2 * 60, 2 * 60 * 60
LETTERS = 32


class NoRoom(Exception):
    """There are as many previews as the server can hold."""


class TooLarge(Exception):
    """The rows of an editor weigh more than a preview may."""


@dataclass
class _Preview:
    """A preview, when it was begun, used last and left, and what the browser that it belongs to knows."""

    rows: PrivateRows
    begun: float
    used: float
    secret: str = ""
    left: float | None = None


class Previews:
    """The previews of one server."""

    def __init__(
        self, most: int | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = int(os.environ.get(MOST_VARIABLE, MOST)) if most is None else most
        self._clock = clock
        self._lock = Lock()
        self._known: dict[str, _Preview] = {}
        self._being_made: set[str] = set()

    def begin(self, base: Base, report: Report, instead_of: str = "") -> str:
        """Begin a preview of the site with the package of a report; returns its name, which nobody can guess.

        Args:
            instead_of: the name of the editor's own preview, which ends as this one begins.

        Raises:
            NoRoom: there are too many, all of them in use.
            TooLarge: its rows are too many.
        """
        own = tuple(read.rows for name, read in report.readings.items() if name in report.texts)
        if weigh(own) > MOST_BYTES_OF_ROWS:
            raise TooLarge
        name = secrets.token_urlsafe(LETTERS)
        self._take_room(name, instead_of)
        try:
            rows = _make(name, base, report)
            with self._lock:
                now = self._clock()
                self._known[name] = _Preview(rows, begun=now, used=now)
        finally:
            self._being_made.discard(name)
        self.end(instead_of)
        return name

    def _take_room(self, name: str, instead_of: str) -> None:
        """Hold a place before anything is made; those that nobody has used for some minutes give theirs."""
        self.end_idle()
        if self._is_full(instead_of):
            self.end_idle(WHERE_OTHERS_WAIT)
        with self._lock:
            if self._is_full(instead_of):
                raise NoRoom
            self._being_made.add(name)

    def _is_full(self, but: str) -> bool:
        return len(self._known.keys() - {but}) + len(self._being_made) >= self._most

    def find(self, name: str) -> PrivateRows | None:
        """The rows of a preview, used just now; None if it has ended or never was."""
        with self._lock:
            known = self._known.get(name)
            if known is None:
                return None
            known.used = self._clock()
            return known.rows

    def admit(self, name: str, secret: str, is_first: bool) -> tuple[PrivateRows, str] | None:
        """The rows of a preview for a browser, and the secret that it shall know from now on.

        The first that asks is the editor's, which she has just sent there; every other is nobody.

        Args:
            secret: what the browser says; "" if nothing.
            is_first: whether this may be the first that asks.
        """
        rows = self.find(name)
        if rows is None:
            return None
        with self._lock:
            known = self._known.get(name)
            if known is None:
                return None
            if not known.secret:
                if not is_first:
                    return None
                known.secret = secrets.token_urlsafe(LETTERS)
                return rows, known.secret
            is_hers = secrets.compare_digest(known.secret.encode(), secret.encode())
        return (rows, secret) if is_hers else None

    def end(self, name: str) -> None:
        """End a preview and give its memory back; nothing happens if it has ended."""
        with self._lock:
            known = self._known.pop(name, None)
        if known:
            known.rows.own.close()

    def leave(self, name: str) -> None:
        """The desk of a preview is closed, or has lost its connection: it ends soon if nobody comes back.

        Pages of the preview that are still open do not keep it.
        """
        with self._lock:
            if (known := self._known.get(name)) and known.left is None:
                known.left = self._clock()

    def come_back(self, name: str) -> None:
        """The desk of a preview is open; nothing happens if the preview has ended."""
        with self._lock:
            if known := self._known.get(name):
                known.left = None

    def end_idle(self, patience: float = PATIENCE) -> None:
        """End each preview that nobody used for so many seconds, that its desk left, or that is very old."""
        now = self._clock()
        with self._lock:
            idle = [
                name
                for name, known in self._known.items()
                if known.used < now - patience
                or known.begun < now - LONGEST
                or (known.left is not None and known.left < now - AFTER_DESK)
            ]
        for name in idle:
            self.end(name)

    def count(self) -> int:
        """How many there are."""
        return len(self._known)


def _make(name: str, base: Base, report: Report) -> PrivateRows:
    catalog, tables = preview(base, report)
    is_new = report.package.package_id not in {one.package_id for one in base.catalog.programmes}
    own = OwnShelves(MOST_BYTES)
    country = report.country
    layers = {one.layer_id: one.read() for one in country.layers} if country else {}
    return PrivateRows(name, report, catalog, tables, own, is_new, MappingProxyType(layers))


ALL = Previews()
begin, find, admit = ALL.begin, ALL.find, ALL.admit
leave, come_back = ALL.leave, ALL.come_back
end, end_idle = ALL.end, ALL.end_idle
