"""Heavy work is done by one thread at a time; a few wait for their turn, the others are told so."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from data.problems import Busy


class OneAtATime:
    """A place for one, and a queue of bounded length and patience before it.

    Args:
        waiting: how many may wait.
        patience: seconds after which one who waits gives up.
    """

    def __init__(self, waiting: int, patience: float) -> None:
        self._place = threading.Lock()
        self._queue = threading.BoundedSemaphore(waiting + 1)
        self._patience = patience

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Do the work inside when it is its turn. Raises Busy."""
        if not self._queue.acquire(blocking=False):
            raise Busy
        try:
            if not self._place.acquire(timeout=self._patience):
                raise Busy
            try:
                yield
            finally:
                self._place.release()
        finally:
            self._queue.release()
