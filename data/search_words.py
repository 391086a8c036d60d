"""Understand the words of a search: other spellings, other scripts, synonyms, typing errors."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

import pandas as pd
from anyascii import anyascii
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

LONGEST_PHRASE = 6
SHORTEST_CORRECTED = 4
SHORTEST_KEY = SHORTEST_HALF = 3
# Longer than any word of the records.
LONGEST_HALF = 30
LONG = 7
ENOUGH_ALIKE = 80.0
ENOUGH_BONES = 60.0
SAME_BEGINNING = 10.0
MOST_GUESSES = 3

# Letters that people exchange when they write the same word of Hindi or Urdu in Latin letters.
HEARD_ALIKE = (
    ("qu", "kv"), ("ph", "f"), ("ksh", "x"), ("sh", "s"), ("th", "t"), ("dh", "d"), ("kh", "k"), ("gh", "g"),
    ("bh", "b"), ("jh", "j"), ("ch", "c"), ("ck", "k"), ("w", "v"), ("z", "j"), ("q", "k"),
    ("ee", "i"), ("oo", "u"), ("y", "i"),
)  # fmt: skip
NOT_HEARD = re.compile(r"[aeiouhv]")
DOUBLED = re.compile(r"(.)\1+")

# Marks of scripts of South Asia that many leave out, and Arabic letters that look the same.
DROPPED = re.compile("[\u0300-\u036f\u064b-\u065f\u0670\u093c\u09bc\u0a3c\u0b3c\u200c\u200d]")
NASAL = re.compile("[\u0919\u091e\u0923\u0928\u092e]\u094d(?=[\u0915-\u0939])")
SAME_LETTER = str.maketrans("يىكهةھۂۀ\u0901", "یی" + "ک" + "ہہہہہ" + "\u0902")
STOP_WORDS = frozenset(
    ("a", "about", "an", "and", "are", "at", "by", "did", "do", "does", "for", "from", "happen", "happened",
     "how", "in", "is", "it", "of", "on", "or", "that", "the", "their", "there", "they", "this", "to", "was",
     "were", "what", "when", "where", "which", "who", "whose", "why", "with")
)  # fmt: skip


def folded(text: str) -> str:
    """Words of a text in small letters, without accents and signs, with a space between them."""
    plain = DROPPED.sub("", unicodedata.normalize("NFKD", text.casefold()))
    plain = NASAL.sub("\u0902", plain).translate(SAME_LETTER)
    return " ".join("".join(one if _of_a_word(one) else " " for one in plain).split())


def heard(word: str) -> str:
    """A key that is the same for the usual ways to write one South Asian name in Latin letters."""
    for written, sound in HEARD_ALIKE:
        word = word.replace(written, sound)
    return DOUBLED.sub(r"\1", word)


@dataclass(frozen=True)
class Asked:
    """One thing a search asks for.

    Attributes:
        typed: the word or phrase as typed, folded.
        same: phrases that mean the same, itself included if it can stand in a text.
        near: phrases close enough to look for as well, after the others.
        guesses: words that may have been meant, if nothing has the typed one; `same` follows them.
    """

    typed: str
    same: tuple[str, ...]
    near: tuple[str, ...] = ()
    guesses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Synonyms:
    """Words that mean the same, or nearly, in any script; everything folded."""

    same: Mapping[str, tuple[str, ...]] = field(repr=False)
    near: Mapping[str, tuple[str, ...]] = field(repr=False)

    @classmethod
    def from_table(cls, rows: pd.DataFrame) -> "Synonyms":
        """Build from the table ``synonyms``; words with the same meaning are synonyms, too."""
        together: dict[str, list[str]] = defaultdict(list)
        near: dict[str, list[str]] = defaultdict(list)
        for row in rows.to_dict("records"):
            word, means = _entry(folded(row["word"])), folded(row["means"])
            if row["same"]:
                together[means] += [means, word]
            else:
                near[word].append(means)
        same: dict[str, list[str]] = defaultdict(list)
        for words in together.values():
            for word in words:
                same[word] += [one for one in words if one.isascii()]
        return cls(
            {word: tuple(dict.fromkeys(found)) for word, found in same.items()},
            {word: tuple(dict.fromkeys(found)) for word, found in near.items()},
        )

    def asked(self, text: str) -> list[Asked]:
        """The text as things to ask for: known phrases first, longest first, then single words."""
        words = folded(text).split()
        found = []
        while words:
            length = next((n for n in range(LONGEST_PHRASE, 1, -1) if self._knows(words, n)), 1)
            found.append(self.one(_entry(" ".join(words[:length]))))
            words = words[length:]
        told = [one for one in found if len(one.typed) > 1 and one.typed not in STOP_WORDS]
        return told or found

    def one(self, typed: str) -> Asked:
        """One phrase with everything that means the same or nearly."""
        own = [typed] if typed.isascii() else []
        same = dict.fromkeys([*own, *self.same.get(typed, ())])
        near = dict.fromkeys(two for one in [typed, *same] for two in self.near.get(one, ()))
        also = dict.fromkeys(three for two in near for three in self.same.get(two, (two,)))
        return Asked(typed, tuple(same), tuple(one for one in also if one not in same))

    def words(self) -> set[str]:
        """Single words in Latin letters, for guessing what a misspelt word meant."""
        return {word for word in (*self.same, *self.near) if " " not in word and word.isascii()}

    def _knows(self, words: list[str], length: int) -> bool:
        entry = _entry(" ".join(words[:length]))
        return len(words) >= length and (entry in self.same or entry in self.near)


@dataclass(frozen=True)
class Guesses:
    """What a word that stands nowhere may have meant: a known word that is spelt or heard alike.

    Attributes:
        often: how often each known word stands in the records.
    """

    often: Mapping[str, int] = field(repr=False)
    _keys: Mapping[str, tuple[str, ...]] = field(repr=False)
    _names: Mapping[str, str] = field(repr=False)
    _bones: Mapping[str, str] = field(repr=False)

    @classmethod
    def of(cls, often: Mapping[str, int], names: Collection[str]) -> "Guesses":
        """Build from all known words, and from parts of names, which people write in any script."""
        keys: dict[str, list[str]] = defaultdict(list)
        for word in often:
            keys[heard(word)].append(word)
        sounds = {name: heard(name) for name in names if name.isalpha()}
        bones = {name: NOT_HEARD.sub("", sound) for name, sound in sounds.items()}
        return cls(often, {key: tuple(found) for key, found in keys.items()}, sounds, bones)

    def of_word(self, word: str) -> tuple[str, ...]:
        """Up to MOST_GUESSES known words, the likeliest first; empty if nothing is near."""
        if not word.isascii():
            return self._of_other_script(word)
        if len(word) < SHORTEST_CORRECTED or any(letter.isdigit() for letter in word):
            return ()
        key = heard(word)
        if len(key) >= SHORTEST_KEY and (alike := self._keys.get(key)):
            return self._best(alike)
        near = process.extract(
            word,
            self.often.keys(),
            scorer=OSA.distance,
            score_cutoff=1 if len(word) < LONG else 2,
            limit=None,
        )
        # The first letter is seldom wrong; in short words a wrong one makes another word.
        likely = [
            (distance, known)
            for known, distance, _ in near
            if known[0] == word[0] or (distance == 1 and len(word) >= LONG)
        ]
        fewest = min(likely, default=(0, ""))[0]
        return self._best([known for distance, known in likely if distance == fewest])

    def completed(self, beginning: str) -> bool:
        """Whether a known word begins so."""
        return len(beginning) >= SHORTEST_CORRECTED and any(
            word.startswith(beginning) for word in self.often
        )

    def _of_other_script(self, word: str) -> tuple[str, ...]:
        """Names that sound like a word in another script, whose vowels may not be written."""
        latin = heard("".join(filter(str.isalpha, anyascii(word).lower())))
        if len(latin) < SHORTEST_KEY:
            return ()
        bones = NOT_HEARD.sub("", latin)
        near = process.extract(
            bones, self._bones, scorer=fuzz.ratio, score_cutoff=ENOUGH_BONES, limit=None
        )
        scores = {
            name: (fuzz.ratio(latin, self._names[name]) + score) / 2
            + SAME_BEGINNING * (self._names[name][0] == latin[0])
            for _, score, name in near
        }
        best = max(scores.values(), default=0.0)
        if best < ENOUGH_ALIKE:
            return ()
        return self._best([name for name, score in scores.items() if score == best])

    def _best(self, words: Iterable[str]) -> tuple[str, ...]:
        often = self.often
        return tuple(sorted(words, key=lambda one: (-often.get(one, 0), one))[:MOST_GUESSES])


def understood(
    text: str, synonyms: Synonyms, guesses: Guesses, stands: Callable[[str], bool]
) -> list[Asked]:
    """What a search asks for, with guesses for words that stand nowhere.

    Args:
        stands: whether a phrase stands in any record.
    """
    return [_guessed(one, synonyms, guesses, stands) for one in synonyms.asked(text)]


def _guessed(
    asked: Asked, synonyms: Synonyms, guesses: Guesses, stands: Callable[[str], bool]
) -> Asked:
    if any(stands(one) for one in (*asked.same, *asked.near)) or " " in asked.typed:
        return asked
    if guesses.completed(asked.typed):
        return replace(asked, same=(f"{asked.typed}*",))
    if apart := next(filter(stands, _halves(asked.typed)), None):
        return replace(asked, same=(apart,))
    words = guesses.of_word(asked.typed)
    meant = [synonyms.one(word) for word in words]
    same = dict.fromkeys(phrase for one in meant for phrase in one.same)
    near = dict.fromkeys(phrase for one in meant for phrase in one.near if phrase not in same)
    return Asked(asked.typed, tuple(same) or asked.same, tuple(near), words)


def _entry(phrase: str) -> str:
    """A phrase as it is looked up: other scripts are written now with spaces and now without."""
    return phrase if phrase.isascii() else phrase.replace(" ", "")


def _halves(word: str) -> Iterable[str]:
    """The word written as two, at each place where it could be: “hand pump” for “handpump”."""
    if word.isascii():
        first = max(SHORTEST_HALF, len(word) - LONGEST_HALF)
        last = min(LONGEST_HALF, len(word) - SHORTEST_HALF)
        for at in range(first, last + 1):
            yield f"{word[:at]} {word[at:]}"


def _of_a_word(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LMN"
