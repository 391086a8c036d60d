"""The catalogue of indicators, their cuts, and the state and country values beside districts."""

from dataclasses import replace

import pandas as pd
import pytest

from data import aggregates, indicator_figures, indicators, languages, measures
from data.indicators import Offer
from data.measures import Slice
from tests.rows import rows

EVERYBODY = Slice()
TABLE = rows(
    "indicators",
    {"indicator_id": "latrine_pct", "label": "Homes with a latrine", "unit": "percent",
     "direction": "higher_better", "theme": "water", "denominator": "homes", "weight_id": "households",
     "how_to_add": "none", "definition": "d"},
    {"indicator_id": "stunted_pct", "label": "Children too short", "unit": "percent",
     "direction": "lower_better", "theme": "health", "denominator": "Children",
     "how_to_add": "none", "definition": "d", "is_survey": True, "corroboration": "one_source"},
    {"indicator_id": "households", "label": "Households", "theme": "population",
     "direction": "context", "definition": "d"},
    {"indicator_id": "population", "label": "Population", "unit": "people", "theme": "population",
     "direction": "context", "definition": "d"},
    {"indicator_id": "density", "label": "Groups per 100 homes", "unit": "per_1000_households",
     "numerator_id": "households", "denominator_id": "population", "scale": 100,
     "how_to_add": "none", "theme": "reach", "direction": "higher_better", "definition": "d"},
    {"indicator_id": "unknown_pct", "label": "Never counted", "unit": "percent",
     "direction": "context", "theme": "water", "definition": "d"},
    {"indicator_id": "sc_share_pct", "short_label": "Scheduled Caste share", "label": "Share",
     "unit": "percent", "theme": "population", "direction": "context", "definition": "d",
     "how_to_add": "none", "is_share": True},
)  # fmt: skip


def value(indicator, place, number, period="2011", **more):
    return {"indicator_id": indicator, "place_id": place, "period": period, "value": number, **more}


VALUES = rows(
    "values",
    value("latrine_pct", "X-N-1", 20, denominator=300),
    value("latrine_pct", "X-N-2", 60, denominator=100),
    value("latrine_pct", "X-S-1", 50, denominator=100),
    value("latrine_pct", "X-N", 31),
    value("latrine_pct", "X-N-1", 10, group="scheduled_caste", residence="rural"),
    value("latrine_pct", "X-N-2", 30, group="scheduled_caste", residence="rural"),
    value("stunted_pct", "X-N-1", 40, "2019/2021"),
    value("stunted_pct", "X-N-2", 20, "2019/2021"),
    value("stunted_pct", "X-S-1", 30, "2019/2021"),
    value("households", "X-N-1", 300),
    value("households", "X-N-2", 100),
    value("households", "X-S-1", 4285, group="scheduled_tribe", quality="doubtful",
          publication="table_only", note="0.2 persons per household."),
    value("population", "X-N-1", 1500),
    value("population", "X-N-2", 500),
    value("population", "X-S-1", None, missing_reason="not_reported"),
    value("sc_share_pct", "X-N-1", 12),
)  # fmt: skip


@pytest.fixture(scope="module")
def catalogue(places):
    return indicators.catalogue(TABLE, VALUES, places, {"p": "X"}, ["p"])


def figures(catalogue, places, name, cut=EVERYBODY):
    row = TABLE[TABLE["indicator_id"] == name].iloc[0]
    known = measures.figures_of_indicator(VALUES, TABLE, row, cut)
    return indicator_figures.placed(
        indicator_figures.in_force(known, catalogue[f"p:{name}"]), places
    )


def test_an_indicator_without_figures_is_not_offered(catalogue):
    assert "p:unknown_pct" not in catalogue
    assert catalogue["p:latrine_pct"].question == "Homes with a latrine"


@pytest.mark.parametrize(
    "name, level, rate",
    [
        ("latrine_pct", "district", True),
        ("density", "district", True),
        ("households", "district", False),
    ],
)
def test_level_and_kind(catalogue, name, level, rate):
    assert (catalogue[f"p:{name}"].level, catalogue[f"p:{name}"].is_rate) == (level, rate)


def test_periods_that_end_together_have_one_order_in_every_process(catalogue):
    known = [f"{year}/2022" for year in range(2000, 2010)]
    offers = tuple(Offer("all", "total", period, 3, 3, 1) for period in ("2022", *known))
    latrine = replace(catalogue["p:latrine_pct"], offers=offers)
    assert latrine.periods(Slice("all", "total")) == ["2022", *reversed(known)]


def test_cuts_put_everybody_and_total_first(catalogue):
    latrine = catalogue["p:latrine_pct"]
    assert latrine.groups() == ["all", "scheduled_caste"]
    assert latrine.residences("scheduled_caste") == ["rural"]
    assert latrine.periods(Slice()) == ["2011"]
    assert catalogue["p:sc_share_pct"].is_share
    assert catalogue["p:stunted_pct"].doubt == "one source only"


