"""In the pseudo-language, every sentence and label of ours is in brackets, wherever it is read."""

import io
import re
from collections.abc import Iterator
from datetime import date

import html5lib
import pytest
from pptx import Presentation

from components.brief import bundle, describe, kept_packs, pdf, pictures, standing
from components.brief.choice import PackChoice
from components.figures import svg_text
from components.language.messages import gettext
from components.server import errors, rendering, static_pages
from components.server.offline import contents
from components.server.ways import OnTheSite
from data import languages
from tests.outside_brackets import unknown
from tests.slides import every_shape

# A regular sample of each kind keeps the test short: its pages are made of the same words.
EVERY = 120
DAY = date(2026, 11, 22)
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


@pytest.fixture(
    params=[
        ("IN-C11-236", "water"),
        ("IN-MP", "land"),
        ("PK17-s-thatta", "education"),
        ("PK-S", "federations"),
    ]
)
def pack(request):
    choice = PackChoice(*request.param, "district_officer", note="")
    return describe.describe(kept_packs.facts(), choice, "https://zone.example", DAY)


def test_the_brief_and_the_card(pack):
    values = [pdf._values(pack), pictures._values(pack)]
    drawn = [text for one in values for text in pdf._texts({**one, "colours": {}, "nastaliq": {}})]
    said = [text for one in drawn for text in (texts_of(one) if "<svg" in one else [one])]
    assert found_in(one for one in said if one not in SETTINGS) == set()


@pytest.mark.parametrize("name", sorted(one.name for one in pdf.TEMPLATES.glob("*.typ")))
def test_a_template_has_no_words_of_its_own(name):
    code = re.sub(r"//.*", "", (pdf.TEMPLATES / name).read_text(encoding="utf-8"))
    said = re.sub(r'"[^"]*"', "", code)
    assert re.findall(r"\b[A-Z][a-z]+\b", said) == []


def test_the_slides(pack):
    slides = Presentation(io.BytesIO(bundle.make_files(pack)["slides.pptx"])).slides
    shapes = [shape for slide in slides for shape in every_shape(slide.shapes)]
    said = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    said += [cell.text for shape in shapes if shape.has_table for cell in shape.table.iter_cells()]
    said += [slide.notes_slide.notes_text_frame.text for slide in slides]
    named = [one.xpath(".//p:cNvPr")[0] for one in (shape._element for shape in shapes)]
    said += [one.get(name, "") for one in named for name in ("name", "descr")]
    # A text for those who do not see a shape is cut short, also within a word.
    assert found_in(one for one in said if len(one) < 500) == set()


def test_pictures_and_read_me(pack):
    files = bundle.make_files(pack)
    drawn = [files[name].decode() for name in ("map.svg", "chart.svg") if name in files]
    said = [text for one in drawn for text in texts_of(one)]
    read_me = re.sub(r"^[a-z]+[.][a-z]+ +", "", files["README.txt"].decode(), flags=re.M)
    # A line of a picture ends where it is full; one that begins with a small letter goes on with its text.
    whole = [re.sub(r"\n+(?=[a-z])", " ", one) for one in said]
    assert found_in([*whole, read_me]) == set()


def test_the_start_page_of_the_folder_without_internet():
    pages = [
        contents.start([]),
        contents.document(contents.PROGRAMMES),
        contents.document(contents.LICENCES),
    ]
    for page in pages:
        assert found_in(texts_of(contents.html(page))) == set()


def test_what_is_said_where_there_is_nothing():
    pages = [
        errors._page(lambda: "Not Found", 404, "/xx/read/nothing"),
        errors._page(lambda: gettext(errors.FAILED), 500, "/"),
    ]
    for page in pages:
        assert found_in(texts_of(page.decode())) == set()
