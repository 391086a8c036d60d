"""A case study as a static page."""

import pandas as pd

from components.content import navigation
from components.content.cases import case_labels, case_page
from components.content.elements.blocks import Document, Link
from components.facts import tables
from components.language.messages import gettext, gettext_noop
from components.language.shortening import shorten_to_words
from components.server.static_pages import sections
from data import ordering

TITLE = gettext_noop("Case studies")
LEAD = gettext_noop("What people did, and what came of it: in our own words, each with its source.")
PAGE, ONE, KEY = navigation.KINDS["cases"]
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
        found.setdefault(where, []).append(case_labels.link(case))
    return dict(sorted(found.items(), key=lambda entry: ordering.key(entry[0])))


def document(name: str) -> Document | None:
    """The case study of this id; None if there is none."""
    case = tables.stories().case(name)
    if case is None:
        return None
    described = case_page.describe_case(case)
    said = sections.of_page(described)
    where = tables.gazetteer().full_name(case["place_id"])
    return Document(
        path=f"cases/{name}",
        title=described.title,
        lead=described.lead,
        description=shorten_to_words(f"{where}: {case['summary']}", DESCRIPTION_LENGTH),
        sections=said,
        page=ONE,
        query={KEY: name},
        about=_about(case),
        map=sections.drawing(said),
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
        "articleSection": gettext(TITLE),
        "abstract": case["summary"],
        "contentLocation": {"@type": "Place", "name": places.full_name(case["place_id"])},
        "keywords": [words.label("themes", theme) for theme in case["themes"]],
        "isBasedOn": based_on,
        **({"temporalCoverage": str(case["year"])} if pd.notna(case["year"]) else {}),
    }
