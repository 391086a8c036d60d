"""Figures as rows of the table of figures, each with its place and its source."""

from collections.abc import Hashable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from components.brief.facts import Facts
from components.brief.row import Row, SourceKey
from components.language import numbers
from components.language.messages import gettext
from data.indicators import Indicator
from data.measures import Slice
from data.text_cells import text_of

# Codes of how a figure came about; for what was computed also a sentence says how.
PUBLISHED = "published"


def as_row(
    facts: Facts,
    indicator: Indicator,
    cut: Slice,
    figure: pd.Series | Mapping[Hashable, Any],
    item: str,
) -> Row:
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
        basis="computed" if derived else PUBLISHED,
        quality=text_of(figure["quality"]),
        missing_reason=text_of(figure["missing_reason"]) or _why_missing(figure),
        note=text_of(figure["note"]),
        source=(indicator.package_id, figure["source_id"])
        if text_of(figure["source_id"])
        else None,
    )


def _why_missing(figure: pd.Series | Mapping[Hashable, Any]) -> str:
    """Why a computed rate has no value although its numerator is known; else an empty text."""
    half = number(figure["value"]) is None and number(figure.get("numerator")) is not None
    return gettext("no denominator") if half else ""


def whole_row(
    facts: Facts, indicator: Indicator, cut: Slice, whole: pd.Series, figure: pd.Series, item: str
) -> Row:
    """The figure of a larger place as a row of the table of figures.

    Args:
        whole: a row of :meth:`Facts.together`.
        figure: the figure beside it, whose period it has, and whose source where it was computed.
    """
    return Row(
        item=item,
        indicator=indicator.key,
        label=indicator.label,
        place_id=str(whole["place_id"]),
        place=str(whole["name"]),
        group=facts.words.label("groups", cut.group),
        residence=facts.words.label("residences", cut.residence),
        period=str(figure["period"]),
        value=number(whole["value"]),
        upper=number(whole["up_to"]),
        unit=facts.words.label("units", indicator.unit),
        numerator=None,
        denominator=None,
        basis=PUBLISHED if whole["basis"] == PUBLISHED else str(whole["how"]),
        quality=text_of(whole["quality"]),
        missing_reason="",
        note="",
        source=(indicator.package_id, text_of(whole["source_id"]) or str(figure["source_id"])),
    )


def derived_row(row: Row, label: str, value: float, unit: str, how: str) -> Row:
    """A number computed from figures beside a row, with the place, the period and the source of it.

    Args:
        how: how it was computed, in words.
    """
    return replace(
        row,
        label=label,
        value=value,
        upper=None,
        unit=unit,
        numerator=None,
        denominator=None,
        basis=how,
        quality="derived",
        note="",
    )


def number(value: object) -> float | None:
    """A number, or None for anything missing."""
    return None if numbers.is_missing(value) else float(value)  # type: ignore[arg-type]


def sources_of(package_id: str, rows: pd.DataFrame) -> tuple[SourceKey, ...]:
    """The sources of some rows of a package, each once."""
    ids = [source_id for source_id in rows["source_id"] if isinstance(source_id, str)]
    return tuple((package_id, one) for one in dict.fromkeys(ids))
