"""What an ask of a pack may say: the places of its sentences that the facts behind its kind can fill."""

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from data.guides import places_in
from data.problems import Problem, problem_at

# Filled in every ask.
ALWAYS = frozenset({"place", "state", "theme", "officer", "days"})
# Filled by what an ask of this kind rests on.
PLACES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "group": frozenset({"group", "finding"}),
        "need": frozenset({"figure", "finding", "numbers", "other_place", "period"}),
        "promised": frozenset({"gathering", "text"}),
        "asked": frozenset({"gathering", "text"}),
        "case": frozenset({"where", "outcome", "summary"}),
        "publish": frozenset(),
        "renew": frozenset({"figure", "period"}),
    }
)
TEXTS = ("what", "office", "by_when")


def row_problems(rows: pd.DataFrame, file: str) -> list[Problem]:
    """Places that nothing can fill for the kind of ask; such a row is left out."""
    return [
        problem_at(file, "not-filled", int(str(number)), column, cell=name, kind=row["kind"])
        for number, row in rows.iterrows()
        for column in TEXTS
        for name in sorted(places_in(row[column]) - ALWAYS - PLACES.get(row["kind"], frozenset()))
    ]