@pytest.mark.parametrize(
    "prose",
    [
        {"caveat": "Not from a survey."},
        {"short_label": "Latrine share"},
        {"verification": "One source only."},
    ],
)
def test_words_of_a_note_or_label_decide_nothing(places, prose):
    """A translated or reworded note must not change what may be shown."""
    reworded = TABLE.assign(**prose)
    found = indicators.catalogue(reworded, VALUES, places, {"p": "X"}, [])
    latrine = found["p:latrine_pct"]
    assert not latrine.is_survey
    assert not latrine.is_share
    assert not latrine.doubt


def test_a_withheld_figure_is_neither_offered_nor_shown(catalogue, places):
    assert catalogue["p:households"].groups() == ["all"]
    rows_ = figures(catalogue, places, "households", Slice("scheduled_tribe"))
    row = indicator_figures.at(rows_, "2011", "district").iloc[0]
    assert pd.isna(row["value"])
    assert row["missing_reason"] == "not_usable"
    assert "persons per household" in row["note"]


@pytest.mark.parametrize(
    "cases, shown, quality, reason",
    [(24, False, "stated", "few_cases"), (25, True, "doubtful", None), (49, True, "doubtful", None),
     (50, True, "stated", None), (None, True, "stated", None)],
)  # fmt: skip
def test_survey_cells_follow_three_bands(catalogue, cases, shown, quality, reason):
    row = TABLE[TABLE["indicator_id"] == "stunted_pct"].iloc[0]
    cell = rows("values", value("stunted_pct", "X-N-1", 40, denominator=cases))
    found = indicator_figures.in_force(
        measures.figures_of_indicator(cell, TABLE, row), catalogue["p:stunted_pct"]
    ).iloc[0]
    assert pd.notna(found["value"]) == shown
    assert found["quality"] == quality
    assert (found["missing_reason"] if pd.notna(found["missing_reason"]) else None) == reason


def test_few_cases_do_not_hide_a_full_count(catalogue):
    row = TABLE[TABLE["indicator_id"] == "latrine_pct"].iloc[0]
    cell = rows("values", value("latrine_pct", "X-N-1", 40, denominator=3))
    found = indicator_figures.in_force(
        measures.figures_of_indicator(cell, TABLE, row), catalogue["p:latrine_pct"]
    )
    assert found["value"].tolist() == [40]


def whole(catalogue, places, name, weights=None, weighted_by="", period="2011"):
    known = figures(catalogue, places, name)
    at = [indicator_figures.at(known, period, level) for level in ("district", "state", "country")]
    published = pd.concat(at[1:])
    indicator = catalogue[f"p:{name}"]
    with languages.without_words():
        found = aggregates.compute_wholes(indicator, at[0], published, weights)
    return aggregates.say_wholes(found, indicator, weighted_by, places).set_index("place_id")


def test_a_published_value_wins_and_the_rest_says_how_it_was_made(catalogue, places):
    found = whole(catalogue, places, "latrine_pct")
    assert found.loc["X-N", ["value", "basis", "source_id"]].tolist() == [31, "published", "s"]
    assert found.loc["X-S", ["value", "basis"]].tolist() == [50, "computed"]
    country = found.loc["X"]
    assert country["value"] == (20 * 300 + 60 * 100 + 50 * 100) / 500
    assert country["how"] == "mean weighted by homes (3 of 3 districts)"
    assert country["name"] == "All 3 districts here"


def test_weights_are_named(catalogue, places):
    by_place = pd.Series({"X-N-1": 1500.0, "X-N-2": 500.0})
    found = whole(catalogue, places, "stunted_pct", by_place, "people", "2019/2021")
    assert found.loc["X-N", "value"] == 35
    assert found.loc["X-N", "how"] == "mean weighted by people (2 of 2 districts)"
    assert found.loc["X-S", "how"] == "median district, not weighted (1 of 1 districts)"


def test_a_sum_with_a_missing_part_is_not_given(catalogue, places):
    found = whole(catalogue, places, "population")
    assert found.loc["X-N", "value"] == 2000
    assert "X" not in found.index


def test_a_computed_rate_divides_the_sums(catalogue, places):
    found = whole(catalogue, places, "density")
    assert found.loc["X-N", "value"] == pytest.approx(400 / 2000 * 100)


@pytest.mark.parametrize(
    "name, weighted_by", [("latrine_pct", "p:households"), ("stunted_pct", "p:population")]
)
def test_the_count_that_the_table_names_is_the_first_choice_to_weight_by(
    catalogue, name, weighted_by
):
    found = indicators.weighting(catalogue[f"p:{name}"], Slice(), "2011", catalogue)
    assert found[0].key == weighted_by


def test_nothing_to_weight_by(catalogue):
    only = {"p:stunted_pct": catalogue["p:stunted_pct"]}
    assert indicators.weighting(only["p:stunted_pct"], Slice(), "2011", only) is None


def test_the_richest_indicator_opens_first(catalogue):
    assert indicators.default_key(catalogue, "p") == "p:latrine_pct"
    assert indicators.default_key(catalogue, "nobody") is None
