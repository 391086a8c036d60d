"""Names in another script: the one that a word can be, or none; never one that only looks near."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from data import scripts

SHORTEST_SOUND = 3
# Where the vowels are not written, fewer consonants would fit too many names.
FEWEST_WRITTEN = 3
MOST_OFFERED = 3
NOT_A_VOWEL = re.compile(r"[bcCdfgjklmnprstv]")
# What is written so stands so in a name, too: Hindi tells gh from g, as Latin letters do.
BREATHED = {0x18: "gh", 0x2D: "bh"}
# No name that begins with a vowel begins with this letter.
V, AS_V = 0x35, ("v", "w", "b")


@dataclass(frozen=True)
class Names:
    """Names by how they sound.

    Attributes:
        places: ids of the places that have exactly this name, where it is one of a place.
    """

    places: Mapping[str, frozenset[str]] = field(repr=False)
    _by_sound: Mapping[str, tuple[str, ...]] = field(repr=False)

    @classmethod
    def of(cls, words: Iterable[str], places: Mapping[str, frozenset[str]]) -> "Names":
        """Build from words that stand in names, and from whole names of places; all folded."""
        by_sound: dict[str, dict[str, None]] = defaultdict(dict)
        for name in (*places, *words):
            if (
                name.replace(" ", "").isascii()
                and len(sound := scripts.sound(name)) >= SHORTEST_SOUND
            ):
                by_sound[sound][name] = None
        return cls(dict(places), {sound: tuple(names) for sound, names in by_sound.items()})

    def meant(self, written: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What a word or phrase of another script can be.

        Returns:
            The names it stands for, empty if it fits none or several places; and then the names of
            those places, to be offered.
        """
        for loosely in (False, True):
            if fitting := self._fitting(written, loosely):
                return self._decided(fitting)
        return (), ()

    def _fitting(self, written: str, loosely: bool) -> list[str]:
        fits = scripts.pattern(written, loosely)
        if fits is None:
            return []
        letters = _letters(written)
        breathed = [BREATHED[letter] for letter in letters if letter in BREATHED]
        begins = AS_V if letters[:1] == [V] else ""
        return [
            name
            for sound, names in self._by_sound.items()
            if len(NOT_A_VOWEL.findall(sound)) >= _fewest(written) and fits.fullmatch(sound)
            for name in names
            if name.startswith(begins) and all(one in name for one in breathed)
        ]

    def _decided(self, fitting: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        of_places = [name for name in fitting if name in self.places]
        if not of_places:
            return tuple(sorted(fitting)[:MOST_OFFERED]), ()
        shared = frozenset.intersection(*(self.places[name] for name in of_places))
        if shared:
            return tuple(of_places[:MOST_OFFERED]), ()
        by_place = {self.places[name]: name for name in reversed(of_places)}
        return (), tuple(sorted(by_place.values())[:MOST_OFFERED])


def _letters(written: str) -> list[int]:
    """The letters of a word in a script of India, by their place in the order that all share."""
    codes = (ord(letter) for letter in written)
    return [
        code % scripts.BLOCK
        for code in codes
        if scripts.FIRST_LETTER <= code <= scripts.LAST_LETTER
    ]


def _fewest(written: str) -> int:
    return FEWEST_WRITTEN if any("\u0600" <= one <= "\u06ff" for one in written) else 1
