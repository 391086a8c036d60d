"""What a card says of a case study: its evidence, its place and time, its first words."""

import pandas as pd
from markupsafe import Markup

from components.facts import tables


@tables.drawn
def labels(case_id: str) -> Markup:
    case = tables.stories().case(case_id)
    return Markup('<p class="lz-meta">{}<br>{}</p>').format(evidence(case), where_and_when(case))


def evidence(case: pd.Series) -> Markup:
    """The evidence label: a sign, the kind of outcome, and who says so."""
    words = tables.vocabulary()
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
        tables.gazetteer().full_name(case["place_id"]),
        year,
        tables.programmes()[case["package_id"]].short_title,
        *(tables.vocabulary().label("themes", one) for one in case["themes"]),
    ]
    return " · ".join(parts)
