"""What a figure means: definition, unit, direction, fraction, source, checks and cautions."""

import pandas as pd

from components.content.indicators.indicator import Scene
from components.facts import tables
from components.language import lists
from components.language.messages import gettext
from data.letters import begin_small

ARROWS = {"higher_better": "↑", "lower_better": "↓", "context": "·"}


def facts(scene: Scene) -> dict[str, str]:
    """What the figure means at a glance, by name; what does not apply is empty."""
    one, words = scene.indicator, tables.vocabulary()
    fraction = (
        f"{one.numerator} ÷ {begin_small(one.denominator)}"
        if one.numerator and one.denominator
        else ""
    )
    return {
        gettext("Unit"): words.label("units", one.unit),
        gettext(
            "Good or bad"
        ): f"{ARROWS[one.direction]} {words.label('directions', one.direction)}",
        gettext("Computed as"): fraction,
        gettext("Counted among"): "" if fraction else one.population,
        gettext("Year"): scene.subject.when,
        gettext("Mark"): f"⚠ {one.doubt}" if one.doubt else "",
        gettext("Take care"): one.caveat,
    }


def source_ids(scene: Scene) -> list[str]:
    """Sources of the figures shown, the most used first."""
    rows = scene.everywhere
    return list(rows[rows["value"].notna()]["source_id"].dropna().value_counts().index)


def more_facts(scene: Scene) -> dict[str, str]:
    """Who was counted, how it was checked, which borders, how the values of states were made."""
    one = scene.indicator
    wholes = scene.wholes
    made = lists.join_parts(_made(row) for _, row in wholes.iterrows())
    return {
        gettext("Who is counted"): one.population,
        gettext("Definition version"): one.definition_version,
        gettext("Borders"): one.boundary_vintage,
        gettext("Checked"): one.verification,
        gettext("State and country values"): made,
        gettext("Note"): one.note,
    }


def _made(row: pd.Series) -> str:
    """“Bihar: published”, or how a computed value was made."""
    if row["basis"] == "published":
        return gettext("{place}: published", place=row["name"])
    return gettext("{place}: computed, {how}", place=row["name"], how=row["how"])
