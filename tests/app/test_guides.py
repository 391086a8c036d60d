"""Guided stories on the screen: all of them, one as a whole, and step by step."""

import pytest

from components.content.guided_stories import guides
from tests.app.test_pages import text_of

GUIDE = "ninety-districts"


def _labels(at) -> str:
    return "\n".join(str(link.proto.label) for link in at.get("page_link"))


def test_every_story_is_listed_with_a_way_to_it(open_page):
    at = open_page("guides")
    assert not at.exception
    assert all(title in _labels(at) for title in guides.titles().values())


def test_a_story_is_read_step_by_step_and_as_a_whole(open_page):
    told = guides.tell(GUIDE)
    at = open_page("guides", guide=GUIDE)
    assert text_of(at).count('<li class="lz-step"') == len(told.steps)
    assert text_of(at).count("<img ") == len(told.steps)
    assert "Slides of this story (PPTX)" in [one.proto.label for one in at.get("download_button")]
    at.button(key="guide-begin").click().run()
    assert at.query_params["step"] == "1"
    assert at.button(key="guide-Left").disabled
    at.button(key="guide-Right").click().run()
    assert at.query_params["step"] == "2"
    assert f"Step 2 of {len(told.steps)}" in text_of(at)
    at.button(key="guide-whole").click().run()
    assert "step" not in at.query_params
    assert not at.exception


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"guide": "ninety-district"}, "There is no guided story"),
        ({"guide": GUIDE, "step": "99"}, "Step “99”, which is not known here"),
    ],
)
def test_what_does_not_exist_is_said_and_ignored(open_page, asked, said):
    at = open_page("guides", **asked)
    assert any(said in warning.value.replace("step", "Step") for warning in at.warning)
    assert guides.titles()[GUIDE] in _labels(at) + text_of(at) + at.title[0].value
