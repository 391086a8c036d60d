"""One place, one indicator and one time give one number on all pages, or the pages name the difference."""

import re

import pandas as pd
import pytest

from components.content.places import place_figure_table as profile
from components.facts import indicators, newest, tables
from components.server.offline import contents
from components.server.static_pages import indicators as indicator_pages
from components.server.static_pages import places as place_pages
from components.views.indicators import figure as explorer_figure
from data.measures import Slice

EVERYBODY = Slice()
COUNTED = [
    one.key
    for one in indicators.catalogue().values()
    if one.how_to_add == "sum"
    and one.level == "district"
    and any(offer.cut == EVERYBODY for offer in one.in_places())
]


def wholes_of(key: str, period: str):
    return indicators.aggregate_values(key, EVERYBODY.group, EVERYBODY.residence, period)


@pytest.mark.parametrize("key", COUNTED)
def test_a_published_figure_of_a_state_is_the_same_in_the_explorer_as_on_its_own_page(key):
    package_id, _, indicator_id = key.partition(":")
    for state in indicators.states_with_figures(key):
        rows = newest.place_figures(state)
        own = rows[(rows["package_id"] == package_id) & (rows["indicator_id"] == indicator_id)]
        for figure in own[own["value"].notna()].itertuples():
            known = wholes_of(key, figure.period).set_index("place_id")
            if state in known.index:
                assert known.loc[state, "value"] == figure.value


@pytest.mark.parametrize("key", COUNTED)
def test_a_sum_of_which_two_may_have_counted_the_same_names_both_ends(key):
    period = indicators.catalogue()[key].periods(EVERYBODY)[0]
    districts = indicators.at(key, EVERYBODY.group, EVERYBODY.residence, period, "district")
    for whole in wholes_of(key, period).itertuples():
        inside = (
            districts
            if whole.level == "country"
            else districts[districts["state_id"] == whole.place_id]
        )
        if whole.basis == "computed" and inside["upper"].sum() != inside["value"].sum():
            assert f"up to {inside['upper'].sum():,.0f}" in whole.how


def _rows_with(page, words: str) -> list[str]:
    """The rows of the tables of a static page that hold some words, each as one text."""
    rows = contents.html(page).split("<tr")[1:]
    said = [" ".join(re.sub(r"<[^>]+>|^[^>]*>", " ", row).split()) for row in rows]
    return [row for row in said if words in row]


def test_villages_of_punjab_say_why_two_numbers_differ():
    """The issue's own: 14,602 published in 2014, 13,063 to 15,041 in the districts of 2015."""
    figures = indicator_pages.document("rspn:revenue_villages_with_rsp")
    assert "June 2015" in contents.html(figures)
    [punjab] = [row for row in _rows_with(figures, "sum of districts") if "Punjab" in row]
    for said in ("13,063", "up to 15,041", "published for September 2014: 14,602"):
        assert said in punjab
    [villages] = _rows_with(place_pages.document("PK-P"), "Revenue villages with")
    for said in ("14,602", "September 2014", "for June 2015 add up to 13,063 to 15,041 villages"):
        assert said in villages


@pytest.mark.parametrize(
    "key", [one.key for one in indicators.catalogue().values() if "all" not in one.groups()]
)
def test_a_static_page_shows_every_group_where_no_figure_is_for_everybody(key):
    indicator, words = indicators.catalogue()[key], tables.vocabulary()
    page = indicator_pages.document(key)
    heads = re.findall(r"<(?:caption|th)\b[^>]*>(.*?)</(?:caption|th)>", contents.html(page), re.S)
    named = " ".join(heads).lower()
    for group in indicator.groups():
        assert words.label("groups", group).lower() in named


def test_no_zero_stands_as_stated_where_households_are_organised():
    values = tables.table("values").rows
    rows = values[
        (values["group"] == "all")
        & (values["residence"] == "total")
        & values["variant"].isin(["main", "overlap"])
    ]
    by_place = ["package_id", "place_id", "period"]
    organised = (
        rows[rows["indicator_id"] == "households_organised"].groupby(by_place)["value"].sum()
    )
    for indicator_id in ("revenue_villages_with_rsp", "union_councils_with_rsp", "cos"):
        counts = rows[rows["indicator_id"] == indicator_id]
        counts = counts[counts["place_id"].str.startswith("PK17")]
        most = counts.groupby(by_place)["value"].max()
        empty = most[most.eq(0).fillna(False)].index
        beside = organised.reindex(empty).fillna(0)
        doubted = set(beside[beside > 0].index)
        stated = counts[(counts["quality"] == "stated") & counts["value"].eq(0).fillna(False)]
        assert not doubted & set(stated[by_place].itertuples(index=False, name=None))


def test_a_case_from_a_page_that_gives_only_a_target_tells_no_result():
    values, cases = tables.table("values").rows, tables.table("cases").rows
    rows = values[values["variant"] == "main"]
    kinds: dict[tuple[str, str], set[str]] = {}
    for row in rows.itertuples():
        kinds.setdefault((row.package_id, row.source_id), set()).add(row.figure_kind)
    told = [
        row.outcome_kind
        for row in cases.itertuples()
        if kinds.get((row.package_id, row.source_id)) == {"target"}
    ]
    assert told
    assert set(told) == {"not_reported"}


def test_a_target_is_called_one_by_its_name():
    values, described = tables.table("values").rows, tables.table("indicators").rows
    main = values[values["variant"].isin(["main", "overlap"]) & (values["figure_kind"] == "target")]
    named = described.set_index(["package_id", "indicator_id"])
    for key in set(zip(main["package_id"], main["indicator_id"], strict=True)):
        label, definition = (str(named.loc[key, one]).lower() for one in ("label", "definition"))
        said = f"{label} {definition}"
        assert any(word in said for word in ("to be", "to get", "planned", "target", "plan")), key


def test_a_target_is_marked_as_planned_on_the_page_of_its_place():
    values, places = tables.table("values").rows, tables.gazetteer()
    main = values[values["variant"].isin(["main", "overlap"]) & (values["group"] == "all")]
    targets = main[main["figure_kind"] == "target"]
    assert len(targets)
    for place_id, indicator_id in zip(targets["place_id"], targets["indicator_id"], strict=True):
        known = newest.place_figures(place_id)
        own = known[known["indicator_id"] == indicator_id]
        told = profile.word_figures(own, places[place_id])
        assert told[places[place_id].name].str.endswith("(planned)").all(), indicator_id
        assert set(told["Kind"]) == {"target"}


def test_the_table_under_a_chart_has_words_where_its_file_has_codes():
    rows = pd.DataFrame(
        {
            "place_id": ["X"],
            "name": ["Beta"],
            "side": ["other"],
            "look": ["no_record"],
            "value": [1],
        }
    )
    told = explorer_figure.in_words(rows)
    assert not any("_" in str(cell) for cell in (*told.columns, *told.iloc[0]))
    assert list(told["Side"]) == ["Other districts"]
