"""Small tables with a caption, row heads and totals, as HTML that reads well aloud and on paper."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from components.content.elements import markup

Cells = Sequence[str | Markup]


def table(
    caption: str, heads: Sequence[str], rows: Iterable[Cells], totals: Iterable[Cells] = ()
) -> Markup:
    """A table; the first cell of each row names it.

    Args:
        caption: what the table holds, in a sentence.
        heads: column heads, one for each cell of a row.
        totals: rows that stand under a rule, such as sums.
    """
    body, foot = list(rows), list(totals)
    note = markup.note_english(cell for row in (*body, *foot) for cell in row)
    return Markup(
        '<div class="lz-scroll" tabindex="0" role="group" aria-label="{}">'
        '<table class="lz-table"><caption>{}</caption><thead><tr>{}</tr></thead>'
        "<tbody>{}</tbody><tfoot>{}</tfoot></table>{}</div>"
    ).format(caption, caption, _heads(heads), _rows(body), _rows(foot), _small(note))


def _small(note: str) -> Markup:
    return Markup('<p class="lz-meta">{}</p>').format(note) if note else Markup("")


def _heads(heads: Sequence[str]) -> Markup:
    cells = (Markup('<th scope="col">{}</th>').format(head) for head in heads)
    return Markup("").join(cells)


def _rows(rows: Iterable[Cells]) -> Markup:
    return Markup("").join(_row(*cells) for cells in rows)


def _row(name: str | Markup, *cells: str | Markup) -> Markup:
    named = Markup('<th scope="row">{}</th>').format(markup.cell(name))
    rest = Markup("").join(Markup("<td>{}</td>").format(markup.cell(one)) for one in cells)
    return Markup("<tr>{}{}</tr>").format(named, rest)
