"""Places side by side: every figure that both have, and why some of them have no difference."""

import re
from dataclasses import replace

import pandas as pd
import pytest

from components.content.elements.blocks import Items, Sources, Table, Words
from components.content.places import place as place_facts
from components.content.places import place_comparison, place_page
from components.content.programmes import headlines
from components.facts import indicators, tables
from components.language import numbers
from components.language.shortening import split_sentences
from data.comparisons import Rules
from data.places import Gazetteer

GAYA, RANCHI = "IN-C11-236", "IN-C11-364"


def _table(*place_ids: str) -> pd.DataFrame:
    places = [tables.gazetteer()[place_id] for place_id in place_ids]
    sections = place_comparison.describe_comparison(places)
    blocks = (block for section in sections for block in section.blocks)
    return next(block for block in blocks if isinstance(block, Table)).shown.to_pandas()


def test_a_block_beside_another_says_of_its_district_what_its_page_says():
    block, other = (
        tables.gazetteer()[one] for one in ("IN-C11-236-barachatti", "IN-C11-364-angara")
    )
    work = place_comparison.describe_comparison([block, other])[0].blocks[0]
    _, beside, _ = next(row for row in work.rows if row[0] == tables.programme_names()["pacs"])
    assert beside == "The district Gaya: Covered."
    (page,) = place_page.work(block.place_id).values()
    assert beside in [one.text for one in page.blocks if isinstance(one, Words)]


def test_around_a_place_without_a_point_no_story_is_called_near():
    gaya = tables.gazetteer()[GAYA]
    state = place_facts.cases("IN-BR")
    near, anywhere = (
        place_page._by_distance(state, one) for one in (gaya, replace(gaya, lat=None, lon=None))
    )
    assert list(anywhere["case_id"]) == list(state["case_id"].head(len(anywhere)))
    assert list(near["km"]) == sorted(near["km"])


def test_gaya_and_ranchi_print_every_figure_that_both_have():
    values = indicators.all_rows("values")
    own = values[
        values["value"].notna()
        & (values["group"] == "all")
        & (values["residence"] == "total")
        & (values["variant"] == "main")
    ]
    named = [
        set(map(tuple, own[own["place_id"] == one][["package_id", "indicator_id"]].to_numpy()))
        for one in (GAYA, RANCHI)
    ]
    shown = _table(GAYA, RANCHI).set_index("Figure")
    both = named[0] & named[1]
    assert len(both) > 40
    for package_id, indicator_id in both:
        indicator = indicators.catalogue()[f"{package_id}:{indicator_id}"]
        rows = own[(own["package_id"] == package_id) & (own["indicator_id"] == indicator_id)]
        unit = headlines.unit(indicator.unit)
        for place_id in (GAYA, RANCHI):
            newest = rows[rows["place_id"] == place_id].sort_values("period").iloc[-1]
            said = shown.loc[indicator.label, tables.gazetteer().name(place_id)]
            assert numbers.format_value(newest["value"], unit) in said
        assert shown.loc[indicator.label, "When"]
        assert shown.loc[indicator.label, "Source"]


def test_the_sources_of_a_comparison_are_numbers_of_one_list():
    places = [tables.gazetteer()[place_id] for place_id in (GAYA, RANCHI)]
    blocks = [
        block
        for section in place_comparison.describe_comparison(places)
        for block in section.blocks
    ]
    (listed,) = (block for block in blocks if isinstance(block, Sources))
    used = {
        number for cell in _table(GAYA, RANCHI)["Source"] for number in re.findall(r"\d+", cell)
    }
    assert used == {str(number) for number in range(1, len(listed.lines) + 1)}
    assert len(set(listed.ids)) == len(listed.lines) == len(set(listed.lines))


