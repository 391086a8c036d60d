"""The cases most like one, each with the reason."""

import pandas as pd

from components.facts import tables


@tables.drawn
def alike(case_id: str) -> tuple[tuple[pd.Series, str], ...]:
    """The cases most like one, each with the reason in words."""
    found = tables.stories().like(case_id, tables.gazetteer())
    return tuple((other, _reason(other)) for _, other in found.iterrows())


def _reason(other: pd.Series) -> str:
    words, places = tables.vocabulary(), tables.gazetteer()
    reasons = [
        f"about {words.labels('themes', other['shared_themes']).lower()}"
        if other["shared_themes"]
        else "",
        f"with {words.labels('groups', other['shared_groups'])}" if other["shared_groups"] else "",
        f"from {places.name(other['shared_place'])}" if pd.notna(other["shared_place"]) else "",
    ]
    said = [reason for reason in reasons if reason]
    return f"both {', '.join(said)}" if said else "the same programme"
