"""How far each language is, and how to correct a translation."""

from components.content.about_data import completeness
from components.content.elements import data_table
from components.language.messages import gettext, gettext_noop
from components.widgets import data_grid, downloads, prose

EXPLANATION = gettext_noop(
    "The site was written in English. The other languages were written by us and wait for a speaker to "
    "check them: until then a text may be clumsy or wrong, and the English one counts. What has no "
    "translation stands in English."
)
CORRECTION = gettext_noop(
    "To correct a text, tell those who run this site the address of the page, the text, and how it should "
    "read. Who works with the files finds each text in `components/language/catalogues` or in a folder "
    "`translations` beside its table; `CONTRIBUTING.md` says how."
)


def show_languages() -> None:
    """What is translated and checked, catalogue by catalogue and table by table."""
    prose.show_paragraph(gettext(EXPLANATION))
    prose.show_paragraph(gettext(CORRECTION))
    rows = completeness.table()
    caption = gettext("Languages: texts, translations, and what a speaker has checked")
    data_grid.draw_table(data_table.whole(rows), caption)
    downloads.offer_csv(rows, "languages")
