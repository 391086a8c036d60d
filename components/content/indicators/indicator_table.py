"""The figures of an indicator as a table."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from components.content.elements import data_table, sources
from components.content.elements.blocks import Note, Section, Table
from components.content.figure_pages import figure_links
from components.content.indicators.indicator import Scene
from components.content.places import sum_and_published
from components.content.programmes import headlines
from components.facts import indicators, tables
from components.facts.figures import EVERYBODY
from components.figures.charts import chart_titles
from components.language import dates, numbers
from components.language.messages import gettext_noop
from data.choices import IndicatorChoice
from data.figure_keys import FigureKey
from data.measures import Slice


@dataclass(frozen=True)
class ListedFigures:
    """The figures of a choice as a table, the finding above it, and the cautions below it.

    Attributes:
        place_ids: the place of each row.
        source: titles of the sources, in one line.
    """

    finding: str
    table: Table
    cautions: tuple[Note, ...]
    place_ids: tuple[str, ...]
    source: str

    @property
    def section(self) -> Section:
        """All that a page says of them."""
        return Section(self.finding, (self.table, *self.cautions))


@tables.drawn
def list_figures(choice: IndicatorChoice) -> ListedFigures:
    """The figures of a choice, those of states and country first."""
    scene = Scene(choice, indicators.catalogue()[choice.indicator])
    rows, finding = with_wholes(scene), chart_titles.ranks(scene.subject, scene.rows, scene.where)
    text = scene.text(finding, scene.rows)
    table = Table(
        about=scene.subtitle,
        shown=data_table.compact(_columns(scene, rows)),
        units={data_table.head("Value"): scene.subject.unit},
        row_head=data_table.head("Place"),
        figures={
            data_table.head("Value"): tuple(
                figure_links.path_of(key) for key in list_keys(scene, rows)
            )
        },
    )
    return ListedFigures(
        finding, table, tuple(map(Note, text.notes)), tuple(rows["place_id"]), text.source
    )


def list_keys(scene: Scene, rows: pd.DataFrame) -> Iterator[FigureKey]:
    """The name of the figure of each row."""
    choice, one = scene.choice, scene.indicator
    for place_id in rows["place_id"]:
        yield FigureKey(
            one.package_id,
            one.indicator_id,
            place_id,
            choice.period,
            choice.group,
            choice.residence,
        )


def with_wholes(scene: Scene) -> pd.DataFrame:
    """The figures of a scene under those of its states and country, which say how they were made."""
    wholes, rows = scene.wholes, scene.rows
    above = pd.DataFrame(
        {
            "place_id": wholes["place_id"],
            "name": wholes["name"],
            "state": "",
            "value": wholes["value"],
            "quality": wholes["basis"],
            "note": _made(scene, wholes),
            "source_id": wholes["source_id"],
            "missing_reason": None,
        }
    )
    return pd.concat([above.astype("object"), rows.astype("object")], ignore_index=True)


def _made(scene: Scene, wholes: pd.DataFrame) -> list[str]:
    """How each value of a state or country was made."""
    choice = scene.choice
    if Slice(choice.group, choice.residence) != EVERYBODY:
        return [*wholes["how"]]
    return [*sum_and_published.say_published(scene.indicator, wholes, choice.period)]


def _columns(scene: Scene, rows: pd.DataFrame) -> pd.DataFrame:
    is_untold = rows["value"].isna() & rows["missing_reason"].isna()
    reasons = rows["missing_reason"].mask(is_untold, NOT_REPORTED)
    marks = {place_id: str(scene.pins.number(place_id)) for place_id in scene.pins.names}
    return pd.DataFrame(
        {
            gettext_noop("Pin"): [marks.get(place_id, "") for place_id in rows["place_id"]],
            gettext_noop("Place"): rows["name"].astype("string"),
            gettext_noop("Value"): numbers.rounded(rows["value"], scene.subject.unit.decimals),
            gettext_noop("State or province"): rows["state"]
            .where(rows["state"] != rows["name"], "")
            .astype("string"),
            gettext_noop("Figure is"): [
                _say_quality(quality, note)
                for quality, note in zip(rows["quality"], rows["note"], strict=True)
            ],
            gettext_noop("Why missing"): say_why_missing(reasons),
        }
    )


# Of a figure that is missing without a reason.
NOT_REPORTED = "not_reported"
# The figure of a state or country tells how it was made.
_OF_WHOLES = ("published", "computed")


def _say_quality(quality: object, how: object) -> str:
    if quality in _OF_WHOLES:
        return str(how)
    return headlines.quality_mark(str(quality))


def say_why_missing(reasons: pd.Series) -> list[str]:
    """The reason of each figure that is missing; nothing where none is told."""
    words = tables.vocabulary()
    return [
        words.label("missing_reasons", reason) if isinstance(reason, str) else ""
        for reason in reasons
    ]


def readable(scene: Scene, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows for a file: names and codes, the value, its kind, the reason if missing, note, source."""
    words = tables.vocabulary()
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
            "why_missing": say_why_missing(rows["missing_reason"]),
            "note": rows["note"],
            "source": sources.titles(scene.indicator.package_id, rows["source_id"]),
        }
    )
