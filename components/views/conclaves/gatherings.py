"""Conclaves and conventions: choose, see them in time and on the map, and what came of them."""

from functools import partial

import pandas as pd
import streamlit as st

from components.app import basket, url_state
from components.content.cases import matrix as grid
from components.content.cases.matrix import Axis
from components.content.cases.matrix_words import Outcomes
from components.content.conclaves import gatherings
from components.content.elements import choice_words, sources
from components.content.elements.facet import Facet
from components.facts import tables
from components.language.messages import gettext, gettext_noop, ngettext
from components.views.conclaves import gathering
from components.widgets import downloads, facet_bar, map, map_files, matrix, pickers, prose
from data import export
from data.gatherings import REPORTED, GatheringChoice
from data.letters import join_sentences

STATE, DISTRICT = "state", "district"
MAP_HEIGHT = 420
VIEWS = {
    "gatherings": gettext_noop("Gatherings"),
    "outcomes": gettext_noop("What came of them"),
}


def choose_gatherings() -> GatheringChoice:
    """Which gatherings to list: draws the facets with the number each further choice would leave."""
    known = tables.gatherings()
    states, districts = gatherings.places_of("state"), gatherings.places_of("district")
    parts = facet_bar.read_facets(gatherings.facets())
    places = tables.gazetteer().narrowest(
        _chosen(STATE, gettext("State or province"), states),
        _chosen(DISTRICT, gettext("District"), districts),
    )
    choice = GatheringChoice(places=places, **parts)
    of_places = (
        Facet(STATE, "places", gettext("State or province"), states),
        Facet(DISTRICT, "places", gettext("District"), districts),
    )
    with facet_bar.open_bar():
        facet_bar.draw_facets((*gatherings.facets(), *of_places), partial(known.counts, choice))
    return choice


def _chosen(level: str, label: str, options: dict[str, str]) -> tuple[str, ...]:
    return url_state.chosen(level, label, options, pickers.by_place_name(level, options=options))


def show_choice(choice: GatheringChoice, events: pd.DataFrame, outcomes: pd.DataFrame) -> None:
    """The choice in a sentence, with the number of gatherings and outcomes it gives."""
    counted = gettext(
        "{gatherings}, {outcomes} on record.",
        gatherings=ngettext("{count} gathering", "{count} gatherings", len(events)),
        outcomes=ngettext("{count} outcome", "{count} outcomes", len(outcomes)),
    )
    told = join_sentences([counted, choice_sentence(choice), *_without_report(events)])
    prose.show_paragraph(told, "lz-sentence")


def _without_report(events: pd.DataFrame) -> list[str]:
    """How many of the gatherings no report was found of, kind by kind."""
    words, counts = tables.vocabulary(), events["record"].value_counts()
    kinds = [code for code in words.ids("event_records") if code != REPORTED and code in counts]
    return [
        gettext(
            "{kind}, without a report: {count}.",
            kind=words.label("event_records", kind),
            count=int(counts[kind]),
        )
        for kind in kinds
    ]


def choice_sentence(choice: GatheringChoice) -> str:
    """The choice in a sentence."""
    return choice_words.say_gathering_choice(
        choice, tables.programme_names(), tables.vocabulary(), tables.gazetteer()
    )


def show_events(events: pd.DataFrame) -> None:
    """One card per gathering, in the order given."""
    with st.container(key="events"):
        for _, event in events.iterrows():
            _card(event)


def _card(event: pd.Series) -> None:
    with st.container(border=True, key=f"event-{event['event_id']}"):
        gathering.show_link(event)
        prose.show_html(gatherings.card(event["event_id"]))


def show_maps(events: pd.DataFrame, choice: GatheringChoice) -> None:
    """A map for each programme that has gatherings here; the national layers are never stacked."""
    shown = [one for one in tables.programmes() if one in set(events["package_id"])]
    for column, programme in zip(st.columns(len(shown)), shown, strict=True):
        with column:
            own = tuple(events[events["package_id"] == programme]["event_id"])
            _map(programme, own, choice)


