"""The search over everything that can be found, and what the newest searches found."""

from collections.abc import Iterator

import pandas as pd

from components.facts import cache, tables, translated
from data import search, search_records, translations
from data.search_words import Synonyms

# Packages whose words people search for, and the lists of those that stand in what is found.
NAMED = ("vocabulary", "places")
LISTS = ("themes/", "groups/", "tiers/")


@cache.once_without_words
def search_index() -> search.Index:
    """Everything that can be found, ready to be searched."""
    shelves = search_records.Shelves(
        {name: tables.table(name).rows for name in search_records.TABLES},
        tables.gazetteer(),
        search_records.other_names(
            tables.shared("places", "aliases"), tables.shared("places", "successors")
        ),
        tables.vocabulary(),
        tables.programme_names(),
    )
    return search.Index.of(shelves.records(), synonyms())


@cache.once_without_words
def synonyms() -> Synonyms:
    """Words that mean the same: those written down, and those of the translations."""
    written_down = tables.shared("vocabulary", "synonyms")
    translated_words = pd.DataFrame(_said_in_other_languages())
    return Synonyms.from_table(pd.concat([written_down, translated_words]))


def _said_in_other_languages() -> Iterator[dict[str, object]]:
    """How each language says the themes, groups, tiers, glossary words and places, as synonyms."""
    vocabulary, places = tables.vocabulary(), tables.gazetteer()
    for where, said in translated.in_all_languages(*map(tables.catalog().package, NAMED)):
        match where:
            case "terms", row_id, "label" if row_id.startswith(LISTS):
                means = vocabulary.label(*row_id.split(translations.BETWEEN))
            case "glossary", row_id, "term":
                means = row_id
            case "places", row_id, "name" if row_id in places:
                means = places.name(row_id)
            case _:
                continue
        if said.english == translations.fingerprint(means):
            yield {"word": said.text, "means": means, "same": True}


def search_everything(words: str) -> search.SearchResult:
    """What a search finds; the newest searches are kept."""
    return _found(words[: search.LONGEST_SEARCH])


@cache.bounded_without_words
def _found(words: str) -> search.SearchResult:
    return search_index().find(words)
