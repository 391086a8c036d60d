"""Rows that stand in for sources and terms that are named and cannot be read."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from data import load

UNKNOWN = "?"


def stand_in_sources(codes: Iterable[str]) -> pd.DataFrame:
    """Rows of sources of which nothing is known: their title is their code, in every language."""
    empty = load.empty_table("sources")
    rows = _in_no_file({"source_id": list(codes)}).reindex(columns=list(empty))
    rows["title"], rows["publisher"] = rows["source_id"], UNKNOWN
    return rows.astype(dict(empty.dtypes))


def _in_no_file(columns: Mapping[str, Sequence[object]]) -> pd.DataFrame:
    """Rows whose number is 0, which no row of a file has."""
    count = len(next(iter(columns.values())))
    return pd.DataFrame(columns, index=pd.Index([0] * count))


def stand_in_terms(named: Iterable[tuple[str, str]]) -> pd.DataFrame:
    """Rows of terms, of a list and a code each, whose label is their code."""
    empty = load.empty_table("terms")
    vocabularies, terms = zip(*named, strict=True)
    columns = {"vocabulary": vocabularies, "term_id": terms}
    rows = _in_no_file(columns).reindex(columns=list(empty))
    labels = rows["term_id"].str.replace("_", " ")
    return rows.assign(label=labels, position=range(1, len(rows) + 1)).astype(dict(empty.dtypes))
