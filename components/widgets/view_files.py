"""The view that is shown, as files by their own addresses: to take along, or for another program to fetch."""

from components.app import frame, url_state
from components.content.shared_views import view_links
from components.widgets import prose


def show_files(page: str) -> None:
    """Links to the view that is shown, as table and picture; nothing where it cannot be had as a file."""
    chosen = url_state.current().chosen
    if links := view_links.draw_links(page, chosen, frame.address_of_file("")):
        prose.show_html(links)
