"""Whatever is laid on the impact map: title, key, table and map say what the files say."""

import random
import re
from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from statistics import median
from urllib.parse import parse_qs

import pandas as pd
import pytest
from markupsafe import escape

from components.content.elements import sources
from components.content.impact_maps import (
    impact,
    impact_layers,
    impact_map,
    impact_marks,
    impact_place,
    impact_sentences,
    impact_sources,
    impact_table,
    impact_titles,
)
from components.content.impact_maps.impact import Shown
from components.content.maps import map_pictures
from components.facts import impact as known
from components.facts import indicators, tables
from components.language.numbers import Unit
from data import figures_by_place, languages
from data import impact as impact_numbers
from data.choices import EVIDENCE, PRESENCE, ImpactChoice
from data.letters import join_sentences
from tests.contracts import raw_figures as raw

# Rates that say better or worse, have a figure for districts and are no layer: why not.
NOT_ON_THE_MAP = {
    "india:hh_television_pct": "one of the goods that the homes with none of the listed goods lack",
    "india:ophi_mpi": "an index: nobody counts districts by it; its share of poor people is a layer",
    "india:niti_mpi": "an index: nobody counts districts by it; its share of poor people is a layer",
    "india:ophi_mpi_intensity_pct": "how poor the poor are, not how many of the people",
    "india:niti_mpi_intensity_pct": "how poor the poor are, not how many of the people",
}
# By which column things of a kind are told apart on the map, and the list that has its words.
KINDS = {
    "stories": ("outcome_kind", "case_outcome_kinds"),
    "gatherings": ("record", "event_records"),
    "federations": ("tier", "tiers"),
}
# As many as the longest list of a programme has: each fill, circle and kind of point comes at least once.
FEWEST = 30
SEED = 17


@pytest.fixture(autouse=True)
def in_english():
    with languages.speaking("en"):
        yield


def combinations() -> list[ImpactChoice]:
    """Every layer of each programme in random company, the same in every run."""
    chance, found = random.Random(SEED), []
    with languages.speaking("en"):
        for programme in tables.programmes():
            offers = (impact_layers.fills, impact_layers.circles, impact_layers.points)
            offered = [
                [*([""] if one > 0 else []), *of(programme)] for one, of in enumerate(offers)
            ]
            lists = [chance.sample(one, len(one)) for one in offered]
            states = [None, None, *tables.coverage_by_state(programme)["place_id"]]
            for number in range(max(FEWEST, *map(len, lists))):
                fill, circles, points = (one[number % len(one)] for one in lists)
                strength = chance.choice(
                    ["", "change_reported"] if points.startswith("stories") else [""]
                )
                state = chance.choice(states)
                choice = ImpactChoice(programme, fill, circles, points, strength, state)
                times = impact.times_of(choice)
                found.append(replace(choice, period=chance.choice(["", *times])))
    return found


def test_every_rate_that_is_better_or_worse_by_district_can_fill_the_map():
    """Or stands in a list that was read, with the reason. Names that are no longer needed leave it."""
    shown = {
        layer.key for programme in tables.programmes() for layer in known.layers(programme).values()
    }
    rows = indicators.all_rows("indicators")
    rates = rows[(rows["how_to_add"] == "none") & (rows["direction"] != "context")]
    catalogue, missing = indicators.catalogue(), set()
    for key in rates["package_id"] + ":" + rates["indicator_id"]:
        districts = max((one.districts for one in catalogue[key].offers), default=0)
        if districts >= figures_by_place.FEWEST_PLACES and key not in shown:
            missing.add(key)
    assert missing == set(NOT_ON_THE_MAP)


def shapes_of(choice: ImpactChoice, level: str) -> list[str]:
    """The shapes a choice is about, in the order of the gazetteer."""
    shapes = tables.shapes_of(choice.programme, level)
    if level == "district":
        shapes = [one for one in shapes if one in raw.presence(choice.programme)]
    else:
        own = {row["place_id"] for row in raw.rows(f"programmes/{choice.programme}/coverage.csv")}
        shapes = [one for one in shapes if one in own]
    return [one for one in shapes if choice.state in (None, *raw.around(one))]


