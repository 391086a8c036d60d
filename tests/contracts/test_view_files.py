"""A view as a file has the figures and the colours that the tables say, and is never another view."""

import csv
import io
import json
import random
import re
from html import unescape
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.datastructures import QueryParams

from components.content.elements.blocks import Drawer, Table
from components.content.impact_maps import impact_layers
from components.content.indicators import indicator_views
from components.content.maps import coverage_map, prepared_measures
from components.content.places import place_figure_table, place_page
from components.content.shared_views import one_view, view_keys, view_links
from components.content.shared_views.one_view import View
from components.facts import impact as known_layers
from components.facts import indicators, tables
from components.facts import site as site_address
from components.server import handlers, middleware, routes, shared_views, view_files
from data import gaps
from data.measures import Slice
from data.publication import is_for_tables
from tests.contracts import raw_figures as raw
from tests.unit.asking import ask

# The impact map has its figures as they are written beside it.
HALF_OF_ONE_DECIMAL = 0.0501
# Together forty addresses.
MANY, MEASURES, FILLS, PLACES = 16, 11, 9, 4


@pytest.fixture(scope="module")
def site() -> Starlette:
    return Starlette(routes=routes(), middleware=middleware(), exception_handlers=handlers())


def some_indicators(count: int) -> list[dict[str, str]]:
    """Addresses of maps, at random but the same each time."""
    chance = random.Random(20)
    known = [
        one for one in indicators.catalogue().values() if one.level == "district" and one.is_rate
    ]
    found = []
    while len(found) < count:
        one = chance.choice(known)
        group = chance.choice(one.groups())
        residence = chance.choice(one.residences(group))
        period = chance.choice(one.periods(Slice(group, residence)))
        asked = {
            "indicator": one.key,
            "view": "map",
            "cut": group,
            "residence": residence,
            "period": period,
        }
        if chance.random() < 0.5:
            asked["state"] = chance.choice(sorted(indicators.states_with_figures(one.key)))
        found.append(asked)
    return found


def described(page: str, query: str) -> View:
    return view_files.describe(page, view_files.understand(page, QueryParams(query)))


def told(asked: dict[str, str]) -> dict[str, float]:
    """The values of districts as the files say them, by place."""
    package, _, indicator_id = asked["indicator"].partition(":")
    folder = next(path.parent for path in raw.DATA.glob(f"*/{package}/values.csv"))
    where = str(folder.relative_to(raw.DATA))
    about = next(
        r for r in raw.rows(f"{where}/indicators.csv") if r["indicator_id"] == indicator_id
    )
    cut = (asked["cut"], asked["residence"])
    found = (
        raw.rate(where, about, cut)
        if about["numerator_id"]
        else raw.stored(where, indicator_id, cut)
    )
    return {
        place_id: one[0]
        for (place_id, period), one in found.items()
        if period == asked["period"]
        and one[0] is not None
        and raw.places()[place_id]["level"] not in ("country", "state")
        and asked.get("state", place_id) in raw.around(place_id)
    }


def compare(known: dict[str, float], values: dict[str, float]) -> None:
    """Each place has its own value, or that of the places that the tables tell together."""
    together = {
        part: value
        for place_id, value in values.items()
        for part in filter(None, raw.places()[place_id]["drawn_as"].split(";"))
    }
    assert known == pytest.approx({one: {**together, **values}[one] for one in known})
    missing = [raw.places()[one] for one in set(values) - set(known)]
    assert [one for one in missing if one["level"] == "district" and not one["drawn_as"]] == []


def check_colours(view: View, values: dict[str, float], asked: dict[str, str]) -> None:
    """The more a place has, the higher its class; of counts each circle has its own."""
    circles = {one.place_id: one.size_value for one in view.drawn().figure.points if one.size_value}
    if circles:
        assert circles == pytest.approx({one: values[one] for one in circles})
        return
    drawn = [piece.area for piece in view.drawn().pieces if piece.area.place_id in values]
    assert all(area.class_index is not None for area in drawn), asked
    classes = [area.class_index for area in sorted(drawn, key=lambda area: values[area.place_id])]
    assert classes == sorted(classes), asked


