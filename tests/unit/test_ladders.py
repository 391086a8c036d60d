from dataclasses import replace

import pandas as pd
import pytest

from components.content.programmes import ladder_drawing
from components.facts import newest, tables, translated
from components.figures.charts import chart_inline, chart_svg, growth
from components.language.numbers import Unit
from data import ladders, languages
from tests.rows import rows

INDICATORS = rows(
    "indicators",
    {"indicator_id": "groups", "label": "Groups", "unit": "cbos", "tier": "primary"},
    {"indicator_id": "women", "label": "Women's", "unit": "cbos", "tier": "union", "theme": "gender"},
    {"indicator_id": "other", "label": "Other", "unit": "cbos", "tier": "union", "theme": "reach"},
)  # fmt: skip
LADDER = rows(
    "ladder",
    {"package_id": "p", "position": 2, "tier": "village", "name": "Village body"},
    {"package_id": "p", "position": 1, "tier": "primary", "name": "Group",
     "count_indicator_id": "groups"},
)  # fmt: skip


def value(indicator, period, number, **more):
    return {
        "indicator_id": indicator, "place_id": "X", "period": period, "value": number, **more
    }  # fmt: skip


UNITS = {"cbos": Unit("cbos", "groups", " groups", 0)}
VALUES = rows(
    "values",
    value("groups", "2009-03", 10),
    value("groups", "2010-03", 12, quality="doubtful"),
    value("groups", "2014-03", 30),
    value("groups", "2014-03", 9, reporter="r1"),
    value("women", "2009-03", 1),
    value("women", "2010-03", 2),
    value("other", "2009-03", 1),
    value("other", "2010-03", 2),
)


def test_a_rung_has_its_newest_count_and_a_silent_one_has_none():
    rungs = ladders.rungs(LADDER, VALUES, INDICATORS, {"p": "X"})
    assert list(rungs["name"]) == ["Group", "Village body"]
    assert (rungs["value"][0], rungs["period"][0]) == (30, "2014-03")
    assert pd.isna(rungs["value"][1])


JOINING = rows(
    "indicators",
    *({"indicator_id": name, "unit": unit} for name, unit in
      (("homes", "households"), ("groups", "cos"), ("in_bodies", "cos"), ("bodies", "lsos"))),
)  # fmt: skip
STEPS = rows(
    "ladder",
    {"package_id": "p", "position": 2, "tier": "primary", "name": "Group",
     "count_indicator_id": "groups", "joined_indicator_ids": ("homes",)},
    {"package_id": "p", "position": 1, "tier": "household", "name": "Home",
     "count_indicator_id": "homes"},
    {"package_id": "p", "position": 3, "tier": "union", "name": "Body",
     "count_indicator_id": "bodies", "joined_indicator_ids": ("in_bodies",)},
)  # fmt: skip


def test_who_belongs_to_a_rung_is_set_against_figures_of_the_same_time_only():
    values = rows(
        "values",
        value("homes", "2015-06", 600), value("homes", "2020", 900), value("groups", "2015-06", 40),
        value("groups", "2011-03", 25), value("in_bodies", "2011-03", 10), value("bodies", "2015-06", 4),
    )  # fmt: skip
    homes, groups = ladders.joins(STEPS, values, JOINING, "X")
    assert (homes.position, homes.of_one, homes.apart) == (2, 15, None)
    assert (groups.position, groups.of_one, groups.apart) == (3, None, 15)


def test_of_two_rungs_of_one_tier_each_has_only_who_joined_itself():
    steps = STEPS.assign(tier="primary")
    values = rows(
        "values",
        value("homes", "2015-06", 600), value("groups", "2015-06", 40), value("in_bodies", "2015-06", 10),
    )  # fmt: skip
    joined = ladders.joins(steps, values, JOINING, "X")
    rungs = ladders.rungs(steps, values, JOINING, {"p": "X"})
    told = [
        [one.joined.indicator_id for one in ladder_drawing.joins_of(rung, joined)]
        for _, rung in rungs.iterrows()
    ]
    assert told == [[], ["homes"], ["in_bodies"]]


def test_growth_has_the_rungs_and_womens_federations_only():
    series = ladders.series(LADDER, VALUES, INDICATORS, "p", "X")
    assert set(series["indicator_id"]) == {"groups", "women"}
    assert list(series[series["indicator_id"] == "groups"]["value"]) == [10, 12, 30]


def test_nothing_is_drawn_over_a_silence():
    series = ladders.series(LADDER, VALUES, INDICATORS, "p", "X")
    groups = growth.with_silences(series[series["indicator_id"] == "groups"])
    drawn = [None if pd.isna(one) else one for one in groups["value"]]
    assert drawn == [10, None, 12, None, 30]
    figure = growth.draw_growth(series, UNITS)
    panel = figure.panels[0]
    assert panel.lines[0].ys == (10, None, 12, None, 30)
    sound, doubtful = panel.dots
    assert (sound.shape, sound.ys, doubtful.shape) == ("circle", (10, 30), "ring")
    assert doubtful.texts == ("March 2010: 12 groups, doubtful",)
    assert "<polyline" not in chart_svg.svg(replace(figure, panels=(panel,)), "")