class Expected:
    """What the files say of a choice."""

    def __init__(self, choice: ImpactChoice) -> None:
        self.choice = choice
        layers = known.layers(choice.programme)
        self.is_presence = choice.fill == PRESENCE
        self.level = "district" if self.is_presence else known.level_of(layers[choice.fill])
        self.shapes = shapes_of(choice, self.level)
        presence = raw.presence(choice.programme)
        self.fill: dict[str, tuple] = {}
        if self.is_presence:
            self.sides = {one: presence[one] for one in self.shapes}
        else:
            self.fill = self.at(choice.fill, self.level)
            _, layer = raw.folder_of(choice.programme, choice.fill)
            sure = [v for v, q, _ in self.fill.values() if v is not None and q != "doubtful"]
            self.line = float(layer["limit"]) if layer["limit"] else median(sure or [0])
            self.sides = {
                one: "unknown" if v is None or q == "doubtful" or not sure
                else "inside" if v > self.line else "other"
                for one, (v, q, _) in self.fill.items()
            }  # fmt: skip
        self.counts = Counter(self.sides.values())

    def at(self, layer_id: str, level: str) -> dict[str, tuple]:
        every = list(tables.shapes_of(self.choice.programme, level))
        period = self.period(layer_id)
        found = raw.drawn(self.choice.programme, layer_id, period, every)
        return {one: found[one] for one in shapes_of(self.choice, level)}

    def period(self, layer_id: str) -> str:
        """The newest period that ends by the time asked for; the first one if none does."""
        level = known.level_of(known.layers(self.choice.programme)[layer_id])
        every = set(tables.shapes_of(self.choice.programme, level))
        here = {
            when
            for (place_id, when), (value, _) in raw.figures(self.choice.programme, layer_id).items()
            if value is not None
            and {place_id, *raw.places()[place_id]["drawn_as"].split(";")} & every
        }
        ordered = sorted(here, key=raw.end)
        asked = self.choice.period
        fitting = [one for one in ordered if not asked or raw.end(one) <= raw.end(asked)]
        return (fitting or ordered[:1])[-1]

    def reached(self, side: str) -> tuple[int, int, int]:
        """How many places are on a side, and in how many the programme is proven, and likely."""
        on = [one for one, own in self.sides.items() if own == side]
        presence = raw.presence(self.choice.programme)
        return (
            len(on),
            sum(presence.get(one) == "inside" for one in on),
            sum(presence.get(one) == "weak" for one in on),
        )

    def circles(self) -> tuple[str, dict[str, float], dict[str, str]]:
        """Level, and the sure and doubtful results by place, each figure once."""
        if self.choice.circles == EVIDENCE:
            table = raw.rows(f"programmes/{self.choice.programme}/coverage_evidence.csv")
            counts = Counter(row["place_id"] for row in table)
            inside = shapes_of(self.choice, "district")
            return "district", {one: counts[one] for one in inside if counts[one]}, {}
        level = known.level_of(known.layers(self.choice.programme)[self.choice.circles])
        found, doubts, seen = {}, {}, set()
        names = tables.gazetteer()
        at = self.at(self.choice.circles, level)
        ordered = impact.view_of(self.choice).circles.rows["place_id"]
        for one in ordered:
            value, quality, group = at[one]
            if value is None or (group and names.name(group) in seen):
                continue
            seen.add(names.name(group) if group else "")
            found[one], doubts[one] = value, quality
        return level, found, doubts

    def rows_of_points(self) -> list[tuple[dict, str]]:
        """The row of each story, gathering or federation that is a point here, and the place it is at."""
        kind, _, theme = self.choice.points.partition(".")
        folder = f"programmes/{self.choice.programme}"
        if kind == "stories":
            table = [
                row for row in raw.rows(f"{folder}/cases.csv")
                if (not theme or theme in row["themes"].split(";"))
                and self.choice.strength in ("", row["outcome_kind"])
            ]  # fmt: skip
            found = [(row, row["place_id"]) for row in table]
        elif kind == "gatherings":
            table = list(raw.rows(f"{folder}/events.csv"))
            found = [(r, r["venue_place_ids"].split(";")[0] or r["place_id"]) for r in table]
        else:
            table = raw.rows(f"{folder}/organisations.csv")
            found = [(row, row["place_id"]) for row in table if row["kind"] == "federation"]
        return [(row, at) for row, at in found if self.is_here(at)]

    def is_here(self, place_id: str) -> bool:
        return self.choice.state in (None, *raw.around(place_id))

    def points(self) -> list[str]:
        """The place of each thing that is a point."""
        if not self.choice.points.startswith("villages"):
            return [at for _, at in self.rows_of_points()]
        folder = f"programmes/{self.choice.programme}"
        cases, others = (
            [row for row in raw.rows(f"{folder}/{name}.csv") if row["lat"]]
            for name in ("cases", "organisations")
        )
        named = [(r["place_id"], r["village"] or r["locality"] or r["title"]) for r in cases]
        named += [(r["place_id"], r["locality"] or r["name"]) for r in others]
        return [place_id for place_id, _ in dict.fromkeys(named) if self.is_here(place_id)]

    def keys_of_points(self) -> set[str]:
        """What the kinds of the things with a point of their own are called."""
        if self.choice.points.startswith("villages"):
            return {"Documented village"} if self.points() else set()
        column, terms = KINDS[self.choice.points.partition(".")[0]]
        words = {
            row["term_id"]: row["label"]
            for row in raw.rows("vocabulary/terms.csv")
            if row["vocabulary"] == terms
        }
        return {words[row[column]] for row, _ in self.rows_of_points() if row.get("lat")}


