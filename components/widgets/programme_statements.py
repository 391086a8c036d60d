"""What programmes say of their own work, on the screen."""

from collections.abc import Sequence

from components.content import statements
from components.widgets import prose


def show_definitions(subject: str) -> None:
    """What a subject is, in the words of each programme that says it."""
    _show(statements.worded(subject, (statements.DEFINITION,)))


def show_others(subject: str) -> None:
    """All else that programmes say of a subject: what it was for, who took part, what it brings."""
    _show(statements.worded(subject, statements.others()))


def _show(said: Sequence[statements.Statements]) -> None:
    for one in said:
        prose.show_html(one.html)
        prose.show_sources(one.package_id, one.source_ids)