def test_the_years_of_a_figure_are_those_of_its_axis():
    figure = growth.draw_growth(ladders.series(LADDER, VALUES, INDICATORS, "p", "X"), UNITS)
    assert figure.panels[0].lines[0].xs[0] == pytest.approx(2009.2, abs=0.05)
    assert figure.x.ticks[0] == (2009.0, "2009")
    assert all(figure.x.low < x < figure.x.high for x in figure.panels[0].lines[0].xs)


def test_the_picture_is_said_in_words():
    series = ladders.series(LADDER, VALUES, INDICATORS, "p", "X")
    words = growth.draw_growth(series, UNITS).alt
    assert "Groups: 10 groups in March 2009, 30 groups in March 2014." in words


def test_each_reporter_has_its_own_newest_figure():
    found = ladders.by_reporter(LADDER, VALUES, INDICATORS, "p", "X")
    assert found[["reporter", "value", "period"]].to_dict("records") == [
        {"reporter": "r1", "value": 9, "period": "2014-03"}
    ]


def test_a_long_title_of_a_panel_stands_whole_above_it_where_the_page_breaks_it():
    long = "Community-based organisations formed or revived"
    series = ladders.series(LADDER, VALUES, INDICATORS.replace("Groups", long), "p", "X")
    drawn = chart_inline.draw_inline(growth.draw_growth(series, UNITS))
    assert f'<p class="head"><strong>{long}</strong></p><svg' in drawn


def points(*figures: tuple[str, float, str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(figures, columns=["period", "value", "quality", "series", "source_id"])


def is_joined(*figures) -> bool:
    """Whether a line runs from the first of two figures to the second."""
    return len(growth.with_silences(points(*figures))) == 2


def test_a_line_joins_figures_of_one_series_only():
    assert is_joined(
        ("2015-03", 1, "stated", "reports", "a"), ("2015-06", 2, "stated", "reports", "b")
    )
    assert not is_joined(
        ("2015-03", 1, "stated", "reports", "a"), ("2015-06", 2, "stated", "census", "a")
    )
    assert not is_joined(
        ("2015-03", 1, "stated", "reports", "a"), ("2015-06", 2, "stated", "", "a")
    )


def test_where_no_series_is_named_the_figures_of_two_sources_are_not_joined():
    assert is_joined(("2015-06", 1, "stated", "", "a"), ("2016-06", 2, "stated", "", "a"))
    assert not is_joined(("2015-06", 1, "stated", "", "a"), ("2016-06", 2, "stated", "", "b"))


def test_no_line_is_drawn_where_the_day_of_a_figure_is_not_known():
    reports = ("stated", "reports", "a")
    assert is_joined(("2015-06", 1, *reports), ("2016-03-14", 2, *reports))
    assert not is_joined(("2015", 1, *reports), ("2016", 2, *reports))
    assert not is_joined(("2015-06", 1, *reports), ("2015/2016", 2, *reports))


def test_two_figures_that_nothing_joins_say_what_they_are():
    rows = points(("2015", 15000, "stated", "", "a"), ("2016", 23206, "stated", "", "b"))
    panel = growth.draw_growth(rows.assign(label="Groups", unit="cbos"), UNITS).panels[0]
    assert [tag.text for tag in panel.tags] == ["2015: 15,000 groups", "2016: 23,206 groups"]
    assert [round(tag.x, 1) for tag in panel.tags] == [2015.5, 2016.5]
    joined = points(("2015-03", 1, "stated", "r", "a"), ("2015-06", 2, "stated", "r", "a"))
    assert not growth.draw_growth(joined.assign(label="Groups", unit="cbos"), UNITS).panels[0].tags


def test_no_line_is_drawn_from_or_to_a_doubtful_figure():
    reports = ("reports", "a")
    assert not is_joined(("2015-03", 9, "stated", *reports), ("2015-06", 1, "doubtful", *reports))
    assert not is_joined(("2008-12", 0, "doubtful", *reports), ("2009-03", 214, "stated", *reports))
    assert is_joined(("2008-12", 0, "stated", *reports), ("2009-03", 214, "stated", *reports))


def test_a_figure_of_a_year_stands_in_that_year_and_not_on_new_years_eve():
    drawn = growth.with_silences(
        points(("2015", 1, "stated", "", "a"), ("2016-06", 2, "stated", "", "a"))
    )
    assert drawn["date"][0].isoformat() == "2015-07-02"
    assert drawn["date"].iloc[-1].isoformat() == "2016-06-30"


def test_a_folder_without_a_ladder_has_no_rungs_in_any_language(small_root, monkeypatch, made_anew):
    for path in small_root.glob("programmes/*/ladder.csv"):
        path.write_text(path.read_text(encoding="utf-8").partition("\n")[0], encoding="utf-8")
    monkeypatch.setenv("LEARNING_ZONE_DATA", str(small_root))
    with languages.speaking("hi"):
        assert newest.rungs().empty
        nothing = tables.table("ladder")
        assert translated.translate_tables((), "ladder", nothing) is nothing
