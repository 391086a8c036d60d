"""What the pack's page keeps between visits: the tables, proposals, and pictures of finished pages."""

import streamlit as st

from components import cached, clock
from components.brief import bundle, describe, pdf, pictures
from components.brief.choice import PackChoice
from components.brief.describe import Proposal
from components.brief.facts import TABLES, Facts
from components.brief.pack import Pack
from components.explorer import store
from components.figures import typeset

PREVIEW_PIXELS_PER_INCH = 110


@cached.once
def facts() -> Facts:
    """Everything that packs are made from."""
    return Facts.of(
        cached.catalog(),
        cached.gazetteer(),
        cached.vocabulary(),
        {name: store.everything(name) for name in TABLES},
    )


@cached.drawn
def proposal(place: str, theme: str, until: int | None, added: tuple[str, ...]) -> Proposal:
    """What the tables hold on a theme for a place."""
    return describe.propose(facts(), _about(place, theme, until, added))


@cached.drawn
def years(place: str, theme: str) -> list[int]:
    """Years with figures of the theme for the place."""
    return describe.years(facts(), _about(place, theme, None, ()))


def _about(place: str, theme: str, until: int | None, added: tuple[str, ...]) -> PackChoice:
    return PackChoice(place, theme, audience="", until=until, added=added)


def pack(choice: PackChoice) -> Pack:
    """The pack of a choice, dated as the visitor’s day, with links to this site."""
    proposed = proposal(choice.place, choice.theme, choice.until, choice.added)
    return describe.compose(facts(), choice, proposed, _site(), clock.today())


def _site() -> str:
    """Address of this site, as the visitor's browser sees it."""
    return (st.context.url or "http://localhost:8501").split("?")[0].rsplit("/", 1)[0]


@cached.drawn
def brief_pages(record: str, made: str, _pack: Pack) -> list[bytes]:
    """Pictures of the pages of the brief, as PNG.

    Args:
        record: the whole choice as text; with the day it is what the pages depend on.
    """
    return typeset.page_pictures(*pdf.fitted(_pack), PREVIEW_PIXELS_PER_INCH)


@cached.drawn
def card(record: str, made: str, _pack: Pack) -> bytes:
    """The square picture; arguments as for :func:`brief_pages`."""
    return pictures.card(_pack)


@cached.drawn
def file(name: str, record: str, made: str, _pack: Pack) -> bytes:
    """A file of the pack, or all of them as “all.zip”; further arguments as for `brief_pages`."""
    if name == "all.zip":
        return bundle.zipped(_pack)
    made_now = next(one for one in bundle.FILES if one.name == name).make(_pack)
    return made_now.encode() if isinstance(made_now, str) else made_now or b""
