"""In the pseudo-language, every sentence and label of ours is in brackets, wherever it is read."""

import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import html5lib
import pytest
from pptx import Presentation

from components.brief import bundle, describe, guide_slides, kept_packs, pdf, standing
from components.brief.choice import PackChoice
from components.brief.pack import Pack
from components.content import navigation
from components.content.guided_stories import guides
from components.figures import svg_text, typeset
from components.language.messages import gettext
from components.server import (
    errors,
    feeds,
    figure_addresses,
    previews,
    rendering,
    static_pages,
)
from components.server.offline import contents, write
from components.server.ways import OnTheSite
from data import languages
from tests.outside_brackets import unknown
from tests.slides import every_shape

# A regular sample of each kind keeps the test short: its pages are made of the same words.
EVERY = 120
DAY = date(2026, 11, 22)
ATOM = "{http://www.w3.org/2005/Atom}"
# Values of a template that nobody reads.
ARROWS = {standing.UP, standing.DOWN, standing.LEVEL}
SETTINGS = {"ltr", "Latn", "gb", "xx", *svg_text.FAMILIES, "Noto Nastaliq Urdu", *ARROWS}


@pytest.fixture(autouse=True)
def _pseudo_language():
    with languages.speaking(languages.PSEUDO):
        yield


def texts_of(html: str) -> list[str]:
    """What a reader of a page sees, in one; and what she hears, attribute by attribute."""
    root = html5lib.parse(html, namespaceHTMLElements=False)
    elements = [one for one in root.iter() if one.tag not in ("script", "style")]
    spoken = [one.get(name, "") for one in elements for name in ("alt", "title", "aria-label")]
    return ["".join(_seen(root)), *spoken]


def _seen(element) -> Iterator[str]:
    if element.tag in ("script", "style") or element.get("lang") == "en":
        return
    is_inline = element.tag in ("a", "abbr", "b", "em", "i", "span", "strong", "text", "tspan")
    yield "" if is_inline else "\n"
    yield element.text or ""
    for child in element:
        yield from _seen(child)
        yield child.tail or ""
    yield "" if is_inline else "\n"


def sample() -> list[str]:
    """The second page of each kind, which the first often only lists, and every 120th of those after it."""
    kinds: dict[str, list[str]] = {}
    for path in static_pages.paths():
        kinds.setdefault(path.partition("/")[0], []).append(path)
    return [path for paths in kinds.values() for path in (paths[:1] + paths[1::EVERY])]


@pytest.mark.parametrize("path", sample())
def test_static_pages(path):
    document = static_pages.find(path)
    about = rendering.head(document, "https://zone.example")
    html = rendering.page(document, OnTheSite(), about, static_pages.menu())
    assert {one for text in texts_of(html) for one in unknown(text)} == set()


def found_in(texts) -> set[str]:
    return {one for text in texts for one in unknown(text)}


@dataclass(frozen=True)
class Made:
    """A pack, its files, and what every sheet and picture of it was set from."""

    pack: Pack
    files: Mapping[str, bytes]
    values: list[dict[str, Any]]


@pytest.fixture(scope="module")
def make():
    """A function: all files of a pack, each pack made once."""

    @cache
    def made(place: str, theme: str) -> Made:
        choice = PackChoice(place, theme, "district_officer", note="")
        values: list[dict[str, Any]] = []
        inputs = typeset._inputs
        with languages.speaking(languages.PSEUDO), pytest.MonkeyPatch.context() as patch:
            patch.setattr(typeset, "_inputs", lambda data: values.append(data) or inputs(data))
            pack = describe.describe(kept_packs.facts(), choice, "https://zone.example", DAY)
            return Made(pack, bundle.make_files(pack), values)

    return made


@pytest.fixture(
    params=[
        ("IN-C11-236", "water"),
        ("IN-MP", "land"),
        ("PK17-s-thatta", "education"),
        ("PK-S", "federations"),
    ]
)
def made(request, make) -> Made:
    return make(*request.param)


def test_every_sheet_and_picture_of_a_pack(made):
    """The brief, the card, the tall picture; what is spoken, signed, hung up, handed out, asked for."""
    drawn = {
        text
        for one in made.values
        for text in pdf._texts({**one, "colours": {}, "nastaliq": {}, "fonts": ()})
    }
    assert gettext("Name and signature") in drawn
    said = [text for one in drawn for text in (texts_of(one) if "<svg" in one else [one])]
    assert found_in(lines_of(one) for one in said if one not in SETTINGS) == set()


def lines_of(drawn: str) -> str:
    """The text of a picture whose lines end where they are full: one that begins small goes on."""
    return re.sub(r"\n+(?=[a-z])", " ", drawn)


