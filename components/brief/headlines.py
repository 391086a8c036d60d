"""The figures of a theme that are known for a place: the newest of each indicator, and the state's."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from components.brief import wording
from components.brief.choice import PackChoice
from components.brief.facts import EVERYBODY, Facts
from components.brief.pack import Headline, Row
from components.figures import numbers
from data import periods
from data.indicators import Indicator
from data.measures import Slice

USUAL = 4
LARGER = ("state", "country")
CHECKED_BY_NOBODY = "Nobody could check this figure against a second source."


@dataclass(frozen=True)
class Found:
    """A figure of an indicator in one cut, at the place asked for or at its state.

    `whole` is the figure of the state of a district, or of the country of a state, at the same time.
    """

    indicator: Indicator
    cut: Slice
    figure: pd.Series
    whole: pd.Series | None
    is_of_state: bool

    @property
    def item_id(self) -> str:
        """How the figure is named in addresses and in the basket."""
        return f"figure:{named(self.indicator.key, self.cut)}"

    @property
    def period(self) -> str:
        """The period of the figure."""
        return str(self.figure["period"])

    @property
    def worse(self) -> float | None:
        """How much worse than the state or country, in the unit; None if that cannot be said."""
        sign = {"higher_better": -1.0, "lower_better": 1.0}.get(self.indicator.direction)
        if sign is None or self.whole is None or not self.indicator.is_rate or self.is_of_state:
            return None
        return sign * (float(self.figure["value"]) - float(self.whole["value"]))


def named(key: str, cut: Slice) -> str:
    """An indicator and a cut as one word: “package:indicator”, or with “:group:residence”."""
    return key if cut == EVERYBODY else f"{key}:{cut.group}:{cut.residence}"


def asked_for(facts: Facts, name: str) -> tuple[Indicator, Slice] | None:
    """What :func:`named` named; None if there is no such indicator or cut."""
    parts = name.split(":")
    indicator = facts.catalogue.get(":".join(parts[:2]))
    if indicator is None or len(parts) not in (2, 4):
        return None
    cut = Slice(*parts[2:]) if len(parts) == 4 else EVERYBODY
    return (indicator, cut) if any(one.cut == cut for one in indicator.offers) else None


def found(facts: Facts, choice: PackChoice) -> list[Found]:
    """Every figure of the theme that is known for the place or its state, the most telling first."""
    country = facts.places[choice.place].country_id
    known = [
        one
        for indicator in facts.catalogue.values()
        if indicator.theme == choice.theme and indicator.country_id == country
        if (one := of(facts, indicator, choice)) is not None
    ]
    return sorted(known, key=_rank)


def of(
    facts: Facts,
    indicator: Indicator,
    choice: PackChoice,
    cut: Slice = EVERYBODY,
    also_country: bool = False,
) -> Found | None:
    """The newest figure of an indicator at the place, else at its state; None if there is none.

    Args:
        also_country: take the figure of the country if there is none nearer.
    """
    if not any(offer.cut == cut for offer in indicator.offers):
        return None
    rows = facts.figures(indicator, cut)
    rows = rows[rows["value"].notna()]
    if choice.until is not None:
        limit = choice.until * 10_000 + 1231
        rows = rows[[periods.sort_key(one) <= limit for one in rows["period"]]]
    around = list(_from_near_to_far(facts, choice.place))
    for place_id in [*around, *([indicator.country_id] if also_country else [])]:
        here = rows[rows["place_id"] == place_id]
        if len(here):
            newest = max(here["period"], key=periods.sort_key)
            figure = here[here["period"] == newest].iloc[0]
            is_of_state = place_id != choice.place and facts.places[place_id].level in LARGER
            return Found(indicator, cut, figure, _whole(facts, indicator, cut, figure), is_of_state)
    return None


def _from_near_to_far(facts: Facts, place_id: str) -> Iterator[str]:
    """The place, the groups of districts it is drawn in, and its state."""
    yield place_id
    yield from (one.place_id for one in facts.places.places.values() if place_id in one.drawn_as)
    state = facts.places.state_of(place_id)
    if state not in (None, place_id):
        yield str(state)


def _whole(facts: Facts, indicator: Indicator, cut: Slice, figure: pd.Series) -> pd.Series | None:
    """The state's figure beside a district's, the country's beside a state's; rates only."""
    place_id = str(figure["place_id"])
    if not indicator.is_rate or place_id == indicator.country_id:
        return None
    state = facts.places.state_of(place_id)
    around = indicator.country_id if state in (None, place_id) else state
    rows = facts.together(indicator, cut, str(figure["period"]))
    fits = rows[rows["place_id"] == around]
    return None if fits.empty else fits.iloc[0]


def _rank(one: Found) -> tuple[bool, bool, bool, int, int]:
    cuts = len({offer.group for offer in one.indicator.offers})
    return (
        one.is_of_state,
        one.indicator.direction == "context",
        not one.indicator.is_rate,
        -cuts,
        -periods.sort_key(one.period),
    )


def usual(known: list[Found]) -> set[str]:
    """Ids of the figures that are proposed: need first, then results of a programme, up to USUAL."""
    need = [one for one in known if one.indicator.is_context]
    results = [one for one in known if not one.indicator.is_context]
    half = USUAL // 2
    chosen = [*need[: max(half, USUAL - len(results))], *results][:USUAL]
    return {one.item_id for one in chosen}


def headline(facts: Facts, one: Found, choice: PackChoice, is_usual: bool) -> Headline:
    """A figure ready to be shown, with what stands beside it and what to be careful about."""
    figure, indicator = one.figure, one.indicator
    rows = (
        row(facts, one, one.item_id),
        *([whole_row(facts, one)] if one.whole is not None else []),
    )
    return Headline(
        item_id=one.item_id,
        heading=labelled(facts, indicator, one.cut),
        usual=is_usual,
        sources=tuple(dict.fromkeys(each.source for each in rows if each.source)),
        cautions=cautions(facts, one),
        rows=rows,
        value=wording.amount(facts, indicator, figure["value"], figure["upper"]),
        when=wording.when(one.period, figure["base_period"]),
        where=facts.places.name(figure["place_id"]),
        beside=beside(facts, one),
        remark=_remark(facts, one, choice),
        definition=indicator.definition,
    )


def labelled(facts: Facts, indicator: Indicator, cut: Slice) -> str:
    """Label of the indicator, with group and residence where they are not everybody."""
    words = facts.words
    group = [] if cut.group == EVERYBODY.group else [words.label("groups", cut.group)]
    whole = cut.residence == EVERYBODY.residence
    residence = [] if whole else [words.label("residences", cut.residence)]
    parts = ", ".join([*group, *residence])
    return f"{indicator.label} ({parts})" if parts else indicator.label


def beside(facts: Facts, one: Found) -> tuple[str, ...]:
    """The figure of the larger place in words, with its basis."""
    if one.whole is None:
        return ()
    amount = wording.amount(facts, one.indicator, one.whole["value"])
    return (f"{one.whole['name']}: {amount} ({one.whole['how']})",)


def _remark(facts: Facts, one: Found, choice: PackChoice) -> str:
    place_id = str(one.figure["place_id"])
    if place_id == choice.place:
        return ""
    figure_of = facts.places.name(place_id)
    return f"Figure of {figure_of}; none is known for {facts.places.name(choice.place)} alone."


def cautions(facts: Facts, one: Found) -> tuple[str, ...]:
    """What a reader has to know about a figure, each as a sentence that names it."""
    indicator, figure = one.indicator, one.figure
    note = figure["note"] if isinstance(figure["note"], str) else ""
    said = [indicator.caveat]
    if figure["quality"] == "doubtful":
        said.append(f"doubtful. {note}".strip())
    elif note:
        said.append(note)
    if not numbers.is_missing(figure["upper"]) and figure["upper"] != figure["lower"]:
        said.append(
            "two organisations report for this place and may have counted the same people: from the "
            "larger one alone to both together."
        )
    if indicator.doubt:
        said.append(CHECKED_BY_NOBODY)
    return tuple(dict.fromkeys(f"{indicator.short_label}: {each}" for each in said if each))


def row(facts: Facts, one: Found, item: str) -> Row:
    """The figure as a row of the table of figures."""
    figure = one.figure
    return as_row(facts, one.indicator, one.cut, figure, item)


def as_row(facts: Facts, indicator: Indicator, cut: Slice, figure: pd.Series, item: str) -> Row:
    """A row of :meth:`Facts.figures` as a row of the table of figures."""
    derived = figure["quality"] == "derived" or number(figure.get("numerator")) is not None
    return Row(
        item=item,
        indicator=indicator.key,
        label=indicator.label,
        place_id=str(figure["place_id"]),
        place=facts.places.full_name(str(figure["place_id"])),
        group=facts.words.label("groups", cut.group),
        residence=facts.words.label("residences", cut.residence),
        period=str(figure["period"]),
        value=number(figure["value"]),
        upper=number(figure["upper"]),
        unit=facts.words.label("units", indicator.unit),
        numerator=number(figure.get("numerator")),
        denominator=number(figure.get("denominator")),
        basis="computed" if derived else "published",
        quality=text(figure["quality"]),
        missing_reason=text(figure["missing_reason"]) or _why_missing(figure),
        note=text(figure["note"]),
        source=(indicator.package_id, figure["source_id"]) if text(figure["source_id"]) else None,
    )


def _why_missing(figure: pd.Series) -> str:
    """Why a computed rate has no value although its numerator is known; else an empty text."""
    half = number(figure["value"]) is None and number(figure.get("numerator")) is not None
    return "no denominator" if half else ""


def whole_row(facts: Facts, one: Found) -> Row:
    """The figure of the larger place as a row of the table of figures."""
    whole, indicator = one.whole, one.indicator
    assert whole is not None
    source = text(whole["source_id"])
    return Row(
        item=one.item_id,
        indicator=indicator.key,
        label=indicator.label,
        place_id=str(whole["place_id"]),
        place=str(whole["name"]),
        group=facts.words.label("groups", one.cut.group),
        residence=facts.words.label("residences", one.cut.residence),
        period=one.period,
        value=number(whole["value"]),
        upper=None,
        unit=facts.words.label("units", indicator.unit),
        numerator=None,
        denominator=None,
        basis=str(whole["how"]),
        quality=text(whole["quality"]),
        missing_reason="",
        note="",
        source=(indicator.package_id, source or str(one.figure["source_id"])),
    )


def number(value: object) -> float | None:
    """A number, or None for anything missing."""
    return None if numbers.is_missing(value) else float(value)  # type: ignore[arg-type]


def text(value: object) -> str:
    """A text, empty for anything missing."""
    return value if isinstance(value, str) else ""
