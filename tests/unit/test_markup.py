"""Text as HTML: what is known is written, what is missing is left out."""

import re

import numpy as np
import pandas as pd
import pytest
from markupsafe import Markup

from components.content.elements import markup
from data import languages


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


# How Streamlit's Markdown finds addresses in a text, after it has read all signs.
BARE_ADDRESSES = (r"(?i)(https?://|www(?=\.))([-.\w]+)", r"[-.\w+]+@[-\w]+(\.[-\w]+)+")


@pytest.mark.parametrize(
    "text",
    [
        "https://other.example/x", "HTTP://other.example", "see www.other.example", "a@other.example",
        "[x](https://other.example)", "<https://other.example>", "![x](//other.example/a.png)",
        "mailto:a.b+c@other.example", "1. x", "- x", "12) x", "a\n\n# b", "a\n---", "`x` :red[y] $z$",
    ],
)  # fmt: skip
def test_a_label_is_a_text_whatever_stands_in_it(text):
    written = markup.literal(text)
    read = re.sub(r"\\([^\w\s])", r"\1", written)
    assert read.replace(markup.UNSEEN, "") == " ".join(text.split())
    assert not [one for one in BARE_ADDRESSES if re.search(one, read)]
    assert "\n" not in written
    assert not re.search(r"(?<!\\)[`*_\[\]<>$~:#|&{}]", written)
    assert not re.match(r"\d*[-+.)]", written)


def test_a_sentence_that_nobody_translated_is_marked_within_a_paragraph_of_urdu():
    with languages.speaking("ur"):
        told = markup.explained("یہ کافی ہے۔ The programme reached many.")
    assert told.startswith(
        'یہ کافی ہے۔ <span lang="en" dir="ltr">The programme reached many.</span>'
    )


def test_markup_in_a_sentence_stays_and_all_else_of_it_is_escaped():
    told = markup.fill_sentence(
        "{case} & {teller}", case=Markup("<b>A well</b>"), teller="<i>press</i>"
    )
    assert told == "<b>A well</b> &amp; &lt;i&gt;press&lt;/i&gt;"
