"""The pack of a visitor's choice, dated as her day, with links to this site as she sees it."""

from dataclasses import replace

import streamlit as st

from components.app import clock
from components.brief import describe, kept_packs
from components.brief.choice import PackChoice
from components.brief.pack import Pack
from components.content.about_data import private_preview
from components.facts import private_previews, readers, site
from components.language.messages import gettext


def compose_pack(choice: PackChoice) -> Pack:
    """The pack of a choice, dated as the visitor’s day, with links to this site.

    One of a private preview says so first of all: a file may outlive the preview.
    """
    proposed = kept_packs.proposal(
        choice.place, choice.theme, choice.audience, choice.until, choice.added
    )
    pack = describe.compose(kept_packs.facts(), choice, proposed, site_address(), clock.today())
    if readers.current() is None:
        return pack
    return replace(pack, cautions=(gettext(private_preview.IN_PACK), *pack.cautions))


def site_address() -> str:
    """Public address of this site, else as the visitor's browser sees it; "" if neither is known.

    In a private preview it is that of the site, too: what is printed outlives the preview.
    """
    seen = (st.context.url or "").split("?")[0].rsplit("/", 1)[0]
    seen = seen.partition(f"/{private_previews.FOLDER}/")[0]
    return site.printable(site.configured_address()) or seen
