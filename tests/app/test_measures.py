"""Every measure of the coverage map opens, also one with little written about it."""

import pytest

from components import cached


def offered() -> list[tuple[str, str]]:
    """Every programme with every measure its coverage map offers."""
    return [
        (programme, measure)
        for programme in cached.programmes()
        for measure in cached.offered(programme, ("reach",))["indicator_id"]
    ]


@pytest.mark.parametrize(("programme", "measure"), offered())
def test_a_measure_opens(open_page, programme, measure):
    at = open_page("coverage", programme=programme, measure=measure)
    assert not at.exception
    assert not at.error
    assert at.session_state["measure"] == measure
