"""The one map of a pack: the districts of a state, filled by the first rate of the theme."""

import pandas as pd

from components.brief import (
    caveats,
    coverage_map,
    figure_rows,
    headlines,
    place_figures,
    wording,
)
from components.brief.choice import PackChoice
from components.brief.facts import Facts
from components.brief.pack import Caution, Picture
from components.brief.place_figures import PlaceFigure
from components.brief.row import Row
from components.figures.maps import choropleth, classes
from components.figures.maps.choropleth import BORDERS, MapSetting, Measure
from components.language import lists
from components.language.messages import gettext
from data import figures_by_place, headline_rule, periods
from data.indicators import Indicator
from data.letters import begin_small
from data.measures import Slice
from data.shapes import Layer

FEWEST = 3


def picture(
    facts: Facts, choice: PackChoice, known: list[PlaceFigure], wanted: str | None = None
) -> Picture | None:
    """The map that is proposed, or the wanted one; None if nothing can be drawn by district.

    A rate of the theme comes first; without one, where a programme of the country worked.

    Args:
        wanted: id of a map put into the pack: “map:<indicator>” as `place_figures.name_figure` names it, or
            “map:<programme>”.
    """
    state = str(facts.places.state_of(choice.place))
    layer = facts.layer(facts.places[state].country_id, "district")
    if layer is None:
        return None
    asked = place_figures.read_figure_name(facts, (wanted or "").removeprefix("map:"))
    mapped = [] if wanted else [(figure.indicator, figure.cut) for figure in known]
    drawn = (
        _of_rate(facts, choice, indicator, cut, state, layer)
        for indicator, cut in ([asked] if asked else mapped)
    )
    found = next((one for one in drawn if one is not None), None)
    return found or coverage_map.picture(facts, choice, state, layer, wanted)


def _of_rate(
    facts: Facts, choice: PackChoice, indicator: Indicator, cut: Slice, state: str, layer: Layer
) -> Picture | None:
    if not indicator.is_rate:
        return None
    figures = facts.figures(indicator, cut)
    inside = {
        shape.place_id for shape in layer.shapes if facts.places.state_of(shape.place_id) == state
    }
    period = _newest_wide(figures, inside, choice.until)
    if period is None:
        return None
    drawn = [shape.place_id for shape in layer.shapes]
    everywhere = figures_by_place.by_place(
        figures[figures["period"] == period].drop(columns=_words(figures)),
        period,
        facts.places,
        drawn,
    )
    rows = everywhere[everywhere["place_id"].isin(inside)]
    label = headlines.labelled(facts, indicator, cut)
    measure = _measure(facts, indicator, cut, rows, period)
    item = f"map:{place_figures.name_figure(indicator.key, cut)}"
    figure = choropleth.rate_map(
        rows,
        MapSetting(
            layer.layer_id,
            title=gettext(
                "{figure}: districts of {state}, {period}",
                figure=label,
                state=facts.places.name(state),
                period=measure.period_label,
            ),
            figure_id=item,
            focus_id=state,
        ),
        measure,
        breaks=classes.round_breaks(everywhere["value"].tolist()),
    )
    sources = figure_rows.sources_of(indicator.package_id, rows)
    return Picture(
        item_id=item,
        heading=_finding(facts, choice, indicator, rows, label, figure.title),
        sources=sources,
        cautions=_cautions(facts, indicator, rows, state),
        rows=tuple(_row(facts, indicator, cut, one, period, item) for _, one in rows.iterrows()),
        drawing=facts.drawn(figure, state),
        place_id=choice.place,
        subject=figure.title,
    )


def _words(figures: pd.DataFrame) -> list[str]:
    """Columns that `figures_by_place.by_place` adds anew."""
    return [name for name in ("name", "state", "state_id", "full_name", "kind") if name in figures]


def _newest_wide(figures: pd.DataFrame, inside: set[str], until: int | None) -> str | None:
    """The newest period in which at least FEWEST districts of the state have a figure."""
    here = figures[figures["place_id"].isin(inside) & figures["value"].notna()]
    counts = here.groupby("period")["place_id"].nunique()
    wide = [str(one) for one in counts[counts >= FEWEST].index if _by(str(one), until)]
    return max(wide, key=periods.sort_key, default=None)


def _by(period: str, until: int | None) -> bool:
    return until is None or periods.year_of(period) <= until


def _measure(
    facts: Facts, indicator: Indicator, cut: Slice, rows: pd.DataFrame, period: str
) -> Measure:
    bases = [
        base_period for base_period in rows["base_period"].dropna() if isinstance(base_period, str)
    ]
    direction = indicator.direction
    return Measure(
        label=headlines.labelled(facts, indicator, cut),
        unit=wording.unit(facts, indicator.unit),
        numerator_text=begin_small(indicator.numerator),
        denominator_text=begin_small(indicator.denominator or indicator.population),
        direction=direction if direction in ("higher_better", "lower_better") else "context",  # type: ignore[arg-type]
        period_label=wording.when(period, bases[0] if bases else None),
        source_text="",
        group_text=lists.join(map(begin_small, facts.words.label_cut(cut.group, cut.residence))),
    )


def _finding(
    facts: Facts,
    choice: PackChoice,
    indicator: Indicator,
    rows: pd.DataFrame,
    label: str,
    plain: str,
) -> str:
    """The map's title: what the place has, and between which values its neighbours lie."""
    known = headline_rule.may_lead(rows).sort_values("value")
    if known.empty:
        return gettext("{figure}: every figure is doubtful", figure=plain)
    names = known["figure_of"].fillna(known["name"]).tolist()
    ends = {
        "lower": wording.amount(facts, indicator, known.iloc[0]["value"]),
        "lowest_place": names[0],
        "upper": wording.amount(facts, indicator, known.iloc[-1]["value"]),
        "highest_place": names[-1],
    }
    own = known[(known["place_id"] == choice.place) & known["figure_of"].isna()]
    if own.empty:
        return gettext(
            "{figure}: from {lower} in {lowest_place} to {upper} in {highest_place}",
            figure=plain,
            **ends,
        )
    return gettext(
        "{figure}: {place} {value}; in {state} from {lower} in {lowest_place} to {upper} in "
        "{highest_place}",
        figure=label,
        place=facts.places.name(choice.place),
        value=wording.amount(facts, indicator, own.iloc[0]["value"]),
        state=facts.places.name(str(facts.places.state_of(choice.place))),
        **ends,
    )


def _cautions(
    facts: Facts, indicator: Indicator, rows: pd.DataFrame, state: str
) -> tuple[Caution, ...]:
    doubtful = figures_by_place.doubts(rows)[:1]
    said = [
        caveats.write_caveat(facts, indicator, (state,)),
        *(gettext("a doubtful figure is marked with dots. {note}", note=one) for one in doubtful),
    ]
    return tuple(caveats.name_caution(indicator, text) for text in said if text)


def _row(
    facts: Facts, indicator: Indicator, cut: Slice, one: pd.Series, period: str, item: str
) -> Row:
    figure = one.copy()
    figure["period"] = period
    return figure_rows.as_row(facts, indicator, cut, figure, item)


def border_sentence(picture: Picture | None) -> str:
    """The sentence on borders, with the credit for the shapes."""
    if picture is None:
        return gettext(BORDERS)
    credit = gettext("Shapes: {credit}.", credit=picture.drawing.attribution)
    return f"{gettext(BORDERS)} {credit}"
