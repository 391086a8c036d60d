"""What a page offers can be taken along while the page is drawn anew, and is not kept for ever."""

import pytest
from streamlit.runtime import media_file_manager
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from components.server.streamlit_internals import media_files

HERS, OTHERS = "hers", "another's"


class Store:
    """Streamlit's store, and whose run is under way."""

    def __init__(self, monkeypatch) -> None:
        monkeypatch.setattr(
            MediaFileManager, "clear_session_refs", MediaFileManager.clear_session_refs
        )
        monkeypatch.setattr(MediaFileManager, "execute_deferred", MediaFileManager.execute_deferred)
        self.manager = MediaFileManager(MemoryMediaFileStorage("/media"))
        self.session = HERS
        self.now = 0.0
        for module in (media_files, media_file_manager):
            monkeypatch.setattr(module, "_get_session_id", lambda: self.session)
        monkeypatch.setattr(media_files.time, "monotonic", lambda: self.now)

    def begin(self, session: str) -> None:
        self.session = session
        self.manager.clear_session_refs()

    def offer(self, content: bytes) -> str:
        return self.manager.add(content, "text/csv", "1.2", "a.csv", is_for_static_download=True)

    def defer(self, content: bytes) -> str:
        return self.manager.add_deferred(lambda: content, "text/csv", "1.3", "b.csv")

    def end(self) -> None:
        self.manager.remove_orphaned_files()

    def has(self, address: str) -> bool:
        return self.manager.read_file(address.removeprefix("/media/").partition(".")[0]) is not None


@pytest.fixture
def store(monkeypatch):
    return Store(monkeypatch)


def drawn_anew(store: Store) -> tuple[str, str]:
    """A file and a file to be made, offered by a page whose next run has just begun."""
    store.begin(HERS)
    files = store.offer(b"one"), store.defer(b"two")
    store.end()
    store.begin(HERS)
    return files


def others_come_and_go(store: Store, times: int = 2) -> None:
    for _ in range(times):
        store.begin(OTHERS)
        store.end()
    store.session = HERS


def test_a_file_can_be_had_while_its_page_is_drawn_anew(store):
    media_files.remember_files()
    made, deferred = drawn_anew(store)
    others_come_and_go(store)
    assert store.has(made)
    assert store.has(store.manager.execute_deferred(deferred))


def test_also_while_it_is_drawn_anew_again_and_again(store):
    media_files.remember_files()
    made, _ = drawn_anew(store)
    for _ in range(media_files.MOST_RUNS):
        store.end()
        store.begin(HERS)
    assert store.has(made)


@pytest.mark.parametrize("gone", [False, True])
def test_after_a_minute_it_goes(store, gone):
    media_files.remember_files()
    made, _ = drawn_anew(store)
    if gone:
        store.manager.clear_session_refs(HERS)
    store.now = media_files.SECONDS
    others_come_and_go(store)
    assert not store.has(made)
    assert list(store.manager._files_by_session_and_coord) == []


def test_of_many_runs_the_last_ones_are_remembered(store):
    media_files.remember_files()
    offered = []
    for number in range(12):
        store.begin(HERS)
        offered.append(store.offer(b"%d" % number))
        store.end()
    store.begin(HERS)
    others_come_and_go(store)
    assert [store.has(one) for one in offered] == [False] * 4 + [True] * media_files.MOST_RUNS


def test_a_file_made_when_it_is_clicked_can_be_had_while_others_come_and_go_for_a_minute(store):
    media_files.remember_files()
    store.begin(HERS)
    made = store.manager.execute_deferred(store.defer(b"two"))
    others_come_and_go(store, times=3)
    assert store.has(made)
    store.now += media_files.SECONDS + 1
    others_come_and_go(store, times=3)
    assert not store.has(made)
