"""A sentence that the data have to say, before it is said in a language.

What reads, checks and computes knows no catalogue. It returns the English message with what stands in
its places; :mod:`components.language.data_messages` says it in the reader's language.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Period:
    """A period as the tables write it (``2015-06``), to be written out in the reader's language."""

    text: str


@dataclass(frozen=True)
class Message:
    """An English sentence with named places, ``{name}``, and what stands in them.

    Attributes:
        text: the message, in the singular where it has a plural.
        values: text, whole numbers, :class:`Period` or other messages, by the name of the place.
        plural: the message for several.
        count: how many, which also stands in ``{count}``.
    """

    text: str
    values: Mapping[str, object]
    plural: str = ""
    count: int = 1


def prepare_message(text: str, /, **values: object) -> Message:
    """A sentence, to be said later."""
    return Message(text, MappingProxyType(values))


def prepare_plural_message(singular: str, plural: str, count: int, /, **values: object) -> Message:
    """A sentence about so many things, to be said later."""
    return Message(singular, MappingProxyType(values), plural, count)
