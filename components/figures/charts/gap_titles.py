"""Titles of a gap between two groups: of one place, and over many."""

from types import MappingProxyType

import pandas as pd

from components.figures.charts.chart_titles import Subject
from components.language.messages import gettext, gettext_noop, ngettext
from components.language.numbers import is_missing
from data import gaps, headline_rule, languages
from data.indicators import Indicator
from data.letters import begin_small

HOUSEHOLDS = "households"
WHOSE = MappingProxyType(
    {
        "neither_sc_nor_st": gettext_noop("people neither SC nor ST"),
        "neither_sc_nor_st_women": gettext_noop("women neither SC nor ST"),
        "men": gettext_noop("men"),
        "women": gettext_noop("women"),
        "girls": gettext_noop("girls"),
        "boys": gettext_noop("boys"),
    }
)
# The same where households are counted.
WHOSE_HOUSEHOLDS = MappingProxyType(
    {"neither_sc_nor_st": gettext_noop("households neither SC nor ST")}
)
# Those who live in one kind of area, and how many as in the other, or fewer, or more.
LIVING = MappingProxyType(
    {
        "rural": gettext_noop("people in rural areas"),
        "urban": gettext_noop("people in urban areas"),
    }
)
BESIDE_URBAN = (
    gettext_noop("{place}: {number} of 100 {people}, {difference} fewer than in urban areas"),
    gettext_noop("{place}: {number} of 100 {people}, as many as in urban areas"),
    gettext_noop("{place}: {number} of 100 {people}, {difference} more than in urban areas"),
)
BESIDE_GROUP = (
    gettext_noop("{place}: {number} of 100 {people}, {difference} fewer than {others}"),
    gettext_noop("{place}: {number} of 100 {people}, as many as among {others}"),
    gettext_noop("{place}: {number} of 100 {people}, {difference} more than {others}"),
)
# By the better direction: where the median place is worse off for the group, and where it is not.
WORSE = MappingProxyType(
    {
        "higher_better": (
            gettext_noop(
                "{figure}: lower for {group} than for {reference} in {worse} of {places}, "
                "by {distance} in the median one"
            ),
            gettext_noop(
                "{figure}: lower for {group} than for {reference} in only {worse} of {places}"
            ),
        ),
        "lower_better": (
            gettext_noop(
                "{figure}: higher for {group} than for {reference} in {worse} of {places}, "
                "by {distance} in the median one"
            ),
            gettext_noop(
                "{figure}: higher for {group} than for {reference} in only {worse} of {places}"
            ),
        ),
    }
)


def place_gap(subject: Subject, row: pd.Series, pair: gaps.Pair, group: str, reference: str) -> str:
    """One place: “Alirajpur: 30 of 100 women can read and write, 12 fewer than men”."""
    about = {"place": row["name"], "group": group, "reference": reference}
    if is_missing(row["points"]):
        return gettext("{place}: not known for {group} and {reference} both", **about)
    if headline_rule.is_doubtful(row.get("quality")):
        return gettext(
            "{place}: the figure for {group} or that for {reference} is doubtful", **about
        )
    if subject.unit.symbol.strip() != "%":
        return gettext(
            "{place}: {value} for {group}, {other_value} for {reference}",
            value=subject.value(row["value"]),
            other_value=subject.value(row["reference"]),
            **about,
        )
    return _of_a_hundred(subject, row, pair, group, reference)


def _of_a_hundred(
    subject: Subject, row: pd.Series, pair: gaps.Pair, group: str, reference: str
) -> str:
    difference = round(float(row["points"]))
    sentences = BESIDE_URBAN if pair.residence else BESIDE_GROUP
    weight = subject.indicator.weight_id
    people = gettext(LIVING[pair.residence]) if pair.residence else _whose(pair.group, group, "")
    return gettext(
        sentences[(difference > 0) - (difference < 0) + 1],
        place=row["name"],
        number=round(float(row["value"])),
        people=_predicate(subject.indicator, people),
        difference=abs(difference),
        others=_whose(pair.reference, reference, weight),
    )


def _whose(group_id: str, label: str, weight_id: str) -> str:
    of_households = WHOSE_HOUSEHOLDS if weight_id == HOUSEHOLDS else {}
    named = {**WHOSE, **of_households}
    return gettext(named[group_id]) if group_id in named else label


def _predicate(indicator: Indicator, people: str) -> str:
    """What is said of a group: “women can read and write”; in other languages “women (literacy)”."""
    if not indicator.group_sentence or languages.key() != languages.ENGLISH:
        return gettext(
            "{people} ({figure})", people=people, figure=begin_small(indicator.short_label)
        )
    return indicator.group_sentence.format(people=people)


def gap(subject: Subject, found: gaps.Summary, group: str, reference: str, where: str) -> str:
    """“… lower for Scheduled Castes in 246 of 249 districts, by 14.5 points in the median one”."""
    if not found.places or found.median is None:
        return gettext("{figure}: no place has both figures", figure=subject.indicator.label)
    distance = subject.distance(found.median)
    about = {
        "figure": subject.dated,
        "group": group,
        "reference": reference,
        "worse": found.worse,
        "places": _places(found.places, where),
    }
    if subject.indicator.direction not in WORSE:
        return gettext(
            "{figure}: {group} beside {reference} in {places}, a difference of {distance} in the "
            "median one",
            distance=distance,
            **about,
        )
    mostly, seldom = WORSE[subject.indicator.direction]
    return gettext(mostly if found.median >= 0 else seldom, distance=distance, **about)


def _places(count: int, where: str) -> str:
    if not where:
        return ngettext("{count} place", "{count} places", count)
    # Translators: {where} is words such as “in Bihar”.
    return ngettext("{count} place {where}", "{count} places {where}", count, where=where)
