"""The shelves of one private preview: what is made of its rows stands there, and goes with it."""

from collections.abc import Iterator
from threading import Lock

from components.facts.shelves import BoundedShelf, Kept, Room, Shelf


class OwnShelf(BoundedShelf):
    """A shelf of a private preview, for one of the site's: bounded, and known to the preview alone."""

    def _stand(self) -> None:
        self.room.shelves.append(self)


class OwnShelves:
    """All shelves of one private preview. One large value may fill them: it is what its pages are made of."""

    def __init__(self, most_bytes: int) -> None:
        self.room = Room(most_bytes, largest_share=1)
        self._shelves: dict[Shelf, OwnShelf] = {}
        self._lock = Lock()
        self._is_closed = False

    @property
    def weight(self) -> int:
        """How many bytes of it there are."""
        return self.room.weight

    def of(self, shelf: Shelf) -> Shelf:
        """The shelf that stands for one of the site's; one that nobody else has after the end."""
        with self._lock:
            if self._is_closed:
                return OwnShelf(shelf.name, Room(self.room.most_bytes))
            if shelf not in self._shelves:
                self._shelves[shelf] = OwnShelf(shelf.name, self.room)
            return self._shelves[shelf]

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
