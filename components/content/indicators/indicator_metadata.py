"""What a reader of a figure's CSV file has to know, as a file beside it."""

import json
from collections.abc import Mapping

import pandas as pd

from components.content.elements import sources
from components.content.indicators.indicator import Scene
from components.facts import tables
from components.language.messages import gettext, gettext_noop

CAVEAT = "take_care"
COLUMNS: Mapping[str, str] = {
    "place_id": gettext_noop("code of the place, the same in every file of this site"),
    "place": gettext_noop("name of the place"),
    "Place": gettext_noop("name of the place"),
    "state": gettext_noop("state or province the place lies in; empty for a state or a country"),
    "State or province": gettext_noop("state or province the place lies in"),
    "indicator": gettext_noop("name of the figure"),
    "group": gettext_noop("whom the figure is about"),
    "residence": gettext_noop("total, rural or urban"),
    "period": gettext_noop("when the figure holds"),
    "value": gettext_noop(
        "the figure, in the unit named in the column beside it, with all its decimals"
    ),
    "unit": gettext_noop("unit of the value"),
    "kind": gettext_noop("stated by the source, doubtful, or computed for this site"),
    "why_missing": gettext_noop("why there is no value"),
    "Why missing": gettext_noop("why there is no value"),
    "note": gettext_noop("what to know about this row"),
    "source": gettext_noop("title of the source"),
    "Difference in points": gettext_noop(
        "first group minus second group, in percentage points or the unit of the figure"
    ),
    "Ratio": gettext_noop("first group divided by second group"),
    "Change": gettext_noop("later value minus earlier value, in the unit of the figure"),
    "Why": gettext_noop("why the two times may not be compared"),
    "In words": gettext_noop("need and reach beside their medians"),
    CAVEAT: gettext_noop("what must be said beside these figures"),
    "Programme": gettext_noop(
        "whether the programme is known to have worked there; no record does not mean it did not"
    ),
}
OF_THE_FIGURE = gettext_noop("value of what the column is named after, in its unit")


def with_caveat(scene: Scene, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of a file with the caveat of the indicator in each, where it may not be parted from them."""
    one = scene.indicator
    return rows.assign(**{CAVEAT: one.caveat}) if one.caveat_is_obligatory else rows


def as_json(scene: Scene, title: str, rows: pd.DataFrame, made: str) -> bytes:
    """Meaning, cut, cautions, sources and terms of a figure, and what each column of its file holds.

    Args:
        rows: what the CSV file holds.
        made: when and with what the file is made.
    """
    one, choice = scene.indicator, scene.choice
    package = tables.packages()[one.package_id]
    used = scene.everywhere["source_id"].dropna().unique()
    told = {
        "title": title,
        "indicator": one.key,
        "label": one.label,
        "definition": one.definition,
        "unit": tables.vocabulary().label("units", one.unit),
        "direction": one.direction,
        "numerator": one.numerator,
        "denominator": one.denominator,
        "group": tables.vocabulary().label("groups", choice.group),
        "residence": tables.vocabulary().label("residences", choice.residence),
        "period": choice.period,
        "definition_version": one.definition_version,
        "boundary_vintage": one.boundary_vintage,
        "verification": one.verification,
        "caveat": one.caveat,
        "notes": list(scene.cautions(scene.rows)),
        "sources": [sources.title(one.package_id, source) for source in used],
        "data_package": {
            "name": package.package_id,
            "title": package.title,
            "version": package.version,
            "licenses": package.descriptor.get("licenses", []),
        },
        "columns": [
            {"name": name, "description": gettext(COLUMNS.get(name, OF_THE_FIGURE))}
            for name in rows.columns
        ],
        "empty_cell": gettext("not reported or withheld; never zero"),
        "made": made,
    }
    return json.dumps(told, indent=2, ensure_ascii=False, default=dict).encode()
