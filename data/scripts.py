"""How a name in a script of South Asia may be spelt in Latin letters: as a pattern, never a guess.

The scripts of India share one order of letters, so one table serves Devanagari, Bengali, Gurmukhi,
Gujarati and Odia. What a script tells (a dotted letter is r, a nasal is the n or m of the letter
after it, a long vowel is written) the pattern demands; what it leaves out (a short a, the vowels of
Urdu and Sindhi) the pattern leaves open.
"""

import itertools
import re
import unicodedata
from collections.abc import Collection, Iterable

FIRST_LETTER, LAST_LETTER, BLOCK = 0x0900, 0x0B7F, 0x80
GURMUKHI, BENGALI, ODIA = 0x0A00, 0x0980, 0x0B00
NUKTA, VIRAMA, CANDRABINDU, ANUSVARA, TIPPI = 0x3C, 0x4D, 0x01, 0x02, 0x70

VOWELS = {
    0x05: "[ao]", 0x06: "a", 0x07: "[ie]", 0x08: "[ie]", 0x09: "[uo]", 0x0A: "[uo]", 0x0B: "r[iu]?",
    0x0F: "(?:ei?|i|ai)", 0x10: "(?:ai|e|i)", 0x11: "[ou]", 0x13: "[ou]", 0x14: "(?:a[uv]|ov?|u)",
}  # fmt: skip
# Signs stand this far behind the letters that they sound like.
SIGNS = {
    0x3E: 0x06, 0x3F: 0x07, 0x40: 0x08, 0x41: 0x09, 0x42: 0x0A, 0x43: 0x0B, 0x47: 0x0F, 0x48: 0x10,
    0x49: 0x11, 0x4B: 0x13, 0x4C: 0x14, 0x57: 0x14,
}  # fmt: skip
CONSONANTS = dict(
    zip(range(0x15, 0x3A), "kkggnCCjjnttddnttddnnpfbbmirrllLvsssh", strict=True)
)  # fmt: skip
CONSONANTS[0x34] = "l"
WITH_NUKTA = {0x1C: "j", 0x21: "r", 0x22: "r", 0x2B: "f"}
CONSONANTS[0x5C] = "r"
LIPS = frozenset(range(0x2A, 0x2F))
DOTTED = frozenset((0x21, 0x22))
H, V, Y = 0x39, 0x35, 0x2F
# One letter of Odia that other scripts write as two.
SPELT = {ODIA + 0x5F: (Y, NUKTA)}
# An o and a dotted y before another vowel are a w; a letter of our own stands for it.
W, O_LETTER, O_SIGN = 0x7F, 0x13, 0x4B
VOWEL_SIGNS = [[sign] for sign in SIGNS]
ENDS_W = frozenset((sign,) for sign in SIGNS)
FLAT_A, FLAT_A_SAID = (0x05, VIRAMA, Y, 0x3E), 0x06
WESTERN = CONSONANTS | {V: "[vuob]"}
EASTERN = CONSONANTS | {V: "[vuob]", 0x2C: "[bvuo]", Y: "[ije]?"}
LONG_A, NASAL_BEFORE_H = "a", "ng?"
# In Latin letters rh is a dotted r.
R_BEFORE_H = ("r", "ra?")
# A y after one of these is heard in it.
FRONT = ("[ie]", "(?:ei?|i|ai)", "(?:ai|e|i)")
# English spelling ends Indore and Sehore with an e that nobody says.
SHORT, SILENT = "a?", "e?"
# English spelling of Jhelum, Sukkur and Attock.
LOOSE_SHORT = "[aou]?"
# The short vowel that Hindi leaves out at the end, and often says as o in the east.
EASTERN_SHORT = "[aou]?"
# Latin letters have w for it, o or oy; and Nowshera has a w after its o.
EASTERN_W, INNER_O = "[vuo]{1,2}[ie]?", "[ou]v?"

ARABIC = {
    **dict.fromkeys("ب" "ٻڀ", "b"), **dict.fromkeys("پ", "p"), **dict.fromkeys("تٹطٺٽٿة", "t"),
    **dict.fromkeys("ثسصشښ", "s"), **dict.fromkeys("جزژضظڄ", "j"), **dict.fromkeys("چڇ", "C"),
    **dict.fromkeys("خقکكڪ", "k"), **dict.fromkeys("دڈذڏڊڌڍ", "d"), **dict.fromkeys("رڑڙ", "r"),
    **dict.fromkeys("غگڳ", "g"), **dict.fromkeys("فڦ", "f"), **dict.fromkeys("نںڻڃڱ", "n"),
    "ل": "l", "م": "m", "ح": "h",
}  # fmt: skip
UNWRITTEN, INITIAL = "[aeiou]{0,2}", "[aeiou]{1,2}"
BREATHS = "ہهةھۃە"
ARABIC_Y, SMALL_ALEF = "یيىئےې", "\u0670"
MOST_SOUNDS = 40

