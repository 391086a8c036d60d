"""Our own addresses use shared tables outside of a visitor's session, as is meant; Streamlit warns of it.

Relies on: the name of the logger. With another name the warnings stand in the log again.
Off (``logger_names``): the same.
"""

import logging

from components.facts import touches

NOT_IN_A_SESSION = "streamlit.runtime.scriptrunner_utils.script_run_context"


def silence() -> None:
    """Keep these warnings out of the log, also if Streamlit sets the logger up only later."""
    if touches.is_on("logger_names"):
        logging.getLogger(NOT_IN_A_SESSION).disabled = True
