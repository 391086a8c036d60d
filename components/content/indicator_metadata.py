"""What a reader of a figure's CSV file has to know, as a file beside it."""

import json
from collections.abc import Mapping

import pandas as pd

from components.content import sources
from components.content.indicator import Scene
from components.facts import tables

COLUMNS: Mapping[str, str] = {
    "place_id": "code of the place, the same in every file of this site",
    "place": "name of the place",
    "Place": "name of the place",
    "state": "state or province the place lies in; empty for a state or a country",
    "State or province": "state or province the place lies in",
    "indicator": "name of the figure",
    "group": "whom the figure is about",
    "residence": "total, rural or urban",
    "period": "when the figure holds",
    "value": "the figure, in the unit named in the column beside it, with all its decimals",
    "unit": "unit of the value",
    "kind": "stated by the source, doubtful, or computed for this site",
    "why_missing": "why there is no value",
    "Why missing": "why there is no value",
    "note": "what to know about this row",
    "source": "title of the source",
    "Difference in points": "first group minus second group, in percentage points or the unit of the figure",
    "Ratio": "first group divided by second group",
    "Change": "later value minus earlier value, in the unit of the figure",
    "Why": "why the two times may not be compared",
    "In words": "need and reach beside their medians",
    "Programme": "whether the programme is known to have worked there; no record does not mean it did not",
}
OF_THE_FIGURE = "value of what the column is named after, in its unit"


def as_json(scene: Scene, title: str, rows: pd.DataFrame, made: str) -> bytes:
    """Meaning, cut, cautions, sources and terms of a figure, and what each column of its file holds.

    Args:
        rows: what the CSV file holds.
        made: when and with what the file is made.
    """
    one, choice = scene.indicator, scene.choice
    package = tables.catalog().package(one.package_id)
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
            {"name": name, "description": COLUMNS.get(name, OF_THE_FIGURE)} for name in rows.columns
        ],
        "empty_cell": "not reported or withheld; never zero",
        "made": made,
    }
    return json.dumps(told, indent=2, ensure_ascii=False, default=dict).encode()
