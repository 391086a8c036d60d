"""What the pack's page keeps between visits: the tables, proposals, and pictures of finished pages."""

from collections import Counter
from collections.abc import Collection, Mapping

from components.brief import bundle, describe, pdf, pictures, place_figures, testimony
from components.brief.choice import PackChoice
from components.brief.facts import ASKS, CHANGES, TABLES, Facts
from components.brief.pack import Pack
from components.brief.proposal import Proposal
from components.facts import indicators, tables
from components.figures import typeset
from data import changes

PREVIEW_PIXELS_PER_INCH = 110
ALL = "all.zip"


@tables.once
def facts() -> Facts:
    """Everything that packs are made from."""
    return Facts.of(
        tables.catalog().map(tables.packages().__getitem__),
        tables.gazetteer(),
        tables.vocabulary(),
        {
            **{name: indicators.all_rows(name) for name in TABLES},
            ASKS: tables.shared("vocabulary", ASKS),
            **{name: tables.shared(changes.PACKAGE, name) for name in CHANGES},
        },
        indicators.filed_figures(),
    )


@tables.drawn
def proposal(
    place: str, theme: str, audience: str, until: int | None, added: tuple[str, ...]
) -> Proposal:
    """What the tables hold on a theme for a place, with the asks for a reader."""
    return describe.propose(facts(), PackChoice(place, theme, audience, until, added=added))


@tables.drawn
def years(place: str, theme: str) -> list[int]:
    """Years with figures of the theme for the place."""
    return describe.years(facts(), PackChoice(place, theme, audience=""))


@tables.drawn
def find_known_theme(place: str, themes: tuple[str, ...]) -> str | None:
    """The first of some themes of which a figure, a story or something said is known for a place."""
    choices = (PackChoice(place, theme, audience="") for theme in themes)
    return next((one.theme for one in choices if _is_known(one)), None)


def _is_known(choice: PackChoice) -> bool:
    known = (place_figures.find_figures, testimony.cases, testimony.find_outcomes)
    return any(find(facts(), choice) for find in known)


@tables.drawn
def brief_pages(record: str, made: str, _pack: Pack) -> list[bytes]:
    """Pictures of the pages of the brief, as PNG.

    Args:
        record: the whole choice as text; with the day it is what the pages depend on.
    """
    return typeset.page_pictures(*pdf.fitted(_pack), PREVIEW_PIXELS_PER_INCH)


@tables.drawn
def card(record: str, made: str, _pack: Pack) -> bytes:
    """The square picture; arguments as for :func:`brief_pages`."""
    return pictures.card(_pack)


@tables.drawn
def files(
    record: str, made: str, _pack: Pack, _tell: bundle.Tell | None = None
) -> Mapping[str, bytes]:
    """Every file of the pack by its name, and all of them as ALL; arguments as for `brief_pages`.

    Args:
        _tell: is told how far it is, if they have to be made.
    """
    found = bundle.make_files(_pack, _tell)
    return {**found, ALL: bundle.archive({bundle.name_folder(_pack): found}, _pack.made)}


@tables.drawn
def theme_of(items: tuple[str, ...], themes: Collection[str]) -> str | None:
    """The theme that most of some things are about, of several the one put aside first.

    Args:
        items: ids of things in the basket.
        themes: those that a pack can have.
    """
    told = Counter(theme for one in items for theme in _themes_of(one) if theme in themes)
    return max(told, key=told.__getitem__, default=None)


def _themes_of(item: str) -> tuple[str, ...]:
    """The themes of a case study, of what was said at a gathering, or of a figure."""
    kind, _, code = item.partition(":")
    if kind in ("case", "outcome"):
        table, column = ("cases", "themes") if kind == "case" else ("outcomes", "theme")
        rows = facts().tables[table]
        found = rows.loc[rows[f"{kind}_id"] == code, column]
        return tuple(found.iloc[0]) if kind == "case" and len(found) else tuple(found)
    indicator = facts().catalogue.get(":".join(code.split(":")[:2]))
    return (indicator.theme,) if indicator else ()
