"""The ways to look at an indicator, which of them suit it, and why the others do not."""

from collections.abc import Collection

from data import gaps
from data.comparisons import Course
from data.indicators import Indicator
from data.messages import mark_message, phrase

VIEWS = {
    "map": mark_message("Map"),
    "ranks": mark_message("Place by place"),
    "multiples": mark_message("Small multiples"),
    "time": mark_message("Change over time"),
    "gap": mark_message("Gap"),
    "two": mark_message("Two indicators"),
    "distribution": mark_message("Programme and others"),
    "reach": mark_message("Reach and need"),
    "table": mark_message("Table"),
}
ONE_PLACE = mark_message("There is a figure for one place only.")
LARGE_AREAS = mark_message("There are no figures by district.")


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
        "ranks": "" if _several(indicator) else phrase(ONE_PLACE),
        "multiples": _multiples(indicator, course),
        "time": _time(indicator, course),
        "gap": _gap(indicator),
        "two": "" if _by_district(indicator) else phrase(LARGE_AREAS),
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
        return phrase(ONE_PLACE)
    if not indicator.is_rate:
        return phrase(
            "A count is not coloured on a map: it would only show where many people live."
        )
    return "" if indicator.level in layers else phrase("There are no shapes of these places.")


def _multiples(indicator: Indicator, course: Course) -> str:
    if not _by_district(indicator):
        return phrase(LARGE_AREAS)
    several_groups = indicator.is_rate and len(indicator.groups()) > 1
    enough = several_groups or len(course.periods) > 2
    return "" if enough else phrase("It is known for one group and for fewer than three times.")


def _time(indicator: Indicator, course: Course) -> str:
    return "" if len(course.periods) > 1 else " ".join(course.why)


def _gap(indicator: Indicator) -> str:
    if gaps.offered_pairs(indicator):
        return ""
    if not indicator.is_rate:
        return phrase("A gap is shown for rates only.")
    if indicator.is_share:
        return phrase("A share says how large a group is, not how its people live.")
    return phrase("It was not measured for two groups that can be set side by side.")


def _distribution(indicator: Indicator, has_programme: bool) -> str:
    if not _by_district(indicator):
        return phrase(LARGE_AREAS)
    if not indicator.is_rate:
        return phrase("Counts depend on how large a district is; only rates are set side by side.")
    return "" if has_programme else phrase("No programme of this collection worked in the country.")


def _reach(indicator: Indicator, has_programme: bool) -> str:
    if not _by_district(indicator):
        return phrase(LARGE_AREAS)
    if not (indicator.is_context and indicator.is_rate and indicator.direction != "context"):
        return phrase(
            "It does not measure need: choose a census or survey rate with a good and a bad side."
        )
    return "" if has_programme else phrase("No programme of this collection worked in the country.")
