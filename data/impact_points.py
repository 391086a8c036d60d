"""What the impact map draws as points, in one shape: stories, gatherings, federations, villages."""

from collections.abc import Mapping

import pandas as pd

from data import nearby
from data.places import Gazetteer

# row_id, title, kind (a term: outcome kind, record, tier, or what documents a village), place_id, lat and
# lon (missing where only the place is known), is_sure, themes, year.
COLUMNS = [
    "row_id",
    "title",
    "kind",
    "place_id",
    "lat",
    "lon",
    "is_sure",
    "themes",
    "year",
    "source_id",
]


def of_cases(cases: pd.DataFrame, districts: Mapping[str, str]) -> pd.DataFrame:
    """Stories by the strength of their outcome.

    Args:
        districts: the district of each story that names its state alone, but whose village is known.
    """
    return _shaped(
        cases.assign(
            row_id=cases["case_id"],
            kind=cases["outcome_kind"],
            place_id=[
                districts.get(case_id, place_id)
                for case_id, place_id in zip(cases["case_id"], cases["place_id"], strict=True)
            ],
            is_sure=cases["point_match"].eq(nearby.CERTAIN).fillna(value=False),
        )
    )


def of_events(events: pd.DataFrame) -> pd.DataFrame:
    """Gatherings by what is on record of them, where they were held; they have no point of their own."""
    held_in = [
        venues[0] if len(venues) else place_id
        for venues, place_id in zip(events["venue_place_ids"], events["place_id"], strict=True)
    ]
    return _shaped(
        events.assign(
            row_id=events["event_id"],
            kind=events["record"],
            place_id=held_in,
            lat=pd.NA,
            lon=pd.NA,
            is_sure=True,
        )
    )


def of_federations(organisations: pd.DataFrame) -> pd.DataFrame:
    """Federations known by name, by tier."""
    rows = organisations[organisations["kind"] == "federation"]
    return _shaped(
        rows.assign(
            row_id=rows["org_id"],
            title=rows["name"],
            kind=rows["tier"],
            is_sure=[nearby.is_certain(match) for match in rows["point_match"]],
            themes=[()] * len(rows),
            year=pd.NA,
        )
    )


def of_villages(documented: pd.DataFrame) -> pd.DataFrame:
    """Villages that a story is about or a federation sits in, each once.

    Args:
        documented: what :func:`data.nearby.documented` returned.
    """
    named = documented.assign(
        title=documented["locality"].fillna(documented["title"]),
        themes=[()] * len(documented),
        year=pd.NA,
    )
    # A story's own village comes first: it is what the place was looked up for.
    return _shaped(named.drop_duplicates(["place_id", "title"]))


def _shaped(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[COLUMNS].reset_index(drop=True)


def chosen(rows: pd.DataFrame, theme: str, strength: str) -> pd.DataFrame:
    """The rows of a theme and of a kind; "" does not limit."""
    fits = pd.Series(True, rows.index)
    if theme:
        fits &= pd.Series([theme in themes for themes in rows["themes"]], rows.index, dtype=bool)
    if strength:
        fits &= (rows["kind"] == strength).fillna(value=False)
    return rows[fits]


def within(rows: pd.DataFrame, state: str | None, places: Gazetteer) -> pd.DataFrame:
    """The rows of a state or province; all without one."""
    if state is None:
        return rows
    return rows.loc[[places.lies_in(place_id, state) for place_id in rows["place_id"]]]


def place_at(place_id: str, level: str, places: Gazetteer) -> str | None:
    """The district, or the state, that something lies in; None if its place is a larger one."""
    if level == "state":
        return places.state_of(place_id)
    around = places.ancestors(place_id)
    return next((one.place_id for one in around if one.level == level), None)
