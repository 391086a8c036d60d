"""The home page: what a search finds by kind, and the ways on from there."""

from components.content import guides
from components.facts import searches, tables
from tests.app.test_pages import text_of


def links(at) -> dict[str, str]:
    """Page and query of each link, by its label."""
    return {
        one.proto.label: f"{one.proto.page}?{one.proto.query_string}" for one in at.get("page_link")
    }


def test_a_right_leads_to_its_stories_and_to_all_of_them(open_page):
    at = open_page("home", q="land")
    found = searches.search_everything("land").ids("case")
    titles = tables.stories().rows.set_index("case_id").loc[found[:3], "title"]
    assert set(titles) <= set(links(at))
    assert links(at)[f"All {len(found)} case studies"] == "learning_zone?q=land"


def test_a_district_and_villages_of_its_name_are_told_apart(open_page):
    at = open_page("home", q="Gaya")
    assert links(at)["Gaya"] == "place?id=IN-C11-236"
    assert any(one.label.startswith("Villages of this name, or") for one in at.expander)


def test_an_address_of_earlier_still_finds_villages(open_page):
    at = open_page("home", village="Rampur, Gaya")
    assert any("Gaya" in label and query.startswith("place?id=IN-V-")
               for label, query in links(at).items())  # fmt: skip
    assert not at.warning


def test_nothing_found_is_said_with_what_to_do(open_page):
    at = open_page("home", q="zzxqwv")
    assert any("Try another spelling" in one.value for one in at.info)


def test_each_programme_has_its_map_and_every_guided_story_its_card(open_page):
    at = open_page("home")
    for package_id in tables.programmes():
        assert f"impact_map?programme={package_id}" in links(at).values()
        assert f"geo/home-{package_id}." in text_of(at)
    assert set(guides.titles().values()) <= set(links(at))
    newest = tables.stories().rows.groupby("package_id").head(1)["title"]
    assert set(newest) <= set(links(at))
