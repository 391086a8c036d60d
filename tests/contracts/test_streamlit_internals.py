"""Streamlit's inside is touched where the list says, and nowhere else."""

import re
from pathlib import Path

import pytest

from components.facts import touches

ROOT = Path(__file__).parents[2]
ROOMS = ("app.py", "pages", "components", "data", ".streamlit")
KINDS = (".py", ".js", ".css", ".html", ".toml", ".svg", ".txt", ".xml", "")
SECTION = "## Streamlit's inside"
FOLDER = "components/server/streamlit_internals/"

# What is not promised, as it looks in a file.
SIGNS = {
    "a private module or name of Streamlit": re.compile(
        r"\b(?:from|import) streamlit\.|from streamlit import (?!.*\bst\b)|\bst\._|\bst\.runtime\b"
        r"|\bst\.__file__|\b_can_be_called\b"
    ),
    "a message of its protocol": re.compile(r"\bForwardMsg\b|\bBackMsg\b"),
    "its start page": re.compile(r"window\.__streamlit\b|static/index\.html|BACKEND_BASE_URL"),
    "its addresses": re.compile(r"_stcore\b|[\"'](?:/static/|/media/|/component/)"),
    "a logger of its own": re.compile(r"[\"']streamlit\.(?!css\b)"),
    "a hidden setting": re.compile(
        r"\b(?:postScriptGC|minCachedMessageSize|maxCachedMessageAge|maxWidgetStateSize)\b"
    ),
    "a setting that is set": re.compile(r"\bconfig\.set_option|\bst\.set_option"),
    # A class that begins with `st-key-` is promised.
    "a part of its page": re.compile(
        r"data-testid|data-test-|data-tabindex|dataset\.tabindex|data-baseweb"
        r"|\bst(?:App|Main|Sidebar|Toolbar|Html|Markdown|Button|Column|Element|Page|Heading|Metric"
        r"|Layout|Horizontal|Vertical|Caption|FullScreen|TopNav|Multi|Select|Download)[A-Z]?\w*\b"
        r"|\[data-tag\]|\[data-selected\]|\[kind="
    ),
    "a part of a chart of Plotly's": re.compile(r"js-plotly|xaxislayer"),
    "the browser's history": re.compile(r"history\.(?:pushState|push)\b"),
    "the inside of the server": re.compile(
        r"\b(?:from|import) (?:uvicorn|websockets)\b|/dev/fd|TCP_NODELAY"
    ),
    "the inside of pandas": re.compile(
        r"\._mgr\b|\b_constructor|\b_update_inplace\b|\b_from_mgr\b|\b_inplace_method\b"
    ),
    "a policy of what Streamlit may load": re.compile(r"'unsafe-eval'"),
}
# Found, and no touch: the registry itself, and what another library made.
EXEMPT = ("components/facts/touches.py", "components/facts/site_files/leaflet/")


def files() -> list[Path]:
    found = []
    for room in ROOMS:
        path = ROOT / room
        found += [path] if path.is_file() else sorted(path.rglob("*"))
    return [
        path.relative_to(ROOT)
        for path in found
        if path.is_file() and path.suffix in KINDS and "__pycache__" not in path.parts
    ]


def may_touch(file: str) -> bool:
    places = [place for touch in touches.TOUCHES for place in touch.places]
    return file.startswith((FOLDER, *EXEMPT)) or any(file == place for place in places)


def touched(text: str) -> list[str]:
    """What of the inside a text touches."""
    return [what for what, sign in SIGNS.items() if sign.search(text)]


def test_no_file_touches_streamlits_inside_but_those_that_are_listed():
    found = {
        path.as_posix(): what
        for path in files()
        if not may_touch(path.as_posix())
        and (what := touched((ROOT / path).read_text(encoding="utf-8")))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("planted", "what"),
    [
        ("from streamlit.runtime import Runtime", "a private module or name of Streamlit"),
        ("from streamlit import config", "a private module or name of Streamlit"),
        ("import streamlit.proto", "a private module or name of Streamlit"),
        ("st._main.write(1)", "a private module or name of Streamlit"),
        ("ForwardMsg()", "a message of its protocol"),
        ('fetch("/_stcore/health")', "its addresses"),
        ('logging.getLogger("streamlit.web")', "a logger of its own"),
        ("postScriptGC = false", "a hidden setting"),
        ('html [data-testid="stMetric"] {}', "a part of its page"),
        (".stAppHeader {}", "a part of its page"),
        ('document.querySelector(".stMain")', "a part of its page"),
        ("history.pushState({}, '', '/')", "the browser's history"),
        ("frame._mgr.arrays", "the inside of pandas"),
    ],
)
def test_a_touch_elsewhere_would_be_seen(planted, what):
    assert what in touched(planted)


@pytest.mark.parametrize(
    "promised",
    [
        "import streamlit as st",
        "from streamlit_folium import st_folium",
        'st.components.v2.component("map")',
        ".st-key-cases { gap: 1rem; }",
        "color: var(--st-text-color);",
        "history.replaceState(box.value, '')",
        'st.get_option("theme.font")',
    ],
)
def test_what_is_promised_is_no_touch(promised):
    assert touched(promised) == []


@pytest.mark.parametrize("touch", touches.TOUCHES, ids=lambda touch: touch.name)
def test_what_the_list_says_of_a_touch_is_so(touch):
    for place in touch.places:
        path = ROOT / place
        assert path.is_dir() if place.endswith("/") else path.is_file(), place
    explains = ROOT / touch.places[0]
    explained = (explains / "__init__.py" if explains.is_dir() else explains).read_text()
    assert re.search(r"\b[Rr]el(?:y|ies) on\b", explained), touch.places[0]
    assert touch.name in explained, f"{touch.places[0]} does not say its switch"
    file, name = touch.test.split("::")
    assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8")


def test_every_module_of_the_room_is_in_the_list():
    room = ROOT / FOLDER
    helpers = {"__init__.py", "layers.py", "start.py", "__pycache__"}
    listed = {place.removeprefix(FOLDER).rstrip("/") for t in touches.TOUCHES for place in t.places}
    assert {path.name for path in room.iterdir()} - helpers <= listed


def as_table() -> str:
    """The list as a table in Markdown, as `components/README.md` has it."""
    head = "| switch | relies on | gains | without it | explained in | tested by |"
    rows = (
        f"| `{touch.name}` | {touch.relies_on} | {touch.gains} | {touch.without} "
        f"| `{touch.places[0]}` | `{touch.test}` |"
        for touch in touches.TOUCHES
    )
    return "\n".join((head, "|---|---|---|---|---|---|", *rows))


def test_the_readme_of_the_rooms_lists_the_same():
    text = (ROOT / "components" / "README.md").read_text(encoding="utf-8")
    section = text.partition(f"{SECTION}\n")[2].partition("\n## ")[0]
    assert as_table() in section
    assert touches.VARIABLE in section
