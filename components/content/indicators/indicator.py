"""What every view needs of a choice: its figures, its words, its marked places."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from components.content.elements import sources
from components.content.programmes import headlines
from components.facts import indicators, tables
from components.figures.charts.chart_parts import Pins, Text
from components.figures.charts.chart_titles import Subject
from components.language import dates, lists
from components.language.messages import gettext, ngettext
from data.choices import IndicatorChoice
from data.indicators import Indicator
from data.letters import begin_small

MOST_SOURCES = 2


@dataclass(frozen=True)
class Scene:
    """A choice with the indicator it names; all else is looked up when it is asked for."""

    choice: IndicatorChoice
    indicator: Indicator

    @property
    def cut(self) -> tuple[str, str, str]:
        """Key, group and residence."""
        return self.choice.indicator, self.choice.group, self.choice.residence

    @cached_property
    def subject(self) -> Subject:
        """The figure in words."""
        return subject(self.indicator, self.choice.group, self.choice.residence, self.choice.period)

    @cached_property
    def everywhere(self) -> pd.DataFrame:
        """Figures of the chosen period for all places of the indicator's level."""
        return indicators.at(*self.cut, self.choice.period, self.indicator.level)

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The same, in the chosen state only."""
        return self.inside(self.everywhere)

    def inside(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The rows that lie in the chosen state; all if none is chosen."""
        if not self.choice.state:
            return rows
        return rows[rows["state_id"] == self.choice.state].reset_index(drop=True)

    @cached_property
    def wholes(self) -> pd.DataFrame:
        """State and country values; of the chosen state only, if there is one."""
        if self.indicator.level != "district":
            return indicators.aggregate_values(*self.cut, self.choice.period).iloc[:0]
        found = indicators.aggregate_values(*self.cut, self.choice.period)
        if not self.choice.state:
            return found
        return found[found["place_id"].isin([self.choice.state, self.indicator.country_id])]

    @cached_property
    def pins(self) -> Pins:
        """Marked places that are shown here, with the numbers they carry."""
        names = tables.gazetteer()
        return Pins({pin: names.name(pin) for pin in self.choice.pins})

    @property
    def where(self) -> str:
        """“in Bihar”, or nothing for the whole country."""
        if not self.choice.state:
            return ""
        return gettext("in {place}", place=tables.gazetteer().name(self.choice.state))

    @property
    def file_name(self) -> str:
        """A name for files of this view."""
        parts = [self.choice.view, self.choice.indicator.replace(":", "-"), self.choice.group]
        parts += [
            self.choice.residence,
            self.choice.period.replace("/", "-"),
            self.choice.state or "",
        ]
        return "-".join(part for part in parts if part and part not in ("all", "total"))

    def text(
        self, title: str, rows: pd.DataFrame, notes: Iterable[str] = (), subtitle: str = ""
    ) -> Text:
        """The words around a figure: finding, what is drawn, cautions, sources."""
        return Text(
            figure_id=self.file_name,
            title=title,
            subtitle=subtitle or self.subtitle,
            notes=(*notes, *self._pinned_elsewhere(), *self.cautions(rows)),
            source=source_text(self.indicator.package_id, rows),
        )

    def _pinned_elsewhere(self) -> list[str]:
        places, state = tables.gazetteer(), self.choice.state
        away = [pin for pin in self.choice.pins if state and not places.lies_in(pin, state)]
        if state is None or not away:
            return []
        return [
            gettext(
                "Pinned, but outside {place} and not drawn: {names}.",
                place=places.name(state),
                names=lists.join(places.name(place_id) for place_id in away),
            )
        ]

    @property
    def subtitle(self) -> str:
        """Indicator, unit and time."""
        where = [tables.gazetteer().name(self.choice.state)] if self.choice.state else []
        subject = self.subject
        return lists.join([subject.label, subject.unit.label, subject.when, *where])

    def cautions(self, rows: pd.DataFrame) -> tuple[str, ...]:
        """What must be said under any figure of the indicator."""
        said = []
        if self.indicator.is_share:
            said.append(
                gettext(
                    "A share describes places: it does not say how the people of that group live."
                )
            )
        if self.indicator.caveat_is_obligatory:
            said.append(self.indicator.caveat)
        if self.indicator.doubt:
            said.append(self.indicator.doubt_sentence)
        said += missing_sentences(rows)
        return tuple(said)


def subject(indicator: Indicator, group: str, residence: str, period: str) -> Subject:
    """An indicator and a cut in words."""
    words = tables.vocabulary()
    return Subject(
        indicator=indicator,
        unit=headlines.unit(indicator.unit),
        group_id=group,
        group="" if group == "all" else words.label("groups", group),
        residence="" if residence == "total" else begin_small(words.label("residences", residence)),
        when=dates.format_period(period) if period else "",
    )


def say_cut(group: str, residence: str) -> str:
    """Whom alone, of all that an indicator counts, a cut is about: “women, in villages”; "" for everybody."""
    return lists.join(map(begin_small, tables.vocabulary().label_cut(group, residence)))


def missing_sentences(rows: pd.DataFrame) -> list[str]:
    """How many places have no figure, and why, in a sentence for each reason."""
    hidden = rows[rows["value"].isna()]
    words = tables.vocabulary()
    said = []
    for reason, part in hidden.groupby(
        hidden["missing_reason"].astype("object").fillna("not_reported")
    ):
        term = words.term("missing_reasons", str(reason))
        reason_label = begin_small(term.label)
        said.append(
            ngettext(
                "{count} place has no figure: {reason}. {meaning}",
                "{count} places have no figure: {reason}. {meaning}",
                len(part),
                reason=reason_label,
                meaning=term.definition,
            )
        )
    return said


def source_text(package_id: str, rows: pd.DataFrame) -> str:
    """Titles of the sources of the figures, the most used first; the rest as a number."""
    used = rows[rows["value"].notna()]["source_id"].dropna().value_counts().index.tolist()
    titles = lists.join_parts(
        sources.title(package_id, source_id) for source_id in used[:MOST_SOURCES]
    )
    if len(used) <= MOST_SOURCES:
        return titles
    return gettext("{sources}; and {count} more", sources=titles, count=len(used) - MOST_SOURCES)
