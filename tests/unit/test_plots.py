"""Charts as plain values, and the same chart on the screen, as SVG and as PNG."""

import re
import struct
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import pairwise

import pandas as pd
import pytest
from markupsafe import escape

from components.figures import typeset
from components.figures.charts import (
    chart_inline,
    chart_plotly,
    chart_svg,
    chart_titles,
    charts,
    distributions,
    gap_titles,
    line_charts,
    paint,
    pair_titles,
    plots,
    scatter,
)
from components.figures.charts.chart_parts import Pins, Text
from components.figures.charts.line_charts import Series
from components.language.numbers import Unit
from data import gaps, languages, needs
from tests.unit.test_comparisons import GROUP, OTHERS, indicator

PERCENT = Unit("percent", "per cent", "%", 1)
PEOPLE = Unit("people", "people", " people", 0)
SUBJECT = chart_titles.Subject(
    indicator(label="Homes with a latrine", short_label="Latrine", direction="higher_better"),
    PERCENT,
    when="2011",
)
TEXT = Text("f", "A finding <b> & more", "What is drawn", ("A note.",), "A census")
PINS = Pins({"X-N-2": "Beta"})
ROWS = GROUP.assign(quality=["stated", "doubtful", "stated", "stated"])
WHOLES = pd.DataFrame(
    [("X-N", "X-N", "state", 20.0, "published", "published"),
     ("X", "All 4 districts here", "country", 22.0, "computed", "mean weighted by households")],
    columns=["place_id", "name", "level", "value", "basis", "how"],
)  # fmt: skip
SIDED = needs.by_side(
    ROWS,
    pd.DataFrame(
        {"place_id": ROWS["place_id"], "look": ["covered", "no_record"] * 2, "weak": False}
    ),
)
POINTS = ROWS.dropna(subset="value").assign(
    x=lambda rows: rows["value"], y=lambda rows: rows["value"] * 2, covered=True, size=5.0
)


# Each point with the one before; nothing speaks against any.
JOINED, SOUND = (False, True, True), (False, False, False)


def every_plot():
    gap_rows = gaps.gap(ROWS, OTHERS, "higher_better")
    lines = {
        "": [
            Series("Alpha", (1.0, 2.0, None), JOINED, SOUND),
            Series("Beta", (1.1, 2.1, 3.0), JOINED, SOUND, "second"),
        ]
    }
    yield charts.strips(ROWS, WHOLES, SUBJECT, TEXT, PINS)
    yield charts.ranked(ROWS, WHOLES, SUBJECT, TEXT, PINS)
    yield charts.pairs(gap_rows, SUBJECT, TEXT, PINS, (("value", "Women"), ("reference", "Men")))
    yield line_charts.courses(lines, ["2011", "2012", "2015"], SUBJECT, TEXT, PINS, 300)
    yield line_charts.courses(
        {"North": lines[""], "South": lines[""]}, ["2011", "2012", "2015"], SUBJECT, TEXT, PINS, 90
    )
    yield scatter.scatter(POINTS, (SUBJECT, SUBJECT), TEXT, PINS, "Example", needs.Middles(20, 30))
    yield distributions.distribution(SIDED, needs.spread(SIDED), SUBJECT, TEXT, PINS, "Example")
    yield distributions.multiples({"Women": ROWS, "Men": OTHERS}, SUBJECT, TEXT, PINS)


@pytest.fixture(params=range(8))
def plot(request):
    return list(every_plot())[request.param]


def test_every_chart_is_well_formed_svg_with_words_inside(plot):
    text = chart_svg.svg(plot, "Made on 1 June 2026")
    root = ET.fromstring(text)
    words = " ".join("".join(root.itertext()).split())
    for expected in (
        "A finding <b> & more",
        "What is drawn",
        "A note.",
        "Source: A census",
        "Made on 1 June",
    ):
        assert expected in words
    for key in plot.keys:
        assert " ".join(key.name.split()) in words
    assert "Pinned: 1 Beta" in words
    assert "<script" not in text


