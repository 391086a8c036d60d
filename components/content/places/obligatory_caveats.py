"""Caveats that may not be parted from figures (``caveat_is_obligatory``), for tables of many."""

import pandas as pd

from components.facts import indicators
from components.language import lists
from components.language.messages import gettext, gettext_noop


def of_figures(rows: pd.DataFrame) -> pd.Series:
    """For each figure the caveat that may not be parted from it, empty for most."""
    known = indicators.catalogue()
    keys = rows["package_id"].str.cat(rows["indicator_id"], sep=":")
    found = (known.get(key) for key in keys)
    said = [one.caveat if one and one.caveat_is_obligatory else "" for one in found]
    return pd.Series(said, rows.index, dtype="object")


def in_file(shown: pd.DataFrame, caveats: pd.Series) -> pd.DataFrame:
    """The rows of a file, each with its caveat, where one has any."""
    if not caveats.any():
        return shown
    return shown.assign(**{gettext_noop("Take care"): caveats.reindex(shown.index)})


def in_words(rows: pd.DataFrame, caveats: pd.Series) -> tuple[str, ...]:
    """The caveats as sentences below a table, each with the names of the figures it is about."""
    return tuple(
        gettext(
            "{figure}: {caution}",
            figure=lists.join(_short_labels(rows[caveats == caveat])),
            caution=caveat,
        )
        for caveat in dict.fromkeys(caveats)
        if caveat
    )


def _short_labels(rows: pd.DataFrame) -> list[str]:
    known = indicators.catalogue()
    return [
        known[key].short_label for key in rows["package_id"].str.cat(rows["indicator_id"], sep=":")
    ]
