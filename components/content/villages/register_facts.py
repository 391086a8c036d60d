"""What a programme's own register of villages and groups says of a place, in words and as marks."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from components.content.elements.blocks import Block, Note, Words
from components.facts import cache, registers, tables, villages
from components.figures.maps.map_figure import MapPoint
from components.language import numbers
from components.language.messages import gettext, gettext_noop, ngettext
from data.ground import Village
from data.letters import begin_small
from data.place import SUBDISTRICT, Place
from data.register.outage import RegisterDown
from data.register.published import ShownPlace
from data.register.village_list import VillageRow
from data.register_intake.figures import FEW

# More marks than these are drawn block by block.
MOST_MARKS = 300
COVERED = "covered"
KIND = gettext_noop("Village of the programme’s register")
CHOOSE_BLOCK = gettext_noop(
    "The register has {count} villages with a place here. Choose one of the areas on the map to see "
    "them marked."
)
TOO_MANY = gettext_noop(
    "The register has {count} villages with a place in this area, more than can be told apart on the map: "
    "none is marked. All of them stand in the table."
)
MARKED = gettext_noop(
    "A mark is a village of the programme’s register: full where its place is certain, a ring where "
    "it is likely. Those that were not found on the ground stand in the table only."
)
DOWN = gettext_noop(
    "The programme’s register of villages and groups does not answer at this moment, so what it says is "
    "missing here. Everything else is shown; please try again later."
)


def say_down() -> str:
    """That a register does not answer; nothing of what says so is kept."""
    cache.keep_nothing()
    return gettext(DOWN)


def too_few() -> str:
    """What stands where a figure of few people is hidden."""
    return begin_small(tables.vocabulary().label("missing_reasons", FEW))


def of_place(programme: str, place: Place) -> Iterator[Block]:
    """How many villages a register has in a state, district or block; nothing without a register."""
    try:
        counted = registers.place(programme, place.place_id)
    except RegisterDown:
        yield Note(say_down())
        return
    if counted is None:
        return
    yield Words(
        ngettext(
            "The programme’s register lists {count} village here as covered.",
            "The programme’s register lists {count} villages here as covered.",
            counted.covered,
        )
    )
    yield Note(_say_match(counted))


def say_match(programme: str) -> str:
    """How many villages of a register are sure of their place on the ground; empty without a register."""
    try:
        counted = registers.place(programme, tables.countries()[programme])
    except RegisterDown:
        return say_down()
    return _say_match(counted) if counted else ""


def _say_match(counted: ShownPlace) -> str:
    return gettext(
        "Of {whole} villages of the register here, {certain} are certain of their place on the ground; "
        "the others are likely, or were not found.",
        certain=counted.matched,
        whole=counted.villages,
    )


def of_village(village: Village) -> Iterator[Block]:
    """What the registers of the country say of a village that was found in them."""
    for programme in tables.programmes():
        if tables.countries()[programme] == tables.gazetteer()[village.place_id].country_id:
            try:
                rows = _rows_of(programme, village)
            except RegisterDown:
                yield Note(say_down())
                continue
            for row in rows:
                yield from _said(programme, row)


def _rows_of(programme: str, village: Village) -> list[Mapping[str, object]]:
    if not registers.has_register(programme):
        return []
    rows = registers.matched(programme, village.place_id)
    found: list[Mapping[str, object]] = rows[rows["ground_id"] == village.village_id].to_dict(
        "records"
    )
    return found


def _said(programme: str, row: Mapping[str, object]) -> Iterator[Block]:
    name = tables.programmes()[programme].short_title
    label = begin_small(tables.vocabulary().label("coverage_statuses", str(row["status"])))
    yield Words(
        gettext(
            "In the register of {programme}: {status}. Primary groups: {groups}; members: {members}.",
            programme=name,
            status=label,
            groups=_count(row["groups"], bool(row["shown"])),
            members=_members(row),
        )
    )
    if not row["is_sure"]:
        yield Note(
            gettext(
                "The register spells it {name}: likely this village, not certain.",
                name=str(row["name"]),
            )
        )


def _count(value: object, shown: bool) -> str:
    if not shown:
        return too_few()
    return gettext("not reported") if pd.isna(value) else numbers.format_number(float(str(value)))


def _members(row: Mapping[Any, object]) -> str:
    """The members of the groups of a village; of how many groups where not all of them tell.

    Args:
        row: groups, members, members_known, shown.
    """
    said = _count(row["members"], bool(row["shown"]))
    if pd.isna(row["members"]) or row["members_known"] == row["groups"]:
        return said
    return ngettext(
        "{members} (of {count} group that told)",
        "{members} (of {count} groups that told)",
        int(float(str(row["members_known"]))),
        members=said,
    )


def has_marks(programme: str, district: str) -> bool:
    """Whether a register has villages of a district that were found on the ground.

    Raises:
        RegisterDown: it cannot be asked for all that the map of the district says.
    """
    if not registers.has_register(programme) or registers.matched(programme, district).empty:
        return False
    registers.blocks(programme, district)
    return True


@tables.drawn
def marks(programme: str, district: str, shape_id: str | None = None) -> tuple[MapPoint, ...]:
    """The covered villages of a register in a district, or in one of its blocks, where the ground has them.

    None of them if they are too many to be told apart.
    """
    rows = _placed(programme, district, shape_id)
    if len(rows) > MOST_MARKS:
        return ()
    surest_first = rows.sort_values("is_sure", ascending=False, kind="stable")
    return tuple(_mark(row) for row in surest_first.to_dict("records"))


def is_full(programme: str, district: str) -> bool:
    """Whether a district has more marks than can be told apart, so that a block must be chosen first."""
    return len(_placed(programme, district)) > MOST_MARKS


def say_marks(programme: str, district: str, shape_id: str | None) -> str:
    """What the marks of a register mean, or how they can be seen."""
    if is_full(programme, district) and shape_id is None:
        return gettext(CHOOSE_BLOCK, count=len(_placed(programme, district)))
    count = len(_placed(programme, district, shape_id))
    return gettext(TOO_MANY, count=count) if count > MOST_MARKS else gettext(MARKED)


def _placed(programme: str, district: str, shape_id: str | None = None) -> pd.DataFrame:
    """The covered villages that were found, where the ground has a point of them."""
    found = registers.matched(programme, district)
    country = tables.gazetteer()[district].country_id
    layers = [villages.of_district(one.layer_id, district) for one in villages.layers(country)]
    if not layers:
        return pd.DataFrame(columns=[*found, "shape_id", "lat", "lon"])
    points = pd.concat(layers).dropna(subset=["lat", "lon"])[
        ["village_id", "shape_id", "lat", "lon"]
    ]
    covered = found[found["status"] == COVERED].drop(columns="village_id")
    placed = covered.merge(points, left_on="ground_id", right_on="village_id")
    return placed[placed["shape_id"] == shape_id] if shape_id else placed


def _mark(row: Mapping[object, object]) -> MapPoint:
    shown = bool(row["shown"])
    return MapPoint(
        float(str(row["lat"])),
        float(str(row["lon"])),
        label=str(row["name"]),
        detail=(
            (gettext("Primary groups"), _count(row["groups"], shown)),
            (gettext("Members"), _members(row)),
        ),
        place_id=str(row["ground_id"]),
        kind=gettext(KIND),
        is_sure=bool(row["is_sure"]),
    )


def blocks_of(programme: str, district: str) -> dict[str, int]:
    """Covered villages of a register in each block of a district, by the id of its shape."""
    shapes = {
        place.place_id: place.shape_id
        for place in tables.gazetteer().children(district, SUBDISTRICT)
        if place.shape_id
    }
    return {
        shapes.get(block.place_id, block.place_id): block.covered
        for block in registers.blocks(programme, district)
        if block.place_id
    }


def say_covered(count: int | None) -> str:
    """How many villages of a register are covered in a block; empty where it has none."""
    if not count:
        return ""
    return ngettext(
        "{count} village of the programme’s register is covered",
        "{count} villages of the programme’s register are covered",
        count,
    )


def block_of_shape(district: str, shape_id: str | None) -> str | None:
    """How a register calls the block that a shape shows: by its place, else by the shape."""
    inside = tables.gazetteer().children(district, SUBDISTRICT)
    places = {place.shape_id: place.place_id for place in inside if place.shape_id}
    return None if shape_id is None else places.get(shape_id, shape_id)


def heads() -> tuple[str, ...]:
    """The heads of the table of a register's villages."""
    return (
        gettext("Village"),
        gettext("Coverage"),
        gettext("Since"),
        gettext("Place on the ground"),
        gettext("Primary groups"),
        gettext("Members"),
    )


def cells(row: VillageRow) -> tuple[str, ...]:
    """What stands in the columns of a village after its name."""
    words = tables.vocabulary()
    match = {
        "certain": words.label("point_matches", "certain"),
        "likely": words.label("point_matches", "likely"),
    }
    return (
        words.label("coverage_statuses", str(row.status)),
        "" if row.first_year is None else str(row.first_year),
        match.get(str(row.match), gettext("not found")),
        _count(row.groups, row.shown),
        _members(vars(row)),
    )
