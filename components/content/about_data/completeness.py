"""How far each language is: what is translated, what a speaker has read, what is older than its English."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from components.facts import tables, translated
from components.language import catalogues
from components.language.messages import gettext, gettext_noop
from data import languages, translations
from data.languages import LANGUAGES


@dataclass(frozen=True)
class Part:
    """A catalogue or a table in one language.

    Attributes:
        texts: how many it has in English.
        said: how many of them are translated.
        reviewed: how many of those a speaker of the language has read.
        stale: how many are older than their English text, which is shown instead.
    """

    language: str
    name: str
    texts: int
    said: int
    reviewed: int
    stale: int


@tables.once_without_words
def parts() -> tuple[Part, ...]:
    """Every catalogue and every table with words, in every language but English."""
    return tuple(
        part
        for code in LANGUAGES
        if code != languages.ENGLISH
        for part in (_messages(code), *_tables(code))
    )


def _messages(code: str) -> Part:
    return Part(code, "", *catalogues.count_messages(code))


def _tables(code: str) -> Iterator[Part]:
    for package in tables.catalog().packages():
        texts = translated.texts_of(package, code)
        own = translations.states_of_package(package.package_id, package.descriptor, texts)
        yield _part(code, f"{package.package_id}/{translations.PACKAGE}", own)
        for name in package.tables:
            rows = tables.tables().one(package.package_id, name).rows
            if states := list(translations.state_of_all(rows, name, texts)):
                yield _part(code, f"{package.package_id}/{name}", states)


def _part(code: str, name: str, states: Iterable[translations.State]) -> Part:
    count = Counter(state for _, _, state in states)
    fresh = count[translations.MACHINE] + count[translations.REVIEWED]
    reviewed, stale = count[translations.REVIEWED], count["stale"]
    return Part(code, name, count.total(), fresh, reviewed, stale)


def say_status() -> str:
    """Whether what stands here was checked by a speaker; nothing in English."""
    code = languages.translated()
    if code is None:
        return ""
    own = [part for part in parts() if part.language == code]
    reviewed, count = sum(part.reviewed for part in own), sum(part.said for part in own)
    told = {"language": languages.describe(code).name, "reviewed": reviewed, "count": count}
    if reviewed:
        return gettext(
            "{language}: written by us; {reviewed} of {count} texts checked by a speaker.", **told
        )
    return gettext(
        "{language}: written by us, not yet checked by a speaker; {reviewed} of {count} texts reviewed.",
        **told,
    )


def table() -> pd.DataFrame:
    """Completeness of every catalogue and table, one row a language and part."""
    return pd.DataFrame(
        [
            {
                gettext_noop("Language"): LANGUAGES[part.language].name,
                gettext_noop("Part"): part.name or gettext("Messages of the site"),
                gettext_noop("Texts"): part.texts,
                gettext_noop("Translated"): part.said,
                gettext_noop("Checked by a speaker"): part.reviewed,
                gettext_noop("Older than the English text"): part.stale,
            }
            for part in parts()
        ]
    )
