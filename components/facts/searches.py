"""The search over everything that can be found, and what the newest searches found."""

from components.facts import cache, tables
from data import search, search_records
from data.search_words import Synonyms


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
    synonyms = Synonyms.from_table(tables.shared("vocabulary", "synonyms"))
    return search.Index.of(shelves.records(), synonyms)


def found(words: str) -> search.Found:
    """What a search finds; the newest searches are kept."""
    return _found(words[: search.LONGEST_SEARCH])


@cache.bounded_without_words
def _found(words: str) -> search.Found:
    return search_index().find(words)
