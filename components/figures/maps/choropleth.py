"""Rates and coverage as maps: from rows of figures to the one description all drawings share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import pandas as pd

from components.figures import palette
from components.figures.maps import classes, legends
from components.figures.maps.classes import Breaks
from components.figures.maps.map_figure import (
    LOOK_LABELS,
    QUALITY_LABELS,
    WEAK_LABELS,
    Detail,
    Legend,
    LegendEntry,
    Look,
    MapArea,
    MapFigure,
    MapPoint,
    completed,
    describe,
    in_reading_order,
    say_shared,
)
from components.figures.records import records
from components.language import lists
from components.language.messages import gettext, gettext_noop
from components.language.numbers import Unit, format_number, format_value, is_missing
from data.text_cells import text_of

__all__ = [
    "BORDERS",
    "Detail",
    "Legend",
    "LegendEntry",
    "Look",
    "MapArea",
    "MapFigure",
    "MapPoint",
    "MapSetting",
    "Measure",
    "completed",
    "coverage_map",
    "rate_map",
]

Direction = Literal["higher_better", "lower_better", "context"]

BORDERS = gettext_noop(
    "Borders and names on this map are approximate and express no opinion on the legal status "
    "of any territory."
)


@dataclass(frozen=True)
class Measure:
    """What a rate map shows and where it comes from.

    `numerator_text` and `denominator_text` name what is divided by what ("rural households in
    community organisations", "rural households"); empty where the source states the rate itself.
    `group_text` is whom of them alone the rate is about ("women"); empty for all of them.
    `direction` decides the colours: more of something good, of something bad, or of neither.
    """

    label: str
    unit: Unit
    numerator_text: str = ""
    denominator_text: str = ""
    direction: Direction = "context"
    period_label: str = ""
    source_text: str = ""
    group_text: str = ""

    def of_group(self, text: str) -> str:
        """A text about those who are counted, with the group that alone is meant."""
        if not text or not self.group_text:
            return text
        return gettext("{counted} ({group})", counted=text, group=self.group_text)

    @property
    def heading(self) -> str:
        """The label with its period."""
        return lists.join([self.label, self.period_label]) if self.period_label else self.label


@dataclass(frozen=True)
class MapSetting:
    """What stands around the fills of a map, of a rate as of coverage.

    Attributes:
        layer_id: layer the place ids of the rows belong to.
        title: a rate map without one is titled by its measure.
        outline_layer_id, context_layer_id: layers drawn over the places, and beside them.
        points: points or circles above the fills, circles first; `points_unit` is the unit of their size.
        circles_title, points_title: what circles and points are, where a map has several layers.
        unlisted: look of the shapes of the layer that no row names.
        focus_id: a place to zoom to.
    """

    layer_id: str
    title: str = ""
    figure_id: str = "map"
    outline_layer_id: str | None = None
    context_layer_id: str | None = None
    points: Sequence[MapPoint] = ()
    points_unit: Unit | None = None
    circles_title: str = ""
    points_title: str = ""
    caption: str = ""
    unlisted: Look = "no_record"
    focus_id: str | None = None


def rate_map(
    rows: pd.DataFrame,
    setting: MapSetting,
    measure: Measure,
    *,
    breaks: Breaks | None = None,
) -> MapFigure:
    """A map filled by class of a rate. Give one row per place, also where nothing is reported.

    Args:
        rows: place_id, name, value, and where known state, look, weak, numerator, denominator,
            lower, upper, period_label, source, quality, note, figure_of. A row without a value has
            the look "no_record" unless its column look says "not_covered" or "outside".
        setting: what stands around the fills.
        measure: wording, unit, and what divides what.
        breaks: limits to use instead of fresh ones, for instance the same over many periods.
    """
    if breaks is None:
        breaks = classes.round_breaks(rows["value"].tolist())
    areas = in_reading_order(_rate_area(row, measure, breaks) for row in records(rows))
    entries = (
        *legends.class_entries(areas, breaks, measure.unit),
        *legends.look_entries(areas, always=("no_record",)),
    )
    titled = replace(setting, title=setting.title or measure.heading)
    keys = Legend(entries, _legend_title(measure), _division(measure))
    figure = _map_figure(titled, areas, keys, measure.source_text)
    return replace(figure, scale=palette.SCALE_OF_DIRECTION[measure.direction])


def coverage_map(rows: pd.DataFrame, setting: MapSetting, source_text: str = "") -> MapFigure:
    """A map of where a programme worked, in four looks and a lighter one for weak evidence.

    Args:
        rows: place_id, name, look (covered, not_covered, no_record, outside), weak, and where known
            state, detail (pairs of label and text), period_label, source and note.
        setting: what stands around the fills.
    """
    areas = in_reading_order(_coverage_area(row) for row in records(rows))
    entries = legends.look_entries(areas, always=("covered", "not_covered", "no_record"))
    keys = Legend(entries, gettext("Where the programme worked"))
    return _map_figure(setting, areas, keys, source_text)


def _map_figure(
    setting: MapSetting, areas: tuple[MapArea, ...], keys: Legend, source_text: str
) -> MapFigure:
    """The areas in their setting; the legend gets the keys of the points as well."""
    return MapFigure(
        figure_id=setting.figure_id,
        title=setting.title,
        layer_id=setting.layer_id,
        outline_layer_id=setting.outline_layer_id,
        context_layer_id=setting.context_layer_id,
        areas=areas,
        points=tuple(setting.points),
        legend=replace(
            legends.with_points(keys, setting.points, setting.points_unit),
            circles=setting.circles_title,
            marks=setting.points_title,
        ),
        caption=setting.caption,
        source_text=source_text,
        border_sentence=gettext(BORDERS),
        description=describe(setting.title, areas),
        unlisted=setting.unlisted,
        focus_id=setting.focus_id,
    )


def _rate_area(row: Mapping[str, Any], measure: Measure, breaks: Breaks | None) -> MapArea:
    value = None if is_missing(row["value"]) else float(row["value"])
    look = _look_without_value(row) if value is None else "value"
    return MapArea(
        place_id=row["place_id"],
        name=row["name"],
        look=look,
        value=value,
        class_index=classes.classify(value, breaks),
        weak=value is not None and (_flag(row.get("weak")) or row.get("quality") == "doubtful"),
        detail=_rate_detail(row, measure),
        parent=text_of(row.get("state")),
        value_text=gettext(LOOK_LABELS[look])
        if value is None
        else format_value(value, measure.unit),
    )


def _look_without_value(row: Mapping[str, Any]) -> Look:
    look: Look = row.get("look", "no_record")
    return look if look in ("not_covered", "outside") else "no_record"


def _rate_detail(row: Mapping[str, Any], measure: Measure) -> Detail:
    return _filled_lines(
        (gettext("Range"), _range(row.get("lower"), row.get("upper"), measure.unit)),
        (measure.of_group(_capital(measure.numerator_text)), _amount(row.get("numerator"))),
        (measure.of_group(_capital(measure.denominator_text)), _amount(row.get("denominator"))),
        (gettext("Period"), text_of(row.get("period_label")) or measure.period_label),
        (gettext("Source"), text_of(row.get("source"))),
        (gettext("Quality"), _quality(row.get("quality"))),
        (
            gettext("Note"),
            lists.join_parts(
                filter(None, (say_shared(row.get("figure_of")), text_of(row.get("note"))))
            ),
        ),
    )


def _coverage_area(row: Mapping[str, Any]) -> MapArea:
    look: Look = row["look"]
    weak = look == "covered" and _flag(row.get("weak"))
    detail = _filled_lines(
        *(row.get("detail") or ()),
        (gettext("Period"), text_of(row.get("period_label"))),
        (gettext("Source"), text_of(row.get("source"))),
        (gettext("Note"), text_of(row.get("note"))),
    )
    return MapArea(
        place_id=row["place_id"],
        name=row["name"],
        look=look,
        weak=weak,
        detail=detail,
        parent=text_of(row.get("state")),
        value_text=gettext(WEAK_LABELS[look] if weak else LOOK_LABELS[look]),
    )


def _filled_lines(*pairs: tuple[str, str]) -> Detail:
    """Only the lines that say something."""
    return tuple([pair for pair in pairs if pair[0] and pair[1]])


def _legend_title(measure: Measure) -> str:
    """The heading with the unit, unless a sign or the label itself already says it."""
    label = measure.unit.label
    has_unit = measure.unit.symbol.strip() in ("", "%") or label.lower() in measure.label.lower()
    return (
        measure.heading
        if has_unit
        else gettext("{figure} ({unit})", figure=measure.heading, unit=label)
    )


def _division(measure: Measure) -> str:
    if measure.numerator_text and measure.denominator_text:
        above, below = _capital(measure.numerator_text), measure.denominator_text
        fraction = gettext("{numerator} ÷ {denominator}", numerator=above, denominator=below)
        return measure.of_group(fraction)
    if measure.denominator_text:
        return measure.of_group(gettext("Of {denominator}", denominator=measure.denominator_text))
    return ""


def _range(lower: Any, upper: Any, unit: Unit) -> str:
    if is_missing(lower) or is_missing(upper) or lower == upper:
        return ""
    return gettext(
        "{lower} to {upper}",
        lower=format_number(lower, unit.decimals),
        upper=format_value(upper, unit),
    )


def _amount(value: Any) -> str:
    return "" if is_missing(value) else format_number(value)


def _quality(code: Any) -> str:
    return gettext(QUALITY_LABELS[code]) if code in QUALITY_LABELS else ""


def _flag(value: Any) -> bool:
    return value is not None and value is not pd.NA and bool(value)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
