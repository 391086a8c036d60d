"""Headlines of the real programmes: both figures, each with its source, on every way out."""

import html
import itertools
import re

import pandas as pd
import pytest

from components.content.elements import sources
from components.content.programmes import federations, ladder_drawing
from components.content.programmes import headlines as headline
from components.content.programmes import results as aims
from components.facts import indicators as explorer
from components.facts import newest, tables
from components.figures.charts import line_charts
from components.language import numbers
from components.server import static_pages
from components.server.offline import contents
from components.views.indicators import over_time
from data import headlines, ladders, periods, series_breaks

READINGS = [row for _, row in newest.headlines().iterrows()]
WITHOUT_MARKUP = re.compile(r"<[^>]+>")


def words(markup: object) -> str:
    return " ".join(WITHOUT_MARKUP.sub(" ", str(markup)).split())


def ways_out(package_id: str) -> dict[str, str]:
    """The headline figures of a programme as each page draws them."""
    blocks = {
        "static": static_pages.find(""), "offline": contents.document(contents.PROGRAMMES),
    }  # fmt: skip
    drawn = {
        name: "".join(
            str(getattr(block, "html", "")) for part in page.sections for block in part.blocks
        )
        for name, page in blocks.items()
    }
    return {"screen": str(headline.describe_headlines(package_id).figures), **drawn}


@pytest.mark.parametrize("row", READINGS, ids=lambda row: f"{row['indicator_id']}-{row['value']:g}")
def test_every_reading_is_told_with_its_source_on_the_screen_as_a_page_and_offline(row):
    number = headline.numbers.format_number(row["value"], headline.unit(row["unit"]).decimals)
    for name, drawn in ways_out(row["package_id"]).items():
        assert number in words(drawn), name
        assert str(sources.line(row["package_id"], row["source_id"])) in drawn, name
        assert headline.told_when(row) in words(drawn), name


def test_every_figure_carries_its_own_mark():
    for package_id in tables.programmes():
        drawn = str(headline.describe_headlines(package_id).figures)
        rows = headline.of_programme(package_id)
        assert drawn.count('class="lz-mark"') == len(rows)
        assert drawn.count("<li ") == rows["source_id"].nunique()


def test_nothing_published_for_a_country_is_left_out_of_its_headline():
    """From the rows of the table, not through the rule itself."""
    values, shown = tables.table("values").rows, newest.headlines()
    for (package_id, indicator_id), told in shown.groupby(["package_id", "indicator_id"]):
        rows = values[
            (values["package_id"] == package_id)
            & (values["indicator_id"] == indicator_id)
            & (values["place_id"] == tables.countries()[package_id])
            & (values[["group", "reporter"]] == "all").all(axis=1)
            & (values["quality"] == "stated")
            & (values["figure_kind"] == "result")
        ]
        since = min(periods.sort_key(one) for one in told[told["is_main"]]["period"])
        later = rows[[periods.sort_key(one) >= since for one in rows["period"]]]
        assert set(later["value"]) <= set(told["value"]), indicator_id


def test_a_rung_of_the_ladder_tells_what_the_headline_tells():
    table = words(federations.side_by_side())
    indicators = tables.table("indicators").rows
    for package_id in tables.programmes():
        rungs = tables.of_programme("ladder", package_id)["count_indicator_id"].dropna()
        for indicator_id in rungs:
            known = headlines.readings(
                tables.table("values").rows,
                indicators,
                explorer.indicator_row(package_id, indicator_id),
                tables.countries()[package_id],
            )
            for number in known["value"]:
                assert f"{number:,.0f}" in table


def test_a_ladder_that_is_drawn_says_who_belongs_to_it_and_who_does_not():
    """Every number beside the steps is of the tables, or computed from two of the same time."""
    values = tables.table("values").rows
    for package_id, country in tables.countries().items():
        if package_id not in tables.programmes():
            continue
        drawn = words(ladder_drawing.draw_ladder(package_id))
        own = values[(values["package_id"] == package_id) & (values["place_id"] == country)]
        joined = ladder_joins(package_id)
        assert joined, package_id
        for one in joined:
            assert headline.numbers.format_number(one.of_one, 1) in drawn
            counts = [count for count in (one.joined, one.own, one.whole) if count]
            assert {count.period for count in counts} == {one.joined.period}
            for count in counts:
                assert count.value in set(own[own["indicator_id"] == count.indicator_id]["value"])
            if one.apart is not None:
                assert f"{one.apart:,.0f} to none" in drawn


def ladder_joins(package_id: str):
    mine = [tables.of_programme(name, package_id) for name in ("ladder", "values", "indicators")]
    return ladders.joins(*mine, tables.countries()[package_id])


def test_the_results_of_an_aim_tell_what_the_headline_tells():
    """On the screen, on the static page and offline: a second figure never hides in a table below."""
    for package_id in tables.programmes():
        shown = {
            "screen": "".join(str(one.results) for one in aims.of_programme(package_id)),
            "static": drawn_of(static_pages.find(f"aims/{package_id}")),
            "offline": drawn_of(contents.document(f"aims/{package_id}")),
        }
        for indicator_id in tables.of_programme("aim_results", package_id)["indicator_id"]:
            indicator = explorer.indicator_row(package_id, indicator_id)
            known = headlines.readings(
                tables.table("values").rows,
                tables.table("indicators").rows,
                indicator,
                tables.countries()[package_id],
            )
            for name, drawn in shown.items():
                part = next(one for one in drawn.split("<dt ") if label_of(one, indicator))
                for _, row in known.iterrows() if len(known) > 1 else ():
                    number = headline.numbers.format_number(row["value"], 0)
                    assert number in words(part), (name, indicator_id)
                    assert headline.told_when(row) in words(part), (name, indicator_id)
                    assert str(sources.line(package_id, row["source_id"])) in drawn


