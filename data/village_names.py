"""Names of villages: how they are written, and what of them survives another spelling or an error.

Spellings of one village differ in vowels, aspirates, doubled letters and nasals; its consonants stay.
:func:`skeleton` is what stays, in any script; two names with one letter between their skeletons may
be one name with a typing error. Nothing here decides: it only finds what is worth comparing.
"""

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from data import scripts

if TYPE_CHECKING:
    import pandas as pd

LONGEST_NAME = 60
NUKTA = "\u093c"
# Of longer names every spelling with a letter too few or too many would be too much to keep.
LONGEST_FORGIVEN, SHORTEST_FORGIVEN = 12, 3
INITIAL_VOWEL = "a"
_VOWELS = "aeiou"
# Sounds that spellings confuse (f and p, v and b, m and n), and those they leave out.
_SAME_SOUND = str.maketrans("fvm", "pbn", f"{_VOWELS}h")
# What the census of Pakistan says after the name of a tehsil.
_WHAT_IT_IS = re.compile(r" (sub-?)?(tehsil|taluka|division|section|tribe)$", re.IGNORECASE)
_TWICE = re.compile(r"(.)\1+")
_OPTIONAL = re.compile(r"\(\?:[^()]*\)\??|\[[^\]]*\](?:\?|\{[^}]*\})?|[a-zA-Z]\?")
# What a pattern of another script says of a sound that may be one of two.
_EITHER = (
    ("[mn]", ("n",)), ("ng?", ("n",)), ("n?", ("n", "")), ("[rd]", ("r", "d")),
    ("[vuob]", ("b", "")), ("[bvuo]", ("b", "")), ("[vuo]{1,2}", ("", "b")), ("[vuo]", ("b", "")),
    ("(?:a[uv]|ov?|u)", ("", "b")), ("v?", ("", "b")),
)  # fmt: skip
_SMALL_WORDS = frozenset(("and", "urf", "alias", "of", "the"))


def folded(name: str) -> str:
    """A name as it is compared: small letters without accents, spaces or signs; in any script."""
    plain = unicodedata.normalize("NFKD", name[:LONGEST_NAME].casefold())
    return "".join(one for one in plain if one.isalnum() or _is_sign_of_a_letter(one))


def _is_sign_of_a_letter(one: str) -> bool:
    """Vowel signs of the scripts of India belong to a letter; accents of Latin letters go."""
    return unicodedata.category(one)[0] == "M" and ord(one) > 0x0700


def skeleton(name: str) -> str:
    """What of a name in Latin letters survives other spellings; digits stay as they are."""
    sound = scripts.sound(name)
    digits = "".join(filter(str.isdigit, name))
    return _boned(sound) + digits


def _boned(sound: str) -> str:
    bones = _TWICE.sub(r"\1", sound.translate(_SAME_SOUND))
    return INITIAL_VOWEL + bones if sound[:1] in _VOWELS and sound else bones


def skeletons_of_script(name: str) -> tuple[str, ...]:
    """The skeletons that a name in a script of South Asia can have; none for other scripts."""
    whole = unicodedata.normalize("NFKD", name)
    written = [scripts.pattern(whole), scripts.pattern(whole.replace(NUKTA, ""))]
    found = (bones for fits in written if fits is not None for bones in _of_pattern(fits.pattern))
    return tuple(dict.fromkeys(found))


def _of_pattern(pattern: str) -> Iterator[str]:
    """The bones in a pattern: what it demands, with and without what it may leave out."""
    begins_with_vowel = re.match(r"\[[aeiou]+\]|[aeiou]|\(\?:[aeiou]", pattern) is not None
    told = [(either, ones) for either, ones in _EITHER if either in pattern]
    for choices in itertools.product(*([(either, one) for one in ones] for either, ones in told)):
        letters = pattern
        for either, one in choices:
            letters = letters.replace(either, one)
        bones = _boned("".join(re.findall("[a-zA-Z]", _OPTIONAL.sub("", letters))))
        starts = begins_with_vowel and not bones.startswith(INITIAL_VOWEL)
        yield INITIAL_VOWEL + bones if starts else bones


def romanised(name: str) -> str:
    """A name in a script of South Asia as one of its sounds in Latin letters; "" for other scripts.

    Good enough to say how like another name is, not to be printed.
    """
    fits = scripts.pattern(unicodedata.normalize("NFKD", name))
    if fits is None:
        return ""
    said = re.sub(r"\(\?:([^()|]*)[^()]*\)\??", lambda found: found[1], fits.pattern)
    said = re.sub(r"\[([a-zA-Z])[^\]]*\](?:\?|\{[^}]*\})?", lambda found: found[1], said)
    return _TWICE.sub(r"\1", said.replace("?", ""))


def forgiven(bones: str) -> Iterator[str]:
    """A skeleton with each of its letters left out once: two with one in common differ in one letter."""
    if SHORTEST_FORGIVEN <= len(bones) <= LONGEST_FORGIVEN:
        yield from dict.fromkeys(bones[:at] + bones[at + 1 :] for at in range(len(bones)))


def script_of(text: str) -> str:
    """The script of the first letter, as Unicode calls it: LATIN, DEVANAGARI, ARABIC; "" without letters."""
    letter = next((one for one in text if one.isalpha()), None)
    return unicodedata.name(letter, "").partition(" ")[0] if letter else ""


def area(name: str) -> str:
    """What of the name of a sub-district survives other spellings, without what it is."""
    return skeleton(_WHAT_IT_IS.sub("", name))


def spoken(name: str) -> str:
    """A name as it is shown: in title case if the source shouts or whispers, else as it is."""
    if name.isupper() or name.islower():
        return " ".join(_with_capital(word) for word in name.split())
    return name


def _with_capital(word: str) -> str:
    small = word.lower()
    if small in _SMALL_WORDS:
        return small
    return re.sub(r"(^|[(\-./])([^\W\d_])", lambda found: found[1] + found[2].upper(), small)


def parts(text: str) -> tuple[str, tuple[str, ...]]:
    """The name and what it is said to lie in: “Rampur, Belaganj, Gaya”."""
    name, *around = (" ".join(part.split()) for part in re.split(r"[,،;]", text))
    return name, tuple(filter(None, around))


def splits(name: str, most: int = 3) -> Iterator[tuple[str, str]]:
    """A name without commas, cut before its last words: “rampur gaya” is Rampur in Gaya, perhaps."""
    words = name.split()
    for count in range(1, min(most, len(words) - 1) + 1):
        yield " ".join(words[:-count]), " ".join(words[-count:])


def map_once(names: "pd.Series", make: Callable[[str], object]) -> "pd.Series":
    """What `make` says of each name, which it is asked once for each that differs."""
    return names.map({name: make(name) for name in names.unique()})
