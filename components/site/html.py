"""The HTML that starts the app: Streamlit's own, with our name, style and fonts in its head."""

import json
import re
from functools import cache
from pathlib import Path

import streamlit as st

from components.site import assets

NAME = "Learning Zone"
DESCRIPTION = (
    "What community-mobilisation programmes did, where, and what came of it: "
    "case studies, maps and figures, each with its source."
)
WITHOUT_SCRIPT = "The Learning Zone draws its pages in your browser. Please switch on JavaScript."
# What the browser needs to know to show the first blank page in our colours and letters.
FIRST_LOOK = {
    "backgroundColor": "theme.{}.backgroundColor",
    "secondaryBackgroundColor": "theme.{}.secondaryBackgroundColor",
    "textColor": "theme.{}.textColor",
    "primaryColor": "theme.{}.primaryColor",
    "bodyFont": "theme.font",
    "headingFont": "theme.headingFont",
}
FONTS = ("noto-sans-latin.woff2", "spectral-semibold-latin.woff2")

STREAMLIT_INDEX = Path(st.__file__).parent / "static" / "index.html"
PAGES = Path(__file__).parents[2] / "pages"


def addresses() -> list[str]:
    """Every address that opens a page: the root, and the file name of each page."""
    return ["/", *sorted(f"/{page.stem}" for page in PAGES.glob("*.py"))]


@cache
def shell() -> str:
    """The HTML of all pages; what differs between them is drawn later, by the page's script."""
    html = STREAMLIT_INDEX.read_text(encoding="utf-8")
    for pattern, ours in _replacements().items():
        html = re.sub(pattern, ours, html, flags=re.DOTALL)
    return html


def _replacements() -> dict[str, str]:
    font = '<link rel="preload" href=".{}" as="font" type="font/woff2" crossorigin>'
    preloads = "".join(font.format(assets.address(name)) for name in FONTS)
    return {
        r"<title>.*?</title>": (
            f'<title>{NAME}</title><meta name="description" content="{DESCRIPTION}">'
            f'<link rel="stylesheet" href=".{assets.address("atlas.css")}">'
            f"<script>window.__streamlit = {_first_look()}</script>"
        ),
        r'<link\s+rel="preload"[^>]*as="font"[^>]*>': preloads,
        r"<noscript>.*?</noscript>": f"<noscript><p>{WITHOUT_SCRIPT}</p></noscript>",
    }


def _first_look() -> str:
    """The theme as Streamlit's script takes it before the server has sent the whole of it."""
    looks = {
        f"{shade.upper()}_THEME": {
            name: st.get_option(option.format(shade)) for name, option in FIRST_LOOK.items()
        }
        for shade in ("light", "dark")
    }
    return json.dumps(looks)
