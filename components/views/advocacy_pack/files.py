"""The pack as it will look, its files, and its link."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from components.brief import brief_words, bundle, kept_packs, limits, pdf
from components.brief.pack import Pack
from components.content.elements import markup
from components.facts import tables
from components.language.messages import gettext, gettext_noop, ngettext
from components.views.advocacy_pack import choose, edits, lengths, visitors_pack
from components.widgets import downloads, prose

MADE = "pack_made"

FIRST = ("brief.pdf", "slides.pptx", "card.png")
LABELS = {
    kept_packs.ALL: gettext_noop("Everything in one ZIP"),
    "brief.pdf": gettext_noop("Brief (PDF)"),
    "slides.pptx": gettext_noop("Slides (PPTX)"),
    "card.png": gettext_noop("Picture for a phone (PNG)"),
    "phone.png": gettext_noop("Tall picture for a phone (PNG)"),
    "speaking.pdf": gettext_noop("What to say (PDF)"),
    "signoff.pdf": gettext_noop("Sheet to sign, asks and answers (PDF)"),
    "poster.pdf": gettext_noop("Wall poster, A3 (PDF)"),
    "handout.pdf": gettext_noop("Handout, districts side by side (PDF)"),
    "request.pdf": gettext_noop("Request for information (PDF)"),
    "map.png": gettext_noop("Map for print (PNG)"),
    "map.svg": gettext_noop("Map (SVG)"),
    "chart.svg": gettext_noop("Chart (SVG)"),
    "figures.csv": gettext_noop("Figures (CSV)"),
    "sources.csv": gettext_noop("Sources (CSV)"),
    "sources.bib": gettext_noop("Sources (BibTeX)"),
    "sources.ris": gettext_noop("Sources (RIS)"),
    bundle.RECORD: gettext_noop("This choice with your note (JSON)"),
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
    _say_no_handout(pack)
    show_pack_link(pack)
    with st.spinner(gettext("Putting the pack together …")):
        pages = kept_packs.brief_pages(now.record, now.made, pack)
        square = kept_packs.card(now.record, now.made, pack)
    brief, card = st.tabs([gettext("The brief"), gettext("The picture for phones")])
    with brief:
        for number, page in enumerate(pages, start=1):
            st.image(
                page,
                caption=gettext(
                    "Page {number}: {title}", number=number, title=markup.literal(pack.title)
                ),
                width="stretch",
                alt=gettext(
                    "Page {number} of the brief {title}; its text is in the PDF",
                    number=number,
                    title=pack.title,
                ),
            )
    with card:
        st.image(
            square,
            caption=markup.literal(pack.title),
            width="stretch",
            alt=gettext(
                "{title}: the square picture, with the headline figures and the map",
                title=pack.title,
            ),
        )


def _say_no_handout(pack: Pack) -> None:
    """That the districts chosen for the handout stand on none, where the pack has no such sheet."""
    if pack.choice.handout and not pack.columns:
        st.caption(
            gettext(
                "There is no handout: no figure of the pack is known for several districts of the state."
            )
        )


def make_files(now: Made) -> None:
    """The note with the button that makes the files.

    The box sends what is typed when it is left, so before the click; the run that follows makes the
    files with it, and only then are they offered. What comes and goes with the note stands below the
    button, which would else move away under the finger.
    """
    choose.show_note_box(now.pack.choice)
    if st.button(gettext("Make the files"), type="primary", on_click=edits.act_on_edits):
        st.session_state[MADE] = now
    choose.say_whose_note(now.pack.choice)
    choice = now.pack.choice
    # Of boxes that are folded away, too: a link or a saved pack may bring words that are too long.
    headings = (limits.heading(text, limits.longest(name)) for name, text in choice.words)
    lengths.say_remarks(
        one for typed in (limits.note(choice.note), *headings) for one in typed.remarks
    )


def offer_files(now: Made) -> None:
    """A button for each file that was made; all together first.

    They stay while the visitor goes on changing the pack, so that no click finds a file gone; what
    was changed since is said.
    """
    made = st.session_state.get(MADE)
    if made is None:
        st.caption(
            gettext("The files are made when you ask for them, with your note as it stands then.")
        )
        return
    with st.spinner(gettext("Making the files …")):
        found = _files_with_bar(made)
    if made.record != now.record:
        st.warning(
            gettext(
                "You changed the pack after these files were made. Make the files again to have the "
                "change in them."
            ),
            icon=":material/report:",
        )
    st.caption(markup.literal(_inside(made.pack)))
    with st.container(horizontal=True, key="pack_files"):
        for name in (kept_packs.ALL, *FIRST):
            _button(made.pack, name, found[name])
    with st.expander(gettext("More files")), st.container(horizontal=True):
        for name in LABELS:
            if name in found and name not in (kept_packs.ALL, *FIRST):
                _button(made.pack, name, found[name])


def _files_with_bar(made: Made) -> Mapping[str, bytes]:
    """The files, with a bar that shows how many are done while they are made."""
    bar = st.empty()

    def show_progress(done: int, whole: int, title: str) -> None:
        said = gettext(
            "{done} of {whole} files made. Now: {title}", done=done, whole=whole, title=title
        )
        bar.progress(done / whole, text=markup.literal(said))

    found = kept_packs.files(made.record, made.made, made.pack, show_progress)
    bar.empty()
    return found


def _inside(pack: Pack) -> str:
    """What the files are about, and whether the visitor's words are in them."""
    count, about = len(pack.note.split()), {"day": brief_words.day(pack), "lead": pack.lead}
    if not count:
        return gettext("Made on {day}: {lead}, without a note.", **about)
    return ngettext(
        "Made on {day}: {lead}, with your note of {count} word.",
        "Made on {day}: {lead}, with your note of {count} words.",
        count,
        **about,
    )