def test_nothing_is_drawn_outside_the_paper(plot):
    root = ET.fromstring(chart_svg.svg(plot, "Made today"))
    width, height = float(root.get("width")), float(root.get("height"))
    for mark in root.iter():
        for name, limit in (("x", width), ("cx", width), ("y", height), ("cy", height)):
            if mark.get(name):
                assert 0 <= float(mark.get(name)) <= limit, ET.tostring(mark)


def test_every_chart_is_a_picture_without_a_browser(plot):
    png = typeset.picture(chart_svg.svg(plot, "Made today"), inches=6, pixels_per_inch=100)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">I", png[16:20])[0] == 600


def test_a_page_and_a_file_have_the_same_marks(plot):
    page, file = chart_inline.draw_inline(plot), chart_svg.svg(plot, "")
    labels = re.findall(r'aria-label="([^"]*)"', page)
    dots = [dots for panel in plot.panels for dots in panel.dots]
    assert labels == [str(escape(text)) for one in dots for text in one.texts]
    assert re.findall(r'data-place="([^"]*)"', page) == [at for one in dots for at in one.places]
    for text in labels:
        assert f"<title>{text}</title>" in file
    assert page.count("<polyline") == file.count("<polyline")


def test_on_a_page_a_chart_is_as_wide_as_there_is_room_and_in_the_colours_of_the_ground(plot):
    root = ET.fromstring(chart_inline.draw_inline(plot))
    for one in root.iter():
        for name in ("x", "cx", "x1", "x2"):
            assert (one.get(name) or "%").endswith("%"), ET.tostring(one)
    page = ET.tostring(root, encoding="unicode")
    assert not re.search(r"#[0-9a-f]{6}", page)
    assert {f"{name}:" for name in re.findall(r"var\((--\w+)\)", page)} <= set(
        re.findall(r"--\w+:", paint.declare_colours())
    )


# What "change over time" and "two indicators" draw.
ZOOMED = (0, 2, 3, 5)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("number", ZOOMED)
def test_a_chart_to_zoom_is_a_valid_plotly_figure(number, theme):
    import plotly.graph_objects as go

    plot = list(every_plot())[number]
    figure = go.Figure(chart_plotly.figure(plot, theme))
    marks = [trace for trace in figure.data if trace.mode == "markers"]
    (panel,) = plot.panels
    assert [len(trace.x) for trace in marks] == [len(dots.xs) for dots in panel.dots]
    assert figure.layout.showlegend is False
    for trace, dots in zip(marks, panel.dots, strict=True):
        assert tuple(trace.customdata or ()) == dots.places
        assert len(trace.text) == len(dots.texts)
        assert all(point in set(ROWS["place_id"]) for point in trace.customdata or ())


@pytest.mark.parametrize(
    "name, step, tight",
    [
        ("Bihar", 20, False),
        ("Madhya Pradesh: in PACS", 20, True),
        ("Madhya Pradesh: in PACS", 50, False),
    ],
)
def test_beside_wide_names_a_phone_has_room_for_few_numbers(name, step, tight):
    plot = replace(
        next(every_plot()),
        panels=(plots.Panel("", plots.Axis("", -1, 1, ((0, name),))),),
        x=plots.Axis("Share", 0, 100, tuple((at, str(at)) for at in range(0, 101, step))),
    )
    assert chart_inline.is_tight_on_a_phone(plot) is tight
    layout = chart_plotly.figure(plot, "light")["layout"]
    assert layout["xaxis"]["ticktext"] == [str(at) for at in range(0, 101, step)]
    assert layout["yaxis"]["ticktext"] == [name]


def test_missing_is_not_drawn(plot):
    for panel in plot.panels:
        for dots in panel.dots:
            assert not any(pd.isna(x) for x in dots.xs)
            assert not any(pd.isna(y) for y in dots.ys)


