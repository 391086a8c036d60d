"""Published totals beside the sum of their parts."""

import pandas as pd
import streamlit as st

from components.content.elements import data_table
from components.content.programmes import headlines
from components.facts import tables
from components.language import dates, numbers
from components.language.messages import gettext, gettext_noop
from components.widgets import data_grid, downloads

EXPLANATION = gettext_noop(
    "Where a total is published and the parts are too, both are kept. A difference means that the "
    "sources differ, or that parts are missing; it is not repaired here."
)


def show_totals(package_id: str) -> None:
    """One row for each total: published, summed, difference, and how many parts were there."""
    st.caption(gettext(EXPLANATION))
    found = tables.reconciliation()
    found = found[found["package_id"] == package_id]
    if found.empty:
        st.info(gettext("No figure of this programme has both a total and parts."))
        return
    only_differing = st.toggle(gettext("Only where they differ"), key="only_differing")
    rows = found[found["difference"] != 0] if only_differing else found
    equal = int((found["difference"] == 0).sum())
    st.caption(
        gettext("{count} totals compared; {equal} agree exactly.", count=len(found), equal=equal)
    )
    shown = _words(rows)
    data_grid.draw_table(
        data_table.whole(shown), gettext("Published totals beside sums of parts, with differences")
    )
    downloads.offer_csv(shown, f"{package_id}-totals-compared")


def _words(rows: pd.DataFrame) -> pd.DataFrame:
    places = tables.gazetteer()
    units = [headlines.unit(unit) for unit in rows["unit"]]

    def written(column: str) -> list[str]:
        return [
            numbers.format_value(value, unit)
            for value, unit in zip(rows[column], units, strict=True)
        ]

    return pd.DataFrame(
        {
            gettext_noop("Figure"): rows["label"],
            gettext_noop("Place"): [places.full_name(place_id) for place_id in rows["place_id"]],
            gettext_noop("When"): [dates.format_period(period) for period in rows["period"]],
            gettext_noop("Published"): written("published"),
            gettext_noop("Sum of parts"): written("summed"),
            gettext_noop("Sum, if nobody is counted twice"): written("upper"),
            gettext_noop("Difference"): written("difference"),
            gettext_noop("Parts"): rows["parts"],
            gettext_noop("Parts without a figure"): rows["missing_parts"],
        }
    )
