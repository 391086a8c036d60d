"""Two places side by side on the screen, by their address."""

import pytest

from tests.app.test_pages import text_of


def test_two_places_stand_side_by_side_by_code_or_name(open_page):
    at = open_page("place", id="Gaya", beside="Ranchi")
    assert not at.exception
    assert at.title[0].value == "Gaya, Bihar beside Ranchi, Jharkhand"
    assert at.multiselect(key="beside").value == ["IN-C11-364"]
    at.multiselect(key="beside").set_value([]).run()
    assert "beside" not in at.query_params
    assert at.title[0].value == "Gaya, Bihar"


def test_a_place_that_does_not_exist_is_said_and_the_page_opens_without_it(open_page):
    at = open_page("place", id="IN-C11-364", beside="nowhere")
    assert any("“nowhere”, which is not known" in warning.value for warning in at.warning)
    assert at.title[0].value == "Ranchi, Jharkhand"
    assert "No record." in text_of(at)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"id": "Gaya", "beside": ["Ranchi", "Patna", "Nalanda"]}, "At most 2 places"),
        ({"id": "IN-V-258692", "beside": "Ranchi"}, "Only states, provinces and districts"),
    ],
)
def test_what_cannot_stand_beside_a_place_is_said(open_page, query, said):
    at = open_page("place", **query)
    assert any(said in one.value for one in at.warning)
