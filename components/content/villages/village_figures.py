"""What a census counts in one village or sub-district, beside what lies around it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from components.content.elements import sources as source_notes
from components.content.elements.blocks import Facts, Grid, Note, Sources, Text
from components.content.figure_pages import figure_links
from components.facts import indicators, tables, villages
from components.language import numbers
from components.language.messages import gettext, gettext_noop
from components.language.numbers import Unit
from data import disclosure, ground, ground_blocks
from data.figure_keys import FigureKey
from data.ground import Layer, Rate, Village
from data.measures import Slice
from data.place import SUBDISTRICT, Place

PER_CENT = Unit("percent", "%", " %", 1)
FEW_PEOPLE = gettext_noop("not shown: few people")
SMALL = gettext_noop(
    "Fewer than {count} households live here: only their number is shown, so that nobody can be found."
)
COMPUTED = gettext_noop(
    "The shares of the village and of its sub-district are computed from the counts of the census of "
    "{year}. Those of the district and of the state are the figures of this site for them: of its "
    "villages alone where a source has them, computed from the districts where no source has the state."
)

COMPUTED_OF_VILLAGES = gettext_noop(
    "Of its villages alone, without its towns, by the borders of the census of {year}; the shares are "
    "computed from its counts. Those of the district and of the state are the figures of this site for "
    "them: of its villages alone where a source has them, computed from the districts where no source "
    "has the state."
)
OF_REGISTER = gettext_noop(
    "Of the development block {block}, as the register of {year} has it: its borders need not be those of "
    "the census, and one village can be several habitations."
)


@dataclass(frozen=True)
class Beside:
    """One share of a village beside the same of what lies around it, in per cent; None where unknown.

    Attributes:
        theme: of the figure of the district; empty if there is none to compare with.
        good: 1 if more is better, -1 if less is, 0 if it is neither.
        district_key, state_key: names of the figures of those; None for none.
    """

    label: str
    village: float | None
    subdistrict: float | None
    district: float | None = None
    state: float | None = None
    theme: str = ""
    good: int = 0
    district_key: FigureKey | None = None
    state_key: FigureKey | None = None

    @property
    def behind(self) -> float:
        """How many points the village lies behind its state on what is good or bad; 0 if it does not."""
        around = self.state if self.state is not None else self.district
        if self.village is None or around is None:
            return 0.0
        return max(0.0, (around - self.village) * self.good)


@tables.drawn
def beside(village: Village) -> tuple[Beside, ...]:
    """Every share of a village that its census tells, with what lies around it; DataProblem."""
    layer = villages.layer_of(village)
    around = ground.read_subdistrict(layer, village)
    words = tables.vocabulary()
    return tuple(
        _beside(rate, words.label("village_rates", rate.rate_id), village, around)
        for rate in layer.rates
    )


def _beside(rate: Rate, label: str, village: Village, around: Mapping[str, Any]) -> Beside:
    own = Beside(label, rate.of(village.figures), rate.of(around))
    return _with_published(own, rate, village.place_id)


GOOD = {"higher_better": 1, "lower_better": -1}


def _with_published(share: Beside, rate: Rate, place_id: str) -> Beside:
    """A share with the same of the district and its state, newest, and theme and direction of the figure."""
    places = tables.gazetteer()
    country, state = places[place_id].country_id, places.state_of(place_id)
    wanted = rate.beside.get("indicator_id", "")
    for indicator in indicators.catalogue().values():
        if indicator.indicator_id != wanted or indicator.country_id != country:
            continue
        cut = Slice(rate.beside.get("group", "all"), rate.beside.get("residence", "total"))
        own = _newest(indicators.all_figures().of(indicator.key, cut), place_id)
        if own is None:
            break
        wholes = indicators.all_figures().together(indicator.key, cut, str(own["period"]))
        around = next((row for _, row in wholes.iterrows() if row["place_id"] == state), None)
        district_key = FigureKey(
            indicator.package_id,
            indicator.indicator_id,
            place_id,
            str(own["period"]),
            cut.group,
            cut.residence,
        )
        return replace(
            share,
            district=float(own["value"]),
            state=None if around is None else float(around["value"]),
            theme=indicator.theme,
            good=GOOD.get(indicator.direction, 0),
            district_key=district_key,
            state_key=None if around is None else replace(district_key, place_id=str(state)),
        )
    return share


def _newest(rows: pd.DataFrame, place_id: str | None) -> pd.Series | None:
    own = rows[(rows["place_id"] == place_id) & rows["value"].notna()]
    return None if own.empty else own.sort_values("period").iloc[-1]


def blocks(village: Village) -> Iterator[Facts | Grid | Note | Sources]:
    """What the census says of a village: how many people, and its shares beside what is around."""
    layer = villages.layer_of(village)
    yield Facts(dict(_counts(village.figures, layer)))
    households = village.figures.get(layer.households) if layer.households else None
    if households is not None and 0 < households < disclosure.HOUSEHOLDS:
        yield Note(gettext(SMALL, count=disclosure.HOUSEHOLDS))
        return
    rows = [_row(one) for one in beside(village)]
    if not rows:
        return
    places = tables.gazetteer()
    heads = (
        gettext("Share"),
        village.name,
        gettext("{subdistrict}, its villages", subdistrict=village.subdistrict),
        places.name(village.place_id),
        places.state_name(village.place_id),
    )
    caption = gettext("{village} beside what lies around it", village=village.name)
    yield Grid(caption, heads, tuple(rows), frozenset(range(1, len(heads))))
    yield Note(gettext(COMPUTED, year=str(layer.year)))


def of_subdistrict(place: Place) -> Iterator[Facts | Grid | Note | Sources]:
    """What a census counts in the villages of a sub-district that it has a code for; nothing of others.

    Raises:
        data.problems.DataProblem: the file of the layer is damaged.
    """
    if place.level != SUBDISTRICT or not place.parent_id or not place.census_code:
        return
    for layer in villages.layers(place.country_id):
        if layer.wholes is None:
            continue
        rows = ground.read_subdistricts(layer, place.parent_id)
        for row in rows[rows["subdistrict_code"] == place.census_code].to_dict("records"):
            yield Facts(dict(_counts(row, layer)))
            yield _beside_district(place, layer, row)
            yield Note(gettext(COMPUTED_OF_VILLAGES, year=str(layer.year)))
            yield source_notes.of_layer(layer)


def of_block(place: Place) -> Iterator[Facts | Note | Sources]:
    """What a register of habitations counts in the block that has the name of a sub-district.

    Raises:
        data.problems.DataProblem: the file of the register is damaged.
    """
    if place.level != SUBDISTRICT or not place.parent_id:
        return
    for layer in villages.layers(place.country_id):
        rows = ground_blocks.read_blocks(layer, place.parent_id)
        if rows is None:
            continue
        for row in rows[rows["subdistrict_id"] == place.place_id].to_dict("records"):
            yield Facts(
                {gettext("Habitations"): row["habitations"], gettext("People"): row["population"]}
            )
            yield Note(gettext(OF_REGISTER, block=row["name"], year=str(layer.year)))
            yield source_notes.of_layer(layer)


def _beside_district(place: Place, layer: Layer, row: Mapping[Any, Any]) -> Grid:
    """Every share of the villages of a sub-district beside its district and state."""
    words, places, district = tables.vocabulary(), tables.gazetteer(), str(place.parent_id)
    shares = (
        _with_published(
            Beside(words.label("village_rates", rate.rate_id), None, rate.of(row)), rate, district
        )
        for rate in layer.rates
    )
    heads = (
        gettext("Share"),
        gettext("{subdistrict}, its villages", subdistrict=place.name),
        places.name(district),
        places.state_name(district),
    )
    caption = gettext("{village} beside what lies around it", village=place.name)
    cells = tuple((one.label, _per_cent(one.subdistrict), *_around(one)) for one in shares)
    return Grid(caption, heads, cells, frozenset(range(1, len(heads))))


def _counts(figures: Mapping[Any, Any], layer: Layer) -> Iterator[tuple[str, object]]:
    year = str(layer.year) if layer.year else ""
    for column, label, dated in (
        (layer.households, gettext("Households"), gettext("Households, {year}", year=year)),
        ("population", gettext("People"), gettext("People, {year}", year=year)),
    ):
        if column and column in figures:
            yield (dated if year else label), figures[column]


def share(rate: Rate, figures: Mapping[str, Any], layer: Layer) -> str:
    """A share of one village in words; nothing of so few people that they could be found."""
    households = figures.get(layer.households)
    is_small = isinstance(households, int | float) and 0 < households < disclosure.HOUSEHOLDS
    value = None if is_small else rate.of(figures)
    return "" if value is None else _per_cent(value)


def _row(one: Beside) -> tuple[Text, ...]:
    village = gettext(FEW_PEOPLE) if one.village is None else _per_cent(one.village)
    return (
        one.label,
        village,
        _per_cent(one.subdistrict),
        *_around(one),
    )


def _around(one: Beside) -> tuple[Text, Text]:
    """The share of the district and of the state, each with the way to its figure."""
    return _linked(one.district, one.district_key), _linked(one.state, one.state_key)


def _linked(value: float | None, key: FigureKey | None) -> Text:
    said = _per_cent(value)
    return figure_links.link(said, key) if said and key else said


def _per_cent(value: float | None) -> str:
    return "" if value is None else numbers.format_value(value, PER_CENT)
