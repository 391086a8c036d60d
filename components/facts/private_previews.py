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
# Seconds without a request and without a page that runs.
PATIENCE = 20 * 60
LETTERS = 32


class NoRoom(Exception):
    """There are as many previews as the server can hold."""


class TooLarge(Exception):
    """The rows of an editor weigh more than a preview may."""


@dataclass
class _Preview:
    """A preview, when it was used last, and what the browser that it belongs to knows."""

    rows: PrivateRows
    used: float
    secret: str = ""


class Previews:
    """The previews of one server."""

    def __init__(
        self, most: int | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = int(os.environ.get(MOST_VARIABLE, MOST)) if most is None else most
        self._clock = clock
        self._lock = Lock()
        self._known: dict[str, _Preview] = {}

    def begin(self, base: Base, report: Report) -> str:
        """Begin a preview of the site with the package of a report; returns its name, which nobody can guess.

        Raises:
            NoRoom: there are too many.
            TooLarge: its rows are too many.
        """
        own = tuple(read.rows for name, read in report.readings.items() if name in report.texts)
        if weigh(own) > MOST_BYTES_OF_ROWS:
            raise TooLarge
        self.end_idle()
        catalog, tables = preview(base, report)
        name = secrets.token_urlsafe(LETTERS)
        published = {package.package_id for package in base.catalog.programmes}
        is_new = report.package.package_id not in published
        rows = PrivateRows(name, report, catalog, tables, OwnShelves(MOST_BYTES), is_new)
        with self._lock:
            if len(self._known) >= self._most:
                raise NoRoom
            self._known[name] = _Preview(rows, self._clock())
        return name

    def find(self, name: str) -> PrivateRows | None:
        """The rows of a preview, used just now; None if it has ended or never was."""
        with self._lock:
            known = self._known.get(name)
            if known is None:
                return None
            known.used = self._clock()
            return known.rows

    def admit(self, name: str, secret: str) -> tuple[PrivateRows, str] | None:
        """The rows of a preview for a browser, and the secret that it shall know from now on.

        The first that asks is the editor's, which she has just sent there; every other is nobody.

        Args:
            secret: what the browser says; "" if nothing.
        """
        rows = self.find(name)
        if rows is None:
            return None
        with self._lock:
            known = self._known.get(name)
            if known is None:
                return None
            if not known.secret:
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

    def end_idle(self) -> None:
        """End every preview that nobody has used for long."""
        latest = self._clock() - PATIENCE
        with self._lock:
            idle = [name for name, known in self._known.items() if known.used < latest]
        for name in idle:
            self.end(name)

    def count(self) -> int:
        """How many there are."""
        return len(self._known)


ALL = Previews()
begin, find, admit, end, end_idle = ALL.begin, ALL.find, ALL.admit, ALL.end, ALL.end_idle