def test_addresses_of_maps_have_the_figures_of_the_tables():
    for position, asked in enumerate(some_indicators(MANY)):
        view, values = described("indicators", urlencode(asked)), told(asked)
        known = view.rows.dropna(subset="value").set_index("place_id")["value"].to_dict()
        compare(known, values)
        label = indicators.catalogue()[asked["indicator"]].label
        assert label in view.title, asked
        if not position % 4:
            # Drawing all of them takes long.
            assert view.title == view.drawn().figure.title
            check_colours(view, values, asked)


def some_measures(count: int) -> list[tuple[str, dict[str, str]]]:
    """Addresses of measures of programmes, on both pages that have them; at random, the same each time."""
    chance, found = random.Random(21), []
    while len(found) < count:
        programme = chance.choice(["pacs", "rspn"])
        page = chance.choice(["coverage", "federations"])
        offered = prepared_measures.measures_on_maps(programme)
        measure = chance.choice(list(offered))
        if prepared_measures.level(programme, measure) != "district":
            continue
        periods = list(prepared_measures.periods_of(programme, measure, "district"))
        of_federations = prepared_measures.offer(programme, prepared_measures.DENSITY, rates=True)
        if not periods or (page == "federations" and measure not in of_federations):
            continue
        asked = {"programme": programme, "measure": measure, "period": chance.choice(periods)}
        found.append((page, asked))
    return found


def test_addresses_of_measures_have_the_figures_of_the_tables():
    for page, asked in some_measures(MEASURES):
        view = described(page, urlencode(asked))
        values = told({
            "indicator": f"{asked['programme']}:{asked['measure']}", "cut": "all",
            "residence": "total", "period": asked["period"],
        })  # fmt: skip
        # What is doubted so much that it has no colour stands in the table only.
        rows = view.rows[~is_for_tables(view.rows)].dropna(subset=asked["measure"])
        own = rows.set_index("place_id")[asked["measure"]]
        compare(own.to_dict(), values)
        shown = view.drawn().figure
        assert shown.title in view.title
        check_colours(view, own.to_dict(), asked)


def some_fills(count: int) -> list[dict[str, str]]:
    """Addresses of the impact map whose fill is a figure by district."""
    chance = random.Random(22)
    every = [
        {"programme": programme, "fill": code}
        for programme in ("pacs", "rspn")
        for code, layer in known_layers.layers(programme).items()
        if code in impact_layers.fills(programme) and known_layers.level_of(layer) == "district"
    ]
    return chance.sample(every, count)


def test_addresses_of_the_impact_map_have_the_figures_of_the_tables():
    for asked in some_fills(FILLS):
        view = described("impact_map", urlencode(asked))
        layer = known_layers.layers(asked["programme"])[asked["fill"]]
        period = known_layers.periods_of(asked["programme"], layer)[-1]
        column = next(name for name in view.rows.columns[3:] if layer.label in name)
        own = view.rows.dropna(subset=column).set_index("place_id")[column].to_dict()
        said = raw.drawn(asked["programme"], asked["fill"], period, list(own))
        values = {one: value for one, (value, _, _) in said.items()}
        assert own == pytest.approx(values, abs=HALF_OF_ONE_DECIMAL)
        assert own
        assert view.title == view.drawn().figure.title
        check_colours(view, values, asked)


def test_addresses_of_places_have_every_figure_that_the_page_has():
    chance = random.Random(23)
    for place_id in chance.sample(sorted(tables.shapes_of("pacs", "district")), PLACES):
        view = described("place", f"id={place_id}")
        page = place_page.describe_place(tables.gazetteer()[place_id])
        blocks = [block for section in page.sections for block in section.blocks]
        drawn = [one for block in blocks if isinstance(block, Drawer) for one in block.blocks]
        shown = sum(one.shown.num_rows for one in drawn if isinstance(one, Table) and one.figures)
        assert view.title == tables.gazetteer().full_name(place_id)
        assert len(view.rows) == shown


def test_a_gap_as_a_file_has_both_groups_of_each_place_as_the_tables_say_them():
    asked = {"indicator": "india:literacy7_pct", "view": "gap", "period": "2011", "state": "IN-BR"}
    key = next(iter(gaps.offered_pairs(indicators.catalogue()[asked["indicator"]])))
    pair, _ = gaps.offered_pairs(indicators.catalogue()[asked["indicator"]])[key]
    view = described("indicators", urlencode({**asked, "compare": key}))
    halves = [column for column in view.rows.columns if column in (
        indicator_views.halves(pair))]  # fmt: skip
    for column, cut in zip(halves, pair.cuts("total"), strict=True):
        values = told({**asked, "cut": cut.group, "residence": cut.residence})
        known = view.rows.dropna(subset=column).set_index("place_id")[column].to_dict()
        compare(known, values)
    assert view.title[:30] in view.picture("")


