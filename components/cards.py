"""Case studies as cards, each with an honest label of its evidence."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import basket, cached, frame, markup
from data.search import BEGIN, Excerpt

Query = Mapping[str, str | Sequence[str]]


def case_list(
    cases: pd.DataFrame, query: Query | None = None, excerpts: Mapping[str, Excerpt] | None = None
) -> None:
    """One card per case, in the order given.

    Args:
        query: the filter that a case's page should know, for its previous and next.
        excerpts: where the words of a search stand, by case id.
    """
    for _, case in cases.iterrows():
        with st.container(border=True, key=f"case-{case['case_id']}"):
            case_card(case, query=query, excerpt=(excerpts or {}).get(case["case_id"]))


def case_card(
    case: pd.Series,
    reason: str = "",
    query: Query | None = None,
    excerpt: Excerpt | None = None,
) -> None:
    """Title with link, evidence label, place and theme, and the first or the found words."""
    title = markup.literal_marked(excerpt.title if excerpt else case["title"])
    frame.link("case_study", title, story=case["case_id"], **(query or {}))
    found_in_text = excerpt is not None and BEGIN in excerpt.text
    text = excerpt.text if excerpt and found_in_text else beginning(case["summary"])
    lines = [
        _labels(case["case_id"]),
        Markup('<p class="lz-summary">{}</p>').format(markup.marked(text)),
    ]
    if excerpt and excerpt.aside:
        lines.append(Markup('<p class="lz-meta">{}</p>').format(markup.marked(excerpt.aside)))
    if reason:
        lines.append(Markup('<p class="lz-source">Alike: {}</p>').format(reason))
    markup.show(Markup("").join(lines))
    basket.button(f"case:{case['case_id']}", case["place_id"], case["themes"][0], "card")


@cached.drawn
def _labels(case_id: str) -> Markup:
    case = cached.stories().case(case_id)
    return Markup('<p class="lz-meta">{}<br>{}</p>').format(evidence(case), where_and_when(case))


def evidence(case: pd.Series) -> Markup:
    """The evidence label: a sign, the kind of outcome, and who says so."""
    words = cached.vocabulary()
    return Markup('<span class="lz-evidence">{} {}</span>, told by: {}').format(
        sign(case["outcome_kind"]),
        words.label("case_outcome_kinds", case["outcome_kind"]),
        words.label("source_kinds", case["source_kind"]).lower(),
    )


def sign(outcome_kind: str) -> Markup:
    """A full, half or empty circle for the strength of an outcome; the word stands beside it."""
    return Markup('<span class="lz-sign lz-{}" aria-hidden="true"></span>').format(outcome_kind)


def where_and_when(case: pd.Series) -> str:
    """Place, year, programme and themes, in words."""
    year = str(case["year"]) if pd.notna(case["year"]) else "year not reported"
    parts = [
        cached.gazetteer().full_name(case["place_id"]),
        year,
        cached.programmes()[case["package_id"]].short_title,
        *(cached.vocabulary().label("themes", one) for one in case["themes"]),
    ]
    return " · ".join(parts)


def beginning(text: str, length: int = 220) -> str:
    """The first words of a text, cut at a space."""
    return text if len(text) <= length else f"{text[:length].rsplit(' ', 1)[0]} …"


def door(title: str, text: str, page: str, label: str) -> None:
    """One of the doors of the home page: for whom, what is behind it, and the way in."""
    with st.container(border=True, height="stretch"):
        st.subheader(title, anchor=False)
        markup.paragraph(text)
        frame.link(page, label)
