"""The matrix as an accessible HTML table, and its holes as sentences. Nothing here draws."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from data.stories import Matrix, Strengths

SHADES = 4


@dataclass(frozen=True)
class Wording:
    """How the things that are counted are called.

    Attributes:
        about: what stands above the table; “{}” is where their number goes.
        strengths: words for each part of a cell, in order; empty if cells have one part.
    """

    one: str
    many: str
    none: str
    about: str
    strengths: Mapping[str, str]


CASES = Wording(
    "case",
    "cases",
    "no case recorded",
    "{} case studies. A case with two themes or two groups stands in each of them. Choose a cell "
    "to see its cases.",
    {
        "change_reported": "change reported",
        "first_step": "first step",
        "not_reported": "outcome not reported",
    },
)


@dataclass(frozen=True)
class Axis:
    """One side of the matrix.

    Attributes:
        title: what its values are.
        before: the word before a label in a sentence: about, with, from.
        key: its key in the address.
        facet: the facet of the cases.
        labels: label of each value, in order.
    """

    title: str
    before: str
    key: str
    facet: str
    labels: dict[str, str]


def table(matrix: Matrix, rows: Axis, columns: Axis, said: Wording = CASES) -> Markup:
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
                _cell(matrix, code, other, rows, columns, most, said) for other in columns.labels
            ),
        )
        for code, label in rows.labels.items()
    )
    return Markup(
        '<p class="about">{}</p><div class="scroller"><table role="grid">'
        '<caption class="unseen">{} and {}: number of {}</caption>'
        "<thead><tr><td></td>{}</tr></thead><tbody>{}</tbody></table></div>"
        '<p class="key">{}</p>'
    ).format(
        said.about.format(f"{matrix.total:,}"),
        rows.title,
        columns.title.lower(),
        said.many,
        head,
        body,
        _key(said),
    )


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


def _cell(
    matrix: Matrix, row: str, column: str, rows: Axis, columns: Axis, most: int, said: Wording
) -> Markup:
    cell = matrix.cells.get((row, column))
    if cell is None:
        return Markup('<td class="none"><span class="unseen">{}</span></td>').format(said.none)
    count = sum(cell)
    pair = f"{rows.before} {rows.labels[row]} {columns.before} {columns.labels[column]}"
    spoken = f"{count} {said.one if count == 1 else said.many} {pair}"
    return Markup(
        '<td class="shade-{}"><button type="button" data-pick="{}|{}" aria-label="{}">'
        '<span class="count">{}</span><span class="strengths">{}</span></button></td>'
    ).format(
        -(-count * SHADES // most),
        row,
        column,
        ": ".join([spoken, *_spoken(cell, said)]),
        count,
        _signs(cell, said),
    )


def _signs(cell: Strengths, said: Wording) -> Markup:
    return Markup(" ").join(
        Markup('<span><i class="{}"></i>{}</span>').format(kind, count)
        for kind, count in zip(said.strengths, cell, strict=False)
        if count
    )


def _spoken(cell: Strengths, said: Wording) -> list[str]:
    parts = zip(said.strengths.values(), cell, strict=False)
    told = ", ".join(f"{count} {words}" for words, count in parts if count)
    return [told] if told else []


def _key(said: Wording) -> Markup:
    nothing = Markup('<span class="none swatch"></span> {}').format(said.none)
    signs = Markup(", ").join(
        Markup('<i class="{}"></i>{}').format(kind, words) for kind, words in said.strengths.items()
    )
    return Markup("; ").join([*([signs] if said.strengths else []), nothing])
