"""Shares in words: rounded to a fraction, told apart, and never all or nothing by rounding."""

from itertools import pairwise

import pytest

from components.language import fractions


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.781, "four in five"),
        (0.123, "one in eight"),
        (0.758, "three in four"),
        (0.5, "one in two"),
        (0.46, "nearly one in two"),
        (0.984, "98 in 100"),
        (0.016, "2 in 100"),
        (0.001, "fewer than 1 in 100"),
        (0.999, "more than 99 in 100"),
        (0.0, "0 in 100"),
        (1.0, "all"),
    ],
)
def test_a_share_is_said_as_a_person_would(share, words):
    assert fractions.say_fraction(share) == words


def test_every_fraction_is_said_within_five_in_a_hundred_and_in_order():
    sizes = [size for size, _ in fractions.FRACTIONS]
    assert sizes == sorted(sizes)
    assert max(larger - smaller for smaller, larger in pairwise(sizes)) <= 0.1


@pytest.mark.parametrize("share", [-0.01, 1.01, float("nan")])
def test_what_is_no_part_of_a_whole_is_refused(share):
    with pytest.raises(ValueError):
        fractions.say_fraction(share)


def test_two_shares_of_one_fraction_are_told_apart_in_a_hundred():
    assert fractions.say_beside(0.21, 0.19) == ("21 in 100", "19 in 100")
    assert fractions.say_beside(0.758, 0.769) == ("76 in 100", "77 in 100")
    assert fractions.say_beside(0.78, 0.12) == ("four in five", "one in eight")
