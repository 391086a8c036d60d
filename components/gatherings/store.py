"""What is kept of gatherings between visits: what they can be chosen by, cards and maps."""

from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from components import cached, gathering, map, markup
from components.figures import choropleth
from components.figures.atlas import MapPoint
from components.map import Prepared
from data.gatherings import REPORTED, GatheringChoice, when, year_label


@dataclass(frozen=True)
class Facet:
    """One question a gathering can be chosen by: its key in the address, the part of the choice."""

    key: str
    part: str
    label: str
    options: dict[str, str]


@cached.once
def facets() -> tuple[Facet, ...]:
    """What a gathering can be chosen by, besides its place."""
    years = {one: year_label(one) for one in sorted(_present("years"), reverse=True)}
    return (
        Facet("programme", "programmes", "Programme", cached.programme_names()),
        Facet("theme", "themes", "Theme", _labels("themes", "themes")),
        Facet("kind", "kinds", "What came of it", _labels("kinds", "event_outcome_kinds")),
        Facet("level", "levels", "Level", _labels("levels", "event_levels")),
        Facet("year", "years", "Year", years),
        Facet("record", "records", "On record", _labels("records", "event_records")),
    )


def _present(part: str) -> dict[str, int]:
    return cached.gatherings().counts(GatheringChoice(), part)


def _labels(part: str, vocabulary: str) -> dict[str, str]:
    words, present = cached.vocabulary(), _present(part)
    return {one: words.label(vocabulary, one) for one in words.ids(vocabulary) if one in present}


@cached.once
def places_of(level: str) -> dict[str, str]:
    """Names of the places of a level in which people met, country by country."""
    return cached.gazetteer().named(_present("places"), level)


@cached.once
def _events() -> pd.DataFrame:
    return cached.gatherings().events.set_index("event_id", drop=False)


@cached.drawn
def card(event_id: str) -> Markup:
    """What stands under the title of a gathering: how much is on record, where and when, and what."""
    event = _events().loc[event_id]
    return Markup('<p class="lz-meta">{} · {}</p><p class="lz-summary">{}</p>').format(
        gathering.record(event), " · ".join(gathering.where_and_when(event)), _about(event)
    )


def _about(event: pd.Series) -> str:
    return next((text for text in (event["summary"], event["raised"]) if isinstance(text, str)), "")


@cached.drawn
def outcome(outcome_id: str) -> Markup:
    """An outcome in words, with its kind, theme and place."""
    rows, words = cached.gatherings().outcomes, cached.vocabulary()
    one = rows[rows["outcome_id"] == outcome_id].iloc[0]
    about = words.label("themes", one["theme"]), cached.gazetteer().full_name(one["place_id"])
    return Markup('<p class="lz-summary">{}</p><p class="lz-meta"><b>{}</b> · {}</p>').format(
        markup.explained(one["text"]),
        words.label("event_outcome_kinds", one["kind"]),
        " · ".join(about),
    )


@cached.drawn
def picture(programme: str, event_ids: tuple[str, ...]) -> Prepared:
    """The map of some gatherings of a programme."""
    package, layers = cached.programmes()[programme], cached.programme_layers(programme)
    events = _events().loc[list(event_ids)]
    points = _points(events)
    figure = choropleth.coverage_map(
        cached.coverage_by_district(programme),
        layers["district"],
        title=f"Gatherings of {package.short_title}",
        source_text=package.title,
        outline_layer_id=layers["state"],
        context_layer_id=layers.get("context"),
        points=points,
        figure_id=f"gatherings-{programme}",
        caption=_left_out(events, {point.place_id for point in points}),
    )
    return map.prepared(figure)


def _left_out(events: pd.DataFrame, drawn: set[str | None]) -> str:
    middle = "Each mark stands in the middle of its state, province or district, not at the venue."
    missing = int((~events["place_id"].isin(drawn)).sum())
    if not missing:
        return middle
    noun = "gathering" if missing == 1 else "gatherings"
    return f"{middle} Without a mark, because they were for the whole country: {missing:,} {noun}."


def _when(event: pd.Series) -> str:
    """The date, and whether the gathering was only announced or is known by name only."""
    on_record = cached.vocabulary().label("event_records", event["record"]).lower()
    return when(event) if event["record"] == REPORTED else f"{when(event)}, {on_record}"


def _points(events: pd.DataFrame) -> list[MapPoint]:
    """A mark for each place with gatherings, in the middle of it."""
    places, words = cached.gazetteer(), cached.vocabulary()
    found = []
    for place_id, rows in events.groupby("place_id"):
        place = places[str(place_id)]
        if place.lat is None or place.lon is None:
            continue
        noun = "gathering" if len(rows) == 1 else "gatherings"
        found.append(
            MapPoint(
                place.lat,
                place.lon,
                label=f"{places.full_name(place.place_id)}: {len(rows):,} {noun}",
                detail=tuple((str(row["title"]), _when(row)) for _, row in rows.iterrows()),
                place_id=place.place_id,
                kind=f"gatherings of a {words.label('place_levels', place.level).lower()}",
            )
        )
    return found
