import math
import random
from itertools import pairwise

import pytest

from components.figures.maps.classes import (
    MOST,
    Breaks,
    classify,
    labels,
    round_breaks,
)
from components.language.numbers import Unit

PERCENT = Unit("percent", "per cent", "%", 1)
PLAIN = Unit("ratio", "ratio", " per 100 villages", 1)
NB = "\N{NO-BREAK SPACE}"


def spread(kind: str, count: int = 200) -> list[float]:
    chance = random.Random(7)
    draws = {
        "even": lambda: chance.uniform(0, 100),
        "skewed": lambda: chance.lognormvariate(2, 1),
        "narrow": lambda: chance.gauss(60, 4),
        "tiny": lambda: chance.uniform(0.001, 0.009),
        "huge": lambda: chance.uniform(1e6, 9e6),
        "beyond 100": lambda: chance.uniform(80, 240),
        "negative": lambda: chance.uniform(-60, -5),
        "mostly zero": lambda: max(0.0, chance.uniform(-30, 10)),
    }
    return [draws[kind]() for _ in range(count)]


KINDS = ["even", "skewed", "narrow", "tiny", "huge", "beyond 100", "negative", "mostly zero"]


@pytest.mark.parametrize("kind", KINDS)
def test_limits_are_few_round_and_part_the_values(kind):
    values = spread(kind)
    breaks = round_breaks(values)
    assert 2 <= breaks.count <= MOST
    assert all(low < high for low, high in pairwise(breaks.limits))
    for limit in breaks.limits:
        assert len(f"{limit:.12g}".replace("-", "").replace(".", "").strip("0")) <= 3
    assert {classify(value, breaks) for value in values} == set(range(breaks.count))


@pytest.mark.parametrize("kind", ["even", "skewed", "huge"])
def test_quantile_classes_have_about_the_same_size(kind):
    values = spread(kind)
    breaks = round_breaks(values)
    sizes = [sum(classify(value, breaks) == index for value in values) for index in range(5)]
    assert max(sizes) <= 1.5 * len(values) / 5 + 1


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        ([None, float("nan")], ()),
        ([], ()),
        ([0, 0, 0], (f"0{NB}%",)),
        ([5.5], (f"5.5{NB}%",)),
        ([7, 7, 7, None], (f"7{NB}%",)),
        ([1, 2], (f"under 2{NB}%", f"2{NB}% and more")),
        ([3, 3, 7, 90], (f"under 5{NB}%", f"5 to 50{NB}%", f"50{NB}% and more")),
    ],
)
def test_few_values_get_no_more_classes_than_they_need(values, texts):
    assert labels(round_breaks(values), PERCENT) == texts


def test_a_word_unit_is_left_to_the_title():
    assert labels(round_breaks([1, 2]), PLAIN) == ("under 2", "2 and more")


@pytest.mark.parametrize(
    ("value", "index"),
    [(0, 0), (19.9, 0), (19.999999999999996, 1), (20, 1), (39.99, 1), (80, 3), (500, 3), (-5, 0)],
)
def test_a_value_on_a_limit_belongs_to_the_upper_class(value, index):
    assert classify(value, Breaks((20, 40, 80), 0, 100)) == index


def test_nothing_is_not_a_class():
    assert classify(None, Breaks((20,), 0, 100)) is None
    assert classify(math.nan, Breaks((20,), 0, 100)) is None
    assert classify(3, None) is None


def test_the_same_limits_serve_all_periods():
    over_time = round_breaks([*spread("even"), *spread("skewed")])
    assert classify(1e9, over_time) == over_time.count - 1
    assert classify(-1e9, over_time) == 0
