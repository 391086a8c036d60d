"""Circles and points of the impact map: one for each figure, and one for each thing with a place."""

from collections.abc import Callable, Iterator

import pandas as pd

from components.content.impact_maps.impact import ImpactView
from components.content.maps.surroundings import rows_at_places
from components.facts import tables
from components.figures.maps.choropleth import MapPoint
from components.figures.maps.map_figure import Detail
from components.language import lists, numbers
from components.language.messages import gettext, gettext_noop, ngettext
from components.language.shortening import shorten_to_words
from data import impact, impact_points
from data.choices import FEDERATIONS, GATHERINGS, STORIES

# The list of terms that the kind of a point is one of.
TERMS = {STORIES: "case_outcome_kinds", GATHERINGS: "event_records", FEDERATIONS: "tiers"}
MIDDLE = gettext_noop("Several or one, in the middle of their district or state")
MOST_TITLES, TITLE_LENGTH = 4, 60


def circles(view: ImpactView) -> Iterator[MapPoint]:
    """One circle for each figure of the results, in the middle of its place."""
    if view.circles is None:
        return
    gazetteer, shown = tables.gazetteer(), view.circles
    for row in impact.each_figure_once(shown.rows).itertuples():
        place = gazetteer[row.place_id]
        if place.point is None or not row.value:
            continue
        detail = [(shown.label, numbers.format_value(row.value, shown.unit))]
        if row.quality == "doubtful":
            detail.append((gettext("Quality"), gettext("doubtful")))
        yield MapPoint(
            *place.point,
            row.figure_of if isinstance(row.figure_of, str) else row.name,
            size_value=float(row.value),
            detail=tuple(detail),
            place_id=row.place_id,
        )


def points(view: ImpactView) -> Iterator[MapPoint]:
    """A mark for each thing with a point; one for all others of a place, in its middle."""
    if view.points is None:
        return
    rows, kind = view.points, view.choice.points.partition(".")[0]
    placed = rows[rows["lat"].notna()]
    order = placed.assign(_kind=_order(kind)(placed["kind"]), _likely=~placed["is_sure"])
    for row in order.sort_values(["_kind", "_likely"], kind="stable").to_dict("records"):
        yield MapPoint(
            float(row["lat"]),
            float(row["lon"]),
            shorten_to_words(row["title"], TITLE_LENGTH),
            place_id=_choosable(row["place_id"]),
            kind=_kind_words(kind, row["kind"]),
            is_sure=bool(row["is_sure"]),
        )
    yield from _middles(rows[rows["lat"].isna()])


def _order(kind: str) -> Callable[[pd.Series], pd.Series]:
    """A key that sorts kinds as their list has them."""
    order = {code: number for number, code in enumerate(_terms(kind))}
    return lambda column: column.map(order).fillna(len(order))


def _terms(kind: str) -> list[str]:
    return tables.vocabulary().ids(TERMS[kind]) if kind in TERMS else []


def _kind_words(kind: str, code: str) -> str:
    return (
        tables.vocabulary().label(TERMS[kind], code)
        if kind in TERMS
        else gettext("Documented village")
    )


def _choosable(place_id: str) -> str | None:
    """The district that a click on a mark chooses; the state, where no district is known."""
    gazetteer = tables.gazetteer()
    return impact_points.place_at(place_id, "district", gazetteer) or gazetteer.state_of(place_id)


def _middles(rows: pd.DataFrame) -> Iterator[MapPoint]:
    for place, lat, lon, here in rows_at_places(rows):
        yield MapPoint(
            lat,
            lon,
            gettext("{place}: {count}", place=place.name, count=len(here)),
            detail=_titles(here),
            place_id=_choosable(place.place_id),
            kind=gettext(MIDDLE),
        )


def _titles(rows: pd.DataFrame) -> Detail:
    titles = [shorten_to_words(title, TITLE_LENGTH) for title in rows["title"].head(MOST_TITLES)]
    more = len(rows) - len(titles)
    if more > 0:
        titles.append(ngettext("{count} more", "{count} more", more))
    return ((gettext("Here"), lists.join_parts(titles)),)
