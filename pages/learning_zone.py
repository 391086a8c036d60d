"""Learning Zone: case studies to filter by theme, group, place and programme."""

from components import cached, cards, filters, frame, listing, notices
from data import stories

frame.header(
    "What did people do, and what came of it?",
    "Case studies from both programmes, in our own words, each with a label that says how sure we are.",
)

cases = cached.table("cases")
notices.data_problem(cases.problems)

choice = filters.cases()
found = stories.matching(cases.rows, choice, cached.gazetteer())

listing.says_itself(choice, len(found))
if found.empty:
    notices.nothing_found("", "Take away a filter or a word.")
else:
    cards.case_list(listing.page_of(found))
    listing.download(found)
