"""Villages as a visitor meets them: searched, opened, on the map of a district; ground is never coverage."""

import html
import re
import subprocess
import sys

import pytest

from components.content.elements.blocks import Items, Link, Map, Note, Sources
from components.content.places import place as place_facts
from components.content.places import place_page
from components.content.villages import (
    found_villages,
    gatherings_near,
    ground_facts,
    ground_map,
    village_page,
    village_table,
)
from components.facts import indicators, tables, villages
from components.figures.maps.map_figure import MapFigure
from components.server import static_pages, warm_up
from components.server.static_pages import places
from data import impact_points, languages, nearby, village_index
from data.catalog import data_root
from data.choices import CaseChoice
from tests.app.test_pages import text_of
from tests.kept import nothing_kept

GAYA, BEGUSARAI, ODISHA = "IN-C11-236", "IN-C11-222", "IN-C11-391"
DISTRICTS = (GAYA, BEGUSARAI, "PK17-s-tharparkar", "PK17-kp-chitral", "IN-C11-198")


@pytest.fixture(scope="module", autouse=True)
def _names():
    village_index.make(data_root())


def test_a_story_leads_to_its_village_and_the_village_to_the_story(open_page):
    case = tables.stories().case("pacs-cs081")
    village = villages.village(case["village_id"])
    at = open_page("place", id=village.village_id)
    assert not at.exception
    said = text_of(at)
    assert village_page.full_name(village) in said
    assert "Covered, on weak evidence" in said
    links = [link.proto.label for link in at.get("page_link")]
    assert any(case["title"] in label and "place likely" in label for label in links)


def test_a_village_without_a_story_near_it_has_the_nearest_ones_first(monkeypatch):
    monkeypatch.setattr(village_page, "_has_a_story_near", lambda village: False)
    village = villages.village("IN-V-238244")
    rows = villages.documented()
    told = rows[rows["kind"] == nearby.CASE]
    km = nearby.distances(told["lat"], told["lon"], village.lat, village.lon)
    far = dict(zip(told["row_id"], km, strict=True))
    (section,) = village_page.stories(village)
    ids = [card.link.path.removeprefix("cases/") for card in section.blocks[0].cards]
    themes = set.intersection(*(set(tables.stories().case(one)["themes"]) for one in ids))
    about = tables.stories().matching(CaseChoice(themes=tuple(themes), programmes=("pacs",)))
    assert [far[one] for one in ids] == sorted(far[one] for one in about["case_id"] if one in far)[
        : len(ids)
    ]


def test_what_is_documented_nearest_leads_on_and_says_how_far_and_how_sure():
    rows = villages.documented()
    federation = rows[rows["kind"] == nearby.ORGANISATION].iloc[0]
    around = villages.of_district("pakistan_settlements", federation["place_id"])
    near = nearby.nearest(around, federation["lat"], federation["lon"], 1, 80).iloc[0]
    section = village_page.documented(villages.village(near["village_id"]))
    (items, *_) = (block.items for block in section.blocks if isinstance(block, Items))
    own = next(one for one in items if one.label == federation["title"])
    assert own.page == "federations" and own.query["district"] == federation["place_id"]
    assert all(isinstance(one, Link) and "km" in str(one.remark) for one in items)


def test_a_village_without_a_point_has_the_stories_that_are_told_of_it():
    case = tables.stories().case("PK-030")
    section = village_page.documented(villages.village(case["village_id"]))
    (items, *_) = (block.items for block in section.blocks if isinstance(block, Items))
    assert [one.path for one in items] == ["cases/PK-030"]


def test_a_gathering_near_a_village_has_its_distance_and_is_likely():
    chitral = villages.of_district("pakistan_settlements", "PK17-kp-chitral")
    section = village_page.documented(villages.village(chitral["village_id"].iloc[0]))
    *_, gatherings = (block.items for block in section.blocks if isinstance(block, Items))
    assert gatherings[0].path.startswith("gatherings/")
    assert all(re.search(r"about \d+ km, place likely", str(one.remark)) for one in gatherings)
    notes = [block.text for block in section.blocks if isinstance(block, Note)]
    assert gatherings_near.BY_DISTRICT in notes


