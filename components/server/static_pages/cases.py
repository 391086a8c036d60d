"""A case study as a static page."""

import pandas as pd

from components.content import case_facts, case_labels, markup, related_cases, sources
from components.content.blocks import Document, Items, Link, Made, Section, Sources, Words
from components.facts import tables
from components.language.shortening import shorten_to_words
from components.server.static_pages import maps, ways

TITLE = "Case studies"
LEAD = "What people did, and what came of it: in our own words, each with its source."
PAGE = "learning_zone"
ONE, KEY = "case_study", "story"
DESCRIPTION_LENGTH = 190


def names() -> list[str]:
    """Ids of all case studies, strongest evidence first."""
    return list(tables.stories().rows["case_id"])


def entries() -> dict[str, list[Link]]:
    """The way to every case study, by the state or province it comes from."""
    places = tables.gazetteer()
    found: dict[str, list[Link]] = {}
    for _, case in tables.stories().rows.iterrows():
        where = places.state_name(case["place_id"]) or places.name(case["place_id"])
        found.setdefault(where, []).append(link(case))
    return dict(sorted(found.items()))


def link(case: pd.Series, remark: str = "") -> Link:
    """The way to one case study, with what helps to choose it."""
    kind = tables.vocabulary().label("case_outcome_kinds", case["outcome_kind"]).lower()
    usual = f"{tables.gazetteer().name(case['place_id'])}; {kind}"
    return Link(f"cases/{case['case_id']}", str(case["title"]), remark or usual)


def document(name: str) -> Document | None:
    """The case study of this id; None if there is none."""
    case = tables.stories().case(name)
    if case is None:
        return None
    where = tables.gazetteer().full_name(case["place_id"])
    picture = maps.around(case["package_id"], case["place_id"])
    return Document(
        path=f"cases/{name}",
        title=str(case["title"]),
        lead=case_labels.where_and_when(case),
        description=shorten_to_words(f"{where}: {case['summary']}", DESCRIPTION_LENGTH),
        sections=(
            Section("What happened", (Words(markup.explained(case["summary"])),)),
            Section("What came of it", (Words(markup.explained(case["outcome"])),)),
            *_key_figures(case),
            Section(case_facts.HOW_SURE, (Made(case_facts.how_sure(case)), _sources(case))),
            Section("At a glance", (Made(markup.definition_list(case_facts.facts(case))),)),
            *([Section("Where", (picture,))] if picture else []),
            Section("Cases like this one", (_alike(name), ways.to_place(case["place_id"]))),
        ),
        page="case_study",
        query={"story": name},
        about=_about(case),
        map=picture.svg if picture else None,
    )


def _key_figures(case: pd.Series) -> list[Section]:
    figures = case["key_figures"]
    return [Section("Key figures", (Items(figures),))] if figures else []


def _sources(case: pd.Series) -> Sources:
    ids = dict.fromkeys([case["source_id"], *case["other_source_ids"]])
    return Sources(tuple(sources.line(case["package_id"], one) for one in ids))


def _alike(name: str) -> Items:
    return Items(
        tuple(link(other, f"Alike: {reason}") for other, reason in related_cases.alike(name))
    )


def _about(case: pd.Series) -> dict[str, object]:
    """The case as schema.org describes an article."""
    words, places = tables.vocabulary(), tables.gazetteer()
    source = tables.sources().loc[(case["package_id"], case["source_id"])]
    based_on = {"@type": "CreativeWork", "name": source["title"], "publisher": source["publisher"]}
    if pd.notna(source["url"]):
        based_on["url"] = source["url"]
    return {
        "@type": "Article",
        "articleSection": TITLE,
        "abstract": case["summary"],
        "contentLocation": {"@type": "Place", "name": places.full_name(case["place_id"])},
        "keywords": [words.label("themes", theme) for theme in case["themes"]],
        "isBasedOn": based_on,
        **({"temporalCoverage": str(case["year"])} if pd.notna(case["year"]) else {}),
    }
