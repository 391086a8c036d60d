"""What is printed of a place can be typed, and a district of today leads to the one it was cut from."""

import json
import re
from urllib.parse import quote

import pytest
from starlette.applications import Starlette

from components.content.maps import map_files
from components.content.places import place as place_facts
from components.facts import searches, tables
from components.server import handlers, middleware, routes, static_pages
from data import languages
from data.place import CUT_FROM, RENAMED
from data.place_words import normalise
from data.places import AmbiguousPlace, UnknownPlace
from tests.unit.asking import ask

# As people type them, and the place as it is printed here.
TYPED = {
    "Gaya Bihar": "Gaya, Bihar",
    "Gaya - Bihar": "Gaya, Bihar",
    "Bihar: Gaya": "Gaya, Bihar",
    "gaya bihar india": "Gaya, Bihar",
    "Gaya District of Nowhere": "",
    "Distt. Gaya": "Gaya, Bihar",
    " IN-BR ": "Bihar",
    "Janjgir–Champa": "Janjgir - Champa, Chhattisgarh",
    "Balrampur Uttar Pradesh": "Balrampur, Uttar Pradesh",
    "West Champaran Bihar": "Pashchim Champaran, Bihar",
    "Koch Bihar": "Koch Bihar, West Bengal",
    "Cooch Bihar": "Koch Bihar, West Bengal",
    "in-br": "Bihar",
    "in-c11-236": "Gaya, Bihar",
    "pk17-S-THATTA": "Thatta, Sindh",
    "State of Bihar": "Bihar",
    "Bihar state": "Bihar",
    "BIHAR": "Bihar",
    "District of Gaya, Bihar": "Gaya, Bihar",
    "Province of Sindh": "Sindh",
    "State of Gaya": "",
    "State of": "",
    "Bilaspur Himachal Pradesh": "",
    "Gaya Sindh": "",
    "Bihar, Bihar": "Bihar",
    "गया": "Gaya, Bihar",
    "बिहार": "Bihar",
    "गया, बिहार": "Gaya, Bihar",
    "गया, Bihar": "Gaya, Bihar",
    "जिला गया": "Gaya, Bihar",
    "बलरामपुर, उत्तर प्रदेश": "Balrampur, Uttar Pradesh",
    "ٹھٹہ": "Thatta, Sindh",
    "ٺٽو": "Thatta, Sindh",
    "ٹھٹہ، سندھ": "Thatta, Sindh",
    "ضلع گھوٹکی": "Ghotki, Sindh",
    # Nobody has reviewed these spellings; vowels tell them from the name of a state.
    "बहार": "",
    "अररीया": "",
    "नहीं, Bihar": "",
    "Gaya district": "Gaya, Bihar",
    "Gaya District, Bihar": "Gaya, Bihar",
    "Balrampur district, Uttar Pradesh": "Balrampur, Uttar Pradesh",
    "Sindh province": "Sindh",
    "Bihar State": "Bihar",
    "Gaya province": "",
    "Gaya, Bihar": "Gaya, Bihar",
    "gaya,bihar": "Gaya, Bihar",
    "Gaya, Bihar, India": "Gaya, Bihar",
    "Balrampur, Uttar Pradesh": "Balrampur, Uttar Pradesh",
    "Balrampur (Uttar Pradesh)": "Balrampur, Uttar Pradesh",
    "Balrampur, UP": "Balrampur, Uttar Pradesh",
    "Balrampur (Chhattisgarh)": "Balrampur, Chhattisgarh",
    "Ghotki, Sindh": "Ghotki, Sindh",
    "Hyderabad, Sindh": "Hyderabad, Sindh",
    "Swat (KP)": "Swat, Khyber Pakhtunkhwa",
    "N 24 Parganas": "North Twenty Four Parganas, West Bengal",
    "24 Parganas (South)": "South Twenty Four Parganas, West Bengal",
    "Palamau": "Palamu, Jharkhand",
    "E. Singhbhum": "Purbi Singhbhum, Jharkhand",
    "W Champaran": "Pashchim Champaran, Bihar",
    "TT Singh": "Toba Tek Singh, Punjab",
    "T. T. Singh": "Toba Tek Singh, Punjab",
    "D I Khan": "Dera Ismail Khan, Khyber Pakhtunkhwa",
    "DIKhan, KPK": "",
    "Uttaranchal": "Uttarakhand",
    "U.P.": "Uttar Pradesh",
    "Orissa": "Odisha",
    "Lyallpur": "Faisalabad, Punjab",
    "Gaya, Sindh": "",
    "Gaya, Nowhere": "",
    "Gaya,": "Gaya, Bihar",
    "(Bihar)": "Bihar",
}
HOST = "https://zone.example"

