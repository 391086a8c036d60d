"""The explorer's search finds the words on the screen, in any number, synonym or script."""

import pytest

from components.content import indicator_search
from components.facts import indicators

LITERACY = {"Crude literacy", "Literacy 7+"}
TOILETS = {"Improved sanitation", "Latrine at home", "Open defecation"}
WATER = {"Water at home", "Improved water", "Water far away"}
# What is typed, in whose figures, what has to be found, and whether nothing else may be.
ASKED = (
    ("literacy", "india", LITERACY, True),
    ("LITERACY", "india", LITERACY, True),
    ("साक्षरता", "india", LITERACY, True),
    ("literacy", "rspn", {"Literacy centres"}, True),
    ("Crude literacy", "india", {"Crude literacy"}, True),
    ("toilets", "india", TOILETS, True),
    ("latrine", "india", TOILETS, True),
    ("शौचालय", "india", TOILETS, True),
    ("water toilet", "india", TOILETS, False),
    ("schools", "india", {"Ever went to school", "Ten years of school"}, True),
    ("school", "india", {"Ever went to school", "Ten years of school"}, True),
    ("Improved sanitation", "india", {"Improved sanitation"}, False),
    ("improved water", "pakistan", {"Improved water"}, False),
    ("शिक्षा", "india", LITERACY, False),
    ("पानी", "india", WATER, False),
    ("پانی", "pakistan", {"Improved water"}, False),
    ("پاڻي", "pakistan", {"Improved water"}, False),
    ("drinking water", "india", {"Water at home"}, False),
    ("electricity", "india", {"Electricity at home", "Electricity (survey)"}, True),
    ("बिजली", "india", {"Electricity at home", "Electricity (survey)"}, True),
    ("NREGA", "pacs", {"Got work", "Applied for work"}, False),
    ("नरेगा", "pacs", {"Got work", "Applied for work"}, False),
    ("Dalit", "india", {"Scheduled Caste share"}, False),
    ("Adivasi", "india", {"Scheduled Tribe share"}, False),
)


@pytest.mark.parametrize("typed, package_id, expected, only", ASKED)
def test_the_indicators_with_the_words_are_found(typed, package_id, expected, only):
    found = {
        indicators.catalogue()[key].short_label
        for key in indicator_search.matching(package_id, typed)
    }
    assert found == expected if only else found >= expected


def test_every_short_label_finds_its_own_indicator():
    for key, indicator in indicators.catalogue().items():
        assert key in indicator_search.matching(indicator.package_id, indicator.short_label), key


def test_nothing_is_found_for_what_is_not_there():
    assert indicator_search.matching("india", "xyzzy") == []
    assert indicator_search.matching("india", "") == []