def test_markup_in_a_name_stays_text():
    dots = plots.Dots("d", "main", "circle", (1.0,), (0.0,), ("<img src=x>",), ("X-N-1",))
    panel = plots.Panel(
        "<i>", plots.rows_axis(["<u>"]), dots=(dots,), tags=(plots.Tag(1, 0, "<b>"),)
    )
    one = plots.Plot("f", "t", "s", plots.scale([1.0], PERCENT, "x"), (panel,), 40)
    assert "<img" not in str(chart_plotly.figure(one, "light"))
    assert "<img" not in chart_inline.draw_inline(one)
    assert "<img" not in chart_svg.svg(one, "")


@pytest.mark.parametrize(
    "values, unit, low, high, last",
    [
        ([3, 94.9], PERCENT, 0, 100, "100\N{NO-BREAK SPACE}%"),
        ([-12.5, 30], PERCENT, -20, 30, "30\N{NO-BREAK SPACE}%"),
        ([0.02, 0.39], Unit("index", "index", "", 3), 0, 0.4, "0.4"),
        ([1_200_000], PEOPLE, 0, 1_500_000, "1,500,000"),
        ([], PERCENT, 0, 1, "1.0\N{NO-BREAK SPACE}%"),
        ([0, 0], PERCENT, -1, 1, "1.0\N{NO-BREAK SPACE}%"),
    ],
)
def test_axes_have_round_ends(values, unit, low, high, last):
    axis = plots.scale(values, unit, "x")
    assert (axis.low, axis.high) == pytest.approx((low, high))
    assert axis.ticks[-1][1] == last


@pytest.mark.parametrize(
    "wanted", [[1.0, 1.1, 1.2], [9.9, 9.95, 10.0], [0.0, 0.0, 0.0, 0.0], [5.0], []]
)
def test_labels_keep_their_distance(wanted):
    found = sorted(plots.apart(wanted, 1.0, 0.0, 10.0))
    assert all(later - earlier >= 1.0 - 1e-9 for earlier, later in pairwise(found))
    assert all(0 <= one <= 10 for one in found)


def test_a_line_is_not_drawn_over_years_without_a_figure():
    lines = {"": [Series("Alpha", (1.0, 2.0, 9.0), (False, True, False), SOUND)]}
    plot = line_charts.courses(lines, ["2014", "2015", "2018"], SUBJECT, TEXT, PINS, 300)
    assert plot.panels[0].lines[0].ys == (1.0, 2.0, None, 9.0)
    assert len(re.findall("<polyline", chart_svg.svg(plot, ""))) == 1


@pytest.mark.parametrize(
    "said, pair, values, expected",
    [
        ("{people} can read and write", gaps.PAIRS[2], (36.1, 51.2),
         "Alpha: 36 of 100 women can read and write, 15 fewer than men"),
        ("homes of {people} have a latrine", gaps.PAIRS[0], (9.7, 77.6),
         "Alpha: 10 of 100 homes of Scheduled Castes have a latrine, "
         "68 fewer than households neither SC nor ST"),
        ("homes of {people} go in the open", gaps.PAIRS[0], (60, 60),
         "Alpha: 60 of 100 homes of Scheduled Castes go in the open, "
         "as many as among households neither SC nor ST"),
        ("{people} work", gaps.PAIRS[0], (40, 30),
         "Alpha: 40 of 100 Scheduled Castes work, 10 more than people neither SC nor ST"),
        ("", gaps.PAIRS[2], (40, 30), "Alpha: 40 of 100 women (latrine), 10 more than men"),
    ],
)  # fmt: skip
def test_a_place_says_its_gap_in_a_sentence(said, pair, values, expected):
    counted = "households" if said.startswith("homes") else ""
    about = indicator(
        label="Homes with a latrine",
        short_label="Latrine",
        group_sentence=said,
        weight_id=counted,
    )
    subject = chart_titles.Subject(about, PERCENT)
    row = pd.Series(
        {
            "name": "Alpha",
            "value": values[0],
            "reference": values[1],
            "points": values[0] - values[1],
        }
    )
    group = {"women": "Women", "scheduled_caste": "Scheduled Castes"}[pair.group]
    assert gap_titles.place_gap(subject, row, pair, group, "Neither SC nor ST") == expected


