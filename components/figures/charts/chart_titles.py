"""Titles that state a finding, and the words of figures: what is said, and what may not be said.

A share of a group in the population describes places, so it is worded “districts with a larger
Scheduled Caste share”. Only figures that were measured by group say something about the group.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from components.language import lists
from components.language.messages import gettext
from components.language.numbers import Unit, format_number, format_value
from data import headline_rule
from data.comparisons import Course
from data.indicators import Indicator


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
        return lists.join(
            part for part in (self.indicator.label, self.group, self.residence) if part
        )

    @property
    def dated(self) -> str:
        """The label with its time."""
        return lists.join([self.label, self.when]) if self.when else self.label

    @property
    def axis(self) -> str:
        """Short words for an axis, with the unit where the ticks do not show it."""
        name = self.indicator.short_label
        if self.unit.symbol.strip() == "%":
            return name
        return gettext("{figure} ({unit})", figure=name, unit=self.unit.label)

    @property
    def points(self) -> Unit:
        """The unit of a difference: percentage points for per cent, else the same unit."""
        if self.unit.symbol.strip() == "%":
            label, short = gettext("percentage points"), gettext("points")
            return Unit("percentage_points", label, f" {short}", self.unit.decimals)
        return self.unit

    def value(self, number: object) -> str:
        """A figure with its unit."""
        return format_value(number, self.unit)

    def distance(self, number: object) -> str:
        """The size of a difference: “14.5 points”, “1,200 people”."""
        if self.unit.symbol.strip() == "%":
            return gettext("{number} points", number=format_number(abs(float(number)), 1))  # type: ignore[arg-type]
        return format_value(abs(float(number)), self.unit)  # type: ignore[arg-type]


def ranks(subject: Subject, rows: pd.DataFrame, where: str) -> str:
    """“Homes with a latrine: from 3.1 % in Jamui to 91.0 % in Kolkata” over the places shown.

    Neither end is a doubtful figure.

    Args:
        where: the state or province the places lie in, as “in Bihar”; empty for the whole country.
    """
    figure = lists.join([subject.dated, where]) if where else subject.dated
    known = headline_rule.may_lead(rows)
    if known.empty and rows["value"].notna().any():
        return gettext("{figure}: only doubtful figures", figure=figure)
    if known.empty:
        return gettext("{figure}: no figure", figure=figure)
    low, high = known.loc[known["value"].idxmin()], known.loc[known["value"].idxmax()]
    lowest, place = subject.value(low["value"]), low["name"]
    if len(known) == 1 or low["value"] == high["value"]:
        return gettext("{figure}: {value} in {place}", figure=figure, value=lowest, place=place)
    return gettext(
        "{figure}: from {lowest} in {place} to {highest} in {other_place}",
        figure=figure,
        lowest=lowest,
        place=place,
        highest=subject.value(high["value"]),
        other_place=high["name"],
    )


def change(subject: Subject, rows: pd.DataFrame, earlier: str, later: str) -> str:
    """“… fell in 190 of 236 districts between 2015–16 and 2019–21, by 6.5 points in the median one”.

    One place is told by name, with both figures; where the median did not move, places are counted.
    """
    known = rows.dropna(subset="change")
    about = {"figure": subject.label, "earlier": earlier, "later": later}
    if known.empty:
        return gettext("{figure}: no place can be compared between {earlier} and {later}", **about)
    if len(known) == 1:
        return _change_of_one(subject, known.iloc[0], earlier, later)
    return _change_of_many(subject, known["change"], {**about, "count": len(known)})


def _change_of_many(subject: Subject, changes: pd.Series, about: Mapping[str, object]) -> str:
    fell, rose = (int(moved.sum()) for moved in (changes < 0, changes > 0))
    middle = float(changes.median())
    distance = subject.distance(middle)
    if not fell and not rose:
        return gettext(
            "{figure}: the figure stayed the same in all {count} places between {earlier} and {later}",
            **about,
        )
    if distance == subject.distance(0):
        return gettext(
            "{figure}: the figure rose in {rose} and fell in {fell} of {count} places between "
            "{earlier} and {later}",
            rose=rose,
            fell=fell,
            **about,
        )
    if middle < 0:
        return gettext(
            "{figure}: the figure fell in {fell} of {count} places between {earlier} and {later}, "
            "by {distance} in the median one",
            fell=fell,
            distance=distance,
            **about,
        )
    return gettext(
        "{figure}: the figure rose in {rose} of {count} places between {earlier} and {later}, "
        "by {distance} in the median one",
        rose=rose,
        distance=distance,
        **about,
    )


def _change_of_one(subject: Subject, row: pd.Series, earlier: str, later: str) -> str:
    before, after = subject.value(row["before"]), subject.value(row["after"])
    about = {"figure": subject.label, "place": row["name"], "earlier": earlier, "later": later}
    if row["change"] == 0:
        return gettext(
            "{figure} in {place}: {value} in {earlier} and in {later}", value=after, **about
        )
    if before == after:
        return gettext(
            "{figure} in {place}: about {value} in {earlier} and in {later}", value=after, **about
        )
    return gettext(
        "{figure} in {place}: from {before} in {earlier} to {after} in {later}",
        before=before,
        after=after,
        **about,
    )


def course(subject: Subject, known: Course, first: str, last: str) -> str:
    """Title of lines over several periods."""
    return gettext(
        "{figure} at {count} times, {first} to {last}",
        figure=subject.label,
        count=len(known.periods),
        first=first,
        last=last,
    )


def spread(subject: Subject, rows: pd.DataFrame, programme: str) -> str:
    """Median of the programme's districts beside the median of the others in the same states."""
    both = rows[rows["state_id"].isna()].set_index("side")
    own, other = both.loc["programme"], both.loc["other"]
    if not own["count"] or not other["count"]:
        return gettext(
            "{figure}: {programme} districts and others cannot be set side by side",
            figure=subject.dated,
            programme=programme,
        )
    return gettext(
        "{figure}: {value} in the median of {count} districts proven to be in {programme}, "
        "{other_value} in the median of {other_count} others in the same states",
        figure=subject.dated,
        value=subject.value(own["median"]),
        count=int(own["count"]),
        programme=programme,
        other_value=subject.value(other["median"]),
        other_count=int(other["count"]),
    )
