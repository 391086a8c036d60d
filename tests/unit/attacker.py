"""A reader of published tables who adds and subtracts: what is the least and the most a cell can be?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog

SURELY = 1e-6


@dataclass(frozen=True)
class Published:
    """What a reader sees of one figure.

    Attributes:
        around: of each unit, the unit around it; the uppermost has None.
        shown: units whose figure is published, with the figure.
        least: the least that a unit may be, as far as the reader knows.
    """

    around: Mapping[str, str | None]
    shown: Mapping[str, float]
    least: Mapping[str, float]

    def computed(self, units: Iterable[str]) -> list[str]:
        """Those of the units whose figure the reader can compute."""
        hidden = [unit for unit in self.around if unit not in self.shown]
        if not hidden:
            return []
        at = {unit: place for place, unit in enumerate(hidden)}
        sums, totals = self._equations(at)
        bounds = [(self.least.get(unit, 0), None) for unit in hidden]
        found = []
        lowest, highest = np.full(len(hidden), np.inf), np.full(len(hidden), -np.inf)
        for unit in units:
            # What differed between two solutions cannot be computed: most units need no search.
            if highest[at[unit]] - lowest[at[unit]] > SURELY:
                continue
            aim = np.zeros(len(hidden))
            aim[at[unit]] = 1
            ends = [linprog(one, A_eq=sums, b_eq=totals, bounds=bounds) for one in (aim, -aim)]
            for end in ends:
                assert end.success or end.status == 3, end.message
                if end.success:
                    lowest, highest = np.minimum(lowest, end.x), np.maximum(highest, end.x)
            if all(end.success for end in ends) and -ends[1].fun - ends[0].fun < SURELY:
                found.append(unit)
        return found

    def _equations(self, at: Mapping[str, int]) -> tuple[np.ndarray, np.ndarray]:
        """For each unit with others in it: it is the sum of them."""
        within: dict[str, list[str]] = {}
        for unit, around in self.around.items():
            if around is not None:
                within.setdefault(around, []).append(unit)
        rows, totals = [], []
        for unit, parts in within.items():
            row, total = np.zeros(len(at)), 0.0
            for one, sign in ((unit, 1), *((part, -1) for part in parts)):
                if one in at:
                    row[at[one]] += sign
                else:
                    total -= sign * self.shown[one]
            if row.any():
                rows.append(row)
                totals.append(total)
        return np.array(rows).reshape(-1, len(at)), np.array(totals)
