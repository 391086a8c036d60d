"""What the page of one case study draws."""

import pandas as pd

from components.app import frame, url_state
from components.content import case_labels, markup
from components.facts import tables
from components.views.case_study import related, story
from components.widgets import citing, facets


def asked_case() -> pd.Series | None:
    """The case study that the address asks for; None, and said, if there is none."""
    asked = url_state.from_address("story")
    case = tables.stories().case(asked)
    if case is None:
        frame.header("Case study", "One story, with its source.")
        related.not_found(asked)
    return case


def show_case(case: pd.Series) -> None:
    """The story between its neighbours in the list and others like it, and how to cite it."""
    frame.name_tab(case["title"])
    related.neighbours(case, facets.asked())
    frame.header(markup.literal(case["title"]), markup.literal(case_labels.where_and_when(case)))
    story.whole(case)
    related.ways_on(case)
    related.like_this(case)
    citing.case(case)
