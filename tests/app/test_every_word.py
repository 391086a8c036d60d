"""In the pseudo-language, every word of ours on a page of the app is in brackets."""

import re
from collections.abc import Iterator

import html5lib
import pytest

from data import languages
from tests.app.test_pages import PAGES
from tests.outside_brackets import unknown

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
    *(("indicators", {"view": view}) for view in ("ranks", "gap", "two", "reach", "table")),
    *(
        ("about_data", {"section": one})
        for one in ("gaps", "totals", "glossary", "cite", "languages")
    ),
    ("your_data", {"programme": "new_programme"}),
    ("advocacy_pack", {"state": "IN-BR", "district": "IN-C11-236", "theme": "water"}),
]
TEXTS = ("label", "help", "placeholder", "body", "caption", "text", "alt")
# A sign of Material's, a colour, a link's address, an escape: markup of Streamlit's Markdown.
MARKUP = re.compile(
    r":material/\w+:|:[a-z-]+\[|\]\([^)]*\)|\\(?=[^\w\s])|[*_`\[\]#]|&nbsp;|\u200b|\u2060"
)


def told(at) -> Iterator[str]:
    """Every text of every element, as it is read."""
    for element in list(at._tree):
        proto = getattr(element, "proto", None)
        if proto is None or element.type in ("component", "bidi_component", "arrow_data_frame"):
            continue
        for name in TEXTS:
            said = getattr(proto, name, "")
            if isinstance(said, str) and said:
                yield read(element.type, said)
        for option in getattr(proto, "options", ()):
            yield read(element.type, option if isinstance(option, str) else option.content)


def read(kind: str, said: str) -> str:
    if kind == "html" or said.lstrip().startswith("<"):
        root = html5lib.parseFragment(said, namespaceHTMLElements=False)
        return "".join(_seen(root))
    return MARKUP.sub("", said)


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
