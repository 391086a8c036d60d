"""How far each language is: what is translated, what a speaker has read, what is older than its English."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from components.facts import tables, translated
from components.language import catalogues
from components.language.messages import gettext, gettext_noop
from data import languages, translations
from data.catalog import Package
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
    texts, said, reviewed = catalogues.count_messages(code)
    return Part(code, "", texts, said, reviewed, 0)


def _tables(code: str) -> Iterator[Part]:
    for package in tables.catalog().packages():
        for name in translations.WORDS:
            if name in package.tables:
                yield _table(code, package, name)


def _table(code: str, package: Package, name: str) -> Part:
    rows = tables.tables().one(package.package_id, name).rows
    states = translations.state_of(rows, name, translated.texts_of(package, code))
    count = Counter(state for _, _, state in states)
    fresh = count[translations.MACHINE] + count[translations.REVIEWED]
    reviewed, stale = count[translations.REVIEWED], count["stale"]
    return Part(code, f"{package.package_id}/{name}", count.total(), fresh, reviewed, stale)


def say_status() -> str:
    """Whether what stands here was checked by a speaker; nothing in English."""
    code = languages.translated()
    if code is None:
        return ""
    own = [part for part in parts() if part.language == code]
    return gettext(
        "{language}: written by us, not yet checked by a speaker; {reviewed} of {count} texts reviewed.",
        language=languages.describe(code).name,
        reviewed=sum(part.reviewed for part in own),
        count=sum(part.said for part in own),
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
