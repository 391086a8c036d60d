"""How to cite a case study: to copy, and as files for reference managers."""

from datetime import date

import pandas as pd
import streamlit as st

from components.app import clock, frame
from components.content import navigation
from components.facts import tables
from components.language.messages import gettext
from components.widgets import downloads, headings
from data import citations
from data.citations import Citation
from data.text_cells import text_of


def show_citation(row: pd.Series) -> None:
    """The case's address and its citation in three ways, each with a button that copies it."""
    url = frame.link_maker()("case_study", story=row["case_id"])
    words = _words(row["case_id"], url, clock.today())
    headings.show_heading(gettext("Copy link and citation"))
    st.caption(gettext("The button at the right end of each line copies it."))
    st.code(url, language=None, wrap_lines=True)
    for tab, told in zip(st.tabs(list(words)), words.values(), strict=True):
        with tab:
            st.code(told, language=None, wrap_lines=True)


@tables.drawn
def _words(case_id: str, url: str, today: date) -> dict[str, str]:
    """The citation of a case as read on a day, by the name of the style."""
    one = _citation(tables.stories().case(case_id), url, today)
    return {
        gettext("Plain"): citations.plain(one),
        "APA": citations.apa(one),
        "BibTeX": citations.bibtex(one),
    }


def show_citation_files(rows: pd.DataFrame, about: str) -> None:
    """Buttons that save citations of all rows; each file says which list it is."""
    address, today = frame.link_maker(), clock.today()

    def every() -> list[Citation]:
        return [
            _citation(row, address("case_study", story=row["case_id"]), today)
            for _, row in rows.iterrows()
        ]

    downloads.offer_file(
        "case-studies.ris",
        "application/x-research-info-systems",
        gettext("Citations (RIS)"),
        lambda: citations.ris_file(every(), about).encode(),
    )
    downloads.offer_file(
        "case-studies.bib",
        "application/x-bibtex",
        gettext("Citations (BibTeX)"),
        lambda: citations.bibtex_file(every(), about).encode(),
    )


def _citation(row: pd.Series, url: str, today: date) -> Citation:
    package = tables.programmes()[row["package_id"]]
    source = tables.sources().loc[(row["package_id"], row["source_id"])]
    words = tables.vocabulary()
    return Citation(
        key=citations.key(f"{navigation.APP_NAME}-{row['case_id']}"),
        title=row["title"],
        author=navigation.APP_NAME,
        # A programme that was made at the desk may not say its day.
        year=int(str(package.descriptor.get("created") or today.isoformat())[:4]),
        collection=package.title,
        version=package.version,
        url=url,
        accessed=today,
        source_title=text_of(source["title"]),
        source_publisher=text_of(source["publisher"]),
        source_url=text_of(source["url"]),
        source_period=text_of(source["published"]),
        keywords=(
            *(words.label("themes", theme) for theme in row["themes"]),
            *(words.label("groups", group) for group in row["groups"]),
        ),
    )