LATIN = (
    ("chh", "C"), ("ch", "C"), ("ck", "k"), ("c", "k"), ("ph", "f"), ("kh", "k"), ("gh", "g"), ("jh", "j"),
    ("zh", "j"), ("th", "t"), ("dh", "d"), ("bh", "b"), ("rh", "r"), ("sh", "s"), ("q", "k"), ("x", "ks"),
    ("z", "j"), ("w", "v"), ("y", "i"),
)  # fmt: skip
DOUBLED = re.compile(r"(.)\1+")


def sound(name: str) -> str:
    """A name in Latin letters as the patterns know it: one letter a sound, none twice."""
    letters = "".join(filter(str.isalpha, name.lower()))
    letters = letters.replace("ee", "i").replace("oo", "u")
    for written, said in LATIN:
        letters = letters.replace(written, said)
    return DOUBLED.sub(r"\1", letters)


def pattern(word: str, loosely: bool = False) -> re.Pattern[str] | None:
    """What the sound of a name must be to be this word; None for a script that is not known here.

    Args:
        loosely: take a letter without its dot for one with it, as many write.
    """
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFKD", word))
    letters = [one for one in plain if one.isalpha() or _is_mark(one)]
    if not letters or len(letters) > MOST_SOUNDS:
        return None
    if all(FIRST_LETTER <= ord(letter) <= LAST_LETTER for letter in letters):
        sounds = _indic([ord(letter) for letter in letters], loosely)
    elif all("\u0600" <= letter <= "\u06ff" for letter in letters):
        sounds = _arabic_words(plain.split(), letters)
    else:
        return None
    return re.compile("".join(_once(sounds)))


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter)[0] == "M"


def _once(sounds: list[str]) -> list[str]:
    """The sounds; a consonant that is written twice may be said once, as `sound` does."""
    kept: list[str] = []
    for one in filter(None, sounds):
        if kept[-1:] == [one] and one.isalpha():
            continue
        if kept[-2:-1] == [one] and kept[-1].endswith(f"{one})?"):
            continue
        if kept[-2:-1] == [one] and one.isalpha() and kept[-1].endswith(("?", UNWRITTEN)):
            kept[-1:] = [f"(?:{kept[-1]}{one})?"]
        else:
            kept.append(one)
    return kept


def _indic(codes: list[int], loosely: bool) -> list[str]:
    block = codes[0] - codes[0] % BLOCK
    spelt = [two for code in codes for two in SPELT.get(code, (code % BLOCK,))]
    letters = _in_order_of_sound(_in_single_letters(spelt, block))
    sounds: list[str] = []
    at = 0
    while at < len(letters):
        letter = letters[at]
        dotted = letters[at + 1 : at + 2] == [NUKTA]
        at += 1 + dotted
        following = letters[at : at + 1]
        if letter in CONSONANTS:
            conjunct = letters[at - 2 - dotted : at - 1 - dotted] == [VIRAMA]
            sounds.append(_consonant(letter, dotted, block, sounds, loosely))
            sounds.append(_vowel_after(following, block, conjunct, loosely))
            at += following == [VIRAMA]
        elif letter in (CANDRABINDU, ANUSVARA) or (letter, block) == (TIPPI, GURMUKHI):
            sounds.append("ng" if (letter, block) == (ANUSVARA, BENGALI) else _nasal(following))
        elif letter == W:
            sounds.append(EASTERN_W)
        elif letter == O_LETTER and len(sounds) > 0:
            sounds.append(INNER_O)
        elif vowel := VOWELS.get(SIGNS.get(letter, letter)):
            sounds.append(vowel if following or vowel != LONG_A else f"{vowel}h?")
        elif (letter, block) == (0x71, ODIA):
            sounds.append("[vuo]")
    return sounds


def _in_single_letters(letters: list[int], block: int) -> list[int]:
    """What Bengali and Odia write with several letters and say as one: w, and the a of Abbottabad."""
    if block not in (BENGALI, ODIA):
        return letters
    said: list[int] = []
    at = 0
    while at < len(letters):
        four = tuple(letters[at : at + 4])
        if four == FLAT_A:
            said.append(FLAT_A_SAID)
        elif (
            four[:1] in ((O_LETTER,), (O_SIGN,)) and four[1:3] == (Y, NUKTA) and four[3:] in ENDS_W
        ):
            said += (W, four[3])
        else:
            said.append(letters[at])
            at += 1
            continue
        at += 4
    return said


