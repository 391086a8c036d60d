"""The signs of the map of a place: federations and stories where they are, the rest by its place."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import urlencode

import pandas as pd

from components.content.maps.surroundings import rows_at_places
from components.content.programmes import federation_points
from components.facts import tables
from components.figures.maps.map_figure import MapPoint
from components.language import lists
from components.language.messages import gettext, gettext_noop
from data import profile
from data.nearby import CERTAIN
from data.place import Place, places_of

FEW = 6
STORIES, GATHERINGS = gettext_noop("Case studies"), gettext_noop("Gatherings")
TOLD: Mapping[str, str] = {STORIES: "cases", GATHERINGS: "events"}
READ_ONE = gettext_noop("Read this case study")
# What a sign of each kind leads to: words, and the page that lists them by state and district.
LISTS = {
    STORIES: (gettext_noop("Read these case studies"), "learning_zone"),
    GATHERINGS: (gettext_noop("See these gatherings"), "conclaves"),
}


def signs(place: Place) -> Iterator[MapPoint]:
    """Federations and stories where they are; what has no point of its own in the middle of its places."""
    for programme in tables.programmes():
        yield from federation_points.points(programme, place.place_id)
    for kind, table in TOLD.items():
        rows = find_inside(table, place)
        has_point = _has_point(rows, place)
        yield from _at_their_own(rows[has_point], kind)
        yield from _by_place(rows[~has_point], kind)


def _has_point(rows: pd.DataFrame, whole: Place) -> pd.Series:
    """Which rows are about the place that their own point lies in, or a part of it, inside the whole."""
    places = tables.gazetteer()
    owns = rows["own_id"] if "own_id" in rows else [None] * len(rows)
    lies_there = [
        isinstance(own, str)
        and places.lies_in(own, whole.place_id)
        and places.lies_in(place_id, own)
        for place_id, own in zip(rows["place_id"], owns, strict=True)
    ]
    return pd.Series(lies_there, rows.index, dtype=bool)


def _at_their_own(rows: pd.DataFrame, kind: str) -> Iterator[MapPoint]:
    """One point for each position; a story that names several parts of its place stands there once."""
    if rows.empty:
        return
    once = rows[~rows.index.duplicated()]
    for (lat, lon), here in once.groupby(["lat", "lon"]):
        point = MapPoint(
            float(lat), float(lon), "", kind=gettext(kind), is_sure=bool(here["is_sure"].all())
        )
        first = here.iloc[0]
        at = tables.gazetteer()[str(first["place_id"])]
        if len(here) == 1:
            [(year, title)] = _titles(here)
            yield replace(
                point,
                label=title,
                detail=((year, lists.join(_where(first["village"], at))),),
                leads_to=((gettext(READ_ONE), f"case_study?story={first['story']}"),),
            )
        else:
            yield replace(
                point,
                label=_count(kind, at, len(here)),
                size_value=len(here),
                detail=tuple(_titles(here)),
                leads_to=_list_of(kind, at),
            )


def _where(village: object, at: Place) -> tuple[str, ...]:
    return (village, at.name) if isinstance(village, str) else (at.name,)


@tables.once
def _once_a_place(table: str) -> pd.DataFrame:
    """Titles and years of stories or gatherings, once for each place that they are about.

    `own_id` is the place that a story's own point lies in, missing where it has none.
    """
    rows = tables.table(table).rows
    about = [places_of(row) for row in rows.to_dict("records")]
    kept = rows[["title", "year"]].assign(place_id=about)
    if "lat" in rows:
        kept = kept.assign(
            lat=rows["lat"],
            lon=rows["lon"],
            is_sure=rows["point_match"].eq(CERTAIN).fillna(value=False),
            own_id=rows["place_id"].where(rows["lat"].notna() & rows["lon"].notna()),
            story=rows["case_id"],
            village=rows["village"].fillna(rows["locality"]),
        )
    return kept.explode("place_id")


def find_inside(table: str, whole: Place) -> pd.DataFrame:
    """Stories or gatherings of a place, once for each of their places in it.

    One that names a state and a district of it stands in the district only.
    """
    places = tables.gazetteer()
    rows = profile.inside(_once_a_place(table), whole.place_id, places)
    together: dict[object, set[str]] = defaultdict(set)
    for row, place_id in rows["place_id"].items():
        together[row].add(place_id)
    is_narrowest = [
        not any(other != own and places.lies_in(other, own) for other in together[row])
        for row, own in rows["place_id"].items()
    ]
    return rows[pd.Series(is_narrowest, rows.index, dtype=bool).to_numpy()]


def _by_place(rows: pd.DataFrame, kind: str) -> Iterator[MapPoint]:
    """One point for each place that has rows, with their first titles."""
    for at, lat, lon, here in rows_at_places(rows):
        yield MapPoint(
            lat,
            lon,
            label=_count(kind, at, len(here)),
            size_value=len(here),
            detail=tuple(_titles(here)),
            place_id=at.place_id,
            kind=gettext(kind),
            leads_to=_list_of(kind, at),
        )


def _count(kind: str, at: Place, count: int) -> str:
    return gettext("{kind}, {place}: {count}", kind=gettext(kind), place=at.name, count=count)


def _list_of(kind: str, place: Place) -> tuple[tuple[str, str], ...]:
    """The page that lists what a sign stands for; none for a place that pages cannot be asked for."""
    words, page = LISTS[kind]
    if place.level not in ("state", "district"):
        return ()
    return ((gettext(words), f"{page}?{urlencode({place.level: place.place_id})}"),)


def _titles(rows: pd.DataFrame) -> Iterator[tuple[str, str]]:
    for row in rows.head(FEW).itertuples():
        yield str(row.year) if pd.notna(row.year) else gettext("Year not reported"), row.title
    if len(rows) > FEW:
        yield gettext("And"), gettext("{count} more", count=len(rows) - FEW)
