"""What is kept for all visitors is the same after every visit as when it was put in."""

import random
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from itertools import cycle

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from starlette.applications import Starlette
from streamlit.testing.v1 import AppTest

from components import server as site
from components.content.about_data import data_catalogue, your_data
from components.content.cases import case_facets
from components.content.guided_stories import guides
from components.content.impact_maps import impact_layers
from components.content.maps import prepared_measures
from components.content.programmes import official_density
from components.facts import indicators, shelves, tables
from components.facts.frozen import PLAIN, freeze
from components.server import shared_views
from components.views import learning_zone
from components.widgets import facets
from data import gaps, views
from data.measures import Slice
from tests.app.browsing import Browser, Entry, Query
from tests.app.conftest import SHELL
from tests.kept import nothing_kept
from tests.unit.asking import ask

LAYERS = {
    "fill": impact_layers.fills, "circles": impact_layers.circles, "points": impact_layers.points,
}  # fmt: skip
# How often each page is opened on a way, which is walked forwards, backwards and once shuffled: each
# further order would only meet again what is kept by then.
ROUNDS = 4
# Mostly the default: each other language words all the tables anew.
SPOKEN = ("en", "en", "hi", "en", "en", "ur", "en")
PAGES = SHELL.parents[2] / "pages"
# Seconds that a page may take on a machine with much else to do.
PATIENCE = 300


def fingerprint(value: object) -> Hashable:
    """A number that is another one as soon as something in the value is."""
    if type(value) in PLAIN:
        return hash(value)
    if is_dataclass(value) and not isinstance(value, type):
        return hash(tuple(fingerprint(getattr(value, one.name)) for one in fields(value)))
    for kinds, take in FINGERPRINTS.items():
        if isinstance(value, kinds):
            return hash(take(value))
    return id(value)


def _of_frame(value: pd.DataFrame) -> Hashable:
    # The labels are those of all columns: they are hashed once.
    columns = ((str(column.dtype), _cells(column)) for _, column in value.items())
    return (tuple(value.columns), fingerprint(value.index), *columns)


def _of_column(value: pd.Series | pd.Index) -> Hashable:
    return (str(value.name), str(value.dtype), _cells(value), *_labels(value))


def _of_sequence(value: list | tuple) -> Hashable:
    if PLAIN.issuperset(map(type, value)):
        return tuple(value)
    return tuple(map(fingerprint, value))


def _labels(value: pd.Series | pd.Index) -> tuple[Hashable, ...]:
    return (fingerprint(value.index),) if isinstance(value, pd.Series) else ()


def _cells(value: pd.Series | pd.Index) -> Hashable:
    if pd.api.types.is_object_dtype(value):
        return fingerprint(value.tolist())
    if isinstance(value.dtype, pd.StringDtype):
        # Of many small columns, Arrow makes a list in a tenth of the time that pandas takes.
        return hash(tuple(pa.chunked_array(value.array.__arrow_array__()).to_pylist()))
    return hash(pd.util.hash_pandas_object(value, index=False).to_numpy().tobytes())


FINGERPRINTS = {
    pd.DataFrame: _of_frame,
    (pd.Series, pd.Index): _of_column,
    Mapping: lambda value: tuple((key, fingerprint(part)) for key, part in value.items()),
    (list, tuple): _of_sequence,
    (set, frozenset): frozenset,
    np.ndarray: np.ndarray.tobytes,
    pa.Table: lambda value: str(value.to_pydict()),
}


@dataclass
class Seen:
    """A value that was kept, and its fingerprint of that moment."""

    name: str
    key: Hashable
    value: object
    print: Hashable


@pytest.fixture
def seen(monkeypatch) -> Iterator[list[Seen]]:
    """Everything that is put into the cache, from an empty one on."""
    noted: list[Seen] = []

    def watch(kind: type[shelves.Shelf]) -> None:
        add = kind._add

        def noting(shelf: shelves.Shelf, key: Hashable, value: object) -> None:
            noted.append(Seen(shelf.name, key, value, fingerprint(value)))
            add(shelf, key, value)

        monkeypatch.setattr(kind, "_add", noting)

    watch(shelves.Shelf)
    watch(shelves.BoundedShelf)
    with nothing_kept():
        yield noted


def changed(seen: list[Seen]) -> list[tuple[str, Hashable]]:
    """What is no longer as it was when it was put in."""
    return [(one.name, one.key) for one in seen if fingerprint(one.value) != one.print]


