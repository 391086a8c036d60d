"""The welfare gap, measured by group: two groups of people in the same place, side by side."""

from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from data import ordering
from data.indicators import Indicator
from data.measures import Slice
from data.messages import Number, mark_message, phrase

DISTANCES = MappingProxyType(
    {
        "higher": mark_message("{size} higher"),
        "lower": mark_message("{size} lower"),
        "worse": mark_message("{size} worse"),
        "better": mark_message("{size} better"),
    }
)
DISTANCES_IN_POINTS = MappingProxyType(
    {
        "higher": mark_message("{size} points higher"),
        "lower": mark_message("{size} points lower"),
        "worse": mark_message("{size} points worse"),
        "better": mark_message("{size} points better"),
    }
)


@dataclass(frozen=True)
class Pair:
    """Two cuts to compare: the group that is asked about, and the one it is compared with.

    ``residence`` None means: the residence the reader chose.
    """

    pair_id: str
    group: str
    reference: str
    residence: str | None = None
    reference_residence: str | None = None

    def cuts(self, residence: str) -> tuple[Slice, Slice]:
        """The two cuts at a residence."""
        return (
            Slice(self.group, self.residence or residence),
            Slice(self.reference, self.reference_residence or residence),
        )


# Figures are filed with fewer decimals.
DECIMALS = 9
# Everybody who belongs neither to a Scheduled Caste nor to a Scheduled Tribe, and the women among them.
OTHERS = ("neither_sc_nor_st", "neither_sc_nor_st_women")
PAIRS = (
    Pair("caste", "scheduled_caste", "neither_sc_nor_st"),
    Pair("tribe", "scheduled_tribe", "neither_sc_nor_st"),
    Pair("women", "women", "men"),
    Pair("girls", "girls", "boys"),
    Pair("caste-women", "scheduled_caste_women", "scheduled_caste_men"),
    Pair("tribe-women", "scheduled_tribe_women", "scheduled_tribe_men"),
    Pair("caste-women-others", "scheduled_caste_women", "neither_sc_nor_st_women"),
    Pair("tribe-women-others", "scheduled_tribe_women", "neither_sc_nor_st_women"),
    Pair("tribe-all", "scheduled_tribe", "all"),
    Pair("muslim", "muslim", "hindu"),
    Pair("rural", "all", "all", "rural", "urban"),
)
COLUMNS = ["place_id", "name", "state_id", "state", "full_name"]


def offered_pairs(indicator: Indicator) -> dict[str, tuple[Pair, tuple[str, ...]]]:
    """The pairs an indicator is measured for, each with the residences where both halves are known.

    Pairs are offered for rates only: a smaller count is not a gap. A group is compared with everybody
    only where no figure for the others exists.
    """
    if not indicator.is_rate or indicator.is_share:
        return {}
    level_cuts = {offer.cut for offer in indicator.in_places()}
    found: dict[str, tuple[Pair, tuple[str, ...]]] = {}
    for pair in PAIRS:
        residences = ("total",) if pair.residence else ("total", "rural", "urban")
        known = tuple(
            residence for residence in residences if set(pair.cuts(residence)) <= level_cuts
        )
        taken = any(pair.group == other.group for other, _ in found.values())
        if known and not (pair.reference == "all" and pair.residence is None and taken):
            found[pair.pair_id] = pair, known
    return found


def gap(of_group: pd.DataFrame, of_reference: pd.DataFrame, direction: str) -> pd.DataFrame:
    """Each place with both values, their difference and ratio; the worst gap first.

    Args:
        of_group, of_reference: what :func:`data.indicator_figures.at` returned for two cuts of one period.
        direction: of the indicator (higher_better, lower_better or context).

    Returns:
        place_id, name, state_id, state, full_name, value (the group's), reference, points (value minus
        reference), ratio (value over reference), worse (points in the bad direction; missing for
        context), missing_reason, note, quality. Places without both values come last.
    """
    other = of_reference.set_index("place_id")
    group = of_group.set_index("place_id")
    names = pd.concat([of_group[COLUMNS], of_reference[COLUMNS]]).drop_duplicates("place_id")
    ids = names["place_id"]
    value = ids.map(group["value"]).astype("Float64")
    reference = ids.map(other["value"]).astype("Float64")
    # What binary subtraction adds behind the decimals of two figures is none of theirs.
    points = (value - reference).round(DECIMALS)
    sign = {"higher_better": -1, "lower_better": 1}.get(direction)
    frame = names.assign(
        value=value,
        reference=reference,
        points=points,
        ratio=value / reference.where(reference > 0),
        worse=points * sign if sign else pd.Series(pd.NA, names.index, dtype="Float64"),
        missing_reason=ids.map(group["missing_reason"]),
        note=ids.map(group["note"]),
        quality=_more_doubtful(ids.map(group["quality"]), ids.map(other["quality"])),
    )
    by = frame["worse"] if sign else -frame["points"]
    return (
        frame.assign(_by=by)
        .sort_values(
            ["_by", "state", "name"], ascending=[False, True, True], key=ordering.column_key
        )
        .drop(columns="_by")
        .reset_index(drop=True)
    )


def _more_doubtful(one: pd.Series, other: pd.Series) -> pd.Series:
    return one.where(one.eq("doubtful") | ~other.eq("doubtful"), other)


@dataclass(frozen=True)
class Summary:
    """A gap over many places.

    Attributes:
        places: places with both values.
        worse, equal: in how many the group is worse off, or equal.
        median: median of the points in the bad direction (of the points themselves for context).
        withheld: places where the group's figure is kept back because it cannot be right.
    """

    places: int
    worse: int
    equal: int
    median: float | None
    withheld: int


def summary(rows: pd.DataFrame) -> Summary:
    """Count and median of what :func:`gap` returned."""
    known = rows.dropna(subset="points")
    size = known["worse"] if known["worse"].notna().any() else known["points"]
    return Summary(
        places=len(known),
        worse=int(known["worse"].gt(0).sum()),
        equal=int(known["points"].eq(0).sum()),
        median=float(size.median()) if len(known) else None,
        withheld=int(rows["missing_reason"].eq("not_usable").sum()),
    )


def in_words(points: object, worse: object, unit: str) -> str:
    """The gap of one place: “14.5 points worse”, “2.0 points better”, “equal”, “not known”."""
    if is_missing(points):
        return phrase("not known")
    difference = float(points)  # type: ignore[arg-type]
    if is_equal(difference, unit):
        return phrase("equal")
    size = _size(difference, unit)
    if is_missing(worse):
        side = "higher" if difference > 0 else "lower"
    else:
        side = "worse" if float(worse) > 0 else "better"  # type: ignore[arg-type]
    return phrase((DISTANCES if unit == "index" else DISTANCES_IN_POINTS)[side], size=size)


def is_equal(points: float, unit: str) -> bool:
    """Whether nothing is left of a gap when it is written."""
    return _size(points, unit).rounds_to_zero


def _size(points: float, unit: str) -> Number:
    return Number(abs(points), 3 if unit == "index" else 1)


def is_missing(value: object) -> bool:
    """Whether a cell holds no number."""
    return bool(pd.isna(value))
