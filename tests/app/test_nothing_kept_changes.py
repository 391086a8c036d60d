"""What is kept for all visitors is the same after every visit as when it was put in."""

import random
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from starlette.applications import Starlette
from streamlit.testing.v1 import AppTest

from components import server as site
from components.content import guides, impact_layers
from components.facts import indicators, shelves, tables
from components.facts.frozen import PLAIN, freeze
from components.widgets import facets
from data import views
from tests.app.conftest import SHELL
from tests.kept import nothing_kept
from tests.unit.asking import ask

Query = Mapping[str, str]
# Each of the pages five times; with the visits to addresses at least 300 steps in all.
STOPS = 70
# Forwards, backwards and once shuffled: each further order would only meet again what is kept by then.
SHUFFLED = 1
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


def choices() -> dict[str, dict[str, list[str]]]:
    """What an address of each page may say: every word that is there to be chosen."""
    places = tables.gazetteer()
    states = [one.place_id for country in ("IN", "PK") for one in places.at_level("state", country)]
    districts = [one for name in tables.programmes() for one in tables.shapes_of(name, "district")]
    themes, programmes = tables.vocabulary().ids("themes"), list(tables.programmes())
    where = {"programme": programmes, "state": states}

    def layers(offered) -> list[str]:
        return sorted({code for programme in programmes for code in offered(programme)})

    listed = {facet.key: list(facets.facet_options(facet)) for facet in facets.FACETS}
    return {
        "home": {"q": ["land", "Gaya", "rights", "nothing of this"]},
        "learning_zone": {
            **listed, "state": states, "district": districts[:50], "page": ["1", "2", "9"],
            "view": ["list", "matrix", "map"], "q": ["land", "women", "pension", "xyzzy"],
        },
        "case_study": {"story": list(tables.table("cases").rows["case_id"])},
        "coverage": where,
        "federations": where,
        "place": {"id": [*districts, *states]},
        "indicators": {
            "indicator": list(indicators.catalogue()), "view": list(views.VIEWS), "state": states,
            "pin": districts, "theme": themes,
        },
        "conclaves": {
            "event": list(tables.table("events").rows["event_id"]), "theme": themes,
            "programme": programmes, "year": ["2014", "2015"],
        },
        "guides": {"guide": list(guides.titles()), "step": ["1", "2"]},
        "impact_map": {
            **where, "fill": layers(impact_layers.fills), "circles": layers(impact_layers.circles),
            "points": layers(impact_layers.points),
        },
        "aims": {"programme": programmes},
        "resources": {"theme": themes, "programme": programmes, "year": ["2012", "2015"]},
        "advocacy_pack": {"place": [*districts, *states], "theme": themes},
        "about_data": {
            "section": ["tables", "sources", "gaps", "totals", "glossary", "cite", "changes"],
        },
    }  # fmt: skip


def stops(dice: random.Random) -> list[tuple[str, Query]]:
    """Pages in turn, each with some of what can be chosen there."""
    known = choices()
    pages = list(known)
    found = []
    for number in range(STOPS):
        page = pages[number % len(pages)]
        keys = dice.sample(list(known[page]), dice.randint(0, min(3, len(known[page]))))
        found.append((page, {key: dice.choice(known[page][key]) for key in keys}))
    return found


def walk(way: list[tuple[str, Query]]) -> None:
    """Visitors one after the other in one process, each opens a page by an address."""
    for page, query in way:
        at = AppTest.from_file(SHELL, default_timeout=PATIENCE)
        at.switch_page(f"../../pages/{page}.py")
        at.query_params.update(query)
        at.run()
        assert not at.exception, (page, query)


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


def test_a_walk_of_several_visitors_leaves_everything_kept_as_it_was(seen, server):
    dice = random.Random(12)
    way = stops(dice)
    shuffled = [dice.sample(way, len(way)) for _ in range(SHUFFLED)]
    for turn in (way, way[::-1], *shuffled):
        walk(turn)
        visit(server, dice)
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
