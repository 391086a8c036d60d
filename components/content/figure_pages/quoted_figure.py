"""A figure that a guided story quotes, in words: as it stands in a heading, a sentence and a list."""

from dataclasses import dataclass

from markupsafe import Markup

from components.content.elements import markup
from components.content.figure_pages import figure_links
from components.language.messages import gettext, gettext_noop
from data.figure_keys import FigureKey

# A figure in a sentence, with what its source or its check says of it: “99.9 % (doubtful)”.
DOUBTED = gettext_noop("{value} ({mark})")


@dataclass(frozen=True)
class Figure:
    """A quoted figure in words.

    Attributes:
        text: as it stands in the sentence.
        label: what it is, where and when.
        mark: what its source does not simply state: “doubtful”, “computed”; else empty.
        is_doubtful: whether its source or its check doubts it, which a heading must say, too.
        sources: package and source of each one it is from.
        key: its name; None for what is counted in the tables, which no page has.
    """

    text: str
    label: str
    mark: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    is_doubtful: bool = False
    key: FigureKey | None = None

    @property
    def in_heading(self) -> str:
        """As it stands in a heading, beside which no mark stands."""
        return gettext("{value}, doubtful", value=self.text) if self.is_doubtful else self.text

    @property
    def in_sentence(self) -> Markup:
        """As it stands out in a sentence, with its doubt beside it."""
        value = Markup("<b>{}</b>").format(self._linked)
        return (
            markup.fill_sentence(gettext(DOUBTED), value=value, mark=self.mark)
            if self.is_doubtful
            else value
        )

    @property
    def in_list(self) -> str | Markup:
        """As it stands beside its label, with its mark."""
        return markup.join((self._linked, self.mark)) if self.mark else self._linked

    @property
    def _linked(self) -> str | Markup:
        return figure_links.link(self.text, self.key) if self.key else self.text
