"""Find indicators by words: the search of the stories, over what the explorer shows of an indicator."""

from components.facts import cache, indicators, searches, tables
from data import search
from data.indicators import Indicator


def matching(package_id: str, words: str) -> list[str]:
    """Keys of the indicators of a package that have the words or mean the same, best first.

    Those that are near in meaning, or have some of the words, only if there are no better ones.
    """
    found = search_in(package_id, words[: search.LONGEST_SEARCH])
    best = min(_as_good(band) for band in found.bands) if found.bands else None
    pairs = zip(found.records, found.bands, strict=True)
    return [one.record_id for one, band in pairs if _as_good(band) == best]


def has_all_words(package_id: str, words: str) -> bool:
    """Whether a package has all the words, or their synonyms, themselves."""
    bands = search_in(package_id, words[: search.LONGEST_SEARCH]).bands
    return bool(bands) and min(bands) <= search.SAME


def _as_good(band: int) -> int:
    return max(band, search.SAME)


@cache.bounded_without_words
def search_in(package_id: str, words: str) -> search.SearchResult:
    return _index(package_id).find(words)


@cache.once_without_words
def _index(package_id: str) -> search.Index:
    """One for the readers of all languages, whose words are understood as synonyms."""
    own = [
        indicator
        for indicator in indicators.catalogue().values()
        if indicator.package_id == package_id
    ]
    return search.Index.of(map(_record, own), searches.synonyms())


def _record(indicator: Indicator) -> search.Record:
    """What the screen says of an indicator, to be searched."""
    words = tables.vocabulary()
    groups = (words.label("groups", group) for group in indicator.groups())
    return search.Record(
        "indicator",
        indicator.key,
        indicator.package_id,
        f"{indicator.short_label}. {indicator.label}. {indicator.question}",
        labels=". ".join((words.label("themes", indicator.theme), *groups)),
        text=indicator.definition,
    )
