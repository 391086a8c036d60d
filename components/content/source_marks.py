"""Small numbered marks of sources beside figures, and the list at the end that they count.

A mark says its source when it is pointed at, touched or has the focus (`lz-mark` in the style sheets).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from components.content import sources
from components.content.blocks import Sources
from components.language import numbers
from components.language.messages import gettext

Source = tuple[str, str]


@dataclass(frozen=True)
class SourceMarks:
    """The sources of a page or section by their numbers.

    Attributes:
        numbers: the number of each source, by package_id and source_id.
    """

    numbers: Mapping[Source, int]

    @classmethod
    def of(cls, named: Iterable[tuple[object, object]]) -> "SourceMarks":
        """Numbers for package_id and source_id of each figure in order; what is no id is left out."""
        known = (
            (str(package_id), source_id)
            for package_id, source_id in named
            if isinstance(source_id, str)
        )
        return cls({source: number for number, source in enumerate(dict.fromkeys(known), 1)})

    def number(self, package_id: object, source_id: object) -> str:
        """The number of a source as it is written; empty if it has none."""
        number = self.numbers.get((str(package_id), str(source_id)))
        return numbers.format_number(number) if number else ""

    def mark(self, package_id: object, source_id: object) -> Markup:
        """The mark beside a figure; empty if its source has no number."""
        if not self.number(package_id, source_id):
            return Markup("")
        source = str(package_id), str(source_id)
        return draw_mark(self.numbers[source], sources.short_title(*source))

    def listed(self) -> Sources:
        """The list in which the numbers are found."""
        return Sources(tuple(sources.line(*source) for source in self.numbers), is_numbered=True)


def draw_mark(number: int, title: str) -> Markup:
    """The mark of one source.

    Args:
        title: as plain text; publisher, date and way to it stand in the list.
    """
    written = numbers.format_number(number)
    said = gettext("Source {number}: {title}", number=written, title=title)
    return Markup('<sup class="lz-mark" tabindex="0" role="note" aria-label="{}">{}</sup>').format(
        said, written
    )