def label_of(part: str, indicator) -> bool:
    said = WITHOUT_MARKUP.sub("", "<dt " + part.partition("</dt>")[0])
    return html.unescape(said) == str(indicator["label"])


def drawn_of(page) -> str:
    return "".join(
        str(getattr(block, "html", "")) for part in page.sections for block in part.blocks
    )


def test_no_line_joins_figures_of_different_series():
    for package_id in tables.programmes():
        known = federations._series(package_id)
        for _, rows in known.groupby("label"):
            runs = dict(
                zip(
                    rows["period"], zip(rows["series"], rows["source_id"], strict=True), strict=True
                )
            )
            for earlier, later in drawn_lines(rows):
                (series, source), (other_series, other_source) = runs[earlier], runs[later]
                assert series == other_series
                assert series or source == other_source


def drawn_lines(rows) -> list[tuple[str, str]]:
    """Pairs of periods that a line joins in the figure of some rows."""
    from components.figures.charts import growth

    points = growth.with_silences(rows)["period"].tolist()
    return [
        (one, other)
        for one, other in itertools.pairwise(points)
        if isinstance(one, str) and isinstance(other, str)
    ]


def test_two_single_counts_are_two_dots():
    single = [
        rows
        for package_id in tables.programmes()
        for _, rows in federations._series(package_id).groupby("label")
        if rows["source_id"].is_unique and rows["series"].eq("").all()
    ]
    assert single
    assert not any(drawn_lines(rows) for rows in single)


def test_no_line_of_the_explorer_joins_two_series_or_touches_a_doubtful_figure():
    """From the rows of the table: what is drawn is looked up there, point by point."""
    broken = 0
    for key, indicator in explorer.catalogue().items():
        course = explorer.comparable_periods(key, "all", "total")
        if indicator.is_context or len(course.periods) < 3:
            continue
        found, is_first = explorer.figures(key, "all", "total").dropna(subset="value"), True
        # Every third place: which ones changes with the indicator, by how many places it has.
        for place_id, rows in itertools.islice(found.groupby("place_id"), len(found) % 3, None, 3):
            told = {row["period"]: row for row in rows.to_dict("records")}
            assert len(told) == len(rows), (key, place_id)
            # Of the rows of all places it picks its own; once for each indicator, since that takes longer.
            given, is_first = (found if is_first else rows), False
            drawn = over_time.line(indicator, given, place_id, course.periods, "main")
            own = [told[one]["value"] if one in told else None for one in course.periods]
            assert list(drawn.points) == own, (key, place_id)
            for earlier, later in lines_of(drawn, course.periods):
                one, other = told[earlier], told[later]
                assert {one["quality"], other["quality"]} <= {"stated", "derived"}
                assert {one["dating"], other["dating"]} == {"dated"}
                same = one["series"] == other["series"] and isinstance(one["series"], str)
                assert same or one["source_id"] == other["source_id"], (key, earlier, later)
            broken += len(rows) - 1 > len(lines_of(drawn, course.periods))
    assert broken


def lines_of(series: line_charts.Series, ordered: tuple[str, ...]) -> list[tuple[str, str]]:
    """Pairs of periods that a line joins: neighbours in what is drawn, with no hole between."""
    xs = tuple(map(float, range(len(ordered))))
    times = line_charts.Times(ordered, xs, (False,) * len(ordered))
    line = line_charts._torn(series, times)
    points = list(zip(line.xs, line.ys, strict=True))
    return [
        (ordered[int(one)], ordered[int(other)])
        for (one, value), (other, other_value) in itertools.pairwise(points)
        if value is not None and other_value is not None
    ]


def test_the_median_of_districts_with_several_series_is_of_none_of_them():
    rows = pd.DataFrame(
        [
            ("2015", 1.0, "stated", "reports", "a", "dated"),
            ("2015", 3.0, "stated", "reports", "a", "dated"),
            ("2016", 2.0, "stated", "reports", "b", "dated"),
            ("2017", 2.0, "stated", "reports", "b", "dated"),
            ("2017", 2.0, "stated", "census", "b", "dated"),
            ("2018", 2.0, "doubtful", "reports", "b", "dated"),
        ],
        columns=["period", "value", "quality", "series", "source_id", "dating"],
    )
    middle = series_breaks.middle(rows)
    assert list(middle["value"]) == [2.0, 2.0, 2.0, 2.0]
    assert series_breaks.joined(middle.to_dict("records")) == [False, True, False, False]


@pytest.mark.parametrize(
    "unit_id, said", [("people", "1 person"), ("families", "1 family"), ("vos", "1 VO"), ("inr", "1 INR")]
)  # fmt: skip
def test_the_vocabulary_says_how_one_of_a_unit_is_written(unit_id, said):
    assert numbers.format_value(1, headline.unit(unit_id)) == said
