"""Districts claimed, proven and likely: three numbers that are always told together."""

from datetime import date

import pytest

from components.brief import describe
from components.brief.choice import PackChoice
from components.content.elements import choice_words
from components.content.impact_maps import impact, impact_map
from components.content.maps import coverage_map, map_pictures
from components.facts import tables
from components.server import static_pages
from components.server.offline import contents
from data.choices import ImpactChoice
from data.places import Gazetteer

DAY, SITE = date(2026, 11, 22), "https://learning-zone.example"

STATES = [
    (package_id, state)
    for package_id in tables.programmes()
    for state in tables.coverage_by_state(package_id)["place_id"]
]


def words_of(page: static_pages.Document) -> str:
    return " ".join(
        str(block.text) for part in page.sections for block in part.blocks if hasattr(block, "text")
    )


def recounted(package_id: str, state: str, evidence: str, places: Gazetteer) -> int:
    """Covered districts of a state or region in the table, from its rows."""
    rows = tables.of_programme("coverage", package_id)
    own = rows[(rows["status"] == "covered") & (rows["evidence"] == evidence)]
    regions = [one for one in rows["place_id"] if places[one].level == "state"]
    return sum(
        places.counted_in(one, regions) == state for one in own["place_id"] if one not in regions
    )


@pytest.mark.parametrize(("package_id", "state"), STATES)
def test_every_sentence_of_a_state_has_all_three_numbers(package_id, state):
    places = tables.gazetteer()
    row = tables.coverage_by_state(package_id).set_index("place_id").loc[state]
    told = coverage_map.say_district_counts(package_id, state)
    for number, words in (
        (int(row["claimed"]), "district"),
        (recounted(package_id, state, "sourced", places), "proven by a source"),
        (recounted(package_id, state, "weak", places), "likely on weak evidence"),
    ):
        assert f"{number:,} {words}" in told
    assert told in coverage_map.sentence(package_id, state)
    for page in (static_pages.find(f"places/{state}"), contents.document(f"places/{state}")):
        assert told.replace("&", "&amp;") in words_of(page)


@pytest.mark.parametrize("package_id", list(tables.programmes()))
def test_the_home_pages_tell_them_for_the_whole_programme(package_id):
    told = coverage_map.say_district_counts(package_id)
    assert told in words_of(static_pages.find(""))
    assert told in words_of(contents.document(contents.PROGRAMMES))
    assert told in coverage_map.sentence(package_id, None)


@pytest.mark.parametrize(("package_id", "state"), STATES)
def test_more_districts_than_claimed_are_explained_by_name(package_id, state):
    counts = coverage_map.counts(package_id, state)
    assert counts.proven + counts.weak - len(counts.later) <= counts.claimed


def test_districts_of_one_record_have_one_look():
    for package_id in tables.programmes():
        looks = tables.coverage_by_district(package_id).set_index("place_id")["look"]
        for place_id, look in looks.items():
            elder = tables.gazetteer()[place_id].split_from
            if look == "no_record" and elder in looks.index:
                assert looks[elder] != "covered", place_id


def test_a_table_never_writes_what_is_missing():
    for package_id in tables.programmes():
        told = coverage_map.table_of(package_id, None).rows["Evidence"]
        assert not told.str.contains("nan|None|<NA>", regex=True).any()


# Where younger districts are drawn: covered districts on record, and on the map.
YOUNGER = {("rspn", None): (124, 128), ("rspn", "PK-B"): (20, 21), ("rspn", "PK-GB"): (6, 9)}


@pytest.mark.parametrize(
    ("package_id", "state"), [*STATES, *((one, None) for one in tables.programmes())]
)
def test_a_map_of_younger_districts_than_the_records_says_both_numbers_and_no_other_map_does(
    package_id, state
):
    told = coverage_map.counted_otherwise(package_id, state)
    both = YOUNGER.get((package_id, state))
    assert bool(told) == (both is not None)
    assert not both or "{} covered districts of the records are {}".format(*both) in told
    assert told in coverage_map.sentence(package_id, state)


@pytest.mark.parametrize("state", ["PK-KP", "PK-FATA"])
def test_a_state_with_the_districts_of_anothers_records_counts_none_of_them_as_younger(state):
    said = coverage_map.sentence("rspn", state)
    assert "later time" not in said and " 0 districts drawn" not in said and "; ." not in said


def test_one_covered_district_is_counted_as_one():
    said = choice_words.say_drawn((1, 2))
    assert said.endswith("1 covered district of the records is 2 on the map.")


def test_wherever_a_programme_admits_what_it_lists_the_other_number_of_the_map_stands_beside_it(
    facts,
):
    told = coverage_map.counted_otherwise("rspn")
    assert "124 covered districts of the records are 128" in told
    assert told in map_pictures.whole("rspn").notes
    view = impact.view_of(ImpactChoice("rspn"))
    assert any(told in caution for caution in impact_map.cautions(view))
    choice = PackChoice("PK-GB", "reach", "donor", added=("map:rspn",))
    cautions = describe.describe(facts, choice, SITE, DAY).picture.cautions
    assert any(coverage_map.counted_otherwise("rspn", "PK-GB") == one.text for one in cautions)
