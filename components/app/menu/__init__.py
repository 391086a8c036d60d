"""What the menu takes along, and Back: in the browser, where Streamlit's own menu and history are.

Relies on: a link of the menu is an ``a[href]`` of the page, and Streamlit writes the history by
``history.pushState``. Off (``menu``): the menu opens pages bare, and “Something wrong?” names
the view of the last whole run.
"""

from pathlib import Path

# Key of the container in whose links the menu finds what it takes along.
LINKS = "carried"
SCRIPT = Path(__file__).with_name("menu.js")