def test_the_heading_of_a_village_runs_from_the_right_in_urdu(open_page):
    at = open_page("place", id="IN-V-238244", lang="ur")
    assert at.title[0].value.startswith("\u200f")


def test_the_census_of_a_village_stands_beside_its_block_district_and_state(open_page):
    said = text_of(open_page("place", id="IN-V-238244"))
    for expected in ("13,178", "Bakhri, its villages", "Begusarai", "Bihar", "Can read and write"):
        assert expected in said


def test_a_name_that_many_have_is_asked_back(open_page):
    at = open_page("coverage", village="Rampur")
    assert not at.exception
    assert "Several have this name" in text_of(at)
    assert len([one for one in at.get("page_link") if "Rampur" in one.proto.label]) > 5


def test_a_name_that_another_has_with_one_letter_more_opens_no_village(open_page):
    at = open_page("place", id="Biswnathpur")
    assert not at.exception
    assert "One village is written so" in text_of(at)
    assert not at.warning
    labels = [link.proto.label for link in at.get("page_link")]
    assert any("Raibania" in label for label in labels)
    assert any("Bishwnathpur, Konch, Gaya" in label for label in labels)


def test_the_box_offers_the_district_whose_name_it_was_given_in_another_script(open_page):
    at = open_page("coverage", village="गया")
    assert not at.exception
    assert any("Gaya, Bihar" in link.proto.label for link in at.get("page_link"))
    assert "in Latin letters" in text_of(at)


def test_a_district_of_the_same_name_does_not_hide_the_villages(open_page):
    assert "Villages of the same name" in text_of_headers(open_page("place", id="Rampur"))


def text_of_headers(at) -> str:
    return "\n".join(one.value for one in at.header)


@pytest.mark.parametrize("words", ["पढ़ियारा, बेगूसराय", "Padhiara", "Padiara"])
def test_a_village_of_a_story_is_found_as_the_story_spells_it(open_page, words):
    at = open_page("home", village=words)
    assert not at.exception
    assert [one for one in at.get("page_link") if "Parihara" in one.proto.label]


def test_a_district_that_a_village_is_called_like_is_offered_beside_the_villages(open_page):
    at = open_page("place", id="Thatta")
    assert not at.exception
    assert "Thatta, Sindh" in at.title[0].value
    assert "Villages of the same name" in text_of_headers(at)
    at = open_page("coverage", village="Thatta")
    labels = [link.proto.label for link in at.get("page_link")]
    assert "Several have this name" in text_of(at)
    assert any("Thatta, Sindh" in label for label in labels)


@pytest.mark.parametrize(("village_id", "has_point"), [("IN-V-238244", True), (None, False)])
def test_a_village_stands_on_a_map_with_its_neighbours(village_id, has_point):
    rows = villages.of_district("india_census_villages", BEGUSARAI)
    without = rows[rows["lat"].isna()]["village_id"].iloc[0]
    village = villages.village(village_id or without)
    section = village_page.where(village)
    (shown,) = (block for block in section.blocks if isinstance(block, Map))
    assert shown.figure.cloud is not None and looks_of(shown.figure) == {"ground"}
    marks = [point.label for point in shown.figure.points if point.kind == ground_map.HERE]
    assert marks == ([village.name] if has_point else [])
    notes = [block.text for block in section.blocks if isinstance(block, Note)]
    assert (village_page.WITHOUT_POINT in notes) != has_point


def test_what_is_no_village_is_said(open_page):
    assert "No village of this name" in text_of(open_page("home", village="Xyzzyburg"))


