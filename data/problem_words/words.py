"""The two sentences of a kind of problem."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """What is wrong, and what an editor can do about it: English messages with named places.

    Attributes:
        plural: what is wrong where ``{count}`` is not one.
    """

    what: str
    remedy: str
    plural: str = ""