def say_layers(view) -> list[str]:
    """What is said of the circles, and of the points."""
    return [join_sentences(said) for said in impact_sentences._say_drawn(view)]


def numbers_in(sentence: str, without: str = "") -> list[float]:
    """The numbers of a sentence in their order, but those of some words."""
    bare = sentence.replace(without, "") if without else sentence
    return [
        float(one.replace(",", "")) for one in re.findall(r"(?<![\w.])\d[\d,]*(?:\.\d+)?", bare)
    ]


def test_title_key_table_and_map_say_what_the_files_say(subtests):
    for choice in combinations():
        with subtests.test(impact_map.file_name(choice)):
            check_choice(choice)


def check_choice(choice: ImpactChoice) -> None:
    expected, view = Expected(choice), impact.view_of(choice)
    figure = impact_map.map_figure(view)
    check_fill(expected, view, figure)
    table = impact_table.table_of(choice)
    check_title(expected, view)
    check_table(expected, view, table)
    if choice.circles:
        check_circles(expected, view, figure)
        check_column_of_circles(expected, view, table)
        check_key_of_circles(view, figure)
    if choice.points:
        check_points(expected, view, figure, table)
        check_key_of_points(expected, figure)


def check_fill(expected: Expected, view, figure) -> None:
    areas = {area.place_id: area for area in figure.areas}
    assert set(areas) == set(expected.shapes) == set(view.places)
    entries = figure.legend.entries
    if expected.is_presence:
        looks = {
            "inside": "covered",
            "weak": "covered",
            "other": "not_covered",
            "unknown": "no_record",
        }
        for one, side in expected.sides.items():
            assert (areas[one].look, areas[one].weak) == (looks[side], side == "weak")
        told = {(e.look, e.weak): e.count for e in entries}
        for side, look in looks.items():
            assert told.get((look, side == "weak"), 0) == expected.counts[side]
        return
    values = {one: v for one, (v, _, _) in expected.fill.items()}
    for one, group in ((one, group) for one, (_, _, group) in expected.fill.items() if group):
        assert ("Note", shared(group)) in areas[one].detail
    for one, value in values.items():
        assert areas[one].value == (None if value is None else pytest.approx(value))
    limits = impact_map._breaks(
        expected.choice.programme, expected.choice.fill, expected.level
    ).limits
    classes = Counter(bisect_right(limits, round(v, 9)) for v in values.values() if v is not None)
    for entry in entries:
        if entry.look == "value" and not entry.weak:
            assert entry.count == classes[entry.class_index]
        if entry.look == "no_record":
            assert entry.count == sum(v is None for v in values.values())
        if entry.weak and entry.look == "value":
            doubtful = [v is not None and q == "doubtful" for v, q, _ in expected.fill.values()]
            assert entry.count == sum(doubtful)


def shared(group: str) -> str:
    return f"together with others as {raw.places()[group]['name']}"


