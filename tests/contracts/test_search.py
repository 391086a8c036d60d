"""Forty queries and more, as visitors type them: the right record is among the first three."""

import pytest

from data.search import Index, SearchResult
from data.search_records import TABLES, Shelves, other_names
from data.search_words import Synonyms
from data.vocabulary import Vocabulary

FIRST = 3

# What is typed, and the records of which one must be among the first three.
TYPING_ERRORS = {
    "Mayurbanj": {"IN-C11-376"},
    "Muzafarabad": {"PK17-ajk-muzaffarabad"},
    "Jharkand": {"IN-JH"},
    "anganwari": {"pacs-cs018", "pacs-cs070", "pacs-cs082", "pacs-cs083", "pacs-cs089"},
    "Khuzdaar": {"PK17-b-khuzdar"},
    "microhydro Chitrall": {"PK-014", "PK-015", "PK-017"},
    "earthqake Roundu": {"PK-005"},
    "Pashchim Champaren": {"IN-C11-203"},
    "weelchairs": {"PK-044"},
    "untouchabilty festival": {"pacs-cs021"},
    "hand pmup": {"pacs-cs014", "pacs-cs081", "PK-055", "PK-065", "PK-077"},
    "landles Sagarpur": {"pacs-cs006"},
}
SYNONYMS = {
    "Orissa": {"IN-OR"},
    "Bettiah": {"IN-C11-203"},
    "NREGA women supervisors": {"pacs-cs059"},
    "harijan land": {"pacs-cs003", "pacs-cs006"},
    "SHG earnings": {"pacs-cs001"},
    "anganwadi": {"pacs-cs018", "pacs-cs070", "pacs-cs082", "pacs-cs083", "pacs-cs089"},
    "school lunch Bakayan": {"pacs-cs073"},
    "kids parliament": {"pacs-cs008"},
    "adivasi forest": {"pacs-cs055", "pacs-cs038", "pacs-cs005", "pacs-r018", "pacs-r007"},
    "solar water": {"PK-040", "PK-051"},
    "CNIC women": {"PK-082"},
    "handicapped pension": {"pacs-cs044"},
    "AKRSP": {"akrsp"},
    "mahila samuh income": {"pacs-cs001", "PK-037"},
    "PDS dealer Musahar": {"pacs-cs022"},
}
SCRIPTS = {
    "ओडिशा": {"IN-OR"},
    "ଓଡ଼ିଶା": {"IN-OR"},
    "गया": {"IN-C11-236"},
    "बनारस": {"IN-C11-197"},
    "पटना": {"IN-C11-230"},
    "पश्चिमी चंपारण": {"IN-C11-203"},
    "মালদা": {"IN-C11-332"},
    "سندھ": {"PK-S"},
    "چترال": {"PK17-kp-chitral"},
    "ڈیرہ غازی خان": {"PK17-p-dera-ghazi-khan"},
    "خضدار": {"PK17-b-khuzdar"},
    "मनरेगा गीत": {"pacs-cs011", "pacs-cs062", "pacs-r030", "pacs-n011"},
    "आंगनवाड़ी": {"pacs-cs018", "pacs-cs070", "pacs-cs082", "pacs-cs083", "pacs-cs089"},
    "لاڑکانہ خواتین": {"PK-076", "PK-074", "PK-075", "PK-071"},
}
PLAIN = {
    "Gaya": {"IN-C11-236"},
    "widow job card": {"pacs-cs007"},
    "Benarasi weaver": {"pacs-cs025"},
    "who got land back from landlords": {"pacs-cs003"},
    "conclave Bhopal": {"pacs-2014-mp"},
    "conclave in Nalanda": {"pacs-2015-br-nal"},
    "LSO convention Swat": {"SRSP-SWAT"},
    "COVID masks": {"PK-039"},
    "trees Ghotki": {"PK-054", "PK-056"},
    "aaina": {"aaina"},
    "getting kids back to school": {"pacs-r002"},
    "embroidery medal": {"PK-046"},
    "water channel Gupis": {"PK-001"},
}
NOTHING = ("xyzzy", "qqqq wwww", "", "   ", "!!!", "の", "12345678901")


@pytest.fixture(scope="module")
def index(catalog, table, every_table, gazetteer) -> Index:
    def shared(package: str, name: str):
        return every_table.one(package, name).rows

    shelves = Shelves(
        {name: table(name) for name in TABLES},
        gazetteer,
        other_names(shared("places", "aliases"), shared("places", "successors")),
        Vocabulary.from_tables(shared("vocabulary", "terms"), shared("vocabulary", "glossary")),
        {package.package_id: package.short_title for package in catalog.programmes},
    )
    return Index.of(shelves.records(), Synonyms.from_table(shared("vocabulary", "synonyms")))


def first(found: SearchResult) -> list[str]:
    return [one.record_id for one in found.records[:FIRST]]


@pytest.mark.parametrize(
    "typed, expected", [*{**TYPING_ERRORS, **SYNONYMS, **SCRIPTS, **PLAIN}.items()]
)
def test_the_right_record_is_among_the_first_three(index, typed, expected):
    found = index.find(typed)
    assert expected & set(first(found)), (first(found), found.asked)


@pytest.mark.parametrize("typed", NOTHING)
def test_nothing_is_found_for_what_is_not_there(index, typed):
    assert index.find(typed).records == ()
