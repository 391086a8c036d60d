"""Sources of a page as small marks where they are used, numbered as they come, with one list at its end."""

from collections.abc import Iterable

from components.content.elements.source_marks import MOST_MARKS, Source, SourceMarks
from components.language.messages import gettext
from components.widgets import prose


class SourceList:
    """What a page has named so far; made anew in each run.

    Args:
        list_id: tells the list from others of the same page; letters and hyphens.
    """

    def __init__(self, list_id: str) -> None:
        self._list_id = list_id
        self._named: list[Source] = []

    def show_marks(self, package_id: str, source_ids: Iterable[str]) -> None:
        """The marks of some sources; where they are more than anybody reads as marks, a list to be opened."""
        used = [(package_id, one) for one in dict.fromkeys(source_ids) if isinstance(one, str)]
        if len(used) > MOST_MARKS:
            prose.show_sources(package_id, [source_id for _, source_id in used])
        elif used:
            self._named += used
            prose.show_html(self._marks().line(gettext("Sources"), used))

    def show_list(self) -> None:
        """The list that the marks count; nothing if there is none."""
        if self._named:
            prose.show_html(self._marks().draw_list())

    def _marks(self) -> SourceMarks:
        return SourceMarks.of(self._named, self._list_id)
