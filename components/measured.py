"""One measure of a programme on a map and in a table: choose it, choose when, see, take along."""

from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from components import basket, cached, downloads, filters, headline, map, markup, notices, sources
from components.figures import choropleth, numbers
from components.figures.numbers import Unit
from data import periods, placed
from data.choices import PlaceChoice

SECONDS_A_STEP = 1.2
FEW_ROWS = 12
TALL = 520


@dataclass(frozen=True)
class Shown:
    """A measure at one time: its indicator, level, period, and a row for every drawn place."""

    choice: PlaceChoice
    indicator: pd.Series
    level: str
    period: str
    rows: pd.DataFrame
    points: tuple[choropleth.MapPoint, ...] = ()

    @property
    def unit(self) -> Unit:
        """Unit of the figures."""
        return headline.unit(self.indicator["unit"])

    @property
    def is_count(self) -> bool:
        """Whether the figure is a count, which is drawn as circles and not as a fill."""
        return bool(self.indicator["how_to_add"] == placed.COUNTED_BY)

    @property
    def inside(self) -> pd.DataFrame:
        """The rows of the chosen state or province; all if none is chosen."""
        if not self.choice.state:
            return self.rows
        places = cached.gazetteer()
        inside = [places.lies_in(one, self.choice.state) for one in self.rows["place_id"]]
        return self.rows[inside]


def page_part(
    choice: PlaceChoice, indicator_id: str, points: tuple[choropleth.MapPoint, ...] = ()
) -> None:
    """Map, time slider and table twin of one measure; the slider can play by itself.

    Args:
        points: points to show above a map of a rate.
    """
    playing = bool(st.session_state.get("play"))
    draw = st.fragment(_draw, run_every=SECONDS_A_STEP) if playing else _draw
    draw(choice, indicator_id, points, playing)


def _draw(
    choice: PlaceChoice,
    indicator_id: str,
    points: tuple[choropleth.MapPoint, ...],
    playing: bool,
) -> None:
    level = _level(choice.programme, indicator_id)
    options = _periods(choice.programme, indicator_id, level)
    if not options:
        notices.nothing_found("", "This measure has no figure for any place on the map.")
        return
    if playing and not filters.step_on("period", options):
        st.session_state["play"] = False
        st.rerun()
    shown = replace(_at(choice, indicator_id, level, _when(options)), points=points)
    picture, twin = st.columns([3, 2])
    with picture:
        _map(shown, playing)
        basket.button(f"map:{choice.programme}:{indicator_id}", choice.place, spot="measure")
    with twin:
        table(shown)
    _cautions(shown)


def _level(programme: str, indicator_id: str) -> str:
    themes = (cached.indicator(programme, indicator_id)["theme"],)
    rows = cached.offered(programme, themes).set_index("indicator_id")
    return str(rows.loc[indicator_id, "level"])


def _periods(programme: str, indicator_id: str, level: str) -> dict[str, str]:
    return {one: periods.label(one) for one in cached.periods_of(programme, indicator_id, level)}


def _when(options: dict[str, str]) -> str:
    if len(options) == 1:
        return filters.step("period", "When", options)
    slider, button = st.columns([5, 1], vertical_alignment="bottom")
    with button:
        st.toggle("Play", key="play")
    with slider:
        return filters.step("period", "When", options)


def _at(choice: PlaceChoice, indicator_id: str, level: str, period: str) -> Shown:
    rows = cached.placed_figures(choice.programme, indicator_id, level, period)
    indicator = cached.indicator(choice.programme, indicator_id)
    return Shown(choice, indicator, level, period, rows)


def _map(shown: Shown, playing: bool) -> None:
    picked = map.show(
        figure(shown),
        key=f"measure_map_{shown.level}",
        selected=shown.choice.district if shown.level == "district" else shown.choice.state,
        on_pick=filters.pick,
    )
    if picked and playing:
        st.rerun()


def figure(shown: Shown) -> choropleth.MapFigure:
    """The map of a measure: a fill for a rate, circles for a count."""
    layers = cached.programme_layers(shown.choice.programme)
    common = {
        "outline_layer_id": layers["state"] if shown.level == "district" else None,
        "context_layer_id": layers.get("context"),
        "figure_id": f"{shown.choice.programme}-{shown.indicator['indicator_id']}-{shown.period}",
        "focus_id": shown.choice.state if shown.level == "district" else None,
    }
    return _circles(shown, common) if shown.is_count else _fills(shown, common)


def _fills(shown: Shown, common: dict) -> choropleth.MapFigure:
    limits = cached.breaks(shown.choice.programme, shown.indicator["indicator_id"], shown.level)
    worded = shown.rows.assign(
        period_label=[_period_text(row) for row in shown.rows.itertuples()],
        source=[_source(shown, one) for one in shown.rows["source_id"]],
    )
    return choropleth.rate_map(
        worded,
        _layer(shown),
        measure(shown),
        breaks=limits,
        title=_title(shown),
        points=shown.points,
        **common,
    )


