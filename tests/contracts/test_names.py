"""Names in their own script lead to the district they name, or to none: never to another one."""

import itertools
import unicodedata
from collections.abc import Iterator

import pytest

from components.facts import searches, tables
from data import scripts
from data.place import SUBDISTRICT
from data.search_words import folded

# Names that were tried, each with the district it once led to instead.
ONCE_WRONG = {
    "रायगढ़": "Raigarh", "बांदा": "Banda", "झाँसी": "Jhansi", "गोंडा": "Gonda", "बाँका": "Banka",
    "अररिया": "Araria", "अलीगढ़": "Aligarh", "उन्नाव": "Unnao", "বাঁকুড়া": "Bankura", "କଟକ": "Cuttack",
    "ଦେବଗଡ଼": "Debagarh", "पूर्वी सिंहभूम": "Purbi Singhbhum", "ٺٽو": "Thatta",
}  # fmt: skip

# Spellings that nobody wrote down: the rules alone read them, or nothing is found.
BY_RULE = {
    "आज़म गढ़": "Azamgarh", "प्रताप गढ़": "Pratapgarh", "राम गढ़": "Ramgarh", "सुंदर गढ़": "Sundargarh",
    "सीतामढी": "Sitamarhi", "हजारी बाग": "Hazaribagh", "मधे पुरा": "Madhepura", "सुलतानपुर": "Sultanpur",
    "सितापुर": "Sitapur", "मिरज़ापुर": "Mirzapur", "गोरख पुर": "Gorakhpur", "शाहजहाँ पुर": "Shahjahanpur",
    "बिलास पुर": "Bilaspur", "राय पुर": "Raipur", "धमतारी": "Dhamtari", "नालंदा ज़िला": "Nalanda",
    "मुंगेर बिहार": "Munger", "पूर्णियाँ": "Purnia", "भागल पुर": "Bhagalpur", "शिवपूरी": "Shivpuri",
    "बुरहान पुर": "Burhanpur",
    "खण्ड़वा": "Khandwa", "बडवानी": "Barwani", "राजगढ": "Rajgarh", "टीकमगढ": "Tikamgarh",
    "গয়া": "Gaya", "পাটনা": "Patna", "রাঁচি": "Ranchi", "ধানবাদ": "Dhanbad", "বোকারো": "Bokaro",
    "দুমকা": "Dumka", "গিরিডি": "Giridih", "জামতাড়া": "Jamtara", "পাকুড়": "Pakur", "সাহেবগঞ্জ": "Sahibganj",
    "পুরী": "Puri", "গঞ্জাম": "Ganjam", "রায়গড়": "Raigarh", "সুন্দরগড়": "Sundargarh", "বরগড়": "Bargarh",
    "ରାଞ୍ଚି": "Ranchi", "ଗୟା": "Gaya", "ପାଟନା": "Patna", "ରାୟପୁର": "Raipur", "ବସ୍ତର": "Bastar",
    "ବିଲାସପୁର": "Bilaspur", "ଦୁମକା": "Dumka", "ବାଙ୍କୁଡ଼ା": "Bankura", "ਲਾਹੌਰ": "Lahore", "ਮੁਲਤਾਨ": "Multan",
    "ਸਿਆਲਕੋਟ": "Sialkot", "ਕਸੂਰ": "Kasur", "राजनपुर": "Rajanpur", "मुल्तान": "Multan", "लाहौर": "Lahore",
    "पेशावर": "Peshawar", "रावलपिंडी": "Rawalpindi", "कराची": "Karachi", "मुज़फ़्फ़रगढ़": "Muzaffargarh",
    "سلطان پور": "Sultanpur", "رام گڑھ": "Ramgarh", "بلاسپور": "Bilaspur", "رانچی": "Ranchi",
    "گورکھپور": "Gorakhpur", "ملتان شہر": "Multan",
}  # fmt: skip