def _in_order_of_sound(letters: list[int]) -> list[int]:
    """People write gaon for a word whose nasal stands before its last v."""
    for at, pair in enumerate(itertools.pairwise(letters)):
        if (
            pair in ((ANUSVARA, V), (CANDRABINDU, V))
            and letters[at + 2 : at + 3] not in VOWEL_SIGNS
        ):
            letters[at : at + 2] = [V, CANDRABINDU]
    return letters


def _consonant(letter: int, dotted: bool, block: int, before: list[str], loosely: bool) -> str:
    spoken = "".join(before)
    if letter in DOTTED and (dotted or (loosely and spoken)):
        return "[rd]" if block == ODIA or not dotted else "r"
    if letter == Y and (dotted or block not in (BENGALI, ODIA)):
        return "[ie]?" if spoken.endswith(FRONT) else "[ie]"
    if letter == H and spoken.endswith((NASAL_BEFORE_H, *R_BEFORE_H)):
        return "h?"
    sounds = EASTERN if block in (BENGALI, ODIA) else WESTERN
    return WITH_NUKTA[letter] if dotted and letter in WITH_NUKTA else sounds[letter]


def _vowel_after(following: list[int], block: int, conjunct: bool, loosely: bool) -> str:
    """The short vowel that is not written; none where another or none is written."""
    eastern = block in (BENGALI, ODIA)
    if not following:
        return (
            (EASTERN_SHORT if block == ODIA or conjunct else "[oe]?")
            if eastern
            else (SHORT if conjunct else SILENT)
        )
    if following[0] == VIRAMA or following[0] in SIGNS:
        return ""
    if eastern:
        return EASTERN_SHORT
    return LOOSE_SHORT if loosely else SHORT


def _nasal(following: list[int]) -> str:
    """The n or m of the letter after it; before h people write ngh."""
    if following and following[0] in LIPS:
        return "[mn]"
    return NASAL_BEFORE_H if following == [H] else "n" if following else "n?"


def _arabic_words(words: Iterable[str], letters: Collection[str]) -> list[str]:
    """The sounds of several words; one that ends with a vowel may swallow the first of the next."""
    sounds: list[str] = []
    for word in words:
        own = _arabic([letter for letter in word if letter in letters])
        sounds += [UNWRITTEN, *own[1:]] if sounds and own[:1] == [INITIAL] else own
    return sounds


def _arabic(letters: list[str]) -> list[str]:
    """The sounds of one word."""
    sounds: list[str] = []
    last = len(letters) - 1
    for at, letter in enumerate(letters):
        following = "".join(letters[at + 1 : at + 2])
        if letter in ARABIC:
            sounds.append(_arabic_consonant(letters, at))
            sounds.append(UNWRITTEN if at < last else SILENT)
        elif letter in "اآعأ":
            sounds.append(_arabic_a(letter, at, following))
        elif letter in "وؤ":
            sounds += ("[vuo]{1,2}", UNWRITTEN if at < last else "")
        elif letter in ARABIC_Y:
            sounds.append(_arabic_y(letter, at, following))
        elif letter in BREATHS:
            # Several in a row say no more than one; a pattern of many that may be absent takes long to try.
            breath = [] if letters[at - 1] in BREATHS else ["h?", UNWRITTEN]
            sounds += ["a?h?"] if at == last else breath if at else ["h", UNWRITTEN]
    return sounds


def _arabic_consonant(letters: list[str], at: int) -> str:
    """A consonant; in the article before d nobody says its l, and a last nasal may be silent."""
    letter, following = letters[at], letters[at + 1 : at + 2]
    if letter == "پ" and following in (["ھ"], ["ه"]):
        return "f"
    if letter == "ل" and letters[at - 1 : at] == ["ا"] and following == ["د"]:
        return "l?"
    return "n?" if letter == "ں" and not following else ARABIC[letter]


def _arabic_y(letter: str, at: int, following: str) -> str:
    """A y: a vowel, or what stands above it; a mere seat of hamza is not said."""
    if not at:
        return "[ije][aeiou]?"
    if following == SMALL_ALEF:
        return "a"
    return "" if letter == "ئ" and following and following in ARABIC_Y else "[ie]{1,2}"


def _arabic_a(letter: str, at: int, following: str) -> str:
    """An alef: any vowel at the beginning, or a support of the one that follows; short in the article."""
    if not at:
        return "[aeiou]?" if following and following in f"و{ARABIC_Y}" else INITIAL
    return "[aou]?" if letter == "ا" and following == "ل" else "a"