def _circles(shown: Shown, common: dict) -> choropleth.MapFigure:
    places = cached.gazetteer()
    known = shown.rows[shown.rows["value"].notna()]
    points = [
        choropleth.MapPoint(
            lat=places[row.place_id].lat,
            lon=places[row.place_id].lon,
            label=row.name,
            size_value=float(row.value),
            detail=((shown.indicator["label"], numbers.format_value(row.value, shown.unit)),),
            place_id=row.place_id,
        )
        for row in known.itertuples(index=False)
        if places[row.place_id].lat is not None
    ]
    looks = ["no_record" if one == "no_record" else "covered" for one in shown.rows["look"]]
    return choropleth.coverage_map(
        shown.rows.assign(look=looks, weak=shown.rows["quality"] == "doubtful"),
        _layer(shown),
        title=_title(shown),
        source_text=measure(shown).source_text,
        points=points,
        points_unit=shown.unit,
        **common,
    )


def _layer(shown: Shown) -> str:
    return cached.programme_layers(shown.choice.programme)[shown.level]


def _title(shown: Shown) -> str:
    return f"{shown.indicator['label']}, {periods.label(shown.period)}"


def _period_text(row: object) -> str | None:
    if pd.isna(row.value):
        return None
    own, base = periods.label(row.period), row.base_period
    if pd.isna(base) or base == row.period:
        return own
    return f"{own}; base of {periods.label(base)}"


def _source(shown: Shown, source_id: object) -> str:
    package = shown.choice.programme
    return sources.title(package, source_id) if isinstance(source_id, str) else ""


def measure(shown: Shown) -> choropleth.Measure:
    """Wording of the measure for the legend: unit, numerator, denominator, period, source."""
    programme = cached.programmes()[shown.choice.programme]

    def words(column: str) -> str:
        text = shown.indicator[column]
        return text if isinstance(text, str) else ""

    return choropleth.Measure(
        label=shown.indicator["label"],
        unit=shown.unit,
        numerator_text=words("numerator"),
        denominator_text=words("denominator"),
        direction="neutral",
        period_label=periods.label(shown.period),
        source_text=programme.title,
    )


def table(shown: Shown) -> None:
    """The rows of the map in the same order, to sort and to take along."""
    rows = shown.inside
    unit = shown.unit
    columns = {
        "District" if shown.level == "district" else "State or province": rows["name"],
        _head(shown.indicator): [numbers.format_value(value, unit) for value in rows["value"]],
        "Up to": [_upper(row, unit) for row in rows.itertuples()],
        "Above the line": [_count(value) for value in rows["numerator"]],
        "Below the line": [_count(value) for value in rows["denominator"]],
        "Base of": [_base(row) for row in rows.itertuples()],
        "Quality": [_quality(row) for row in rows.itertuples()],
        "Note": rows["note"],
        "Source": [_source(shown, one) for one in rows["source_id"]],
    }
    frame = pd.DataFrame(columns).dropna(axis="columns", how="all")
    frame = frame.loc[:, [bool((frame[one] != "").any()) for one in frame]]
    st.dataframe(
        frame,
        hide_index=True,
        height="auto" if len(frame) <= FEW_ROWS else TALL,
        placeholder="",
        alt=f"{_title(shown)}: {len(frame)} rows with quality, note and source",
    )
    name = f"{shown.choice.programme}-{shown.indicator['indicator_id']}-{shown.period}"
    raw = rows.rename(columns={"value": shown.indicator["indicator_id"]})
    downloads.csv(raw, name.replace("/", "-"))


def _head(indicator: pd.Series) -> str:
    """The short label of an indicator, or the whole one if it has no other."""
    short, whole = indicator["short_label"], indicator["label"]
    return str(whole if pd.isna(short) else short)


def _upper(row: object, unit: Unit) -> str:
    ranged = pd.notna(row.value) and row.upper != row.lower
    return numbers.format_value(row.upper, unit) if ranged else ""


def _count(value: object) -> str:
    return "" if pd.isna(value) else numbers.format_number(value)


def _base(row: object) -> str:
    """When the denominator was counted, if not at the time of the figure itself."""
    known = isinstance(row.base_period, str) and row.base_period != row.period
    return periods.label(row.base_period) if known else ""


def _quality(row: object) -> str:
    if pd.isna(row.value):
        reason = row.missing_reason
        return cached.vocabulary().label("missing_reasons", reason).lower()
    together = (
        f"together with others as {row.figure_of}; " if isinstance(row.figure_of, str) else ""
    )
    two = "two reporters: a household may be counted twice; " if row.upper != row.lower else ""
    return together + two + cached.vocabulary().label("qualities", row.quality).lower()


def _cautions(shown: Shown) -> None:
    """What to be careful about: the indicator's own caveat, doubts of this period, the sources."""
    if isinstance(shown.indicator["caveat"], str):
        markup.paragraph(f"Take care: {shown.indicator['caveat']}", "lz-meta")
    doubtful = int((shown.rows["quality"] == "doubtful").sum())
    if doubtful:
        reasons = " ".join(placed.doubts(shown.rows)[:3])
        markup.paragraph(
            f"{periods.label(shown.period)}: {doubtful:,} of the figures are doubtful. {reasons}",
            "lz-meta",
        )
    sources.note(shown.choice.programme, shown.inside["source_id"].dropna())
