import pandas as pd

from data import related_records
from data.profile import FIGURE, PROFILE
from tests.rows import rows

EVENT = pd.Series({"package_id": "p", "place_id": "X-N", "themes": ("land",), "event_id": "e"})
CASES = rows(
    "cases",
    {"case_id": "other theme", "place_id": "X-N-1", "themes": ("water",)},
    {"case_id": "same theme", "place_id": "X-N", "themes": ("land", "water"),
     "outcome_kind": "not_reported"},
    {"case_id": "partly here", "place_id": "X-S-1", "other_place_ids": ("X-N-2",),
     "themes": ("roads",), "outcome_kind": "first_step"},
    {"case_id": "elsewhere", "place_id": "X-S", "themes": ("land",)},
    {"case_id": "other programme", "place_id": "X-N", "themes": ("land",), "package_id": "q"},
)  # fmt: skip


def figure(indicator_id, theme, unit="people", value: float | None = 1.0) -> dict:
    return {"indicator_id": indicator_id, "theme": theme, "unit": unit, "value": value}


FIGURES = pd.DataFrame(
    [
        figure("count", "land"),
        figure("rate", "land", "percent"),
        figure("not reported", "land", value=None),
        figure("density", "reach", "per_100_villages"),
        figure("far", "health"),
        figure("schools", "education"),
    ],
    columns=[*PROFILE, *FIGURE],
)


def test_cases_are_from_the_place_and_of_the_programme_alike_in_theme_first(places):
    found = related_records.cases(CASES, EVENT, places)
    assert list(found["case_id"]) == ["same theme", "other theme", "partly here"]
    assert list(found["reason"]) == ["from here, same theme", "from here", "from here"]


def test_no_case_from_the_place_gives_none(places):
    assert related_records.cases(CASES, pd.Series({**EVENT, "place_id": "X-W"}), places).empty


def test_figures_follow_the_order_of_the_themes_and_rates_come_first():
    found = related_records.on_themes(FIGURES, ["education", "land"])
    assert list(found["indicator_id"]) == ["schools", "rate", "count", "density"]


def test_there_are_never_too_many_figures():
    many = pd.concat([FIGURES.assign(theme=str(number)) for number in range(9)])
    assert len(related_records.on_themes(many, map(str, range(9)))) == related_records.MOST
