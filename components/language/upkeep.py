"""Keeps the catalogues in step with the code: finds the messages, takes them over, and checks them."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter
from typing import IO, Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from components.language.catalogues import DOMAIN, FOLDER, path_of, read_catalogue
from data import languages

Texts = str | tuple[str, ...] | list[str]

ROOT = Path(__file__).parents[2]
TEMPLATE = FOLDER / f"{DOMAIN}.pot"
PROJECT = "learning-zone"
# Told instead of the day of the last update, so that a file without a new message stays as it is.
BEGUN = datetime(2026, 11, 29, tzinfo=UTC)


def extract_title(
    schema: IO[bytes], keywords: object, comment_tags: object, options: object
) -> Iterator[tuple[int, None, str, list[str]]]:
    """The titles of a table and its columns and what they mean, for Babel, which asks with all of these."""
    described = json.load(schema)
    for part in (described, *described["fields"]):
        yield 1, None, part["title"], []
        if part.get("description"):
            yield 1, None, part["description"], []


METHODS: list[tuple[str, Any]] = [
    ("components/**.py", "python"),
    ("data/**.py", "python"),
    ("pages/**.py", "python"),
    ("data/schemas/**.json", extract_title),
    ("components/**/templates/**.html", "jinja2"),
]
# Which arguments of which functions are messages: `babel.messages.extract.DEFAULT_KEYWORDS`, and ours.
KEYWORDS = {
    "gettext": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "mark_message": None,
    "phrase": None,
    "phrase_count": (1, 2),
}
# What looks like a sentence that somebody forgot to translate, in words of Latin letters.
A_SENTENCE = 4
_WORD, _PLACE = re.compile(r"[A-Za-z]{2,}"), re.compile(r"{[^{}]*}")
TRANSLATED = tuple(code for code in languages.LANGUAGES if code != languages.ENGLISH)


def extract_messages() -> Catalog:
    """Every message of the code and the templates, with the files it stands in."""
    template = Catalog(project=PROJECT, charset="utf-8", creation_date=BEGUN)
    for name, _, text, comments, context in extract_from_dir(
        ROOT, METHODS, keywords=KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    ):
        template.add(text, locations=[(name, 0)], auto_comments=comments, context=context)
    return template


def write_template(template: Catalog) -> None:
    """Write the template that translators begin a language with."""
    _write(TEMPLATE, template)


def update_catalogue(code: str, template: Catalog) -> None:
    """Take new messages into a language; one whose English text was changed is marked as fuzzy."""
    catalogue = open_catalogue(code)
    catalogue.update(template, no_fuzzy_matching=False, update_header_comment=False)
    catalogue.obsolete.clear()
    write_catalogue(code, catalogue)


def open_catalogue(code: str) -> Catalog:
    """The messages of a language; none yet where it has no file."""
    if path_of(code).exists():
        return read_catalogue(code)
    return Catalog(locale=languages.describe(code).locale, project=PROJECT)


def write_catalogue(code: str, catalogue: Catalog) -> None:
    """Write the messages of a language, in the order of their English."""
    _write(path_of(code), catalogue)


def faults() -> Iterator[str]:
    """What is wrong with the template and the catalogues, a sentence each."""
    template = extract_messages()
    yield from _template_faults(template)
    for code in TRANSLATED:
        catalogue = open_catalogue(code)
        for asked in template:
            if asked.id:
                yield from _message_faults(code, asked, catalogue.get(_key(asked), asked.context))


def completeness(code: str) -> tuple[int, int]:
    """How many messages a language has, and how many there are."""
    with TEMPLATE.open("rb") as file:
        template = read_po(file)
    catalogue = open_catalogue(code)
    wanted = [message for message in template if message.id]
    there = (catalogue.get(_key(message), message.context) for message in wanted)
    return sum(1 for message in there if message and _is_said(message)), len(wanted)


def _template_faults(template: Catalog) -> Iterator[str]:
    with TEMPLATE.open("rb") as file:
        written = {(message.id, message.context) for message in read_po(file) if message.id}
    found = {(message.id, message.context) for message in template if message.id}
    for text, _ in sorted(found - written, key=str):
        yield f"“{_first(text)}” stands in the code and not in {TEMPLATE.name}: run `make messages`."
    for text, _ in sorted(written - found, key=str):
        yield f"“{_first(text)}” stands in {TEMPLATE.name} and not in the code: run `make messages`."


def _message_faults(code: str, asked: Message, translated: Message | None) -> Iterator[str]:
    """What is wrong with one translation: it is not there, older than its English, or not of its form."""
    if translated is None or not _is_said(translated):
        yield f"{code}: “{_first(asked.id)}” has no translation, or one of an older English text."
        return
    forms = list_forms(translated.string)
    if forms[0] == _key(asked) and len(_WORD.findall(_PLACE.sub("", forms[0]))) >= A_SENTENCE:
        yield f"{code}: “{_first(asked.id)}” is the English text again."
    if isinstance(asked.id, tuple | list):
        needed = open_catalogue(code).num_plurals
        if len(forms) != needed or not all(forms):
            yield f"{code}: “{_first(asked.id)}” needs {needed} forms of the plural."
    wanted = set().union(*map(find_places, list_forms(asked.id)))
    for number, form in enumerate(forms):
        if not form:
            continue
        if unknown := find_places(form) - wanted:
            yield f"{code}: “{form}” has places that the message lacks: {', '.join(unknown)}."
        if missing := wanted - find_places(form) - may_be_missing(len(forms), number):
            yield f"{code}: “{form}” lacks {', '.join(sorted(missing))}."


def may_be_missing(forms: int, number: int) -> set[str]:
    """The places that one of the plural forms may do without: that for one thing may say “one” in a word."""
    return {"count"} if forms > 1 and number == 0 else set()


def _is_said(message: Message) -> bool:
    return bool(message.string) and any(list_forms(message.string)) and not message.fuzzy


def find_places(text: str) -> set[str]:
    """Names of the places of a message. A text that cannot be read has one, which no message has."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return {"(a brace without its partner)"}


def list_forms(texts: Texts | None) -> list[str]:
    """The singular and the plural of a message, or its only form."""
    return [texts] if isinstance(texts, str) else list(texts or ())


def _first(texts: Texts) -> str:
    return re.sub(r"\s+", " ", list_forms(texts)[0])[:80]


def _key(message: Message) -> str:
    return list_forms(message.id)[0]


def _write(path: Path, catalogue: Catalog) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        # Without line numbers, which change with every edit above them.
        write_po(
            file,
            catalogue,
            width=100,
            sort_output=True,
            include_previous=True,
            include_lineno=False,
        )
