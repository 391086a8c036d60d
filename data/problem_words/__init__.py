"""The sentences of every kind of problem, by its code: one table for pages, commands and the desk."""

from collections.abc import Mapping
from types import MappingProxyType

from data.problem_words import desk, habits, packages, registers, tables, uploads
from data.problem_words.words import Words

WORDS: Mapping[str, Words] = MappingProxyType(
    {
        **tables.WORDS,
        **packages.WORDS,
        **registers.WORDS,
        **habits.WORDS,
        **uploads.WORDS,
        **desk.WORDS,
    }
)
