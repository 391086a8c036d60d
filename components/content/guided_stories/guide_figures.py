"""The figures that a guided story quotes: looked up, or counted in the tables, and put into words."""

from collections.abc import Callable, Iterable, Mapping

import pandas as pd

from components.content.figure_pages.quoted_figure import Figure
from components.content.programmes import headlines
from components.facts import indicators, one_figure, tables
from components.language import dates, lists, numbers
from components.language.messages import gettext, gettext_noop
from components.language.numbers import Unit
from data import coverage, gaps, gatherings, headline_rule, publication
from data import headlines as headline_figures
from data.choices import CaseChoice
from data.figure_keys import MAIN, FigureKey
from data.gaps import Pair
from data.gatherings import GatheringChoice
from data.guides import EVERYBODY, Quoted
from data.indicators import Indicator
from data.letters import begin_small
from data.measures import Slice

CHANGED = "change_reported"
COUNTRY, DISTRICT = "country", "district"
COUNTED = {
    "districts_claimed": gettext_noop("Districts that the programme counts"),
    "districts_sourced": gettext_noop("Districts that a source names"),
    "districts_weak": gettext_noop("Districts known by name on weak evidence only"),
    "districts_nameless": gettext_noop("Districts that are not known by name"),
    "stories": gettext_noop("Case studies"),
    "stories_with_change": gettext_noop("Case studies in which a change is reported"),
    "gatherings": gettext_noop("Gatherings"),
    "gatherings_reported": gettext_noop("Gatherings of which a report was found"),
    "periods": gettext_noop("Quarters with a figure for each district"),
    "first_period": gettext_noop("First quarter with a figure for each district"),
    "last_period": gettext_noop("Last quarter with a figure for each district"),
    "districts_compared": gettext_noop("Districts where both groups are known"),
    "districts_behind": gettext_noop("Districts where the group is worse off"),
    "points_behind": gettext_noop("Middle value of the gap over the districts, in points"),
}
ONE_DECIMAL = 1


class NotKnown(Exception):
    """The tables have no figure for what a step quotes."""


def find_figure(quoted: Quoted) -> Figure:
    """What stands in the place of a quoted figure. Raises NotKnown."""
    if quoted.place_id not in tables.gazetteer():
        raise NotKnown(quoted)
    if quoted.count:
        return _COUNTS[quoted.count](quoted)
    return _of_indicator(quoted)


def _of_indicator(quoted: Quoted) -> Figure:
    indicator = _indicator(quoted)
    row = _published(quoted, indicator)
    row = _computed(quoted) if row is None else row
    row = _other_reading(quoted, indicator) if row is None else row
    if row is None:
        raise NotKnown(quoted)
    unit = headlines.unit(indicator.unit)
    beside = _readings_beside(quoted, indicator, row)
    ends = [row["value"], row["upper"], *beside["value"]]
    return Figure(
        numbers.format_range(min(ends), max(ends), _without_noun(unit)),
        _label(indicator.label, quoted),
        headlines.quality_mark(str(row["quality"])),
        _sources_of(indicator, [row["source_id"], *beside["source_id"]]),
        headline_rule.is_doubtful(row["quality"]),
        _key(quoted, indicator, row),
    )


def _key(quoted: Quoted, indicator: Indicator, row: pd.Series) -> FigureKey | None:
    """The name of the figure of a row; None if no page has it."""
    key = FigureKey(
        indicator.package_id,
        indicator.indicator_id,
        quoted.place_id,
        quoted.period,
        quoted.group,
        variant=str(row.get("variant", MAIN)),
    )
    return key if one_figure.find(key) else None


def _indicator(quoted: Quoted) -> Indicator:
    known = indicators.catalogue()
    if quoted.subject not in known:
        raise NotKnown(quoted)
    return known[quoted.subject]


def _published(quoted: Quoted, indicator: Indicator) -> pd.Series | None:
    """The figure that may be shown, stored or computed from two counts."""
    rows = indicators.all_figures().of(indicator.key, Slice(quoted.group))
    return _first(
        rows[(rows["place_id"] == quoted.place_id) & (rows["period"] == quoted.period)],
    )


