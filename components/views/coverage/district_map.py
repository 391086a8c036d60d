"""One district, down to its villages: blocks, ground, what is documented, and the villages in a table."""

from collections.abc import Callable, Mapping
from functools import partial

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components.app import frame, url_state
from components.content import navigation
from components.content.cases import case_labels
from components.content.maps import coverage_map
from components.content.villages import ground_map, register_facts, village_table
from components.facts import tables, villages
from components.language.messages import gettext, pgettext
from components.views.coverage import register_villages
from components.widgets import blocks, cards, downloads, headings, map, paging, prose
from data import nearby
from data.choices import PlaceChoice
from data.ground import Layer, Village
from data.register.outage import RegisterDown

MAP, BLOCK, SPOT = "district_map", "block", "at"


def can_be_drawn(district: str | None) -> bool:
    """Whether a district is chosen, and the shapes inside it are known."""
    return district is not None and ground_map.layer_id_of(district) is not None


def forget_inside() -> None:
    """Without a district no block and no mark of its map can be chosen; say so if a link asks for one."""
    why = gettext("Choose a district first.")
    url_state.unasked(BLOCK, ground_map.say_shapes(None), why)
    url_state.unasked(SPOT, gettext("Place on the map"), why)


def show_district(choice: PlaceChoice, beside: Callable[[], None]) -> None:
    """The map of a district, the documented place chosen on it, and its villages.

    Args:
        beside: draws what stands beside the map, above the choice of a block.
    """
    place_id = str(choice.district)
    layer = tables.layer(str(ground_map.layer_id_of(place_id)))
    blocks = {shape.place_id: shape.name for shape in layer.shapes}
    programme = _programme_with_marks(choice.programme, place_id)
    picture, aside = st.columns([3, 2], gap="medium")
    with aside:
        block = _show_aside(choice, blocks, beside)
    with picture:
        map.show_or_tell(
            lambda: ground_map.picture(place_id, block, programme),
            key=MAP,
            selected=block,
            on_pick=partial(_pick, frozenset(blocks)),
        )
        said = (
            register_facts.say_marks(programme, place_id, block)
            if programme
            else gettext(ground_map.GROUND_ONLY)
        )
        prose.show_paragraph(said, "lz-meta")
    if programme:
        register_villages.show_villages(programme, place_id, block)
    _show_villages(place_id, block)


def _programme_with_marks(programme: str, place_id: str) -> str | None:
    """The programme if its register has villages here that can be marked; None, and said, if it is away."""
    try:
        return programme if register_facts.has_marks(programme, place_id) else None
    except RegisterDown:
        prose.show_paragraph(register_facts.say_down())
        return None


def _show_aside(
    choice: PlaceChoice, blocks: Mapping[str, str], beside: Callable[[], None]
) -> str | None:
    """The choice of a block, what is documented at a mark, and the way back; returns the block."""
    beside()
    block = url_state.choose_one(
        BLOCK,
        ground_map.say_shapes(choice.district),
        blocks,
        pgettext("blocks or tehsils", "All"),
    )
    _show_spot(str(choice.district))
    frame.show_link(
        "coverage",
        gettext(
            "All districts of {place}", place=tables.gazetteer().state_name(str(choice.district))
        ),
        programme=choice.programme,
        state=choice.state,
    )
    prose.show_paragraph(coverage_map.sentence(choice.programme, choice.state), "lz-meta")
    return block


def _pick(blocks: frozenset[str], picked: str) -> None:
    """Choose a block, or what is documented at a mark, as if in the select box."""
    url_state.choose({BLOCK: [picked]} if picked in blocks else {SPOT: [picked]})


def _show_spot(district: str) -> None:
    """What is documented at the mark that was chosen on the map of a district."""
    label = gettext("Place on the map")
    url_state.say_unknown(SPOT, label, partial(_spot_inside, district))
    mark = url_state.from_address(SPOT)
    if mark is None:
        return
    here = ground_map.at_mark(district, mark)
    if not here.empty:
        _show_documented(here)
    elif village := _found(mark):
        _show_village(village)


def _spot_inside(district: str, word: str) -> str | None:
    """A mark of the map of a district; None for one of another district, or of none."""
    if len(ground_map.at_mark(district, word)):
        return word
    village = _found(word)
    return word if village and village.place_id == district else None


def _show_documented(here: pd.DataFrame) -> None:
    """Stories of a place as cards; federations by name, with the way to those of the district."""
    first = here.iloc[0]
    place = first["locality"] if isinstance(first["locality"], str) else first["title"]
    headings.show_heading(str(place))
    if not here["is_sure"].all():
        prose.show_paragraph(gettext("The place on the map is likely, not certain."), "lz-meta")
    for case_id in here[here["kind"] == nearby.CASE]["row_id"]:
        cards.show_card(case_labels.card(tables.stories().case(case_id)), spot="mark")
    federations = here[here["kind"] == nearby.ORGANISATION]
    for title in federations["title"]:
        prose.show_paragraph(str(title))
    if len(federations):
        _show_way_to_federations(str(first["package_id"]), str(first["place_id"]))
    if isinstance(first["village_id"], str):
        frame.show_link(
            "place",
            gettext("All that is known of {place}", place=str(place)),
            id=first["village_id"],
        )


def _show_way_to_federations(programme: str, district: str) -> None:
    frame.show_link(
        "federations",
        gettext("Federations of {place}", place=tables.gazetteer().full_name(district)),
        programme=programme,
        **navigation.choice_of_place(district),
    )


def _found(village_id: str) -> Village | None:
    """A village that a register names; None if no register has it."""
    village = villages.village(village_id)
    return village if village and any(register_facts.of_village(village)) else None


def _show_village(village: Village) -> None:
    """What registers say of the village that was chosen on the map."""
    headings.show_heading(village.name)
    blocks.show_blocks(register_facts.of_village(village))
    frame.show_link(
        "place",
        gettext("All that is known of {place}", place=village.name),
        id=village.village_id,
    )


def _show_villages(place_id: str, block: str | None) -> None:
    layer = village_table.layer_of(place_id)
    if layer is None:
        return
    rows = village_table.rows(layer.layer_id, place_id, block)
    headings.show_heading(gettext("Its villages: {count}", count=len(rows)))
    prose.show_paragraph(gettext("Counted by: {credit}.", credit=layer.credit), "lz-meta")
    paging.show_part(
        len(rows),
        f"{place_id} {block}",
        partial(_show_rows, layer, place_id, block),
        key="villages",
        param="villages",
    )
    downloads.offer_csv(
        village_table.file_rows(layer, rows), f"villages-{place_id}-{block or 'all'}"
    )


def _show_rows(layer: Layer, place_id: str, block: str | None, first: int) -> None:
    address = frame.link_maker()
    shown = village_table.part(layer.layer_id, place_id, block, first, paging.PAGE_LENGTH)
    table = [
        (
            Markup('<a href="{}" target="_self">{}</a>').format(
                address("place", id=village_id), name
            ),
            *cells,
        )
        for village_id, name, *cells in shown
    ]
    caption = gettext("Villages, with what their census says")
    prose.show_table(caption, village_table.heads(layer), table)
