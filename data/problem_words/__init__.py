"""The sentences of every kind of problem, by its code: one table for pages, commands and the desk."""

from collections.abc import Mapping
from types import MappingProxyType

from data.problem_words import countries, desk, habits, packages, registers, tables, uploads
from data.problem_words.words import Words


def join_words(*parts: Mapping[str, Words]) -> Mapping[str, Words]:
    """Several tables of words as one. Raises ValueError if two have the same code."""
    joined: dict[str, Words] = {}
    for part in parts:
        if doubled := sorted(joined.keys() & part.keys()):
            raise ValueError(f"codes of problems that stand in two tables: {doubled}")
        joined |= part
    return MappingProxyType(joined)


WORDS = join_words(
    tables.WORDS,
    packages.WORDS,
    registers.WORDS,
    habits.WORDS,
    uploads.WORDS,
    desk.WORDS,
    countries.WORDS,
)
