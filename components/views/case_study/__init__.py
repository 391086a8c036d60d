"""What the page of one case study draws."""

import pandas as pd

from components.app import frame, url_state
from components.content.cases import case_page
from components.facts import tables
from components.language.messages import gettext
from components.views.case_study import related, story
from components.widgets import blocks, citing, facets


def asked_case() -> pd.Series | None:
    """The case study that the address asks for; None, and said, if there is none."""
    asked = url_state.from_address("story")
    case = tables.stories().case(asked)
    if case is None:
        frame.show_header(gettext("Case study"), gettext("One story, with its source."))
        related.say_not_found(asked)
    return case


def show_case(case: pd.Series) -> None:
    """The story between its neighbours in the list and others like it, and how to cite it."""
    page = case_page.describe_case(case)
    frame.name_tab(page.title)
    related.show_neighbours(case, facets.read_choice())
    frame.show_header(page.title, page.lead)
    story.show_story(case, page)
    blocks.show_sections(page.below)
    related.show_links(case)
    citing.show_citation(case)
