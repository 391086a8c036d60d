"""The figures of a theme that are known for a place: the newest of each indicator, and the state's."""

from dataclasses import dataclass

import pandas as pd

from components.brief import other_readings
from components.brief.choice import PackChoice
from components.brief.facts import Facts
from components.facts.figures import EVERYBODY
from data import headline_rule, periods
from data.indicators import Indicator
from data.measures import Slice

USUAL = 4


@dataclass(frozen=True)
class PlaceFigure:
    """A figure of an indicator in one cut, at the place asked for or at its state.

    `whole` is the figure of the state of a district, or of the country of a state, at the same time.
    `is_own` says that the figure is that of the place asked for. `others` are the published figures
    of the same place and time, or later, that differ: it is not told without them.
    """

    indicator: Indicator
    cut: Slice
    figure: pd.Series
    whole: pd.Series | None
    is_own: bool
    others: pd.DataFrame

    @property
    def item_id(self) -> str:
        """How the figure is named in addresses and in the basket."""
        return f"figure:{name_figure(self.indicator.key, self.cut)}"

    @property
    def period(self) -> str:
        """The period of the figure."""
        return str(self.figure["period"])

    @property
    def place_id(self) -> str:
        """The place the figure is of."""
        return str(self.figure["place_id"])

    @property
    def is_doubtful(self) -> bool:
        """Whether something speaks against the figure."""
        return headline_rule.is_doubtful(self.figure["quality"])

    @property
    def is_range(self) -> bool:
        """Whether several figures are published for its time, or two reporters differ."""
        upper = self.figure["upper"]
        return not self.others.empty or (pd.notna(upper) and upper != self.figure["value"])

    @property
    def worse(self) -> float | None:
        """How much worse than the state or country, in the unit; None if that cannot be said."""
        sign = {"higher_better": -1.0, "lower_better": 1.0}.get(self.indicator.direction)
        if sign is None or self.whole is None or not self.indicator.is_rate or not self.is_own:
            return None
        return sign * (float(self.figure["value"]) - float(self.whole["value"]))

    @property
    def behind(self) -> float | None:
        """The same in percentage points; None for other units, which cannot be set against them."""
        return self.worse if self.indicator.unit == "percent" else None


def name_figure(key: str, cut: Slice) -> str:
    """An indicator and a cut as one word: “package:indicator”, or with “:group:residence”."""
    return key if cut == EVERYBODY else f"{key}:{cut.group}:{cut.residence}"


def read_figure_name(facts: Facts, name: str) -> tuple[Indicator, Slice] | None:
    """What :func:`name_figure` named; None if there is no such indicator or cut."""
    parts = name.split(":")
    indicator = facts.catalogue.get(":".join(parts[:2]))
    if indicator is None or len(parts) not in (2, 4):
        return None
    cut = Slice(*parts[2:]) if len(parts) == 4 else EVERYBODY
    return (indicator, cut) if any(offer.cut == cut for offer in indicator.offers) else None


def find_figures(facts: Facts, choice: PackChoice) -> list[PlaceFigure]:
    """Every figure of the theme that is known for the place or its state, the most telling first."""
    country = facts.places[choice.place].country_id
    known = [
        one
        for indicator in facts.catalogue.values()
        if indicator.theme == choice.theme and indicator.country_id == country
        if (one := find_figure(facts, indicator, choice)) is not None
    ]
    return sorted(known, key=_rank)


def find_figure(
    facts: Facts,
    indicator: Indicator,
    choice: PackChoice,
    cut: Slice = EVERYBODY,
    also_country: bool = False,
) -> PlaceFigure | None:
    """The newest figure of an indicator at the place, else at its state; None if there is none.

    Args:
        also_country: take the figure of the country if there is none nearer.
    """
    if not any(offer.cut == cut for offer in indicator.offers):
        return None
    newest = facts.newest(indicator, cut, choice.until)
    around = facts.around(choice.place)
    for place_id in [*around, *([indicator.country_id] if also_country else [])]:
        figure = newest.of(place_id)
        if figure is not None:
            whole = _whole(facts, indicator, cut, figure)
            others = other_readings.find_others(facts, indicator, cut, figure, choice.until)
            return PlaceFigure(indicator, cut, figure, whole, place_id == choice.place, others)
    return None


def _whole(facts: Facts, indicator: Indicator, cut: Slice, figure: pd.Series) -> pd.Series | None:
    """The state's figure beside a district's, the country's beside a state's; rates only.

    A doubtful one is nothing to compare with.
    """
    place_id = str(figure["place_id"])
    if not indicator.is_rate or place_id == indicator.country_id:
        return None
    state = facts.places.state_of(place_id)
    around = indicator.country_id if state in (None, place_id) else state
    rows = facts.together(indicator, cut, str(figure["period"]))
    fits = rows[(rows["place_id"] == around) & ~rows["quality"].map(headline_rule.is_doubtful)]
    return None if fits.empty else fits.iloc[0]


def _rank(figure: PlaceFigure) -> tuple[bool, bool, bool, bool, float, int, int]:
    cuts = len({offer.group for offer in figure.indicator.offers})
    return (
        figure.is_doubtful,
        not figure.is_own,
        figure.indicator.direction == "context",
        not figure.indicator.is_rate,
        -max(figure.behind or 0.0, 0.0),
        -cuts,
        -periods.sort_key(figure.period),
    )


def choose_usual(known: list[PlaceFigure]) -> set[str]:
    """Ids of the figures that are proposed: need first, then results of a programme, up to USUAL.

    A doubtful figure is never proposed: a visitor can put it in, and it then says that it is doubtful.
    """
    sure = [one for one in known if not one.is_doubtful]
    need = [figure for figure in sure if figure.indicator.is_context]
    results = [figure for figure in sure if not figure.indicator.is_context]
    half = USUAL // 2
    chosen = [*need[: max(half, USUAL - len(results))], *results][:USUAL]
    return {item.item_id for item in chosen}
