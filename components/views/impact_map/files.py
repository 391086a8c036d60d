"""What can be taken along of the impact map: picture, drawing, figures, a frame for other sites, the pack."""

import streamlit as st

from components.app import basket, clock, frame
from components.content import impact, impact_map, impact_table, navigation
from components.facts import impact as known
from components.figures import typeset
from components.language import dates
from components.language.messages import gettext
from components.widgets import downloads
from data import export
from data.choices import ImpactChoice

INCHES, PIXELS_PER_INCH = 8, 200


def show_files(choice: ImpactChoice) -> None:
    """Behind one button the files and the frame; beside it the button for the pack."""
    name = impact_map.file_name(choice)
    with st.container(horizontal=True, key=f"impact_files_{choice.programme}"):
        with st.popover(
            gettext("Download"), icon=":material/download:", key=f"impact_down_{choice.programme}"
        ):
            downloads.offer_file(
                f"{name}.png", "image/png", gettext("Picture (PNG)"), lambda: _png(_svg(choice))
            )
            downloads.offer_file(
                f"{name}.svg", "image/svg+xml", gettext("Drawing to print or edit (SVG)"),
                lambda: _svg(choice).encode(),
            )  # fmt: skip
            downloads.offer_file(
                f"{name}.figures.csv", "text/csv", gettext("Figures (CSV)"),
                lambda: export.to_csv(impact_table.table_of(choice).rows),
            )  # fmt: skip
        with st.popover(gettext("Embed"), key=f"impact_embed_{choice.programme}"):
            st.caption(gettext("To show this map on another site, copy this into its page:"))
            st.code(_frame(choice), language=None, wrap_lines=True)
        basket.show_button(_item(choice), choice.state, spot=f"impact-{choice.programme}")


def _svg(choice: ImpactChoice) -> str:
    day = dates.format_period(clock.today().isoformat())
    made = gettext("Made on {day} with the {site}.", day=day, site=navigation.APP_NAME)
    return impact_map.svg(impact.view_of(choice), f"{made} {_address(choice)}")


def _png(svg: str) -> bytes:
    return typeset.picture(svg, INCHES, PIXELS_PER_INCH)


def _address(choice: ImpactChoice, **more: str) -> str:
    asked = {
        "programme": choice.programme,
        "fill": choice.fill,
        "circles": choice.circles,
        "points": choice.points,
        "strength": choice.strength,
        "state": choice.state or "",
        "period": choice.period,
        **more,
    }
    return frame.address_maker()("impact_map", **{key: word for key, word in asked.items() if word})


def _frame(choice: ImpactChoice) -> str:
    source = _address(choice, embed="true").replace("&", "&amp;")
    return f'<iframe src="{source}" width="100%" height="900" style="border:0"></iframe>'


def _item(choice: ImpactChoice) -> str:
    """What fills the map, as the pack knows it."""
    layer = known.layers(choice.programme).get(choice.fill)
    if layer is None:
        return f"map:{choice.programme}"
    cut = (layer.group, layer.residence)
    named = "" if cut == ("all", "total") else f":{':'.join(cut)}"
    return f"map:{layer.key}{named}"
