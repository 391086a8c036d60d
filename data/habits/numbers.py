"""Numbers as people write them: ``1,23,456``, ``12.5%``, ``93,3``, ``२०``, ``NA``, ``Rs 500/-``."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from data.habits.habit import Habit, Way, certain, likely, trimmed

PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?")
MISSING = {
    "na", "n/a", "n.a.", "n.a", "n. a.", "not available", "not known", "unknown", "not reported",
    "no data", "nr", "n.r.", "nd", "n.d.", "null", "tbd", "awaited", "..", "...", "…", "?", "??", "x",
    "not applicable", "na.", "अनुपलब्ध", "نامعلوم",
}  # fmt: skip
# Signs that stand for nothing in some tables and for “not known” in others.
NOTHING_OR_MISSING = {"-", "--", "---", "–", "—", "−", "nil", "none", "*", "শূন্য", "कुछ नहीं"}
ERRORS = re.compile(r"#(N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)", re.IGNORECASE)
FORMULA = re.compile(r"[=@].*|\+(?![0-9.]).*", re.DOTALL)
SCIENTIFIC = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?[eE][+-]?[0-9]+")
PER_CENT = re.compile(
    r"(.*[0-9.])\s*(%|٪|per ?cent|percent|pct\.?|प्रतिशत|فیصد|শতাংশ)", re.IGNORECASE
)
INDIAN = re.compile(r"-?[0-9]{1,2}(,[0-9]{2})+,[0-9]{3}(\.[0-9]+)?")
WESTERN = re.compile(r"-?[0-9]{1,3}(,[0-9]{3}){2,}(\.[0-9]+)?|-?[0-9]{1,3},[0-9]{3}\.[0-9]+")
ONE_COMMA = re.compile(r"-?[0-9]{1,3},[0-9]{3}")
DECIMAL_COMMA = re.compile(r"-?[0-9]+,([0-9]{1,2}|[0-9]{4,})")
POINTS = re.compile(r"-?[0-9]{1,3}(\.[0-9]{3})+,[0-9]+|-?[0-9]{1,3}(\.[0-9]{3}){2,}")
SPACED = re.compile(r"-?[0-9]{1,3}([ '’][0-9]{2,3})*[ '’][0-9]{3}(\.[0-9]+)?")
SPACED_COMMA = re.compile(r"-?[0-9]{1,3}([ '’][0-9]{3})+,[0-9]{1,2}")
IN_BRACKETS = re.compile(r"\(\s*([0-9][0-9.,]*)\s*\)")
NOT_EXACT = re.compile(
    r"(~|≈|<|>|≤|≥|approx\.?|about|around|over|more than|less than|nearly|almost|c\.|लगभग|تقریباً)\s*[0-9].*"
    r"|[0-9][0-9.,]*\s*(\+|-|–|to|or)\s*[0-9.,]*",
    re.IGNORECASE,
)
LAKH = 10**5
# Words for many, and how many they are.
TIMES: Mapping[str, int] = {
    **dict.fromkeys(("dozen", "dozens"), 12),
    **dict.fromkeys(("hundred", "hundreds"), 10**2),
    **dict.fromkeys(("k", "thousand", "thousands", "हज़ार", "हजार", "ہزار", "হাজার", "ହଜାର"), 10**3),
    **dict.fromkeys(("lakh", "lakhs", "lac", "lacs", "लाख", "لاکھ", "লাখ", "লক্ষ", "ଲକ୍ଷ"), LAKH),
    **dict.fromkeys(("million", "millions", "mn"), 10**6),
    **dict.fromkeys(("crore", "crores", "cr", "crs", "करोड़", "करोड़", "کروڑ", "কোটি", "କୋଟି"), 10**7),
    **dict.fromkeys(("billion", "billions", "bn", "अरब"), 10**9),
}
WITH_UNIT = re.compile(
    r"((?:Rs\.?|INR|PKR|USD|GBP|EUR|₹|₨|\$|£|€)\s*)?(-?[0-9][0-9.,]*)(\s*(?:/-|[^\W\d_][^0-9]*|\*+|†|‡|#|[¹²³]|\([^0-9()]*\))?)",
    re.IGNORECASE,
)


def read_number(cell: str) -> Habit | None:
    """What somebody means who writes a number so; None for a plain number and for what nobody can tell."""
    text = trimmed(cell)
    if not text or PLAIN.fullmatch(cell):
        return None
    for read in _READERS:
        if habit := read(text):
            return habit
    if PLAIN.fullmatch(text):
        return certain("number-space", text)
    return _other_digits(text)


def _missing(text: str) -> Habit | None:
    if text.casefold() in MISSING:
        return Habit("number-missing", (Way("missing", ""),))
    if text.casefold() in NOTHING_OR_MISSING:
        return Habit("number-nil", (Way("missing", ""), Way("zero", "0")))
    return None


def _not_read(text: str) -> Habit | None:
    """What no reading would be honest for."""
    if ERRORS.fullmatch(text):
        return Habit("sheet-error")
    if FORMULA.fullmatch(text):
        return Habit("formula")
    if SCIENTIFIC.fullmatch(text):
        return Habit("number-scientific")
    return Habit("number-about") if NOT_EXACT.fullmatch(text) else None


def _other_digits(text: str) -> Habit | None:
    """Digits of other scripts, and signs of printed tables, as the digits and signs that programs read."""
    plain = "".join(to_latin(letter) for letter in text)
    if plain == text:
        return None
    inside = read_number(plain)
    if inside is None:
        return certain("number-digits", plain) if PLAIN.fullmatch(plain) else None
    return inside


def to_latin(letter: str) -> str:
    """A digit or sign of another script as programs read it."""
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    return {"٫": ".", "٬": ",", "−": "-", "–": "-", "，": ",", "．": "."}.get(letter, letter)


def _separated(text: str) -> Habit | None:
    """Separators of thousands and of decimals."""
    if INDIAN.fullmatch(text) or WESTERN.fullmatch(text):
        return certain("number-thousands", text.replace(",", ""))
    if SPACED.fullmatch(text) or SPACED_COMMA.fullmatch(text):
        return certain("number-thousands", re.sub("[ '’]", "", text).replace(",", "."))
    if POINTS.fullmatch(text):
        return certain("number-points", text.replace(".", "").replace(",", "."))
    if ONE_COMMA.fullmatch(text):
        both = Way("thousands", text.replace(",", "")), Way("decimals", text.replace(",", "."))
        return Habit("number-comma", both)
    if DECIMAL_COMMA.fullmatch(text):
        return certain("number-decimal-comma", text.replace(",", "."))
    return None


def _signed(text: str) -> Habit | None:
    """Signs before a number, and brackets that stand for minus."""
    if text.startswith(("+", "'", "’")) and PLAIN.fullmatch(text[1:].strip()):
        return certain("number-sign", text[1:].strip())
    if re.fullmatch(r"-?\.[0-9]+|-?[0-9]+\.", text):
        return certain("number-sign", text.replace(".", "0.") if text[-1] != "." else text[:-1])
    if found := IN_BRACKETS.fullmatch(text):
        return likely("number-brackets", f"-{plain}") if (plain := _plain(found[1])) else None
    return None


def _per_cent(text: str) -> Habit | None:
    found = PER_CENT.fullmatch(text)
    plain = _plain(found[1]) if found else None
    return likely("number-per-cent", plain) if plain else None


def _with_words(text: str) -> Habit | None:
    """A number with its unit, a mark of a footnote, or a word for many."""
    found = WITH_UNIT.fullmatch(text)
    plain = _plain(found[2]) if found else None
    if not found or not plain or text == plain:
        return None
    beside = found[3].casefold()
    if "+" in beside:
        return Habit("number-about")
    words = _words(beside)
    many = [word for word in words if word in TIMES]
    # “per lakh”, “out of hundred”: such a word further on says what the number is of; “(in lakh)” does not.
    if len(many) > 1 or (many and not _says_how_many(words)):
        return None
    if many:
        whole = (Decimal(plain) * TIMES[many[0]]).normalize()
        return replace(likely("number-many", f"{whole:f}"), kind=many[0])
    if _is_unsure(beside):
        return None
    return replace(likely("number-unit", plain), kind=trimmed(f"{found[1] or ''}{beside}"))


def _says_how_many(words: list[str]) -> bool:
    """Whether the word for many comes first, or after “in” where nothing is counted out of it."""
    if words[0] in TIMES:
        return True
    return words[0] == "in" and TIMES.get(words[1], 0) >= LAKH


def _words(text: str) -> list[str]:
    """The words of a text, with the marks that letters of some scripts have."""
    return "".join(one if unicodedata.category(one)[0] in "LM" else " " for one in text).split()


def _is_unsure(beside: str) -> bool:
    """Whether letters may be a part of the number: “1O” with a letter, “1.5m” and “2 L” of many."""
    is_glued = beside[:1].isalpha()
    return is_glued or re.fullmatch(r"\s*[^\W\d_]\b(\s.*|\W*)", beside) is not None


def _plain(text: str) -> str | None:
    """A number inside a cell as a plain one, if it can only be one."""
    text = "".join(map(to_latin, trimmed(text))).removeprefix("+")
    if PLAIN.fullmatch(text):
        return text
    inside = _separated(text)
    return inside.ways[0].text if inside and inside.is_certain else None


_READERS = (_missing, _not_read, _separated, _signed, _per_cent, _with_words)