def test_of_figures_of_two_years_it_is_said_whose_year_is_whose(monkeypatch):
    (one, *_) = (
        one for one in place_comparison._shared((GAYA, RANCHI)) if one.periods == ("2011", "2011")
    )
    of_two_years = replace(one, periods=("2011", "2001"))
    monkeypatch.setattr(place_comparison, "_shared", lambda place_ids: (one, of_two_years))
    assert list(_table(GAYA, RANCHI)["When"]) == ["2011", "Gaya: 2011; Ranchi: 2001"]


@pytest.mark.parametrize("place_id", [GAYA, RANCHI, "IN-BR", "PK17-s-tharparkar"])
def test_a_page_of_a_place_opens_with_one_sentence(place_id):
    """Whether the programme worked there; what is on record comes after it, before the stories.

    A second one stands only where a number would be misread without it, as in Sindh.
    """
    first, second, *_ = place_page.describe_place(tables.gazetteer()[place_id]).main
    (opening,), (counted,) = first.blocks, second.blocks
    assert opening.css == "lz-sentence"
    assert len(split_sentences(opening.text)) == 1
    assert counted.text.startswith("On record: ")


def test_a_rate_has_a_difference_and_a_count_has_none():
    shown = _table(GAYA, RANCHI).set_index("Figure")
    assert shown.loc["Homes with a latrine", "Ranchi minus Gaya"] == "+16.7 percentage points"
    assert shown.loc["Population", "Ranchi minus Gaya"] == ""
    assert shown.loc["Population", "May they be compared?"] == "a count"


def test_places_of_two_countries_share_nothing_and_it_is_said():
    places = [tables.gazetteer()[one] for one in ("PK17-s-kashmore", RANCHI)]
    said = [
        block
        for section in place_comparison.describe_comparison(places)
        for block in section.blocks
    ]
    assert any("Nothing is measured in the same way" in getattr(one, "text", "") for one in said)


@pytest.mark.parametrize(
    ("rule", "verdict"),
    [(None, "refuse"), ("comparable", "warn"), ("warn", "warn"), ("refuse", "refuse")],
)
def test_figures_of_different_times_follow_the_rules_and_the_times_are_told(rule, verdict):
    places: Gazetteer = tables.gazetteer()
    indicator = indicators.catalogue()["india:hh_latrine_premises_pct"]
    row = {
        "indicator_id": indicator.indicator_id,
        "place_id": "IN",
        "from_period": "2001",
        "to_period": "2011",
        "verdict": rule,
        "reason": "Because.",
        "says_no_cause": False,
    }
    columns = list(row)
    table = pd.DataFrame([row] if rule else [], columns=columns)
    found = Rules.from_table(table, places).in_places(indicator, GAYA, "2011", "2001")
    assert found.verdict == verdict
    assert "different times: 2011 and 2001" in found.reasons[0]
    assert Rules.from_table(table, places).in_places(indicator, GAYA, "2011", "2011").reasons == ()


def test_ranchi_leads_to_the_stories_of_its_state_and_to_the_gathering_held_there():
    ranchi = tables.gazetteer()[RANCHI]
    stories = tables.stories().rows
    of_state = {
        f"cases/{row.case_id}"
        for row in stories.itertuples()
        if tables.gazetteer().lies_in(row.place_id, "IN-JH")
    }
    (offered,) = [one for one in place_page.cases(ranchi).blocks if isinstance(one, Items)]
    assert {link.path for link in offered.items} == of_state
    (met,) = [one for one in place_page.gatherings(ranchi).blocks if isinstance(one, Items)]
    assert [link.remark.endswith("held here") for link in met.items] == [True]


def test_two_places_of_one_name_keep_a_column_each():
    names = tables.gazetteer()
    districts = indicators.pinnable("IN")
    by_name = {}
    for place_id in districts:
        by_name.setdefault(names.name(place_id), []).append(place_id)
    namesakes = next(ids[:2] for ids in by_name.values() if len(ids) > 1)
    assert {names.full_name(one) for one in namesakes} <= set(_table(*namesakes))