def check_title(expected: Expected, view) -> None:
    title, counts = impact_titles.say_fill(view), expected.counts
    told = numbers_in(title, impact_titles.where_words(view))
    if expected.is_presence:
        wanted = [
            len(expected.shapes),
            counts["inside"],
            counts["weak"],
            counts["other"],
            counts["unknown"],
        ]
        assert told == [wanted[0], wanted[1], *(one for one in wanted[2:] if one)]
        return
    sure = counts["inside"] + counts["other"]
    missing = [counts["unknown"]] if counts["unknown"] and sure else []
    role = raw.folder_of(expected.choice.programme, expected.choice.fill)[1]["role"]
    if not sure:
        assert told == []
    elif role == "need" and expected.level == "district":
        (needy, *with_need), (others, *without) = (
            expected.reached("inside"),
            expected.reached("other"),
        )
        if not needy or not others:
            proven, weak = (one + other for one, other in zip(with_need, without, strict=True))
            assert told == [needy or others, proven, *([weak] if weak else []), *missing]
        elif with_need[1] or without[1]:
            assert told == [needy, *with_need, others, *without, *missing]
        else:
            assert told == [needy, with_need[0], others, without[0], *missing]
    else:
        layer = view.fill.layer
        middle = (
            numbers_in(impact_titles.say_line(view.fill, view.line)) if layer.limit is None else []
        )
        assert told == [counts["inside"], sure, *middle, *missing]


def check_table(expected: Expected, view, table) -> None:
    rows = table.rows.set_index("place_id")
    if expected.is_presence:
        known = [one for one, side in expected.sides.items() if side != "unknown"]
        assert (rows.loc[known, "Programme: Source"] != "").all()
    assert set(expected.shapes) <= set(rows.index)
    for shown in filter(None, (view.fill,)):
        column = f"{impact_titles.heading(shown)} ({shown.unit.label})"
        for one, (value, _, _) in expected.fill.items():
            cell = rows.loc[one, column]
            if value is None:
                assert pd.isna(cell)
            else:
                close = 0.5 * 10**-shown.unit.decimals + 1e-9
                assert float(cell) == pytest.approx(value, abs=close)
        for one, group in ((one, group) for one, (_, _, group) in expected.fill.items() if group):
            assert shared(group) in rows.loc[one, "Note"]


def check_column_of_circles(expected: Expected, view, table) -> None:
    """Each result once, in the row of its place or the first of those it is of together; no other cell."""
    _, found, _ = expected.circles()
    unit = view.circles.unit
    column = table.rows.set_index("place_id")[
        f"{impact_titles.heading(view.circles)} ({unit.label})"
    ]
    assert set(column.dropna().index) == set(found)
    close = 0.5 * 10**-unit.decimals + 1e-9
    assert column.dropna().astype(float).to_dict() == pytest.approx(found, abs=close)


def check_key_of_circles(view, figure) -> None:
    """The key has round circles that one can compare with those of the map, and says their numbers."""
    drawn = [point.size_value for point in figure.points if point.size_value is not None]
    sizes = figure.legend.sizes
    assert impact_titles.heading(view.circles).lower() in figure.legend.circles.lower()
    if not drawn:
        assert not sizes
        return
    values = [value for value, _ in sizes]
    assert max(drawn) / 2 < max(values) <= max(drawn)
    # A second circle is none that is smaller than all that are drawn.
    assert len(values) == 1 or min(values) >= min(drawn)
    assert [numbers_in(text)[0] for _, text in sizes] == [round(value) for value in values]


def check_key_of_points(expected: Expected, figure) -> None:
    """Each kind that has a point of its own is in the key, and that of those in the middle of a place."""
    told = [one.removesuffix(", place likely") for one in figure.legend.kinds]
    has_middles = any(point.kind == impact_marks.MIDDLE for point in figure.points)
    middle = {impact_marks.MIDDLE} if has_middles else set()
    assert set(told) == expected.keys_of_points() | middle
    assert len(set(figure.legend.kinds)) == len(figure.legend.kinds)


def test_why_a_sum_of_districts_is_not_what_is_stated_for_the_country_stands_beside_it():
    choice = ImpactChoice("rspn", circles="union_councils_reached")
    with languages.speaking(languages.ENGLISH):
        (said,) = say_layers(impact.view_of(choice))
    caveat = indicators.catalogue()["rspn:union_councils_with_rsp"].caveat
    assert "Stated for the country as a whole: " in said and "3,705" in said
    assert f"Take care: {caveat}" in said


