"""The shelves of one private preview: what is made of its rows stands there, and goes with it."""

from collections.abc import Iterator
from threading import Lock

from components.facts.readers import PreviewEnded
from components.facts.shelves import BoundedShelf, Kept, Room, Shelf


class OwnShelf(BoundedShelf):
    """A shelf of a private preview, for one of the site's: bounded, and known to the preview alone."""

    def _stand(self) -> None:
        self.room.shelves.append(self)


class PinnedShelf(Shelf):
    """A shelf of a private preview with what its pages name by an address: it stays as long as they do."""

    def _stand(self) -> None:
        """It is known to the preview alone."""


class OwnShelves:
    """All shelves of one private preview. One large value may fill them: it is what its pages are made of."""

    def __init__(self, most_bytes: int) -> None:
        self.room = Room(most_bytes, largest_share=1)
        self._shelves: dict[Shelf, Shelf] = {}
        self._lock = Lock()
        self._is_closed = False

    @property
    def weight(self) -> int:
        """How many bytes of it there are."""
        return self.room.weight

    def of(self, shelf: Shelf) -> Shelf:
        """The shelf that stands for one of the site's. Raises PreviewEnded: work for nobody ends here."""
        with self._lock:
            if self._is_closed:
                raise PreviewEnded
            if shelf not in self._shelves:
                self._shelves[shelf] = self._make(shelf)
            return self._shelves[shelf]

    def _make(self, shelf: Shelf) -> Shelf:
        return PinnedShelf(shelf.name) if shelf.is_pinned else OwnShelf(shelf.name, self.room)

    def close(self) -> None:
        """Drop all of it, and keep nothing any more."""
        with self._lock:
            self._is_closed = True
            shelves, self._shelves = list(self._shelves.values()), {}
        for shelf in shelves:
            shelf.forget()
        self.room.shelves.clear()

    def kept(self) -> Iterator[Kept]:
        """What is there now."""
        for shelf in list(self._shelves.values()):
            yield from shelf.kept()
