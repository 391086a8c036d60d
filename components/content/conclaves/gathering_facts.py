"""What is said of one conclave or convention: who came, what was raised, what followed."""

import pandas as pd
from markupsafe import Markup

from components.content.conclaves import event_dates
from components.content.elements import markup
from components.content.elements.blocks import Block, Items, Link, Words
from components.facts import tables
from components.language import lists, numbers
from components.language.messages import gettext, gettext_noop, ngettext
from data import gatherings
from data.letters import begin_small

NOT_IN_REPORT = gettext_noop("Not told in the part of the report that was read.")


SILENT = {
    "reported": NOT_IN_REPORT,
    "announced": gettext_noop(
        "Not known: the gathering was announced, and no report of it was found."
    ),
    "named": gettext_noop("Not known: only the name of the gathering was found."),
}


def record(event: pd.Series) -> Markup:
    """How much is on record: a sign, and the label in words."""
    label = tables.vocabulary().label("event_records", event["record"])
    return Markup('<span class="lz-evidence">{} {}</span>').format(sign(event["record"]), label)


def sign(record: str) -> Markup:
    """A full, half or empty circle, for eyes only: words say the same beside it."""
    return Markup('<span class="lz-sign lz-{}" aria-hidden="true"></span>').format(record)


def in_short(event: pd.Series) -> str:
    """When and where, and whether no report of it was found."""
    told = [event_dates.say_event_date(event), tables.gazetteer().full_name(event["place_id"])]
    if event["record"] != gatherings.REPORTED:
        told.append(begin_small(tables.vocabulary().label("event_records", event["record"])))
    return lists.join_parts(told)


def link(event: pd.Series, is_venue: bool = False) -> Link:
    """The way to one gathering, with its date and place, and whether it was only announced.

    Args:
        is_venue: whether it was held at the place that leads to it.
    """
    said = [in_short(event), *([gettext("held here")] if is_venue else [])]
    return Link(f"gatherings/{event['event_id']}", str(event["title"]), lists.join_parts(said))


def where_and_when(event: pd.Series) -> list[str]:
    """Date, place, level and programme, in words."""
    return [
        event_dates.say_event_date(event),
        tables.gazetteer().full_name(event["place_id"]),
        tables.vocabulary().label("event_levels", event["level"]),
        tables.programmes()[event["package_id"]].short_title,
    ]


def parts(event: pd.Series, outcomes: pd.DataFrame) -> dict[str, Block]:
    """Who came, what was raised, who answered, what followed; each says it if it is not known."""
    told = {
        gettext("Who came"): _who_came(event),
        gettext("What was raised"): _list([event["raised"], *_of_kind(outcomes, "demand")]),
        gettext("Who answered, and with which promise"): _list(
            [_in_office(event), *_of_kind(outcomes, "commitment")]
        ),
        gettext("What followed, and what was learnt"): _list(
            [*_of_kind(outcomes, "linkage"), *_of_kind(outcomes, "learning")]
        ),
    }
    silent = Words(gettext(SILENT[event["record"]]))
    return {title: items or silent for title, items in told.items()}


def facts(event: pd.Series) -> dict[str, object]:
    """What is known of a gathering at a glance, by name; what is missing is empty."""
    words, places = tables.vocabulary(), tables.gazetteer()
    held_in = [venue for venue in gatherings.venues(event) if venue != event["place_id"]]
    also_from = [
        other_place_id
        for other_place_id in event["other_place_ids"]
        if other_place_id not in held_in
    ]
    return {
        gettext("When"): event_dates.say_event_date(event),
        gettext("About the date"): event["date_note"],
        gettext("Place"): places.full_name(event["place_id"]),
        gettext("Venue"): event["venue"],
        gettext("Held in"): lists.join_parts(map(places.full_name, held_in)),
        gettext("Also from"): lists.join_parts(map(places.full_name, also_from)),
        gettext("Organised by"): event["organiser"],
        gettext("Series"): event["series"],
        gettext("Themes"): lists.join(words.labels("themes", event["themes"])),
    }


def _who_came(event: pd.Series) -> Items | None:
    count, share = event["participants"], event["excluded_groups_pct"]
    people = (
        None
        if numbers.is_missing(count)
        else ngettext("{count} person", "{count} people", int(count))
    )
    described = (
        event["participants_note"] if isinstance(event["participants_note"], str) else people
    )
    excluded = gettext(
        "{share} % from socially excluded groups", share=numbers.format_number(share)
    )
    return _list([described, None if numbers.is_missing(share) else excluded])


def _in_office(event: pd.Series) -> Markup | None:
    guests = event["officials"]
    if not isinstance(guests, str):
        return None
    return markup.fill_sentence(gettext("Present: {guests}"), guests=markup.plain(guests))


def _of_kind(outcomes: pd.DataFrame, kind: str) -> list[Markup]:
    words = tables.vocabulary()
    rows = outcomes[outcomes["kind"] == kind]
    return [
        Markup('{} <span class="lz-meta">{}{}</span>').format(
            markup.as_html(row["text"]),
            gettext(
                "{kind}, {theme}.",
                kind=words.label("event_outcome_kinds", kind),
                theme=begin_small(words.label("themes", row["theme"])),
            ),
            Markup(" {}").format(markup.as_html(row["note"]))
            if isinstance(row["note"], str)
            else "",
        )
        for _, row in rows.iterrows()
    ]


def _list(items: list[object]) -> Items | None:
    told = tuple(item for item in items if isinstance(item, str) and item)
    return Items(told) if told else None
