"""Coverage: in which districts a programme worked, on a map and in a table with the same rows."""

from components import cached, filters, frame, measured, notices, worked

frame.header(
    "Where did they work?",
    "The districts each programme reached, as far as sources say so. Choose a place, or click it.",
)
notices.data_problem(cached.table("coverage").problems)

choice = filters.place(filters.programme())
presence = worked.measures(choice.programme)
measure = filters.measure(choice.programme, ("reach",), presence)

if measure in presence:
    worked.page_part(choice, measure)
else:
    measured.page_part(choice, measure)

worked.chosen_place(choice)
worked.left_out(choice)
