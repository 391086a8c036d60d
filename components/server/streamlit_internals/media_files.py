"""A file that a page offers can still be had while the page is drawn anew.

Streamlit forgets the files of a page when a run of it begins, and throws away what nobody remembers
when the run of *any* visitor ends, or is broken off: a click in between finds its file gone. Here what a
run offered is remembered for a minute after the next run begins; so is a file that is made when it is
clicked, which Streamlit holds for nobody.

Relies on: ``MediaFileManager.clear_session_refs``, called without a session when a run begins, its
``execute_deferred``, whose address ends with the name of the file, ``_files_by_session_and_coord``, whose
keys are sessions, its ``_lock`` and `_get_session_id`. Where these change, no server
starts (`tests/unit/test_media_files.py` says so first). Off (``media_files``): files go as Streamlit lets
them go.
"""

import itertools
import time
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from streamlit.runtime.media_file_manager import MediaFileManager, _get_session_id

SECONDS = 60.0
# Of one visitor, however often her page is drawn anew: the files of a pack are some 5 MB.
MOST_RUNS = 8

_numbers = itertools.count()
_forget = MediaFileManager.clear_session_refs
_make = MediaFileManager.execute_deferred


class EarlierRun(str):
    """Stands among the sessions for what a run of a session offered, until a time."""

    session: str
    until: float


def remember_files() -> None:
    """Let the store of files remember for a minute what a page offered before it was drawn anew."""
    MediaFileManager.clear_session_refs = clear_session_refs  # type: ignore[method-assign, assignment]
    MediaFileManager.execute_deferred = execute_deferred  # type: ignore[method-assign, assignment]


def clear_session_refs(manager: MediaFileManager, session_id: str | None = None) -> None:
    """Streamlit calls it when a run begins (without a session), and when a visitor has gone."""
    begins = _get_session_id() if session_id is None else None
    with manager._lock:
        if begins is not None:
            _remember(manager, begins)
        _forget_old(manager)
    _forget(manager, session_id)


def execute_deferred(manager: MediaFileManager, file_id: str) -> str:
    """Streamlit calls it when a file is clicked that is made then; gives the file's address."""
    address = _make(manager, file_id)
    run = EarlierRun(f"made {next(_numbers)}")
    run.session, run.until = "made", time.monotonic() + SECONDS
    with manager._lock:
        manager._files_by_session_and_coord[run] = {
            "made": PurePosixPath(urlsplit(address).path).stem
        }
    return address


def _remember(manager: MediaFileManager, session: str) -> None:
    sessions = manager._files_by_session_and_coord
    if not (offered := sessions.get(session)):
        return
    run = EarlierRun(f"{session} {next(_numbers)}")
    run.session, run.until = session, time.monotonic() + SECONDS
    sessions[run] = offered
    own = [one for one in sessions if isinstance(one, EarlierRun) and one.session == session]
    for one in own[:-MOST_RUNS]:
        del sessions[one]


def _forget_old(manager: MediaFileManager) -> None:
    sessions, now = manager._files_by_session_and_coord, time.monotonic()
    for one in [one for one in sessions if isinstance(one, EarlierRun) and one.until <= now]:
        del sessions[one]
