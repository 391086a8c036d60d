"""A conclave or convention as a static page."""

import pandas as pd

from components.content import navigation
from components.content.cases import place_ways
from components.content.conclaves import gathering_facts, gathering_page
from components.content.elements.blocks import Block, Document, Link, Section
from components.content.maps import map_pictures
from components.content.programmes import statements
from components.facts import tables
from components.language import lists
from components.language.messages import gettext, gettext_noop
from components.language.shortening import shorten_to_words
from components.server.static_pages import sections
from data.letters import join_sentences

TITLE = gettext_noop("Gatherings")
LEAD = gettext_noop(
    "Conclaves and conventions: who came, what was raised, who answered, what followed."
)
PAGE, ONE, KEY = navigation.KINDS["gatherings"]
DESCRIPTION_LENGTH = 190


def names() -> list[str]:
    """Ids of all gatherings, newest first."""
    return list(tables.gatherings().events["event_id"])


def entries() -> dict[str, list[Link]]:
    """The way to every gathering, by its series."""
    found: dict[str, list[Link]] = {}
    for _, event in tables.gatherings().events.iterrows():
        series = event["series"] if pd.notna(event["series"]) else gettext("Others")
        found.setdefault(series, []).append(gathering_facts.link(event))
    return found


def opening() -> tuple[Block, ...]:
    """What gatherings were for, who came and what they brought, above the list of them."""
    return statements.blocks_about(statements.GATHERINGS, statements.kinds_but_definition())


def document(name: str) -> Document | None:
    """The gathering of this id; None if there is none."""
    events = tables.gatherings().events
    found = events[events["event_id"] == name]
    if found.empty:
        return None
    event = found.iloc[0]
    described = gathering_page.describe_gathering(event)
    where = lists.join(gathering_facts.where_and_when(event)[:2])
    picture = map_pictures.around(event["package_id"], event["place_id"])
    way = place_ways.to_place(event["place_id"])
    return Document(
        path=f"gatherings/{name}",
        title=described.title,
        lead=described.lead,
        description=shorten_to_words(join_sentences((where, _summary(event))), DESCRIPTION_LENGTH),
        sections=(
            *sections.of_page(described),
            Section(gettext("Where"), (picture, way) if picture else (way,)),
        ),
        page=ONE,
        query={KEY: name},
        about=_about(event),
        map=picture.svg if picture else None,
    )


def _summary(event: pd.Series) -> str:
    if pd.notna(event["summary"]):
        return str(event["summary"])
    return str(tables.vocabulary().term("event_records", event["record"]).definition)


def _about(event: pd.Series) -> dict[str, object]:
    """The gathering as schema.org describes an event."""
    place = tables.gazetteer().full_name(event["place_id"])
    where = lists.join((event["venue"], place)) if pd.notna(event["venue"]) else place
    return {
        "@type": "Event",
        "location": {"@type": "Place", "name": where, "address": place},
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        **_dates(event),
        **(
            {"organizer": {"@type": "Organization", "name": event["organiser"]}}
            if pd.notna(event["organiser"])
            else {}
        ),
    }


def _dates(event: pd.Series) -> dict[str, str]:
    date = event["date"] if isinstance(event["date"], str) else None
    if date is None:
        return {} if pd.isna(event["year"]) else {"startDate": str(event["year"])}
    start, _, end = date.partition("/")
    return {"startDate": start, "endDate": end or start}
