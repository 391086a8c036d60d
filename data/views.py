"""The ways to look at an indicator, which of them suit it, and why the others do not."""

from collections.abc import Collection

from data import gaps
from data.comparisons import Course
from data.indicators import Indicator

VIEWS = {
    "map": "Map",
    "ranks": "Place by place",
    "multiples": "Small multiples",
    "time": "Change over time",
    "gap": "Gap",
    "two": "Two indicators",
    "distribution": "Programme and others",
    "reach": "Reach and need",
    "table": "Table",
}
ONE_PLACE = "There is a figure for one place only."
LARGE_AREAS = "There are no figures by district."


def why_not(
    indicator: Indicator, course: Course, layers: Collection[str], has_programme: bool
) -> dict[str, str]:
    """For every view the sentence why it does not suit the indicator; empty where it does.

    Args:
        course: which periods of the chosen cut may be compared.
        layers: levels for which the country has shapes.
        has_programme: whether a programme worked in the country.
    """
    return {
        "map": _map(indicator, layers),
        "ranks": "" if _several(indicator) else ONE_PLACE,
        "multiples": _multiples(indicator, course),
        "time": _time(indicator, course),
        "gap": _gap(indicator),
        "two": "" if _by_district(indicator) else LARGE_AREAS,
        "distribution": _distribution(indicator, has_programme),
        "reach": _reach(indicator, has_programme),
        "table": "",
    }


def _by_district(indicator: Indicator) -> bool:
    return indicator.level == "district" and _several(indicator)


def _several(indicator: Indicator) -> bool:
    """Whether more than one place of the indicator's level has a figure."""
    return any(offer.districts > 1 or offer.states > 1 for offer in indicator.offers)


def _map(indicator: Indicator, layers: Collection[str]) -> str:
    if not _several(indicator):
        return ONE_PLACE
    if not indicator.is_rate:
        return "A count is not coloured on a map: it would only show where many people live."
    return "" if indicator.level in layers else "There are no shapes of these places."


def _multiples(indicator: Indicator, course: Course) -> str:
    if not _by_district(indicator):
        return LARGE_AREAS
    several_groups = indicator.is_rate and len(indicator.groups()) > 1
    enough = several_groups or len(course.periods) > 2
    return "" if enough else "It is known for one group and for fewer than three times."


def _time(indicator: Indicator, course: Course) -> str:
    return "" if len(course.periods) > 1 else " ".join(course.why)


def _gap(indicator: Indicator) -> str:
    if gaps.offered(indicator):
        return ""
    if not indicator.is_rate:
        return "A gap is shown for rates only."
    if indicator.is_share:
        return "A share says how large a group is, not how its people live."
    return "It was not measured for two groups that can be set side by side."


def _distribution(indicator: Indicator, has_programme: bool) -> str:
    if not _by_district(indicator):
        return LARGE_AREAS
    if not indicator.is_rate:
        return "Counts depend on how large a district is; only rates are set side by side."
    return "" if has_programme else "No programme of this collection worked in the country."


def _reach(indicator: Indicator, has_programme: bool) -> str:
    if not _by_district(indicator):
        return LARGE_AREAS
    if not (indicator.is_context and indicator.is_rate and indicator.direction != "context"):
        return (
            "It does not measure need: choose a census or survey rate with a good and a bad side."
        )
    return "" if has_programme else "No programme of this collection worked in the country."
