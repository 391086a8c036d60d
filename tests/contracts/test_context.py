"""The census and survey figures as the explorer shows them, against the files read another way."""

import csv
import random
from collections import defaultdict
from statistics import median

import pandas as pd
import pytest

from components.facts import indicators as kept
from data import aggregates, comparisons, gaps, indicator_figures, indicators, measures
from data.languages import speaking
from data.measures import Slice

LATRINE = "india:hh_latrine_premises_pct"
EVERYBODY = Slice()
ROUNDS = ("2015/2016", "2019/2021")


@pytest.fixture(scope="module")
def tables(catalog, every_table):
    """A function: rows of a table of all contexts and programmes."""

    def read(name):
        reading = every_table.of((*catalog.contexts, *catalog.programmes), name)
        assert reading.problems == ()
        return reading.rows

    return {name: read(name) for name in ("indicators", "values", "comparability", "sources")}


@pytest.fixture(scope="module")
def known(catalog, tables, gazetteer):
    packages = (*catalog.contexts, *catalog.programmes)
    countries = {one.package_id: one.country_id for one in packages}
    contexts = [one.package_id for one in catalog.contexts]
    return indicators.catalogue(
        tables["indicators"], tables["values"], gazetteer, countries, contexts
    )


@pytest.fixture(scope="module")
def shown(tables, known, gazetteer):
    """A function: figures of an indicator and cut as the explorer shows them."""

    def figures(key, cut=EVERYBODY):
        table = tables["indicators"]
        package_id, indicator_id = key.split(":")
        same = (table["package_id"] == package_id) & (table["indicator_id"] == indicator_id)
        found = measures.figures_of_indicator(tables["values"], table, table[same].iloc[0], cut)
        return indicator_figures.placed(indicator_figures.in_force(found, known[key]), gazetteer)

    return figures


@pytest.fixture(scope="module")
def plain(catalog):
    """Every main row of every file, read with nothing but the csv module."""
    rows = []
    for package in (*catalog.contexts, *catalog.programmes):
        with (package.folder / "values.csv").open(encoding="utf-8", newline="") as file:
            rows += [{**row, "package_id": package.package_id} for row in csv.DictReader(file)]
    return [row for row in rows if row["variant"] == "main"]


def test_every_indicator_says_what_it_is_and_where_it_comes_from(known, tables):
    described = set(
        zip(tables["sources"]["package_id"], tables["sources"]["source_id"], strict=True)
    )
    sourced = tables["values"].groupby(["package_id", "indicator_id"])["source_id"].unique()
    for one in known.values():
        assert one.definition and one.unit and one.direction and one.theme, one.key
        if (one.package_id, one.indicator_id) in sourced.index:
            named = sourced[one.package_id, one.indicator_id]
            assert {(one.package_id, source) for source in named} <= described, one.key


def test_twenty_figures_picked_at_random_agree_with_the_tables(known, shown, plain, gazetteer):
    seed = random.randrange(10**6)
    print("seed", seed)
    usable = [
        row for row in plain
        if row["value"] and f"{row['package_id']}:{row['indicator_id']}" in known
        and row["reporter"] == "all" and row["publication"] == "shown"
    ]  # fmt: skip
    for row in random.Random(seed).sample(usable, 20):
        figures = shown(
            f"{row['package_id']}:{row['indicator_id']}", Slice(row["group"], row["residence"])
        )
        kind = figures.set_index("place_id")["kind"].to_dict()[row["place_id"]]
        at = indicator_figures.at(figures, row["period"], kind).set_index("place_id")
        assert float(at.loc[row["place_id"], "value"]) == float(row["value"]), row


def test_scheduled_caste_homes_have_a_latrine_less_often_nearly_everywhere(shown, plain):
    group = indicator_figures.at(shown(LATRINE, Slice("scheduled_caste")), "2011", "district")
    others = indicator_figures.at(shown(LATRINE, Slice("neither_sc_nor_st")), "2011", "district")
    found = gaps.summary(gaps.gap(group, others, "higher_better"))
    both = defaultdict(dict)
    census = [row for row in plain if row["place_id"].startswith("IN-C11") and row["value"]]
    for row in census:
        cut = (row["indicator_id"], row["period"], row["residence"])
        if cut == ("hh_latrine_premises_pct", "2011", "total"):
            both[row["place_id"]][row["group"]] = float(row["value"])
    differences = [
        cell["neither_sc_nor_st"] - cell["scheduled_caste"]
        for cell in both.values() if {"neither_sc_nor_st", "scheduled_caste"} <= set(cell)
    ]  # fmt: skip
    assert found.places == len(differences)
    assert found.places + found.withheld == len(others)
    assert sum(one > 0 for one in differences) == found.worse > 0.9 * found.places
    assert median(differences) == pytest.approx(found.median)


