"""A share said as a person would say it: “four in five”, “one in eight”, “3 in 100”.

A share is rounded to the nearest of the fractions below; one that is smaller or larger than all of
them is counted in a hundred. Whoever shows the words also shows the exact figure and says that the
words are rounded.
"""

from components.language.messages import gettext, gettext_noop

# Each stands before what is counted, “four in five homes”, or alone: “in Sindh one in eight”.
FRACTIONS = (
    (1 / 20, gettext_noop("one in twenty")),
    (1 / 15, gettext_noop("one in fifteen")),
    (1 / 12, gettext_noop("one in twelve")),
    (1 / 10, gettext_noop("one in ten")),
    (1 / 8, gettext_noop("one in eight")),
    (1 / 7, gettext_noop("one in seven")),
    (1 / 6, gettext_noop("one in six")),
    (1 / 5, gettext_noop("one in five")),
    (1 / 4, gettext_noop("one in four")),
    (3 / 10, gettext_noop("three in ten")),
    (1 / 3, gettext_noop("one in three")),
    (2 / 5, gettext_noop("two in five")),
    (9 / 20, gettext_noop("nearly one in two")),
    (1 / 2, gettext_noop("one in two")),
    (11 / 20, gettext_noop("a little over one in two")),
    (3 / 5, gettext_noop("three in five")),
    (2 / 3, gettext_noop("two in three")),
    (7 / 10, gettext_noop("seven in ten")),
    (3 / 4, gettext_noop("three in four")),
    (4 / 5, gettext_noop("four in five")),
    (5 / 6, gettext_noop("five in six")),
    (7 / 8, gettext_noop("seven in eight")),
    (9 / 10, gettext_noop("nine in ten")),
)
# Nearer to nothing, or to all, than to the first or the last of the fractions.
SMALLEST, LARGEST = 1 / 24, 0.925
HUNDRED = 100


def say_fraction(share: float) -> str:
    """The share in words, to stand before what is counted.

    Args:
        share: from 0 to 1.

    Raises:
        ValueError: the share is no part of a whole.
    """
    if not 0 <= share <= 1:
        raise ValueError(f"no part of a whole: {share}")
    if not SMALLEST <= share <= LARGEST:
        return say_in_hundred(share)
    return gettext(min(FRACTIONS, key=lambda one: abs(one[0] - share))[1])


def say_in_hundred(share: float) -> str:
    """The same as a whole number in a hundred; never 0 or 100 for a share that is not."""
    count = round(share * HUNDRED)
    if share == 1:
        return gettext("all")
    if count == 0 and share:
        return gettext("fewer than 1 in 100")
    if count == HUNDRED:
        return gettext("more than 99 in 100")
    return gettext("{count} in 100", count=count)


def say_beside(share: float, other: float) -> tuple[str, str]:
    """Two shares in words that tell them apart, if a whole number in a hundred can; else the same twice."""
    words = say_fraction(share), say_fraction(other)
    if words[0] != words[1]:
        return words
    return say_in_hundred(share), say_in_hundred(other)
