"""The page of one conclave or convention: who came, what was raised, who answered, what followed."""

import pandas as pd
from markupsafe import Markup

from components.content import navigation
from components.content.cases import case_labels
from components.content.conclaves import gathering_facts
from components.content.elements import sources
from components.content.elements.blocks import (
    Block,
    Cards,
    Drawer,
    Facts,
    Grid,
    Items,
    Link,
    Note,
    Page,
    Section,
    Text,
    Words,
)
from components.content.figure_pages import figure_links
from components.content.programmes import headlines
from components.facts import newest, tables
from components.language import dates, numbers
from components.language.messages import gettext, ngettext
from data import figure_keys, related_records
from data.gatherings import REPORTED
from data.letters import begin_small

LINKED_CASES = 3


def describe_gathering(event: pd.Series) -> Page:
    """What is known of a gathering and what is not; below it what is known of its place."""
    outcomes = tables.gatherings().of_event(event["event_id"])
    named = sources.block(
        event["package_id"],
        [event["source_id"], *event["other_source_ids"], *outcomes["source_id"]],
        event["note"] if isinstance(event["note"], str) else "",
    )
    return Page(
        title=str(event["title"]),
        lead=" · ".join(gathering_facts.where_and_when(event)),
        main=(
            Section("", tuple(_opening(event))),
            *(
                Section(title, (told,))
                for title, told in gathering_facts.parts(event, outcomes).items()
            ),
            Section("", (named,)),
        ),
        below=(_cases(event), _figures(event, outcomes), *_series(event)),
    )


def link(event: pd.Series) -> Link:
    """The way to one gathering, which says it if no report of it was found."""
    label = begin_small(tables.vocabulary().label("event_records", event["record"]))
    remark = "" if event["record"] == REPORTED else label
    return Link(f"gatherings/{event['event_id']}", str(event["title"]), remark)


def _opening(event: pd.Series) -> list[Block]:
    term = tables.vocabulary().term("event_records", event["record"])
    on_record = Markup("{}: {}").format(gathering_facts.record(event), term.definition)
    summary = [Words(event["summary"])] if isinstance(event["summary"], str) else []
    return [Words(on_record, "lz-meta"), *summary, Facts(gathering_facts.facts(event))]


def _cases(event: pd.Series) -> Section:
    places, place_id = tables.gazetteer(), event["place_id"]
    title = gettext("Case studies from {place}", place=places.name(place_id))
    found = related_records.cases(tables.table("cases").rows, event, places)
    if found.empty:
        return Section(title, (Note(gettext("No case study from here is recorded.")),))
    nearest = found.head(LINKED_CASES).iterrows()
    cards = Cards(tuple(case_labels.card(case, gettext(case["reason"])) for _, case in nearest))
    if len(found) <= LINKED_CASES:
        return Section(title, (cards,))
    every = Link(
        navigation.path_of_place(place_id),
        ngettext(
            "{count} case study from {place}",
            "All {count} case studies from {place}",
            len(found),
            place=places.name(place_id),
        ),
        page="learning_zone",
        query={"programme": event["package_id"], **navigation.choice_of_place(place_id)},
    )
    return Section(title, (cards, Items((every,))))


def _figures(event: pd.Series, outcomes: pd.DataFrame) -> Section:
    place_id, name = event["place_id"], tables.gazetteer().name(event["place_id"])
    rows = newest.place_figures(place_id)
    shown = related_records.on_themes(rows, [*event["themes"], *outcomes["theme"]])
    title = gettext("Figures of {place}", place=name)
    if shown.empty:
        told = gettext("No figure on the themes of this gathering is known for this place.")
        return Section(title, (Note(told),))
    grid = Grid(
        caption=gettext("Newest figures of {place} on the themes of the gathering.", place=name),
        heads=(gettext("Indicator"), gettext("Figure"), gettext("When"), gettext("Source")),
        rows=tuple(_figure(row) for _, row in shown.iterrows()),
    )
    way = Link(f"places/{place_id}", gettext("All that is known of {place}", place=name))
    has_page = tables.gazetteer().state_of(place_id) is not None
    return Section(title, (grid, *([Items((way,))] if has_page else [])))


def _figure(row: pd.Series) -> tuple[Text, ...]:
    return (
        row["label"],
        figure_links.link(
            numbers.format_value(row["value"], headlines.unit(row["unit"])),
            figure_keys.of_row(row.to_dict()),
        ),
        dates.format_period(row["period"]),
        sources.line(row["package_id"], row["source_id"]),
    )


def _series(event: pd.Series) -> list[Section]:
    events = tables.gatherings().events
    same = events[(events["series"] == event["series"]) & (events["event_id"] != event["event_id"])]
    if same.empty:
        return []
    links = tuple(link(other) for _, other in same.iterrows())
    title = gettext(
        "Others of the series “{series}”: {count}", series=event["series"], count=len(same)
    )
    return [Section("", (Drawer(title, (Items(links),)),))]