def not_frozen(seen: list[Seen]) -> list[tuple[str, Hashable]]:
    """What could be changed: freezing it again would make another object of it."""
    return [(one.name, one.key) for one in seen if freeze(one.value) is not one.value]


@pytest.fixture(scope="module")
def server() -> Starlette:
    return Starlette(
        routes=site.routes(), middleware=site.middleware(), exception_handlers=site.handlers()
    )


def offers() -> list[tuple[str, Query, dict[str, list[str]]]]:
    """Pages with what their addresses always say here, and what there is to choose beside it."""
    places, words = tables.gazetteer(), tables.vocabulary()
    states = [one.place_id for country in ("IN", "PK") for one in places.at_level("state", country)]
    districts = [one for name in tables.programmes() for one in tables.shapes_of(name, "district")]
    themes, programmes = words.ids("themes"), list(tables.programmes())
    listed = {facet.key: list(facet.options) for facet in case_facets.facets()}
    periods = sorted(set(tables.table("values").rows["period"]))
    page_of_list, years = ["1", "2", "9"], [str(year) for year in range(2010, 2017)]
    return [
        ("home", {}, {"q": ["land", "Gaya", "rights", "nothing of this"]}),
        ("learning_zone", {}, {
            **listed, "state": states, "district": districts[:50], "page": page_of_list,
            "view": list(learning_zone.VIEWS), "q": ["land", "women", "pension", "xyzzy"],
            "every_group": [facets.ON],
        }),
        ("case_study", {}, {"story": list(tables.table("cases").rows["case_id"])}),
        ("place", {}, {"id": [*districts, *states], "beside": [*districts, *states]}),
        *((page, {"programme": name}, of_a_programme(page, name)) for name in programmes
          for page in ("coverage", "federations", "impact_map")),
        ("indicators", {}, {
            "indicator": list(indicators.catalogue()), "view": list(views.VIEWS), "state": states,
            "pin": districts, "theme": themes, "cut": words.ids("groups"), "period": periods,
            "residence": words.ids("residences"), "compare": [one.pair_id for one in gaps.PAIRS],
        }),
        ("conclaves", {}, {
            "event": list(tables.table("events").rows["event_id"]), "theme": themes,
            "programme": programmes, "year": years, "kind": words.ids("event_outcome_kinds"),
            "level": words.ids("event_levels"), "record": words.ids("event_records"),
            "view": ["gatherings", "outcomes"], "state": states, "page": page_of_list,
        }),
        ("guides", {}, {"guide": list(guides.titles()), "step": ["1", "2"]}),
        ("aims", {}, {"programme": programmes}),
        ("resources", {}, {
            "theme": themes, "programme": programmes, "year": years,
            "kind": words.ids("resource_kinds"), "page": page_of_list,
        }),
        ("advocacy_pack", {}, {
            "state": states, "district": districts, "theme": themes,
            "audience": words.ids("audiences"), "until": years,
        }),
        ("about_data", {}, {
            "section": list(data_catalogue.SECTIONS), "package": list(tables.packages()),
        }),
        ("your_data", {}, {"programme": list(your_data.offer_programmes())}),
    ]  # fmt: skip


def of_a_programme(page: str, programme: str) -> dict[str, list[str]]:
    """What a map of a programme offers: places, measures, times, layers."""
    country = str(tables.countries()[programme])
    within = {
        "state": [one.place_id for one in tables.gazetteer().at_level("state", country)],
        "period": sorted(set(tables.of_programme("values", programme)["period"])),
    }
    if page == "impact_map":
        layers = {kind: list(offered(programme)) for kind, offered in LAYERS.items()}
        return {**within, **{kind: codes for kind, codes in layers.items() if codes}}
    within["measure"] = list(prepared_measures.measures_on_maps(programme))
    if page == "coverage":
        return {**within, "district": list(tables.shapes_of(programme, "district"))}
    official = list(official_density.measures(country))
    times = {time for key in official for time in indicators.catalogue()[key].periods(Slice())}
    snapshots = {"official": official, "snapshot": sorted(times)} if official else {}
    return {**within, "kind": ["rates", "counts"], "points": ["yes"], **snapshots}


def around(key: str, word: str) -> dict[str, list[str]]:
    """The state that is chosen before one of its districts can be."""
    return {"state": [str(tables.gazetteer().state_of(word))]} if key == "district" else {}


