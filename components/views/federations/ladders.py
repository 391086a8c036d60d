"""The ladders of federations side by side, their growth, and who reports what."""

from collections.abc import Sequence

import streamlit as st

from components.app import frame
from components.content.elements import markup
from components.content.programmes import federations, growth_file, ladder_drawing, tier_rules
from components.facts import tables
from components.figures.charts.growth import ABOUT_GROWTH
from components.language.messages import gettext, ngettext
from components.widgets import blocks, chart, data_grid, map_files, prose
from components.widgets.source_list import SourceList


def show_ladders() -> None:
    """The steps of each programme with who belongs to them; behind them the same as a table."""
    blocks.show_blocks(ladder_drawing.describe_ladders())


def show_rules(package_id: str) -> None:
    """Behind the name of each tier, what sources say of it: its members, leaders, work and funds."""
    known = tier_rules.of_programme(package_id)
    if not known:
        st.info(gettext("No source that was read states rules for the tiers of this programme."))
        _offer_others([one for one in tables.programmes() if tier_rules.of_programme(one)], "rules")
    for tier in known:
        with st.expander(tier.title):
            prose.show_html(tier.html)


def show_growth(package_id: str, named: SourceList) -> None:
    """The counts of a programme's federations over time, with gaps where nothing was reported.

    Args:
        named: the sources of the page, whose list stands at its end.
    """
    known = federations.growth(package_id)
    if known is None:
        st.info(
            gettext("This programme reports each count only once, so there is no growth to draw.")
        )
        _offer_others([one for one in tables.programmes() if federations.growth(one)], "growth")
        return
    chart.draw_chart(known.figure, key="growth")
    st.caption(gettext(ABOUT_GROWTH))
    map_files.offer_chart(
        "federations",
        f"{package_id}-growth",
        lambda: growth_file.for_a_file(package_id, known.figure),
    )
    with st.expander(gettext("The same as a table")):
        data_grid.show_table(known.counts)
    named.show_marks(package_id, known.counts.source_ids)


def show_reporters(package_id: str, named: SourceList) -> None:
    """The newest counts of the ladder's rungs, one row for each organisation that reports them.

    Args:
        named: the sources of the page, whose list stands at its end.
    """
    counts = federations.by_reporter(package_id)
    if counts is None:
        st.info(gettext("This programme has no figures by organisation."))
        _offer_others([one for one in tables.programmes() if federations.by_reporter(one)], "who")
        return
    data_grid.show_table(counts)
    named.show_marks(package_id, counts.source_ids)


def _offer_others(programmes: Sequence[str], about: str) -> None:
    """The way to the programmes that do have what one lacks."""
    names = tables.programme_names()
    with st.container(horizontal=True, key=f"others_{about}"):
        for programme in programmes:
            label = gettext("See that of {programme}", programme=names[programme])
            frame.show_link("federations", markup.literal(label), programme=programme)


def show_official_counts(named: SourceList) -> None:
    """Federations of savings groups that governments count, beside the programmes' own.

    Args:
        named: the sources of the page, whose list stands at its end.
    """
    for official in federations.official():
        st.subheader(gettext("Official counts: {title}", title=official.title), anchor=False)
        prose.show_paragraph(official.caveat, "lz-meta")
        with st.expander(
            ngettext("{count} figure", "{count} figures", official.counts.shown.num_rows),
            expanded=False,
        ):
            data_grid.show_table(official.counts)
            named.show_marks(official.package_id, official.counts.source_ids)
