"""One conclave or convention: who came, what was raised, who answered, what followed, what is near."""

import difflib

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components.app import basket, frame, notices
from components.content import case_labels, gathering_facts, headlines, markup, sources
from components.facts import tables as cached
from components.figures import numbers
from components.widgets import cards, prose
from data import gatherings, linked, periods

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


def page(event: pd.Series) -> None:
    """Everything that is known of one gathering, and what is not."""
    outcomes = cached.gatherings().of_event(event["event_id"])
    definition = cached.vocabulary().term("event_records", event["record"]).definition
    prose.show_html(
        Markup('<p class="lz-meta">{}: {}</p>').format(gathering_facts.record(event), definition)
    )
    if isinstance(event["summary"], str):
        prose.show_paragraph(event["summary"])
    prose.show_definitions(gathering_facts.facts(event))
    for title, told in gathering_facts.parts(event).items():
        st.subheader(title, anchor=False)
        prose.show_html(told)
    prose.show_sources(
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
            cards.show_card(case_labels.card(case, case["reason"]))
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
    prose.show_table(
        f"Newest figures of {place} on the themes of the gathering.",
        ["Indicator", "Figure", "When", "Source"],
        [_figure(row) for _, row in shown.iterrows()],
    )
    if cached.gazetteer().state_of(event["place_id"]):
        frame.link("place", f"All that is known of {place}", id=event["place_id"])


def _figure(row: pd.Series) -> list[str | Markup]:
    return [
        row["label"],
        numbers.format_value(row["value"], headlines.unit(row["unit"])),
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
