"""The page of one case study: what happened, what came of it, how sure it is, what is like it."""

import pandas as pd

from components.content.cases import case_facts, case_labels, place_ways, related_cases
from components.content.elements import sources
from components.content.elements.blocks import Cards, Facts, Items, Made, Page, Section, Words
from components.content.villages import village_page
from components.facts import villages
from components.language.messages import gettext


def describe_case(case: pd.Series) -> Page:
    """The story, beside it its place, and below both its facts and others like it."""
    return Page(
        title=str(case["title"]),
        lead=case_labels.where_and_when(case),
        main=(
            Section("", (Made(case_labels.themes(case)),)),
            Section(gettext("What happened"), (Words(case["summary"]),)),
            Section(gettext("What came of it"), (Words(case["outcome"], "lz-outcome"),)),
            *_key_figures(case),
            Section(
                gettext("How sure is this?"),
                (
                    Facts(case_facts.how_sure(case)),
                    sources.block(
                        case["package_id"], [case["source_id"], *case["other_source_ids"]]
                    ),
                ),
            ),
        ),
        aside=(Section("", (case_facts.drawn_map(case["case_id"]), _ways(case))),),
        below=(
            Section(gettext("At a glance"), (Facts(case_facts.facts(case), "lz-strip"),)),
            Section(gettext("Cases like this one"), (_alike(case["case_id"]),)),
        ),
    )


def _key_figures(case: pd.Series) -> list[Section]:
    figures = tuple(case["key_figures"])
    return [Section(gettext("Key figures"), (Items(figures),))] if figures else []


def _ways(case: pd.Series) -> Items:
    """The ways to the village that the case is taken to be about, if it is known, and to its place."""
    village_id = case["village_id"]
    village = villages.village(village_id) if isinstance(village_id, str) else None
    own = [village_page.link(village)] if village else []
    return Items((*own, *place_ways.to_place(case["place_id"]).items))


def _alike(case_id: str) -> Cards:
    return Cards(
        tuple(case_labels.card(other, reason) for other, reason in related_cases.alike(case_id))
    )
