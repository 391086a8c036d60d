"""What can be taken along of the impact map: picture, drawing, figures, a frame for other sites, the pack."""

from collections.abc import Callable

import streamlit as st

from components.app import basket, clock, frame
from components.content import navigation
from components.content.figure_pages import sharing
from components.content.impact_maps import impact, impact_map, impact_sentences, impact_table
from components.facts import impact as known
from components.language import dates
from components.language.messages import gettext
from components.widgets import downloads, map_files
from data import export
from data.choices import ImpactChoice

HEIGHT_OF_FRAME = 900

# Address of the map as it is, with more parts if need be.
Say = Callable[..., str]


def show_files(choice: ImpactChoice) -> None:
    """Behind one button the files and the frame; beside it the button for the pack."""
    name, address = impact_map.file_name(choice), _address_maker(choice)
    with st.container(horizontal=True, key=f"impact_files_{choice.programme}"):
        with st.popover(
            gettext("Download"), icon=":material/download:", key=f"impact_down_{choice.programme}"
        ):
            map_files.offer_pictures(name, lambda: _svg(choice, address()))
            downloads.offer_file(
                f"{name}.figures.csv", "text/csv", gettext("Figures (CSV)"),
                lambda: export.to_csv(impact_table.table_of(choice).rows),
            )  # fmt: skip
        with st.popover(gettext("Embed"), key=f"impact_embed_{choice.programme}"):
            st.caption(gettext("To show this map on another site, copy this into its page:"))
            st.code(_frame(choice, address), language=None, wrap_lines=True)
        basket.show_button(_item(choice), choice.state, spot=f"impact-{choice.programme}")
    if choice.circles or choice.points:
        st.caption(gettext("The pack takes along what fills the map, without circles and points."))


def _svg(choice: ImpactChoice, address: str) -> str:
    day = dates.format_period(clock.today().isoformat())
    made = gettext("Made on {day} with the {site}.", day=day, site=navigation.APP_NAME)
    return impact_map.svg(impact.view_of(choice), f"{made} {address}")


def _address_maker(choice: ImpactChoice) -> Say:
    """The address of the map in the visitor's language, also later, when its file is asked for."""
    asked = {
        "programme": choice.programme,
        "fill": choice.fill,
        "circles": choice.circles,
        "points": choice.points,
        "strength": choice.strength,
        "state": choice.state or "",
        "period": choice.period,
    }
    said = {key: word for key, word in asked.items() if word}
    link = frame.link_maker()
    return lambda **more: link("impact_map", **said, **more)


def _frame(choice: ImpactChoice, address: Say) -> str:
    title = impact_sentences.say_title(impact.view_of(choice))
    return sharing.embed_code(address(embed="true"), title, HEIGHT_OF_FRAME)


def _item(choice: ImpactChoice) -> str:
    """What fills the map, as the pack knows it."""
    layer = known.layers(choice.programme).get(choice.fill)
    if layer is None:
        return f"map:{choice.programme}"
    cut = (layer.group, layer.residence)
    named = "" if cut == ("all", "total") else f":{':'.join(cut)}"
    return f"map:{layer.key}{named}"
