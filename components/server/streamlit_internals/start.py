"""What touches once, when the server starts."""

import logging

from components.facts import touches
from components.server.streamlit_internals import hidden_settings, logger_names

log = logging.getLogger(__name__)


def apply() -> None:
    """Do what is on, and say which words of LEARNING_ZONE_PLAIN switch nothing off."""
    for word in touches.unknown():
        log.warning(
            "%s names %s, which is nothing that can be switched off.", touches.VARIABLE, word
        )
    logger_names.silence()
    hidden_settings.apply_switches()
    if touches.is_on("tcp_nodelay"):
        # Imported on use: what is off is not even imported.
        from components.server.streamlit_internals import tcp_nodelay

        tcp_nodelay.send_at_once()
    if touches.is_on("media_files"):
        from components.server.streamlit_internals import media_files

        media_files.remember_files()
