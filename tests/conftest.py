"""What tests of every kind share."""

import functools
import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from components.facts import shelves
from tests import many_faults, small_data
from tests.kept import nothing_kept
from tests.many_faults import Folder

# Tests ask for all indicators and places one after the other, as no visitors do: in the room of a server
# each would drive out what the next one asks for again. Tests of the bound have rooms of their own.
TIMES_THE_ROOM = 6
# How many more objects there are before Python looks for rings among the youngest; by itself after 700.
YOUNG = 20_000


def pytest_collection_finish() -> None:
    """Modules and tests stay until the end: to look through them for rings took a tenth of all time.

    A server sets them aside in the same way, once it is warm, and goes on looking among the youngest as often
    as Python does by itself: tests of memory collect by hand.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG)


@pytest.fixture(scope="session", autouse=True)
def ample_room() -> Iterator[None]:
    """Room for what all tests of a process have made, one value still being as large as usual at most."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shelves.ROOM, "most_bytes", TIMES_THE_ROOM * shelves.MOST_BYTES)
        yield


@pytest.fixture(scope="session")
def packages_searched_once() -> Iterator[None]:
    """Each AppTest searches all installed packages for components, which takes longer than a page."""
    # Here, so that tests without a page need not wait for Streamlit.
    from streamlit.components.v2 import manifest_scanner

    with pytest.MonkeyPatch.context() as patch:
        once = functools.cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", once)
        yield


@pytest.fixture(scope="session")
def waited_for_at_rest() -> Iterator[None]:
    """Each AppTest looks a thousand times a second whether its page is there, and takes the page's turns."""
    from streamlit.testing.v1 import local_script_runner

    look = local_script_runner.require_widgets_deltas

    def wait(runner: local_script_runner.LocalScriptRunner, timeout: float = 3) -> None:
        runner._script_thread.join(timeout)
        # What is not there by now is ended, and said, as always.
        look(runner, timeout if runner.script_stopped() else 0)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local_script_runner, "require_widgets_deltas", wait)
        yield


@pytest.fixture(scope="session")
def sound_root(tmp_path_factory) -> Path:
    """The folder of :mod:`tests.small_data`, built once; nobody may damage it."""
    return small_data.build(tmp_path_factory.mktemp("sound") / "data")


@pytest.fixture(scope="session")
def of_programmes(tmp_path_factory, sound_root) -> list[Folder]:
    """Folders with every fault of a programme's own files; nobody may write to them."""
    return many_faults.of_programmes(sound_root, tmp_path_factory.mktemp("programmes"))


@pytest.fixture(scope="session")
def of_what_is_shared(tmp_path_factory, sound_root) -> list[Folder]:
    """Folders with every fault of what all programmes share; nobody may write to them."""
    return many_faults.of_what_is_shared(sound_root, tmp_path_factory.mktemp("shared"))


@pytest.fixture
def small_root(tmp_path, sound_root) -> Path:
    """A data folder to damage: two made-up programmes, the real vocabulary, few places."""
    shutil.copytree(sound_root, tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def made_anew() -> Iterator[None]:
    """Nothing is kept when the test begins; afterwards what was kept before is."""
    with nothing_kept():
        yield
