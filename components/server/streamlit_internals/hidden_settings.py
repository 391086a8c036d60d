"""Settings in `.streamlit/config.toml` that Streamlit does not document.

Rely on: their names. Should one disappear, a warning is written and all works, slower or with a wider bound.

- ``runner.postScriptGC``: a full garbage collection after each rerun would decide how many visitors can click
  at once. What is loaded at the start is set aside (`components/server/warm_up.py`), which keeps a collection
  cheap should the setting disappear.
- ``global.minCachedMessageSize``: what the browser has had is not sent again; our maps are smaller than
  Streamlit's limit.
- ``global.maxCachedMessageAge``: for so many runs the browser remembers it. Who goes back quickly starts more
  runs than Streamlit's two before the first is answered.
- ``server.maxWidgetStateSize``: what a browser may say of its widgets at once.

Off (``garbage_collection``, ``message_cache``, ``message_age``, ``widget_state_size``): Streamlit's own.
"""

import logging
from collections.abc import Mapping
from types import MappingProxyType

from streamlit import config

from components.facts import touches

log = logging.getLogger(__name__)

# For each touch the setting, and what Streamlit itself would have.
SETTINGS: Mapping[str, tuple[str, bool | int]] = MappingProxyType(
    {
        "garbage_collection": ("runner.postScriptGC", True),
        "message_cache": ("global.minCachedMessageSize", 10_000),
        "message_age": ("global.maxCachedMessageAge", 2),
        "widget_state_size": ("server.maxWidgetStateSize", 25),
    }
)


def apply_switches() -> None:
    """Give back Streamlit's own value to each setting that is switched off."""
    for touch, (setting, of_streamlit) in SETTINGS.items():
        try:
            config.get_option(setting)
        except RuntimeError:
            log.warning("Streamlit knows the setting %s no more: %s.", setting, touch)
            continue
        if not touches.is_on(touch):
            config.set_option(setting, of_streamlit, touches.VARIABLE)
