"""What is said of measures, made once for all visitors: maps, tables and sentences."""

from components.content.elements.data_table import DataTable
from components.content.maps import measure_map, prepared_map
from components.content.maps.measure_map import MeasureAtTime
from components.content.maps.prepared_map import PreparedMap
from components.content.programmes import federation_points
from components.facts import indicators, tables
from components.language import dates
from components.language.messages import gettext, ngettext
from data import figures_by_place
from data.letters import join_sentences

# Themes whose measures are offered where a programme worked, and for its federations.
REACH, DENSITY = ("reach",), ("federations", "gender")


@tables.once
def measures_on_maps(programme: str) -> tuple[str, ...]:
    """Codes of the programme's indicators that have figures for a few places."""
    rows = tables.of_programme("indicators", programme)
    themes = tuple(sorted(set(rows["theme"].dropna())))
    return tuple(indicators.mappable_indicators(programme, themes)["indicator_id"])


@tables.once
def level(programme: str, indicator_id: str) -> str:
    """The finest level of places that an indicator has figures for."""
    themes = (str(indicators.indicator_row(programme, indicator_id)["theme"]),)
    offered = indicators.mappable_indicators(programme, themes).set_index("indicator_id")
    return str(offered.loc[indicator_id, "level"])


@tables.once
def periods_of(programme: str, indicator_id: str, level: str) -> dict[str, str]:
    """Label of each period with a figure, oldest first."""
    return {
        period: dates.format_period(period)
        for period in indicators.periods_of(programme, indicator_id, level)
    }


@tables.drawn
def picture(
    programme: str, indicator_id: str, level: str, period: str, points: bool
) -> PreparedMap:
    """The map of a measure at one time.

    Args:
        points: whether the programme's federations stand above the fills of a rate.
    """
    shown = at_time(programme, indicator_id, level, period)
    return prepared_map.prepare_map(
        measure_map.figure(shown, federation_points.points(programme) if points else ())
    )


@tables.drawn
def table_of(
    programme: str, indicator_id: str, level: str, period: str, state: str | None
) -> DataTable:
    """The table of a measure at one time, all of it or one state or province."""
    return measure_map.table_of(at_time(programme, indicator_id, level, period), state)


@tables.drawn
def cautions(programme: str, indicator_id: str, level: str, period: str) -> list[str]:
    """What to be careful about: the indicator's own caveat, doubts of this period."""
    shown = at_time(programme, indicator_id, level, period)
    told = []
    if isinstance(shown.indicator["caveat"], str):
        told.append(gettext("Take care: {caveat}", caveat=shown.indicator["caveat"]))
    if doubtful := int((shown.rows["quality"] == "doubtful").sum()):
        reasons = join_sentences(figures_by_place.doubts(shown.rows)[:3])
        told.append(
            ngettext(
                "{period}: {count} of the figures is doubtful. {reasons}",
                "{period}: {count} of the figures are doubtful. {reasons}",
                doubtful,
                period=dates.format_period(period),
                reasons=reasons,
            )
        )
    return told


@tables.drawn
def used_sources(
    programme: str, indicator_id: str, level: str, period: str, state: str | None
) -> list[str]:
    """Ids of the sources of the figures shown, each once."""
    inside = at_time(programme, indicator_id, level, period).inside(state)
    return list(inside["source_id"].dropna().unique())


def at_time(programme: str, indicator_id: str, level: str, period: str) -> MeasureAtTime:
    """A measure of a programme at one time, with a row for every drawn place."""
    return MeasureAtTime(
        programme,
        indicators.indicator_row(programme, indicator_id),
        level,
        period,
        indicators.placed_figures(programme, indicator_id, level, period),
    )


@tables.once
def offer(programme: str, themes: tuple[str, ...], rates: bool | None) -> dict[str, str]:
    """Labels of the measures of some themes that can be mapped, the one that opens first at the beginning.

    Args:
        rates: True for rates only, False for counts only, None for both.
    """
    rows = indicators.mappable_indicators(programme, themes)
    if rates is not None:
        rows = rows[(rows["how_to_add"] != "sum") == rates]
    return dict(zip(rows["indicator_id"], rows["label"], strict=True))


@tables.once
def find_next(programme: str, indicator_id: str) -> str | None:
    """The measure of the same list that follows, the first one after the last; only of several periods."""
    rows = indicators.mappable_indicators(programme, (*REACH, *DENSITY))
    here = rows[rows["indicator_id"] == indicator_id]
    if here.empty:
        return None
    about = here.iloc[0]
    themes = REACH if about["theme"] in REACH else DENSITY
    is_alike = (rows["how_to_add"] == "sum") == (about["how_to_add"] == "sum")
    listed = rows[rows["theme"].isin(themes) & (is_alike | (themes == REACH))]
    codes = listed["indicator_id"].tolist()
    place = codes.index(indicator_id)
    following = [*codes[place + 1 :], *codes[:place]]
    levels = dict(zip(listed["indicator_id"], listed["level"], strict=True))
    return next(
        (one for one in following if len(periods_of(programme, one, levels[one])) > 1), None
    )


def prepare(programme: str) -> None:
    """Make the map and table with which each measure opens, so that no visitor waits for them.

    Earlier times are made when a browser first asks for all of them, which it does while nobody waits.
    """
    offered = indicators.mappable_indicators(programme, (*REACH, *DENSITY))
    for indicator_id, its_level in zip(offered["indicator_id"], offered["level"], strict=True):
        known = tuple(periods_of(programme, indicator_id, its_level))
        if known:
            about = (programme, indicator_id, its_level, known[-1])
            # By position, as the pages ask for them: by name they would be kept a second time.
            picture(*about, False)
            table_of(*about, None)
            cautions(*about)
            used_sources(*about, None)
