"""A table to sort and to search, with the button that saves it and a word for paper."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st
from markupsafe import Markup

from components.app import frame
from components.content.elements import data_table, markup
from components.content.elements.data_table import DataTable
from components.facts.untranslated import is_english
from components.language import numbers, signs
from components.language.messages import gettext, gettext_noop
from components.language.numbers import Unit
from components.widgets import downloads, prose
from data import languages

# Of the column whose cells lead to the page of one figure.
FIGURE = gettext_noop("Address of the figure")
FEW_ROWS = 12
TALL = 520
# What of a table is on paper for certain.
PRINTED_ROWS, PRINTED_COLUMNS = 10, 3
PART_PRINTED = gettext_noop(
    "The table printed here is a part: the whole has {rows} rows and {columns} columns. "
    "All of them can be saved as a file where this page is on a screen."
)
# Pixels of a letter and of what stands beside a number. A long name of a column is cut, a number
# never: beside a map on a small screen a wide column would push its own numbers out of sight.
LETTER, BESIDE, WIDEST_NAME = 8, 24, 104


def show_table(
    table: DataTable, *, is_tall: bool = False, columns: Mapping[str, Any] | None = None
) -> None:
    """Draw a table, to sort and to search, with the button that saves it; as :func:`draw_table`."""
    shown, linked = with_addresses(table.shown, table.figures)
    draw_table(
        shown, table.about, table.units, is_tall=is_tall, columns={**linked, **(columns or {})}
    )
    downloads.offer_csv(table.rows, table.name)


def with_addresses(shown: pa.Table, figures: Sequence[str]) -> tuple[pa.Table, Mapping[str, Any]]:
    """A table with the address of the figure of each row, and how that column is shown.

    Args:
        figures: their paths, "" for a row that is no figure; empty if no row is one.
    """
    if not figures:
        return shown, {}
    name = data_table.head(FIGURE)
    addresses = [path and frame.address_of_document(path) for path in figures]
    way = st.column_config.LinkColumn(
        name, display_text=gettext("open {arrow}", arrow=signs.way_out())
    )
    return shown.append_column(name, pa.array(addresses)), {name: way}


def draw_table(
    shown: pa.Table | pd.DataFrame,
    about: str,
    units: Mapping[str, Unit] | None = None,
    *,
    is_tall: bool = False,
    columns: Mapping[str, Any] | None = None,
    **more: Any,
) -> None:
    """Draw a table to sort and to search; on paper it says how large the whole is.

    The browser paints only the part that is in sight, and no more than that can be printed.

    Args:
        about: what it holds, in words, for who cannot see it.
        units: of its columns of numbers.
        columns: how Streamlit shows other columns.
        is_tall: whether a long one shows more than the usual ten rows.
        more: what else Streamlit is told of the table.
    """
    # An address is no part of what is printed, or saved as a file.
    rows, width = len(shown), len(set(_names(shown)) - {data_table.head(FIGURE)})
    from_right = languages.spoken().is_right_to_left
    words = _words_of(shown)
    st.dataframe(
        shown,
        hide_index=True,
        height=TALL if is_tall and rows > FEW_ROWS else "auto",
        placeholder="",
        alt=about,
        # Its canvas draws columns from the left whichever way the page runs.
        column_order=_names(shown)[::-1] if from_right else None,
        column_config={
            **(_as_texts(words) if from_right else {}),
            **as_numbers(shown, units or {}),
            **(columns or {}),
        },
        **more,
    )
    if note := markup.note_english(one for each in words.values() for one in each):
        st.caption(note)
    if rows > PRINTED_ROWS or width > PRINTED_COLUMNS:
        said = gettext(PART_PRINTED, rows=rows, columns=width)
        prose.show_html(Markup('<p class="lz-on-paper">{}</p>').format(said))


def draw_ticks(shown: pd.DataFrame, about: str, columns: Mapping[str, Any], **more: Any) -> None:
    """Draw a table whose first column can be ticked; nothing else in it can be changed.

    Args:
        about: what it holds, in words, for who cannot see it.
        columns: how Streamlit shows other columns.
        more: what else Streamlit is told of the table.
    """
    from_right = languages.spoken().is_right_to_left
    take, *others = shown
    words = _words_of(shown[others])
    st.data_editor(
        shown,
        hide_index=True,
        placeholder="",
        alt=about,
        disabled=others,
        column_order=_names(shown)[::-1] if from_right else None,
        column_config={
            take: st.column_config.CheckboxColumn(take, width="medium"),
            **(_as_texts(words) if from_right else {}),
            **columns,
        },
        **more,
    )
    if note := markup.note_english(one for each in words.values() for one in each):
        st.caption(note)


def _names(shown: pa.Table | pd.DataFrame) -> list[str]:
    return list(shown.columns) if isinstance(shown, pd.DataFrame) else shown.column_names


def _words_of(shown: pa.Table | pd.DataFrame) -> dict[str, list[str]]:
    """The different words of each column that has words; nothing where all is in Latin letters."""
    if languages.spoken().script == "Latn":
        return {}
    if isinstance(shown, pd.DataFrame):
        return {
            name: [str(one) for one in shown[name].dropna().unique()]
            for name in shown
            if not pd.api.types.is_numeric_dtype(shown[name])
        }
    return {
        one.name: [str(each) for each in shown.column(one.name).unique().to_pylist()]
        for one in shown.schema
        if _holds_words(one.type)
    }


def _as_texts(words: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    """Columns of words as texts, which begin at the right and are cut at their end.

    Streamlit takes a column whose words repeat for a choice, and begins each word at the left: it
    would be cut at its beginning.
    """
    return {name: _as_text(each) for name, each in words.items()}


def _as_text(words: Iterable[str]) -> Any:
    """A column whose words begin at the right; where some are English, each decides for itself.

    An English text would lose its beginning there, and out of sight in a column wider than the screen.
    """
    if any(map(is_english, words)):
        return st.column_config.TextColumn(width="medium")
    return st.column_config.TextColumn(alignment="right")


def _holds_words(kind: pa.DataType) -> bool:
    return bool(pa.types.is_dictionary(kind) or pa.types.is_string(kind))


def as_numbers(shown: pa.Table | pd.DataFrame, units: Mapping[str, Unit]) -> dict[str, Any]:
    """How a table shows its columns of numbers: they stay numbers, so that they sort as numbers.

    Each is as wide as its longest number: a browser that measures would keep the width of the table
    before, and cut off the first digit.
    """
    return {
        name: st.column_config.NumberColumn(
            format=_format(unit), width=_width(name, shown.column(name), unit)
        )
        for name, unit in units.items()
        if name in shown.column_names
    }


def _width(name: str, column: pa.ChunkedArray, unit: Unit) -> int:
    ends = pc.min_max(column).as_py().values()
    longest = max(len(numbers.format_number(end, unit.decimals)) for end in ends)
    number = LETTER * (longest + (len(" %") if _has_sign(unit) else 0)) + BESIDE
    return max(number, min(LETTER * len(name) + BESIDE, WIDEST_NAME))


def _format(unit: Unit) -> str:
    sign = " %%" if _has_sign(unit) else ""
    return f"%.{unit.decimals}f{sign}" if unit.decimals or sign else "localized"


def _has_sign(unit: Unit) -> bool:
    return unit.symbol.strip() == "%"