LOOKS = {
    "inside": ("covered", False), "weak": ("covered", True), "other": ("not_covered", False),
    "unknown": ("no_record", False),
}  # fmt: skip


@pytest.mark.parametrize("programme", ["pacs", "rspn"])
def test_the_map_of_a_programme_has_the_looks_that_its_table_says(programme):
    view, presence = described("coverage", f"programme={programme}"), raw.presence(programme)
    drawn = [one.area for one in view.drawn().pieces if one.area.place_id in presence]
    assert drawn
    for area in drawn:
        assert (area.look, area.weak) == LOOKS[presence[area.place_id]], area
    covered = set(view.rows[view.rows["Coverage"] == "covered"]["place_id"])
    own = {one for one in covered if presence.get(one) in ("inside", "weak")}
    assert covered
    assert covered == own


def test_a_measure_without_a_period_is_that_of_the_newest():
    measure = "union_councils_with_rsp"
    view = described("coverage", f"programme=rspn&measure={measure}")
    figures = raw.stored("programmes/rspn", measure, ("all", "total"))
    newest = max((when for _, when in figures), key=raw.end)
    values = {
        place_id: one[0]
        for (place_id, when), one in figures.items()
        if when == newest and one[0] is not None
    }
    known = view.rows.dropna(subset=measure).set_index("place_id")[measure].to_dict()
    compare(known, values)


def test_one_view_is_kept_once_however_it_is_spelt():
    spelt = (
        "indicator=india:literacy7_pct&cut=women&state=IN-BR",
        "state=Bihar&cut=Women&indicator=india:literacy7_pct&q=anything&utm_source=x",
    )
    assert len({view_files.understand("indicators", QueryParams(one)) for one in spelt}) == 1
    assert view_files.understand("place", QueryParams("id=IN-BR&x=1")) == (("id", ("IN-BR",)),)


def test_the_sentence_of_a_map_is_made_once():
    assert coverage_map.sentence("pacs", "IN-BR") is coverage_map.sentence("pacs", "IN-BR")


@pytest.mark.parametrize("measure", ["pct_households_organised", "households_organised"])
def test_a_measure_of_one_state_has_the_title_and_the_key_of_that_state(measure):
    view = described("coverage", f"programme=rspn&measure={measure}&state=PK-S")
    shown = view.drawn().figure
    inside = {area.place_id for area in shown.areas}
    assert inside == set(view.rows["place_id"])
    assert shown.title.endswith("Sindh")
    assert shown.title in view.title
    assert sum(one.count for one in shown.legend.entries if not one.weak) == len(inside)
    assert {point.place_id for point in shown.points} <= inside


def test_a_district_in_the_address_is_the_district_of_the_file(site):
    """As on the page: its villages and its ground; of a measure the table of its state, itself outlined."""
    of_state = "programme=pacs&state=IN-BR"
    inside = described("coverage", f"{of_state}&district=IN-C11-236")
    assert "Gaya" in inside.title and "Gaya" in inside.drawn().figure.title
    shapes = list(inside.drawn().pieces)
    block = shapes[0].area.place_id
    part = described("coverage", f"{of_state}&district=IN-C11-236&block={block}")
    assert 0 < len(part.rows) < len(inside.rows)
    measure = "programme=rspn&state=PK-S&measure=households_organised"
    whole, marked = (
        described("coverage", f"{measure}{more}") for more in ("", "&district=PK17-s-tharparkar")
    )
    assert whole.rows.equals(marked.rows)
    assert whole.picture("") != marked.picture("")


def test_a_picture_has_two_sizes_and_says_where_its_view_opens_again(site, monkeypatch):
    monkeypatch.setenv(site_address.VARIABLE, "https://zone.example")
    where = "/coverage?programme=rspn&state=PK-AJK"
    widths = [
        Image.open(io.BytesIO(ask(site, f"/view.{kind}?{where}").body)).width
        for kind in ("png", "large.png")
    ]
    assert widths == [1200, 2400]
    drawn = ask(site, f"/view.svg?{where}&lang=hi").text
    (address,) = re.findall(r"https://zone\.example/coverage\?[^<\s]+", drawn)
    asked = parse_qs(urlsplit(unescape(address)).query)
    assert asked == {"programme": ["rspn"], "state": ["PK-AJK"], "lang": ["hi"]}
    monkeypatch.setenv(site_address.VARIABLE, "http://localhost:8501")
    assert "localhost" not in one_view.say_made("coverage", {})


