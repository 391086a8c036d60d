"""How many groups, villages or households come to one federation of a place."""

from data.register.density import FOR_HOUSEHOLDS
from data.register.published import ShownPlace


def groups_per_group(place: ShownPlace, lower: str, upper: str) -> float | None:
    """Groups of one tier for each of another, such as primary groups a village organisation.

    Both are active groups of the place, whether they belong to each other or not.

    Returns:
        None where one of the two may not be shown, or where there is none of the upper.
    """
    above, below = place.groups_of(upper), place.groups_of(lower)
    return below / above if above and below is not None else None


def villages_per_group(place: ShownPlace, upper: str) -> float | None:
    """Covered villages of the register for each group of a tier; None as in :func:`groups_per_group`."""
    above = place.groups_of(upper)
    return place.covered / above if above else None


def groups_for_households(place: ShownPlace, tier: str) -> float | None:
    """Groups of a tier for 1,000 households of the villages whose households are known.

    Returns:
        None where one of the two may not be shown, or where no households are known.
    """
    groups = place.groups_of(tier)
    if groups is None or not place.households:
        return None
    return groups * FOR_HOUSEHOLDS / place.households
