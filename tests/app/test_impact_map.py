"""The impact map's page opens with whatever an address asks of it, and says what it cannot show."""

from components.content.impact_maps import impact_layers
from components.facts import tables

# A layer that no other programme has.
ONLY_OF = {"pacs": "labour_on_others_land", "rspn": "girls_not_in_school"}


def said(at) -> str:
    """All words on the page that stand in paragraphs, warnings and captions."""
    parts = [*at.get("html"), *at.markdown, *at.caption, *at.warning]
    return " ".join(
        str(getattr(one, "value", None) or getattr(one, "body", "") or one) for one in parts
    )


def test_a_touched_place_has_a_card_with_its_figures_and_the_way_to_its_page(open_page):
    at = open_page(
        "impact_map", programme="pacs", fill="women_cannot_read", circles="got_work",
        points="stories", state="IN-BR", at="IN-C11-236",
    )  # fmt: skip
    assert not at.exception
    assert not at.warning
    words = said(at)
    assert "Gaya, Bihar" in words
    assert "in all of Bihar" in words
    assert any(link.label.startswith("Open ") for link in at.get("page_link"))
    (frame,) = (one.value for one in at.code if "<iframe" in one.value)
    assert 'title="Of the ' in frame
    assert 'loading="lazy"' in frame
    assert "without circles and points" in words
    at.button(key="impact_close").click().run()
    assert "at" not in at.query_params
    assert "Gaya, Bihar" not in said(at)


def test_what_the_programme_does_not_have_is_said_and_ignored(open_page):
    at = open_page(
        "impact_map",
        programme="rspn",
        fill="groups_per_villages",
        strength="first_step",
        at="IN-C11-236",
    )
    assert not at.exception
    assert len(at.warning) == 3
    assert at.selectbox(key="fill").value == "presence"
    at.selectbox(key="points").set_value("stories").run()
    assert not {"fill", "strength", "at"} & set(at.query_params)


def test_both_programmes_stand_side_by_side_and_say_what_one_lacks(open_page):
    at = open_page("impact_map", programme="both", fill="women_cannot_read", circles="got_work")
    assert not at.exception
    assert not at.warning
    for name in tables.programme_names().values():
        assert f">{name}</h2>" in said(at)
    assert "RSPN has no such results by place." in said(at)
    offered = at.selectbox(key="fill").options
    for programme in tables.programmes():
        assert impact_layers.fills(programme)[ONLY_OF[programme]] in offered
