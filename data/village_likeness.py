"""How like the name that is looked for a spelling is: written so, sounding so, or with letters amiss."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from data import scripts, village_names

WRITTEN, SOUNDING, NEAR = range(3)
# Of names with a typing error, those at least this like what was typed.
LEAST_LIKE, LEAST_ALIKE = 0.7, 0.5
MOST_LOOKED_AT = 200
# Letters that a name with typing errors may have too many or too few.
MOST_APART, MOST_APART_IN_SCRIPT = 2, 4


def rank(band: int, is_slip: bool, likeness: float) -> tuple[int, int, float]:
    """Where a name stands among others: written so, a letter amiss, sounding so, with more amiss."""
    group = 0 if band == WRITTEN else 1 if is_slip else 1 + band
    return group, band, -likeness


@dataclass(frozen=True)
class Form:
    """A spelling, by its number in the index, and how like the name that is looked for it is.

    Attributes:
        is_slip: whether one letter tells it from what was typed: sooner a slip of the hand than another
            spelling of the sound, and shown before those.
    """

    form: int
    folded: str
    band: int
    likeness: float
    is_slip: bool = False

    @property
    def rank(self) -> tuple[int, int, float]:
        """The best first."""
        return rank(self.band, self.is_slip, self.likeness)


@dataclass(frozen=True)
class Query:
    """A name as it is looked for: its skeletons, in Latin letters, and how like it a form is.

    Attributes:
        is_in_script: whether it is written in another script, and its Latin letters are an interpretation.
    """

    bones: tuple[str, ...]
    plain: str
    is_in_script: bool
    like: Callable[[str], tuple[int, float]]

    @property
    def most_letters_apart(self) -> int:
        """By how much the length of a name may differ; Latin letters of a script are not certain."""
        return MOST_APART_IN_SCRIPT if self.is_in_script else MOST_APART

    def is_slip(self, folded: str) -> bool:
        """Whether one letter tells a form from what was typed; of a script nobody knows."""
        return not self.is_in_script and is_one_letter(self.plain, folded)

    @classmethod
    def of(cls, name: str) -> "Query":
        """A name in any script."""
        native = village_names.skeletons_of_script(name)
        if native:
            return cls(native, village_names.romanised(name), True, _like_in_script(name))
        folded = village_names.folded(name)
        return cls((village_names.skeleton(folded),), folded, False, _like_in_latin(folded))


def worth_showing(query: Query, forms: Iterable[tuple[int, str]]) -> list[Form]:
    """Spellings that are like enough, best first."""
    compared = (
        Form(form, folded, *query.like(folded), query.is_slip(folded))
        for form, folded in dict(forms).items()
    )
    kept = [one for one in compared if one.likeness >= LEAST_LIKE]
    return sorted(kept, key=lambda one: (*one.rank, one.folded))


def worth_looking_at(query: Query, forms: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """Of the spellings of its skeleton those worth a closer look; of a script all, whose sounds are tried."""
    known = dict(forms)
    if query.is_in_script or len(known) <= MOST_LOOKED_AT:
        return list(known.items())
    return most_alike(query.plain, known)


def most_alike(asked: str, forms: Mapping[int, str]) -> list[tuple[int, str]]:
    """Of very many forms the few that are worth a closer look."""
    near = process.extract(
        asked,
        forms,
        scorer=DamerauLevenshtein.normalized_similarity,
        score_cutoff=LEAST_ALIKE,
        limit=MOST_LOOKED_AT,
    )
    return [(form, folded) for folded, _, form in near]


def is_one_letter(one: str, other: str) -> bool:
    """Whether one slip makes the one name the other: a letter amiss, missing, too many or changed about."""
    return DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1


def _like_in_latin(asked: str) -> Callable[[str], tuple[int, float]]:
    sound = scripts.sound(asked)

    def like(folded: str) -> tuple[int, float]:
        if folded == asked:
            return WRITTEN, 1.0
        spelt = DamerauLevenshtein.normalized_similarity(asked, folded)
        own = scripts.sound(folded)
        if own == sound and sound:
            return SOUNDING, spelt
        return NEAR, max(spelt, DamerauLevenshtein.normalized_similarity(sound, own))

    return like


def _like_in_script(asked: str) -> Callable[[str], tuple[int, float]]:
    strict, loose = scripts.pattern(asked), scripts.pattern(asked, loosely=True)
    plain = village_names.romanised(asked)

    def like(folded: str) -> tuple[int, float]:
        sound = scripts.sound(folded)
        if _fits(strict, sound):
            return WRITTEN, 1.0
        if _fits(loose, sound):
            return SOUNDING, 0.9
        return NEAR, DamerauLevenshtein.normalized_similarity(plain, sound)

    return like


def _fits(pattern: re.Pattern[str] | None, sound: str) -> bool:
    return pattern is not None and pattern.fullmatch(sound) is not None