def check_circles(expected: Expected, view, figure) -> None:
    level, found, doubts = expected.circles()
    sizes = {p.place_id: p.size_value for p in figure.points if p.size_value is not None}
    drawn = {one: value for one, value in found.items() if value and raw.places()[one]["lat"]}
    assert sizes == pytest.approx(drawn)
    sure = {one: value for one, value in found.items() if doubts.get(one) != "doubtful"}
    said = say_layers(view)[0]
    heading = impact_titles.heading(view.circles)
    told = numbers_in(said.replace(heading, ""), impact_titles.where_words(view))
    if not sure:
        assert told == []
        return
    has_line = set(expected.sides.values()) != {"unknown"}
    if expected.is_presence or level != expected.level or not has_line:
        whole = len(shapes_of(expected.choice, level))
        assert told[:3] == [round(sum(sure.values())), len(sure), whole]
    else:
        by_side = {
            side: [value for one, value in sure.items() if expected.sides[one] == side]
            for side in ("inside", "other", "unknown")
        }
        sums = [
            number
            for side, values in by_side.items()
            for number in ([round(sum(values)), len(values)] if values else [len(values)])
            if values or side != "unknown"
        ]
        assert told[: len(sums)] == sums
    doubtful = len(found) - len(sure)
    assert ("doubtful" in said) == bool(doubtful)


def check_points(expected: Expected, view, figure, table) -> None:
    at = expected.points()
    # A story that names its state alone may be told by its village: the state is the same.
    assert Counter(map(state_of, view.points["place_id"])) == Counter(map(state_of, at))
    marks = [point for point in figure.points if point.size_value is None]
    placed, others = (
        view.points[view.points["lat"].notna() == is_placed] for is_placed in (True, False)
    )
    middles = [one for one in others["place_id"] if raw.places()[one]["lat"]]
    assert len(marks) == len(placed) + len(set(middles))
    said = say_layers(view)[-1].replace(impact_titles.where_words(view), "")
    lying, _, standing = said.partition("On the map:")
    if not at:
        assert numbers_in(said) == []
        return
    whole, *parts = numbers_in(lying)
    assert whole == sum(parts) == len(at)
    sure = int(placed["is_sure"].sum())
    drawn = [sure, len(placed) - sure, len(middles), len(others) - len(middles)]
    assert numbers_in(standing) == [one for one in drawn if one]
    column = impact_layers.label_of_points(expected.choice)
    assert int(table.rows[column].sum()) == len(at)


def state_of(place_id: str) -> str:
    """The state that a place lies in, or its country."""
    return next((one for one in raw.around(place_id) if raw.places()[one]["level"] == "state"), "")


def test_no_more_groups_are_drawn_than_the_source_itself_counts_in_the_country():
    folder, row = raw.folder_of("rspn", "groups_formed")
    layer = known.layers("rspn")["groups_formed"]
    country = raw.reported(folder, row["indicator_id"], ("all", "total"))
    stated = {
        period: max(float(one["value"]) for one in reports if one["value"])
        for (place_id, period), reports in country.items()
        if place_id == "PK"
    }
    drawn = {
        when: impact_numbers.each_figure_once(known.placed("rspn", layer, when))["value"].sum()
        for when in known.periods_of("rspn", layer)
    }
    assert {one for one, value in drawn.items() if value > stated[one]} == set()
    assert drawn


@pytest.mark.parametrize("programme", list(tables.programmes()))
def test_every_question_of_a_donor_has_a_view_and_one_sentence(programme):
    rows = raw.rows(f"programmes/{programme}/presets.csv")
    assert [row["preset_id"] for row in rows] == ["where", "density", "need", "results", "trust"]
    assert list(impact_layers.presets(programme)) == [row["preset_id"] for row in rows]
    titles = set()
    for row in rows:
        choice = impact_layers.read_view(programme, row["view"])
        assert {key: [getattr(choice, key)] for key in parse_qs(row["view"])} == parse_qs(
            row["view"]
        )
        view = impact.view_of(choice)
        title, beside = impact_sentences.say_title(view), impact_sentences.say_beside(view)
        check_title(Expected(choice), view)
        assert title.endswith(".")
        assert_answers(row["preset_id"], view, title)
        titles.add(title)
        said = join_sentences((title, *beside))
        assert all(one in said for one in (impact_titles.say_fill(view), *_parts(view)))
    assert len(titles) == len(rows)


