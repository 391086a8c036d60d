"""One question that rows can be chosen by."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Facet:
    """One question that rows can be chosen by.

    Attributes:
        key: its key in the address.
        part: the part of the choice that its answer becomes.
        label: what it is called.
        options: label of each code that can be chosen.
    """

    key: str
    part: str
    label: str
    options: Mapping[str, str]
