"""What programmes say of their own work, on the screen."""

from components.content.programmes import statements
from components.widgets import blocks, headings
from components.widgets.source_list import SourceList


def show_definitions(subject: str, named: SourceList) -> None:
    """What a subject is, in the words of each programme that says it.

    Args:
        named: the sources of the page, whose list stands at its end.
    """
    _show(subject, (statements.DEFINITION,), headings.PAGE, named)


def show_others(subject: str, under: int, named: SourceList) -> None:
    """All else that programmes say of a subject: what it was for, who took part, what it brings.

    Args:
        under: level of the heading that it stands under.
        named: the sources of the page, whose list stands at its end.
    """
    _show(subject, statements.kinds_but_definition(), under, named)


def _show(subject: str, kinds: tuple[str, ...], under: int, named: SourceList) -> None:
    for said in statements.word_statements(subject, kinds):
        blocks.show_blocks(said.blocks, under)
        named.show_marks(said.package_id, said.source_ids)
