"""The aims as data: four aims, roles, a legacy, and the gaps said in so many words."""

import pytest


@pytest.mark.parametrize(
    ("programme", "kind", "count"),
    [
        ("pacs", "goal", 1),
        ("pacs", "aim", 4),
        ("pacs", "legacy", 3),
        ("rspn", "goal", 1),
        ("rspn", "role", 4),
        ("rspn", "field", 6),
        ("rspn", "legacy", 1),
    ],
)
def test_each_programme_has_its_aims_or_roles(table, programme, kind, count):
    rows = table("aims")
    assert ((rows["package_id"] == programme) & (rows["kind"] == kind)).sum() == count


def test_every_aim_says_where_its_words_are_from(table):
    rows = table("aims")
    assert rows["source_id"].notna().all()
    assert rows["note"].notna().all()


def test_every_aim_is_measured_by_indicators_that_exist(table):
    aims, results, indicators = table("aims"), table("aim_results"), table("indicators")
    assert set(results["aim_id"]) <= set(aims["aim_id"])
    known = set(zip(indicators["package_id"], indicators["indicator_id"], strict=True))
    assert set(zip(results["package_id"], results["indicator_id"], strict=True)) <= known


def test_an_aim_without_a_measure_says_that_its_page_gives_none(table):
    aims, results = table("aims"), table("aim_results")
    silent = aims[~aims["aim_id"].isin(results["aim_id"])]
    assert len(silent) == 7
    kept_with_others = {"pacs-legacy-organisations"}
    told = silent[~silent["aim_id"].isin(kept_with_others)]
    assert told["note"].str.contains("gives no figure for this").all()


def test_no_indicator_measures_two_aims_of_a_programme(table):
    assert not table("aim_results").duplicated(["package_id", "indicator_id"]).any()
