"""The explorer's search finds the words on the screen, in any number, synonym or script."""

import pytest

from components.content.indicators import indicator_search
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
    ("marriage", "india", {"Married before 18"}, True),
    ("child marriages", "india", {"Married before 18"}, True),
    ("बाल विवाह", "india", {"Married before 18"}, True),
    ("hunger", "india", {"Underweight children", "Anaemic women"}, False),
    ("malnourished", "india", {"Underweight children", "Anaemic women"}, False),
    ("jobs", "india", {"Work participation"}, False),
    ("institutional delivery", "india", {"Births in a facility"}, True),
    ("childbirth", "india", {"Births in a facility"}, True),
    ("बीमा", "india", {"Health insurance"}, True),
    ("TV", "india", {"Television"}, True),
    ("टीवी", "india", {"Television"}, True),
    ("bank accounts", "india", {"Bank service"}, True),
    ("बैंक", "india", {"Bank service"}, True),
    ("खुले में शौच", "india", {"Open defecation"}, True),
    ("illiterate", "india", {"Literate women"}, False),
    ("किसान", "india", {"Cultivators"}, False),
    ("जनसंख्या", "india", {"People"}, False),
    ("آبادی", "pakistan", {"People"}, False),
    ("آبادي", "pakistan", {"People"}, False),
    ("dropouts", "pakistan", {"Out of school"}, False),
    ("ଜଳ", "india", WATER, False),
    ("ਪਾਣੀ", "pakistan", {"Improved water"}, False),
    ("বিদ্যুৎ", "india", {"Electricity at home", "Electricity (survey)"}, True),
    ("shauchalay", "india", TOILETS, True),
    ("لیٹرین", "pakistan", {"Improved toilet"}, False),
    # One letter is wrong, missing or too many.
    ("litracy", "india", LITERACY, True),
    ("toilat", "india", TOILETS, True),
    ("elecricity", "pakistan", {"Electricity", "Village electricity"}, True),
    ("povrty", "pakistan", {"Poverty rate"}, False),
    ("watter", "pakistan", {"Improved water"}, False),
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
