"""What is said of one case study: how sure it is, its facts, its small map."""

import pandas as pd
from markupsafe import Markup

from components.content import case_labels, prepared_map
from components.content.prepared_map import PreparedMap
from components.facts import tables
from components.figures.maps import choropleth
from components.figures.maps.choropleth import MapFigure, MapPoint, MapSetting
from data import periods

HOW_SURE = "How sure is this?"


def prepare_maps() -> None:
    """Draw the small map of every case, so that no visitor waits for it."""
    for case_id in tables.stories().rows["case_id"]:
        drawn_map(case_id)


def how_sure(case: pd.Series) -> Markup:
    """The evidence label in plain words: what came of it, who says so, whether it belongs here."""
    words = tables.vocabulary()
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
                case_labels.sign(case["outcome_kind"]),
            ),
            ("Who says so", "source_kinds", "source_kind", ""),
            ("Link to the programme", "programme_links", "programme_link", ""),
        )
    )
    return Markup('<dl class="lz-facts">{}</dl>').format(rows)


@tables.drawn
def drawn_map(case_id: str) -> PreparedMap:
    return prepared_map.prepare_map(_map_figure(tables.stories().case(case_id)))


def _map_figure(case: pd.Series) -> MapFigure:
    """The state's districts, with the case's district chosen and its place as a point."""
    places, programme = tables.gazetteer(), tables.programmes()[case["package_id"]]
    layers = tables.programme_layers(case["package_id"])
    place = places[case["place_id"]]
    drawn = tables.coverage_by_district(case["package_id"])
    point = (
        (MapPoint(place.lat, place.lon, f"{case['title']} ({place.name})", kind="This case"),)
        if place.lat is not None and place.lon is not None
        else ()
    )
    return choropleth.coverage_map(
        drawn,
        MapSetting(
            layers["district"],
            title=places.full_name(case["place_id"]),
            points=point,
            outline_layer_id=layers["state"],
            context_layer_id=layers.get("context"),
            figure_id=f"case-{case['case_id']}",
            focus_id=places.state_of(case["place_id"]),
        ),
        source_text=f"Districts where {programme.short_title} worked",
    )


def district_of(case: pd.Series) -> str | None:
    place = tables.gazetteer()[case["place_id"]]
    return place.place_id if place.level == "district" else None


def facts(case: pd.Series) -> dict[str, object]:
    """What is known of a case at a glance, by name; what is missing is empty."""
    vocabulary, places = tables.vocabulary(), tables.gazetteer()
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
        "Programme": tables.programmes()[case["package_id"]].title,
        "Project": case["project"],
        "Date of the source": periods.label(case["date"]) if pd.notna(case["date"]) else None,
        "Note": case["note"],
    }
