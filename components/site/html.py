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
# Family as the theme names it, file, weights in the file.
FONTS = (
    ("Noto Sans", "noto-sans-latin.woff2", "100 900"),
    ("Spectral", "spectral-semibold-latin.woff2", "600"),
)

STREAMLIT_INDEX = Path(st.__file__).parent / "static" / "index.html"
PAGES = Path(__file__).parents[2] / "pages"
HOME = "home"


def addresses() -> list[str]:
    """Every address that opens a page: the root for the home page, and the others' file names."""
    return ["/", *sorted(f"/{page.stem}" for page in PAGES.glob("*.py") if page.stem != HOME)]


@cache
def shell() -> str:
    """The HTML of all pages; what differs between them is drawn later, by the page's script."""
    html = STREAMLIT_INDEX.read_text(encoding="utf-8")
    for pattern, ours in _replacements().items():
        html = re.sub(pattern, ours, html, flags=re.DOTALL)
    return html


def _replacements() -> dict[str, str]:
    return {
        r"<title>.*?</title>": (
            f"<title>{NAME}</title>"
            f'<meta name="description" content="{DESCRIPTION}">'
            f"<style>{''.join(_font_face(*font) for font in FONTS)}</style>"
            f'<link rel="stylesheet" href="{_here("atlas.css")}">'
            f"<script>window.__streamlit = {_first_look()}</script>"
        ),
        r'<link\s+rel="preload"[^>]*as="font"[^>]*>': "".join(
            f'<link rel="preload" href="{_here(file)}" as="font" type="font/woff2" crossorigin>'
            for _, file, _ in FONTS
        ),
        r"<noscript>.*?</noscript>": f"<noscript><p>{WITHOUT_SCRIPT}</p></noscript>",
    }


def _font_face(family: str, file: str, weight: str) -> str:
    source = f'url("{_here(file)}") format("woff2")'
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; '
        f"font-display: swap; src: {source}; }}"
    )


def _here(file: str) -> str:
    """Address of one of our files, as seen from the shell; right also below a path of a proxy."""
    return f".{assets.address(file)}"


def _first_look() -> str:
    """The theme as Streamlit's script takes it before the server has sent the whole of it."""
    looks = {
        f"{shade.upper()}_THEME": {
            name: st.get_option(option.format(shade)) for name, option in FIRST_LOOK.items()
        }
        for shade in ("light", "dark")
    }
    return json.dumps(looks)
