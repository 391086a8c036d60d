"""The ways to a view as a file: a table, a picture, a drawing, each by an address of its own."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlencode

from markupsafe import Markup

from components.content.elements import markup
from components.content.shared_views import view_keys
from components.language.messages import gettext, gettext_noop
from data import languages

VIEW, LANGUAGE = "view", "lang"
LABELS = {
    "csv": gettext_noop("Figures (CSV)"),
    "png": gettext_noop("Picture (PNG)"),
    view_keys.LARGE: gettext_noop("Large picture (PNG)"),
    "svg": gettext_noop("Drawing to print or edit (SVG)"),
}


def address_of(kind: str, page: str, chosen: Mapping[str, Sequence[str]]) -> str:
    """The address of a view as a file, below the site: ``view.csv?/coverage?programme=…``.

    Args:
        chosen: the choices of the page, as codes; what the file does not depend on is left out.
    """
    spoken = languages.spoken().base
    language = {} if spoken == languages.ENGLISH else {LANGUAGE: [spoken]}
    used = {key: [*words] for key, words in chosen.items() if key in view_keys.USED and words}
    asked = urlencode({**used, **language}, doseq=True, safe=":/", quote_via=quote)
    return f"{VIEW}.{kind}?/{page}{'?' if asked else ''}{asked}"


def draw_links(page: str, chosen: Mapping[str, str | Sequence[str]], site: str) -> Markup:
    """The ways to the files of a view; nothing where it cannot be had as one.

    Args:
        chosen: the choices of the page, as codes.
        site: what stands before an address of the site, with a slash at its end.
    """
    asked = {key: [one] if isinstance(one, str) else [*one] for key, one in chosen.items()}
    links = Markup(" · ").join(
        Markup('<a href="{}" target="_blank" rel="noopener">{}</a>').format(
            f"{site}{address_of(kind, page, asked)}", gettext(LABELS[kind])
        )
        for kind in view_keys.list_kinds(page, asked)
    )
    if not links:
        return Markup("")
    said = markup.fill_sentence(gettext("This view as a file: {files}"), files=links)
    return Markup('<p class="lz-meta lz-files">{}</p>').format(said)