def test_a_picture_of_a_page_that_has_none_looks_up_no_figure(site, monkeypatch):
    monkeypatch.setattr(place_figure_table, "figures", lambda _: pytest.fail("no figure is wanted"))
    assert ask(site, "/view.png?/place?id=IN-C11-237").status == 404


def test_a_view_is_sent_as_table_and_as_picture(site):
    where = "/indicators?indicator=india:literacy7_pct&cut=women&state=IN-BR"
    rows = list(
        csv.DictReader(io.StringIO(ask(site, f"/view.csv?{where}").body.decode("utf-8-sig")))
    )
    assert {row["state"] for row in rows} == {"Bihar"}
    assert {row["group"] for row in rows} == {"Women"}
    svg = ask(site, f"/view.svg?{where}")
    assert svg.headers["content-type"] == "image/svg+xml"
    assert described("indicators", where.partition("?")[2]).title[:20] in svg.text
    assert ask(site, f"/view.png?{where}").body.startswith(b"\x89PNG")
    whole = ask(site, f"/view.csv?https://zone.example{where}")
    assert whole.body == ask(site, f"/view.csv?{where}").body


@pytest.mark.parametrize(
    ("page", "chosen", "kinds"),
    [
        ("coverage", {"programme": ["pacs"], "state": ["IN-BR"]}, 4),
        ("coverage", {"measure": ["evidence"]}, 0),
        ("federations", {"programme": ["rspn"]}, 4),
        ("federations", {"programme": ["rspn"], "points": ["yes"]}, 0),
        ("indicators", {}, 4),
        ("indicators", {"indicator": ["india:literacy7_pct"], "view": ["table"]}, 1),
        ("indicators", {"indicator": ["india:literacy7_pct"], "view": ["gap"]}, 4),
        (
            "indicators",
            {"indicator": ["india:literacy7_pct"], "view": ["gap"], "cut": ["women"]},
            0,
        ),
        ("indicators", {"indicator": ["india:literacy7_pct"], "view": ["two"]}, 0),
        ("place", {"id": ["IN-C11-236"]}, 1),
        ("place", {"id": ["nowhere"]}, 0),
        ("aims", {"programme": ["pacs"]}, 0),
        ("impact_map", {}, 4),
        (
            "impact_map",
            {"programme": ["rspn"], "points": ["stories"], "strength": ["change_reported"]},
            4,
        ),
        ("impact_map", {"programme": ["both"]}, 0),
        ("impact_map", {"programme": ["rspn"], "circles": ["evidence"]}, 0),
    ],
)
def test_a_page_offers_the_files_that_can_be_had_of_it_and_each_opens(site, page, chosen, kinds):
    drawn = str(view_links.draw_links(page, chosen, "/"))
    links = [unescape(one) for one in re.findall(r'href="([^"]*)"', drawn)]
    assert len(links) == kinds
    # The table stands for the pictures, which take longer.
    assert all(ask(site, one).status == 200 for one in links[:1])


def test_a_static_page_offers_its_view_as_a_file(site):
    offered = {
        "places/IN-C11-236": "place?id=IN-C11-236",
        "indicators/pacs:villages": "indicators?indicator=pacs:villages",
    }
    for page, where in offered.items():
        assert f'href="/view.csv?/{where}"' in ask(site, f"/read/{page}").text
    assert "/view.csv" not in ask(site, "/read/cases").text


@pytest.mark.parametrize(
    "where", ["/view.csv?/aims", "/view.png?/place?id=IN-C11-236", "/view.csv?/place?id=nowhere", "/view.csv",
              "/view.svg?/indicators?indicator=india:literacy7_pct&view=two", "/view.csv?/coverage?lang=xy",
              "/view.csv?//["],
)  # fmt: skip
def test_what_is_no_view_is_said_in_a_sentence(site, where):
    answer = ask(site, where)
    assert answer.status in (400, 404)
    assert "application/problem+json" in answer.headers["content-type"]


