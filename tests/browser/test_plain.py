"""The map without any touch on Streamlit's inside, in every run; `make test-plain` tries the rest."""

import inspect
from collections.abc import Iterator
from functools import partial

import pytest

from tests.browser import test_map
from tests.browser.conftest import serving


@pytest.fixture(scope="module")
def plain(tmp_path_factory) -> Iterator[str]:
    """Address of the app with every touch switched off."""
    log = tmp_path_factory.mktemp("plain") / "log.txt"
    with serving(log, LEARNING_ZONE_PLAIN="1") as address:
        yield address


def test_the_map_does_all_it_does_without_any_touch_on_the_inside_of_streamlit(
    visitor, browser, plain
):
    given = {"visitor": partial(visitor, at=plain), "browser": browser, "address": plain}
    for name, test in vars(test_map).items():
        if name.startswith("test_"):
            test(**{key: given[key] for key in inspect.signature(test).parameters})
