"""Conclaves and conventions: choose, see them in time and on the map, and what came of them."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import basket, cached, filters, gathering, map, markup, matrix, sources
from components.figures import choropleth
from components.figures.atlas import MapPoint
from components.matrix import grid
from components.matrix.grid import Axis, Wording
from data.gatherings import GatheringChoice, when, year_label
from data.places import AmbiguousPlace, UnknownPlace

STATE, DISTRICT = "state", "district"
MAP_HEIGHT = 420
OUTCOMES = Wording(
    "outcome",
    "outcomes",
    "no outcome recorded",
    "{} outcomes by theme and kind. Choose a cell to list its outcomes.",
    {},
)
VIEWS = {"gatherings": "Gatherings", "outcomes": "What came of them"}


@dataclass(frozen=True)
class Facet:
    """One question a gathering can be chosen by: its key in the address, the part of the choice."""

    key: str
    part: str
    label: str
    options: dict[str, str]


def choose() -> GatheringChoice:
    """Which gatherings to list: draws the facets with the number each further choice would leave."""
    known = cached.gatherings()
    parts = {one.part: filters.chosen(one.key, one.label, one.options) for one in _facets()}
    states = filters.chosen(STATE, "State or province", _places("state"), _place_of("state"))
    districts = filters.chosen(DISTRICT, "District", _places("district"), _place_of("district"))
    choice = GatheringChoice(places=_narrowest(states, districts), **parts)
    held_in = known.counts(choice, "places")
    with st.container(horizontal=True, key="facets"):
        for one in _facets():
            filters.many(one.key, one.label, one.options, known.counts(choice, one.part))
        filters.many(STATE, "State or province", _places("state"), held_in)
        filters.many(DISTRICT, "District", _places("district"), held_in)
    return choice


def _facets() -> tuple[Facet, ...]:
    years = {one: year_label(one) for one in sorted(_present("years"), reverse=True)}
    return (
        Facet("programme", "programmes", "Programme", _programme_names()),
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


def _places(level: str) -> dict[str, str]:
    """Names of the places of a level in which people met, country by country."""
    places = cached.gazetteer()
    used = [one for one in _present("places") if places[one].level == level]
    used.sort(key=lambda one: (places[one].country_id, places.name(one)))
    return {one: places.name(one) for one in used}


def _place_of(level: str) -> filters.Understand:
    """A code, name or other spelling of a place in which people met."""

    def understand(word: str) -> str | None:
        try:
            place_id = cached.gazetteer().find(word, level=level).place_id
        except (UnknownPlace, AmbiguousPlace):
            return None
        return place_id if place_id in _places(level) else None

    return understand


def _narrowest(states: tuple[str, ...], districts: tuple[str, ...]) -> tuple[str, ...]:
    """The districts chosen, and the states in which no district is chosen."""
    narrowed = {cached.gazetteer().state_of(one) for one in districts}
    return (*(state for state in states if state not in narrowed), *districts)


def _programme_names() -> dict[str, str]:
    return {code: package.short_title for code, package in cached.programmes().items()}


def says_itself(choice: GatheringChoice, events: int, outcomes: int) -> None:
    """The choice in a sentence, with the number of gatherings and outcomes it gives."""
    nouns = (
        "gathering" if events == 1 else "gatherings",
        "outcome" if outcomes == 1 else "outcomes",
    )
    markup.paragraph(
        f"{events:,} {nouns[0]}, {outcomes:,} {nouns[1]} on record. {sentence(choice)}",
        "lz-sentence",
    )


def sentence(choice: GatheringChoice) -> str:
    """The choice in a sentence."""
    return choice.sentence(_programme_names(), cached.vocabulary(), cached.gazetteer())


def event_list(events: pd.DataFrame) -> None:
    """One card per gathering, in the order given."""
    with st.container(key="events"):
        for _, event in events.iterrows():
            _card(event)


def _card(event: pd.Series) -> None:
    with st.container(border=True, key=f"event-{event['event_id']}"):
        gathering.link(event)
        markup.show(
            Markup('<p class="lz-meta">{} · {}</p><p class="lz-summary">{}</p>').format(
                gathering.record(event), " · ".join(gathering.where_and_when(event)), _about(event)
            )
        )


def _about(event: pd.Series) -> str:
    return next((text for text in (event["summary"], event["raised"]) if isinstance(text, str)), "")


def maps(events: pd.DataFrame, choice: GatheringChoice) -> None:
    """A map for each programme that has gatherings here; the national layers are never stacked."""
    shown = [one for one in cached.programmes() if one in set(events["package_id"])]
    for column, programme in zip(st.columns(len(shown)), shown, strict=True):
        with column:
            _map(programme, events[events["package_id"] == programme], _focus(programme, choice))


def _focus(programme: str, choice: GatheringChoice) -> str | None:
    """The state or province to zoom to, if one alone is chosen and lies in the country."""
    places = cached.gazetteer()
    states = {places.state_of(one) for one in choice.places}
    state = states.pop() if len(states) == 1 else None
    country = cached.programmes()[programme].country_id
    return state if state and places[state].country_id == country else None


def _map(programme: str, events: pd.DataFrame, focus: str | None) -> None:
    package, layers = cached.programmes()[programme], cached.programme_layers(programme)
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
        focus_id=focus,
    )
    map.show(
        map.prepared(figure), key=f"gatherings_map_{programme}", height=MAP_HEIGHT, on_pick=_pick
    )


def _pick(place_id: str) -> None:
    """Choose the state or province of a place; for clicks on a map."""
    state = cached.gazetteer().state_of(place_id)
    filters.tick(STATE, _places("state"), [state] if state else [])
    filters.tick(DISTRICT, _places("district"), [])


def _left_out(events: pd.DataFrame, drawn: set[str | None]) -> str:
    middle = "Each mark stands in the middle of its state, province or district, not at the venue."
    missing = int((~events["place_id"].isin(drawn)).sum())
    if not missing:
        return middle
    noun = "gathering" if missing == 1 else "gatherings"
    return f"{middle} Without a mark, because they were for the whole country: {missing:,} {noun}."


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
                detail=tuple((str(row["title"]), when(row)) for _, row in rows.iterrows()),
                place_id=place.place_id,
                kind=f"gatherings of a {words.label('place_levels', place.level).lower()}",
            )
        )
    return found


def outcome_matrix(choice: GatheringChoice) -> None:
    """Outcomes by theme and kind; a cell lists its outcomes."""
    words = cached.vocabulary()
    counted = cached.gatherings().matrix(
        choice, words.ids("themes"), words.ids("event_outcome_kinds")
    )
    themes = {one: words.label("themes", one) for one in counted.rows}
    kinds = {one: words.label("event_outcome_kinds", one) for one in counted.columns}
    rows, columns = (
        Axis("Theme", "about", "theme", "themes", themes),
        Axis("Kind", "of the kind", "kind", "kinds", kinds),
    )
    matrix.show("outcome_matrix", grid.table(counted, rows, columns, OUTCOMES), _pick_cell)


def _pick_cell(picked: str) -> None:
    """Choose the theme and kind of a cell."""
    theme, _, kind = picked.partition("|")
    for facet in _facets():
        if facet.key in ("theme", "kind"):
            filters.tick(facet.key, facet.options, [theme if facet.key == "theme" else kind])


def outcome_list(outcomes: pd.DataFrame) -> None:
    """Each outcome with its kind, theme, place, gathering and source."""
    events = cached.gatherings().events.set_index("event_id", drop=False)
    with st.container(key="outcomes"):
        for _, outcome in outcomes.iterrows():
            _outcome(outcome, events.loc[outcome["event_id"]])


def _outcome(outcome: pd.Series, event: pd.Series) -> None:
    words = cached.vocabulary()
    about = (
        words.label("themes", outcome["theme"]),
        cached.gazetteer().full_name(outcome["place_id"]),
    )
    with st.container(border=True, key=f"outcome-{outcome['outcome_id']}"):
        markup.show(
            Markup('<p class="lz-summary">{}</p><p class="lz-meta"><b>{}</b> · {}</p>').format(
                markup.explained(outcome["text"]),
                words.label("event_outcome_kinds", outcome["kind"]),
                " · ".join(about),
            )
        )
        gathering.link(event)
        remark = outcome["note"] if isinstance(outcome["note"], str) else ""
        sources.note(outcome["package_id"], [outcome["source_id"]], remark)
        basket.button(
            f"outcome:{outcome['outcome_id']}", outcome["place_id"], outcome["theme"], "outcomes"
        )


def as_file(rows: pd.DataFrame, choice: GatheringChoice) -> pd.DataFrame:
    """Gatherings or outcomes as a file holds them: with names beside the codes, and the filter."""
    titles = cached.gatherings().events.set_index("event_id")["title"]
    keys = zip(rows["package_id"], rows["source_id"], strict=True)
    return rows.assign(
        gathering=rows["event_id"].map(titles),
        place=[cached.gazetteer().full_name(one) for one in rows["place_id"]],
        source=[sources.title(package_id, source_id) for package_id, source_id in keys],
        list=sentence(choice),
    )
