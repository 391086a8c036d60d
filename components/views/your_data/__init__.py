"""What the editor's desk draws: templates, files, problems, questions, changes, and what is taken along."""

from contextlib import AbstractContextManager

import streamlit as st

from components.app import frame
from components.content.about_data import private_preview
from components.content.about_data import your_data as words
from components.facts import readers
from components.language.messages import gettext
from components.views.your_data.changes import show_changes
from components.views.your_data.files import take_files
from components.views.your_data.findings import show_problems, show_recognised
from components.views.your_data.previewing import offer_preview
from components.views.your_data.questions import ask_repairs
from components.views.your_data.take_along import offer_package
from components.views.your_data.templates import show_templates
from components.widgets import prose
from data.problems import Busy, DataProblem

__all__ = [
    "ask_repairs", "hide_cells", "is_open", "offer_package", "offer_preview", "show_changes", "show_header",
    "show_problems", "show_recognised", "show_templates", "take_files",
]  # fmt: skip


def hide_cells() -> AbstractContextManager[None]:
    """Let no fault of the page quote a cell in a log; what is said to the editor goes on as it is."""
    return readers.hide_cells(Busy, DataProblem)


def show_header() -> None:
    """What the page is for, and what becomes of a file."""
    frame.show_header(gettext(words.TITLE), gettext(words.LEAD))
    prose.show_paragraph(gettext(words.SAFE))


def is_open() -> bool:
    """Whether files are taken here; a sentence where they are not, in a private preview."""
    if readers.current() is None:
        return True
    st.info(gettext(private_preview.NO_DESK), icon=":material/report:")
    return False