# Misspelt names of several words, of which one word is the name, or a part of the name, of another place.
MISSPELT = {
    "अंवेडकर नगर": "Ambedkar Nagar", "अबेडकर नगर": "Ambedkar Nagar", "आंबैडकर नगर": "Ambedkar Nagar",
    "काशीराम नगर": "Kanshiram Nagar", "कांशिराम नगर": "Kanshiram Nagar", "कानपूर नगर": "Kanpur Nagar",
    "संत कवीर नगर": "Sant Kabir Nagar", "संत रबिदास नगर": "Sant Ravidas Nagar", "सिद्धर्थ नगर": "Siddharthnagar",
    "महामया नगर": "Mahamaya Nagar", "ज्योतीबा फुले नगर": "Jyotiba Phule Nagar", "असोक नगर": "Ashoknagar",
    "दक्षिन बस्तर दतेवाड़ा": "Dakshin Bastar Dantewada", "کراچے جنوبی": "Karachi South",
    "ڪراچی شرقی": "Karachi East", "کراچی غربے": "Karachi West", "کراچی وستی": "Karachi Central",
    "میرپور خاس": "Mirpur Khas", "ميرپور خاس": "Mirpur Khas", "لکے مروت": "Lakki Marwat",
    "لڪی مروت": "Lakki Marwat", "خیبر پختنخوا": "Khyber Pakhtunkhwa", "خیبر پکھتونخوا": "Khyber Pakhtunkhwa",
    "شملی وزیرستان": "North Waziristan", "افر چترال": "Upper Chitral", "افر کوہستان": "Upper Kohistan",
    "ڪولئی پالس کوہستان": "Kolai Palas Kohistan",
}  # fmt: skip

# Single words with one wrong letter, that sounded like another place.
ONE_WRONG_LETTER = {
    "देबघर": "Deoghar", "दबघर": "Deoghar", "ଦେବଘର": "Deoghar", "দেবঘর": "Deoghar", "भण्ड": "Bhind",
    "वदिशा": "Vidisha", "देवघरा": "Deoghar", "भाँदा": "Banda",
}  # fmt: skip

# Districts and towns that the gazetteer does not have.
ELSEWHERE = (
    "जयपुर", "उदयपुर", "सूरत", "नागपुर", "नाशिक", "पुणे", "लातूर", "बीकानेर", "जोधपुर", "कोटा", "अलवर", "भरतपुर",
    "करौली", "पाली", "नागौर", "बाड़मेर", "चूरू", "सीकर", "दौसा", "टोंक", "बूंदी", "अमृतसर", "लुधियाना",
    "पटियाला", "गुड़गांव", "करनाल", "हिसार", "देहरादून", "हरिद्वार", "नैनीताल", "रोहतक", "सिरोही", "जालना",
    "बीड", "अकोला", "वर्धा", "गोंदिया", "भंडारा", "ঢাকা", "রাজশাহী", "খুলনা", "যশোর", "রংপুর",
    "کابل", "قندھار", "ہرات", "جلال آباد", "سرینگر", "ممبئی", "احمد آباد", "ڈھاکہ", "جودھپور",
    "अहमदाबाद", "सूरतगढ़", "किशनगढ़", "जूनागढ़", "बड़ोदा",
)  # fmt: skip


ARABIC, TATWEEL = ("\u0628", "\u06d3"), "\u0640"


def places_found(typed: str) -> list[str]:
    found = searches.search_index().find(typed)
    return [one.record_id for one in found.records if one.kind == "place"]


def named() -> dict[str, set[str]]:
    """Ids of the places with each name or alias, folded; the search has no sub-districts."""
    ids: dict[str, set[str]] = {}
    searched = (one for one in tables.gazetteer().places.values() if one.level != SUBDISTRICT)
    for place in searched:
        ids.setdefault(folded(place.name), set()).add(place.place_id)
    for table, column in (("aliases", "alias"), ("successors", "name")):
        rows = tables.package_table("places", table)
        for name, place_id in zip(rows[column], rows["place_id"], strict=True):
            if tables.gazetteer()[place_id].level == SUBDISTRICT:
                continue
            ids.setdefault(folded(name), set()).add(place_id)
    return ids


def known_names() -> Iterator[tuple[str, str]]:
    """Each name of a place that is written down in another script, with what it means."""
    rows = tables.package_table("vocabulary", "synonyms")
    for row in rows[rows["place"]].to_dict("records"):
        yield str(row["word"]), str(row["means"])


