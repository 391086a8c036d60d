"""All texts of a language as one table for its translator, and what comes back taken in.

One row is one text: a message of the code, one plural form of it, or a word of a table. The translator
fills in `text` and may set `status` to “reviewed”. What comes back is compared with the English of today:
a row whose English text was changed since, that lost a place such as ``{count}``, or that names nothing,
is refused with a sentence, and the others are taken.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from babel.messages.catalog import Catalog, Message

from components.language import catalogues, upkeep
from components.language.sheets import MESSAGES, Row
from data import translations
from data.catalog import Package, open_catalog
from data.tables import Tables, read_tables
from data.translations import MACHINE, REVIEWED

TERMS = (("vocabulary/glossary", "term"), ("vocabulary/glossary", "stands_for"))


@dataclass(frozen=True)
class Taken:
    """How many texts were taken in, and a sentence for each that was not or needs a look."""

    count: int
    refused: tuple[str, ...]
    doubts: tuple[str, ...]


def list_rows(code: str) -> list[Row]:
    """Every text of the code and the tables, with its translation where there is one."""
    catalog = open_catalog()
    tables = read_tables(catalog)
    words = [row for package in catalog.packages() for row in _of_package(package, tables, code)]
    terms = {row.english: row.text for row in words if row.text and (row.where, row.part) in TERMS}
    rows = [*_of_messages(upkeep.open_catalogue(code)), *words]
    return [replace(row, hint=_hint(row.english, terms)) for row in rows]


def take_in(code: str, filled: Iterable[Row]) -> Taken:
    """Put the texts that came back into the catalogue and beside the tables."""
    today = {row.key: row for row in list_rows(code)}
    fit: list[Row] = []
    refused: list[str] = []
    doubts: list[str] = []
    for row in filled:
        if not row.text.strip() or row == today.get(row.key):
            continue
        if fault := _fault(row, today.get(row.key)):
            refused.append(fault)
            continue
        fit.append(replace(row, text=_with_ends_of(row.english, row.text)))
        doubts += _missed_terms(row)
    halves = {row.key for row in _lacking_a_form(code, fit)}
    refused += [
        f"{_name(row)} lacks another form of its plural." for row in fit if row.key in halves
    ]
    fit = [row for row in fit if row.key not in halves]
    _keep_messages(code, [row for row in fit if row.where == MESSAGES])
    for package in open_catalog().packages():
        _keep_words(package, code, fit)
    return Taken(len(fit), tuple(refused), tuple(doubts))


def _of_messages(catalogue: Catalog) -> Iterator[Row]:
    for message in catalogue:
        if message.id:
            yield from _of_message(message, catalogue.num_plurals)


def _of_message(message: Message, plurals: int) -> Iterator[Row]:
    status = REVIEWED if catalogues.REVIEWED in message.user_comments else MACHINE
    english, said = _forms(message, plurals)
    for number, (asked, text) in enumerate(zip(english, said, strict=True)):
        part = str(number) if len(english) > 1 else ""
        shown = "" if message.fuzzy else text
        yield Row(MESSAGES, message.context or "", part, asked, shown, status)


def _forms(message: Message, plurals: int) -> tuple[list[str], list[str]]:
    """The English text and the translation of each form that the language has."""
    if isinstance(message.id, str):
        return [message.id], [str(message.string or "")]
    one, many = message.id
    said = [*(message.string or ()), *[""] * plurals][:plurals]
    return [one, *[many] * (plurals - 1)], [text or "" for text in said]


def _of_package(package: Package, tables: Tables, code: str) -> Iterator[Row]:
    texts = translations.read_translations(package.folder, code)
    for table, row_id, column, english in _words_of(package, tables):
        found = texts.get((table, row_id, column))
        is_fresh = found is not None and found.english == translations.fingerprint(english)
        yield Row(
            where=f"{package.package_id}/{table}",
            id=row_id,
            part=column,
            english=english,
            text=found.text if found and is_fresh else "",
            status=REVIEWED if found and is_fresh and found.is_reviewed else MACHINE,
        )


def _words_of(package: Package, tables: Tables) -> Iterator[tuple[str, str, str, str]]:
    """Table, id, column and English text of all that a package says."""
    for name, text in translations.list_own_texts(package.descriptor):
        yield translations.PACKAGE, package.package_id, name, text
    for table in (name for name in translations.WORDS if name in package.tables):
        rows = tables.one(package.package_id, table).rows
        yield from ((table, *one) for one in translations.list_texts(rows, table))


def _fault(row: Row, today: Row | None) -> str:
    """Why a text cannot be taken; empty if it can."""
    name = _name(row)
    if today is None:
        return f"{name} translates nothing that is there today."
    if row.english != today.english:
        return f"{name} is of an older English text. It now says: “{today.english}”"
    if row.status not in (MACHINE, REVIEWED):
        return f"{name} has the status “{row.status}”; it may be {MACHINE} or {REVIEWED}."
    lost = upkeep.find_places(row.english) ^ upkeep.find_places(row.text)
    if row.where == MESSAGES and row.part:
        lost -= upkeep.may_be_missing(2, int(row.part))
    return f"{name} has not the places {', '.join(sorted(lost))} of its English." if lost else ""


def _name(row: Row) -> str:
    return f"{row.where} {row.id} {row.part}: “{row.english[:60]}”".replace("  ", " ")


def _lacking_a_form(code: str, rows: Iterable[Row]) -> Iterator[Row]:
    """Plural forms of messages of which another form would stay empty, or older than its English text."""
    filled = {row.key: row for row in rows}
    catalogue = upkeep.open_catalogue(code)
    for message in catalogue:
        forms = list(_of_message(message, catalogue.num_plurals)) if message.id else []
        if not all(form.text or form.key in filled for form in forms):
            yield from (filled[form.key] for form in forms if form.key in filled)


def _hint(english: str, terms: Mapping[str, str]) -> str:
    found = [
        f"{term} = {said}"
        for term, said in terms.items()
        if term != english and re.search(rf"\b{re.escape(term)}\b", english)
    ]
    return "; ".join(found)


def _with_ends_of(english: str, text: str) -> str:
    """The text with the spaces at its ends that the English has: a unit is set behind its number."""
    inner = english.strip()
    before, _, after = english.partition(inner)
    return f"{before}{text.strip()}{after}"


def _missed_terms(row: Row) -> Iterator[str]:
    for pair in filter(None, row.hint.split("; ")):
        term, _, said = pair.partition(" = ")
        if said not in row.text and term not in row.text:
            yield f"“{row.text[:60]}”: the glossary says “{said}” for “{term}”."


def _keep_messages(code: str, rows: Sequence[Row]) -> None:
    if not rows:
        return
    catalogue = upkeep.open_catalogue(code)
    by_text = {
        (message.context or "", form): message
        for message in catalogue
        if message.id
        for form in upkeep.list_forms(message.id)
    }
    for row in rows:
        _put(by_text[row.id, row.english], row, catalogue.num_plurals)
    upkeep.write_catalogue(code, catalogue)


def _put(message: Message, row: Row, plurals: int) -> None:
    if isinstance(message.id, str):
        message.string = row.text
    else:
        forms = [*(message.string or ()), *[""] * plurals][:plurals]
        forms[int(row.part)] = row.text
        message.string = tuple(forms)
    message.flags.discard("fuzzy")
    others = [comment for comment in message.user_comments if comment != catalogues.REVIEWED]
    message.user_comments = [*others, *([REVIEWED] if row.status == REVIEWED else [])]


def _keep_words(package: Package, code: str, rows: Iterable[Row]) -> None:
    mine = {}
    for row in rows:
        owner, _, table = row.where.partition("/")
        if owner == package.package_id:
            mine[table, row.id, row.part] = {
                "table": table,
                "id": row.id,
                "column": row.part,
                "text": row.text,
                "status": row.status,
                "english": translations.fingerprint(row.english),
            }
    if mine:
        kept = translations.read_rows(package.folder, code)
        translations.write_translations(package.folder, code, ({**kept, **mine}).values())
