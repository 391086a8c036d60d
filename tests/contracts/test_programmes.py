"""What the real tables must hold: totals, both readings of a contradiction, and admitted gaps."""

import hashlib
import re
from pathlib import Path

import pandas as pd
import pytest

from components.facts import tables
from data import measures, reconcile
from data.checks.folder import check
from data.table_schema import standard_schema

REMOVED_NAMES = Path(__file__).parent / "removed_names.sha256"


@pytest.fixture(scope="session")
def values(table):
    return table("values")


@pytest.fixture(scope="session")
def totals(table, values, gazetteer):
    """Published totals beside the sums of their parts."""
    return reconcile.totals(values, table("indicators"), gazetteer)


def figure(values, programme, indicator, place, period=None, variant="main", reporter="all"):
    found = values[
        (values["package_id"] == programme)
        & (values["indicator_id"] == indicator)
        & (values["place_id"] == place)
        & (values["variant"] == variant)
        & (values["reporter"] == reporter)
        & (values["group"] == "all")
    ]
    found = found[found["period"] == period] if period else found
    assert len(found) == 1, found
    return found.iloc[0]


def test_the_real_packages_have_no_problems(catalog):
    assert [str(problem) for problem in check(catalog)] == []


def test_a_column_means_the_same_in_every_package(catalog):
    for package in catalog.packages():
        for name in package.tables:
            resource = next(r for r in package.descriptor["resources"] if r["name"] == name)
            assert resource["schema"]["fields"] == standard_schema(name)["fields"], (package, name)


@pytest.mark.parametrize(
    "programme, name, count",
    [
        ("pacs", "cases", 89),
        ("rspn", "cases", 87),
        ("pacs", "events", 20),
        ("rspn", "events", 21),
        ("pacs", "outcomes", 26),
        ("rspn", "outcomes", 48),
        ("pacs", "resources", 49),
        ("pacs", "news", 39),
        ("pacs", "coverage_evidence", 101),
        ("rspn", "tier_rules", 42),
    ],
)
def test_no_row_of_the_facts_is_lost(table, programme, name, count):
    rows = table(name)
    assert (rows["package_id"] == programme).sum() >= count


def test_organisations_are_all_there(table):
    rows = table("organisations")
    counted = rows.groupby(["package_id", "kind"]).size()
    assert counted["pacs", "partner"] >= 43
    federations = rows[(rows["package_id"] == "rspn") & (rows["kind"] == "federation")]
    by_tier = federations["tier"].value_counts()
    assert by_tier["union"] >= 275
    assert by_tier["district_network"] >= 5


def test_sourced_and_weak_districts_are_kept_apart(table):
    rows = table("coverage")
    pacs = rows[(rows["package_id"] == "pacs") & rows["place_id"].str.startswith("IN-C11-")]
    assert pacs["evidence"].value_counts().to_dict() == {"sourced": 35, "weak": 20}


@pytest.mark.parametrize(
    "total", [90, 517, 22_404, 23_206], ids=["districts", "blocks", "villages", "CBOs"]
)
def test_the_states_add_up_to_the_programme(totals, total):
    found = totals[(totals["package_id"] == "pacs") & (totals["published"] == total)]
    assert (found["summed"] == total).any()
    assert (found["parts"] == 7).any()


def test_both_totals_of_people_reached_are_kept_with_an_explanation(values):
    pacs = values[(values["package_id"] == "pacs") & (values["place_id"] == "IN")]
    both = pacs[pacs["value"].isin([9_620_000, 13_448_950])]
    assert sorted(both["value"]) == [9_620_000, 13_448_950]
    assert set(both["indicator_id"]) == {"people_reached"}
    assert both["note"].notna().all()


@pytest.mark.parametrize(
    "indicator, total",
    [("households_organised", 6_113_295), ("cos", 368_561), ("lsos", 1_186)],
)
def test_the_network_in_june_2015(values, indicator, total):
    assert figure(values, "rspn", indicator, "PK", "2015-06")["value"] == total


def test_the_share_of_villages_is_that_of_the_villages_with_people(values):
    shares = values[values["indicator_id"] == "villages_reached_pct"].set_index("place_id")
    assert shares.loc[["IN", "IN-JH", "IN-UP"], "value"].tolist() == [6.94, 16.87, 3.43]
    context, places = tables.context_table("values").rows, tables.gazetteer()
    counted = context[context["indicator_id"] == "villages_inhabited"].set_index("place_id")
    districts = counted["value"][[places[one].level == "district" for one in counted.index]]
    whole = districts.groupby(places.state_of).sum().reindex(shares.index.drop("IN"))
    whole["IN"] = whole.sum()
    assert shares["denominator"].astype(float).to_dict() == whole.to_dict()
    for place_id, share in shares.iterrows():
        reached = figure(values, "pacs", "villages", place_id, "2016")["value"]
        assert share["value"] == round(100 * reached / whole[place_id], 2)
        assert share["quality"] == "derived"
        assert f"{reached:,.0f} of {whole[place_id]:,.0f} villages with people" in share["note"]


