"""The newest figures: of every place, of headlines, of the rungs of ladders.

They are found once for the readers of all languages; the words beside them are put in for each.
"""

from collections.abc import Mapping

import pandas as pd

from components.facts import tables
from components.facts.grouped import GroupedRows, group_rows
from data import headlines as headline_figures
from data import ladders, languages, profile

READ = (tables.table, tables.context_table)


def place_figures(place_id: str) -> pd.DataFrame:
    """The newest figure of every indicator for a place; no row if none is known."""
    return _reword(figures_everywhere().of(place_id), "indicators", "indicator_id", ("label",))


@tables.once_without_words
def figures_everywhere() -> GroupedRows:
    """The newest figure of every indicator, programmes first, by place; with the English label."""
    parts = [
        profile.figures(read("values").rows, read("indicators").rows, tables.gazetteer())
        for read in READ
    ]
    return group_rows(pd.concat(parts, ignore_index=True), "place_id")


def headlines() -> pd.DataFrame:
    """Headline figures of every programme, each with all figures that stand beside it."""
    return _reword(_filed_headlines(), "indicators", "indicator_id", ("label",))


@tables.once_without_words
def _filed_headlines() -> pd.DataFrame:
    values, indicators = (tables.table(name).rows for name in ("values", "indicators"))
    return headline_figures.headlines(values, indicators, tables.countries())


def rungs() -> pd.DataFrame:
    """Every rung of every programme's ladder with the newest count of it."""
    words = ("name", "plural", "definition", "activities")
    return _reword(_filed_rungs(), "ladder", "position", words)


@tables.once_without_words
def _filed_rungs() -> pd.DataFrame:
    ladder, values, indicators = (
        tables.table(name).rows for name in ("ladder", "values", "indicators")
    )
    return ladders.rungs(ladder, values, indicators, tables.countries())


def _reword(rows: pd.DataFrame, name: str, key: str, columns: tuple[str, ...]) -> pd.DataFrame:
    """The rows with the words that a table has in the reader's language.

    Args:
        key: what tells the rows of the table apart within a package.
        columns: the words that the rows have of it.
    """
    if rows.empty or languages.translated() is None:
        return rows
    words, named = _words(name, key, columns), [*zip(rows["package_id"], rows[key], strict=True)]
    said = {
        column: pd.Series([words[one][place] for one in named], rows.index, rows[column].dtype)
        for place, column in enumerate(columns)
    }
    return rows.assign(**said)


@tables.once
def _words(
    name: str, key: str, columns: tuple[str, ...]
) -> Mapping[tuple[object, object], tuple[object, ...]]:
    rows = pd.concat([part for read in READ if len(part := read(name).rows)])
    named = zip(rows["package_id"], rows[key], strict=True)
    return dict(zip(named, rows[[*columns]].itertuples(index=False, name=None), strict=True))
