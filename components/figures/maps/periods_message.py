"""All periods of a map as they travel once: what one period says otherwise than another.

The browser then changes the period by itself. The lines beside a place stay behind: they are long, and
come with the map of the period at which the visitor stops.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from components.figures.maps.message import column
from components.language.numbers import format_number

# What the maps of two periods may say differently.
SAID = (
    "title", "description", "notes", "codes", "weak", "presence", "values", "legend", "scale",
)  # fmt: skip
# What is the same of a point at any period, and of all kinds of points.
OF_A_POINT = ("x", "y", "areas", "labels", "places", "kinds", "ways")
OF_KINDS = ("forms", "likely", "colours")
# Stands in a text for the size of its circle.
SIZE = "="

Message = Mapping[str, Any]
Point = tuple[Any, ...]


def periods_message(maps: Mapping[str, Message]) -> dict[str, Any] | None:
    """What travels of the maps of one measure at all its periods.

    Args:
        maps: the message of each map by its period, oldest first.

    Returns:
        "periods": the codes; "frames": what each map says; "points": all points of all periods, None
        where points are the same at each. None if the maps are too different for that.
    """
    messages = list(maps.values())
    frames = [{name: told[name] for name in SAID} for told in messages]
    drawn = [told["points"] for told in messages]
    if all(points == drawn[0] for points in drawn):
        return {"periods": list(maps), "frames": frames, "points": None}
    kinds = [{name: points[name] for name in OF_KINDS} for points in drawn if points]
    if any(one != kinds[0] for one in kinds):
        return None
    known, own = _together(drawn)
    whole = [{**frame, **points} for frame, points in zip(frames, own, strict=True)]
    return {"periods": list(maps), "frames": whole, "points": {**known, **kinds[0]}}


def _together(drawn: Sequence[Message | None]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The points of all maps, and for each map which of them it has, how large, with which lines."""
    tables = [dict(_points(points)) if points else {} for points in drawn]
    union = list(dict.fromkeys(point for table in tables for point in table))
    of_all, own = _details(union, tables)
    known = {name: [point[at] for point in union] for at, name in enumerate(OF_A_POINT)}
    maps = [
        {
            "drawn": "".join("1" if point in table else "0" for point in union),
            "sizes": [table[point][0] if point in table else None for point in union],
            "told": [_without_sizes(told, union, table) for told in lines],
        }
        for table, lines in zip(tables, own, strict=True)
    ]
    return {**known, "details": of_all}, maps


def _points(points: Message) -> Iterator[tuple[Point, tuple[float | None, dict[str, str]]]]:
    """Each point of a map with its size and its lines by their labels."""
    count = len(points["x"])
    columns = [(told["label"], texts_of(told, count)) for told in points["details"]]
    for at in range(count):
        lines = {label: texts[at] for label, texts in columns if texts[at]}
        size = points["sizes"][at]
        yield tuple(_frozen(points[name][at]) for name in OF_A_POINT), (_short(size), lines)


def _frozen(value: Any) -> Any:
    """A value of a message by which points are told apart; what leads on from a point is a list of ways."""
    return tuple(map(_frozen, value)) if isinstance(value, list | tuple) else value


def _short(size: float | None) -> float | None:
    return int(size) if size is not None and size == int(size) else size


def texts_of(coded: Message, count: int) -> list[str]:
    """The texts of a column as :func:`~components.figures.maps.message.column` coded them."""
    cells = coded["v"].split(";") if coded["v"] else [""] * count
    return [_text(coded["t"], cell) for cell in cells]


def _text(templates: Sequence[str], cell: str) -> str:
    code, colon, numbers = cell.partition(":")
    if not colon:
        code, numbers = "0", cell
    first, *others = templates[int(code)].split("{}")
    filled = zip(numbers.split(" ") if others else (), others, strict=True)
    return first + "".join(number + rest for number, rest in filled)


def _details(
    union: Sequence[Point], tables: Sequence[Mapping[Point, tuple[float | None, dict[str, str]]]]
) -> tuple[list[dict[str, Any]], list[list[dict[str, Any]]]]:
    """Lines that a point has at any time alike, and those of each map alone."""
    labels = dict.fromkeys(
        label for table in tables for _, lines in table.values() for label in lines
    )
    of_all, own = [], [list[dict[str, Any]]() for _ in tables]
    for label in labels:
        found = [
            {point: lines.get(label, "") for point, (_, lines) in table.items()} for table in tables
        ]
        some = {point: text for texts in found for point, text in texts.items()}
        if all(text == some[point] for texts in found for point, text in texts.items()):
            of_all.append({"label": label, **column([some[point] for point in union])})
            continue
        for lines, texts in zip(own, found, strict=True):
            lines.append({"label": label, **column([texts.get(point, "") for point in union])})
    return of_all, own


def _without_sizes(
    told: Message, union: Sequence[Point], table: Mapping[Point, tuple[float | None, object]]
) -> dict[str, Any]:
    """A column whose numbers are the sizes of the circles, without these."""
    cells = told["v"].split(";")
    sizes = [table[point][0] if point in table else None for point in union]
    short = [_without_size(cell, size) for cell, size in zip(cells, sizes, strict=False)]
    return {**told, "v": ";".join(short)}


def _without_size(cell: str, size: float | None) -> str:
    code, colon, number = cell.rpartition(":")
    return (
        f"{code}{colon}{SIZE}" if isinstance(size, int) and number == format_number(size) else cell
    )
