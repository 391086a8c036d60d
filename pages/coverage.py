"""Coverage: in which districts a programme worked, on a map and in a table with the same rows."""

from components import frame, measured, pickers, worked
from data.choices import PlaceChoice


def map_and_table(choice: PlaceChoice) -> str | None:
    """What to show, and the map and the table of it; returns a place chosen there."""
    presence = worked.measures(choice.programme)
    measure = pickers.measure(choice.programme, measured.REACH, presence)
    if measure is None:
        return None
    shown = worked if measure in presence else measured
    return shown.page_part(choice, measure)


frame.header(
    "Where did they work?",
    "The districts each programme reached, as far as sources say so. Choose a place, or click it.",
)

choice = pickers.place(pickers.programme())
measured.alone(map_and_table, choice)
worked.chosen_place(choice)
worked.left_out(choice)