@pytest.mark.parametrize("name", sorted(one.name for one in pdf.TEMPLATES.glob("*.typ")))
def test_a_template_has_no_words_of_its_own(name):
    code = re.sub(r"//.*", "", (pdf.TEMPLATES / name).read_text(encoding="utf-8"))
    said = re.sub(r'"[^"]*"', "", code)
    assert re.findall(r"\b[A-Z][a-z]+\b", said) == []


def test_the_slides(made):
    assert found_in(said_on_slides(made.files["slides.pptx"])) == set()


@pytest.mark.parametrize("guide_id", list(guides.known())[:1])
def test_the_slides_of_a_guided_story(guide_id):
    told = guides.tell(guide_id)
    deck = guide_slides.deck(told, DAY, lambda step: "")
    assert found_in(said_on_slides(deck)) == set()


def said_on_slides(deck: bytes) -> list[str]:
    """All that is read on slides, below them, and of them by those who do not see them."""
    slides = Presentation(io.BytesIO(deck)).slides
    shapes = [shape for slide in slides for shape in every_shape(slide.shapes)]
    said = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    said += [cell.text for shape in shapes if shape.has_table for cell in shape.table.iter_cells()]
    said += [slide.notes_slide.notes_text_frame.text for slide in slides]
    named = [one.xpath(".//p:cNvPr")[0] for one in (shape._element for shape in shapes)]
    said += [one.get(name, "") for one in named for name in ("name", "descr")]
    # A text for those who do not see a shape is cut short, also within a word.
    return [one for one in said if len(one) < 500]


def test_drawings_and_read_me(made):
    drawn = [made.files[name].decode() for name in ("map.svg", "chart.svg") if name in made.files]
    said = [text for one in drawn for text in texts_of(one)]
    read_me = re.sub(r"^[a-z]+[.][a-z]+ +", "", made.files["README.txt"].decode(), flags=re.M)
    assert found_in([*map(lines_of, said), read_me]) == set()


def test_the_page_of_a_figure():
    name = "rspn:districts_with_rsp:PK:2015-06"
    page = figure_addresses.html(name, "https://zone.example", DAY, "").decode()
    # What is copied into another page, and the key of the figure.
    page = re.sub(r"&lt;iframe.*?&lt;/iframe&gt;", "", page).replace(name, "")
    assert found_in(texts_of(page)) == set()


def test_the_feed_of_changes():
    """But for the list of a new version, which is written in English and marked as that."""
    root = ET.fromstring(feeds.atom("https://zone.example"))
    entries = [
        one for one in root.iter(f"{ATOM}entry") if not one[0].text.startswith(navigation.APP_NAME)
    ]
    said = [
        root.find(f"{ATOM}title").text,
        *("\n".join(entry.itertext()) for one in entries for entry in one.iter(f"{ATOM}content")),
        *(one[0].text for one in entries),
    ]
    assert len(said) > 10 and found_in(said) == set()


@pytest.mark.parametrize("path", ["", "about", "places/IN-C11-236", "aims/rspn"])
def test_the_picture_that_stands_for_a_page(path):
    drawn = previews.svg(static_pages.find(path))
    assert found_in(map(lines_of, texts_of(drawn))) == set()


def test_what_the_folder_without_internet_is_searched_by():
    pages = [contents.document(path) for path in sample()]
    script = contents.words(pages, [])
    entries, _ = json.JSONDecoder().raw_decode(script.removeprefix("const PAGES = "))
    assert found_in(text for _, *said, _ in entries for text in said) == set()


def test_the_start_page_of_the_folder_without_internet():
    pages = [
        contents.start([]),
        contents.document(contents.PROGRAMMES),
        contents.document(contents.LICENCES),
    ]
    for page in pages:
        assert found_in(texts_of(contents.html(page))) == set()


def test_the_folder_without_internet_as_it_is_written(tmp_path):
    """Its pages, what it says first of itself, and the words about its tables and their columns."""
    write.folder(tmp_path, [contents.PROGRAMMES, contents.LICENCES, *sample()[1::9]], [])
    pages = [path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.html")]
    assert len(pages) > 4
    assert found_in(text for page in pages for text in texts_of(page)) == set()
    packages = [json.loads(path.read_bytes()) for path in tmp_path.rglob("datapackage.json")]
    said = {text for package in packages for text in said_of_columns(package)}
    assert len(said) > 100
    assert found_in([(tmp_path / write.README).read_text(encoding="utf-8"), *said]) == set()


def said_of_columns(described: object) -> Iterator[str]:
    """Titles and descriptions of a package, its tables and their columns."""
    match described:
        case dict():
            yield from (described[key] for key in ("title", "description") if key in described)
            for one in described.values():
                yield from said_of_columns(one)
        case list():
            for one in described:
                yield from said_of_columns(one)


def test_what_is_said_where_there_is_nothing():
    pages = [
        errors._page(lambda: "Not Found", 404, "/xx/read/nothing"),
        errors._page(lambda: gettext(errors.FAILED), 500, "/"),
    ]
    for page in pages:
        assert found_in(texts_of(page.decode())) == set()
