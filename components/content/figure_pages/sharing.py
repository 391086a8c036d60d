"""The ways to share a figure or a story: WhatsApp, e-mail, the system's own, its address, a frame, files."""

from urllib.parse import quote

from markupsafe import Markup

from components.content.elements.blocks import File
from components.content.figure_pages.figure_links import of_day, path_of
from components.language.messages import gettext, gettext_noop
from data import languages
from data.figure_keys import FigureKey

FRAME_HEIGHT = 420
# The forms that a figure can be had in, and who reads each.
FORMS = {
    "json": gettext_noop("All of it, for programs (JSON)"),
    "csv": gettext_noop("A row for a spreadsheet (CSV)"),
    "bib": gettext_noop("Citations (BibTeX)"),
    "ris": gettext_noop("Citations (RIS)"),
}


def list_files(key: FigureKey, as_of: str) -> tuple[File, ...]:
    """A figure as files, by what reads them, in the language that is spoken.

    Args:
        as_of: the day whose data it is of, if not today's.
    """
    return tuple(
        File(languages.below(f"{path_of(key)}.{form}{of_day(as_of)}"), gettext(label))
        for form, label in FORMS.items()
    )


def draw_ways(title: str, said: str, where: str) -> Markup:
    """Links and buttons to send a figure to somebody, its address, and a frame that shows it.

    Args:
        said: the figure in one line with its address.
        where: its whole address.
    """
    # Buttons of the script, which shows them where the browser can do it.
    buttons = Markup(
        '<button type="button" data-copy="{0}" data-done="{2}" hidden>{1}</button> '
        '<button type="button" data-share="{0}" data-text="{3}" hidden>{4}</button>'
    ).format(where, gettext("Copy link"), gettext("Copied"), said, gettext("Share …"))
    frame = embed_code(where, title, FRAME_HEIGHT)
    return Markup(
        '<p class="lz-share">{} {}</p><pre class="lz-copy" tabindex="0" dir="ltr">{}</pre><details>'
        '<summary>{}</summary><pre class="lz-copy" tabindex="0" dir="ltr">{}</pre></details>'
    ).format(draw_links(title, said), buttons, where, gettext("Embed it in another page"), frame)


def draw_links(title: str, said: str) -> Markup:
    """Links to send something to somebody by WhatsApp or e-mail.

    Args:
        said: one line with its address.
    """
    ways = {
        gettext("WhatsApp"): f"https://wa.me/?text={quote(said, '')}",
        gettext("E-mail"): f"mailto:?subject={quote(title, '')}&body={quote(said, '')}",
    }
    return Markup(" · ").join(
        Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(way, label)
        for label, way in ways.items()
    )


def embed_code(where: str, title: str, height: int) -> str:
    """What another site copies into its page to show a view of this one; as a text, which nobody runs."""
    return str(
        Markup(
            '<iframe src="{}" title="{}" width="100%" height="{}" style="border:0" loading="lazy"></iframe>'
        ).format(where, title, height)
    )
