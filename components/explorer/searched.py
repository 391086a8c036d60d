"""Find indicators by words: the search of the stories, over what the explorer shows of an indicator."""

from collections.abc import Mapping

import streamlit as st

from components import cached, frame
from components.explorer import store
from data import search, search_words
from data.indicators import Indicator


def matching(package_id: str, words: str) -> list[str]:
    """Keys of the indicators of a package that have the words or mean the same, best first.

    Those that are near in meaning, or have some of the words, only if there are no better ones.
    """
    found = _found(package_id, words[: search.LONGEST_SEARCH])
    best = min(_as_good(band) for band in found.bands) if found.bands else None
    pairs = zip(found.records, found.bands, strict=True)
    return [one.record_id for one, band in pairs if _as_good(band) == best]


def how_understood(package_id: str, words: str) -> None:
    """Say it where no indicator has all the words themselves."""
    found = _found(package_id, words[: search.LONGEST_SEARCH])
    if not found.bands:
        return
    if min(found.bands) == search.NEAR:
        st.caption("No figure has these words; these are near in meaning.")
    elif found.only_some_words and len(found.asked) > 1:
        st.caption("No figure has all the words; these have some of them.")


def elsewhere(package_id: str, titles: Mapping[str, str], words: str) -> None:
    """The ways to figures of others, and to stories, that have the words."""
    others = {one: matching(one, words) for one in titles if one != package_id and _has(one, words)}
    stories = len(cached.found(words).ids("case"))
    if not others and not stories:
        return
    with st.container(horizontal=True, key="indicators_elsewhere"):
        for other, keys in others.items():
            frame.link(
                "indicators", f"{titles[other]}: {len(keys):,} figures", indicator=keys[0], q=words
            )
        if stories:
            frame.link("learning_zone", f"Stories: {stories:,}", q=words)


def _has(package_id: str, words: str) -> bool:
    """Whether a package has all the words, or their synonyms, themselves."""
    bands = _found(package_id, words[: search.LONGEST_SEARCH]).bands
    return bool(bands) and min(bands) <= search.SAME


def _as_good(band: int) -> int:
    return max(band, search.SAME)


@cached.drawn
def _found(package_id: str, words: str) -> search.Found:
    return _index(package_id).find(words)


@cached.once
def _index(package_id: str) -> search.Index:
    own = [one for one in store.catalogue().values() if one.package_id == package_id]
    rows = cached.package_table("vocabulary", "synonyms")
    return search.Index.of(map(_record, own), search_words.Synonyms.from_table(rows))


def _record(indicator: Indicator) -> search.Record:
    """What the screen says of an indicator, to be searched."""
    words = cached.vocabulary()
    groups = (words.label("groups", one) for one in indicator.groups())
    return search.Record(
        "indicator",
        indicator.key,
        indicator.package_id,
        f"{indicator.short_label}. {indicator.label}. {indicator.question}",
        labels=". ".join((words.label("themes", indicator.theme), *groups)),
        text=indicator.definition,
    )
