"""Titles that state a finding, and the words of figures: what is said, and what may not be said.

A share of a group in the population describes places, so it is worded “districts with a larger
Scheduled Caste share”. Only figures that were measured by group say something about the group.
"""

import re
from dataclasses import dataclass

import pandas as pd

from components.language.numbers import Unit, format_number, format_value, is_missing
from data import gaps, headline_rule
from data.comparisons import Course
from data.indicators import Indicator

WORSE = {"higher_better": "lower", "lower_better": "higher"}
WHOSE = {
    "neither_sc_nor_st": "households neither SC nor ST",
    "men": "men",
    "women": "women",
    "girls": "girls",
    "boys": "boys",
}
OPENINGS = (
    (re.compile(r"^(?:People|Women|Men|Adults|Workers) who "), ""),
    (re.compile(r"^Homes with "), "have "),
    (re.compile(r"^Homes that "), ""),
    (re.compile(r"^Homes in "), "live in "),
)


@dataclass(frozen=True)
class Subject:
    """What a figure is about: the indicator, its unit, and the cut in words.

    `group` is the group's label where the figure was measured for one group, else empty.
    """

    indicator: Indicator
    unit: Unit
    group_id: str = "all"
    group: str = ""
    residence: str = ""
    when: str = ""

    @property
    def label(self) -> str:
        """Indicator with the cut: “Homes with a latrine, Scheduled Castes, rural”."""
        return ", ".join(
            part for part in (self.indicator.label, self.group, self.residence) if part
        )

    @property
    def dated(self) -> str:
        """The label with its time."""
        return f"{self.label}, {self.when}" if self.when else self.label

    @property
    def axis(self) -> str:
        """Short words for an axis, with the unit where the ticks do not show it."""
        unit = "" if self.unit.symbol.strip() == "%" else f" ({self.unit.label})"
        return f"{self.indicator.short_label}{unit}"

    @property
    def points(self) -> Unit:
        """The unit of a difference: percentage points for per cent, else the same unit."""
        if self.unit.symbol.strip() == "%":
            return Unit("percentage_points", "percentage points", " points", self.unit.decimals)
        return self.unit

    def value(self, number: object) -> str:
        """A figure with its unit."""
        return format_value(number, self.unit)

    def distance(self, number: object) -> str:
        """The size of a difference: “14.5 points”, “1,200 people”."""
        if self.unit.symbol.strip() == "%":
            return f"{format_number(abs(float(number)), 1)} points"  # type: ignore[arg-type]
        return format_value(abs(float(number)), self.unit)  # type: ignore[arg-type]


def ranks(subject: Subject, rows: pd.DataFrame, where: str) -> str:
    """“Homes with a latrine: from 3.1 % in Jamui to 91.0 % in Kolkata” over the places shown.

    Neither end is a doubtful figure.

    Args:
        where: the state or province the places lie in, as “in Bihar”; empty for the whole country.
    """
    head = f"{subject.dated}, {where}" if where else subject.dated
    known = headline_rule.may_lead(rows)
    if known.empty:
        what = "only doubtful figures" if rows["value"].notna().any() else "no figure"
        return f"{head}: {what}"
    low, high = known.loc[known["value"].idxmin()], known.loc[known["value"].idxmax()]
    if len(known) == 1 or low["value"] == high["value"]:
        return f"{head}: {subject.value(low['value'])} in {low['name']}"
    return (
        f"{head}: from {subject.value(low['value'])} in {low['name']} "
        f"to {subject.value(high['value'])} in {high['name']}"
    )


def place_gap(subject: Subject, row: pd.Series, pair: gaps.Pair, group: str, reference: str) -> str:
    """One place: “Alirajpur: 30 of 100 women can read and write, 12 fewer than men”."""
    name = row["name"]
    if is_missing(row["points"]):
        return f"{name}: not known for {group} and {reference} both"
    if headline_rule.is_doubtful(row.get("quality")):
        return f"{name}: the figure for {group} or that for {reference} is doubtful"
    percent = subject.unit.symbol.strip() == "%"
    if not percent:
        both = (subject.value(row["value"]), subject.value(row["reference"]))
        return f"{name}: {both[0]} for {group}, {both[1]} for {reference}"
    number, difference = round(float(row["value"])), round(float(row["points"]))
    whose = (
        _whose(pair.group, group) if pair.residence is None else f"people in {group.lower()} areas"
    )
    other = (
        _whose(pair.reference, reference)
        if pair.residence is None
        else f"in {reference.lower()} areas"
    )
    comparison = (
        f"as many as {'among ' if pair.residence is None else ''}{other}"
        if difference == 0
        else f"{abs(difference)} {'fewer' if difference < 0 else 'more'} than {other}"
    )
    return f"{name}: {number} of 100 {_predicate(subject.indicator.label, whose)}, {comparison}"


def _whose(group_id: str, label: str) -> str:
    return WHOSE.get(group_id, label)


def _predicate(label: str, whose: str) -> str:
    """The label as something that people or homes do: “women can read and write”."""
    plain = re.sub(r" \(.*?\)", "", label)
    for opening, verb in OPENINGS:
        if opening.match(plain):
            homes = plain.startswith("Homes") and not whose.startswith("households")
            subject = f"homes of {whose}" if homes else whose
            return f"{subject} {verb}{opening.sub('', plain)}"
    return f"{whose} ({plain[:1].lower() + plain[1:]})"