def test_while_the_names_are_being_prepared_it_is_said(open_page, monkeypatch):
    monkeypatch.setattr(villages, "is_index_ready", lambda: False)
    assert "is being prepared" in text_of(open_page("home", village="Rampur"))


def test_that_the_names_could_not_be_prepared_is_said_instead(monkeypatch, tmp_path):
    path = tmp_path / "names-0.sqlite"
    monkeypatch.setattr(villages, "_index_path", lambda: path)
    broken = subprocess.Popen([sys.executable, "-c", "raise SystemExit(1)"])
    monkeypatch.setattr(villages, "begin_index", lambda: broken)
    with languages.speaking(languages.ENGLISH):
        assert "is being prepared" in found_villages.in_words("Rampur").said
        warm_up.make_village_names()
        assert "could not be prepared" in found_villages.in_words("Rampur").said
        # A server that starts again tries again.
        monkeypatch.undo()
        monkeypatch.setattr(villages, "_index_path", lambda: path)
        monkeypatch.setattr(subprocess, "Popen", lambda command: command)
        assert villages.begin_index()
        assert "is being prepared" in found_villages.in_words("Rampur").said


def test_the_map_of_a_district_shows_its_blocks_and_its_villages_in_a_table(open_page):
    at = open_page("coverage", programme="pacs", state="IN-BR", district=GAYA)
    assert not at.exception
    said = text_of(at)
    assert "villages" in said
    assert "No source lists the villages" in said
    block = next(box for box in at.selectbox if box.label == "Block")
    count = len(block.options)
    assert count == 1 + len(tables.layer(ground_map.layer_id_of(GAYA)).shapes)


@pytest.mark.parametrize("page", ["coverage", "federations"])
def test_a_district_alone_brings_its_state(open_page, page):
    at = open_page(page, programme="pacs", district=GAYA)
    chosen = {box.label: box.value for box in at.selectbox}
    assert (chosen["State or province"], chosen["District"]) == ("IN-BR", GAYA)
    assert "is not known here" not in "".join(one.value for one in at.warning)
    # Who then lets go of the state is not led back.
    at.selectbox(key="state").select("").run()
    assert "District" not in {box.label for box in at.selectbox}


def test_what_was_chosen_inside_a_district_ends_with_it(open_page):
    """A mark and a block belong to the map of one district."""
    village = {"district": BEGUSARAI, "at": "IN-V-238244"}
    at = open_page("coverage", **village)
    padhiara = ">Padhiara</h2>"
    assert padhiara in text_of(at)
    at.selectbox(key="district").select(GAYA).run()
    assert padhiara not in text_of(at)
    assert not at.warning
    assert "at" not in at.query_params
    said = open_page("coverage", **{**village, "district": GAYA})
    assert padhiara not in text_of(said)
    assert "IN-V-238244" in said.warning[0].value
    without = open_page("coverage", at="IN-V-238244")
    assert "Choose a district first" in without.warning[0].value


@pytest.mark.parametrize(
    ("district", "said"),
    [
        (GAYA, "Block"), ("IN-C11-198", "Tehsil"), (ODISHA, "Police-station area"),
        ("PK17-s-tharparkar", "Tehsil"), (None, "Block or tehsil"),
    ],
)  # fmt: skip
def test_the_shapes_inside_a_district_are_called_what_they_are(district, said):
    with languages.speaking(languages.ENGLISH):
        assert ground_map.say_shapes(district) == said


def test_villages_without_people_are_not_counted_as_lived_in():
    rows = villages.of_district("india_census_villages", GAYA, ground_facts.PEOPLE)
    lived_in = int((rows["population"] > 0).sum())
    with languages.speaking(languages.ENGLISH):
        said = ground_facts.said(GAYA)
    assert f"{lived_in:,} of them have people" in said and f"{len(rows):,} villages" in said


