"""What programmes say of their own work, on the screen."""

from components.content.programmes import statements
from components.widgets import blocks


def show_definitions(subject: str) -> None:
    """What a subject is, in the words of each programme that says it."""
    blocks.show_blocks(statements.blocks_about(subject, (statements.DEFINITION,)))


def show_others(subject: str, under: int) -> None:
    """All else that programmes say of a subject: what it was for, who took part, what it brings.

    Args:
        under: level of the heading that it stands under.
    """
    said = statements.blocks_about(subject, statements.kinds_but_definition())
    blocks.show_blocks(said, under)
