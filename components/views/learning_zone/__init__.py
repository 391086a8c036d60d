"""What the Learning Zone draws: search and filters, then a list or a matrix that shows the holes."""

from components.app import notices, url_state
from components.views.learning_zone import listing, nearby, search_results
from components.widgets import facets, matrix
from data.choices import CaseChoice

VIEWS = {"list": "List", "groups": "Theme and group", "places": "Theme and place"}


def choose_cases() -> CaseChoice:
    """Which case studies to show, and how the search was understood."""
    choice = facets.choose_cases()
    search_results.show_how_understood(choice.words)
    search_results.show_elsewhere(choice.words)
    return choice


def show_cases(choice: CaseChoice) -> None:
    """The case studies in a list or a matrix; what is near if there is none."""
    found = listing.find_cases(choice)
    listing.show_choice(choice, len(found))
    match url_state.switch("view", "Show as", VIEWS):
        case "groups":
            matrix.show_by_group(choice)
        case "places":
            matrix.show_by_place(choice)
        case _ if found.empty:
            notices.say_nothing_found("", "Take away a filter or a word.")
            nearby.offer_nearest(choice)
        case _:
            listing.show_cases(found, choice)
            listing.show_downloads(found, choice)
