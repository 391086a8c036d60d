"""Streamlit's own two fonts, cut down to the signs this app can show, at the same addresses.

The whole fonts are half of a first visit: 375 kB for a few icons, 170 kB for a few arrows that
the app's own font lacks. A file here carries the name of the one it stands for, which holds a
hash: with another version of Streamlit the names differ and the whole fonts are sent again, until
`python -m components.server.streamlit_internals.fonts` has cut them anew.
"""

from collections.abc import Mapping
from pathlib import Path

from components.facts import cache

FOLDER = Path(__file__).parent
ENDING = ".woff2"
STREAMLIT_FONTS = "/static/media/"


@cache.once
def by_address() -> Mapping[str, bytes]:
    """Content of each lighter font, by the address of the font it stands for."""
    return {
        f"{STREAMLIT_FONTS}{path.name}": path.read_bytes()
        for path in sorted(FOLDER.glob(f"*{ENDING}"))
    }
