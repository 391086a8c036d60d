"""Which figures over time belong together: the one rule for every line that is drawn over time."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from data import headline_rule
from data.headlines import UNDATED
from data.messages import mark_message


def joined(figures: Sequence[Mapping[str, Any]], across_sources: bool = False) -> list[bool]:
    """For each figure whether a line may be drawn to it from the one before; never to the first.

    A line joins figures of one series of reports (of one source, where no series is named). None is
    drawn from or to a doubtful figure, or one of a page without a date: it stands alone.

    Args:
        figures: value, quality, series, source_id and, where it is known, dating; oldest first.
        across_sources: whether somebody wrote down that these figures of different sources may be
            compared, as the table ``comparability`` does for surveys and censuses.
    """
    return [False, *(not apart(*pair, across_sources) for pair in pairwise(figures))][
        : len(figures)
    ]


def middle(rows: pd.DataFrame) -> pd.DataFrame:
    """The median of several places at each period, of the one series they share.

    Args:
        rows: period, value, quality, series, source_id, dating of each place.

    Returns:
        The same columns, a row for each period. It is doubtful if half of its figures are, and of no
        series or source where they have several.
    """
    columns = ["period", "value", "quality", "series", "source_id", "dating"]
    found = [
        {
            "period": period,
            "value": here["value"].median(),
            "quality": "doubtful" if _is_mostly_doubtful(here) else "derived",
            **{name: _shared(here[name], str(period)) for name in columns[3:]},
        }
        for period, here in rows.groupby("period", sort=False)
    ]
    return pd.DataFrame(found, columns=columns)


def _is_mostly_doubtful(rows: pd.DataFrame) -> bool:
    return bool(rows["quality"].map(headline_rule.is_doubtful).mean() >= 0.5)


def _shared(cells: pd.Series, otherwise: str) -> object:
    """The one word of all cells, empty if they have none; a word of its own where they differ."""
    words = set(cells.dropna())
    if len(words) > 1:
        return otherwise
    return words.pop() if words else ""


def apart(earlier: Mapping[Any, Any], later: Mapping[Any, Any], across_sources: bool) -> str:
    """Why two figures of one place may not be joined or compared, as a sentence to phrase; empty if they may.

    Args:
        across_sources: as in :func:`joined`.
    """
    if not all(map(_stands_in_line, (earlier, later))):
        return mark_message("One of the two figures is doubtful or of a page without a date.")
    one, other = _series(earlier), _series(later)
    if one or other:
        return (
            ""
            if one == other
            else mark_message("The two figures are not of one series of reports.")
        )
    if across_sources or earlier["source_id"] == later["source_id"]:
        return ""
    return mark_message("The two figures are of different sources.")


def _stands_in_line(figure: Mapping[Any, Any]) -> bool:
    is_dated = figure.get("dating") != UNDATED
    return is_dated and not headline_rule.is_doubtful(figure["quality"])


def _series(figure: Mapping[Any, Any]) -> str:
    named = figure["series"]
    return named if isinstance(named, str) else ""
