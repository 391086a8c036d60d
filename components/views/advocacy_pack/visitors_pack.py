"""The pack of a visitor's choice, dated as her day, with links to this site as she sees it."""

import streamlit as st

from components.app import clock
from components.brief import describe, kept_packs
from components.brief.choice import PackChoice
from components.brief.pack import Pack


def compose_pack(choice: PackChoice) -> Pack:
    """The pack of a choice, dated as the visitor’s day, with links to this site."""
    proposed = kept_packs.proposal(
        choice.place, choice.theme, choice.audience, choice.until, choice.added
    )
    return describe.compose(kept_packs.facts(), choice, proposed, site_address(), clock.today())


def site_address() -> str:
    """Address of this site, as the visitor's browser sees it."""
    return (st.context.url or "http://localhost:8501").split("?")[0].rsplit("/", 1)[0]
