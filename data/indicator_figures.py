"""The figures of an indicator: which of them may be shown, with the words for their places."""

import pandas as pd

from data import ordering
from data.indicators import Indicator, kind_of_level
from data.places import Gazetteer
from data.publication import is_for_tables

FEWEST_CASES, USUAL_CASES = 25, 50
WHERE = ["state_id", "kind"]
PLACE_WORDS = ["name", "state_id", "state", "full_name", "kind"]


def in_force(figures: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """The figures without those that must not be shown, each with the reason why not.

    Figures for tables only become missing (``not_usable``). Survey cells whose number of cases is known
    follow three bands: under 25 withheld (``few_cases``), 25 to 49 doubtful, 50 and more as they are.

    Args:
        figures: what :func:`data.measures.figures_of_indicator` returned for one cut.
    """
    hidden = is_for_tables(figures)
    rows = figures.assign(missing_reason=figures["missing_reason"].mask(hidden, "not_usable"))
    if indicator.is_survey:
        cases = figures["denominator"].astype("float64")
        few = cases < FEWEST_CASES
        thin = (cases < USUAL_CASES) & ~few
        rows = rows.assign(
            missing_reason=rows["missing_reason"].mask(few, "few_cases"),
            quality=rows["quality"].mask(thin, "doubtful"),
        )
        hidden = hidden | few
    numbers = {name: rows[name].mask(hidden) for name in ("value", "lower", "upper")}
    return rows.assign(**numbers)


def located(figures: pd.DataFrame, places: Gazetteer) -> pd.DataFrame:
    """The figures with state_id and kind of their places, without any words."""
    kinds = {one: kind_of_level(places[one].level) for one in figures["place_id"].unique()}
    states = {one: places.state_of(one) for one in kinds}
    where = figures["place_id"].astype("object")
    return figures.assign(
        period=figures["period"].astype("object"),
        place_id=where,
        **{WHERE[0]: where.map(states), WHERE[1]: where.map(kinds)},
    )


def placed(figures: pd.DataFrame, places: Gazetteer) -> pd.DataFrame:
    """The figures with the words for their places, by state and name.

    Args:
        figures: what :func:`in_force` returned.

    Returns:
        The columns of the figures and name, state_id, state, full_name, kind (district, also for
        parts and groups of districts, sub-district, state or country).
    """
    words_of = {place_id: _words_of(place_id, places) for place_id in figures["place_id"].unique()}
    words = pd.DataFrame.from_dict(words_of, orient="index", columns=PLACE_WORDS, dtype="object")
    plain = {name: figures[name].astype("object") for name in ("place_id", "period")}
    named = figures.assign(**plain).join(words, on="place_id")
    return named.sort_values(["state", "name"], key=ordering.column_key, ignore_index=True)


def _words_of(place_id: str, places: Gazetteer) -> tuple[str | None, ...]:
    place = places[place_id]
    state = places.state_of(place_id)
    full_name = places.full_name(place_id)
    return place.name, state, places.state_name(place_id), full_name, kind_of_level(place.level)


def at(figures: pd.DataFrame, period: str, level: str) -> pd.DataFrame:
    """Figures of one period at one level, in the order they have.

    Args:
        figures: what :func:`placed` or :func:`located` returned.
        level: district (with parts and groups of districts), sub-district, state or country.

    Returns:
        The same columns. A place whose figure is missing is there with its ``missing_reason``.
    """
    wanted = (figures["period"] == period) & (figures["kind"] == level)
    return figures[wanted].reset_index(drop=True)