def stops(dice: random.Random) -> list[tuple[str, Query]]:
    """Pages in turn, each with some of what can be chosen there, in one of the languages."""
    known, found = offers(), []
    languages_in_turn = cycle(SPOKEN)
    for _ in range(ROUNDS):
        for page, always, free in known:
            keys = dice.sample(list(free), dice.randint(0, min(3, len(free))))
            chosen = {key: [dice.choice(free[key])] for key in keys}
            if "district" in chosen:
                chosen |= around("district", chosen["district"][0])
            fixed = {key: [word] for key, word in always.items()}
            found.append((page, {**fixed, **chosen, "lang": [next(languages_in_turn)]}))
    return found


def walk_one_by_one(way: list[tuple[str, Query]]) -> None:
    """Visitors one after the other in one process, each opens a page by an address."""
    for page, query in way:
        at = AppTest.from_file(SHELL, default_timeout=PATIENCE)
        at.switch_page(f"../../pages/{page}.py")
        at.query_params.update(query)
        at.run()
        assert not at.exception, (page, query)


def walk_side_by_side(way: list[tuple[str, Query]]) -> None:
    """Three visitors in one process, each goes from page to page in a session of her own."""
    visitors = [Browser(Entry("home")) for _ in range(3)]
    for visitor, (page, query) in zip(cycle(visitors), way):
        visitor.follow(page, query)
        assert not visitor.exception, (page, query)


ADDRESSES = (
    "/", "/coverage", "/learning_zone", "/place?id=IN-BR", "/case_study?story=none", "/read",
    "/read/cases", "/read/places", "/read/places/IN-BR", "/read/places/PK-S", "/read/indicators",
    "/read/gatherings", "/read/about", "/api/v1", "/api/v1/openapi.json", "/api/v1/places?limit=3",
    "/api/v1/values?within=Bihar&limit=5", "/api/v1/cases?theme=land", "/api/v1/cases?limit=500",
    "/api/v1/sources", "/api/v1/terms?limit=2&offset=4", "/api/v1/nothing", "/sitemap.xml",
    "/feed.atom", "/robots.txt", "/ready", "/preview/home.png", "/data/pacs/cases.csv",
    "/data/rspn/ladder.parquet", "/data/pacs/datapackage.json", "/data/nothing.zip",
)  # fmt: skip


def visit(server: Starlette, dice: random.Random) -> None:
    """Every address of ours, in any order, for browsers with and without compression."""
    for address in dice.sample(ADDRESSES, len(ADDRESSES)):
        headers = {"accept-encoding": dice.choice(["br", "gzip", "identity"])}
        assert ask(server, address, headers).status < 500, address


def test_the_walk_knows_every_page_and_its_pages_every_word_of_it():
    known = offers()
    assert {page for page, _, _ in known} == {path.stem for path in PAGES.glob("*.py")}
    strange = []
    for page, always, free in known:
        parameters = shared_views.PAGES.get(page, tuple)()
        understand = {one.key: one.understand for one in parameters}
        strange += [
            (page, key, word)
            for key, offered in {**{key: [word] for key, word in always.items()}, **free}.items()
            for word in offered
            if key in understand and understand[key](word, around(key, word)) is None
        ]
        # What stands in no table of parameters opens one thing: a story, a gathering, a place, a search.
        if parameters:
            assert set(free) - set(understand) <= {"event"}, page
        assert all(free.values()), page
    assert strange == []


def test_a_walk_of_several_visitors_leaves_everything_kept_as_it_was(seen, server):
    dice = random.Random(12)
    way = stops(dice)
    turns = (way[::-1], dice.sample(way, len(way)))
    walk_one_by_one(way)
    visit(server, dice)
    for turn in turns:
        walk_side_by_side(turn)
        visit(server, dice)
    assert (1 + len(turns)) * (len(way) + len(ADDRESSES)) >= 300
    assert changed(seen) == []
    assert not_frozen(seen) == []
    assert len(seen) > 500


BREAKS: dict[str, Callable[[], object]] = {
    "a name": lambda: {"a": "b"},
    "a list in a mapping": lambda: {"a": ["b"]},
    "a cell": lambda: pd.DataFrame({"a": ["b"]}),
    "a number": lambda: pd.Series({"a": 1.0}),
}


@pytest.mark.parametrize("made", BREAKS.values(), ids=BREAKS)
def test_a_change_would_be_seen(made):
    value = made()
    before = fingerprint(value)
    assert fingerprint(value) == before
    inner = value["a"] if isinstance(value, dict) and isinstance(value["a"], list) else None
    if inner is not None:
        inner.append("c")
    else:
        value["a"] = 9
    assert fingerprint(value) != before
