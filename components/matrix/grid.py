"""The matrix as an accessible HTML table, and its holes as sentences. Nothing here draws."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from data.stories import Matrix, Strengths

WORDS = {
    "change_reported": "change reported",
    "first_step": "first step",
    "not_reported": "outcome not reported",
}
NONE = "no case recorded"
SHADES = 4


@dataclass(frozen=True)
class Axis:
    """One side of the matrix.

    Attributes:
        before: the word before a label in a sentence: about, with, from.
        key: its key in the address.
        facet: the facet of the cases.
        labels: label of each value, in order.
    """

    before: str
    key: str
    facet: str
    labels: dict[str, str]


def table(matrix: Matrix, rows: Axis, columns: Axis) -> Markup:
    """The whole table: a button in each cell that has a case, all values in words."""
    most = max((sum(cell) for cell in matrix.cells.values()), default=1)
    head = Markup("").join(
        Markup('<th scope="col">{}<span class="total">{}</span></th>').format(
            label, matrix.column_totals[code]
        )
        for code, label in columns.labels.items()
    )
    body = Markup("").join(
        Markup('<tr><th scope="row">{}<span class="total">{}</span></th>{}</tr>').format(
            label,
            matrix.row_totals[code],
            Markup("").join(
                _cell(matrix, code, other, rows, columns, most) for other in columns.labels
            ),
        )
        for code, label in rows.labels.items()
    )
    return Markup(
        "<table><caption>{}</caption><thead><tr><td></td>{}</tr></thead><tbody>{}</tbody></table>"
        '<p class="key">{}</p>'
    ).format(_caption(matrix), head, body, _key())


def holes(matrix: Matrix, pairs: Sequence[tuple[str, str]], rows: Axis, columns: Axis) -> Markup:
    """One sentence for each pair without a case."""
    return Markup("<ul>{}</ul>").format(
        Markup("").join(
            Markup("<li>No case {} {} {} {}. There are {} {} {} and {} {} {}.</li>").format(
                rows.before,
                Markup("<b>{}</b>").format(rows.labels[row]),
                columns.before,
                Markup("<b>{}</b>").format(columns.labels[column]),
                matrix.row_totals[row],
                rows.before,
                rows.labels[row],
                matrix.column_totals[column],
                columns.before,
                columns.labels[column],
            )
            for row, column in pairs
        )
    )


def _cell(matrix: Matrix, row: str, column: str, rows: Axis, columns: Axis, most: int) -> Markup:
    cell = matrix.cells.get((row, column))
    if cell is None:
        return Markup('<td class="none"><span class="unseen">{}</span></td>').format(NONE)
    pair = f"{rows.before} {rows.labels[row]} {columns.before} {columns.labels[column]}"
    return Markup(
        '<td class="shade-{}"><button type="button" data-pick="{}|{}" aria-label="{}">'
        '<span class="count">{}</span><span class="strengths">{}</span></button></td>'
    ).format(
        -(-sum(cell) * SHADES // most),
        row,
        column,
        f"{sum(cell)} {_noun(sum(cell))} {pair}: {_spoken(cell)}",
        sum(cell),
        _signs(cell),
    )


def _noun(count: int) -> str:
    return "case" if count == 1 else "cases"


def _signs(cell: Strengths) -> Markup:
    parts = zip(WORDS, cell, strict=True)
    return Markup(" ").join(
        Markup('<span><i class="{}"></i>{}</span>').format(kind, count)
        for kind, count in parts
        if count
    )


def _spoken(cell: Strengths) -> str:
    parts = zip(WORDS.values(), cell, strict=True)
    return ", ".join(f"{count} {words}" for words, count in parts if count)


def _caption(matrix: Matrix) -> str:
    return (
        f"{matrix.total:,} case studies. A case with two themes or two groups stands in each of "
        "them. Choose a cell to see its cases."
    )


def _key() -> Markup:
    signs = Markup(", ").join(
        Markup('<i class="{}"></i>{}').format(kind, words) for kind, words in WORDS.items()
    )
    return Markup('{}; <span class="none swatch"></span> {}').format(signs, NONE)
