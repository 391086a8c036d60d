"""One conclave or convention: who came, what was raised, who answered, what followed, what is near."""

import difflib

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import basket, cached, cards, frame, headline, markup, notices, sources, tables
from components.figures import numbers
from data import gatherings, linked, periods

NOT_IN_REPORT = "Not told in the part of the report that was read."
SILENT = {
    "reported": NOT_IN_REPORT,
    "announced": "Not known: the gathering was announced, and no report of it was found.",
    "named": "Not known: only the name of the gathering was found.",
}
LINKED_CASES = 3


def not_found(asked: str | None) -> None:
    """Say that there is no such gathering, show those with a similar address, and the whole list."""
    events = cached.gatherings().events
    codes = {code.casefold(): code for code in events["event_id"]}
    near = difflib.get_close_matches(str(asked).casefold(), codes, 3, cutoff=0.5)
    notices.unknown("gathering", str(asked), near)
    wanted = [codes[one] for one in near]
    for _, event in events[events["event_id"].isin(wanted)].iterrows():
        link(event)
    frame.link("conclaves", "All gatherings")


def link(event: pd.Series) -> None:
    """The way to the page of one gathering, which says it if no report of it was found."""
    title = event["title"]
    if event["record"] != gatherings.REPORTED:
        on_record = cached.vocabulary().label("event_records", event["record"]).lower()
        title = f"{title} ({on_record})"
    frame.link("conclaves", markup.literal(title), event=event["event_id"])


def record(event: pd.Series) -> Markup:
    """How much is on record: a sign, and the label in words."""
    label = cached.vocabulary().label("event_records", event["record"])
    return Markup('<span class="lz-evidence">{} {}</span>').format(sign(event["record"]), label)


def sign(record: str) -> Markup:
    """A full, half or empty circle, for eyes only: words say the same beside it."""
    return Markup('<span class="lz-sign lz-{}" aria-hidden="true"></span>').format(record)


def in_short(event: pd.Series) -> str:
    """When and where, and whether no report of it was found."""
    told = [gatherings.when(event), cached.gazetteer().full_name(event["place_id"])]
    if event["record"] != gatherings.REPORTED:
        told.append(cached.vocabulary().label("event_records", event["record"]).lower())
    return "; ".join(told)


def where_and_when(event: pd.Series) -> list[str]:
    """Date, place, level and programme, in words."""
    return [
        gatherings.when(event),
        cached.gazetteer().full_name(event["place_id"]),
        cached.vocabulary().label("event_levels", event["level"]),
        cached.programmes()[event["package_id"]].short_title,
    ]


def page(event: pd.Series) -> None:
    """Everything that is known of one gathering, and what is not."""
    outcomes = cached.gatherings().of_event(event["event_id"])
    definition = cached.vocabulary().term("event_records", event["record"]).definition
    markup.show(Markup('<p class="lz-meta">{}: {}</p>').format(record(event), definition))
    if isinstance(event["summary"], str):
        markup.paragraph(event["summary"])
    markup.definitions(facts(event))
    for title, told in parts(event).items():
        st.subheader(title, anchor=False)
        markup.show(told)
    sources.note(
        event["package_id"],
        [event["source_id"], *event["other_source_ids"], *outcomes["source_id"]],
        event["note"] if isinstance(event["note"], str) else "",
    )
    if len(outcomes):
        _for_a_pack(outcomes)


def _for_a_pack(outcomes: pd.DataFrame) -> None:
    """Each outcome with a button that puts it aside for a pack."""
    with st.expander("Put what was said aside for an advocacy pack"):
        for _, one in outcomes.iterrows():
            st.caption(markup.literal(one["text"]))
            basket.button(f"outcome:{one['outcome_id']}", one["place_id"], one["theme"], "event")


def parts(event: pd.Series) -> dict[str, Markup]:
    """Who came, what was raised, who answered, what followed; each says it if it is not known."""
    outcomes = cached.gatherings().of_event(event["event_id"])
    told = {
        "Who came": _who_came(event),
        "What was raised": _list([event["raised"], *_of_kind(outcomes, "demand")]),
        "Who answered, and with which promise": _list(
            [_in_office(event), *_of_kind(outcomes, "commitment")]
        ),
        "What followed, and what was learnt": _list(
            [*_of_kind(outcomes, "linkage"), *_of_kind(outcomes, "learning")]
        ),
    }
    silent = Markup("<p>{}</p>").format(SILENT[event["record"]])
    return {title: text or silent for title, text in told.items()}


