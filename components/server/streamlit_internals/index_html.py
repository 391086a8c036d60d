"""The HTML that starts the app: Streamlit's own, with our style and fonts, and the first words.

The first words are those of the static page about the same thing. They can be read while the app
is on its way, by search engines and link previews, and by a browser without scripts.

Relies on: the tags of Streamlit's ``static/index.html`` (:func:`_replacements`), and what its script reads
from ``window.__streamlit``. Where they are not as expected a warning is written, and its page is served as it
is; :mod:`components.app.frame` then brings the style with the page. Off (``index_html``): the same.
Off (``keyboard``, ``style_selectors``): the script and the style sheet are left out.
"""

import json
import logging
import re
from pathlib import Path

import streamlit as st
from markupsafe import escape

from components.facts import assets, cache, touches
from components.language.messages import gettext
from components.server import rendering, script_fonts
from components.server.streamlit_internals import reserved_paths
from data import languages

log = logging.getLogger(__name__)

# What Streamlit's script needs to know to start in our colours and letters.
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

TOUCH = "index_html"
CUT = "<!-- cut -->"
# The parts that have to be there once; others may go.
CUTS = (r"<title>.*?</title>", r'<div id="root"></div>')
START_FILES = re.compile(rf'(?:src|href)="\.({reserved_paths.STATIC}[^"]+\.(?:js|css))"')
FIRST_WORDS = "first-words"
# Longer than a slow telephone on a slow line takes to draw a page.
PATIENCE_SECONDS = 10
# The first words go when the page has its heading. If it does not come, they say so: without a
# websocket it never will.
UNTIL_DRAWN = f"""
new MutationObserver((_changes, watch) => {{
  if (document.querySelector(".st-key-page_header h1")) {{
    document.getElementById("{FIRST_WORDS}").remove();
    watch.disconnect();
  }}
}}).observe(document.getElementById("root"), {{childList: true, subtree: true}});
setTimeout(() => {{
  const named = ["without-live-part", ...(location.search ? ["without-choices"] : [])];
  for (const id of named) document.getElementById(id)?.removeAttribute("hidden");
}}, {PATIENCE_SECONDS * 1000});
"""

STREAMLIT_INDEX = Path(st.__file__).parent / "static" / "index.html"
PAGES = Path(__file__).parents[3] / "pages"
HOME = "home"


def addresses() -> list[str]:
    """Every address that opens a page: the root for the home page, and the others' file names."""
    return ["/", *sorted(f"/{page.stem}" for page in PAGES.glob("*.py") if page.stem != HOME)]


def shell(head: str, first_words: str) -> str:
    """The HTML of one page of the app; Streamlit's own if it is to be left as it is.

    Args:
        head: its title and what it says of itself, as tags.
        first_words: what stands there until the app has drawn the page, as tags.
    """
    pieces = _pieces() if touches.is_on(TOUCH) else None
    if pieces is None:
        return streamlits_own()
    start, middle, end = pieces
    return f"{start}{head}{middle}{first_words}{end}"


def start_files() -> list[str]:
    """Addresses of the scripts and styles that the start page asks for at once."""
    return START_FILES.findall(streamlits_own())


def streamlits_own() -> str:
    """The HTML as Streamlit has it."""
    return STREAMLIT_INDEX.read_text(encoding="utf-8")


@cache.once
def _pieces() -> tuple[str, str, str] | None:
    """Streamlit's HTML with ours, cut where the head's and the body's own parts belong.

    None, and the touch is switched off, if the HTML is not as expected.
    """
    html = streamlits_own()
    if any(len(re.findall(pattern, html, re.DOTALL)) != 1 for pattern in CUTS):
        log.warning("Streamlit's start page is not as expected and is served as it is.")
        touches.switch_off(TOUCH)
        return None
    for pattern, ours in _replacements().items():
        html = re.sub(pattern, ours.replace("\\", r"\\"), html, flags=re.DOTALL)
    start, middle, end = html.split(CUT)
    return start, middle, end


def _replacements() -> dict[str, str]:
    title, root = CUTS
    style = "".join(f'<link rel="stylesheet" href="{_here(sheet)}">' for sheet in assets.styles())
    own_fonts = "".join(
        script_fonts.font_face(family, _here(file), weight) for family, file, weight in FONTS
    )
    language = languages.spoken()
    return {
        r'<html lang="en">': (
            f'<html lang="{language.code}" dir="{language.direction}" '
            f'data-menu="{escape(gettext("Menu"))}">'
        ),
        title: (
            f"{CUT}<style>{own_fonts}{script_fonts.faces_of_all(_here)}"
            f"{rendering.style()}</style>"
            f"{style}<script>{_start()}</script>"
        ),
        r'<link\s+rel="preload"[^>]*as="font"[^>]*>': "".join(
            f'<link rel="preload" href="{_here(file)}" as="font" type="font/woff2" crossorigin>'
            for _, file, _ in FONTS
        ),
        # It describes an interface that is switched off.
        r"<!--[^>]*?agent API.*?-->\s*<link[^>]*service-desc[^>]*>": "",
        r"<noscript>.*?</noscript>": "",
        root: (
            f'<div id="root"></div><div id="{FIRST_WORDS}" class="reading">{CUT}</div>'
            f"<script>{UNTIL_DRAWN}</script>{_keyboard()}"
        ),
    }


def _keyboard() -> str:
    is_on = touches.is_on("keyboard")
    return f'<script type="module" src="{_here("keyboard.js")}"></script>' if is_on else ""


def _here(file: str) -> str:
    """Address of one of our files, as seen from the shell; right also below a path of a proxy."""
    return f".{assets.address(file)}"


def _start() -> str:
    """What Streamlit's script takes before it has heard from the server: colours, and the address.

    Without the address it would first look for the server below the page's own address.
    """
    looks = {
        f"{shade.upper()}_THEME": {
            name: st.get_option(option.format(shade)) for name, option in FIRST_LOOK.items()
        }
        for shade in ("light", "dark")
    }
    return (
        f"window.__streamlit = {{...{json.dumps(looks)}, "
        'BACKEND_BASE_URL: new URL(".", location.href).href}'
    )
