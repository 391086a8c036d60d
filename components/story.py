"""The page of one case study: what happened, what came of it, how sure we are, where it was."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import basket, cached, cards, map, markup, sources
from components.figures import choropleth
from components.figures.choropleth import MapFigure, MapPoint
from components.map import Prepared
from data import periods
from data.shapes import ShapesMissing

HOW_SURE = "How sure is this?"
MAP_HEIGHT = 300


def whole(case: pd.Series) -> None:
    """The story beside its place and its facts; one below the other on a phone."""
    story, around = st.columns([3, 2], gap="large")
    with story:
        _section("What happened", case["summary"])
        _section("What came of it", case["outcome"])
        if case["key_figures"]:
            st.subheader("Key figures", anchor=False)
            _bullets(case["key_figures"])
        st.subheader(HOW_SURE, anchor=False)
        markup.show(how_sure(case))
        sources.note(case["package_id"], [case["source_id"], *case["other_source_ids"]])
        basket.button(f"case:{case['case_id']}", case["place_id"], case["themes"][0], "story")
    with around:
        _small_map(case)
        st.subheader("At a glance", anchor=False)
        markup.definitions(facts(case))


def prepare() -> None:
    """Draw the small map of every case, so that no visitor waits for it."""
    for case_id in cached.stories().rows["case_id"]:
        _drawn(case_id)


def how_sure(case: pd.Series) -> Markup:
    """The evidence label in plain words: what came of it, who says so, whether it belongs here."""
    words = cached.vocabulary()
    rows = Markup("").join(
        Markup("<div><dt>{}</dt><dd>{} <b>{}.</b> {}</dd></div>").format(
            question,
            sign,
            words.label(vocabulary, case[column]),
            words.term(vocabulary, case[column]).definition,
        )
        for question, vocabulary, column, sign in (
            (
                "What came of it",
                "case_outcome_kinds",
                "outcome_kind",
                cards.sign(case["outcome_kind"]),
            ),
            ("Who says so", "source_kinds", "source_kind", ""),
            ("Link to the programme", "programme_links", "programme_link", ""),
        )
    )
    return Markup('<dl class="lz-facts">{}</dl>').format(rows)


def _small_map(case: pd.Series) -> None:
    try:
        map.show(
            _drawn(case["case_id"]),
            key="case_map",
            selected=_district(case),
            height=MAP_HEIGHT,
        )
    except ShapesMissing:
        st.caption("The map cannot be drawn: its shapes are missing.")


@cached.drawn
def _drawn(case_id: str) -> Prepared:
    return map.prepared(_map_figure(cached.stories().case(case_id)))


def _map_figure(case: pd.Series) -> MapFigure:
    """The state's districts, with the case's district chosen and its place as a point."""
    places, programme = cached.gazetteer(), cached.programmes()[case["package_id"]]
    layers = cached.programme_layers(case["package_id"])
    place = places[case["place_id"]]
    drawn = cached.coverage_by_district(case["package_id"])
    point = (
        (MapPoint(place.lat, place.lon, f"{case['title']} ({place.name})", kind="This case"),)
        if place.lat is not None and place.lon is not None
        else ()
    )
    return choropleth.coverage_map(
        drawn,
        layers["district"],
        title=places.full_name(case["place_id"]),
        source_text=f"Districts where {programme.short_title} worked",
        points=point,
        outline_layer_id=layers["state"],
        context_layer_id=layers.get("context"),
        figure_id=f"case-{case['case_id']}",
        focus_id=places.state_of(case["place_id"]),
    )


def _district(case: pd.Series) -> str | None:
    place = cached.gazetteer()[case["place_id"]]
    return place.place_id if place.level == "district" else None


def facts(case: pd.Series) -> dict[str, object]:
    """What is known of a case at a glance, by name; what is missing is empty."""
    vocabulary, places = cached.vocabulary(), cached.gazetteer()
    also = "; ".join(places.full_name(one) for one in case["other_place_ids"])
    year = str(case["year"]) if pd.notna(case["year"]) else vocabulary.label("", case["year"])
    return {
        "Place": f"{places.full_name(case['place_id'])}{f'; {also}' if also else ''}",
        "Locality": case["locality"],
        "Year": year,
        "Theme": vocabulary.labels("themes", case["themes"]),
        "Who": vocabulary.labels("groups", case["groups"]) or vocabulary.label("groups", None),
        "Group that acted": case["organisations"],
        "Kind of group": vocabulary.label("tiers", case["tier"]),
        "Programme": cached.programmes()[case["package_id"]].title,
        "Project": case["project"],
        "Date of the source": periods.label(case["date"]) if pd.notna(case["date"]) else None,
        "Note": case["note"],
    }


def _section(title: str, text: str) -> None:
    st.subheader(title, anchor=False)
    markup.paragraph(text)


def _bullets(items: Iterable[str]) -> None:
    listed = Markup("").join(Markup("<li>{}</li>").format(item) for item in items)
    markup.show(Markup("<ul>{}</ul>").format(listed))
