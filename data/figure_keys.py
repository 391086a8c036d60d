"""The name of one figure: readable, stable, the same in every language and version of the data.

It is made of codes of the tables, with colons between them: package, indicator, place, period, and where they
are not the usual ones group, residence and reading. `programme:villages:IN:2016`,
`india:literacy_7plus:IN-C11-236:2011:scheduled_caste:rural`. The slash of a span is written as two hyphens
(ISO 8601): `2019--2021`. The value is no part of it, so a corrected figure keeps its name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from data.measures import Slice

BETWEEN, SPAN = ":", "--"
MAIN = "main"
# The usual group, residence and reading, which a name leaves out.
USUAL = ("all", "total", MAIN)
FEWEST, LONGEST_PART = 4, 120


@dataclass(frozen=True)
class FigureKey:
    """What tells one figure from all others.

    Attributes:
        variant: ``main``, or the word of the table ``values`` that tells a second reading apart.
    """

    package_id: str
    indicator_id: str
    place_id: str
    period: str
    group: str = USUAL[0]
    residence: str = USUAL[1]
    variant: str = USUAL[2]

    @property
    def cut(self) -> Slice:
        """Group and residence."""
        return Slice(self.group, self.residence)

    @property
    def indicator(self) -> str:
        """Key of the indicator: ``package:indicator``."""
        return f"{self.package_id}{BETWEEN}{self.indicator_id}"

    def __str__(self) -> str:
        further = [self.group, self.residence, self.variant]
        while further and further[-1] == USUAL[len(further) - 1]:
            further.pop()
        period = self.period.replace("/", SPAN)
        return BETWEEN.join((self.package_id, self.indicator_id, self.place_id, period, *further))


def parse(text: str) -> FigureKey | None:
    """The key that a text names; None if it is none."""
    parts = text.split(BETWEEN)
    is_whole = FEWEST <= len(parts) <= FEWEST + len(USUAL)
    if not is_whole or not all(0 < len(part) <= LONGEST_PART for part in parts):
        return None
    package_id, indicator_id, place_id, period, *further = parts
    return FigureKey(package_id, indicator_id, place_id, period.replace(SPAN, "/"), *further)


def of_row(row: Mapping[Any, Any], **known: str) -> FigureKey:
    """The key of a row of figures.

    Args:
        row: package_id, indicator_id, place_id, period, and group, residence and variant if it has them.
        known: what the row does not say.
    """
    cells = {name: known.get(name, row.get(name)) for name in FigureKey.__dataclass_fields__}
    return FigureKey(**{name: str(cell) for name, cell in cells.items() if cell is not None})
