import numpy as np
import pandas as pd
import pytest

from components.language.numbers import (
    Unit,
    format_change,
    format_number,
    format_value,
    is_missing,
    not_reported,
    rounded,
)

PERCENT = Unit("percent", "per cent", "%", 1)
HOUSEHOLDS = Unit("households", "households", " households", 0, " household")
PEOPLE = Unit("people", "people", " people", 0, " person")
RATE = Unit("per_100", "per 100 villages", " per 100 villages", 1)
INDEX = Unit("index", "index", "", 3)


@pytest.mark.parametrize("value", [None, float("nan"), pd.NA, float("inf")])
def test_missing_is_never_a_number(value):
    assert is_missing(value)
    assert format_value(value, PERCENT) == not_reported()
    assert format_change(value, PERCENT) == not_reported()
    assert format_number(value) == not_reported()


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (12.345, PERCENT, "12.3\N{NO-BREAK SPACE}%"),
        (12, PERCENT, "12.0\N{NO-BREAK SPACE}%"),
        (0, PERCENT, "0\N{NO-BREAK SPACE}%"),
        (-0.0, PERCENT, "0\N{NO-BREAK SPACE}%"),
        (134.02, PERCENT, "134.0\N{NO-BREAK SPACE}%"),
        (-4.25, PERCENT, "−4.2\N{NO-BREAK SPACE}%"),
        (0.04, PERCENT, "0.04\N{NO-BREAK SPACE}%"),
        (-0.004, PERCENT, "−0.004\N{NO-BREAK SPACE}%"),
        (22404, HOUSEHOLDS, "22,404 households"),
        (np.int64(1), HOUSEHOLDS, "1 household"),
        (0, HOUSEHOLDS, "0 households"),
        (1, PEOPLE, "1 person"),
        (1, Unit("series", "series", " series", 0), "1 series"),
        (
            1,
            Unit("case_studies", "case studies", " case studies", 0, " case study"),
            "1 case study",
        ),
        (1.0, RATE, "1.0 per 100 villages"),
        (0.6251, INDEX, "0.625"),
    ],
)
def test_a_value_has_its_unit(value, unit, text):
    assert format_value(value, unit) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (3.21, PERCENT, "+3.2 percentage points"),
        (-3.21, PERCENT, "−3.2 percentage points"),
        (0, PERCENT, "no change"),
        (1200, HOUSEHOLDS, "+1,200 households"),
        (-1, HOUSEHOLDS, "−1 household"),
    ],
)
def test_a_change_has_its_sign(value, unit, text):
    assert format_change(value, unit) == text


@pytest.mark.parametrize(
    "value, decimals", [(58.85, 1), (58.84, 1), (-4.25, 1), (0.125, 2), (7, 0)]
)
def test_a_table_rounds_as_a_sentence_does(value, decimals):
    shown = rounded(pd.Series([value, None]), decimals)
    assert f"{shown[0]:.{decimals}f}" == f"{value:.{decimals}f}"
    assert shown.isna().tolist() == [False, True]
