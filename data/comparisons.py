"""May two figures be compared? Rules are data; the answer comes with its reason in a sentence."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from typing import Any

import pandas as pd

from data import ordering, periods, series_breaks
from data.indicators import Indicator
from data.measures import is_true
from data.messages import Period, phrase
from data.places import Gazetteer

SEVERITY = {"comparable": 0, "warn": 1, "refuse": 2}
LONGEST_STEP_YEARS = 2


@dataclass(frozen=True)
class Verdict:
    """Whether two figures may be compared: comparable, warn or refuse, and why (as in :class:`Course`)."""

    verdict: str
    reasons: tuple[str, ...] = ()
    says_no_cause: bool = False

    @property
    def refused(self) -> bool:
        """Whether nothing may be drawn from one figure to the other."""
        return self.verdict == "refuse"


@dataclass(frozen=True)
class Rule:
    """One row of the table ``comparability``; None stands for “any”."""

    indicator_id: str | None
    place_id: str
    from_period: str | None
    to_period: str | None
    verdict: str
    reason: str
    says_no_cause: bool

    def is_about(self, indicator: Indicator | None, earlier: str, later: str) -> bool:
        """Whether the rule speaks of this indicator and these periods (of the place itself: spans them)."""
        if self.indicator_id is None:
            return self._spans(earlier, later)
        if indicator is None or self.indicator_id != indicator.indicator_id:
            return False
        return self.from_period in (None, earlier) and self.to_period in (None, later)

    def _spans(self, earlier: str, later: str) -> bool:
        first, last = periods.sort_key(earlier), periods.sort_key(later)
        begins = self.from_period is None or first <= periods.sort_key(self.from_period)
        ends = self.to_period is None or last >= periods.sort_key(self.to_period)
        return begins and ends


@dataclass(frozen=True)
class Rules:
    """The comparability rules of one country, ready to be asked for many places."""

    rows: tuple[Rule, ...]
    places: Gazetteer

    @classmethod
    def from_table(cls, table: pd.DataFrame, places: Gazetteer) -> "Rules":
        """Build from the table ``comparability``."""
        known = [field.name for field in fields(Rule)]
        cells = table[known].astype("object").where(table[known].notna(), None)
        told = cells.assign(says_no_cause=cells["says_no_cause"].map(is_true))
        return cls(tuple(Rule(*row) for row in told.itertuples(index=False)), places)

    def between(
        self, indicator: Indicator | None, place_id: str, one_period: str, other_period: str
    ) -> Verdict:
        """Whether an indicator may be compared between two periods, in either order, at a place.

        A rule for a place holds for all places inside it. A rule without an indicator is about the
        place itself (its border): it holds for every pair of periods that has its two periods between
        them. The gravest rule wins. Without a rule a programme's own series may be compared, census
        and survey figures may not.

        Args:
            indicator: None to ask about the place itself, for figures of two indicators.
        """
        earlier, later = sorted((one_period, other_period), key=periods.sort_key)
        around = {place.place_id for place in self.places.ancestors(place_id)}
        found = [
            rule
            for rule in self.rows
            if rule.place_id in around and rule.is_about(indicator, earlier, later)
        ]
        found.sort(key=lambda rule: -SEVERITY[rule.verdict])
        silence_is_consent = indicator is None or not indicator.is_context
        own = any(rule.indicator_id for rule in found)
        if found and (own or silence_is_consent or found[0].verdict == "refuse"):
            gravest = [rule for rule in found if rule.verdict == found[0].verdict]
            return Verdict(
                found[0].verdict,
                tuple(dict.fromkeys(rule.reason for rule in gravest)),
                any(rule.says_no_cause for rule in gravest),
            )
        if silence_is_consent:
            return Verdict("comparable")
        nothing_known = phrase(
            "No source says that figures of {earlier} and of {later} may be compared.",
            earlier=Period(earlier),
            later=Period(later),
        )
        return Verdict("refuse", (nothing_known,))

    def in_places(
        self, indicator: Indicator, place_id: str, period: str, other_period: str
    ) -> Verdict:
        """Whether figures of one indicator in two places may be compared.

        Of one time they may. Of two times the rules of the place decide, and the times are told.
        """
        if period == other_period:
            return Verdict("comparable")
        found = self.between(indicator, place_id, period, other_period)
        told = phrase(
            "The figures are of different times: {period} and {other_period}.",
            period=Period(period),
            other_period=Period(other_period),
        )
        verdict = "refuse" if found.refused else "warn"
        return Verdict(verdict, tuple(dict.fromkeys((told, *found.reasons))))


def compare_figures(
    indicator: Indicator,
    earlier: Mapping[Hashable, Any],
    later: Mapping[Hashable, Any],
    rules: Rules,
) -> Verdict:
    """Whether two figures of one place may be compared: by the rules, and as figures of one series.

    Args:
        earlier, later: rows with place_id, period, quality, series, source_id.
    """
    periods_of = (str(earlier["period"]), str(later["period"]))
    verdict = rules.between(indicator, str(later["place_id"]), *periods_of)
    return _of_one_series(verdict, indicator, [earlier, later])


def changes(
    indicator: Indicator, before: pd.DataFrame, after: pd.DataFrame, rules: Rules
) -> pd.DataFrame:
    """Each place at two periods, with the verdict on comparing them.

    Two figures are compared only within one series of reports, as :func:`data.series_breaks.joined` says.

    Args:
        before, after: what :func:`data.indicator_figures.at` returned for two periods, earlier first.

    Returns:
        place_id, name, state_id, state, full_name, before, after, change (missing where refused or
        unknown), verdict, reason. Largest fall first, places without a change last.
    """
    columns = ["place_id", "name", "state_id", "state", "full_name"]
    names = pd.concat([before[columns], after[columns]]).drop_duplicates("place_id")
    merged = names.assign(
        before=names["place_id"].map(before.set_index("place_id")["value"]),
        after=names["place_id"].map(after.set_index("place_id")["value"]),
    )
    if before.empty or after.empty:
        verdicts = [
            Verdict("refuse", (phrase("One of the two periods has no figure."),))
            for _ in names.index
        ]
    else:
        pair = (str(before["period"].iloc[0]), str(after["period"].iloc[0]))
        halves = [
            {row["place_id"]: row for row in half.dropna(subset="value").to_dict("records")}
            for half in (before, after)
        ]
        verdicts = [
            _of_one_series(
                rules.between(indicator, place_id, *pair),
                indicator,
                [half.get(place_id) for half in halves],
            )
            for place_id in merged["place_id"]
        ]
    refused = pd.Series([verdict.refused for verdict in verdicts], merged.index, dtype=bool)
    return merged.assign(
        change=(merged["after"] - merged["before"]).mask(refused),
        verdict=[verdict.verdict for verdict in verdicts],
        reason=[" ".join(verdict.reasons) for verdict in verdicts],
    ).sort_values(["change", "state", "name"], key=ordering.column_key, ignore_index=True)


def _of_one_series(
    verdict: Verdict, indicator: Indicator, figures: Sequence[Mapping[Hashable, Any] | None]
) -> Verdict:
    """The verdict of the rules, or a refusal where the two figures themselves do not belong together."""
    earlier, later = figures
    if verdict.refused or earlier is None or later is None:
        return verdict
    # A rule that somebody wrote for a survey or census says that its rounds may be compared.
    why = series_breaks.apart(earlier, later, across_sources=indicator.is_context)
    return Verdict("refuse", (phrase(why),)) if why else verdict


@dataclass(frozen=True)
class Course:
    """Which periods of a cut may stand on one time axis, or why there are none.

    Attributes:
        periods: comparable periods, oldest first; empty if fewer than two.
        why: the sentence for a reader: why there is no change over time, or what to be careful about.
        says_no_cause: whether one of them says that a change is not by itself anybody's effect.
    """

    periods: tuple[str, ...]
    why: tuple[str, ...]
    says_no_cause: bool = False


def course(indicator: Indicator, known: Sequence[str], rules: Rules) -> Course:
    """The longest run of periods up to the newest in which each may be compared with the next.

    Args:
        known: periods of the cut, in any order.
    """
    ordered = sorted(known, key=periods.sort_key)
    if len(ordered) < 2:
        return Course((), (_say_one_time(ordered),))
    steps = [
        rules.between(indicator, indicator.country_id, earlier, later)
        for earlier, later in pairwise(ordered)
    ]
    run = [ordered[-1]]
    asked: list[Verdict] = []
    for earlier, step in zip(reversed(ordered[:-1]), reversed(steps), strict=True):
        asked.append(step)
        if step.refused:
            break
        run.append(earlier)
    said = tuple(dict.fromkeys(reason for step in asked for reason in step.reasons))
    if len(run) < 2:
        return Course((), said)
    return Course(tuple(reversed(run)), said, any(step.says_no_cause for step in asked))


def _say_one_time(ordered: Sequence[str]) -> str:
    if not ordered:
        return phrase("There are figures for one time only, so no change can be shown.")
    return phrase(
        "There are figures for one time only ({period}), so no change can be shown.",
        period=Period(ordered[0]),
    )


def breaks(ordered: Sequence[str]) -> list[bool]:
    """For each period whether a line must not be drawn to it from the one before: too long ago."""
    years = [periods.sort_key(period) / 10_000 for period in ordered]
    return [False, *(later - earlier > LONGEST_STEP_YEARS for earlier, later in pairwise(years))]


def side_by_side(indicator: Indicator, period: str, other: Indicator, other_period: str) -> Verdict:
    """What to say before two indicators are drawn on the two axes of one figure."""
    if indicator.country_id != other.country_id:
        return Verdict("refuse", (phrase("The two figures are about different countries."),))
    reasons = []
    if indicator.key == other.key:
        reasons.append(phrase("Both axes show the same indicator, so they agree by themselves."))
    if periods.year_of(period) != periods.year_of(other_period):
        reasons.append(
            phrase(
                "The figures are of different times: {period} and {other_period}.",
                period=Period(period),
                other_period=Period(other_period),
            )
        )
    if indicator.theme == other.theme and indicator.population != other.population:
        reasons.append(
            phrase(
                "They count different people or things ({population}; {other_population}): do not "
                "subtract one from the other.",
                population=_lower(indicator.population),
                other_population=_lower(other.population),
            )
        )
    if indicator.is_share or other.is_share:
        reasons.append(
            phrase(
                "A share of the population describes places: it does not say how the people of that "
                "group live."
            )
        )
    return Verdict("warn" if reasons else "comparable", tuple(reasons))


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:] if words else phrase("not stated")
