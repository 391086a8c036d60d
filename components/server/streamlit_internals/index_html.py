"""The HTML that starts the app: Streamlit's own, with our style and fonts, and the first words.

The first words are those of the static page about the same thing. They can be read while the app
is on its way, by search engines and link previews, and by a browser without scripts.

Relies on: the tags of Streamlit's ``static/index.html`` (:func:`_replacements`), what its script reads
from ``window.__streamlit``, and how a page is known to be drawn (``first_words.js``). Where the tags are
not as expected a warning is written, and Streamlit's page is served as it is; :mod:`components.app.frame`
then brings the style with the page. Off (``index_html``): the same. Off (``keyboard``,
``style_selectors``): the script and the style sheet are left out.
"""

import json
import logging
import re
from pathlib import Path

import streamlit as st
from markupsafe import escape

from components.facts import assets, cache, script_fonts, touches
from components.facts.scripts import read_script
from components.language.messages import gettext
from components.server import rendering
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
STREAMLIT_STYLE = r'<link rel="stylesheet"[^>]*>'
START_FILES = re.compile(rf'(?:src|href)="\.({reserved_paths.STATIC}[^"]+\.(?:js|css))"')
FIRST_WORDS = "first-words"
READY = "live-part-ready"
# The page while the first words stand over it. A rule that asks the body whether it has them would have the
# browser look at all that a page has whenever something of it changes, for as long as the page is open.
BENEATH = "lz-beneath"
# It stands in the page itself: as a file of its own it could fail to come, and the words would never go.
UNTIL_COMPLETE = Path(__file__).with_name("first_words.js")

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
    sheets = "".join(f'<link rel="stylesheet" href="{_here(sheet)}">' for sheet in assets.styles())
    streamlits = "".join(re.findall(STREAMLIT_STYLE, streamlits_own()))
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
            f"{rendering.style()}{_as_in_the_app()}</style>"
            f"<script>{_start()}</script>"
        ),
        r'<link\s+rel="preload"[^>]*as="font"[^>]*>': "".join(
            f'<link rel="preload" href="{_here(file)}" as="font" type="font/woff2" crossorigin>'
            for _, file, _ in FONTS
        ),
        # It describes an interface that is switched off.
        r"<!--[^>]*?agent API.*?-->\s*<link[^>]*service-desc[^>]*>": "",
        r"<noscript>.*?</noscript>": "",
        # The first words have all the style they need with them and do not wait for that of the app.
        STREAMLIT_STYLE: "",
        root: (
            f'<div id="root" class="{BENEATH}"></div>'
            f'<div id="{FIRST_WORDS}" class="reading">{CUT}</div>{_ready()}'
            f"<script>{read_script(UNTIL_COMPLETE)}</script>{streamlits}{sheets}{_keyboard()}"
        ),
    }


def _as_in_the_app() -> str:
    """What the app's script later says of every element, said at once: the first words would move."""
    size = st.get_option("theme.baseFontSize")
    return (
        f"html{{font-size:{size}px!important;scrollbar-width:thin}}"
        f"#{FIRST_WORDS} *{{box-sizing:border-box}}:where(#{FIRST_WORDS}) :is(ul,ol){{margin:0 0 1rem}}"
    )


def _ready() -> str:
    """Where it is said that the page is there, for those who read the first words meanwhile."""
    ready, show = gettext("The interactive version is ready."), gettext("Show it")
    return (
        f'<div id="{READY}" class="reading" role="status" '
        f'data-ready="{escape(ready)}" data-show="{escape(show)}"></div>'
    )


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