def test_a_file_of_villages_says_whose_figures_they_are_and_under_which_licence():
    for place_id in (GAYA, "PK17-s-tharparkar"):
        layer = village_table.layer_of(place_id)
        rows = village_table.file_rows(layer, village_table.rows(layer.layer_id, place_id, None))
        assert set(rows["Source"]) == {layer.credit}
        assert set(rows["Licence"]) == {layer.licence}
        assert set(rows["Year"]) == {layer.year}


def test_every_mark_leads_somewhere_also_where_no_village_is_known(open_page):
    rows = villages.documented()
    assert rows[rows["village_id"].isna()]["kind"].nunique() == 2
    for kind, own in rows[rows["village_id"].isna()].groupby("kind"):
        one = next(row for row in own.itertuples() if ground_map.layer_id_of(row.place_id))
        points = ground_map.figure(one.place_id).points
        assert all(point.place_id for point in points)
        at = open_page("coverage", programme=one.package_id, district=one.place_id, at=one.row_id)
        assert not at.exception and not at.warning
        labels = [link.proto.label for link in at.get("page_link")]
        assert any(one.title in said for said in (text_of(at), *labels))
        assert kind == nearby.CASE or any("Federations of" in label for label in labels)


def test_a_place_that_nobody_judged_is_likely_at_best():
    organisations = tables.table("organisations").rows
    unjudged = set(organisations[organisations["point_match"].isna()]["org_id"])
    rows = villages.documented()
    assert not rows[rows["row_id"].isin(unjudged)]["is_sure"].any()
    placed = impact_points.of_federations(organisations).dropna(subset=["lat"])
    assert not placed[placed["row_id"].isin(unjudged)]["is_sure"].any()


@pytest.mark.parametrize("place_id", DISTRICTS)
def test_ground_is_never_coloured_as_covered(place_id):
    figure = ground_map.figure(place_id)
    assert looks_of(figure) == {"ground"}
    assert {entry.look for entry in figure.legend.entries} == {"ground"}
    assert figure.cloud is None or figure.legend.dots


def looks_of(figure: MapFigure) -> set[str]:
    return {area.look for area in figure.areas}


@pytest.mark.parametrize("place_id", DISTRICTS)
def test_a_count_of_villages_names_its_census_and_year(place_id):
    census = ground_facts.census_of(place_id)
    for area in ground_map.figure(place_id).areas:
        assert not area.value_text or str(census.year) in area.value_text
    assert str(census.year) in ground_facts.said(place_id)
    assert census.credit in ground_facts.credits_of(place_id)


def test_a_mark_that_is_only_likely_is_told_apart():
    figure = ground_map.figure(BEGUSARAI)
    assert [point.is_sure for point in figure.points] == [False]
    assert "place likely" in figure.legend.kinds[0]


def test_the_links_of_the_table_keep_the_language(open_page):
    at = open_page("coverage", programme="pacs", state="IN-BR", district=GAYA, lang="hi")
    links = re.findall(r'href="([^"]*/place\?id=IN-V-[^"]*)"', text_of(at))
    assert links
    assert all("lang=hi" in link for link in links)


def test_a_district_leads_to_its_blocks_and_a_village_to_its_block(open_page):
    at = open_page("place", id="IN-C11-364")
    assert "Its blocks or tehsils" in text_of_headers(at)
    block = tables.gazetteer().children("IN-C11-364", "subdistrict")[0]
    village = next(
        one
        for one in villages.of_district("india_census_villages", "IN-C11-364").itertuples()
        if one.shape_id == block.shape_id
    )
    at = open_page("place", id=village.village_id)
    links = [link.proto.label for link in at.get("page_link")]
    assert any(block.name in label for label in links)


