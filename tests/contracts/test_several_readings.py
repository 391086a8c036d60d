"""A pack shows every published figure of one place and time, each with its source, never one alone."""

import io
from datetime import date

import pandas as pd
from pptx import Presentation

from components.brief import brief_words, bundle, describe
from components.brief.choice import PackChoice
from components.brief.facts import Facts
from components.brief.pack import Pack
from data import headlines, periods
from data.indicators import Indicator

DAY = date(2026, 11, 28)
RANGE = "1,900 to 1,992 events"
# Without the other figure of the theme, so that this one leads.
ALONE = {"without": ("figure:pacs:people_trained",)}


def described(facts: Facts, place: str, theme: str, until: int | None = None, **more) -> Pack:
    choice = PackChoice(place, theme, "donor", until=until, **more)
    return describe.describe(facts, choice, "https://e.example", DAY)


def test_two_counts_of_one_time_stand_in_title_card_slides_and_figures(facts):
    pack = described(facts, "IN-CT", "capacity", **ALONE)
    assert RANGE in pack.title
    assert pack.headlines[0].value == RANGE
    words = brief_words.template_values(pack)["headlines"][0]
    assert words["value"] == RANGE
    files = bundle.make_files(pack)
    slides = Presentation(io.BytesIO(files["slides.pptx"])).slides
    assert RANGE in slides[0].shapes.title.text_frame.text
    table = pd.read_csv(io.BytesIO(files["figures.csv"]))
    told = table[table["indicator"] == "pacs:training_events"]
    assert dict(zip(told["value"], told["source_title"], strict=True)) == {
        1992: "PACS website: where we work, Chhattisgarh",
        1900: "PACS website: news of the Chhattisgarh Inclusion Utsav",
    }


def test_each_of_two_counts_is_named_with_the_page_that_has_it(facts):
    shown = described(facts, "IN-CT", "capacity", **ALONE).headlines[0]
    told = [facts.source(*key)["title"] for key in shown.sources]
    assert len(told) == 2
    for number, title in zip(("1,992", "1,900"), told, strict=True):
        assert f"{number} events: {title}" in shown.beside


def test_a_later_count_stands_beside_and_not_in_the_range_and_is_cut_with_the_years(facts):
    item = "figure:rspn:rural_households_printed"
    shown, cut = (
        next(
            one
            for one in described(
                facts, "PK17-s-kashmore", "population", until, added=(item,)
            ).headlines
            if one.item_id == item
        )
        for until in (None, 2014)
    )
    assert shown.value == "110,969 households"
    assert any(one.startswith("87,535 households, 6 July 2015: ") for one in shown.beside)
    assert not any("87,535" in one for one in cut.beside)
    # The report before stands beside it, the later count does not.
    assert all(row.value == 110_969 for row in cut.rows)


def test_no_figure_of_any_state_hides_a_published_one_that_differs(facts):
    """All states, against the rule that the home page follows."""
    table, hidden = facts.tables["indicators"], []
    of_pack: dict[tuple[str, str], list[Indicator]] = {}
    for indicator, place in _told_twice(facts):
        of_pack.setdefault((place, indicator.theme), []).append(indicator)
    # Those of one theme follow each other: what is kept of its figures, the next state finds.
    for (place, theme), told in sorted(of_pack.items(), key=lambda one: one[0][1]):
        added = tuple(f"figure:{indicator.key}" for indicator in told)
        pack = described(facts, place, theme, added=added)
        for item, indicator in zip(added, told, strict=True):
            row = table[
                (table["package_id"] == indicator.package_id)
                & (table["indicator_id"] == indicator.indicator_id)
            ].iloc[0]
            values = facts.values(indicator.package_id, indicator.indicator_id)
            known = headlines.readings(values, table, row, place)
            shown = {row.value for one in pack.headlines if one.item_id == item for row in one.rows}
            hidden += [(item, place, value) for value in set(known["value"]) - shown]
    assert hidden == []


def _told_twice(facts: Facts) -> list[tuple[Indicator, str]]:
    """Indicator and state of each figure of which the tables have another reading."""
    values = facts.tables["values"]
    others = values[~values["variant"].isin(headlines.MAIN)]
    rows = others[["package_id", "indicator_id", "place_id"]].drop_duplicates()
    told = [
        (facts.catalogue[f"{row.package_id}:{row.indicator_id}"], str(row.place_id))
        for row in rows.itertuples()
        if facts.places[row.place_id].level == "state"
        and f"{row.package_id}:{row.indicator_id}" in facts.catalogue
    ]
    assert len(told) > 10
    return told


def test_the_same_share_printed_with_fewer_decimals_is_no_second_figure(facts):
    pack = described(facts, "IN-C11-364", "energy")
    assert pack.headlines
    assert not any(" to " in one.value for one in pack.headlines)


def test_a_difference_of_decimals_only_is_told_from_a_real_one():
    values = facts_of(32.57, 32.6, 32.4, 33.0)
    main = values.iloc[0]
    found = headlines.other_readings(values, main, main)
    assert list(found["value"]) == [32.4, 33.0]
    assert periods.sort_key(str(main["period"])) == 20111231


def facts_of(*numbers: float) -> pd.DataFrame:
    """Rows of one figure, the first the main one."""
    return pd.DataFrame(
        {
            "package_id": "p", "indicator_id": "i", "place_id": "X", "period": "2011",
            "group": "all", "residence": "total", "reporter": "all", "figure_kind": "result",
            "quality": "stated", "publication": "shown", "value": list(numbers),
            "variant": ["main", *(f"v{place}" for place in range(1, len(numbers)))],
        }
    )  # fmt: skip


def test_main_figures_of_one_question_have_one_value(facts):
    """Two that differ would be two answers, of which each page takes one: one needs a variant."""
    rows = facts.tables["values"]
    main = rows[
        rows["variant"].eq("main") & rows["publication"].eq("shown") & rows["value"].notna()
    ]
    question = ["package_id", "indicator_id", "place_id", "group", "residence", "reporter"]
    spans = main["period"].map({one: str(periods.span(one)) for one in main["period"].unique()})
    values = main.groupby([*question, spans], observed=True)["value"]
    assert list(values.nunique().loc[lambda count: count > 1].index) == []
