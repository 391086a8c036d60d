"""Titles of two figures of the same places: need beside reach, and whether two go together."""

from types import MappingProxyType

import pandas as pd

from components.figures.charts.chart_titles import Subject
from components.language.messages import gettext, gettext_noop
from components.language.numbers import format_number
from data.letters import begin_small

STRONG, SOME, WEAK = 0.6, 0.4, 0.2
# How strongly two figures go together, and whether one is higher where the other is.
TOGETHER = MappingProxyType(
    {
        (STRONG, True): gettext_noop(
            "Among these {count} places, {places} tend strongly to be places with a higher figure "
            "for “{figure}” (r = {coefficient})."
        ),
        (STRONG, False): gettext_noop(
            "Among these {count} places, {places} tend strongly to be places with a lower figure "
            "for “{figure}” (r = {coefficient})."
        ),
        (SOME, True): gettext_noop(
            "Among these {count} places, {places} tend somewhat to be places with a higher figure "
            "for “{figure}” (r = {coefficient})."
        ),
        (SOME, False): gettext_noop(
            "Among these {count} places, {places} tend somewhat to be places with a lower figure "
            "for “{figure}” (r = {coefficient})."
        ),
        (WEAK, True): gettext_noop(
            "Among these {count} places, {places} tend weakly to be places with a higher figure "
            "for “{figure}” (r = {coefficient})."
        ),
        (WEAK, False): gettext_noop(
            "Among these {count} places, {places} tend weakly to be places with a lower figure "
            "for “{figure}” (r = {coefficient})."
        ),
    }
)
ONLY_PLACES = gettext_noop(
    "This is an association of places: it says nothing about single people or families, and nothing "
    "about causes."
)


def quadrants(need: Subject, reach: Subject, rows: pd.DataFrame) -> str:
    """How many of the needier districts were reached less than the middle one."""
    needy = rows["quadrant"].isin(["high_low", "high_high"])
    return gettext(
        "{little} of {count} districts with a need above the middle had a reach below it: {need}, "
        "beside {reach}",
        little=int((rows["quadrant"] == "high_low").sum()),
        count=int(needy.sum()),
        need=_lower(need.dated),
        reach=_lower(reach.dated),
    )


def neediest(need: Subject, half: pd.DataFrame, programme: str) -> str:
    """Of the needier districts, how many the programme worked in: proven, and on weak evidence."""
    sides = half["side"].value_counts()
    return gettext(
        "Of the {count} districts with a need above the middle, {programme} worked in {proven} as a "
        "source proves and in {likely} more on weak evidence: {need}",
        count=len(half),
        programme=programme,
        proven=int(sides.get("programme", 0)),
        likely=int(sides.get("likely", 0)),
        need=_lower(need.dated),
    )


def side_by_side(subject: Subject, other: Subject, count: int) -> str:
    """Neutral title of two indicators; an association is only worded when it is asked for."""
    return gettext(
        "{figure}, beside {other}, in {count} places",
        figure=subject.dated,
        other=_lower(other.dated),
        count=count,
    )


def association(subject: Subject, other: Subject, coefficient: float, count: int) -> str:
    """The correlation as a sentence about places."""
    strength = next((least for least in (STRONG, SOME, WEAK) if abs(coefficient) >= least), None)
    about = {
        "count": count,
        "figure": other.indicator.short_label,
        "coefficient": format_number(coefficient, 2),
    }
    if strength is None:
        return gettext(
            "Among these {count} places, “{first}” and “{figure}” hardly go together "
            "(r = {coefficient}). This is about places, not people.",
            first=subject.indicator.short_label,
            **about,
        )
    sentence = TOGETHER[strength, coefficient > 0]
    return f"{gettext(sentence, places=_places_with(subject), **about)} {gettext(ONLY_PLACES)}"


def _places_with(subject: Subject) -> str:
    figure = subject.indicator.short_label
    if subject.indicator.is_share:
        return gettext("districts with a larger {share}", share=figure)
    return gettext("places with a higher figure for “{figure}”", figure=figure)


def _lower(words: str) -> str:
    """A label within a sentence. The scripts of the other languages have no small letters."""
    return begin_small(words)
