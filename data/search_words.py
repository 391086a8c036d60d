"""Understand the words of a search: other spellings, other scripts, synonyms, typing errors."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

import pandas as pd
from rapidfuzz import process
from rapidfuzz.distance import OSA

from data.search_names import Names

LONGEST_PHRASE = 6
SHORTEST_CORRECTED = 4
SHORTEST_KEY = SHORTEST_HALF = 3
# Longer than any word of the records.
LONGEST_HALF = 30
LONG = 7
MOST_GUESSES = 3

# Letters that people exchange when they write the same word of Hindi or Urdu in Latin letters.
HEARD_ALIKE = (
    ("qu", "kv"), ("ph", "f"), ("ksh", "x"), ("sh", "s"), ("th", "t"), ("dh", "d"), ("kh", "k"), ("gh", "g"),
    ("bh", "b"), ("jh", "j"), ("ch", "c"), ("ck", "k"), ("w", "v"), ("z", "j"), ("q", "k"),
    ("ee", "i"), ("oo", "u"), ("y", "i"),
)  # fmt: skip
DOUBLED = re.compile(r"(.)\1+")

# Marks of scripts of South Asia that many leave out, and Arabic letters that look the same.
DROPPED = re.compile("[\u0300-\u036f\u0640\u064b-\u065f\u0670\u093c\u09bc\u0a3c\u0b3c\u200c\u200d]")
NASAL = re.compile("[\u0919\u091e\u0923\u0928\u092e]\u094d(?=[\u0915-\u0939])")
SAME_LETTER = str.maketrans("يىكهةھۂۀ\u0901", "یی" + "ک" + "ہہہہہ" + "\u0902")
# A run of letters, marks and digits, with the joiners that stand inside words.
WORD = re.compile(
    r"(?:[^\W_]|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0dff\u200c\u200d])+"
)
STOP_WORDS = frozenset(
    ("a", "about", "an", "and", "are", "at", "by", "did", "do", "does", "for", "from", "happen", "happened",
     "how", "in", "is", "it", "of", "on", "or", "that", "the", "their", "there", "they", "this", "to", "was",
     "were", "what", "when", "where", "which", "who", "whose", "why", "with",
     # The word for a town, which people write behind its name.
     "शहर", "شہر", "শহর", "ସହର")
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
class SearchTerm:
    """One thing a search asks for.

    Attributes:
        typed: the word or phrase, folded.
        same: phrases that mean the same, itself included if it can stand in a text.
        near: phrases close enough to look for as well, after the others.
        guesses: words that may have been meant, if nothing has the typed one; `same` follows them.
        offered: names of several places that it may be, of which none was looked for.
        written: as it was typed, with every dot and accent.
    """

    typed: str
    same: tuple[str, ...]
    near: tuple[str, ...] = ()
    guesses: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    written: str = ""


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

    def asked(self, text: str) -> list[SearchTerm]:
        """The text as things to ask for: known phrases first, longest first, then single words."""
        pairs = list(_words(text))
        found = []
        while pairs:
            words = [word for word, _ in pairs[:LONGEST_PHRASE]]
            length = next((n for n in range(LONGEST_PHRASE, 1, -1) if self._knows(words, n)), 1)
            written = " ".join(dict.fromkeys(typed for _, typed in pairs[:length]))
            found.append(replace(self.one(_entry(" ".join(words[:length]))), written=written))
            pairs = pairs[length:]
        told = [one for one in found if len(one.typed) > 1 and one.typed not in STOP_WORDS]
        return told or found

    def one(self, typed: str) -> SearchTerm:
        """One phrase with everything that means the same or nearly."""
        own = [typed] if typed.isascii() else []
        known = self._singular(typed)
        same = dict.fromkeys([*own, *self.same.get(known, ())])
        near = dict.fromkeys(two for one in [known, *same] for two in self.near.get(one, ()))
        also = dict.fromkeys(three for two in near for three in self.same.get(two, (two,)))
        return SearchTerm(typed, tuple(same), tuple(one for one in also if one not in same))

    def _singular(self, typed: str) -> str:
        """The word as it is written down: “toilet” for “toilets”; itself if it is not."""
        forms = (typed, typed.removesuffix("s"), typed.removesuffix("es"))
        return next((form for form in forms if form in self.same or form in self.near), typed)

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
    names: Names = field(repr=False)
    _keys: Mapping[str, tuple[str, ...]] = field(repr=False)

    @classmethod
    def of(cls, often: Mapping[str, int], names: Names) -> "Guesses":
        """Build from all known words, and from names, which people write in any script."""
        keys: dict[str, list[str]] = defaultdict(list)
        for word in often:
            keys[heard(word)].append(word)
        return cls(often, names, {key: tuple(found) for key, found in keys.items()})

    def of_word(self, word: str) -> tuple[str, ...]:
        """Up to MOST_GUESSES known words, the likeliest first; empty if nothing is near."""
        if len(word) < SHORTEST_CORRECTED or not (word.isascii() and word.isalpha()):
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

    def _best(self, words: Iterable[str]) -> tuple[str, ...]:
        often = self.often
        return tuple(sorted(words, key=lambda one: (-often.get(one, 0), one))[:MOST_GUESSES])


def understood(
    text: str, synonyms: Synonyms, guesses: Guesses, stands: Callable[[str], bool]
) -> list[SearchTerm]:
    """What a search asks for, with guesses for words that stand nowhere.

    Args:
        stands: whether a phrase stands in any record.
    """
    told = _named(synonyms.asked(text), synonyms, guesses.names)
    return [_guessed(one, synonyms, guesses, stands) for one in told]


def _named(asked: list[SearchTerm], synonyms: Synonyms, names: Names) -> list[SearchTerm]:
    """Words of other scripts that nobody wrote down, as the names they stand for, longest first."""
    told: list[SearchTerm] = []
    while asked:
        unknown = next((n for n, one in enumerate(asked) if not _is_unknown(one)), len(asked))
        length, name = max(1, unknown), asked[0]
        while unknown and length:
            name = _one_name(asked[:length], synonyms, names)
            if name.guesses or name.offered or length == 1:
                break
            length -= 1
        told.append(name)
        asked = asked[length:]
    return told


def is_unsure(asked: SearchTerm) -> bool:
    """Whether it is of another script, and what it means is not written down but guessed or not known."""
    return not asked.typed.isascii() and (bool(asked.guesses) or _is_unknown(asked))


def _is_unknown(asked: SearchTerm) -> bool:
    return not (asked.same or asked.near or asked.typed.isascii())


def _one_name(parts: list[SearchTerm], synonyms: Synonyms, names: Names) -> SearchTerm:
    """Some words, one after the other, as one name of another script."""
    written = " ".join(part.written for part in parts)
    meant, offered = names.meant(written)
    same = dict.fromkeys(phrase for name in meant for phrase in synonyms.one(name).same)
    return SearchTerm(
        "".join(part.typed for part in parts), tuple(same), (), meant, offered, written
    )


def _guessed(
    asked: SearchTerm, synonyms: Synonyms, guesses: Guesses, stands: Callable[[str], bool]
) -> SearchTerm:
    if asked.guesses or any(stands(one) for one in (*asked.same, *asked.near)):
        return asked
    if " " in asked.typed or not asked.typed.isascii():
        return asked
    if guesses.completed(asked.typed):
        return replace(asked, same=(f"{asked.typed}*",))
    if apart := next(filter(stands, _halves(asked.typed)), None):
        return replace(asked, same=(apart,))
    words = guesses.of_word(asked.typed)
    meant = [synonyms.one(word) for word in words]
    same = dict.fromkeys(phrase for one in meant for phrase in one.same)
    near = dict.fromkeys(phrase for one in meant for phrase in one.near if phrase not in same)
    return replace(asked, same=tuple(same) or asked.same, near=tuple(near), guesses=words)


def _words(text: str) -> Iterable[tuple[str, str]]:
    """Each word of a text folded, and as it was typed."""
    for typed in WORD.findall(text):
        for word in folded(typed).split():
            yield word, typed


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
