"""Text as HTML: what is known is written, what is missing is left out."""

import numpy as np
import pandas as pd
import pytest

from components import markup


@pytest.mark.parametrize(
    ("fact", "written"),
    [
        ("three", "three"),
        (1234, "1,234"),
        (np.int64(1234), "1,234"),
        (0, "0"),
        (12.5, "12.5"),
        (-3.25, "−3.25"),
        (13448950.0, "13,448,950"),
    ],
)
def test_a_number_is_a_fact_as_much_as_a_text(fact, written):
    assert f"<dt>Villages</dt><dd>{written}</dd>" in markup.definition_list({"Villages": fact})


@pytest.mark.parametrize("fact", [None, pd.NA, float("nan"), ""])
def test_what_is_missing_has_no_line(fact):
    assert "<dt>" not in markup.definition_list({"Villages": fact})