@pytest.mark.parametrize("coefficient", [-0.7, -0.3, 0.05, 0.5])
def test_an_association_is_about_places_only(coefficient):
    share = chart_titles.Subject(
        indicator(label="Share", short_label="Scheduled Caste share", is_share=True), PERCENT
    )
    said = pair_titles.association(share, SUBJECT, coefficient, 200)
    assert "place" in said
    assert "Scheduled Castes have" not in said
    if abs(coefficient) >= 0.2:
        assert "districts with a larger Scheduled Caste share" in said
        assert "nothing about causes" in said.replace("\n", " ")


def test_no_title_of_the_explorer_rests_on_a_doubtful_figure():
    doubtful = ROWS.assign(
        quality=["doubtful" if one == "Beta" else "stated" for one in ROWS["name"]]
    )
    assert "Beta" not in chart_titles.ranks(SUBJECT, doubtful, "")
    all_doubtful = chart_titles.ranks(SUBJECT, ROWS.assign(quality="doubtful"), "in North")
    assert all_doubtful.endswith("in North: only doubtful figures")
    row = pd.Series(
        {"name": "Alpha", "value": 1.0, "reference": 9.0, "points": -8.0, "quality": "doubtful"}
    )
    said = gap_titles.place_gap(SUBJECT, row, gaps.PAIRS[0], "Scheduled Castes", "others")
    assert not re.search(r"\d", said)


def test_titles_state_the_finding():
    assert chart_titles.ranks(SUBJECT, ROWS, "") == (
        "Homes with a latrine, 2011: from 10.0\N{NO-BREAK SPACE}% in Alpha "
        "to 25.0\N{NO-BREAK SPACE}% in Gamma"
    )
    found = gaps.summary(gaps.gap(ROWS, OTHERS, "higher_better"))
    assert "lower for Women than for Men in 1 of 3 places" in gap_titles.gap(
        SUBJECT, found, "Women", "Men", ""
    )
    assert chart_titles.ranks(SUBJECT, ROWS.iloc[3:], "in North").endswith("in North: no figure")


@pytest.mark.parametrize(
    "title",
    [
        lambda: chart_titles.ranks(SUBJECT, ROWS, "in North"),
        lambda: chart_titles.ranks(SUBJECT, ROWS.iloc[3:], ""),
        lambda: gap_titles.gap(
            SUBJECT, gaps.summary(gaps.gap(ROWS, OTHERS, "higher_better")), "Women", "Men", ""
        ),
        lambda: gap_titles.place_gap(
            SUBJECT,
            pd.Series({"name": "Alpha", "value": 30.0, "reference": 42.0, "points": -12.0}),
            gaps.PAIRS[-1],
            "Rural",
            "Urban",
        ),
        lambda: pair_titles.association(SUBJECT, SUBJECT, 0.05, 200),
        lambda: pair_titles.side_by_side(SUBJECT, SUBJECT, 200),
    ],
)
def test_a_title_is_one_message_of_the_readers_language(title):
    with languages.speaking("xx"):
        said = title()
    assert said.startswith("«") and said.endswith("»")


def test_all_that_is_read_around_a_chart_is_in_the_readers_language():
    with languages.speaking("xx"):
        plot = charts.strips(ROWS, WHOLES, SUBJECT, TEXT, PINS)
        drawn = chart_svg.svg(plot, "")
    assert all(key.name.startswith("«") for key in plot.keys)
    assert "«3 places in 2 strips.»" in plot.alt
    assert "«Pinned: 1 Beta»" in drawn and "«Source: A census»" in drawn
