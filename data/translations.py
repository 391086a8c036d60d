"""The words of the tables in other languages: ``translations/<language>.csv`` beside each package.

A row is one text: the table, the key of its row, the column, the text, who has read it (`status`), and a
fingerprint of the English text it was made from. If that text was changed since, the translation is
stale: readers get the English text, and the checks say so. So is one whose places for figures, as in
“{households}”, are not those of the English text.
"""

import csv
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd

from data.letters import run_from_right

FOLDER = "translations"
COLUMNS = ("table", "id", "column", "text", "status", "english")
MACHINE, REVIEWED = "machine", "reviewed"
BETWEEN = "/"
# Which columns of a row of each table make its id, and which columns hold words.
KEYS = MappingProxyType(
    {
        "terms": ("vocabulary", "term_id"),
        "glossary": ("term",),
        "places": ("place_id",),
        "indicators": ("indicator_id",),
        "aims": ("aim_id",),
        "ladder": ("tier",),
        "statements": ("statement_id",),
        "cases": ("case_id",),
        "events": ("event_id",),
        "outcomes": ("outcome_id",),
        "map_layers": ("layer_id",),
        "presets": ("preset_id",),
        "asks": ("ask_id",),
        "information_laws": ("law_id",),
        "guides": ("guide_id", "step"),
        "comparability": ("rule_id",),
    }
)
WORDS = MappingProxyType(
    {
        "terms": ("label", "definition", "also_called", "symbol", "symbol_one"),
        "glossary": ("stands_for", "definition", "term"),
        "places": ("name",),
        "indicators": (
            "label", "short_label", "question", "definition", "numerator", "denominator", "caveat",
            "sentence",
        ),
        "aims": ("title", "definition"),
        "ladder": ("name", "plural", "definition", "activities"),
        "statements": ("title", "text"),
        "cases": ("title", "summary", "outcome"),
        "events": ("title", "summary"),
        "outcomes": ("text",),
        "map_layers": ("label", "where_text"),
        "presets": ("question",),
        "asks": ("what", "office", "by_when"),
        "information_laws": ("officer",),
        "guides": ("heading", "sentence"),
        "comparability": ("reason",),
    }
)  # fmt: skip
# Columns of words that nobody translates: they are English on every page, however short.
ENGLISH_ONLY = MappingProxyType(
    {
        "aims": ("note",),
        "aliases": ("note",),
        "cases": ("point_note", "note"),
        "changes": ("why",),
        "coverage": ("blocks", "villages", "note"),
        "coverage_evidence": ("blocks", "villages", "statement"),
        "events": ("date_note", "participants_note", "officials", "raised", "note"),
        "guides": ("note",),
        "indicators": (
            "population", "boundary_vintage", "definition_version", "verification", "note",
        ),
        "information_laws": ("law", "section", "note"),
        "ladder": ("note",),
        "news": ("title", "summary", "note"),
        "organisations": ("point_kind", "status", "note"),
        "outcomes": ("note",),
        "places": ("status", "note"),
        "presets": ("note",),
        "resources": ("title", "note"),
        "sources": ("title", "note"),
        "successors": ("note",),
        "tier_rules": ("rule", "value", "note"),
        "values": ("note",),
    }
)  # fmt: skip
# Rows whose words stand as their sources spell them, by a column: nobody has written them otherwise.
AS_SPELT = MappingProxyType({"places": ("level", "subdistrict")})
# What a package says of itself: its title and description, and of what it is about, part by part.
PACKAGE = "package"
# Where a figure stands in a text, and a bracket by itself, which is no place.
_PLACE = re.compile(r"\{\w*\}|[{}]")
OF_ITSELF, OF_ITS_SUBJECT = (
    ("title", "description"),
    ("summary", "aim", "coverage_note", "short_title"),
)


@dataclass(frozen=True)
class Translation:
    """One text in another language.

    Attributes:
        english: fingerprint of the English text it was made from.
        is_reviewed: whether a speaker of the language has read it.
    """

    text: str
    english: str
    is_reviewed: bool


Texts = Mapping[tuple[str, str, str], Translation]
# Id, column and state of a text.
State = tuple[str, str, str]


def fingerprint(english: str) -> str:
    """What tells one English text from another: eight letters."""
    return hashlib.sha256(english.encode()).hexdigest()[:8]


def read_translations(folder: Path, code: str) -> Texts:
    """The translations of one package, by table, id and column; none if it has no such file.

    Args:
        folder: of the package.
        code: of the language.
    """
    return MappingProxyType(
        {
            key: Translation(row["text"], row["english"], row["status"] == REVIEWED)
            for key, row in read_rows(folder, code).items()
        }
    )


def read_rows(folder: Path, code: str) -> dict[tuple[str, str, str], dict[str, str]]:
    """The same as they stand in the file; columns as COLUMNS says."""
    path = folder / FOLDER / f"{code}.csv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {(row["table"], row["id"], row["column"]): row for row in csv.DictReader(file)}