@pytest.mark.parametrize(
    ("where", "key"),
    [
        ("/federations?programme=rspn&points=yes", "points"),
        ("/federations?programme=pacs&official=india:nrlm_members_per_100_households", "official"),
        ("/federations?programme=pacs&snapshot=2024-08", "snapshot"),
        ("/indicators?indicator=india:literacy7_pct&together=yes", "together"),
        ("/indicators?indicator=india:literacy7_pct&compare=women", "compare"),
        ("/indicators?indicator=india:literacy7_pct&second=india:literacy7_pct", "second"),
        ("/indicators?indicator=india:literacy7_pct&view=gap&cut=women", "cut"),
        ("/indicators?theme=health", "theme"),
        ("/place?id=IN-C11-236&as_of=2026-11-28", "as_of"),
        ("/indicators?indicator=india:literacy7_pct&state=IN-BR&state=IN-JH", "state"),
        ("/place?id=IN-C11-236&beside=IN-C11-237", "beside"),
        ("/place?id=IN-C11-236&id=IN-C11-237", "id"),
        ("/coverage?programme=pacs&period=2016", "period"),
    ],
)
def test_a_part_of_an_address_that_no_file_shows_is_named(site, where, key):
    answer = ask(site, f"/view.csv?{where}")
    assert answer.status == 400
    assert f"“{key}”" in json.loads(answer.body)["detail"]


def test_federations_as_a_file_are_those_that_the_page_opens_with():
    first, count = (
        next(iter(prepared_measures.offer("rspn", prepared_measures.DENSITY, is_rate)))
        for is_rate in (True, False)
    )
    whole, named = (
        described("federations", f"programme=rspn{more}")
        for more in ("", f"&measure={count}&kind=counts")
    )
    assert whole.title == described("federations", f"programme=rspn&measure={first}").title
    assert whole.title != named.title


@pytest.mark.parametrize("page", sorted(view_keys.NOT_SHOWN.keys() & shared_views.PAGES.keys()))
def test_a_shared_address_keeps_also_what_no_file_shows(page):
    """The address by which a view is shared, and which its preview names, loses no choice."""
    declared = {parameter.key for parameter in shared_views.PAGES[page]()}
    assert view_keys.NOT_SHOWN[page] <= declared


@pytest.mark.parametrize(
    ("where", "word"),
    [
        ("/indicators?indicator=india:literacy", "india:literacy"),
        ("/indicators?indicator=india:literacy7_pct&cut=teachers", "teachers"),
        ("/indicators?indicator=india:literacy7_pct&residence=boats", "boats"),
        ("/indicators?indicator=india:literacy7_pct&period=1999", "1999"),
        ("/indicators?indicator=india:literacy7_pct&period=soon", "soon"),
        ("/indicators?indicator=india:literacy7_pct&state=PK-S", "PK-S"),
        ("/indicators?indicator=india:literacy7_pct&view=globe", "globe"),
        ("/indicators?indicator=india:literacy7_pct&view=gap&compare=nobody", "nobody"),
        ("/federations?programme=rspn&measure=presence", "presence"),
        ("/coverage?programme=nobody", "nobody"),
        ("/coverage?programme=pacs&state=IN-BR&district=PK17-s-tharparkar", "PK17-s-tharparkar"),
        (
            "/coverage?programme=pacs&state=IN-BR&district=IN-C11-236&block=IN-C11-237-x",
            "IN-C11-237-x",
        ),
        ("/coverage?programme=pacs&state=PK-S", "PK-S"),
        # A state of the country where the programme has no district to draw.
        ("/coverage?programme=pacs&state=IN-KL", "IN-KL"),
        ("/coverage?programme=rspn&measure=water_schemes", "water_schemes"),
        ("/coverage?programme=rspn&measure=union_councils_with_rsp&period=1999", "1999"),
        ("/impact_map?programme=both", "both"),
        ("/impact_map?programme=rspn&circles=evidence", "evidence"),
        ("/impact_map?fill=love", "love"),
        ("/impact_map?programme=pacs&state=PK-S", "PK-S"),
        ("/impact_map?strength=change_reported", "change_reported"),
        ("/impact_map?programme=pacs&period=1999", "1999"),
    ],
)
def test_a_word_that_is_not_known_is_named_and_never_another_view_sent(site, where, word):
    answer = ask(site, f"/view.png?{where}")
    assert answer.status in (400, 404)
    assert f"“{word}”" in json.loads(answer.body)["detail"]
