"""In the pseudo-language, every word of ours on a page of the app is in brackets."""

import json
import re
from collections.abc import Iterator
from functools import partial

import html5lib
import pyarrow as pa
import pytest

from components.content.about_data import data_catalogue
from components.facts import tables
from data import languages
from tests.app.test_impossible_choices import NOPE
from tests.app.test_pages import PAGES
from tests.outside_brackets import unknown

VIEWS_OF_A_FIGURE = ("ranks", "gap", "two", "reach", "table", "time", "multiples", "distribution")
VIEWS = [
    ("coverage", {"programme": "rspn", "measure": "pct_households_organised"}),
    ("federations", {"programme": "pacs"}),
    ("learning_zone", {"q": "water", "theme": "water", "view": "places"}),
    ("learning_zone", {"q": "nothing of the kind"}),
    ("conclaves", {"view": "outcomes"}),
    ("conclaves", {"event": "pacs-2014-od"}),
    ("case_study", {"story": "pacs-cs001"}),
    ("case_study", {"story": "nobody"}),
    ("place", {"id": "PK17-s-thatta"}),
    ("place", {"id": "Gaya"}),
    ("place", {"id": "IN-C11-236", "beside": "IN-C11-364"}),
    ("guides", {"guide": "who-is-left-out", "step": "2"}),
    ("impact_map", {"programme": "both", "at": "IN-C11-236"}),
    *(("learning_zone", {"view": view}) for view in ("groups", "map")),
    ("indicators", {"indicator": "nothing", "view": "nothing"}),
    *(("indicators", {"view": view}) for view in VIEWS_OF_A_FIGURE),
    *(("about_data", {"section": one}) for one in data_catalogue.SECTIONS),
    *(("about_data", {"package": one}) for one in ("pacs", "pakistan", "places", "vocabulary")),
    ("coverage", {"programme": "pacs", "state": "IN-BR", "district": "IN-C11-236"}),
    ("coverage", {"programme": "rspn", "state": "PK-S", "district": "PK17-s-thatta"}),
    (
        "federations",
        {"programme": "rspn", "state": "PK-S", "district": "PK17-s-thatta", "points": "yes"},
    ),
    ("federations", {"programme": "rspn", "kind": "counts", "measure": "households_organised"}),
    (
        "impact_map",
        {
            "programme": "rspn",
            "fill": "women_cannot_read",
            "circles": "groups_formed",
            "points": "stories",
            "at": "PK17-s-thatta",
        },
    ),
    (
        "impact_map",
        {"programme": "pacs", "fill": "groups_per_people", "circles": "got_work", "state": "IN-BR"},
    ),
    ("conclaves", {"kind": "commitment", "state": "IN-BR", "year": "2014"}),
    ("resources", {"programme": "pacs", "kind": "news"}),
    ("indicators", {"indicator": "india:literacy7_pct", "view": "gap", "state": "IN-BR"}),
    ("indicators", {"theme": "water", "pin": ["IN-C11-236", "IN-C11-364"]}),
    ("place", {"id": "IN-BR"}),
    ("place", {"id": "IN-V-238244"}),
    ("place", {"id": "PK"}),
    ("case_study", {"story": "PK-001", "theme": "water"}),
    ("your_data", {"programme": "new_programme"}),
    ("advocacy_pack", {"state": "IN-BR", "district": "IN-C11-236", "theme": "water"}),
]
IMPOSSIBLE = [
    ("learning_zone", "theme"),
    ("case_study", "story"),
    ("conclaves", "event"),
    ("coverage", "district"),
    ("federations", "measure"),
    ("impact_map", "fill"),
    ("indicators", "compare"),
    ("place", "id"),
    ("resources", "year"),
    ("guides", "step"),
    ("about_data", "package"),
    ("advocacy_pack", "item"),
    ("your_data", "programme"),
]
TEXTS = ("label", "help", "placeholder", "body", "caption", "text", "alt")
HEARD = ("aria-label", "title", "alt", "placeholder")
# What a component is sent besides words begins small and has no space: addresses, codes, colours.
A_WORD = re.compile(r"\s|^[A-Z«]")
# A sign of Material's, a colour, a link's address, an escape: markup of Streamlit's Markdown.
MARKUP = re.compile(
    r":material/\w+:|:[a-z-]+\[|\]\([^)]*\)|\\(?=[^\w\s])|[*_`\[\]#]|&nbsp;|\u200b|\u2060"
)


