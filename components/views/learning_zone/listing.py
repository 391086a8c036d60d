"""The list of case studies: the filter in words, the count, pages, and the rows as files."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from components.app import frame, scroll
from components.content.elements import choice_words, sources
from components.facts import searches, tables
from components.language.messages import gettext, ngettext
from components.widgets import cards, citing, downloads, facets, paging, prose
from data import export
from data.choices import CaseChoice
from data.search import Excerpt


def find_cases(choice: CaseChoice) -> pd.DataFrame:
    """The cases that fit a choice, best first if it has words, else strongest evidence first."""
    return tables.stories().matching(choice, facets.found_ids(choice))


def find_case_ids(choice: CaseChoice) -> list[str]:
    """Ids of the cases that fit a choice, in the same order."""
    return tables.stories().ids(choice, facets.found_ids(choice))


def show_choice(choice: CaseChoice, count: int) -> None:
    """How many of all cases fit the choice, and the choice in a sentence."""
    total = len(tables.stories().rows)
    if choice.is_everything:
        said = ngettext(
            "{count} case study, with no filter.", "{count} case studies, with no filter.", total
        )
    else:
        counted = ngettext(
            "{found} of {count} case study.",
            "{found} of {count} case studies.",
            total,
            found=count,
        )
        said = f"{counted} {choice_sentence(choice)}"
    prose.show_paragraph(said, "lz-sentence")


def choice_sentence(choice: CaseChoice) -> str:
    """The choice in a sentence."""
    names = tables.programme_names()
    return choice_words.say_case_choice(choice, names, tables.vocabulary(), tables.gazetteer())


def show_cases(rows: pd.DataFrame, choice: CaseChoice) -> None:
    """The page of the list that the visitor is on, as cards, and the way to the other pages."""
    scroll.keep()

    def draw(shown: pd.DataFrame) -> None:
        cards.show_case_list(shown, facets.address_query(choice), _excerpts(shown, choice))

    paging.show_page(rows, choice_sentence(choice), draw, key="cases")


def show_downloads(rows: pd.DataFrame, choice: CaseChoice) -> None:
    """The whole list as files for a spreadsheet and for reference managers, each with the filter."""
    counted = gettext("{count} of the Learning Zone’s case studies.", count=len(rows))
    about = f"{counted} {choice_sentence(choice)}"
    with st.container(horizontal=True, key="downloads"):
        address = frame.link_maker()
        downloads.offer_file(
            "case-studies.csv",
            "text/csv",
            gettext("This list (CSV)"),
            lambda: export.to_csv(_table(rows, about, address)),
        )
        citing.show_citation_files(rows, about)


def _table(rows: pd.DataFrame, about: str, address: Callable[..., str]) -> pd.DataFrame:
    places = tables.gazetteer()
    keys = zip(rows["package_id"], rows["source_id"], strict=True)
    return rows.assign(
        place=[places.full_name(place_id) for place_id in rows["place_id"]],
        source=[sources.title(package_id, source_id) for package_id, source_id in keys],
        address=[address("case_study", story=case_id) for case_id in rows["case_id"]],
        list=about,
    )


def _excerpts(shown: pd.DataFrame, choice: CaseChoice) -> dict[str, Excerpt]:
    """Where the words of the choice stand in the cases shown; empty without words."""
    if not choice.words.strip():
        return {}
    found = searches.search_everything(choice.words)
    wanted = set(shown["case_id"])
    records = [
        record for record in found.records if record.kind == "case" and record.record_id in wanted
    ]
    places = searches.search_index().excerpts(found, records)
    return {record_id: excerpt for (_, record_id), excerpt in places.items()}
