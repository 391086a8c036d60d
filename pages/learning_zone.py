"""Learning Zone: search and choose case studies, as a list or as a matrix that shows the holes."""

from components import facets, filters, findings, frame, listing, matrix, nearby, notices

frame.header(
    "What did people do, and what came of it?",
    "Case studies from both programmes, in our own words, each with a label that says how sure we are.",
)

VIEWS = {"list": "List", "groups": "Theme and group", "places": "Theme and place"}

choice = facets.choose()
findings.how_understood(choice.words)
findings.elsewhere(choice.words)

found = listing.found(choice)
listing.says_itself(choice, len(found))
match filters.switch("view", "Show as", VIEWS):
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
