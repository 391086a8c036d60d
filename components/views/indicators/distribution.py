"""The programme's districts against the other districts of the same states."""

import pandas as pd

from components.app import url_state
from components.content.indicators.indicator import Scene
from components.content.maps import coverage_limits
from components.facts import indicators, tables
from components.figures.charts import chart_titles, distributions
from components.language.messages import gettext, ngettext
from components.views.indicators import choose, figure
from data import needs
from data.indicators import Indicator


def show_distribution(scene: Scene) -> None:
    """Quartiles and dots of both sides, for all states together and one by one."""
    package_id, programme = programme_of(scene.indicator)
    sided = needs.by_side(scene.rows, tables.coverage_by_district(package_id))
    spread = needs.spread(sided)
    title = chart_titles.spread(scene.subject, spread, programme)
    text = scene.text(title, scene.rows, _notes(sided, package_id, programme))
    divided = sided[sided["side"] != "likely"]
    plot = distributions.distribution(divided, spread, scene.subject, text, scene.pins, programme)
    table = sided[["place_id", "name", "state", "side", "look", "value"]]
    figure.show_plot(plot, table, scene)


def choose_programme(indicator: Indicator) -> None:
    """The choice of a programme, where the country of the indicator has several."""
    known = indicators.programmes_in(indicator.country_id)
    if len(known) > 1:
        url_state.choose_one("programme", gettext("Programme"), known)


def programme_of(indicator: Indicator) -> tuple[str, str]:
    """Id and short name of the programme to look at: the only one of the country, or the chosen one."""
    known = indicators.programmes_in(indicator.country_id)
    chosen = choose.chosen_among("programme", known)
    return chosen, known[chosen]


def _notes(sided: pd.DataFrame, package_id: str, programme: str) -> list[str]:
    unknown = int((sided["look"] == "no_record").sum())
    admitted = coverage_limits.admitted(package_id)
    likely = int((sided["side"] == "likely").sum())
    notes = [gettext("Outside the states of {programme} nothing is drawn.", programme=programme)]
    if likely:
        notes.append(
            ngettext(
                "{count} district in which {programme} likely worked, on weak evidence, is on "
                "neither side.",
                "{count} districts in which {programme} likely worked, on weak evidence, are on "
                "neither side.",
                likely,
                programme=programme,
            )
        )
    if unknown:
        notes.append(
            gettext(
                "“Others” are districts not known to be in {programme}; of {count} of them nothing is "
                "recorded, so some may have been covered. {admitted}",
                programme=programme,
                count=unknown,
                admitted=admitted,
            )
        )
    return notes
