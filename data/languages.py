"""The languages that visitors read, and the one that a piece of work is done in.

The language belongs to the work that is going on, never to the process: each thread and each request
has its own. What is kept for all visitors and holds no words is made in no language at all
(:func:`without_words`), so that a word which strays into it is an error, not a leak.
"""

import argparse
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import wraps
from types import MappingProxyType
from typing import ParamSpec, TypeVar

Arguments = ParamSpec("Arguments")
Returned = TypeVar("Returned")

ENGLISH = "en"
# For tests: every message in brackets, so that a text which is in no catalogue shows.
PSEUDO = "xx"
_NONE = ""


@dataclass(frozen=True)
class Language:
    """A language with what a page has to know of it.

    Attributes:
        code: as addresses and ``lang`` attributes name it (BCP 47).
        name: its own name, in its own script.
        locale: of whose numbers, plurals and dates it makes use (CLDR).
        script: of ISO 15924, which decides on the fonts.
        is_right_to_left: whether lines begin at the right.
        digits: its own ten digits, where they were asked for instead of the Latin ones.
    """

    code: str
    name: str
    locale: str
    script: str
    is_right_to_left: bool = False
    digits: str = ""

    @property
    def base(self) -> str:
        """The code without what is said of its digits."""
        return self.code.partition("-")[0]

    @property
    def direction(self) -> str:
        """The value of the attribute ``dir``."""
        return "rtl" if self.is_right_to_left else "ltr"


LANGUAGES = MappingProxyType(
    {
        language.code: language
        for language in (
            Language(ENGLISH, "English", "en_GB", "Latn"),
            Language("hi", "हिन्दी", "hi_IN", "Deva"),
            Language("ur", "اردو", "ur_PK", "Arab", is_right_to_left=True),
            Language("bn", "বাংলা", "bn_IN", "Beng"),
            Language("or", "ଓଡ଼ିଆ", "or_IN", "Orya"),
        )
    }
)
# The language with its own digits: the code that Unicode has for that (BCP 47, extension U).
_OWN_DIGITS = (
    ("hi", "deva", "०"),
    ("ur", "arabext", "۰"),
    ("bn", "beng", "০"),
    ("or", "orya", "୦"),
)
OWN_DIGITS = MappingProxyType({base: f"{base}-u-nu-{system}" for base, system, _ in _OWN_DIGITS})
_WITH_OWN_DIGITS = MappingProxyType(
    {
        OWN_DIGITS[base]: replace(
            LANGUAGES[base],
            code=OWN_DIGITS[base],
            digits="".join(chr(ord(zero) + value) for value in range(10)),
        )
        for base, _, zero in _OWN_DIGITS
    }
)
_PSEUDO = Language(PSEUDO, "[Pseudo]", "en_GB", "Latn")

_current: ContextVar[str | None] = ContextVar("language", default=None)


class NoLanguage(LookupError):
    """Words were asked for by work that is done for the readers of all languages at once."""


def current() -> str:
    """Code of the language that this piece of work is done in; English where none was named.

    Raises:
        NoLanguage: inside :func:`without_words`.
    """
    code = key()
    if code == _NONE:
        raise NoLanguage("What holds no words is being made: it cannot ask for a language.")
    return code


def spoken() -> Language:
    """The language that this piece of work is done in, as :func:`current` with all that is known of it.

    Raises:
        NoLanguage: inside :func:`without_words`.
    """
    return describe(current())


def key() -> str:
    """The language as a part of a key under which something is kept; "" where there are no words."""
    code = _current.get()
    return ENGLISH if code is None else code


def translated() -> str | None:
    """Code of the language that words of the tables are translated into; None while they stay English."""
    code = key()
    return None if code in (_NONE, ENGLISH, PSEUDO) else describe(code).base


def read_argument(words: str) -> tuple[str, ...]:
    """Codes of languages named on a command line, with commas between them, each once.

    Raises:
        argparse.ArgumentTypeError: one of them is none that visitors read; the parser says so.
    """
    named = tuple(dict.fromkeys(word.strip() for word in words.split(",")))
    if unknown := [one for one in named if one not in LANGUAGES]:
        said = f"unknown: {', '.join(unknown)}; known: {','.join(LANGUAGES)}"
        raise argparse.ArgumentTypeError(said)
    return named


def below(path: str) -> str:
    """A path of the site as it is written in the language that is spoken: ``hi/feed.atom``."""
    base = spoken().base
    return path if base == ENGLISH else f"{base}/{path}"


def base_key() -> str:
    """The same part of a key whichever digits a language is read with, for what holds its words alone."""
    return key().partition("-")[0]


def no_key() -> str:
    """The same part of a key whatever language is spoken, for what holds no words."""
    return _NONE


def describe(code: str) -> Language:
    """A language by its code, also with its own digits. Raises KeyError if there is none."""
    if code in LANGUAGES:
        return LANGUAGES[code]
    return _PSEUDO if code == PSEUDO else _WITH_OWN_DIGITS[code]


def speak(code: str) -> None:
    """Go on in a language, for as long as this thread or request works. Raises KeyError."""
    _current.set(describe(code).code)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Work in a language. Raises KeyError if there is no such language."""
    token = _current.set(describe(code).code)
    try:
        yield
    finally:
        _current.reset(token)


@contextmanager
def without_words() -> Iterator[None]:
    """Make what holds no words: whoever asks for some inside gets :class:`NoLanguage`."""
    token = _current.set(_NONE)
    try:
        yield
    finally:
        _current.reset(token)


def keep_language(function: Callable[Arguments, Returned]) -> Callable[Arguments, Returned]:
    """The function, working in the language that is spoken now, whoever calls it later and where."""
    code = current()

    @wraps(function)
    def work(*arguments: Arguments.args, **named: Arguments.kwargs) -> Returned:
        with speaking(code):
            return function(*arguments, **named)

    return work


def choose(wanted: Iterable[str]) -> str:
    """The first language of a reader's list that the site speaks; English if it speaks none.

    Args:
        wanted: codes in the order of her wish, such as ``("ur-PK", "en")``.
    """
    codes = (code.partition("-")[0].casefold() for code in wanted)
    return next((code for code in codes if code in LANGUAGES), ENGLISH)


def wanted_languages(header: str) -> tuple[str, ...]:
    """The codes of an ``Accept-Language`` header in the order of the reader's wish (RFC 9110, 12.5.4)."""
    wishes: list[tuple[float, str]] = []
    for part in header[:500].split(","):
        code, _, weight = part.partition(";")
        try:
            strength = float(weight.partition("=")[2]) if weight else 1.0
        except ValueError:
            continue
        if code.strip() and strength > 0:
            wishes.append((strength, code.strip()))
    return tuple(code for _, code in sorted(wishes, key=lambda wish: -wish[0]))
