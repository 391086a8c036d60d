"""The figures of an indicator as a table."""

from dataclasses import dataclass

import pandas as pd
import pyarrow as pa

from components.content import data_table, sources
from components.content.indicator import Scene
from components.facts import indicators, tables
from components.figures.charts import chart_titles
from components.figures.charts.chart_parts import Text
from components.language import dates, numbers
from components.language.messages import gettext, gettext_noop
from data.choices import IndicatorChoice


@dataclass(frozen=True)
class Listed:
    """The table of a choice, ready to be sent, with the place of each row and the words around it."""

    shown: pa.Table
    place_ids: tuple[str, ...]
    title: str
    text: Text


@tables.drawn
def listed(choice: IndicatorChoice) -> Listed:
    scene = Scene(choice, indicators.catalogue()[choice.indicator])
    rows, title = _with_wholes(scene), chart_titles.ranks(scene.subject, scene.rows, scene.where)
    shown = data_table.compact(_columns(scene, rows))
    return Listed(shown, tuple(rows["place_id"]), title, scene.text(title, scene.rows))


def _with_wholes(scene: Scene) -> pd.DataFrame:
    wholes, rows = scene.wholes, scene.rows
    above = pd.DataFrame(
        {
            "place_id": wholes["place_id"],
            "name": wholes["name"],
            "state": "",
            "value": wholes["value"],
            "quality": wholes["basis"],
            "note": wholes["how"],
            "source_id": wholes["source_id"],
            "missing_reason": None,
        }
    )
    return pd.concat([above.astype("object"), rows.astype("object")], ignore_index=True)


def _columns(scene: Scene, rows: pd.DataFrame) -> pd.DataFrame:
    words = tables.vocabulary()
    marks = {place_id: str(scene.pins.number(place_id)) for place_id in scene.pins.names}
    return pd.DataFrame(
        {
            gettext_noop("Pin"): [marks.get(one, "") for one in rows["place_id"]],
            gettext_noop("Place"): rows["name"].astype("string"),
            gettext_noop("Value"): numbers.rounded(rows["value"], scene.subject.unit.decimals),
            gettext_noop("State or province"): rows["state"].astype("string"),
            gettext_noop("Figure is"): [_kind(quality) for quality in rows["quality"]],
            gettext_noop("Why missing"): [
                words.label("missing_reasons", reason) if isinstance(reason, str) else ""
                for reason in rows["missing_reason"]
            ],
        }
    )


# What is said of a figure that its source does not simply state.
_KINDS = {
    "derived": gettext_noop("computed"),
    "computed": gettext_noop("computed"),
    "published": gettext_noop("published"),
    "doubtful": gettext_noop("doubtful"),
}


def _kind(quality: object) -> str:
    code = str(quality)
    if code == "stated":
        return ""
    return gettext(_KINDS[code]) if code in _KINDS else code


def readable(scene: Scene, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows for a file: names and codes, the value, its kind, the reason if missing, note, source."""
    package = scene.indicator.package_id
    words = tables.vocabulary()
    ids = rows["source_id"]
    titles = {one: sources.title(package, one) for one in ids.dropna().unique()}
    return pd.DataFrame(
        {
            "place_id": rows["place_id"],
            "place": rows["name"],
            "state": rows["state"],
            "indicator": scene.indicator.label,
            "group": words.label("groups", scene.choice.group),
            "residence": words.label("residences", scene.choice.residence),
            "period": dates.format_period(scene.choice.period),
            "value": rows["value"],
            "unit": words.label("units", scene.indicator.unit),
            "kind": rows["quality"],
            "why_missing": [
                words.label("missing_reasons", missing_reason)
                if isinstance(missing_reason, str)
                else ""
                for missing_reason in rows["missing_reason"]
            ],
            "note": rows["note"],
            "source": [titles.get(one, "") for one in ids],
        }
    )
