"""The growth of a programme's federations as a file, with all that stands around it on its page."""

from dataclasses import replace

from components.facts import tables
from components.figures.charts.growth import ABOUT_GROWTH
from components.figures.charts.plots import Plot
from components.language import lists
from components.language.messages import gettext


def for_a_file(package_id: str, figure: Plot) -> Plot:
    """A figure of growth with its title, how it is read, and who says so."""
    programme = tables.programmes()[package_id]
    return replace(
        figure,
        title=lists.join((gettext("Counts of federations over time"), programme.short_title)),
        notes=(gettext(ABOUT_GROWTH),),
        source_text=programme.title,
    )
