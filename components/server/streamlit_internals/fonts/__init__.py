"""Streamlit's own two fonts, cut down to the signs this app can show, at the same addresses.

The whole fonts are half of a first visit: 375 kB for a few icons, 170 kB for a few arrows that
the app's own font lacks.

Relies on: the names of two files. A file here carries the name of the one it stands for, which holds a
hash: with another version of Streamlit the names differ and the whole fonts are sent again, until
`python -m components.server.streamlit_internals.fonts` has cut them anew.
Off (``font_subsets``): the layer is left out, and whole fonts are sent.
"""

from collections.abc import Mapping
from pathlib import Path

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from components.facts import cache
from components.server.responses import KEEP_FOREVER
from components.server.streamlit_internals import reserved_paths

FOLDER = Path(__file__).parent
ENDING = ".woff2"


class LighterFonts:
    """Answer for the fonts that have a lighter one."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the lighter font; pass on everything else."""
        font = by_address().get(scope["path"]) if scope["type"] == "http" else None
        headers = {"Cache-Control": KEEP_FOREVER}
        answer = self.app if font is None else Response(font, 200, headers, "font/woff2")
        await answer(scope, receive, send)


@cache.once
def by_address() -> Mapping[str, bytes]:
    """Content of each lighter font, by the address of the font it stands for."""
    return {
        f"{reserved_paths.FONTS}{path.name}": path.read_bytes()
        for path in sorted(FOLDER.glob(f"*{ENDING}"))
    }
