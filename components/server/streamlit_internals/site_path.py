"""Streamlit's setting for a site below a path of another one, ``server.baseUrlPath``.

Streamlit puts its own addresses below that path, and leaves ours where they are. So the setting is read
once and taken back, all addresses stay at the root, and `components/server/middleware/below.py` takes the
path off what is asked for.

Relies on: Streamlit makes its addresses when the app is first asked for something
(``App._build_starlette_app``); `streamlit.config`.
Off (``site_path``): the setting is left to Streamlit; LEARNING_ZONE_ADDRESS with a path does the same.
"""

from streamlit import config

from components.facts import touches

SETTING = "server.baseUrlPath"


_taken = ""


def take_setting() -> None:
    """Take the path out of the setting; from then on only we know it."""
    global _taken
    path = str(config.get_option(SETTING) or "").strip("/")
    if path and touches.is_on("site_path"):
        config.set_option(SETTING, "", __name__)
        _taken = f"/{path}"


def from_setting() -> str:
    """The path that was taken, such as ``/tools/zone``; an empty text if there was none."""
    return _taken
