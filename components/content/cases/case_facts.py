"""What is said of one case study: how sure it is, its facts, its small map."""

from dataclasses import replace

import pandas as pd
from markupsafe import Markup

from components.content.cases import case_labels
from components.content.elements.blocks import Map
from components.content.maps import prepared_map
from components.content.maps.surroundings import surround
from components.facts import tables
from components.figures.maps import choropleth, legends
from components.figures.maps.map_figure import MapFigure, MapPoint, describe
from components.language import dates, lists
from components.language.messages import gettext
from data.letters import end_sentence
from data.nearby import CERTAIN

MAP_HEIGHT = 300


def prepare_maps() -> None:
    """Draw the small map of every case, so that no visitor waits for it."""
    for case_id in tables.stories().rows["case_id"]:
        drawn_map(case_id)


def how_sure(case: pd.Series) -> dict[str, Markup]:
    """The evidence label in plain words: what came of it, who says so, whether it belongs here."""
    words = tables.vocabulary()
    return {
        question: Markup("{} <b>{}</b> {}").format(
            sign,
            end_sentence(words.label(vocabulary, case[column])),
            words.term(vocabulary, case[column]).definition,
        )
        for question, vocabulary, column, sign in (
            (
                gettext("What came of it"),
                "case_outcome_kinds",
                "outcome_kind",
                case_labels.sign(case["outcome_kind"]),
            ),
            (gettext("Who says so"), "source_kinds", "source_kind", ""),
            (gettext("Link to the programme"), "programme_links", "programme_link", ""),
        )
    }


@tables.drawn
def drawn_map(case_id: str) -> Map:
    """The districts of the case's state, with its district chosen and its place as a point."""
    case = tables.stories().case(case_id)
    figure = _map_figure(case)
    return Map(figure, prepared_map.prepared(figure), _district_of(case), MAP_HEIGHT)


def _map_figure(case: pd.Series) -> MapFigure:
    places, coverage = tables.gazetteer(), _coverage(case["package_id"])
    place, title = places[case["place_id"]], places.full_name(case["place_id"])
    point = _point(case, f"{case['title']} ({place.name})")
    return replace(
        coverage,
        figure_id=f"case-{case['case_id']}",
        title=title,
        points=point,
        legend=legends.with_points(coverage.legend, point, None),
        description=describe(title, coverage.areas),
        focus_id=places.state_of(case["place_id"]),
    )


def _point(case: pd.Series, label: str) -> tuple[MapPoint, ...]:
    """Where the case is: at its own locality if that is known, else in the middle of its district."""
    kind, place = gettext("This case"), tables.gazetteer()[case["place_id"]]
    if pd.notna(case["lat"]):
        is_sure = case["point_match"] == CERTAIN
        return (MapPoint(case["lat"], case["lon"], label, kind=kind, is_sure=is_sure),)
    return (MapPoint(*place.point, label, kind=kind),) if place.point else ()


def _how_placed(case: pd.Series) -> str | None:
    """What the point of a case stands for, and how sure that is; nothing without a point of its own."""
    if pd.isna(case["lat"]):
        return None
    words = tables.vocabulary()
    parts = (("point_kinds", case["point_of"]), ("point_matches", case["point_match"]))
    return lists.join(words.label(name, code) for name, code in parts)


@tables.once
def _coverage(package_id: str) -> MapFigure:
    """Where a programme worked: the ground of the maps of all its cases."""
    return choropleth.coverage_map(
        tables.coverage_by_district(package_id),
        surround(tables.programme_layers(package_id)),
        source_text=gettext(
            "Districts where {programme} worked",
            programme=tables.programmes()[package_id].short_title,
        ),
    )


def _district_of(case: pd.Series) -> str | None:
    place = tables.gazetteer()[case["place_id"]]
    return place.place_id if place.level == "district" else None


def facts(case: pd.Series) -> dict[str, object]:
    """What is known of a case at a glance, by name; what is missing is empty."""
    vocabulary, places = tables.vocabulary(), tables.gazetteer()
    year = (
        dates.format_period(str(case["year"]))
        if pd.notna(case["year"])
        else vocabulary.label("", case["year"])
    )
    return {
        gettext("Place"): lists.join_parts(
            map(places.full_name, (case["place_id"], *case["other_place_ids"]))
        ),
        gettext("Locality"): case["locality"],
        gettext("Place on the map"): _how_placed(case),
        gettext("Year"): year,
        gettext("Theme"): lists.join(vocabulary.labels("themes", case["themes"])),
        gettext("Who"): lists.join(vocabulary.labels("groups", case["groups"]))
        or vocabulary.label("groups", None),
        gettext("Group that acted"): case["organisations"],
        gettext("Kind of group"): vocabulary.label("tiers", case["tier"]),
        gettext("Programme"): tables.programmes()[case["package_id"]].title,
        gettext("Project"): case["project"],
        gettext("Date of the source"): dates.format_period(case["date"])
        if pd.notna(case["date"])
        else None,
        gettext("Note"): case["note"],
    }
