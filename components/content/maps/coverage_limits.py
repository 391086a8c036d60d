"""What a map of coverage does not show: villages known by name, and what a programme admits of its list."""

from components.content.maps import coverage_map
from components.facts import newest, tables
from components.language.messages import gettext, ngettext
from data.letters import join_sentences

REACH = "reach"


@tables.drawn
def admitted(programme: str) -> str:
    """What a programme admits of its own list of districts, and why the map counts them otherwise."""
    note = str(tables.programmes()[programme].about.get("coverage_note", ""))
    return join_sentences([note, coverage_map.counted_otherwise(programme)])


@tables.drawn
def known_by_name(programme: str) -> str:
    """How many villages of a programme are known by name, beside how many it says it reached."""
    cases = tables.of_programme("cases", programme)
    named = cases[cases["village"].notna()].drop_duplicates(["place_id", "village"])
    said = ngettext(
        "{count} village or town is known by name, from case studies.",
        "{count} villages and towns are known by name, from case studies.",
        len(named),
    )
    reached = _villages_reached(programme)
    if reached is None:
        return said
    claimed = gettext("The programme says it reached {count} villages.", count=reached)
    return f"{said} {claimed}"


def _villages_reached(programme: str) -> int | None:
    """The newest count of villages that a programme says it reached in its country; None without one."""
    indicators = tables.of_programme("indicators", programme)
    counted = indicators[
        (indicators["unit"] == "villages")
        & (indicators["theme"] == REACH)
        & indicators["headline"].notna()
    ]
    figures = newest.place_figures(str(tables.programmes()[programme].country_id))
    own = figures[
        (figures["package_id"] == programme)
        & figures["indicator_id"].isin(counted["indicator_id"])
        & figures["value"].notna()
    ]
    return None if own.empty else int(own.iloc[0]["value"])
