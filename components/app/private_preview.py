"""The private preview that a session is in: whose rows its runs read, and what its pages say of it."""

import streamlit as st

from components.content.about_data import private_preview
from components.content.elements import markup
from components.facts import private_previews, readers
from components.facts.readers import PrivateRows
from components.language.messages import gettext


def begin_run() -> bool:
    """Read the rows of this session's preview from now on, or the site's; False if the preview has ended."""
    name = _name()
    rows = _find(name)
    readers.read_from_now(rows)
    return rows is not None or not name


def show_banner() -> None:
    """Say on a page of a preview what it shows, and offer to end it; nothing on the pages of the site."""
    rows = readers.current()
    if rows is None:
        return
    with st.container(key="private_preview", horizontal=True, vertical_alignment="center"):
        st.warning(markup.literal(private_preview.say_preview(rows)), icon=":material/report:")
        st.button(
            gettext(private_preview.END),
            key="private_preview_end",
            icon=":material/close:",
            on_click=private_previews.end,
            args=(rows.preview_id,),
        )


def say_ended() -> None:
    """Say that the preview of this session is no more, and lead to the site."""
    st.info(gettext(private_preview.ENDED), icon=":material/close:")
    st.link_button(gettext(private_preview.TO_SITE), _address_of_site())


def _address_of_site() -> str:
    """The address of the home page as everybody sees it."""
    here = st.context.url or ""
    return here.partition(f"/{private_previews.FOLDER}/")[0] + "/"


def _name() -> str:
    """The preview of this session, as the server says, not the visitor; "" if it is in none."""
    return str(st.context.headers.get(private_previews.HEADER) or "")


def _find(name: str) -> PrivateRows | None:
    return private_previews.find(name) if name else None


readers.look_up(lambda: _find(_name()))