LATER = {
    "Alipurduar": ("Jalpaiguri", CUT_FROM, 2014),
    "Jhargram": ("Paschim Medinipur", CUT_FROM, 2017),
    "Kalimpong": ("Darjiling", CUT_FROM, 2017),
    "Agar Malwa": ("Shajapur", CUT_FROM, 2013),
    "Agar-Malwa, Madhya Pradesh": ("Shajapur", CUT_FROM, 2013),
    "Niwari": ("Tikamgarh", CUT_FROM, 2018),
    "Maihar": ("Satna", CUT_FROM, 2023),
    "Pandhurna": ("Chhindwara", CUT_FROM, 2023),
    "Mauganj": ("Rewa", CUT_FROM, 2023),
    "Sakti": ("Janjgir - Champa", CUT_FROM, 2022),
    "Gaurela-Pendra-Marwahi": ("Bilaspur", CUT_FROM, 2020),
    "Prayagraj": ("Allahabad", RENAMED, 2018),
    "Ayodhya": ("Faizabad", RENAMED, 2018),
    "Narmadapuram": ("Hoshangabad", RENAMED, 2022),
    "Hathras": ("Mahamaya Nagar", RENAMED, 2012),
    "Murree": ("Rawalpindi", CUT_FROM, 2022),
}


@pytest.fixture(scope="module")
def site() -> Starlette:
    return Starlette(routes=routes(), middleware=middleware(), exception_handlers=handlers())


@pytest.mark.parametrize("typed, printed", TYPED.items())
def test_a_place_is_understood_as_people_write_it(typed, printed):
    places = tables.gazetteer()
    if printed:
        assert places.full_name(places.find(typed).place_id) == printed
    else:
        with pytest.raises(UnknownPlace):
            places.find(typed)


def test_every_reviewed_name_in_another_script_is_understood_or_offers_those_that_have_it():
    places, rows = tables.gazetteer(), tables.package_table("vocabulary", "synonyms")
    for row in rows[rows["place"] & rows["same"]].to_dict("records"):
        meant = ids_of(row["means"])
        assert meant and meant <= ids_of(row["word"]), row["word"]
    assert ids_of("बलरामपुर") == {"IN-C11-182", "IN-P11-balrampur"}
    assert places.near("अररीया") == ["Araria"]
    assert set(places.near("شگڑ")) == {"Sagar", "Shigar"}


def ids_of(name: str) -> set[str]:
    try:
        return {tables.gazetteer().find(name).place_id}
    except AmbiguousPlace as several:
        return set(several.place_ids)


def test_what_a_name_leads_to_is_the_same_for_programs_and_readers(site):
    for typed in ("Uttaranchal", "Gaya Bihar", "ٹھٹہ", "India", "IN-UT", "गया, बिहार"):
        place_id = tables.gazetteer().find(typed).place_id
        right = f"/read/places/{place_id}"
        assert ask(site, f"/place?id={quote(typed)}").text.count(f'canonical" href="{HOST}{right}"')
        moved = ask(site, f"/read/places/{quote(typed)}")
        assert typed == place_id or (moved.status, moved.headers["location"]) == (308, right)
        assert ask(site, right).status == 200
        assert ask(site, f"/api/v1/cases?limit=1&within={quote(typed)}").status == 200


@pytest.mark.parametrize(
    "typed, offered",
    [
        ("Balrampur", {"IN-C11-182", "IN-P11-balrampur"}),
        ("बलरामपुर", {"IN-C11-182", "IN-P11-balrampur"}),
        ("अररीया", {"IN-C11-209"}),
    ],
)
def test_a_name_that_may_be_several_places_offers_each_and_calls_itself_by_none(
    site, typed, offered
):
    names = {tables.gazetteer().full_name(one) for one in offered}
    for path in (f"/place?id={quote(typed)}", f"/read/places/{quote(typed)}"):
        answer = ask(site, path)
        assert (answer.status, "canonical" in answer.text) == (404, False), path
        assert "og:url" not in answer.text and 'content="noindex"' in answer.text, path
        assert offered == set(re.findall(r'href="/read/places/([^"]+)"', answer.text)), path
    refused = json.loads(ask(site, f"/api/v1/cases?within={quote(typed)}").body)
    assert {tables.gazetteer().full_name(*ids_of(one)) for one in refused["near"]} == names


def test_every_full_name_that_is_printed_can_be_typed():
    places = tables.gazetteer()
    for place_id, place in places.places.items():
        full, state = places.full_name(place_id), places.state_name(place_id)
        country = places.name(place.country_id)
        in_brackets = (
            () if place.level == "subdistrict" else (f"{place.name} ({state or country})",)
        )
        for typed in (full, f"{full}, {country}", *in_brackets):
            assert places.find(typed).place_id == place_id, typed


