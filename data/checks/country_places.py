"""Rows of places of a new country beside each other: new codes, one country, each level in the one above."""

from collections.abc import Collection, Iterator, Mapping

import pandas as pd

from data.place import SUBDISTRICT, Place
from data.place_words import normalise
from data.problems import Problem, problem_at

# What a place of a level lies in.
ABOVE: Mapping[str, tuple[str, ...]] = {
    "country": (),
    "state": ("country",),
    "district": ("state",),
    "district_group": ("state",),
    "district_part": ("district",),
    SUBDISTRICT: ("district",),
}
DRAWN = ("state", "district")


def find_faults(
    rows: pd.DataFrame,
    known: Collection[str],
    refused: Collection[str],
    country_id: str,
    file: str,
) -> Iterator[Problem]:
    """A problem for each row that cannot be a place of the country.

    Args:
        rows: the table of places; the index is the row of the sheet.
        known: codes that the site has.
        refused: codes of rows that are left out already.
        file: what the table is called in a problem.
    """
    levels = dict(zip(rows["place_id"], rows["level"], strict=True))
    named: dict[tuple[object, ...], str] = {}
    for number, row in rows.iterrows():
        at = int(str(number))
        code, level, parent = row["place_id"], row["level"], row["parent_id"]
        parent_id = parent if isinstance(parent, str) else ""
        above = ABOVE.get(level, DRAWN)
        other = named.setdefault((level, parent_id, normalise(row["name"])), code)
        if code in known:
            yield problem_at(file, "place-there", at, "place_id", code=code)
        elif row["country_id"] != country_id:
            words = {"other": row["country_id"], "country": country_id}
            yield problem_at(file, "place-other-country", at, "country_id", **words)
        elif not above and parent_id:
            yield problem_at(file, "place-has-parent", at, "parent_id")
        elif above and not parent_id:
            yield problem_at(file, "place-no-parent", at, "parent_id", level=level, above=above[0])
        elif above and parent_id not in levels and parent_id not in refused:
            words = {"parent": parent_id, "above": above[0]}
            yield problem_at(file, "place-parent-unknown", at, "parent_id", **words)
        elif above and levels.get(parent_id, above[0]) not in above:
            words = {"parent": parent_id, "other": levels[parent_id], "level": level}
            yield problem_at(file, "place-parent-level", at, "parent_id", above=above[0], **words)
        elif other != code:
            yield problem_at(file, "place-name-twice", at, "name", name=row["name"], other=other)


def lacking_levels(places: Mapping[str, Place], country: str, file: str) -> Iterator[Problem]:
    """The levels that every country needs and of which it has no place."""
    there = {one.level for one in places.values()}
    for level in DRAWN:
        if level not in there:
            yield problem_at(file, "country-level-none", level=level, country=country)