def gap(subject: Subject, found: gaps.Summary, group: str, reference: str, where: str) -> str:
    """“… lower for Scheduled Castes in 246 of 249 districts, by 14.5 points in the median one”."""
    if not found.places or found.median is None:
        return f"{subject.indicator.label}: no place has both figures"
    count = f"{found.places:,} {'place' if found.places == 1 else 'places'} {where}".rstrip()
    size = f"{subject.distance(found.median)} in the median one"
    bad = WORSE.get(subject.indicator.direction)
    if bad is None:
        return f"{subject.dated}: {group} beside {reference} in {count}, a difference of {size}"
    return (
        f"{subject.dated}: {bad} for {group} than for {reference} in {found.worse:,} of {count}, "
        f"by {size}" if found.median >= 0 else
        f"{subject.dated}: {bad} for {group} than for {reference} in only {found.worse:,} of {count}"
    )  # fmt: skip


def change(subject: Subject, rows: pd.DataFrame, earlier: str, later: str) -> str:
    """“… fell in 190 of 236 districts between 2015–16 and 2019–21, by 6.5 points in the median one”.

    One place is told by name, with both figures; where the median did not move, places are counted.
    """
    known = rows.dropna(subset="change")
    if known.empty:
        return f"{subject.label}: no place can be compared between {earlier} and {later}"
    if len(known) == 1:
        return _change_of_one(subject, known.iloc[0], earlier, later)
    fell, rose = (int(moved.sum()) for moved in (known["change"] < 0, known["change"] > 0))
    when = f"{len(known):,} places between {earlier} and {later}"
    middle = float(known["change"].median())
    if not fell and not rose:
        return f"{subject.label}: the figure stayed the same in all {when}"
    if subject.distance(middle) == subject.distance(0):
        return f"{subject.label}: the figure rose in {rose:,} and fell in {fell:,} of {when}"
    verb, moved = ("fell", fell) if middle < 0 else ("rose", rose)
    distance = subject.distance(middle)
    return f"{subject.label}: the figure {verb} in {moved:,} of {when}, by {distance} in the median one"


def _change_of_one(subject: Subject, row: pd.Series, earlier: str, later: str) -> str:
    before, after = subject.value(row["before"]), subject.value(row["after"])
    head = f"{subject.label} in {row['name']}"
    if row["change"] == 0:
        return f"{head}: {after} in {earlier} and in {later}"
    if before == after:
        return f"{head}: about {after} in {earlier} and in {later}"
    return f"{head}: from {before} in {earlier} to {after} in {later}"


def course(subject: Subject, known: Course, first: str, last: str) -> str:
    """Title of lines over several periods."""
    return f"{subject.label} at {len(known.periods):,} times, {first} to {last}"


def spread(subject: Subject, rows: pd.DataFrame, programme: str) -> str:
    """Median of the programme's districts beside the median of the others in the same states."""
    both = rows[rows["state_id"].isna()].set_index("side")
    own, other = both.loc["programme"], both.loc["other"]
    if not own["count"] or not other["count"]:
        return f"{subject.dated}: {programme} districts and others cannot be set side by side"
    return (
        f"{subject.dated}: {subject.value(own['median'])} in the median of {own['count']:,} districts "
        f"proven to be in {programme}, {subject.value(other['median'])} in the median of "
        f"{other['count']:,} others in the same states"
    )


def quadrants(need: Subject, reach: Subject, rows: pd.DataFrame) -> str:
    """How many of the needier districts were reached less than the middle one."""
    needy = rows["quadrant"].isin(["high_low", "high_high"])
    little = int((rows["quadrant"] == "high_low").sum())
    return (
        f"{little:,} of {int(needy.sum()):,} districts with a need above the middle had a reach below it: "
        f"{_lower(need.dated)}, beside {_lower(reach.dated)}"
    )


def neediest(need: Subject, half: pd.DataFrame, programme: str) -> str:
    """Of the needier districts, how many the programme worked in: proven, and on weak evidence."""
    sides = half["side"].value_counts()
    return (
        f"Of the {len(half):,} districts with a need above the middle, {programme} worked in "
        f"{sides.get('programme', 0):,} as a source proves and in {sides.get('likely', 0):,} more on weak "
        f"evidence: {_lower(need.dated)}"
    )


def side_by_side(one: Subject, other: Subject, count: int) -> str:
    """Neutral title of two indicators; an association is only worded when it is asked for."""
    return f"{one.dated}, beside {_lower(other.dated)}, in {count:,} places"


def association(one: Subject, other: Subject, coefficient: float, count: int) -> str:
    """The correlation as a sentence about places."""
    strength = abs(coefficient)
    if strength < 0.2:
        size = "hardly go together"
    else:
        how = "strongly" if strength >= 0.6 else "somewhat" if strength >= 0.4 else "weakly"
        way = "a higher" if coefficient > 0 else "a lower"
        return (
            f"Among these {count:,} places, {_places_with(one)} tend {how} to be places with {way} "
            f"figure for “{other.indicator.short_label}” (r = {format_number(coefficient, 2)}). This is "
            "an association of places: it says nothing about single people or families, and nothing "
            "about causes."
        )
    return (
        f"Among these {count:,} places, “{one.indicator.short_label}” and “{other.indicator.short_label}” "
        f"{size} (r = {format_number(coefficient, 2)}). This is about places, not people."
    )


def _places_with(subject: Subject) -> str:
    if subject.indicator.is_share:
        return f"districts with a larger {subject.indicator.short_label}"
    return f"places with a higher figure for “{subject.indicator.short_label}”"


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
