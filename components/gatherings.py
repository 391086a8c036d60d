"""Conclaves and conventions: choose, see them in time and on the map, and what came of them."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import cached, filters, gathering, map, markup, sources
from components.figures import choropleth
from components.figures.atlas import MapPoint
from data import coverage
from data.gatherings import GatheringChoice, year_label

VIEWS = {"gatherings": "Gatherings", "outcomes": "What came of them"}


def choose() -> GatheringChoice:
    """Which gatherings to list, with the number each further choice would leave."""
    known = cached.gatherings()
    facets = _facets()
    parts = {name: filters.chosen(key, label, options) for key, name, label, options in facets}
    choice = GatheringChoice(**parts)
    with st.container(horizontal=True, key="facets"):
        for key, name, label, options in facets:
            filters.many(key, label, options, known.counts(choice, name))
    return choice


def _facets() -> list[tuple[str, str, str, dict[str, str]]]:
    """Key in the address, part of the choice, label, and options of every facet."""
    return [
        ("programme", "programmes", "Programme", _programme_names()),
        ("theme", "themes", "Theme", _labels("themes", "themes")),
        ("kind", "kinds", "Outcome", _labels("kinds", "event_outcome_kinds")),
        ("place", "places", "Place", _places()),
        ("level", "levels", "Level", _labels("levels", "event_levels")),
        ("year", "years", "Year", {one: year_label(one) for one in sorted(_present("years"))}),
        ("record", "records", "On record", _labels("records", "event_records")),
    ]


def _present(facet: str) -> dict[str, int]:
    return cached.gatherings().counts(GatheringChoice(), facet)


def _labels(facet: str, vocabulary: str) -> dict[str, str]:
    words, present = cached.vocabulary(), _present(facet)
    return {one: words.label(vocabulary, one) for one in words.ids(vocabulary) if one in present}


def _places() -> dict[str, str]:
    """Countries, then states and provinces, then districts."""
    places = cached.gazetteer()
    ranks = {"country": 0, "state": 1}
    ordered = sorted(
        _present("places"), key=lambda one: (ranks.get(places[one].level, 2), places.full_name(one))
    )
    return {one: places.full_name(one) for one in ordered}


def _programme_names() -> dict[str, str]:
    return {code: package.short_title for code, package in cached.programmes().items()}


def says_itself(choice: GatheringChoice, events: int, outcomes: int) -> None:
    """The choice in a sentence, with the number of gatherings and outcomes it gives."""
    sentence = choice.sentence(_programme_names(), cached.vocabulary(), cached.gazetteer())
    nouns = ("gathering" if events == 1 else "gatherings", "outcome" if outcomes == 1 else "outcomes")
    markup.paragraph(
        f"{events:,} {nouns[0]}, {outcomes:,} {nouns[1]} on record. {sentence}", "lz-sentence"
    )


def event_list(events: pd.DataFrame) -> None:
    """One card per gathering, in the order given."""
    for _, event in events.iterrows():
        with st.container(border=True, key=f"event-{event['event_id']}"):
            gathering.link(event)
            markup.show(
                Markup('<p class="lz-meta">{} · {}</p><p class="lz-summary">{}</p>').format(
                    gathering.record(event), " · ".join(gathering.where_and_when(event)), _about(event)
                )
            )


def _about(event: pd.Series) -> str:
    return next((text for text in (event["summary"], event["raised"]) if isinstance(text, str)), "")


def maps(events: pd.DataFrame) -> None:
    """A map for each programme that has gatherings here; the national layers are never stacked."""
    shown = [one for one in cached.programmes() if one in set(events["package_id"])]
    for column, programme in zip(st.columns(len(shown)), shown, strict=True):
        with column:
            _map(programme, events[events["package_id"] == programme])


def _map(programme: str, events: pd.DataFrame) -> None:
    package, layers = cached.programmes()[programme], cached.programme_layers(programme)
    rows = cached.of_programme("coverage", programme)
    states = coverage.by_district(rows, cached.gazetteer(), cached.drawn(programme, "state"))
    points = _points(events)
    drawn = sum(int(point.size_value or 0) for point in points)
    figure = choropleth.coverage_map(
        states,
        layers["state"],
        title=f"Gatherings of {package.short_title}",
        source_text=f"{package.title}; boundaries: geoBoundaries (ODbL)",
        context_layer_id=layers.get("context"),
        points=points,
        points_unit=None,
        figure_id=f"gatherings-{programme}",
        caption=_left_out(len(events), drawn),
    )
    map.show(figure, key=f"gatherings_map_{programme}", height=420)


def _left_out(count: int, drawn: int) -> str:
    middle = "Each circle stands in the middle of its state, province or district, not at the venue."
    missing = count - drawn
    if not missing:
        return middle
    verb = "gathering of the whole country has" if missing == 1 else "gatherings of the whole country have"
    return f"{middle} {missing:,} {verb} no circle."


def _points(events: pd.DataFrame) -> list[MapPoint]:
    places = cached.gazetteer()
    found = []
    for place_id, rows in events.groupby("place_id"):
        place = places[str(place_id)]
        if place.lat is None or place.lon is None:
            continue
        titles = tuple((gathering.gatherings.when(row), str(row["title"])) for _, row in rows.iterrows())
        label = f"{places.full_name(place.place_id)}: {len(rows):,}"
        found.append(
            MapPoint(place.lat, place.lon, label, float(len(rows)), titles, place.place_id)
        )
    return found


def outcome_list(outcomes: pd.DataFrame) -> None:
    """Each outcome with its kind, theme, place, gathering and source."""
    events = cached.gatherings().events.set_index("event_id")
    words, places = cached.vocabulary(), cached.gazetteer()
    for _, row in outcomes.iterrows():
        with st.container(border=True, key=f"outcome-{row['outcome_id']}"):
            markup.show(
                Markup('<p class="lz-summary">{}</p><p class="lz-meta"><b>{}</b> · {} · {}</p>').format(
                    row["text"],
                    words.label("event_outcome_kinds", row["kind"]),
                    words.label("themes", row["theme"]),
                    places.full_name(row["place_id"]),
                )
            )
            gathering.link(events.loc[row["event_id"]].rename("event"))
            remark = row["note"] if isinstance(row["note"], str) else ""
            sources.note(row["package_id"], [row["source_id"]], remark)


def named_outcomes(outcomes: pd.DataFrame) -> pd.DataFrame:
    """Outcomes as a file holds them: with gathering, place and source in words."""
    titles = cached.gatherings().events.set_index("event_id")["title"]
    keys = zip(outcomes["package_id"], outcomes["source_id"], strict=True)
    return outcomes.assign(
        event=outcomes["event_id"].map(titles),
        place=[cached.gazetteer().full_name(one) for one in outcomes["place_id"]],
        source=[sources.title(package_id, source_id) for package_id, source_id in keys],
    )


def named_events(events: pd.DataFrame) -> pd.DataFrame:
    """Gatherings as a file holds them: with place and source in words."""
    keys = zip(events["package_id"], events["source_id"], strict=True)
    return events.assign(
        place=[cached.gazetteer().full_name(one) for one in events["place_id"]],
        source=[sources.title(package_id, source_id) for package_id, source_id in keys],
    )
