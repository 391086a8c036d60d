import re

import pandas as pd
import pytest

from data import guides, translations
from data.checks import views
from data.guides import Quoted

WRITTEN = {
    "homes=india:latrine@IN-BR@2011": Quoted("homes", "", "india:latrine", "IN-BR", "2011"),
    "homes=india:latrine@IN-BR@2011@women": Quoted(
        "homes", "", "india:latrine", "IN-BR", "2011", "women"
    ),
    "named=districts_sourced(pacs)@IN": Quoted("named", "districts_sourced", "pacs", "IN"),
    "since=x:y@PK@2018-09/2026": Quoted("since", "", "x:y", "PK", "2018-09/2026"),
}


@pytest.mark.parametrize("text", WRITTEN)
def test_a_quoted_figure_is_read_as_it_is_written(text):
    assert guides.read_quoted(text) == WRITTEN[text]


@pytest.mark.parametrize(
    "text", ["homes", "homes=latrine@IN", "homes=a:b", "n=stars(pacs)@IN", "N=a:b@IN@2011"]
)
def test_what_names_no_figure_is_refused(text):
    with pytest.raises(ValueError, match=re.escape(text)):
        guides.read_quoted(text)


ROW = {"heading": "Homes", "sentence": "{homes} of all.", "figures": ("homes=a:b@IN@2011",)}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, None),
        ({"figures": ()}, "not-quoted"),
        ({"figures": ("homes=a@IN",), "sentence": "Many."}, "quoted"),
        ({"sentence": "{homes of all."}, "brackets"),
        ({"heading": "{others}"}, "not-quoted"),
    ],
)
def test_a_row_whose_places_have_no_figure_is_told(changes, code):
    rows = pd.DataFrame([{**ROW, **changes}], index=[2])
    found = guides.row_problems(rows, "guides.csv")
    assert [problem.code for problem in found] == ([code] if code else [])
    assert all(problem.row == 2 for problem in found)


def test_a_view_that_names_nothing_is_told_to_editors():
    seen = [
        "coverage?programme=x&state=IN-BR",
        "coverage?programme=y",
        "place?id=IN-BR&period=1999",
    ]
    table = pd.DataFrame({"view": seen}, index=[2, 3, 4])
    known = {"programme": {"x"}, "state": {"IN-BR"}, "id": {"IN"}}
    found = list(views.row_problems(table, "guides.csv", known))
    assert [(one.row, dict(one.values)["code"]) for one in found] == [(3, "y"), (4, "IN-BR")]


def test_a_translation_with_other_places_is_not_used_and_told_to_be_stale():
    english = "{homes} of all"
    table = pd.DataFrame([{"guide_id": "a", "step": 1, "heading": english, "sentence": "Homes"}])
    for text, is_used in [("alle {homes}", True), ("alle {houses}", False), ("{homes", False)]:
        made = translations.Translation(text, translations.fingerprint(english), False)
        texts = {("guides", "a/1", "heading"): made}
        shown = translations.translate_rows(table, "guides", texts)["heading"].iloc[0]
        assert (shown == text) == is_used
        state = dict(
            (column, state) for _, column, state in translations.state_of(table, "guides", texts)
        )
        assert (state["heading"] == "stale") != is_used


def test_a_story_without_its_title_or_without_a_step_is_not_told():
    row = {"view": "home", "source_id": pd.NA, "package_id": "x", **ROW}
    rows = pd.DataFrame(
        [
            {"guide_id": "whole", "step": 0, **row},
            {"guide_id": "whole", "step": 2, **row},
            {"guide_id": "untitled", "step": 1, **row},
            {"guide_id": "empty", "step": 0, **row},
        ]
    )
    (told,) = guides.read_guides(rows)
    assert (told.guide_id, [step.number for step in told.steps]) == ("whole", [2])