def assert_answers(question: str, view, title: str) -> None:
    """The title is about what was asked: where, how dense, where need is, what came of it, what is proven."""
    own = impact_titles.say_fill(view)
    if question == "where":
        assert title == own and impact.is_presence(view)
    elif question in {"density", "need"}:
        assert title == own and view.fill.layer.role == question
        assert impact_titles.where_words(view) in title
    else:
        told = (
            impact_titles.heading(view.circles)
            if view.circles
            else impact_layers.label_of_points(view.choice)
        )
        assert title.startswith(told) and title != own
    if question == "results":
        is_result = view.circles is not None and view.circles.layer.role == "result"
        assert is_result or view.choice.strength == "change_reported"
    if question == "trust":
        named = view.choice.points in {"federations", "villages"}
        assert named and (view.circles is None or view.choice.circles == EVIDENCE)


def test_side_by_side_each_programme_answers_a_question_in_its_own_way():
    first = impact_layers.programmes_of(impact_layers.BOTH)[0]
    for question, (_, asked) in impact_layers.presets(first).items():
        choice = impact_layers.read_view(first, asked)
        for programme in tables.programmes():
            view = impact.view_of(impact_layers.choose_for(programme, choice))
            assert_answers(question, view, impact_sentences.say_title(view))
    # What is no view of a question loses what a programme does not have, and gains nothing.
    own = impact_layers.choose_for("rspn", ImpactChoice("pacs", "groups_per_villages"))
    assert own == ImpactChoice("rspn", PRESENCE)


def _parts(view) -> list[str]:
    """What is said of circles and points, sentence by sentence."""
    return [part for said in say_layers(view) for part in said.split(". ") if part]


def test_every_report_that_a_layer_is_from_is_named():
    view = impact.view_of(ImpactChoice("pacs", "villages_reached"))
    (line,) = impact_sources.lines(view)
    used = set(view.fill.rows[view.fill.rows["value"].notna()]["source_id"])
    titles = {row["source_id"]: row["title"] for row in raw.rows("programmes/pacs/sources.csv")}
    assert len(used) > 3
    assert [one for one in used if titles[one] not in line] == []


@pytest.mark.parametrize(
    ("programme", "state"), [("pacs", None), ("pacs", "IN-BR"), ("rspn", None)]
)
def test_on_a_map_of_need_the_border_of_a_district_tells_whether_the_programme_worked_there(
    programme, state
):
    """As its sentence counts: solid where that is known, dashed on weak evidence; also on paper."""
    rows = tables.coverage_by_district(programme)
    rows = rows[rows["look"] == "covered"]
    rows = rows[rows["state_id"] == state] if state else rows
    weak = set(rows[rows["weak"].astype(bool)]["place_id"])
    known_places = set(rows["place_id"]) - weak
    view = impact.view_of(ImpactChoice(programme, "women_cannot_read", state=state))
    figure = impact_map.map_figure(view)
    drawn = {area.place_id: area.presence for area in figure.areas}
    assert {one for one, kind in drawn.items() if kind == "known"} == known_places & set(drawn)
    assert {one for one, kind in drawn.items() if kind == "likely"} == weak & set(drawn)
    keys = {is_known: text for text, is_known in figure.legend.presence}
    assert str(len(known_places & set(drawn))) in keys[True]
    assert (False in keys) == bool(weak)
    assert "weak" not in keys[True] and "weak" in keys.get(False, "weak")
    sheet = impact_map.svg(view, "")
    picture = str(map_pictures.of_figure(figure).svg)
    for paper in (sheet, picture):
        lines = re.findall(
            r'stroke="#1f2933" stroke-width="[^"]+"( stroke-dasharray=[^>]+)?/>', paper
        )
        # One for the places, one for the key.
        assert sum(not dashes for dashes in lines) >= 2
        assert sum(bool(dashes) for dashes in lines) == (2 if weak else 0)
        assert "covered" in paper


@pytest.mark.parametrize("choice", [ImpactChoice("pacs"), ImpactChoice("rspn", "households_share")])
def test_what_says_itself_where_the_programme_worked_has_no_borders(choice):
    figure = impact_map.map_figure(impact.view_of(choice))
    assert not figure.legend.presence and not any(area.presence for area in figure.areas)


def test_circles_are_not_split_by_a_line_that_no_sure_figure_draws():
    said = " ".join(say_layers(impact.view_of(ImpactChoice("rspn", "poor", "groups_formed"))))
    assert "where ," not in said and "in 0 " not in said
    assert "354,599" in said


