"""The map without any touch on Streamlit's inside, in every run; `make test-plain` tries the rest."""

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


# What a visitor does with the map; the whole file takes minutes more.
TRIED = (
    test_map.test_a_click_on_a_district_chooses_it_in_the_address_and_on_the_whole_page,
    test_map.test_the_keyboard_finds_a_district_reads_its_value_and_opens_its_page,
    test_map.test_another_measure_asks_for_no_shapes_and_back_returns,
    test_map.test_time_passes_in_the_hand_and_the_server_hears_once_where_it_stops,
)


def test_the_map_is_used_without_any_touch_on_the_inside_of_streamlit(visitor, plain):
    for test in TRIED:
        test(partial(visitor, at=plain))
