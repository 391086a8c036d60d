"""The pack as it will look, its files, and its link."""

import streamlit as st

from components import downloads, markup
from components.brief import bundle, pdf
from components.brief.pack import Pack
from components.pack import store

FIRST = ("brief.pdf", "slides.pptx", "card.png")
LABELS = {
    "brief.pdf": "Brief (PDF)",
    "slides.pptx": "Slides (PPTX)",
    "card.png": "Picture for a phone (PNG)",
    "map.png": "Map for print (PNG)",
    "map.svg": "Map (SVG)",
    "chart.svg": "Chart (SVG)",
    "figures.csv": "Figures (CSV)",
    "sources.csv": "Sources (CSV)",
    "sources.bib": "Sources (BibTeX)",
    "sources.ris": "Sources (RIS)",
    bundle.RECORD: "This choice with your note (JSON)",
}


def show(pack: Pack) -> None:
    """Buttons for the files, then the pages of the brief, or the square picture."""
    offer(pack)
    record = pdf.plain_record(pack)
    made = f"{pack.made} {pack.address}"
    brief, card = st.tabs(["The brief", "The picture for phones"])
    with brief:
        for number, page in enumerate(store.brief_pages(record, made, pack), start=1):
            st.image(
                page,
                caption=f"Page {number}: {markup.literal(pack.title)}",
                width="stretch",
                alt=f"Page {number} of the brief {pack.title}; its text is in the PDF",
            )
    with card:
        st.image(
            store.card(record, made, pack),
            caption=markup.literal(pack.title),
            width="stretch",
            alt=f"{pack.title}: the square picture, with the headline figures and the map",
        )


def offer(pack: Pack) -> None:
    """A button for each file that the pack has something for; all together first."""
    everything = "application/zip"
    with st.container(horizontal=True, key="pack_files"):
        _button(pack, "all.zip", everything, "Everything in one ZIP", f"{pack.file_stem}.zip")
        for one in bundle.FILES:
            if one.name in FIRST:
                _button(pack, one.name, one.media_type, LABELS[one.name])
    with st.expander("More files and the link"):
        with st.container(horizontal=True):
            for one in bundle.FILES:
                if one.name not in FIRST and _has(pack, one.name):
                    _button(pack, one.name, one.media_type, LABELS[one.name])
        st.caption("The link opens the same choice again; your note is not in it.")
        st.code(pack.address, language=None, wrap_lines=True)


def _has(pack: Pack, name: str) -> bool:
    if name.startswith("map."):
        return pack.picture is not None
    return pack.chart is not None if name.startswith("chart.") else True


def _button(pack: Pack, name: str, kind: str, label: str, save_as: str = "") -> None:
    record, made = pdf.plain_record(pack), f"{pack.made} {pack.address}"
    downloads.file(
        save_as or f"{pack.file_stem}-{name}",
        kind,
        label,
        lambda: store.file(name, record, made, pack),
    )


def words(pack: Pack) -> None:
    """The same in words, for those who do not see the pictures: cautions and sources."""
    st.subheader("Take care", anchor=False)
    _list(pack.cautions or ("There is no caution on record.",))
    st.subheader("Sources", anchor=False)
    if not pack.sources:
        st.caption("No figure, case or gathering is used, so there is no source to name.")
    for one in pack.sources:
        markup.paragraph(f"[{one.number}] {one.line}", "lz-source")
    st.caption(markup.literal(f"Data: {pack.data_version}. {pack.licence}"))


def _list(sentences: tuple[str, ...]) -> None:
    listed = markup.Markup("").join(markup.Markup("<li>{}</li>").format(one) for one in sentences)
    markup.show(markup.Markup("<ul>{}</ul>").format(listed))