def _computed(quoted: Quoted) -> pd.Series | None:
    """A value of a state or the country that is computed from its districts."""
    wholes = indicators.aggregate_values(quoted.subject, quoted.group, "total", quoted.period)
    row = _first(wholes[wholes["place_id"] == quoted.place_id])
    if row is None:
        return None
    rows = indicators.at(quoted.subject, quoted.group, "total", quoted.period, DISTRICT)
    source = next(iter(rows["source_id"].dropna()), None)
    return pd.Series(
        {**row, "upper": row["value"], "quality": "derived", "source_id": source}, dtype="object"
    )


def _other_reading(quoted: Quoted, indicator: Indicator) -> pd.Series | None:
    """A figure that stands beside the main one, which is of another time."""
    rows = indicators.all_figures().rows_of(indicator.package_id, indicator.indicator_id)
    found = _first(
        rows[
            (rows["place_id"] == quoted.place_id)
            & (rows["period"] == quoted.period)
            & (rows["group"] == quoted.group)
            & ~publication.is_for_tables(rows)
        ]
    )
    return None if found is None else pd.Series({**found, "upper": found["value"]}, dtype="object")


def _first(rows: pd.DataFrame) -> pd.Series | None:
    known = rows[rows["value"].notna()]
    return None if known.empty else known.iloc[0]


def _readings_beside(quoted: Quoted, indicator: Indicator, row: pd.Series) -> pd.DataFrame:
    """The published figures of the same time that differ: a sentence names both ends."""
    values = indicators.all_figures().rows_of(indicator.package_id, indicator.indicator_id)
    if quoted.group != EVERYBODY or indicator.is_context:
        return values.head(0)
    named = pd.Series({"package_id": indicator.package_id, "indicator_id": indicator.indicator_id})
    main = pd.Series({"place_id": quoted.place_id, "period": quoted.period, "value": row["value"]})
    beside = headline_figures.other_readings(values, named, main)
    return beside[beside["period"] == quoted.period]


def _sources_of(indicator: Indicator, source_ids: Iterable[object]) -> tuple[tuple[str, str], ...]:
    ids = dict.fromkeys(one for one in source_ids if isinstance(one, str))
    return tuple((indicator.package_id, one) for one in ids)


def _without_noun(unit: Unit) -> Unit:
    """A unit whose noun the sentence says itself, so that only a sign such as % is left."""
    return unit if unit.sign else Unit(unit.unit_id, unit.label, "", unit.decimals)


def _label(what: str, quoted: Quoted) -> str:
    """What a figure is of: its name, the group, the place and the time."""
    words = tables.vocabulary()
    group = [] if quoted.group == EVERYBODY else [begin_small(words.label("groups", quoted.group))]
    when = [dates.format_period(quoted.period)] if quoted.period else []
    return lists.join([what, *group, tables.gazetteer().full_name(quoted.place_id), *when])


def _counted(quoted: Quoted, text: str, sources: tuple[tuple[str, str], ...] = ()) -> Figure:
    mark = gettext("counted in the tables")
    return Figure(text, _label(gettext(COUNTED[quoted.count]), quoted), mark, sources)


def _districts(quoted: Quoted) -> Figure:
    """How many districts a programme counts, and how many of them are known by name."""
    if quoted.subject not in tables.programmes():
        raise NotKnown(quoted)
    states = tables.coverage_by_state(quoted.subject)
    is_whole = tables.gazetteer()[quoted.place_id].level == COUNTRY
    if not is_whole and quoted.place_id not in set(states["place_id"]):
        raise NotKnown(quoted)
    counts = coverage.district_counts(states, None if is_whole else quoted.place_id)
    number = {
        "districts_claimed": counts.claimed,
        "districts_sourced": counts.proven,
        "districts_weak": counts.weak,
        "districts_nameless": counts.nameless,
    }[quoted.count]
    sources = tuple((quoted.subject, one) for one in dict.fromkeys(counts.source_ids))
    return _counted(quoted, numbers.format_number(number), sources)