def facts(event: pd.Series) -> dict[str, object]:
    """What is known of a gathering at a glance, by name; what is missing is empty."""
    words, places = cached.vocabulary(), cached.gazetteer()
    held_in = [one for one in gatherings.venues(event) if one != event["place_id"]]
    also_from = [one for one in event["other_place_ids"] if one not in held_in]
    return {
        "When": gatherings.when(event),
        "About the date": event["date_note"],
        "Place": places.full_name(event["place_id"]),
        "Venue": event["venue"],
        "Held in": "; ".join(map(places.full_name, held_in)),
        "Also from": "; ".join(map(places.full_name, also_from)),
        "Organised by": event["organiser"],
        "Series": event["series"],
        "Themes": words.labels("themes", event["themes"]),
    }


def _who_came(event: pd.Series) -> Markup | None:
    count, share = event["participants"], event["excluded_groups_pct"]
    people = None if numbers.is_missing(count) else f"{numbers.format_number(count)} people"
    described = (
        event["participants_note"] if isinstance(event["participants_note"], str) else people
    )
    excluded = f"{numbers.format_number(share)} % from socially excluded groups"
    return _list([described, None if numbers.is_missing(share) else excluded])


def _in_office(event: pd.Series) -> str | None:
    guests = event["officials"]
    return f"Present: {guests}" if isinstance(guests, str) else None


def _of_kind(outcomes: pd.DataFrame, kind: str) -> list[Markup]:
    words = cached.vocabulary()
    rows = outcomes[outcomes["kind"] == kind]
    return [
        Markup('{} <span class="lz-meta">{}, {}.{}</span>').format(
            row["text"],
            words.label("event_outcome_kinds", kind),
            words.label("themes", row["theme"]).lower(),
            f" {row['note']}" if isinstance(row["note"], str) else "",
        )
        for _, row in rows.iterrows()
    ]


def _list(items: list[object]) -> Markup | None:
    told = [item for item in items if isinstance(item, str) and item]
    entries = Markup("").join(Markup("<li>{}</li>").format(item) for item in told)
    return Markup("<ul>{}</ul>").format(entries) if told else None


def near(event: pd.Series) -> None:
    """Case studies and indicators of the place of a gathering, and the others of its series."""
    _cases(event)
    _indicators(event)
    _series(event)


def _cases(event: pd.Series) -> None:
    place = cached.gazetteer().name(event["place_id"])
    st.subheader(f"Case studies from {place}", anchor=False)
    rows = cached.table("cases").rows
    found = linked.cases(rows, event, cached.gazetteer())
    if found.empty:
        st.caption("No case study from here is recorded.")
        return
    nearest = found.head(LINKED_CASES).iterrows()
    for column, (_, case) in zip(st.columns(LINKED_CASES), nearest, strict=False):
        with column, st.container(border=True, height="stretch"):
            cards.case_card(case, reason=case["reason"])
    if len(found) > LINKED_CASES:
        label = f"All {len(found):,} case studies from {place}"
        frame.link("learning_zone", label, programme=event["package_id"], **_where(event))


def _where(event: pd.Series) -> dict[str, str | None]:
    """State or province, and district, of a gathering, as an address names them."""
    places = cached.gazetteer()
    district = event["place_id"] if places[event["place_id"]].level == "district" else None
    return {"state": places.state_of(event["place_id"]), "district": district}


def _indicators(event: pd.Series) -> None:
    place = cached.gazetteer().name(event["place_id"])
    st.subheader(f"Figures of {place}", anchor=False)
    outcomes = cached.gatherings().of_event(event["event_id"])
    rows = cached.place_figures(event["place_id"])
    shown = linked.on_themes(rows, [*event["themes"], *outcomes["theme"]])
    if shown.empty:
        st.caption("No figure on the themes of this gathering is known for this place.")
        return
    tables.show(
        f"Newest figures of {place} on the themes of the gathering.",
        ["Indicator", "Figure", "When", "Source"],
        [_figure(row) for _, row in shown.iterrows()],
    )
    if cached.gazetteer().state_of(event["place_id"]):
        frame.link("place", f"All that is known of {place}", id=event["place_id"])


def _figure(row: pd.Series) -> list[str | Markup]:
    return [
        row["label"],
        numbers.format_value(row["value"], headline.unit(row["unit"])),
        periods.label(row["period"]),
        sources.line(row["package_id"], row["source_id"]),
    ]


def _series(event: pd.Series) -> None:
    events = cached.gatherings().events
    same = events[(events["series"] == event["series"]) & (events["event_id"] != event["event_id"])]
    if same.empty:
        return
    with st.expander(f"Others of the series “{event['series']}”: {len(same):,}"):
        for _, other in same.iterrows():
            link(other)
