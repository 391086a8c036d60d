"""What the impact map says of one place: its figures, layer by layer, and the stories nearest to it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd

from components.content.elements.blocks import Link
from components.content.impact_maps import impact_map, impact_titles
from components.content.impact_maps.impact import ImpactView, Shown, view_of
from components.content.impact_maps.impact_layers import label_of_points
from components.facts import impact as known
from components.facts import tables
from components.language import numbers
from components.language.messages import gettext
from data import impact, impact_points, nearby
from data.choices import STORIES, CaseChoice, ImpactChoice
from data.letters import begin_small

MOST_STORIES, MOST_KM = 3, 400.0


@dataclass(frozen=True)
class PlaceOnMap:
    """A place that was touched.

    Attributes:
        facts: its figures by their names; stories: the ways to the nearest ones, each with how near.
        has_own_stories: whether they are from the place itself.
        counted: how many stories the programme has from the place.
    """

    place_id: str
    title: str
    facts: dict[str, str]
    stories: tuple[Link, ...]
    has_own_stories: bool
    counted: int


def is_known(choice: ImpactChoice, place_id: str) -> bool:
    """Whether a place is a state or district of the programme's country."""
    gazetteer = tables.gazetteer()
    return (
        place_id in gazetteer
        and gazetteer[place_id].country_id == tables.countries()[choice.programme]
        and gazetteer[place_id].level in ("state", "district")
    )


@tables.drawn
def describe_place(choice: ImpactChoice, place_id: str) -> PlaceOnMap:
    """The card of a place in a view."""
    view, gazetteer = view_of(choice), tables.gazetteer()
    own = _stories_of(choice, place_id)
    stories = _links(own.head(MOST_STORIES)) if len(own) else _nearest(choice, place_id)
    return PlaceOnMap(
        place_id,
        gazetteer.full_name(place_id),
        dict(_facts(view, place_id)),
        tuple(stories),
        bool(len(own)),
        len(own),
    )


def _stories_of(choice: ImpactChoice, place_id: str) -> pd.DataFrame:
    """The stories of a place, those that the map shows first."""
    here = CaseChoice(places=(place_id,), programmes=(choice.programme,))
    own = tables.stories().matching(here)
    kind, _, theme = choice.points.partition(".")
    if kind != STORIES:
        return own
    wanted = replace(
        here,
        themes=(theme,) if theme else (),
        outcome_kinds=(choice.strength,) if choice.strength else (),
    )
    drawn = set(tables.stories().matching(wanted)["case_id"])
    return own.sort_values("case_id", key=lambda ids: ~ids.isin(drawn), kind="stable")


def _facts(view: ImpactView, place_id: str) -> Iterator[tuple[str, str]]:
    for shown in (view.fill, view.circles):
        if shown is not None:
            yield impact_titles.heading(shown), _figure(shown, place_id)
    words = impact_map.presence_words(view.choice.programme)
    if place_id in words:
        yield gettext("Programme"), words[place_id]
    if view.points is not None:
        places = tables.gazetteer()
        here = [places.lies_in(one, place_id) for one in view.points["place_id"]]
        label = gettext("On the map: {things}", things=begin_small(label_of_points(view.choice)))
        yield label, numbers.format_number(sum(here))


def _figure(shown: Shown, place_id: str) -> str:
    """The figure of a place, or that of the state around it, which is named; and whether it is doubtful."""
    gazetteer = tables.gazetteer()
    at = impact_points.place_at(place_id, shown.level, gazetteer)
    rows = shown.rows[shown.rows["place_id"] == at]
    if rows.empty:
        return numbers.not_reported()
    row = rows.iloc[0]
    value = numbers.format_value(row["value"], shown.unit)
    if pd.isna(row["value"]):
        return value
    if row["quality"] == "doubtful":
        value = gettext("{value}, doubtful", value=value)
    if at != place_id:
        return gettext("{value} in all of {place}", value=value, place=gazetteer.name(str(at)))
    if isinstance(row["figure_of"], str):
        return gettext(
            "{value}, together with others as {place}", value=value, place=row["figure_of"]
        )
    return value


def _links(rows: pd.DataFrame) -> Iterator[Link]:
    words = tables.vocabulary()
    for row in rows.to_dict("records"):
        outcome = words.label("case_outcome_kinds", row["outcome_kind"])
        yield Link(f"cases/{row['case_id']}", row["title"], outcome)


def _nearest(choice: ImpactChoice, place_id: str) -> Iterator[Link]:
    """Stories with a point nearest to the middle of a place without any of its own, with the distance."""
    place = tables.gazetteer()[place_id]
    rows = known.points(choice.programme, STORIES)
    rows = rows[rows["lat"].notna()]
    if place.point is None or rows.empty:
        return
    for row in nearby.nearest(rows, *place.point, MOST_STORIES, MOST_KM).to_dict("records"):
        tens = numbers.format_number(round(float(row["km"]), -1) or 10)
        far = gettext("about {count} km away", count=tens)
        yield Link(f"cases/{row['row_id']}", row["title"], far)


def side_in_words(view: ImpactView, place_id: str) -> str:
    """On which side of the line a place is, as a sentence; empty where there is no line."""
    words, side = impact_titles.where_words(view), view.sides.get(place_id)
    if not words or side not in (impact.INSIDE, impact.OTHER):
        return ""
    if side == impact.INSIDE:
        return gettext("One of the places where {where}.", where=words)
    return gettext("Not one of the places where {where}.", where=words)
