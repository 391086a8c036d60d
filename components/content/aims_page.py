"""The page of a programme's aims: what it set out to do, what was measured, what differs."""

from collections.abc import Mapping

from components.content import results, sources
from components.content.blocks import Block, Drawer, Made, Note, Page, Section, Words
from components.content.results import Aim
from components.facts import tables

NO_RESULT = "No measured result was found."
NO_STATES = "No source that was read breaks these results down by state or province."
FEW_READINGS = 6


def describe_aims(programme: str) -> Page:
    """Goal, aims or roles, and legacy of a programme, each with its results."""
    package = tables.programmes()[programme]
    return Page(
        title=f"{package.short_title}: aims and results",
        lead=package.title,
        main=tuple(describe_aim(programme, aim) for aim in results.of_programme(programme)),
    )


def describe_aim(programme: str, aim: Aim) -> Section:
    """One aim with its results, and in drawers what is known of its states and what differs."""
    return Section(
        aim.heading, (*summary(programme, aim), *drawers(programme, aim).values()), aim.aim_id
    )


def summary(programme: str, aim: Aim) -> tuple[Block, ...]:
    """What an aim was, who says so, and the figures that measure it."""
    said: list[Block] = [
        Words(aim.definition),
        sources.block(programme, [aim.source_id], aim.note),
        Made(aim.results) if aim.results is not None else Note(NO_RESULT),
    ]
    if aim.results is not None and aim.states is None:
        said.append(Note(NO_STATES))
    return tuple(said)


def drawers(programme: str, aim: Aim) -> Mapping[str, Drawer]:
    """What an aim has in drawers: its results state by state, and the figures that differ."""
    found = {}
    if aim.states is not None:
        found[results.BY_STATE] = Drawer(
            f"State by state: {aim.title.lower()}",
            (Made(aim.states.html), sources.block(programme, aim.states.source_ids)),
        )
    if aim.differing is not None:
        found[results.DIFFERING] = _differing(aim.differing)
    return found


def _differing(readings: results.Part) -> Drawer:
    said: list[Made | Note] = [Made(readings.html)]
    if earlier := len(readings.rows) - readings.count:
        said.append(
            Note(
                f"{earlier:,} more, of earlier dates, are not listed here: the table of values, "
                "which can be downloaded, has them."
            )
        )
    title = f"Figures that differ: {readings.count:,}"
    return Drawer(title, tuple(said), is_open=readings.count <= FEW_READINGS)
