"""What the Learning Zone draws: search and filters, then a list or a matrix that shows the holes."""

from components.app import frame, notices, url_state
from components.language.messages import gettext, gettext_noop
from components.views.learning_zone import listing, nearby, story_map
from components.widgets import facets, matrix, search_results
from data.choices import CaseChoice

VIEWS = {
    "list": gettext_noop("List"),
    "map": gettext_noop("Map"),
    "groups": gettext_noop("Theme and group"),
    "places": gettext_noop("Theme and place"),
}


def show_header() -> None:
    """What the page asks, and what it holds."""
    frame.show_header(
        gettext("What did people do, and what came of it?"),
        gettext(
            "Case studies from all programmes, in our own words, each with a label that says how sure we are."
        ),
    )


def choose_cases() -> CaseChoice:
    """Which case studies to show, and how the search was understood."""
    choice = facets.choose_cases()
    search_results.show_how_understood(choice.words)
    search_results.show_elsewhere(choice.words)
    search_results.show_villages(choice.words)
    return choice


def show_cases(choice: CaseChoice) -> None:
    """The case studies in a list or a matrix; what is near if there is none."""
    found = listing.find_cases(choice)
    listing.show_choice(choice, len(found))
    views = {code: gettext(label) for code, label in VIEWS.items()}
    match url_state.switch("view", gettext("Show as"), views):
        case "groups":
            matrix.show_by_group(choice)
        case "places":
            matrix.show_by_place(choice)
        case _ if found.empty:
            notices.say_nothing_found("", gettext("Take away a filter or a word."))
            nearby.offer_wider(choice)
            nearby.offer_nearest(choice)
            nearby.offer_theme(choice)
        case shown:
            if shown == "map":
                story_map.show_maps(found, choice)
            listing.show_cases(found, choice)
            listing.show_downloads(found, choice)
