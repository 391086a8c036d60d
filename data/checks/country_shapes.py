"""Boundaries of a new country beside its places: whose each shape is, and whether it lies where it should."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import shapely

from data.checks.shape_files import Outline, Outlines, read_outlines
from data.checks.sheet import ShapeFile
from data.place import Place
from data.problems import Problem, problem_at

COUNTRY, STATE, DISTRICT = "country", "state", "district"
LEVELS = (STATE, DISTRICT)
# How much of a shape must lie in what its place lies in, and how much of it without a doubt.
LEAST_INSIDE, USUAL_INSIDE = 0.5, 0.95


@dataclass(frozen=True)
class LevelShapes:
    """The shapes of the places of one level.

    Attributes:
        file: the file that they stand in.
        code_property: what their code is called in it.
        shapes: by the code of their place.
    """

    file: str
    level: str
    code_property: str
    shapes: Mapping[str, Outline] = field(repr=False)


@dataclass(frozen=True)
class Found:
    """What the files hold, by level, what of it cannot be used, and what looks wrong."""

    levels: Mapping[str, LevelShapes]
    problems: tuple[Problem, ...]
    doubts: tuple[Problem, ...]


def match_shapes(
    files: Sequence[ShapeFile],
    places: Mapping[str, Place],
    refused: Collection[str],
    country: str,
) -> Found:
    """Give each shape to its place, by code.

    Args:
        places: those of the new country.
        refused: codes of places whose row is left out, which is said of the row.
        country: what it is called.
    """
    levels: dict[str, LevelShapes] = {}
    problems: list[Problem] = []
    for outlines in (one for given in files for one in read_outlines(given)):
        problems += outlines.problems
        if not outlines.shapes:
            continue
        found, told = _of_level(outlines, places, refused, country)
        problems += told
        if found and found.level in levels:
            other = levels[found.level].file
            problems.append(problem_at(found.file, "shapes-twice", level=found.level, other=other))
        elif found:
            levels[found.level] = found
    kept = {}
    doubts: list[Problem] = []
    for level, found in levels.items():
        outside, beyond = _compare(found, levels, places)
        problems += outside.values()
        doubts += beyond
        inside = {code: one for code, one in found.shapes.items() if code not in outside}
        kept[level] = LevelShapes(found.file, level, found.code_property, inside)
    return Found(kept, tuple(problems), tuple(doubts))


def _of_level(
    outlines: Outlines, places: Mapping[str, Place], refused: Collection[str], country: str
) -> tuple[LevelShapes | None, list[Problem]]:
    """The shapes of a file by the code of their place."""
    file = outlines.file
    counts = Counter(
        name
        for shape in outlines.shapes
        for name, said in shape.properties.items()
        if said in places
    )
    if not counts:
        example = next(iter(places))
        return None, [problem_at(file, "shapes-no-codes", example=example)]
    column = counts.most_common(1)[0][0]
    known = Counter(
        places[code].level for one in outlines.shapes if (code := _code(one, column)) in places
    )
    level = known.most_common(1)[0][0]
    if level not in (COUNTRY, *LEVELS):
        return None, [problem_at(file, "shapes-level", level=level)]
    shapes: dict[str, Outline] = {}
    problems = []
    for one in outlines.shapes:
        code = _code(one, column)
        values: dict[str, object] = {"number": one.number, "code": code}
        if code in refused:
            continue
        if code not in places:
            said = problem_at(file, "shape-unknown", None, column, country=country, **values)
            problems.append(said)
        elif places[code].level != level:
            values |= {"level": places[code].level, "other": level}
            problems.append(problem_at(file, "shape-level", None, column, **values))
        elif code in shapes:
            other = shapes[code].number
            problems.append(problem_at(file, "shape-twice", None, column, other=other, **values))
        else:
            shapes[code] = one
    return LevelShapes(file, level, column, shapes), problems


def _code(shape: Outline, column: str) -> str:
    return shape.properties.get(column, "")


def _compare(
    found: LevelShapes, levels: Mapping[str, LevelShapes], places: Mapping[str, Place]
) -> tuple[dict[str, Problem], list[Problem]]:
    """Shapes that lie outside of what their place lies in, and those of which a part does."""
    outside: dict[str, Problem] = {}
    beyond = []
    for code, shape in found.shapes.items():
        around = _around(places[code], levels)
        if around is None:
            continue
        whole, area = around
        share = shapely.intersection(shape.area, area).area / shape.area.area
        values = {"place": places[code].name, "parent": places[whole].name}
        told = found.file, "shape-outside", None, found.code_property
        if share < LEAST_INSIDE:
            outside[code] = problem_at(*told, **values)
        elif share < USUAL_INSIDE:
            away = f"{100 * (1 - share):.0f}"
            beyond.append(
                problem_at(
                    found.file, "shape-beyond", None, found.code_property, share=away, **values
                )
            )
    return outside, beyond


def _around(place: Place, levels: Mapping[str, LevelShapes]) -> tuple[str, shapely.Geometry] | None:
    """The place that one lies in, with its shape; None if nobody gave a shape of it."""
    above = {STATE: COUNTRY, DISTRICT: STATE}.get(place.level, "")
    parent = place.parent_id or ""
    shape = levels[above].shapes.get(parent) if above in levels else None
    return (parent, shape.area) if shape else None


def find_lacking(
    found: Found, places: Mapping[str, Place], country: str, file: str
) -> Iterator[Problem]:
    """The levels of which no boundaries are given.

    Args:
        file: the sheet of places.
    """
    for level in LEVELS:
        if level not in found.levels:
            example = next((code for code, one in places.items() if one.level == level), country)
            yield problem_at(file, "shapes-lack", level=level, country=country, example=example)


def is_shown(place: Place, found: Found) -> bool:
    """Whether a shape shows a place of the levels that are drawn: its own, or those its row names."""
    drawn = {code for one in found.levels.values() for code in one.shapes}
    return place.level not in LEVELS or place.place_id in drawn or bool({*place.drawn_as} & drawn)