def test_a_state_that_is_given_must_hold_the_place_and_a_limit_still_holds():
    places = tables.gazetteer()
    assert places.find("Balrampur, UP", within="IN-UP").place_id == "IN-C11-182"
    with pytest.raises(UnknownPlace):
        places.find("Balrampur, UP", within="IN-CT")
    with pytest.raises(UnknownPlace):
        places.find("Gaya, Bihar", level="state")


@pytest.mark.parametrize("typed, expected", LATER.items())
def test_a_district_of_today_leads_to_the_one_it_was_with_both_names_and_the_year(typed, expected):
    name, kind, year = expected
    places = tables.gazetteer()
    place = places.find(typed)
    assert place.name == name
    later = [
        one for one in places.later_names(place.place_id) if (one.kind, one.year) == (kind, year)
    ]
    called = next(one for one in later if normalise(typed).startswith(normalise(one.name)))
    page = static_pages.find(f"places/{place.place_id}")
    for said in (place_facts.lead(place), page.lead):
        assert called.name in said and name in said and str(year) in said


def test_the_search_knows_the_districts_of_today():
    for typed in ("Jhargram", "Prayagraj", "ঝাড়গ্রাম", "मैहर", "प्रयागराज", "Gaya, Bihar", "मुंगेर, बिहार"):
        first = searches.search_everything(typed).records[0]
        wanted = {"Paschim Medinipur", "Allahabad", "Satna", "Gaya", "Munger"}
        assert (first.kind, first.title in wanted) == ("place", True), typed


@pytest.mark.parametrize(
    ("typed", "place_id"),
    [
        ("Cooch Bihar", "IN-C11-329"),
        ("in-br", "IN-BR"),
        ("IN-C11-236", "IN-C11-236"),
        ("State of Bihar", "IN-BR"),
        ("Bihar state", "IN-BR"),
        ("BIHAR", "IN-BR"),
        ("Province of Sindh", "PK-S"),
    ],
)
def test_a_code_or_a_name_with_what_it_is_finds_its_place_first(site, typed, place_id):
    first = searches.search_index().find(typed).records[0]
    assert (first.kind, first.record_id) == ("place", place_id)
    moved = ask(site, f"/read/places/{quote(typed)}")
    right = f"/read/places/{place_id}"
    assert typed == place_id or (moved.status, moved.headers["location"]) == (308, right)


def test_a_district_made_of_two_names_both():
    with pytest.raises(AmbiguousPlace) as both:
        tables.gazetteer().find("Sarangarh-Bilaigarh")
    assert both.value.place_ids == ("IN-C11-403", "IN-P11-baloda-bazar")


def test_no_name_of_today_is_the_name_of_another_place():
    places = tables.gazetteer()
    own = {
        (normalise(one.name), places.state_of(one.place_id))
        for one in places.places.values()
        if one.level != "subdistrict"
    }
    rows = tables.package_table("places", "successors")
    for name, place_id in zip(rows["name"], rows["place_id"], strict=True):
        assert (normalise(name), places.state_of(place_id)) not in own, name


def test_a_name_that_is_a_part_of_several_is_near_all_of_them():
    assert {"Kanpur Dehat", "Kanpur Nagar"} <= set(tables.gazetteer().near("Kanpur"))
    assert {"North Twenty Four Parganas", "South Twenty Four Parganas"} <= set(
        tables.gazetteer().near("24 Parganas")
    )


def test_the_map_calls_its_places_as_the_reader_does():
    """Its shapes come once for all readers, with English names."""
    with languages.speaking("hi"):
        file = map_files.words_path().rpartition("/")[2]
        places = tables.gazetteer()
    names = json.loads(map_files.assets()[file])["names"]
    drawn = [shape for layer in map_files.readable_layers() for shape in layer.shapes]
    named = [shape for shape in drawn if shape.place_id in places]
    assert named
    assert all(names[shape.place_id] == places.name(shape.place_id) for shape in named)
    assert names["Bihar"] == places.name("IN-BR") == "बिहार"


def test_the_name_of_a_sub_district_alone_never_stands_for_it():
    places = tables.gazetteer()
    assert places.find("Ratu", level="subdistrict").parent_id == "IN-C11-364"
    with pytest.raises(UnknownPlace):
        places.find("Ratu")
    assert places.find("Dhanbad").level == "district"
    assert "Ratu" not in places.near("Ratu")
    assert places.full_name("IN-C11-364-ratu") == "Ratu, Ranchi, Jharkhand"
