"""The checks of catalogues and translations see what they are there to see."""

import pandas as pd
import pytest
from babel.messages.catalog import Catalog

from components.language import upkeep
from data import translations
from data.translations import Translation, fingerprint


def said_of(message, translation) -> list[str]:
    """What the checks say of one translation."""
    template, catalogue = Catalog(), Catalog(locale="hi_IN")
    asked = template.add(message)
    catalogue.add(message, translation)
    key = message[0] if isinstance(message, tuple) else message
    return list(upkeep._message_faults("hi", asked, catalogue.get(key)))


@pytest.mark.parametrize(
    ("message", "translation", "fault"),
    [
        ("{count} of {total}", "{total} में से {count}", None),
        ("{count} of {total}", "{total} में से", None),
        ("{name} here", "यहाँ", "lacks name"),
        ("{name} here", "{naam} यहाँ", "places that the message lacks"),
        ("{name} here", "{name यहाँ", "places that the message lacks"),
        ("Home", "", None),
        (("{count} case", "{count} cases"), ("{count} केस", "{count} केस"), None),
        (("{count} case", "{count} cases"), ("{count} केस", ""), "forms of the plural"),
    ],
)
def test_a_wrong_place_and_a_missing_form_are_seen(message, translation, fault):
    found = " ".join(said_of(message, translation))
    assert (fault in found) if fault else found == ""


def rows() -> pd.DataFrame:
    return pd.DataFrame(
        {"case_id": ["a", "b", "c"], "title": ["Well", "Road", "School"]}, dtype="string"
    )


def test_a_translation_that_is_older_than_its_english_text_is_not_shown_and_is_told():
    texts = {
        ("cases", "a", "title"): Translation("कुआँ", fingerprint("Well"), False),
        ("cases", "b", "title"): Translation("सड़क", fingerprint("Old road"), False),
    }
    shown = translations.translate_rows(rows(), "cases", texts)
    assert list(shown["title"]) == ["कुआँ", "Road", "School"]
    states = {row: state for row, _, state in translations.state_of(rows(), "cases", texts)}
    assert states == {"a": "machine", "b": "stale", "c": "missing"}
