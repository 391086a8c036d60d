"""The home page: what a search finds by kind, and the ways on from there."""

from components.content import home_page
from components.content.guided_stories import guides
from components.facts import searches, tables
from data import languages
from tests.app.test_pages import text_of


def links(at) -> dict[str, str]:
    """Page and query of each link, by its label."""
    return {
        one.proto.label: f"{one.proto.page}?{one.proto.query_string}" for one in at.get("page_link")
    }


def test_a_right_leads_to_its_stories_and_to_all_of_them(open_page):
    at = open_page("home", q="land")
    found = searches.search_everything("land").ids("case")
    assert {f"case_study?story={one}" for one in found[:3]} <= set(links(at).values())
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
    stories = tables.stories().rows.dropna(subset="year")
    for _, own in stories.groupby("package_id"):
        newest = own[own["year"] == own["year"].max()]["case_id"]
        assert any(f"case_study?story={one}" in links(at).values() for one in newest)


def test_the_lead_counts_the_programmes_and_says_when_there_is_none(monkeypatch):
    with languages.speaking(languages.ENGLISH):
        assert "2 programmes helped" in home_page.say_lead()
        assert "in India and Pakistan." in home_page.say_lead()
        monkeypatch.setattr(tables, "programmes", dict)
        assert home_page.say_lead() == "No programme can be shown at this moment."