def _map(programme: str, events: tuple[str, ...], choice: GatheringChoice) -> None:
    state = _focus(programme, choice)
    map.show_or_tell(
        lambda: gatherings.picture(programme, events).zoomed_to(state),
        key=f"gatherings_map_{programme}",
        height=MAP_HEIGHT,
        on_pick=_pick,
    )
    map_files.offer_map(
        "conclaves",
        f"gatherings-{programme}",
        lambda: gatherings.figure(programme, events),
        choice_sentence(choice),
        state,
    )


def _focus(programme: str, choice: GatheringChoice) -> str | None:
    """The state or province to zoom to, if one alone is chosen and lies in the country."""
    places = tables.gazetteer()
    states = {places.state_of(place) for place in choice.places}
    state = states.pop() if len(states) == 1 else None
    country = tables.programmes()[programme].country_id
    return state if state and places[state].country_id == country else None


def _pick(place_id: str) -> None:
    """Choose the state or province of a place; for clicks on a map."""
    state = tables.gazetteer().state_of(place_id)
    url_state.choose({STATE: [state] if state else [], DISTRICT: []})


def show_outcome_matrix(choice: GatheringChoice) -> None:
    """Outcomes by theme and kind; a cell lists its outcomes."""
    words = tables.vocabulary()
    counted = tables.gatherings().matrix(
        choice, words.ids("themes"), words.ids("event_outcome_kinds")
    )
    themes = {row: words.label("themes", row) for row in counted.rows}
    kinds = {column: words.label("event_outcome_kinds", column) for column in counted.columns}
    rows, columns = (
        Axis("theme", "themes", themes),
        Axis("kind", "kinds", kinds),
    )
    matrix.show_matrix("outcome_matrix", grid.table(counted, rows, columns, Outcomes()), _pick_cell)


def _pick_cell(picked: str) -> None:
    """Choose the theme and kind of a cell."""
    theme, _, kind = picked.partition("|")
    url_state.choose({"theme": [theme], "kind": [kind]})


def show_outcomes(outcomes: pd.DataFrame) -> None:
    """Each outcome with its kind, theme, place, gathering and source."""
    events = tables.gatherings().events.set_index("event_id", drop=False)
    with st.container(key="outcomes"):
        for _, outcome in outcomes.iterrows():
            _outcome(outcome, events.loc[outcome["event_id"]])


def _outcome(outcome: pd.Series, event: pd.Series) -> None:
    with st.container(border=True, key=f"outcome-{outcome['outcome_id']}"):
        prose.show_html(gatherings.outcome(outcome["outcome_id"]))
        gathering.show_link(event)
        remark = outcome["note"] if isinstance(outcome["note"], str) else ""
        prose.show_sources(outcome["package_id"], [outcome["source_id"]], remark)
        basket.show_button(
            f"outcome:{outcome['outcome_id']}", outcome["place_id"], outcome["theme"], "outcomes"
        )


def show_download(rows: pd.DataFrame, choice: GatheringChoice, name: str) -> None:
    """The whole list as a file."""
    downloads.offer_file(
        f"{name}.csv",
        "text/csv",
        gettext("Download this list (CSV)"),
        lambda: export.to_csv(_as_file(rows, choice)),
    )


def _as_file(rows: pd.DataFrame, choice: GatheringChoice) -> pd.DataFrame:
    """Gatherings or outcomes as a file holds them: with names beside the codes, and the filter."""
    titles = tables.gatherings().events.set_index("event_id")["title"]
    keys = zip(rows["package_id"], rows["source_id"], strict=True)
    return rows.assign(
        gathering=rows["event_id"].map(titles),
        place=[tables.gazetteer().full_name(place_id) for place_id in rows["place_id"]],
        source=[sources.title(package_id, source_id) for package_id, source_id in keys],
        list=choice_sentence(choice),
    )
