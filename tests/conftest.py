"""What tests of every kind share."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import small_data
from tests.kept import nothing_kept


@pytest.fixture(scope="session")
def sound_root(tmp_path_factory) -> Path:
    """The folder of :mod:`tests.small_data`, built once; nobody may damage it."""
    return small_data.build(tmp_path_factory.mktemp("sound") / "data")


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
