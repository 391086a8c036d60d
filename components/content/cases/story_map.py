"""Case studies on a map: how many there are in each district, or in one state each by its theme."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace

import pandas as pd

from components.content.maps import prepared_map
from components.content.maps.prepared_map import PreparedMap
from components.content.maps.surroundings import rows_at_places, surround
from components.facts import tables
from components.figures import theme_signs
from components.figures.maps import choropleth
from components.figures.maps.choropleth import MapPoint
from components.figures.maps.map_figure import MapFigure
from components.language import lists
from components.language.messages import gettext, ngettext
from components.language.numbers import Unit
from data.nearby import CERTAIN
from data.place import Place

Point = tuple[float, float]


@tables.drawn
def picture(
    programme: str, case_ids: tuple[str, ...], state: str | None, themes: tuple[str, ...] = ()
) -> PreparedMap:
    """The map of some case studies of a programme.

    Args:
        state: where each is drawn by itself; without one a circle counts those of each district.
        themes: those that were asked for; a story of several has the sign of one of these.
    """
    return prepared_map.prepare_map(figure(programme, case_ids, state, themes))


def figure(
    programme: str,
    case_ids: Collection[str],
    state: str | None = None,
    themes: Collection[str] = (),
) -> MapFigure:
    """The same map before it is prepared for a browser: where a programme worked, and its stories."""
    package = tables.programmes()[programme]
    cases = tables.stories().rows
    own = cases[cases["case_id"].isin(case_ids)]
    points = tuple(_each(own, state, themes) if state else _counted(own))
    return choropleth.coverage_map(
        tables.coverage_by_district(programme),
        replace(
            surround(tables.programme_layers(programme)),
            title=gettext("Case studies of {programme}", programme=package.short_title),
            points=points,
            points_unit=None if state else _unit(),
            figure_id=f"stories-{programme}",
            caption=_caption(state),
        ),
        source_text=package.title,
    )


def say_left_out(programme: str, case_ids: Collection[str], state: str | None = None) -> str:
    """How many of the stories the map cannot show, and why; empty if it shows all."""
    cases = tables.stories().rows
    own = cases[cases["case_id"].isin(case_ids) & (cases["package_id"] == programme)]
    drawn = sum(_is_drawn(case, state) for _, case in own.iterrows())
    if drawn == len(own):
        return ""
    return ngettext(
        "{count} case study of the list is not on this map: it is about a larger area, or mainly about a "
        "place elsewhere.",
        "{count} case studies of the list are not on this map: they are about a larger area, or mainly "
        "about a place elsewhere.",
        len(own) - drawn,
    )


def _is_drawn(case: pd.Series, state: str | None) -> bool:
    places = tables.gazetteer()
    place = places[case["place_id"]]
    if state is None:
        return place.point is not None
    return bool(_point(case, place)) and places.lies_in(place.place_id, state)


def _unit() -> Unit:
    label, one = gettext("case studies"), gettext("case study")
    return Unit("case_studies", label, f" {label}", 0, f" {one}")


def _caption(state: str | None) -> str:
    if state is None:
        return gettext(
            "A circle counts the stories of a district, or of a state where no district is known. "
            "Choose a place to see each story by itself."
        )
    return gettext(
        "A full sign stands where the village is. A ring is likely its place; where only the district is "
        "known, it stands in the middle of that. Choose a sign to read its story, or one of those that "
        "share the point."
    )


def _counted(cases: pd.DataFrame) -> Iterator[MapPoint]:
    for place, lat, lon, rows in rows_at_places(cases):
        yield MapPoint(
            lat,
            lon,
            label=_counted_words(place, len(rows)),
            size_value=len(rows),
            detail=tuple((_themes(row), str(row["title"])) for _, row in rows.iterrows()),
            place_id=place.place_id,
        )


def _each(cases: pd.DataFrame, state: str, themes: Collection[str]) -> Iterator[MapPoint]:
    """A sign for each story; one for all that stand at the same point, of which only one would be seen."""
    stories: dict[Point, list[pd.Series]] = defaultdict(list)
    for _, case in cases.iterrows():
        at = _point(case, tables.gazetteer()[case["place_id"]])
        if at and _is_drawn(case, state):
            stories[at].append(case)
    for at, here in stories.items():
        yield _one(at, here[0], themes) if len(here) == 1 else _several(at, here)


def _one(at: Point, case: pd.Series, themes: Collection[str]) -> MapPoint:
    place = tables.gazetteer()[case["place_id"]]
    theme = next((one for one in case["themes"] if one in themes), case["themes"][0])
    return MapPoint(
        *at,
        label=str(case["title"]),
        detail=((_themes(case), place.name),),
        place_id=place.place_id,
        kind=tables.vocabulary().label("themes", theme),
        look=theme_signs.number(theme),
        leads_to=((gettext("Read this case study"), _address(case)),),
        is_sure=_is_sure(case),
    )


def _several(at: Point, cases: list[pd.Series]) -> MapPoint:
    place = tables.gazetteer()[cases[0]["place_id"]]
    return MapPoint(
        *at,
        label=_counted_words(place, len(cases)),
        detail=tuple((_themes(case), str(case["title"])) for case in cases),
        place_id=place.place_id,
        kind=gettext("Several at one point"),
        look=len(theme_signs.SIGNS),
        leads_to=tuple((str(case["title"]), _address(case)) for case in cases),
        is_sure=all(map(_is_sure, cases)),
    )


def _address(case: pd.Series) -> str:
    return f"case_study?story={case['case_id']}"


def _is_sure(case: pd.Series) -> bool:
    return bool(pd.notna(case["lat"]) and case["point_match"] == CERTAIN)


def _counted_words(place: Place, count: int) -> str:
    return ngettext(
        "{place}: {count} case study",
        "{place}: {count} case studies",
        count,
        place=tables.gazetteer().full_name(place.place_id),
    )


def _point(case: pd.Series, place: Place) -> Point | None:
    """The point of a story's village, else the middle of its place."""
    if pd.notna(case["lat"]) and pd.notna(case["lon"]):
        return float(case["lat"]), float(case["lon"])
    return place.point


def _themes(case: pd.Series) -> str:
    return lists.join(tables.vocabulary().label("themes", theme) for theme in case["themes"])