@pytest.mark.parametrize("place", ["PK17-b-quetta", "PK17-kp-fr-peshawar", "PK17-kp-kurram"])
def test_no_village_reached_where_households_are_organised_is_doubtful(values, place):
    rows = values[(values["place_id"] == place) & (values["package_id"] == "rspn")]
    villages = rows[(rows["indicator_id"] == "revenue_villages_with_rsp") & (rows["value"] == 0)]
    organised = rows[(rows["indicator_id"] == "households_organised") & (rows["value"] > 0)]
    assert len(villages) and set(villages["period"]) <= set(organised["period"])
    assert set(villages["quality"]) == {"doubtful"} and villages["note"].notna().all()


def test_every_impossible_zero_of_villages_is_doubtful(values):
    rspn = values[(values["package_id"] == "rspn") & (values["variant"] == "main")]
    keys = ["place_id", "period", "reporter"]
    villages = rspn[(rspn["indicator_id"] == "revenue_villages_with_rsp") & (rspn["value"] == 0)]
    organised = rspn[(rspn["indicator_id"] == "households_organised") & (rspn["value"] > 0)]
    impossible = villages.merge(organised[keys].drop_duplicates(), on=keys)
    assert len(impossible) and set(impossible["quality"]) == {"doubtful"}


def test_a_punjab_district_uses_the_reference_denominator_and_says_so(table, values):
    indicators = table("indicators")
    rate = indicators[indicators["indicator_id"] == "pct_households_organised"].iloc[0]
    assert rate["denominator_id"] == "rural_households_1998"
    found = measures.figures_of_indicator(values, indicators, rate)
    row = found[(found["place_id"] == "PK17-p-attock") & (found["period"] == "2015-06")].iloc[0]
    assert row["base_period"] == "1998"
    assert row["denominator"] == 169_259
    printed = values[
        (values["indicator_id"] == "rural_households_printed")
        & (values["place_id"] == "PK17-p-attock")
        & (values["period"] == "2015-06")
    ]
    assert set(printed["value"]) == {164_849}
    assert set(printed["quality"]) == {"doubtful"}


def test_two_programmes_in_one_district_are_a_range(table, values):
    indicators = table("indicators")
    households = indicators[indicators["indicator_id"] == "households_organised"]
    found = measures.figures(values, households[households["package_id"] == "rspn"].iloc[0])
    chitral = found[
        found["place_id"].str.endswith("-chitral") & (found["period"] == "2015-06")
    ].iloc[0]
    assert (chitral["lower"], chitral["upper"]) == (46_429, 34_914 + 46_429)


def test_tribal_areas_are_summed_apart_from_the_province_they_lie_in_today(totals):
    difference = totals[
        (totals["indicator_id"] == "rural_households_printed") & (totals["period"] == "2015-06")
    ].set_index("place_id")["difference"]
    assert difference["PK-KP"] == 0
    assert abs(difference["PK-FATA"]) <= 1


def test_all_quarters_are_there(values):
    rspn = values[
        (values["package_id"] == "rspn") & (values["indicator_id"] == "households_organised")
    ]
    wanted = [f"{year}-{month}" for year in range(2009, 2016) for month in ("03", "06", "09", "12")]
    assert set(wanted[: wanted.index("2015-06") + 1]) <= set(rspn["period"])


def test_every_case_event_and_outcome_has_a_source(table):
    sources = table("sources")
    known = set(zip(sources["package_id"], sources["source_id"], strict=True))
    for name in ("cases", "events", "outcomes", "resources", "news", "organisations", "values"):
        rows = table(name)
        assert set(zip(rows["package_id"], rows["source_id"], strict=True)) <= known, name


def test_the_names_that_were_removed_do_not_come_back(catalog):
    """The list holds hashes, so that the names themselves are nowhere in the project."""
    removed = {tuple(line.split()) for line in REMOVED_NAMES.read_text().splitlines()}
    lengths = {int(length) for length, _ in removed}
    digests = {digest for _, digest in removed}
    for package in catalog.programmes:
        for name in package.tables:
            text = (package.folder / f"{name}.csv").read_text(encoding="utf-8")
            tokens = re.findall(r"[\w'’.-]+", text.casefold())
            for length in lengths:
                for start in range(len(tokens) - length + 1):
                    phrase = " ".join(tokens[start : start + length])
                    digest = hashlib.sha256(phrase.encode()).hexdigest()
                    assert digest not in digests, (
                        f"a removed name is in {package.package_id}/{name}.csv"
                    )


def test_no_contact_data_is_published(catalog):
    for package in catalog.programmes:
        for path in package.folder.glob("*.csv"):
            if path.name != "sources.csv":
                text = path.read_text(encoding="utf-8")
                assert not re.search(r"[\w.]+@[\w.]+\.\w{2,}", text), path


def test_a_missing_value_always_says_why(values):
    gaps = values[values["value"].isna()]
    assert gaps["missing_reason"].notna().all()
    assert not values[values["value"].notna()]["missing_reason"].notna().any()
    assert pd.api.types.is_float_dtype(values["value"])
