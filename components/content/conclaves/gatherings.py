"""What is said of gatherings, made once for all visitors: what they can be chosen by, cards and maps."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
from markupsafe import Markup

from components.content.conclaves import event_dates, gathering_facts
from components.content.elements import choice_words, markup
from components.content.elements.facet import Facet
from components.content.maps import prepared_map
from components.content.maps.prepared_map import PreparedMap
from components.content.maps.surroundings import rows_at_places, surround
from components.facts import tables
from components.figures.maps import choropleth
from components.figures.maps.map_figure import MapFigure, MapPoint
from components.language import lists
from components.language.messages import gettext, ngettext
from data.gatherings import REPORTED, GatheringChoice
from data.letters import begin_small


@tables.once
def facets() -> tuple[Facet, ...]:
    """What a gathering can be chosen by, besides its place."""
    years = {one: choice_words.say_year(one) for one in sorted(_present("years"), reverse=True)}
    return (
        Facet("programme", "programmes", gettext("Programme"), tables.programme_names()),
        Facet("theme", "themes", gettext("Theme"), _labels("themes", "themes")),
        Facet("kind", "kinds", gettext("What came of it"), _labels("kinds", "event_outcome_kinds")),
        Facet("level", "levels", gettext("Level"), _labels("levels", "event_levels")),
        Facet("year", "years", gettext("Year"), years),
        Facet("record", "records", gettext("On record"), _labels("records", "event_records")),
    )


def _present(part: str) -> dict[str, int]:
    return tables.gatherings().counts(GatheringChoice(), part)


def _labels(part: str, vocabulary: str) -> dict[str, str]:
    return tables.vocabulary().options(vocabulary, _present(part))


@tables.once
def places_of(level: str) -> dict[str, str]:
    """Names of the places of a level in which people met, country by country."""
    return tables.gazetteer().named(_present("places"), level)


@tables.once
def _events() -> pd.DataFrame:
    return tables.gatherings().events.set_index("event_id", drop=False)


@tables.drawn
def card(event_id: str) -> Markup:
    """What stands under the title of a gathering: how much is on record, where and when, and what."""
    event = _events().loc[event_id]
    return Markup('<p class="lz-meta">{} · {}</p><p class="lz-summary">{}</p>').format(
        gathering_facts.record(event),
        " · ".join(gathering_facts.where_and_when(event)),
        markup.plain(_about(event)),
    )


def _about(event: pd.Series) -> str:
    return next((text for text in (event["summary"], event["raised"]) if isinstance(text, str)), "")


@tables.drawn
def outcome(outcome_id: str) -> Markup:
    """An outcome in words, with its kind, theme and place."""
    rows, words = tables.gatherings().outcomes, tables.vocabulary()
    one = rows[rows["outcome_id"] == outcome_id].iloc[0]
    about = words.label("themes", one["theme"]), tables.gazetteer().full_name(one["place_id"])
    return Markup('<p class="lz-summary">{}</p><p class="lz-meta"><b>{}</b> · {}</p>').format(
        markup.explained(one["text"]),
        words.label("event_outcome_kinds", one["kind"]),
        " · ".join(about),
    )


@tables.drawn
def picture(programme: str, event_ids: tuple[str, ...]) -> PreparedMap:
    """The map of some gatherings of a programme."""
    return prepared_map.prepare_map(figure(programme, event_ids))


def figure(programme: str, event_ids: Sequence[str]) -> MapFigure:
    """The same map before it is prepared for a browser."""
    package = tables.programmes()[programme]
    events = _events().loc[list(event_ids)]
    points = _points(events)
    return choropleth.coverage_map(
        tables.coverage_by_district(programme),
        replace(
            surround(tables.programme_layers(programme)),
            title=gettext("Gatherings of {programme}", programme=package.short_title),
            points=points,
            figure_id=f"gatherings-{programme}",
            caption=_left_out(events, {point.place_id for point in points}),
        ),
        source_text=package.title,
    )


def _left_out(events: pd.DataFrame, drawn: set[str | None]) -> str:
    middle = gettext(
        "Each mark stands in the middle of its state, province or district, not at the venue."
    )
    missing = int((~events["place_id"].isin(drawn)).sum())
    if not missing:
        return middle
    unmarked = ngettext(
        "Without a mark, because they were for the whole country: {count} gathering.",
        "Without a mark, because they were for the whole country: {count} gatherings.",
        missing,
    )
    return f"{middle} {unmarked}"


def _when(event: pd.Series) -> str:
    """The date, and whether the gathering was only announced or is known by name only."""
    on_record = begin_small(tables.vocabulary().label("event_records", event["record"]))
    date = event_dates.say_event_date(event)
    return date if event["record"] == REPORTED else lists.join((date, on_record))


def _points(events: pd.DataFrame) -> list[MapPoint]:
    """A mark for each place with gatherings, in the middle of it."""
    places, words = tables.gazetteer(), tables.vocabulary()
    return [
        MapPoint(
            lat,
            lon,
            label=ngettext(
                "{place}: {count} gathering",
                "{place}: {count} gatherings",
                len(rows),
                place=places.full_name(place.place_id),
            ),
            detail=tuple((str(row["title"]), _when(row)) for _, row in rows.iterrows()),
            place_id=place.place_id,
            kind=gettext(
                "gatherings of a {level}",
                level=begin_small(words.label("place_levels", place.level)),
            ),
        )
        for place, lat, lon, rows in rows_at_places(events)
    ]