def spellings(name: str) -> set[str]:
    """Other ways to type a name: dots composed, apart or left out, nasals written otherwise."""
    apart = unicodedata.normalize("NFD", name)
    return {
        name,
        apart,
        unicodedata.normalize("NFC", name),
        apart.replace("\u093c", "").replace("\u09bc", "").replace("\u0b3c", ""),
        name.replace("\u0901", "\u0902"),
        name.replace("\u0902", "\u0901"),
        name.replace("न्", "\u0902").replace("म्ब", "\u0902ब").replace("म्प", "\u0902प"),
        name.replace(" ", "  "),
        f" {name} ",
        name.replace("ی", "ي").replace("ک", "ك"),
        stretched(name),
        name.replace("\u094d", "\u094d\u200d").replace("\u09cd", "\u09cd\u200c"),
        f"\u200f{name}\u200f",
    }


def stretched(name: str) -> str:
    """A name in Arabic letters with a tatweel inside each word, as printers fill a line."""
    pairs = itertools.pairwise(f"{name} ")
    is_inside = [ARABIC[0] <= one <= ARABIC[1] and after != " " for one, after in pairs]
    return "".join(one + TATWEEL * inside for one, inside in zip(name, is_inside, strict=True))


@pytest.mark.parametrize("typed, right", ONCE_WRONG.items())
def test_a_name_leads_to_its_own_district(typed, right):
    assert set(places_found(typed)[:1]) <= named()[folded(right)]
    assert places_found(typed)


def test_every_name_written_down_leads_to_its_place_however_it_is_typed():
    names, wrong = named(), []
    for name, means in known_names():
        for typed in spellings(name):
            found = places_found(typed)
            if not found or found[0] not in names[folded(means)]:
                wrong.append((typed, means, found[:1]))
    assert wrong == []


def test_no_name_written_down_sounds_like_another_place():
    names, wrong = named(), []
    by_sound = searches.search_index().guesses.names
    for name, means in known_names():
        meant, _ = by_sound.meant(name)
        ids = {one for each in meant for one in by_sound.places.get(each, ())}
        if ids and not ids & names[folded(means)]:
            wrong.append((name, means, meant))
    assert wrong == []


@pytest.mark.parametrize("typed, right", BY_RULE.items())
def test_a_spelling_that_nobody_wrote_down_is_right_or_finds_nothing(typed, right):
    found = places_found(typed)
    assert set(found[:1]) <= (named()[folded(right)] if right else set()), found
    assert bool(found) == bool(right)


@pytest.mark.parametrize("typed, right", MISSPELT.items())
def test_a_misspelt_name_leads_to_no_place_that_has_a_part_of_it(typed, right):
    assert set(places_found(typed)[:1]) <= named()[folded(right)]


@pytest.mark.parametrize("typed, right", ONE_WRONG_LETTER.items())
def test_a_word_with_a_wrong_letter_leads_to_its_own_district_or_to_none(typed, right):
    assert set(places_found(typed)[:1]) <= named()[folded(right)]


@pytest.mark.parametrize("typed", ELSEWHERE)
def test_a_place_that_is_not_here_leads_to_no_other(typed):
    found = searches.search_index().find(typed)
    assert places_found(typed) == [], found.asked


def test_a_name_that_fits_several_places_is_offered_and_not_looked_for():
    found = searches.search_index().find("شگڑ")
    assert not [one for one in found.records if one.kind == "place"]
    assert list(found.offered) == ["شگڑ"]
    offered = [named()[name] for name in found.offered["شگڑ"]]
    assert sorted(map(sorted, offered)) == [["IN-C11-427"], ["PK17-gb-shigar"]]


def test_a_word_is_repeated_as_it_was_typed():
    found = searches.search_index().find("मिरज़ापुर")
    assert list(found.guessed) == ["मिरज़ापुर"]


@pytest.mark.parametrize(
    "written, sounds, silent",
    [
        ("गढ़", "garh", "gad"),
        ("গড়", "gar", "gad"),
        ("गढ़ा", "garha", "garh"),
        ("झाँसी", "Jhansi", "Jhamsi"),
        ("चंपा", "Champa", "Chanpo"),
        ("सिंह", "Singh", "Sih"),
        ("ଗଡ଼", "gada", "gaja"),
        ("मऊ", "Mau", "Man"),
    ],
)
def test_a_pattern_demands_what_is_written(written, sounds, silent):
    pattern = scripts.pattern(written)
    assert pattern is not None
    assert pattern.fullmatch(scripts.sound(sounds))
    assert not pattern.fullmatch(scripts.sound(silent))
