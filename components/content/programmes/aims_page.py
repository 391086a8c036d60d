"""The page of a programme's aims: what it set out to do, what was measured, what differs."""

from collections.abc import Mapping

from components.content.elements import sources
from components.content.elements.blocks import Block, Drawer, Made, Note, Page, Section, Words
from components.content.programmes import results
from components.content.programmes.results import Aim
from components.facts import tables
from components.language.messages import gettext, gettext_noop, ngettext
from data.letters import begin_small

NO_RESULT = gettext_noop("No measured result was found.")
NO_STATES = gettext_noop("No source that was read breaks these results down by state or province.")
FEW_READINGS = 6


def describe_aims(programme: str) -> Page:
    """Goal, aims or roles, and legacy of a programme, each with its results."""
    package = tables.programmes()[programme]
    return Page(
        title=gettext("{programme}: aims and results", programme=package.short_title),
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
        Made(aim.results) if aim.results is not None else Note(gettext(NO_RESULT)),
    ]
    if aim.results is not None and aim.states is None:
        said.append(Note(gettext(NO_STATES)))
    return tuple(said)


def drawers(programme: str, aim: Aim) -> Mapping[str, Drawer]:
    """What an aim has in drawers: its results state by state, and the figures that differ."""
    found = {}
    if aim.states is not None:
        found[results.BY_STATE] = Drawer(
            gettext("State by state: {aim}", aim=begin_small(aim.title)),
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
                ngettext(
                    "{count} more, of an earlier date, is not listed here: the table of values, "
                    "which can be downloaded, has it.",
                    "{count} more, of earlier dates, are not listed here: the table of values, "
                    "which can be downloaded, has them.",
                    earlier,
                )
            )
        )
    title = gettext("Figures that differ: {count}", count=readings.count)
    return Drawer(title, tuple(said), is_open=readings.count <= FEW_READINGS)
