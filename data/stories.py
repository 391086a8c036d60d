"""Case studies: which ones fit a choice, and how many there would be of each kind."""

import pandas as pd

from data.choices import CaseChoice
from data.places import Gazetteer

SEARCHED = ["title", "locality", "organisations", "summary", "outcome"]
FACETS = {
    "programmes": "package_id",
    "themes": "themes",
    "groups": "groups",
    "outcome_kinds": "outcome_kind",
}
STRENGTH = {"change_reported": 0, "first_step": 1, "not_reported": 2}


def matching(cases: pd.DataFrame, choice: CaseChoice, places: Gazetteer) -> pd.DataFrame:
    """Cases that fit every part of the choice, strongest evidence first.

    Args:
        cases: table ``cases`` with ``package_id``.
    """
    fits = pd.Series(True, index=cases.index)
    for facet, column in FACETS.items():
        if wanted := set(getattr(choice, facet)):
            fits &= cases[column].map(lambda cell, wanted=wanted: bool(wanted & _as_set(cell)))
    if choice.place:
        fits &= _anywhere_in(cases, choice.place, places)
    if wanted_words := choice.words.casefold().split():
        text = _text(cases)
        fits &= pd.Series([all(word in one for word in wanted_words) for one in text], cases.index)
    return in_order(cases[fits.astype(bool)])


def in_order(cases: pd.DataFrame) -> pd.DataFrame:
    """Strongest evidence first, then newest, then by title; undated cases last."""
    return (
        cases.assign(_strength=cases["outcome_kind"].map(STRENGTH))
        .sort_values(["_strength", "year", "title"], ascending=[True, False, True])
        .drop(columns="_strength")
    )


def counts(
    cases: pd.DataFrame, choice: CaseChoice, facet: str, places: Gazetteer
) -> dict[str, int]:
    """Number of cases for each value of a facet, all other parts of the choice in force.

    Args:
        facet: a key of FACETS.
    """
    others = matching(cases, choice.without(facet), places)
    found: dict[str, int] = {}
    for cell in others[FACETS[facet]]:
        for value in _as_set(cell):
            found[value] = found.get(value, 0) + 1
    return found


def place_counts(cases: pd.DataFrame, choice: CaseChoice, places: Gazetteer) -> dict[str, int]:
    """Number of cases in each place and in every place around it, whatever place is chosen."""
    others = matching(cases, choice.without("place"), places)
    found: dict[str, int] = {}
    for place_id, more in zip(others["place_id"], others["other_place_ids"], strict=True):
        around = {one.place_id for each in (place_id, *more) for one in places.ancestors(each)}
        for one in around:
            found[one] = found.get(one, 0) + 1
    return found


def like(cases: pd.DataFrame, case_id: str, places: Gazetteer, count: int = 3) -> pd.DataFrame:
    """The cases most like one, with a column ``reason`` that says why.

    A shared theme, group and district count more than a shared state or programme.
    """
    one = cases[cases["case_id"] == case_id].iloc[0]
    others = cases[cases["case_id"] != case_id]
    state = places.state_of(one["place_id"])
    scores = [
        3.0 * len(set(one["themes"]) & set(row.themes))
        + 2.0 * len(set(one["groups"]) & set(row.groups))
        + 3.0 * (one["place_id"] == row.place_id and state != one["place_id"])
        + 1.5 * (state is not None and state == places.state_of(row.place_id))
        - 0.5 * STRENGTH[row.outcome_kind]
        for row in others.itertuples()
    ]
    ranked = others.assign(_score=scores).sort_values(["_score", "title"], ascending=[False, True])
    nearest = ranked.head(count)
    return nearest.assign(reason=[_reason(one, row, places) for _, row in nearest.iterrows()])


def _reason(one: pd.Series, other: pd.Series, places: Gazetteer) -> str:
    reasons = []
    if set(one["themes"]) & set(other["themes"]):
        reasons.append("same theme")
    if set(one["groups"]) & set(other["groups"]):
        reasons.append("same group")
    state = places.state_of(one["place_id"])
    if one["place_id"] == other["place_id"] and state != one["place_id"]:
        reasons.append("same district")
    elif state is not None and state == places.state_of(other["place_id"]):
        reasons.append("same state or province")
    return ", ".join(reasons) or "same programme"


def _as_set(cell: object) -> set[str]:
    if isinstance(cell, tuple):
        return set(cell)
    return {cell} if isinstance(cell, str) else set()


def _anywhere_in(cases: pd.DataFrame, whole: str, places: Gazetteer) -> pd.Series:
    return pd.Series(
        [
            any(places.lies_in(one, whole) for one in (place_id, *more))
            for place_id, more in zip(cases["place_id"], cases["other_place_ids"], strict=True)
        ],
        index=cases.index,
        dtype=bool,
    )


def _text(cases: pd.DataFrame) -> list[str]:
    cells = cases[SEARCHED].fillna("").to_numpy()
    return [" ".join(row).casefold() for row in cells]