def translate_rows(rows: pd.DataFrame, table: str, texts: Texts) -> pd.DataFrame:
    """The rows with every text in the language of the translations that has a fresh one there."""
    if not texts or table not in WORDS or rows.empty:
        return rows
    ids = row_ids(rows, table)
    changed = {}
    for column in WORDS[table]:
        if column in rows.columns and (found := _fresh(rows[column], ids, (table, column), texts)):
            changed[column] = rows[column].where(
                ~rows.index.isin(found), rows.index.to_series().map(found)
            )
    return rows.assign(**changed) if changed else rows


def translate_descriptor(descriptor: Mapping[str, Any], texts: Texts) -> Mapping[str, Any]:
    """What a package says of itself, in the language of the translations where they are fresh."""
    package_id = str(descriptor.get("name", ""))

    def said(part: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
        found = ((name, texts.get((PACKAGE, package_id, name))) for name in names)
        return {
            name: run_from_right(text.text)
            for name, text in found
            if text and text.english == fingerprint(str(part.get(name, "")))
        }

    subjects = {
        key: {**descriptor[key], **said(descriptor[key], OF_ITS_SUBJECT)}
        for key in ("programme", "context")
        if isinstance(descriptor.get(key), Mapping)
    }
    return {**descriptor, **said(descriptor, OF_ITSELF), **subjects}


def row_ids(rows: pd.DataFrame, table: str) -> pd.Series:
    """What names each row in the translations."""
    parts = [rows[column].astype("string") for column in KEYS[table]]
    return parts[0].str.cat(parts[1:], sep=BETWEEN) if parts[1:] else parts[0]


def _fresh(
    english: pd.Series, ids: pd.Series, where: tuple[str, str], texts: Texts
) -> dict[object, str]:
    """Translations that are not older than the English text, by row."""
    table, column = where
    found = {}
    for row, code, text in zip(english.index, ids, english, strict=True):
        translation = texts.get((table, code, column))
        if translation and isinstance(text, str) and _fits(text, translation):
            found[row] = run_from_right(translation.text)
    return found


def _fits(english: str, translation: Translation) -> bool:
    """Whether a translation was made from the text as it is, and has the same places for figures."""
    same_text = translation.english == fingerprint(english)
    return same_text and _places(english) == _places(translation.text)


def _places(text: str) -> set[str]:
    return set(_PLACE.findall(text))


def list_texts(rows: pd.DataFrame, table: str) -> Iterator[tuple[str, str, str]]:
    """Id, column and English text of everything in a table that can be translated."""
    if table in AS_SPELT:
        column, value = AS_SPELT[table]
        rows = rows[rows[column] != value]
    for column in (name for name in WORDS[table] if name in rows.columns):
        for row_id, text in zip(row_ids(rows, table), rows[column], strict=True):
            if isinstance(text, str) and text:
                yield row_id, column, text


def list_untranslated(rows: pd.DataFrame, table: str, texts: Texts) -> Iterator[str]:
    """The English text of everything in a table that readers get in English."""
    for row_id, column, text in list_texts(rows, table):
        if _state(text, texts.get((table, row_id, column))) in ("missing", "stale"):
            yield text


def list_own_texts(descriptor: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Name and English text of what a package says of itself and of its subject."""
    parts: list[tuple[Mapping[str, Any], tuple[str, ...]]] = [(descriptor, OF_ITSELF)]
    subjects = (descriptor.get(key) for key in ("programme", "context"))
    parts += [(subject, OF_ITS_SUBJECT) for subject in subjects if isinstance(subject, Mapping)]
    yield from (
        (name, str(part[name])) for part, names in parts for name in names if part.get(name)
    )


def states_of_package(
    package_id: str, descriptor: Mapping[str, Any], texts: Texts
) -> Iterator[State]:
    """Id, name and state of each text that a package says of itself, as :func:`state_of` does."""
    for name, text in list_own_texts(descriptor):
        yield package_id, name, _state(text, texts.get((PACKAGE, package_id, name)))


def state_of(rows: pd.DataFrame, table: str, texts: Texts) -> Iterator[State]:
    """Id, column and state of each text of a table: ``reviewed``, ``machine``, ``stale`` or ``missing``."""
    for row_id, column, text in list_texts(rows, table):
        yield row_id, column, _state(text, texts.get((table, row_id, column)))


def state_of_all(rows: pd.DataFrame, table: str, texts: Texts) -> Iterator[State]:
    """The same, with the columns that nobody translates: of those each different text, without an id."""
    if table in WORDS:
        yield from state_of(rows, table, texts)
    for column in ENGLISH_ONLY.get(table, ()):
        if column in rows.columns:
            yield from (("", column, "missing") for _ in rows[column].dropna().unique())


def _state(english: str, translation: Translation | None) -> str:
    if translation is None:
        return "missing"
    if not _fits(english, translation):
        return "stale"
    return REVIEWED if translation.is_reviewed else MACHINE


def write_translations(folder: Path, code: str, rows: Iterable[Mapping[str, str]]) -> None:
    """Write the translations of a package, by table, id and column."""
    path = folder / FOLDER / f"{code}.csv"
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: (row["table"], row["id"], row["column"])))
