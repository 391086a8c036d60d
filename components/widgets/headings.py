"""A small heading whose level is that of what it stands under, not that of its size."""

from markupsafe import Markup

from components.content.elements import markup
from components.widgets import prose

# What a heading may stand under: the heading of the page, or that of a section.
PAGE, SECTION = 1, 2


def show_heading(text: str, under: int = PAGE) -> None:
    """Draw a small heading one level below what it stands under, so that no level is left out."""
    prose.show_html(
        Markup('<h{level} class="lz-heading">{text}</h{level}>').format(
            level=under + 1, text=markup.plain(text)
        )
    )
