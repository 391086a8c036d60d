"""One question that rows can be chosen by."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Facet:
    """One question that rows can be chosen by.

    Attributes:
        key: its key in the address.
        part: the part of the choice that its answer becomes.
        label: what it is called.
        options: label of each code that can be chosen.
        other_words: code of what else an address may say for it, in small letters.
    """

    key: str
    part: str
    label: str
    options: Mapping[str, str]
    other_words: Mapping[str, str] = field(default_factory=dict)
