"""A view of the impact map: the rows of each layer, and the side on which every place lies."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from components.content.programmes import headlines
from components.facts import impact as known
from components.facts import indicators, tables
from components.language import dates
from components.language.messages import gettext
from components.language.numbers import Unit
from data import impact, impact_points
from data.choices import EVIDENCE, PRESENCE, ImpactChoice
from data.impact import MapLayer

DISTRICT, STATE = "district", "state"


@dataclass(frozen=True)
class Shown:
    """A layer of figures at one time.

    Attributes:
        label: what is shown, in words; when: its period in words, "" for what has none.
        layer: its row of the table, None for the pieces of evidence.
        rows: place_id, name, state, value, lower, upper, quality, figure_of, source_id, missing_reason, for
            each place that is looked at, in reading order.
    """

    label: str
    when: str
    period: str
    level: str
    unit: Unit
    layer: MapLayer | None
    rows: pd.DataFrame


@dataclass(frozen=True)
class ImpactView:
    """Everything that the map, its sentences, its key and its table are made of.

    Attributes:
        level: of the places that are filled; places: their ids, in reading order.
        fill: the figures that fill them; None where presence does.
        line: places above it are those the sentence is about; None for presence.
        sides: side of each place; presence: what is known of the programme in each district.
        circles: the results, None without any.
        points: the things with a point or a place, None if none are asked for.
    """

    choice: ImpactChoice
    level: str
    places: tuple[str, ...]
    fill: Shown | None
    line: float | None
    sides: Mapping[str, str]
    presence: Mapping[str, str]
    circles: Shown | None
    points: pd.DataFrame | None

    @property
    def programme(self) -> str:
        """Short name of the programme."""
        return tables.programme_names()[self.choice.programme]

    @property
    def where(self) -> str:
        """The chosen state or province, or all that the programme says it worked in."""
        if self.choice.state:
            return tables.gazetteer().name(self.choice.state)
        return gettext("the {programme} area", programme=self.programme)


@tables.drawn
def view_of(choice: ImpactChoice) -> ImpactView:
    """The view of a choice; a layer that the programme does not have is left out."""
    layers = known.layers(choice.programme)
    filling = layers.get(choice.fill)
    presence = _presence(choice)
    level = level_of(choice)
    places = places_of(choice, level)
    fill = _shown(choice, filling, times_of(choice)) if filling else None
    line = impact.line_of(_inside(fill.rows, places), filling.limit) if fill and filling else None
    sides = (
        impact.sides_of(_inside(fill.rows, places), line)
        if fill
        else impact.sides_of_presence(presence)
    )
    return ImpactView(
        choice,
        level,
        places,
        fill and replace(fill, rows=_inside(fill.rows, places)),
        line,
        sides,
        impact.sides_of_presence(presence),
        _circles(choice, layers),
        _points(choice),
    )


def places_of(choice: ImpactChoice, level: str) -> tuple[str, ...]:
    """Ids of the drawn places of a level that a choice is about: in its state, or where the programme was."""
    if level == DISTRICT:
        return tuple(_presence(choice)["place_id"])
    of_programme = set(tables.coverage_by_state(choice.programme)["place_id"])
    drawn = tables.shapes_of(choice.programme, STATE)
    wanted = {choice.state} if choice.state else of_programme
    return tuple(one for one in drawn if one in wanted)


def level_of(choice: ImpactChoice) -> str:
    """The level of the places that a choice fills."""
    filling = known.layers(choice.programme).get(choice.fill)
    return known.level_of(filling) if filling else DISTRICT


def times_of(choice: ImpactChoice) -> tuple[str, ...]:
    """The times a visitor can choose: those of the fill, or of the circles where the fill has only one."""
    layers = known.layers(choice.programme)
    asked = [layers[code] for code in (choice.fill, choice.circles) if code in layers]
    found = [known.periods_of(choice.programme, layer) for layer in asked]
    return next((periods for periods in found if len(periods) > 1), ())


def _presence(choice: ImpactChoice) -> pd.DataFrame:
    districts = tables.coverage_by_district(choice.programme)
    inside = districts[districts["look"] != "outside"]
    return inside[inside["state_id"] == choice.state] if choice.state else inside


def _inside(rows: pd.DataFrame, places: tuple[str, ...]) -> pd.DataFrame:
    return rows[rows["place_id"].isin(places)].reset_index(drop=True)


def _shown(choice: ImpactChoice, layer: MapLayer, times: tuple[str, ...]) -> Shown:
    periods = known.periods_of(choice.programme, layer)
    when = choice.period if choice.period in times else ""
    period = impact.at_or_before(periods, when)
    return Shown(
        layer.label,
        dates.format_period(period),
        period,
        known.level_of(layer),
        headlines.unit(_unit_of(layer)),
        layer,
        known.placed(choice.programme, layer, period),
    )


def _unit_of(layer: MapLayer) -> str:
    return indicators.catalogue()[layer.key].unit


def _circles(choice: ImpactChoice, layers: Mapping[str, MapLayer]) -> Shown | None:
    if choice.circles == EVIDENCE and tables.evidence_counts(choice.programme):
        return _evidence(choice)
    layer = layers.get(choice.circles)
    if layer is None:
        return None
    shown = _shown(choice, layer, times_of(choice))
    return replace(shown, rows=_inside(shown.rows, places_of(choice, shown.level)))


def _evidence(choice: ImpactChoice) -> Shown:
    """How many pieces of evidence are listed for each district; where none is, there is no figure."""
    counts = tables.evidence_counts(choice.programme)
    rows = _presence(choice)[["place_id", "name", "state", "source_id"]]
    values = pd.Series([counts.get(one) for one in rows["place_id"]], rows.index, dtype="Float64")
    label = gettext("Pieces of evidence that it worked there")
    return Shown(
        label,
        "",
        "",
        DISTRICT,
        Unit(EVIDENCE, gettext("pieces of evidence"), "", 0),
        None,
        rows.assign(
            value=values,
            lower=values,
            upper=values,
            quality="stated",
            figure_of=None,
            missing_reason=None,
        ).reset_index(drop=True),
    )


def _points(choice: ImpactChoice) -> pd.DataFrame | None:
    if not choice.points:
        return None
    kind = choice.points.partition(".")[0]
    rows = known.points(choice.programme, kind)
    chosen = impact_points.chosen(rows, choice.theme, choice.strength)
    return impact_points.within(chosen, choice.state, tables.gazetteer())


def is_presence(view: ImpactView) -> bool:
    """Whether the fill says where the programme worked."""
    return view.choice.fill == PRESENCE or view.fill is None