def test_scheduled_tribe_figures_show_only_where_they_can_be_right(known, shown, plain):
    unusable = {
        row["place_id"] for row in plain
        if row["indicator_id"] == "persons_per_household" and row["group"] == "scheduled_tribe"
        and row["value"] and not 3 <= float(row["value"]) <= 8
    }  # fmt: skip
    assert unusable
    cut = Slice("scheduled_tribe")
    for key in (LATRINE, "india:hh_electricity_pct", "india:households_houselisting"):
        hidden = indicator_figures.at(shown(key, cut), "2011", "district").set_index("place_id")
        here = hidden[hidden.index.isin(unusable)]
        assert here["value"].isna().all(), key
        assert here["note"].str.len().gt(20).all(), key
        states = indicator_figures.at(shown(key, cut), "2011", "state").set_index("place_id")
        assert states.loc[["IN-BR", "IN-UP"], "value"].isna().all(), key


def test_state_totals_agree_with_sums_made_another_way(known, shown, plain, gazetteer):
    figures = shown("india:population")
    at = [
        indicator_figures.at(figures, "2011", level) for level in ("district", "state", "country")
    ]
    found = aggregates.compute_wholes(
        known["india:population"], at[0], pd.concat(at[1:]), None
    ).set_index("place_id")
    sums = defaultdict(float)
    census = [row for row in plain if row["place_id"].startswith("IN-C11")]
    for row in census:
        if (row["indicator_id"], row["group"], row["residence"]) == ("population", "all", "total"):
            sums[gazetteer.state_of(row["place_id"])] += float(row["value"])
    assert len(sums) == 7
    for state, total in sums.items():
        assert found.loc[state, "value"] == total
        assert found.loc[state, "basis"] == "computed"


def test_state_shares_agree_with_published_ones(known, shown, gazetteer):
    """Weighted means of districts against the rates that the same census prints for the states."""
    figures = shown(LATRINE)
    districts = indicator_figures.at(figures, "2011", "district")
    states = indicator_figures.at(figures, "2011", "state").set_index("place_id")
    found = aggregates.compute_wholes(
        known[LATRINE], districts, states.iloc[:0].reset_index(), None
    )
    computed = aggregates.say_wholes(found, known[LATRINE], "", gazetteer)
    computed = computed.set_index("place_id")
    for state, row in states.iterrows():
        assert computed.loc[state, "value"] == pytest.approx(float(row["value"]), abs=0.01)
        assert computed.loc[state, "how"].startswith("mean weighted by households")


@pytest.fixture(scope="module")
def rules(tables, gazetteer):
    return comparisons.Rules.from_table(tables["comparability"], gazetteer)


@pytest.mark.parametrize(
    "key, place, pair, verdict, said",
    [
        ("india:nfhs_women_married_before18_pct", "IN", ROUNDS, "refuse", "first published"),
        ("india:niti_mpi_headcount_pct", "IN", ROUNDS, "warn", "restated"),
        ("india:niti_mpi_headcount_pct", "IN-C11-418", ROUNDS, "refuse", "Madhya Pradesh"),
        ("india:nfhs_child_stunted_pct", "IN-C11-133", ROUNDS, "refuse", "Shamli"),
        ("india:nfhs_child_stunted_pct", "IN-C11-209", ROUNDS, "comparable", "fact sheet"),
        ("pakistan:population", "PK17-b-kalat", ("2017", "2023"), "refuse", "Surab"),
        ("pakistan:population", "PK17-kp-bajaur", ("1998", "2017"), "warn", "former tribal areas"),
        ("pakistan:poverty_rate_pct", "PK", ("2014", "2018/2019"), "refuse", "two methods"),
    ],
)
def test_what_may_not_be_compared_says_why(known, rules, key, place, pair, verdict, said):
    found = rules.between(known[key], place, *pair)
    assert found.verdict == verdict
    assert said in " ".join(found.reasons)


def test_a_changed_district_has_no_change(known, shown, rules):
    key = "india:nfhs_child_stunted_pct"
    before, after = (indicator_figures.at(shown(key), p, "district") for p in ROUNDS)
    found = comparisons.changes(known[key], before, after, rules)
    refused = found[found["verdict"] == "refuse"]
    changed = {
        place for place in found["place_id"] if rules.between(known[key], place, *ROUNDS).refused
    }
    both = found["before"].notna() & found["after"].notna()
    assert changed and changed == set(refused["place_id"])
    assert refused["change"].isna().all()
    assert found[both & (found["verdict"] != "refuse")]["change"].notna().all()


def test_a_sentence_never_says_that_a_programme_caused_a_change(rules):
    for rule in rules.rows:
        assert "thanks to" not in rule.reason
        assert "because of the programme" not in rule.reason


@pytest.mark.parametrize("code", ["hi", "ur", "bn", "or"])
def test_why_two_figures_may_not_be_compared_is_said_in_the_language_of_the_reader(code):
    english = {rule.reason for rule in kept.rules().rows}
    with speaking(code):
        spoken = {rule.reason for rule in kept.rules().rows}
    assert english.isdisjoint(spoken)
