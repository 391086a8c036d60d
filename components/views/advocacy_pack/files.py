"""The pack as it will look, its files, and its link."""

from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from components.brief import bundle, kept_packs, limits, pdf
from components.brief import choice as choices
from components.brief.pack import Pack
from components.content import markup
from components.views.advocacy_pack import choose, edits
from components.widgets import downloads, prose

MADE = "pack_made"
# From this part of the longest address on, its length is said.
NEARLY = 0.75

FIRST = ("brief.pdf", "slides.pptx", "card.png")
LABELS = {
    kept_packs.ALL: "Everything in one ZIP",
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


@dataclass(frozen=True)
class Made:
    """What was asked to be made: the pack as it was then, and what its files depend on."""

    pack: Pack
    record: str
    made: str


def show_files(pack: Pack) -> None:
    """The note and the way to the files, then the pages of the brief, or the square picture."""
    now = Made(pack, pdf.plain_record(pack), f"{pack.made} {pack.address}")
    make_files(now)
    offer_files(now)
    show_pack_link(pack)
    with st.spinner("Putting the pack together …"):
        pages = kept_packs.brief_pages(now.record, now.made, pack)
        square = kept_packs.card(now.record, now.made, pack)
    brief, card = st.tabs(["The brief", "The picture for phones"])
    with brief:
        for number, page in enumerate(pages, start=1):
            st.image(
                page,
                caption=f"Page {number}: {markup.literal(pack.title)}",
                width="stretch",
                alt=f"Page {number} of the brief {pack.title}; its text is in the PDF",
            )
    with card:
        st.image(
            square,
            caption=markup.literal(pack.title),
            width="stretch",
            alt=f"{pack.title}: the square picture, with the headline figures and the map",
        )


def make_files(now: Made) -> None:
    """The note with the button that makes the files.

    A form sends what is typed together with the click, however fast it comes; the run that follows
    makes the files with it, and only then are they offered.
    """
    with st.form("pack_make", border=False):
        choose.show_note_box()
        if st.form_submit_button("Make the files", type="primary", on_click=edits.act_on_edits):
            st.session_state[MADE] = now
    for remark in limits.note(now.pack.choice.note).remarks:
        st.warning(remark, icon=":material/short_text:")


def offer_files(now: Made) -> None:
    """A button for each file that was made; all together first.

    They stay while the visitor goes on changing the pack, so that no click finds a file gone; what
    was changed since is said.
    """
    made = st.session_state.get(MADE)
    if made is None:
        st.caption("The files are made when you ask for them, with your note as it stands then.")
        return
    with st.spinner("Making the files …"):
        found = kept_packs.files(made.record, made.made, made.pack)
    if made.record != now.record:
        st.warning(
            "You changed the pack after these files were made. Make the files again to have the "
            "change in them.",
            icon=":material/report:",
        )
    st.caption(markup.literal(_inside(made.pack)))
    with st.container(horizontal=True, key="pack_files"):
        for name in (kept_packs.ALL, *FIRST):
            _button(made.pack, name, found[name])
    with st.expander("More files"), st.container(horizontal=True):
        for name in LABELS:
            if name in found and name not in (kept_packs.ALL, *FIRST):
                _button(made.pack, name, found[name])


def _inside(pack: Pack) -> str:
    """What the files are about, and whether the visitor's words are in them."""
    count = len(pack.note.split())
    words = "1 word" if count == 1 else f"{count:,} words"
    note = f"with your note of {words}" if count else "without a note"
    return f"Made on {pdf.day(pack)}: {pack.lead}, {note}."


def _button(pack: Pack, name: str, content: bytes) -> None:
    kinds = {one.name: one.media_type for one in bundle.FILES}
    dated = f"{pack.file_stem}-{pack.made.isoformat()}"
    downloads.offer_ready_file(
        f"{dated}.zip" if name == kept_packs.ALL else f"{dated}-{name}",
        kinds.get(name, "application/zip"),
        LABELS[name],
        content,
        key=f"pack-file-{name}",
    )


def show_pack_link(pack: Pack) -> None:
    """The address that opens the same choice again, and how near it is to being too long."""
    with st.expander("The link"):
        st.caption("The link opens the same choice again; your note is not in it.")
        st.code(pack.address, language=None, wrap_lines=True)
    whole, most = choices.length(pack.choice, pack.address), choices.LONGEST_ADDRESS
    if whole > most:
        st.warning(
            f"With your headings the link would have {whole:,} characters, and servers refuse more "
            f"than {most:,}. It leaves your headings out; the files and “pack.json” have them.",
            icon=":material/link_off:",
        )
    elif whole > most * NEARLY:
        st.info(
            f"The link has {whole:,} of at most {most:,} characters. If it grows longer, it leaves "
            "your headings out; the files and “pack.json” keep them."
        )


def show_sources(pack: Pack) -> None:
    """The same in words, for those who do not see the pictures: cautions and sources."""
    st.subheader("Take care", anchor=False)
    _list(pack.cautions or ("There is no caution on record.",))
    st.subheader("Sources", anchor=False)
    if not pack.sources:
        st.caption("No figure, case or gathering is used, so there is no source to name.")
    for one in pack.sources:
        prose.show_paragraph(f"[{one.number}] {one.line}", "lz-source")
    st.caption(markup.literal(f"Data: {pack.data_version}. {pack.licence}"))


def _list(sentences: tuple[str, ...]) -> None:
    listed = Markup("").join(Markup("<li>{}</li>").format(sentence) for sentence in sentences)
    prose.show_html(Markup("<ul>{}</ul>").format(listed))
