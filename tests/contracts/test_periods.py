"""All periods of a map travel once, small, and say of each what the map of that period alone says."""

import json
from dataclasses import replace

import brotli
import pytest
from starlette.applications import Starlette

from components.content.impact_maps import impact, impact_layers, impact_map
from components.content.maps import prepared_measures, prepared_periods
from components.content.maps.prepared_periods import MeasureAsked
from components.facts.frozen import thawed
from components.figures.maps.periods_message import texts_of
from components.language.numbers import format_number
from components.server import handlers, middleware, routes
from data.choices import ImpactChoice
from data.languages import speaking
from tests.unit.asking import ask

MOST_BYTES = 12_000
SHARE, COUNT = "pct_households_organised", "households_organised"


@pytest.fixture(scope="module")
def site() -> Starlette:
    return Starlette(routes=routes(), middleware=middleware(), exception_handlers=handlers())


@pytest.mark.parametrize("measure", [SHARE, COUNT])
def test_each_period_says_what_its_own_map_says(site, measure):
    answer = ask(site, f"/{prepared_periods.address(MeasureAsked('rspn', measure))}")
    assert len(brotli.compress(answer.body, quality=5)) < MOST_BYTES
    told = json.loads(answer.body)
    assert told["periods"] == list(prepared_measures.periods_of("rspn", measure, "district"))
    for period, frame in zip(told["periods"], told["frames"], strict=True):
        alone = prepared_measures.picture("rspn", measure, "district", period, False).data
        for name in ("title", "description", "codes"):
            assert frame[name] == alone[name]
        if told["points"]:
            assert_same_points(told["points"], frame, alone["points"])


def assert_same_points(known, frame, alone) -> None:
    """A period has the circles of its own map, as large, with the same words."""
    shown = [at for at, is_there in enumerate(frame["drawn"]) if is_there == "1"]
    areas = [known["areas"][at] for at in shown]
    assert dict(zip(areas, [frame["sizes"][at] for at in shown], strict=True)) == dict(
        zip(alone["areas"], alone["sizes"], strict=True)
    )
    (line,), (whole,) = frame["told"], alone["details"]
    cells = [
        cell if size is None else cell.replace("=", format_number(size))
        for cell, size in zip(line["v"].split(";"), frame["sizes"], strict=True)
    ]
    texts = texts_of({**line, "v": ";".join(cells)}, len(cells))
    assert dict(zip(areas, [texts[at] for at in shown], strict=True)) == dict(
        zip(alone["areas"], texts_of(whole, len(alone["areas"])), strict=True)
    )


def test_the_periods_of_an_impact_map_are_those_it_can_be_shown_at(site):
    choice = ImpactChoice(
        "rspn", circles="villages_reached_count", points="federations", state="PK-S"
    )
    with speaking("ur"):
        where = prepared_periods.address(choice)
    told = json.loads(ask(site, f"/{where}").body)
    assert len(told["periods"]) == len(told["frames"]) > 1
    assert any("\u0600" <= letter <= "\u06ff" for letter in told["frames"][0]["legend"]["circles"])


@pytest.mark.parametrize(
    "query", ["", "programme=nobody&measure=cos", "programme=rspn&measure=boats", "lang=xy",
              "programme=rspn&fill=boats", "programme=rspn&state=IN-BR", "programme=rspn&strength=9"],
)  # fmt: skip
def test_what_is_no_map_is_said(site, query):
    answer = ask(site, f"/{prepared_periods.ROUTE}?{query}")
    assert (answer.status == 200) == (query == "")
    if query:
        assert answer.status == 400
        assert "application/problem+json" in answer.headers["content-type"]


def test_the_measure_that_is_fetched_ahead_is_the_next_of_its_list():
    """Each of a list leads to another one of it, and in a circle through all of several periods."""
    with speaking("en"):
        start = first = prepared_measures.find_next("rspn", "pct_households_organised")
        met = [start]
        while (following := prepared_measures.find_next("rspn", met[-1])) not in met:
            met.append(following)
        assert following == first and "pct_households_organised" in met
        levels = [prepared_measures.level("rspn", one) for one in met]
        assert all(
            len(prepared_measures.periods_of("rspn", *about)) > 1
            for about in zip(met, levels, strict=True)
        )


def test_the_impact_maps_that_are_fetched_ahead_have_the_next_fills_of_the_same_places(site):
    """They lie below the same circles and points, and say what their own maps say, colours and all."""
    choice = ImpactChoice("pacs", "poor", "", "stories.land")
    labels = impact_layers.fills("pacs")
    with speaking("en"):
        ahead = prepared_periods.ahead_of_impact_map(choice)
    codes = list(labels)
    place = codes.index("poor")
    assert ahead.box == "fill"
    assert list(ahead.maps) == [labels[code] for code in codes[place + 1 : place + 4]]
    for code, address in zip(codes[place + 1 :], ahead.maps.values(), strict=False):
        other = replace(choice, fill=code)
        with speaking("en"):
            assert address == prepared_periods.address(other)
        told = json.loads(ask(site, f"/{address}").body)
        alone = impact_map.prepare_impact_map(replace(other, period=told["periods"][-1])).map.data
        for name in ("title", "codes", "weak", "scale"):
            assert told["frames"][-1][name] == json.loads(json.dumps(thawed(alone[name])))


@pytest.mark.parametrize("programme", ["pacs", "rspn"])
def test_only_maps_of_the_same_places_are_fetched_ahead(programme):
    """The shapes of a map stay while one of the maps that were fetched ahead is shown."""
    labels = impact_layers.fills(programme)
    of_label = {label: code for code, label in labels.items()}
    for code in labels:
        choice = ImpactChoice(programme, code)
        alike = [of_label[label] for label in prepared_periods.ahead_of_impact_map(choice).maps]
        levels = {impact.level_of(replace(choice, fill=one)) for one in (code, *alike)}
        assert code not in alike and len(levels) == 1
