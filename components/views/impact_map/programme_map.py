"""One programme's impact map with what it says, the card of a touched place, its table and its files."""

from collections.abc import Mapping

import streamlit as st

from components.app import notices
from components.content.impact_maps import (
    impact,
    impact_map,
    impact_place,
    impact_sources,
    impact_table,
)
from components.content.impact_maps.impact_map import PreparedImpactMap
from components.content.maps import prepared_periods
from components.content.maps.prepared_periods import Ahead
from components.facts import tables
from components.language import dates
from components.language.messages import gettext
from components.views.impact_map import card, choose, files, presets
from components.views.impact_map.choose import Asked
from components.widgets import data_grid, headings, map, measure_map, prose, view_files
from data.choices import PRESENCE, ImpactChoice
from data.shapes import ShapesMissing


def show_programme(asked: Asked) -> None:
    """The map of one programme, and beside it sentences, card and table."""
    choice = asked.of(asked.programmes[0])
    picture, aside = st.columns([3, 2], gap="medium")
    with picture:
        map_spot = st.container()
        times = {period: dates.format_period(period) for period in impact.times_of(choice)}
        choice = choose.choose_time(choice, times)
    at = choose.chosen_place(lambda word: impact_place.is_known(choice, word))
    with map_spot:
        prepared = _show_map(choice, at, times, prepared_periods.ahead_of_impact_map(choice))
    with picture:
        files.show_files(choice)
        view_files.show_files("impact_map")
    with aside:
        if at:
            card.show_card(choice, at)
        _show_sentences(prepared)
        presets.show_presets()
        _show_notes(choice, prepared)
    _show_twin(choice)


def show_side_by_side(asked: Asked) -> None:
    """The maps of all programmes beside each other, each with its own key and table; never one on another."""
    choices = [asked.of(programme) for programme in asked.programmes]
    at = choose.chosen_place(
        lambda word: any(impact_place.is_known(choice, word) for choice in choices)
    )
    choose.drop_time()
    for spot, choice in zip(st.columns(len(choices)), choices, strict=True):
        with spot:
            headings.show_heading(tables.programme_names()[choice.programme])
            _say_missing(asked.choice, choice)
            here = at if at and impact_place.is_known(choice, at) else None
            prepared = _show_map(choice, here, {})
            _show_sentences(prepared)
            if here:
                card.show_card(choice, here)
            files.show_files(choice)
            _show_twin(choice)
            _show_notes(choice, prepared)
    presets.show_presets()


def _show_map(
    choice: ImpactChoice, at: str | None, times: Mapping[str, str], ahead: Ahead | None = None
) -> PreparedImpactMap | None:
    try:
        prepared = impact_map.prepare_impact_map(choice)
    except ShapesMissing as lost:
        notices.say_data_problems(lost.problems)
        return None
    level = impact.view_of(choice).level
    key = f"impact_map_{choice.programme}_{level}"
    time = measure_map.time_slider(choice, times, choice.period)
    map.show_map(
        prepared.map, key=key, selected=at, on_pick=choose.touch_place, time=time, ahead=ahead
    )
    return prepared


def _show_sentences(prepared: PreparedImpactMap | None) -> None:
    for sentence in prepared.said if prepared else ():
        prose.show_paragraph(sentence, "lz-sentence")


def _show_notes(choice: ImpactChoice, prepared: PreparedImpactMap | None) -> None:
    for note in prepared.notes if prepared else ():
        prose.show_paragraph(note, "lz-meta")
    view = impact.view_of(choice)
    marks = impact_sources.number_sources((view,), choice.programme)
    for line in impact_sources.marked_lines(view, marks):
        prose.show_html(line)
    if marks.numbers:
        prose.show_html(marks.draw_list())
    prose.show_sources(choice.programme, impact_sources.without_marks(view))


def _show_twin(choice: ImpactChoice) -> None:
    """The table, sent only when it is opened: two of them side by side would be long."""
    twin = st.expander(
        gettext("The same as a table"), key=f"impact_twin_{choice.programme}", on_change="rerun"
    )
    if twin.open:
        with twin:
            data_grid.show_table(impact_table.table_of(choice))


def _say_missing(asked: ImpactChoice, own: ImpactChoice) -> None:
    """Say which of the chosen layers a programme does not have."""
    programme = tables.programme_names()[own.programme]
    shown = {asked.fill, asked.circles, asked.points, PRESENCE, ""}
    if not shown.issuperset((own.fill, own.circles, own.points)):
        st.caption(
            gettext(
                "{programme} has no such figures: what answers the same question there is shown.",
                programme=programme,
            )
        )
        return
    if asked.fill != own.fill:
        st.caption(
            gettext(
                "{programme} has no figures of this kind: its presence is shown.",
                programme=programme,
            )
        )
    if asked.circles != own.circles:
        st.caption(gettext("{programme} has no such results by place.", programme=programme))
    if asked.points != own.points:
        st.caption(gettext("{programme} has no such points.", programme=programme))