def _stories(quoted: Quoted) -> Figure:
    """How many case studies of a programme there are: ``package``, or ``package:theme``."""
    programme, _, theme = quoted.subject.partition(":")
    words = tables.vocabulary()
    is_theme = not theme or theme in words.options("themes")
    is_group = quoted.group == EVERYBODY or quoted.group in words.options("groups")
    # What is misspelt is not known: it is not a count of nothing.
    if programme not in tables.programmes() or not is_theme or not is_group:
        raise NotKnown(quoted)
    choice = CaseChoice(
        programmes=(programme,),
        places=(quoted.place_id,),
        themes=(theme,) if theme else (),
        groups=() if quoted.group == EVERYBODY else (quoted.group,),
        outcome_kinds=(CHANGED,) if quoted.count == "stories_with_change" else (),
    )
    return _counted(quoted, numbers.format_number(len(tables.stories().matching(choice))))


def _gatherings(quoted: Quoted) -> Figure:
    if quoted.subject not in tables.programmes():
        raise NotKnown(quoted)
    reported = (gatherings.REPORTED,) if quoted.count == "gatherings_reported" else ()
    choice = GatheringChoice((quoted.subject,), places=(quoted.place_id,), records=reported)
    return _counted(quoted, numbers.format_number(len(tables.gatherings().matching(choice))))


def _periods(quoted: Quoted) -> Figure:
    """Periods in which an indicator is known district by district."""
    package_id, _, indicator_id = quoted.subject.partition(":")
    known = indicators.periods_of(package_id, indicator_id, DISTRICT)
    if not known:
        raise NotKnown(quoted)
    text = {
        "periods": numbers.format_number(len(known)),
        "first_period": dates.format_period(known[0]),
        "last_period": dates.format_period(known[-1]),
    }[quoted.count]
    return _counted(quoted, text)


def _gap(quoted: Quoted) -> Figure:
    """A group beside the one it is compared with, district by district inside a place."""
    indicator = _indicator(quoted)
    pair = pair_of(indicator, quoted.group)
    if pair is None:
        raise NotKnown(quoted)
    halves = [
        indicators.at(indicator.key, cut.group, cut.residence, quoted.period, DISTRICT)
        for cut in pair.cuts("total")
    ]
    rows = gaps.gap(halves[0], halves[1], indicator.direction)
    places = tables.gazetteer()
    found = gaps.summary(
        rows.loc[[places.lies_in(one, quoted.place_id) for one in rows["place_id"]]]
    )
    if not found.places:
        raise NotKnown(quoted)
    text = {
        "districts_compared": numbers.format_number(found.places),
        "districts_behind": numbers.format_number(found.worse),
        "points_behind": numbers.format_number(found.median, ONE_DECIMAL),
    }[quoted.count]
    sources = dict.fromkeys(source for half in halves for source in half["source_id"].dropna())
    return _counted(quoted, text, tuple((indicator.package_id, one) for one in sources))


def pair_of(indicator: Indicator, group: str) -> Pair | None:
    """The pair in which an indicator compares a group; None if there is none."""
    offered = (pair for pair, _ in gaps.offered_pairs(indicator).values())
    return next((pair for pair in offered if pair.group == group), None)


_COUNTS: Mapping[str, Callable[[Quoted], Figure]] = {
    **dict.fromkeys(
        ("districts_claimed", "districts_sourced", "districts_weak", "districts_nameless"),
        _districts,
    ),
    **dict.fromkeys(("stories", "stories_with_change"), _stories),
    **dict.fromkeys(("gatherings", "gatherings_reported"), _gatherings),
    **dict.fromkeys(("periods", "first_period", "last_period"), _periods),
    **dict.fromkeys(("districts_compared", "districts_behind", "points_behind"), _gap),
}
