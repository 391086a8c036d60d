"""What one visitor chose, as an address says it: pure, frozen, and the only record of it.

The address is the truth. Widgets show it and change it; they hold nothing of their own that counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from types import MappingProxyType
from typing import Any, Self

Words = tuple[str, ...]
Query = Mapping[str, Words]

# The key of the language: the one choice that belongs to all pages.
LANGUAGE = "lang"
# A longer word is no choice of ours: the longest is a point of a pack in own words.
MOST_KEYS, MOST_WORDS, MOST_LETTERS = 40, 200, 1_000
# In all; an address over HTTP is shorter still.
MOST_LETTERS_IN_ALL = 8_000


def _nothing() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True)
class AddressState:
    """The choices of one visitor on the page she is on.

    Attributes:
        page: address of the page; None before the first.
        chosen: the words of every choice by its key; a choice at its default has none.
        shown: the address as the browser has it, or was last sent it.
        unheard: keys whose words came with the address and were not understood yet.
        is_new: whether something was chosen that the address does not say yet.
        aside: words that cannot be chosen now and may be again, by key.
        lists: which long list was last drawn, by the key of its page number.
        carried: choices that the menu takes along to other pages, by key.
    """

    page: str | None = None
    chosen: Query = field(default_factory=_nothing)
    shown: Query = field(default_factory=_nothing)
    unheard: frozenset[str] = frozenset()
    is_new: bool = False
    aside: Query = field(default_factory=_nothing)
    lists: Mapping[str, str] = field(default_factory=_nothing)
    carried: Query = field(default_factory=_nothing)

    def words(self, key: str) -> Words:
        """What is chosen under a key; nothing at its default."""
        return self.chosen.get(key, ())

    def arrive(self, page: str, query: Query) -> Self:
        """The state after a run began on a page with the address the browser has.

        Another page, or another address than the browser was sent, is followed: a link, Back, a
        reload. While a choice is on its way into the address, the browser's is merely old: who is
        quick chooses again before it has arrived.
        """
        if page == self.page and (self.is_new or query == self.shown):
            return self
        shown = MappingProxyType(dict(query))
        # A link that says no language leads on in that of the page it stands on.
        is_silent = page != self.page and LANGUAGE in self.chosen and LANGUAGE not in query
        spoken = {LANGUAGE: self.chosen[LANGUAGE]} if is_silent else {}
        return type(self)(
            page,
            chosen=MappingProxyType({**shown, **spoken}),
            shown=shown,
            unheard=frozenset(shown),
            is_new=is_silent,
            carried=self.carried,
        )

    def choose(self, changes: Mapping[str, Sequence[str]]) -> Self:
        """The state after the visitor chose something, which the address has yet to say."""
        chosen = _changed(self.chosen, changes)
        if chosen == self.chosen:
            return self
        return replace(self, chosen=chosen, unheard=self.unheard - set(changes), is_new=True)

    def correct(self, key: str, words: Sequence[str]) -> Self:
        """The state with the words of a key put right, which is no act of the visitor's.

        The address goes on saying it in its own way until the next act: were it corrected at once,
        Back would lead to the wrong words and never beyond them.
        """
        if self.words(key) == tuple(words) and key not in self.unheard:
            return self
        chosen = _changed(self.chosen, {key: words})
        return replace(self, chosen=chosen, unheard=self.unheard - {key})

    def told(self) -> Self:
        """The state after the address was written."""
        return replace(self, shown=self.chosen, is_new=False)


def bounded(query: Query) -> Query:
    """The beginning of an address, as long as a page can make one; what stands beyond is left out.

    A websocket brings an address of up to a megabyte, of which every word would be looked up.
    """
    kept: dict[str, Words] = {}
    words_left, letters_left = MOST_WORDS, MOST_LETTERS_IN_ALL
    for key, words in islice(query.items(), MOST_KEYS):
        fitting = []
        for word in words[:words_left]:
            size = len(key) + len(word)
            if len(word) <= MOST_LETTERS and size <= letters_left:
                fitting.append(word)
                letters_left -= size
        words_left -= len(fitting)
        if fitting:
            kept[key] = tuple(fitting)
    return MappingProxyType(kept)


def _changed(query: Query, changes: Mapping[str, Sequence[str]]) -> Query:
    merged = {**query, **{key: tuple(words) for key, words in changes.items()}}
    return MappingProxyType({key: words for key, words in merged.items() if words})
