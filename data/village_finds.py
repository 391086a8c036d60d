"""A village that was found by a name, and what may be said of all that were found."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from data import village_names
from data.village_likeness import NEAR, WRITTEN, rank

# In so few districts every name is compared, and one that is written so is meant.
FEW_DISTRICTS = 3
# Of a shorter name one letter is so much that those which differ in it are not found.
SHORTEST_SURE = 4


@dataclass(frozen=True)
class Hit:
    """A village that was found.

    Attributes:
        band: WRITTEN, SOUNDING or NEAR.
        likeness: 1 for the name as it was typed, less for others.
        form: what it was found by, as it is compared; it may be another name than the one it is shown by.
        is_slip: whether one letter tells it from what was typed.
        people: how many live there, where that is known.
    """

    village_id: str
    name: str
    place_id: str
    subdistrict: str
    people: int | None
    lat: float | None
    lon: float | None
    band: int
    likeness: float
    form: str
    is_slip: bool = False

    @property
    def is_other_name(self) -> bool:
        """Whether it was found by a name that another register or a story has for it."""
        return village_names.folded(self.name) != self.form


@dataclass(frozen=True)
class FoundVillages:
    """What a name found, best first.

    Attributes:
        name: what was taken for the name; within: what it was said to lie in, by district.
        is_cut: whether there were more.
    """

    name: str
    within: frozenset[str]
    hits: tuple[Hit, ...]
    is_cut: bool = False

    @property
    def only(self) -> Hit | None:
        """The village, if one alone is written as it was asked for."""
        written = [hit for hit in self.hits if hit.band == WRITTEN]
        return written[0] if len(written) == 1 else None

    @property
    def certain(self) -> Hit | None:
        """The village that is meant beyond doubt: that one, without any other that a slip may have meant."""
        one = self.only
        if one is None or len(self.hits) > 1 or len(one.form) < SHORTEST_SURE:
            return None
        return one if self.is_in_its_district or not one.is_other_name else None

    @property
    def is_in_its_district(self) -> bool:
        """Whether the district was named, or what lies in few."""
        return is_narrow(self.within)


def best_band(hits: Iterable[Hit]) -> int:
    """The best band of what was found; NEAR if nothing was."""
    return min((hit.band for hit in hits), default=NEAR)


def is_narrow(districts: Collection[str]) -> bool:
    """Whether so few districts are named that every name in them is compared."""
    return 0 < len(districts) <= FEW_DISTRICTS


def best_first(hit: Hit) -> tuple[object, ...]:
    """The order in which villages are shown."""
    best = rank(hit.band, hit.is_slip, hit.likeness)
    return *best, -(hit.people or 0), hit.name, hit.village_id
