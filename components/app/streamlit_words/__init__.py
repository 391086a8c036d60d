"""What Streamlit itself says and draws, in the reader's language: its words, and where its tables begin.

Streamlit has its words in English only, and a table's canvas begins at the left whichever way the page runs.
Relies on: the ``data-testid`` of the parts that say something, their English words, and the box
``dvn-scroller`` in which a table moves.
Off (``streamlit_words``): these words are English, and a table that is wider than the page shows
a reader of Urdu its last columns first.

What it leaves in English: the window that records the screen, the ways to write the numbers of a column,
the figures about a column, how large a file may be and that another kind is not taken (the page says both
itself), and what Streamlit says when the server is gone.
"""

import json
from pathlib import Path

from components.content.maps import map_files
from components.facts import cache
from components.language.messages import gettext, gettext_noop
from data import languages

# As Streamlit 1.67 has them.
WORDS = (
    # The page.
    gettext_noop("Skip to main content"),
    gettext_noop("App pages"),
    gettext_noop("Link to heading"),
    gettext_noop("Main menu"),
    gettext_noop("Rerun"),
    gettext_noop("Print"),
    gettext_noop("Record a screencast"),
    gettext_noop("System"),
    gettext_noop("Light"),
    gettext_noop("Dark"),
    gettext_noop("Running..."),
    gettext_noop("Stop"),
    # Around a table.
    gettext_noop("Download as CSV"),
    gettext_noop("Fullscreen"),
    gettext_noop("Close fullscreen"),
    gettext_noop("Show/hide columns"),
    gettext_noop("Select all"),
    gettext_noop("Clear selection"),
    gettext_noop("Search"),
    gettext_noop("Type to search"),
    gettext_noop("Previous Result"),
    gettext_noop("Next Result"),
    gettext_noop("Close Search"),
    # The menu of a column.
    gettext_noop("Dataframe column menu"),
    gettext_noop("Sort ascending"),
    gettext_noop("Sort descending"),
    gettext_noop("Statistics"),
    gettext_noop("Format"),
    gettext_noop("Autosize"),
    gettext_noop("Pin column"),
    gettext_noop("Unpin column"),
    gettext_noop("Hide column"),
    gettext_noop("Copy column name"),
    # Inputs.
    gettext_noop("Pagination"),
    gettext_noop("Page"),
    gettext_noop("Previous page"),
    gettext_noop("Next page"),
    gettext_noop("Choose an option"),
    gettext_noop("Choose options"),
    gettext_noop("Open"),
    gettext_noop("No results"),
    gettext_noop("Clear all"),
    gettext_noop("Clear value"),
    gettext_noop("Press Enter to apply"),
    gettext_noop("Press Enter to submit form"),
    gettext_noop("Press Ctrl+Enter to submit form"),
    gettext_noop("Press ⌘+Enter to submit form"),
    gettext_noop("Copy to clipboard"),
    gettext_noop("Upload"),
    gettext_noop("file upload"),
    gettext_noop("Add files"),
)
# Words of Streamlit's that mean another thing where our pages say them, or say less.
MEANT = {"Theme": gettext_noop("Light or dark colours"), "Sidebar": gettext_noop("Menu")}
SCRIPT = Path(__file__).with_name("streamlit_words.js")


def describe_words() -> dict[str, str | bool]:
    """Where the browser finds Streamlit's words in the reader's language, and where tables begin in it."""
    words = _words_path() if languages.translated() else ""
    return {"words": words, "from_right": languages.spoken().is_right_to_left}


@cache.once
def _words_path() -> str:
    """Path of the file with the words: each run would send them again, a file stays with the browser."""
    said = {english: gettext(MEANT.get(english, english)) for english in (*WORDS, *MEANT)}
    content = json.dumps(said, ensure_ascii=False)
    return map_files.serve(f"streamlit-{languages.current()}.json", content.encode())