def test_a_block_has_the_census_of_its_villages_beside_its_district_and_state(open_page):
    at = open_page("place", id="IN-C11-236-barachatti")
    assert "Its villages in the census" in text_of_headers(at)
    said = text_of(at)
    assert "Barachatti, its villages" in said and "34.0" in said
    assert "Census of India 2011" in said and "No figure is recorded" not in said
    assert len(at.get("page_link")) and "The district Gaya" in said


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("IN-C11-236-barachatti", "Barachatti is among the blocks that its record names"),
        ("IN-C11-236-dobhi", place_page.OTHER_BLOCKS),
        ("PK17-s-thatta-ghorabari", place_page.OF_DISTRICT),
    ],
)
def test_a_block_says_whether_a_programme_worked_in_its_district_and_who_says_so(
    open_page, block, said
):
    place = tables.gazetteer()[block]
    (programme,) = indicators.programmes_in(place.country_id)
    row = place_facts.drawn_district(programme, place.parent_id)
    at = open_page("place", id=block)
    assert not at.exception
    shown = "\n".join((text_of(at), *(one.value.replace("\\", "") for one in at.caption)))
    district = tables.gazetteer()[place.parent_id]
    sentence = f"The district {district.name}: {place_facts.look_of(programme, district)}"
    # Where the page begins, and with what is recorded.
    assert shown.count(sentence) == 2
    assert said in shown and row.partners in shown
    named = tables.sources().loc[[(programme, one) for one in place_facts.sources_of(row)]]
    assert all(html.escape(url) in shown for url in named["url"])


def test_a_block_of_a_district_without_a_record_says_no_more_than_that():
    place = tables.gazetteer()["IN-C11-364-angara"]
    (section,) = place_page.work(place.place_id).values()
    assert [str(block) for block in section.blocks if isinstance(block, Note | Sources)] == []


def test_a_village_says_who_says_that_a_programme_worked_in_its_district():
    section = village_page.work(villages.village("IN-V-238244"))
    row = place_facts.drawn_district("pacs", BEGUSARAI)
    lines = [line for block in section.blocks if isinstance(block, Sources) for line in block.lines]
    assert len(lines) == len(place_facts.sources_of(row)) > 0


def test_a_block_has_what_the_register_counts_in_its_habitations(open_page):
    shown = text_of(open_page("place", id="IN-C11-236-barachatti"))
    assert "Habitations</dt><dd>194" in shown and "128,709" in shown
    assert "PMGSY rural roads data" in shown and "Of the development block Barachatti" in shown


@pytest.fixture
def without_licence(monkeypatch):
    """The site as it is where the folder of villages without a licence was deleted; the story of one."""
    cases = tables.table("cases").rows
    named = cases[cases["village_id"].fillna("").str.startswith("IN-U-")]
    kept = tuple(one for one in villages.layers() if one.layer_id != "uttar_pradesh_villages")
    with (
        nothing_kept("components.facts.villages"),
        nothing_kept("components.content"),
        nothing_kept("components.server"),
    ):
        monkeypatch.setattr(villages, "_opened", lambda: (kept, ()))
        yield named.iloc[0]


def test_where_the_villages_without_a_licence_are_deleted_everything_else_works(
    open_page, without_licence
):
    case = without_licence
    place = case["place_id"]
    at = open_page("place", id=case["village_id"])
    assert not at.exception and not at.error
    at = open_page("case_study", story=case["case_id"])
    assert not at.exception and case["title"] in text_of(at)
    assert not [one for one in at.get("page_link") if "IN-U-" in one.proto.query_string]
    at = open_page("coverage", programme="pacs", state="IN-UP", district=place)
    assert not at.exception and "Its villages" in text_of(at)
    assert static_pages.find(f"places/{place}") is not None
    assert static_pages.find(f"places/{case['village_id']}") is None
    assert all("IN-U-" not in name for name in places.names())


def test_a_district_without_a_story_offers_those_of_its_state(open_page):
    at = open_page("coverage", programme="pacs", district="IN-C11-364")
    said = " ".join(one.proto.body for one in at.get("html"))
    assert "From elsewhere in Jharkhand" in said
    links = [one.proto for one in at.get("page_link") if one.proto.page == "case_study"]
    assert all(one.query_string.startswith("story=") for one in links)
    assert len(links) >= 3
