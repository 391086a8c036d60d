"""The matrix as an accessible HTML table, and its holes as sentences. Nothing here draws."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from components.content.cases.matrix_words import CaseWording, Wording
from components.content.elements import markup
from components.language import lists
from components.language.messages import gettext
from components.language.numbers import format_number
from data.stories import Matrix, Strengths

SHADES = 4


@dataclass(frozen=True)
class Axis:
    """One side of the matrix.

    Attributes:
        key: its key in the address.
        facet: the facet of the cases.
        labels: label of each value, in order.
    """

    key: str
    facet: str
    labels: dict[str, str]


def table(matrix: Matrix, rows: Axis, columns: Axis, said: Wording) -> Markup:
    """The whole table: a button in each cell that has a case, all values in words."""
    most = max((sum(cell) for cell in matrix.cells.values()), default=1)
    head = Markup("").join(
        Markup('<th scope="col">{}<span class="total">{}</span></th>').format(
            label, format_number(matrix.column_totals[code])
        )
        for code, label in columns.labels.items()
    )
    body = Markup("").join(
        Markup('<tr><th scope="row">{}<span class="total">{}</span></th>{}</tr>').format(
            label,
            format_number(matrix.row_totals[code]),
            Markup("").join(
                _cell(matrix, code, other, rows, columns, most, said) for other in columns.labels
            ),
        )
        for code, label in rows.labels.items()
    )
    return Markup(
        '<p class="about">{}</p><div class="scroller"><table role="grid">'
        '<caption class="unseen">{}</caption>'
        "<thead><tr><td></td>{}</tr></thead><tbody>{}</tbody></table></div>"
        '<p class="key">{}</p>'
    ).format(
        said.about(matrix.total),
        said.caption(),
        head,
        body,
        _key(said),
    )


def holes(
    matrix: Matrix, pairs: Sequence[tuple[str, str]], rows: Axis, columns: Axis, said: CaseWording
) -> Markup:
    """One sentence for each pair without a case, and one for how many cases there are of each part."""
    return Markup("<ul>{}</ul>").format(
        Markup("").join(
            Markup("<li>{} {}</li>").format(
                markup.fill_sentence(
                    said.no_case(),
                    row=Markup("<b>{}</b>").format(rows.labels[row]),
                    column=Markup("<b>{}</b>").format(columns.labels[column]),
                ),
                said.of_each(
                    (matrix.row_totals[row], rows.labels[row]),
                    (matrix.column_totals[column], columns.labels[column]),
                ),
            )
            for row, column in pairs
        )
    )


def _cell(
    matrix: Matrix, row: str, column: str, rows: Axis, columns: Axis, most: int, said: Wording
) -> Markup:
    cell = matrix.cells.get((row, column))
    if cell is None:
        return Markup('<td class="none"><span class="unseen">{}</span></td>').format(said.none())
    count = sum(cell)
    spoken = said.counted(count, rows.labels[row], columns.labels[column])
    return Markup(
        '<td class="shade-{}"><button type="button" data-pick="{}|{}" aria-label="{}">'
        '<span class="count">{}</span><span class="strengths">{}</span></button></td>'
    ).format(
        -(-count * SHADES // most),
        row,
        column,
        ": ".join([spoken, *_spoken(cell, said)]),
        format_number(count),
        _signs(cell, said),
    )


def _signs(cell: Strengths, said: Wording) -> Markup:
    return Markup(" ").join(
        Markup('<span><i class="{}"></i>{}</span>').format(kind, format_number(count))
        for kind, count in zip(said.strengths, cell, strict=False)
        if count
    )


def _spoken(cell: Strengths, said: Wording) -> list[str]:
    parts = zip(said.strengths.values(), cell, strict=False)
    told = lists.join(
        gettext("{count} {strength}", count=count, strength=gettext(words))
        for words, count in parts
        if count
    )
    return [told] if told else []


def _key(said: Wording) -> Markup:
    nothing = Markup('<span class="none swatch"></span> {}').format(said.none())
    signs = markup.join(
        Markup('<i class="{}"></i>{}').format(kind, gettext(words))
        for kind, words in said.strengths.items()
    )
    return markup.join_parts([*([signs] if said.strengths else []), nothing])