def told(at) -> Iterator[str]:
    """Every text of every element, as it is read."""
    for element in list(at._tree):
        proto = getattr(element, "proto", None)
        if proto is None:
            continue
        if element.type == "bidi_component":
            yield from map(partial(read, "component"), texts_in(json.loads(proto.json or "null")))
        elif element.type == "arrow_data_frame":
            yield from cells(proto)
        else:
            yield from said_by(element.type, proto)


def said_by(kind: str, proto) -> Iterator[str]:
    """The words of an element, or of what holds others: a label that opens something, a tab."""
    for holder in (proto, *(getattr(proto, name, None) for name in ("popover", "tab", "dialog"))):
        for name in (*TEXTS, "title"):
            said = getattr(holder, name, "")
            if isinstance(said, str) and said:
                yield read(kind, said)
    for option in getattr(proto, "options", ()):
        yield read(kind, option if isinstance(option, str) else option.content)


def texts_in(value: object) -> Iterator[str]:
    """The words among what a component is sent: no addresses of files, no codes, no shapes."""
    match value:
        case str() if A_WORD.search(value):
            yield value
        case dict() | list():
            for one in value.values() if isinstance(value, dict) else value:
                yield from texts_in(one)


def cells(proto) -> Iterator[str]:
    """Heads and texts of a table."""
    table = pa.ipc.open_stream(proto.data).read_all()
    yield from (name for name in table.column_names if not name.startswith("__"))
    for column in table.columns:
        words = column.cast(pa.string()) if pa.types.is_dictionary(column.type) else column
        if pa.types.is_string(words.type):
            yield from (one for one in words.unique().to_pylist() if one)


def read(kind: str, said: str) -> str:
    """A text as it is seen, then what is heard of its parts, or shown when somebody stays on them."""
    if kind == "html" or said.lstrip().startswith("<"):
        root = html5lib.parseFragment(said, namespaceHTMLElements=False)
        parts = [one for one in root.iter() if one.get("lang") != "en"]
        heard = [one.get(name, "") for one in parts for name in HEARD]
        return "\n".join(("".join(_seen(root)), *heard))
    return said if kind == "component" else MARKUP.sub("", said)


def _seen(element) -> Iterator[str]:
    if element.get("lang") == "en" or element.tag in ("style", "script"):
        return
    yield element.text or ""
    for child in element:
        yield from _seen(child)
        yield child.tail or ""
    yield (
        "" if element.tag in ("a", "abbr", "b", "bdi", "i", "em", "span", "strong", "sup") else "\n"
    )


@pytest.mark.parametrize(("page", "query"), [*((page, {}) for page in PAGES), *VIEWS])
def test_every_word_of_a_page_is_in_the_catalogues(open_page, page, query):
    at = open_page(page, lang=languages.PSEUDO, **query)
    assert not at.exception
    assert {one for text in told(at) for one in unknown(text)} == set()


def test_every_word_about_a_file_that_an_editor_gave_is_in_the_catalogues(open_page):
    """With a name that has to be confirmed, a code that nobody knows, and rows that go."""
    path = tables.catalog().package("pacs").tables["coverage"].path
    lines = path.read_text(encoding="utf-8").replace("\nIN-OR,", "\nOrissa,", 1).splitlines()
    given = "\n".join([*lines[:12], lines[12].replace("IN-", "Nowhereville-", 1)]).encode()
    at = open_page("your_data", programme="pacs", lang=languages.PSEUDO)
    at.file_uploader[0].set_value([("coverage.csv", given, "text/csv")])
    # What is chosen already is named by this side, too.
    with languages.speaking(languages.PSEUDO):
        at.run()
    assert not at.exception
    said = "\n".join(told(at))
    assert "Nowhereville" in said
    assert {one for text in told(at) for one in unknown(text)} - {"Orissa", "coverage.csv"} == set()


@pytest.mark.parametrize(("page", "choice"), IMPOSSIBLE)
def test_every_word_about_what_cannot_be_chosen_is_in_the_catalogues(open_page, page, choice):
    at = open_page(page, lang=languages.PSEUDO, **{choice: NOPE})
    assert {one for text in told(at) for one in unknown(text.replace(NOPE, ""))} == set()
