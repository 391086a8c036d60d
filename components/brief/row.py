"""One figure of a pack as a row of its table of figures."""

from dataclasses import dataclass

SourceKey = tuple[str, str]


@dataclass(frozen=True)
class Row:
    """One figure as it stands in the tables, with its unit in words and where it comes from.

    `basis` is “published”, “computed”, or a sentence that says how it was computed; empty for where a
    programme worked. `value` is missing where nothing is reported; then `missing_reason` says why.
    """

    item: str
    indicator: str
    label: str
    place_id: str
    place: str
    group: str
    residence: str
    period: str
    value: float | None
    upper: float | None
    unit: str
    numerator: float | None
    denominator: float | None
    basis: str
    quality: str
    missing_reason: str
    note: str
    source: SourceKey | None