@pytest.mark.parametrize(
    "choice",
    [
        ImpactChoice("pacs", "villages_reached", EVIDENCE, "stories"),
        ImpactChoice("pacs", "women_cannot_read"),
        ImpactChoice("rspn", circles="groups_formed"),
        ImpactChoice("rspn", "households_share", "groups_formed", "federations"),
    ],
)
def test_each_source_of_a_layer_is_a_mark_that_leads_to_its_line_of_one_list(choice):
    """Nothing is underlined beside a figure; each source stands once, at the end, whatever is shown."""
    view = impact.view_of(choice)
    marks = impact_sources.number_sources((view,), choice.programme)
    said, listed = "".join(impact_sources.marked_lines(view, marks)), str(marks.draw_list())
    ways = re.findall(r'href="#([^"]+)" aria-label="([^"]+)"', said)
    assert set(re.findall(r'<li id="([^"]+)"', listed)) == {line for line, _ in ways}
    for shown in (view.fill, view.circles):
        if shown is None or shown.layer is None:
            continue
        used = shown.rows[shown.rows["value"].notna()]["source_id"].dropna()
        (line,) = [one for one in said.split("<p") if f">{shown.label}" in one]
        titles = {sources.short_title(shown.layer.package_id, one) for one in used}
        assert line.count('lz-mark"') == len(set(used))
        assert [one for one in titles if str(escape(one)) not in line] == []


def test_the_file_names_who_tells_of_each_piece_of_evidence_and_of_each_point():
    choice = ImpactChoice("pacs", circles=EVIDENCE, points="gatherings")
    rows = impact_table.table_of(choice).rows.set_index("place_id")
    titles = {row["source_id"]: row["title"] for row in raw.rows("programmes/pacs/sources.csv")}
    evidence, counted = rows.filter(like="Pieces of evidence"), rows["Gatherings"]
    (column,) = [one for one in evidence.columns if one.endswith(": Source")]
    for row in raw.rows("programmes/pacs/coverage_evidence.csv"):
        assert titles[row["source_id"]] in rows.loc[row["place_id"], column]
    assert ((rows["Gatherings: Source"] != "") == counted.notna()).all()
    for row in raw.rows("programmes/pacs/events.csv"):
        at = row["venue_place_ids"].split(";")[0] or row["place_id"]
        if at in rows.index:
            assert titles[row["source_id"]] in rows.loc[at, "Gatherings: Source"]


def test_a_program_finds_the_columns_of_the_file_whoever_saved_it():
    for choice in (ImpactChoice("pacs"), ImpactChoice("pacs", "villages_reached")):
        with languages.speaking("hi"):
            ends = {head.rpartition(": ")[2] for head in impact_table.table_of(choice).rows}
        assert "Source" in ends
        assert ("Quality" in ends) == (choice.fill != PRESENCE)


def test_the_nearest_stories_are_a_whole_number_of_kilometres_away():
    told = impact_place.describe_place(ImpactChoice("pacs"), "IN-C11-232")
    assert not told.has_own_stories
    assert [re.fullmatch(r"about [1-9]\d*0 km away", one.remark) for one in told.stories].count(
        None
    ) == 0
    assert told.stories


def test_a_view_that_a_programme_does_not_have_is_no_preset():
    assert impact_layers.read_view("rspn", "fill=groups_per_villages") is None
    assert impact_layers.read_view("pacs", "colour=red") is None


@pytest.mark.parametrize(
    "path", ["context/india", "context/pakistan", "programmes/pacs", "programmes/rspn"]
)
def test_words_above_a_line_name_the_line_unless_it_is_a_half(path):
    for row in raw.rows(f"{path}/map_layers.csv"):
        if row["role"] != "result":
            assert ("{limit}" in row["where_text"]) == (row["limit"] != "50"), row["layer_id"]


@pytest.mark.parametrize(
    ("symbol", "said"),
    [("%", "40\N{NO-BREAK SPACE}%"), (" villages", "40"), ("টি জেলা", "40"), ("", "40")],
)
def test_a_line_is_said_with_its_sign_but_without_the_words_of_its_unit(symbol, said):
    unit = Unit("one", "One", symbol, 1)
    shown = Shown("Layer", "", "", "district", unit, None, pd.DataFrame())
    assert impact_titles.say_line(shown, 40.0) == said
