"""Case studies as cards and as a page, each with an honest label of its evidence."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import cached, frame, markup
from data import periods

EVIDENCE_SIGNS = {"change_reported": "●", "first_step": "◐", "not_reported": "○"}
LINK_REMARKS = {
    "indirect": "Linked to the programme only through a correspondent or partner.",
    "doubtful": "Whether this belongs to the programme is doubtful.",
}


def case_list(cases: pd.DataFrame) -> None:
    """One card per case, in the order given."""
    for _, case in cases.iterrows():
        with st.container(border=True, key=f"case-{case['case_id']}"):
            case_card(case)


def case_card(case: pd.Series, reason: str = "") -> None:
    """Title with link, evidence label, place and theme, and the first words of the story."""
    frame.link("case_study", str(case["title"]), story=case["case_id"])
    markup.show(
        Markup('<p class="lz-meta">{} · {}</p><p class="lz-summary">{}</p>{}').format(
            evidence(case),
            " · ".join(where_and_when(case)),
            beginning(case["summary"]),
            Markup('<p class="lz-source">Alike: {}</p>').format(reason) if reason else "",
        )
    )


def evidence(case: pd.Series) -> Markup:
    """The evidence label: a sign, the kind of outcome, and who says so."""
    vocabulary = cached.vocabulary()
    return Markup(
        '<span class="lz-evidence"><span aria-hidden="true">{}</span> {}</span>; {}'
    ).format(
        EVIDENCE_SIGNS[case["outcome_kind"]],
        vocabulary.label("case_outcome_kinds", case["outcome_kind"]),
        f"told by: {vocabulary.label('source_kinds', case['source_kind']).lower()}",
    )


def where_and_when(case: pd.Series) -> list[str]:
    """Place, year, programme and themes, in words."""
    year = str(case["year"]) if pd.notna(case["year"]) else "year not reported"
    return [
        cached.gazetteer().full_name(case["place_id"]),
        year,
        cached.programmes()[case["package_id"]].short_title,
        cached.vocabulary().labels("themes", case["themes"]),
    ]


def beginning(text: str, length: int = 220) -> str:
    """The first words of a text, cut at a space."""
    return text if len(text) <= length else f"{text[:length].rsplit(' ', 1)[0]} …"


def case_page(case: pd.Series) -> None:
    """The whole case: what happened, what came of it, key figures, and how sure we are."""
    vocabulary = cached.vocabulary()
    kind = vocabulary.term("case_outcome_kinds", case["outcome_kind"])
    _section("What happened", case["summary"])
    _section("What came of it", case["outcome"])
    markup.show(
        Markup('<p class="lz-meta">{}. {} {}</p>').format(
            evidence(case), kind.definition, LINK_REMARKS.get(case["programme_link"], "")
        )
    )
    if case["key_figures"]:
        st.subheader("Key figures", anchor=False)
        _bullets(case["key_figures"])
    st.subheader("At a glance", anchor=False)
    markup.definitions(_facts(case))


def _facts(case: pd.Series) -> dict[str, object]:
    vocabulary, places = cached.vocabulary(), cached.gazetteer()
    also = "; ".join(places.full_name(one) for one in case["other_place_ids"])
    return {
        "Place": f"{places.full_name(case['place_id'])}{f'; {also}' if also else ''}",
        "Locality": case["locality"],
        "Theme": vocabulary.labels("themes", case["themes"]),
        "Who": vocabulary.labels("groups", case["groups"]),
        "Group that acted": case["organisations"],
        "Tier": vocabulary.label("tiers", case["tier"]) if pd.notna(case["tier"]) else None,
        "Project": case["project"],
        "Date of the source": periods.label(case["date"]) if pd.notna(case["date"]) else None,
        "Note": case["note"],
    }


def _section(title: str, text: str) -> None:
    st.subheader(title, anchor=False)
    markup.paragraph(text)


def _bullets(items: Iterable[str]) -> None:
    listed = Markup("").join(Markup("<li>{}</li>").format(item) for item in items)
    markup.show(Markup("<ul>{}</ul>").format(listed))


def door(title: str, text: str, page: str, label: str) -> None:
    """One of the doors of the home page: for whom, what is behind it, and the way in."""
    with st.container(border=True, height="stretch"):
        st.subheader(title, anchor=False)
        markup.paragraph(text)
        frame.link(page, label)
