"""What the Learning Zone draws: search and filters, then a list or a matrix that shows the holes."""

from components.app import notices, url_state
from components.views.learning_zone import listing, nearby, search_results
from components.widgets import facets, matrix
from data.choices import CaseChoice

VIEWS = {"list": "List", "groups": "Theme and group", "places": "Theme and place"}


def choose_cases() -> CaseChoice:
    """Which case studies to show, and how the search was understood."""
    choice = facets.choose()
    search_results.how_understood(choice.words)
    search_results.elsewhere(choice.words)
    return choice


def show_cases(choice: CaseChoice) -> None:
    """The case studies in a list or a matrix; what is near if there is none."""
    found = listing.found(choice)
    listing.says_itself(choice, len(found))
    match url_state.switch("view", "Show as", VIEWS):
        case "groups":
            matrix.by_group(choice)
        case "places":
            matrix.by_place(choice)
        case _ if found.empty:
            notices.nothing_found("", "Take away a filter or a word.")
            nearby.offer(choice)
        case _:
            listing.cards_of(found, choice)
            listing.download(found, choice)
