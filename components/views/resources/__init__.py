"""What the page of publications draws: filters, the list, the way to take it along."""

from components.app import frame, notices
from components.content import publications
from components.facts import tables
from components.language.messages import gettext
from components.views.resources import library
from components.widgets import blocks, paging


def show_library() -> None:
    """The publications, films, toolkits and dated items that were chosen."""
    frame.show_header(gettext(publications.TITLE), gettext(publications.LEAD))
    choice = library.choose_items()
    found = tables.library().matching(choice)
    blocks.show_section(publications.describe_choice(choice, found))
    if not choice.is_everything:
        frame.show_link("resources", gettext("Show everything"))
    if found.empty:
        notices.say_nothing_found("", gettext("Take away a filter."))
        return
    paging.show_page(found, str(choice), library.show_items)
    library.show_download(found, choice)
