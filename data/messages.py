"""Sentences of the data, in the reader's language.

What reads, checks and computes knows no catalogue: it names the English sentence and what stands in its
places. Who has the catalogues says it (:mod:`components.language.data_messages`); without one, as in a
tool for editors, it is said in English.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from data import periods


@dataclass(frozen=True)
class Period:
    """A period as the tables write it (``2015-06``), to be written out in the reader's language."""

    text: str

    def __str__(self) -> str:
        return periods.label(self.text)


@dataclass(frozen=True)
class Number:
    """A number with so many decimals, to be written as the reader's language writes it."""

    value: float
    decimals: int

    @property
    def rounds_to_zero(self) -> bool:
        """Whether nothing but zeros is left of it."""
        return float(f"{self.value:.{self.decimals}f}") == 0

    def __str__(self) -> str:
        return f"{self.value:,.{self.decimals}f}"


@dataclass(frozen=True)
class Message:
    """An English sentence with named places, ``{name}``, and what stands in them.

    Attributes:
        text: the message, in the singular where it has a plural.
        values: text, whole numbers, a :class:`Number` or a :class:`Period`, by the name of the place.
        plural: the message for several.
        count: how many, which also stands in ``{count}``.
    """

    text: str
    values: Mapping[str, object]
    plural: str = ""
    count: int = 1


class Speaker(Protocol):
    """Says a message in the language that is spoken."""

    def __call__(self, message: Message) -> str:
        """The sentence."""


def say_in_english(message: Message) -> str:
    """The sentence as it stands in the code."""
    text = message.plural if message.plural and message.count != 1 else message.text
    return text.format(**{"count": message.count, **message.values})


_speaker: Speaker = say_in_english


def take_speaker(speaker: Speaker) -> None:
    """Let somebody who has the catalogues say all sentences from now on."""
    global _speaker
    _speaker = speaker


def phrase(text: str, /, **values: object) -> str:
    """A sentence with its places filled. Raises NoLanguage inside what is made for all languages."""
    return _speaker(Message(text, MappingProxyType(values)))


def phrase_count(singular: str, plural: str, count: int, /, **values: object) -> str:
    """A sentence about so many things, which also stand in ``{count}``."""
    return _speaker(Message(singular, MappingProxyType(values), plural, count))


def mark_message(text: str) -> str:
    """The sentence itself, marked for the catalogues: one without places, phrased later."""
    return text
