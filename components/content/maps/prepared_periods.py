"""All periods of a map in one file, which a browser asks for once: then time passes without the server."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import islice
from urllib.parse import urlencode

from components.content.impact_maps import impact, impact_layers, impact_map
from components.content.maps import prepared_measures
from components.content.maps.prepared_map import PreparedMap
from components.facts import indicators, tables
from components.facts.frozen import thawed
from components.figures.maps.periods_message import periods_message
from data import languages
from data.choices import ImpactChoice

ROUTE = "periods.json"
# Each costs the server a little, and few visitors go further than to the next ones.
MOST_AHEAD = 3


@dataclass(frozen=True)
class Periods:
    """The periods of a map, one of them chosen.

    Attributes:
        words: what each period is called, oldest first, by its code.
        at: the period that is shown.
        file: where the maps of all of them are, as seen from a page of the app.
    """

    words: Mapping[str, str]
    at: str
    file: str


@dataclass(frozen=True)
class Ahead:
    """Maps of the same places that are likely to be chosen next, which a browser asks for while it is idle.

    Attributes:
        box: key of the select box in which they are chosen.
        maps: where their periods are, by the labels of their options.
    """

    box: str
    maps: Mapping[str, str]


@dataclass(frozen=True)
class MeasureAsked:
    """A measure whose map is asked for at all its periods.

    Attributes:
        points: whether the programme's federations stand above the fills of a rate.
    """

    programme: str
    indicator_id: str
    points: bool = False


def address(asked: MeasureAsked | ImpactChoice) -> str:
    """Where all periods of a map are, in the language that is spoken."""
    return f"{ROUTE}?{urlencode({**_query(asked), 'lang': languages.current()})}"


def _query(asked: MeasureAsked | ImpactChoice) -> dict[str, str]:
    if isinstance(asked, MeasureAsked):
        points = {"points": "yes"} if asked.points else {}
        return {"programme": asked.programme, "measure": asked.indicator_id, **points}
    layers = {
        "fill": asked.fill,
        "circles": asked.circles,
        "points": asked.points,
        "strength": asked.strength,
        "state": asked.state or "",
    }
    return {"programme": asked.programme, **{key: code for key, code in layers.items() if code}}


def ahead_of_measure(programme: str, indicator_id: str) -> Ahead:
    """The next measure of the list, if it is known for the same places and for several periods."""
    following = prepared_measures.find_next(programme, indicator_id)
    level = prepared_measures.level(programme, indicator_id)
    if following is None or prepared_measures.level(programme, following) != level:
        return Ahead("measure", {})
    label = str(indicators.indicator_row(programme, following)["label"])
    return Ahead("measure", {label: address(MeasureAsked(programme, following))})


def ahead_of_impact_map(choice: ImpactChoice) -> Ahead:
    """The fills of the same places that follow in the list, below the same circles and points.

    The first come after the last.
    """
    labels = impact_layers.fills(choice.programme)
    codes = list(labels)
    place = codes.index(choice.fill)
    level = impact.level_of(choice)
    following = (replace(choice, fill=one) for one in (*codes[place + 1 :], *codes[:place]))
    alike = islice((one for one in following if impact.level_of(one) == level), MOST_AHEAD)
    return Ahead("fill", {labels[one.fill]: address(one) for one in alike})


@tables.drawn
def of_measure(asked: MeasureAsked) -> bytes:
    """The maps of a measure at all its periods. Raises data.shapes.ShapesMissing."""
    about = asked.programme, asked.indicator_id
    level = prepared_measures.level(*about)
    return _file(
        {
            period: prepared_measures.picture(*about, level, period, asked.points)
            for period in prepared_measures.periods_of(*about, level)
        }
    )


@tables.drawn
def of_impact_map(choice: ImpactChoice) -> bytes:
    """The impact map of a choice at all times it can be shown at; "" where it has but one.

    Raises:
        data.shapes.ShapesMissing: a layer file is missing or damaged.
    """
    times = impact.times_of(choice) or ("",)
    return _file(
        {
            period: impact_map.prepare_impact_map(replace(choice, period=period)).map
            for period in times
        }
    )


def _file(maps: Mapping[str, PreparedMap]) -> bytes:
    told = periods_message({period: thawed(drawn.data) for period, drawn in maps.items()})
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
