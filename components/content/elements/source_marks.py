"""Small numbered marks of sources beside figures, and the list at the end that they count.

A mark leads to its line of the list. It says its source when it is pointed at or has the focus (`lz-mark` in
the style sheets); Escape closes that (`keyboard.js`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import Markup

from components.content.elements import markup, sources
from components.content.elements.blocks import Sources
from components.language import numbers
from components.language.messages import gettext

Source = tuple[str, str]
# More would stand as a row of numbers that nobody reads: they are a list of their own.
MOST_MARKS = 9


@dataclass(frozen=True)
class SourceMarks:
    """The sources of a page or section by their numbers.

    Attributes:
        numbers: the number of each source, by package_id and source_id.
        list_id: tells the list from others of the same page; letters and hyphens.
    """

    numbers: Mapping[Source, int]
    list_id: str = ""

    @classmethod
    def of(cls, named: Iterable[tuple[object, object]], list_id: str = "") -> "SourceMarks":
        """Numbers for package_id and source_id of each figure in order; what is no id is left out."""
        known = (
            (str(package_id), source_id)
            for package_id, source_id in named
            if isinstance(source_id, str)
        )
        in_order = enumerate(dict.fromkeys(known), 1)
        return cls({source: number for number, source in in_order}, list_id)

    def number(self, package_id: object, source_id: object) -> str:
        """The number of a source as it is written; empty if it has none."""
        number = self.numbers.get((str(package_id), str(source_id)))
        return numbers.format_number(number) if number else ""

    def mark(self, package_id: object, source_id: object) -> Markup:
        """The mark beside a figure; empty if its source has no number."""
        if not self.number(package_id, source_id):
            return Markup("")
        source = str(package_id), str(source_id)
        said = gettext(
            "Source {number}: {title}",
            number=self.number(*source),
            title=markup.say_english(sources.short_title(*source)),
        )
        return Markup('<a class="lz-mark" href="#{}" aria-label="{}">{}</a>').format(
            self._line_id(self.numbers[source]), said, self.number(*source)
        )

    def line(self, words: str, named: Iterable[Source]) -> Markup:
        """Small words with the marks of some sources behind them."""
        numbered = Markup("").join(self.mark(*source) for source in named)
        return Markup('<p class="lz-meta lz-marked">{}{}</p>').format(words, numbered)

    def listed(self) -> Sources:
        """The list in which the numbers are found, as a block."""
        lines = tuple(sources.line(*source) for source in self.numbers)
        return Sources(lines, ids=tuple(map(self._line_id, self.numbers.values())))

    def draw_list(self, remarks: Mapping[Source, Markup] = MappingProxyType({})) -> Markup:
        """The same list, open, to stand directly below the figures.

        Args:
            remarks: what stands behind some of the sources.
        """
        lines = Markup("").join(
            Markup('<li id="{}">{}{}</li>').format(
                self._line_id(number), sources.line(*source), remarks.get(source, "")
            )
            for source, number in self.numbers.items()
        )
        return Markup('<ol class="lz-source" aria-label="{}">{}</ol>').format(
            gettext("Sources"), lines
        )

    def _line_id(self, number: int) -> str:
        return "-".join(part for part in ("source", self.list_id, str(number)) if part)
