"""What is printed of a place can be typed, and a district of today leads to the one it was cut from."""

import pytest

from components.content import place as place_facts
from components.facts import tables
from components.server import static_pages
from data.place import CUT_FROM, RENAMED
from data.places import AmbiguousPlace, UnknownPlace, normalise

# As people type them, and the place as it is printed here.
TYPED = {
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


@pytest.mark.parametrize("typed, printed", TYPED.items())
def test_a_place_is_understood_as_people_write_it(typed, printed):
    places = tables.gazetteer()
    if printed:
        assert places.full_name(places.find(typed).place_id) == printed
    else:
        with pytest.raises(UnknownPlace):
            places.find(typed)


def test_every_full_name_that_is_printed_can_be_typed():
    places = tables.gazetteer()
    for place_id, place in places.places.items():
        full, state = places.full_name(place_id), places.state_name(place_id)
        country = places.name(place.country_id)
        for typed in (full, f"{full}, {country}", f"{place.name} ({state or country})"):
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
        first = tables.found(typed).records[0]
        wanted = {"Paschim Medinipur", "Allahabad", "Satna", "Gaya", "Munger"}
        assert (first.kind, first.title in wanted) == ("place", True), typed


def test_a_district_made_of_two_names_both():
    with pytest.raises(AmbiguousPlace) as both:
        tables.gazetteer().find("Sarangarh-Bilaigarh")
    assert both.value.place_ids == ("IN-C11-403", "IN-P11-baloda-bazar")


def test_no_name_of_today_is_the_name_of_another_place():
    places = tables.gazetteer()
    own = {(normalise(one.name), places.state_of(one.place_id)) for one in places.places.values()}
    rows = tables.package_table("places", "successors")
    for name, place_id in zip(rows["name"], rows["place_id"], strict=True):
        assert (normalise(name), places.state_of(place_id)) not in own, name


def test_a_name_that_is_a_part_of_several_is_near_all_of_them():
    assert {"Kanpur Dehat", "Kanpur Nagar"} <= set(tables.gazetteer().near("Kanpur"))
    assert {"North Twenty Four Parganas", "South Twenty Four Parganas"} <= set(
        tables.gazetteer().near("24 Parganas")
    )
