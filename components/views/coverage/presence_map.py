"""Where a programme worked: the map, its table twin, what is known of a place, what is left out."""

from collections.abc import Callable

import streamlit as st

from components.app import basket, frame
from components.content.impact_maps import impact_map
from components.content.maps import coverage_limits, coverage_map
from components.content.places import place as place_facts
from components.content.places import place_page
from components.content.villages import register_facts
from components.facts import tables
from components.language.messages import gettext, gettext_noop
from components.widgets import (
    blocks,
    cards,
    data_grid,
    headings,
    map,
    pickers,
    place_card,
    prose,
)
from components.widgets.source_list import SourceList
from data.choices import CaseChoice, PlaceChoice

PRESENCE = "presence"
NAMELESS = gettext_noop(
    "Those not known by name are somewhere among the districts marked “no record”."
)


def presence_measures(programme: str) -> dict[str, str]:
    """What can be shown of a programme's presence: itself, and where known how well it is proven."""
    measures = {PRESENCE: gettext("Worked there or not")}
    if tables.evidence_counts(programme):
        measures["evidence"] = gettext("How well that is proven")
    return measures


def show_presence(choice: PlaceChoice, measure: str, beside: Callable[[], None]) -> None:
    """The map of presence, with circles for the pieces of evidence if asked for, and its table.

    Args:
        beside: draws what stands beside the map, above the sentence.
    """
    picture, aside = st.columns([3, 2], gap="medium")
    with picture:
        map.show_or_tell(
            lambda: coverage_map.picture(choice.programme, measure == "evidence").zoomed_to(
                choice.state
            ),
            key="coverage_map",
            selected=choice.district,
            on_pick=pickers.pick_place,
        )
        basket.show_button(f"map:{choice.programme}", choice.place, spot="coverage")
    with aside:
        beside()
        prose.show_paragraph(coverage_map.sentence(choice.programme, choice.state), "lz-sentence")
    # As wide as the page: beside the map its last columns would be cut off.
    data_grid.show_table(coverage_map.table_of(choice.programme, choice.state))


def show_card(choice: PlaceChoice) -> None:
    """The card of the chosen place, if one is chosen: whether the programme worked there, and the way on."""
    if choice.place is None:
        return
    words = impact_map.presence_words(choice.programme)
    facts = {gettext("Coverage"): words[choice.place]} if choice.place in words else {}
    place_card.show_card(choice.place, facts, pickers.leave_place)


def show_chosen_place(choice: PlaceChoice, named: SourceList) -> None:
    """What is known of the chosen place: coverage, its source, and its case studies.

    Args:
        named: the sources of the page, whose list stands at its end.
    """
    if choice.place is None:
        return
    st.header(tables.gazetteer().full_name(choice.place), anchor=False)
    if choice.district:
        _district(choice.programme, choice.district, named)
    else:
        _state(choice.programme, str(choice.state), named)
    _cases(choice)


def _district(programme: str, district: str, named: SourceList) -> None:
    districts = tables.coverage_by_district(programme)
    row = districts[districts["place_id"] == district].iloc[0]
    look = coverage_map.name_look(row["look"])
    if row["weak"]:
        look = gettext("{look}, on weak evidence: likely, not proven", look=look)
    facts = {
        gettext("Coverage"): look,
        gettext("Recorded as"): row["recorded_as"],
        **place_facts.coverage_facts(row),
    }
    prose.show_definitions(facts)
    named.show_marks(programme, place_facts.sources_of(row))


def _state(programme: str, state: str, named: SourceList) -> None:
    states = tables.coverage_by_state(programme)
    row = states[states["place_id"] == state].iloc[0]
    complete = (
        gettext("The list is complete.")
        if row["list_complete"]
        else gettext("The list is not complete.")
    )
    prose.show_paragraph(f"{coverage_map.say_district_counts(programme, state)} {complete}")
    named.show_marks(programme, [row["source_id"]])


def _cases(choice: PlaceChoice) -> None:
    wanted = CaseChoice(places=(str(choice.place),), programmes=(choice.programme,))
    found = tables.stories().matching(wanted)
    st.subheader(gettext("Case studies from here: {count}", count=len(found)), anchor=False)
    if found.empty:
        blocks.show_blocks(place_page.stories_around(tables.gazetteer()[str(choice.place)]))
        return
    cards.show_case_list(found.head(3))
    if len(found) > 3:
        frame.show_link(
            "learning_zone",
            gettext("All {count} case studies", count=len(found)),
            state=choice.state,
            district=choice.district,
        )


def show_left_out(choice: PlaceChoice, named: SourceList) -> None:
    """What the map leaves out, written from the data.

    Args:
        named: the sources of the page, whose list stands at its end.
    """
    found = coverage_map.counts(choice.programme)
    headings.show_heading(gettext("What this map leaves out"))
    prose.show_paragraph(coverage_limits.admitted(choice.programme))
    prose.show_paragraph(coverage_map.say_district_counts(choice.programme))
    if found.nameless:
        prose.show_paragraph(gettext(NAMELESS))
    prose.show_paragraph(coverage_limits.known_by_name(choice.programme))
    if listed := register_facts.say_match(choice.programme):
        prose.show_paragraph(listed)
    if told := coverage_map.drawn_otherwise(choice.programme):
        prose.show_paragraph(told)
    named.show_marks(choice.programme, found.source_ids)