def _button(pack: Pack, name: str, content: bytes) -> None:
    kinds = {one.name: one.media_type for one in bundle.FILES}
    dated = bundle.name_folder(pack)
    downloads.offer_file(
        f"{dated}.zip" if name == kept_packs.ALL else f"{dated}-{name}",
        kinds.get(name, "application/zip"),
        gettext(LABELS[name]),
        content,
        key=f"pack-file-{name}",
    )


def show_pack_link(pack: Pack) -> None:
    """The short address that opens the same choice again; what is too long for any is said."""
    with st.expander(gettext("The link")):
        st.caption(gettext("The link opens the same choice again; your note is not in it."))
        link = pack.choice.address(visitors_pack.site_address())
        st.code(link, language=None, wrap_lines=True)
    if pack.choice.words and "words" not in pack.choice.link_query(tables.gazetteer()):
        st.warning(
            gettext(
                "With your headings the link would be longer than servers take. It leaves your "
                "headings out; the files and “pack.json” have them."
            ),
            icon=":material/link_off:",
        )


def show_sources(pack: Pack) -> None:
    """The same in words, for those who do not see the pictures: cautions and sources."""
    st.subheader(gettext("Take care"), anchor=False)
    _list(pack.cautions or (gettext("There is no caution on record."),))
    st.subheader(gettext("Sources"), anchor=False)
    if not pack.sources:
        st.caption(gettext("No figure, case or gathering is used, so there is no source to name."))
    for source in pack.sources:
        prose.show_paragraph(f"[{source.number}] {source.line}", "lz-source")
    said = gettext("Data: {version}. {licence}", version=pack.data_version, licence=pack.licence)
    st.caption(markup.literal(said))


def _list(sentences: tuple[str, ...]) -> None:
    listed = Markup("").join(Markup("<li>{}</li>").format(sentence) for sentence in sentences)
    prose.show_html(Markup("<ul>{}</ul>").format(listed))
