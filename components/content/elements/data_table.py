"""The table beside a figure, with the same rows: prepared once for all, sent small, taken along."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd
import pyarrow as pa

from components.language.messages import gettext
from components.language.numbers import Unit


@dataclass(frozen=True)
class DataTable:
    """Rows as a table, often those of a figure beside it; may be kept and shared by all visitors.

    Attributes:
        shown: what travels to the browser.
        rows: what the file holds, its heads in English.
        about: what the table holds, in words, for who cannot see it.
        name: of the file, without its ending.
        units: how many decimals and which sign the numbers of a column have, by its :func:`head`.
        source_ids: where its rows are from.
        figures: path of the figure of each row; empty if no row is one figure.
    """

    shown: pa.Table
    rows: pd.DataFrame
    about: str
    name: str
    units: Mapping[str, Unit] = field(default_factory=dict)
    source_ids: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


def compact(rows: pd.DataFrame) -> pa.Table:
    """Rows as they travel: columns without a word are left out, and a word that repeats goes once."""
    told = rows.dropna(axis="columns", how="all")
    told = told.loc[:, [bool((told[one] != "").any()) for one in told]]
    repeating = [one for one in told if _repeats(told[one])]
    return whole(told.astype(dict.fromkeys(repeating, "category")))


def head(name: str) -> str:
    """The head of a column as it travels: a message, or a name of the data, which stays as it is."""
    return gettext(name) if name else name


def whole(rows: pd.DataFrame) -> pa.Table:
    """Rows as they travel, each column as it is, under heads in the reader's language."""
    table = pa.Table.from_pandas(rows.rename(columns=head), preserve_index=False)
    small = [
        one.with_type(pa.string()) if pa.types.is_large_string(one.type) else one
        for one in table.schema
    ]
    # The description that is left out here is one that only pandas would read.
    return table.cast(pa.schema(small))


def _repeats(column: pd.Series) -> bool:
    return (
        column.dtype != "boolean"
        and not pd.api.types.is_numeric_dtype(column)
        and bool(column.nunique() <= len(column) // 2)
    )
