"""The pack as an A4 brief: one page, two with cases; tagged, with real text and its fonts inside."""

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from components.brief import brief_words, gap_plot, qr, scripts
from components.brief.pack import Chart, Pack, Picture
from components.figures import nastaliq, palette, svg_text, typeset
from components.figures.charts import chart_svg
from components.figures.maps.legends import entry_text, legend_sentence, printed_entries
from components.figures.maps.map_svg import draw_map
from components.figures.svg_outlines import outline_texts
from components.language import lists
from data import languages

TEMPLATES = Path(__file__).parent / "templates"
COMMON = "common.typ"
MOST_PAGES = 2


# Height of letters in points from the usual to the smallest that is still read on paper: on the first
# page with the height of the map in mm, and on the pages after it.
FIRST_PAGE = ((12.5, 140), (11.5, 125), (10.5, 110), (10, 105), (10, 84))
SMALLEST_MAP = (10, 66)
SMALLEST, USUAL = 10, 10.5
# A last page that is filled less than so has larger letters, if it cannot be merged into the one before.
FULL, LARGER = 0.6, (USUAL, 11.5, 12.5)
# Longest title for each height of its letters, in points.
TITLE_SIZES = ((70, 24), (110, 21), (160, 18))
SMALLEST_TITLE = 15
REMARK_LENGTH = 180
# Letters on a map of half a page: the longest side of a map has 4,000 units. They are never lower on
# paper than MAP_POINTS; the column of the map is MAP_COLUMN mm wide.
SMALL_MAP_LETTERS, MAP_POINTS = 125, 8.1
MAP_COLUMN, POINTS_IN_MM = 93.4, 72 / 25.4
SMALL_CHART = 470


def brief(pack: Pack) -> bytes:
    """The brief as PDF (PDF/UA-1 and PDF/A-2a)."""
    return typeset.pdf(*fitted(pack), seconds(pack))


def seconds(pack: Pack) -> int:
    """The day of making as files have it: seconds since 1970."""
    return int(datetime.combine(pack.made, time(), UTC).timestamp())


@dataclass(frozen=True)
class Laid:
    """The values of a brief and what comes of them: the page on which its first part ends, how many
    pages it has, and how far down something stands on the last one, as a part of its height."""

    values: dict[str, Any]
    first: int
    pages: int
    filled: float


def fitted(pack: Pack) -> tuple[bytes, dict[str, Any]]:
    """The template of the brief and its values, with the largest letters that keep to its two pages.

    A last page with little on it is merged into the one before, or else has larger letters. If even the
    smallest letters, set tight, need more than two pages, there are more: nothing is set smaller than
    is read on paper.
    """
    template = template_of("brief.typ")
    laid = _fit_first_page(template, pack)
    if laid.pages <= MOST_PAGES:
        laid = _enlarge(template, laid, USUAL)
    if laid.pages > 1 and (laid.pages > MOST_PAGES or laid.filled < FULL):
        fewer = min(MOST_PAGES, laid.pages - 1)
        merged = _within(template, _set_tight(pack, laid.values), fewer)
        laid = merged if merged.pages < laid.pages else laid
    for size in LARGER:
        if laid.filled < FULL:
            laid = _enlarge(template, laid, size)
    return template, laid.values


def _lay(template: bytes, values: dict[str, Any]) -> Laid:
    return Laid(values, **typeset.query(template, values, "<laid>"))


def _enlarge(template: bytes, laid: Laid, size: float) -> Laid:
    """The brief with letters of this size after its first page, if it has no more pages for it."""
    if size <= laid.values["size"]:
        return laid
    larger = _lay(template, {**laid.values, "size": size})
    return larger if larger.pages == laid.pages else laid


def _within(template: bytes, ways: Iterable[dict[str, Any]], pages: int) -> Laid:
    """The first of some ways to set a brief that keeps to so many pages, or else the last of them."""
    for values in ways:
        laid = _lay(template, values)
        if laid.pages <= pages:
            break
    return laid


def _fit_first_page(template: bytes, pack: Pack) -> Laid:
    """The brief with the largest letters and map that keep its first part on one page."""
    values = {**_values(pack), "size": SMALLEST, "tight": False, "flowing": False}
    for letters, tall in FIRST_PAGE:
        laid = _lay(template, _set_first_page(pack, values, letters, tall))
        if laid.first == 1:
            break
    return laid


def _set_first_page(
    pack: Pack, values: Mapping[str, Any], letters: float, tall: float
) -> dict[str, Any]:
    """The values with letters of the first page so many points high, and its map so many mm."""
    if pack.picture is None:
        return {**values, "first-size": letters}
    drawn = _draw_small_map(pack.picture, tall)
    return {**values, "first-size": letters, "map": {**values["map"], "height": tall, "svg": drawn}}


def _set_tight(pack: Pack, values: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Ways to set a brief that need less and less room, with letters that are still read on paper."""
    tight = {**values, "size": SMALLEST, "tight": True}
    yield tight
    for letters, tall in (FIRST_PAGE[-1], SMALLEST_MAP):
        yield {**_set_first_page(pack, tight, letters, tall), "flowing": True}


def template_of(name: str) -> bytes:
    """Source of a template, with what all of them share before it."""
    return (TEMPLATES / COMMON).read_bytes() + (TEMPLATES / name).read_bytes()


def colours() -> dict[str, str]:
    """Colours of the palette that templates use."""
    ground = palette.GROUND["light"]
    return {
        "ink": ground.ink,
        "muted": ground.muted,
        "strong": palette.QUALITATIVE["light"][0],
        "rule": ground.border_strong,
        "edge": ground.border,
        "hatch": ground.hatch,
        "ground": ground.background,
        "accent": ground.accent,
    }


def _values(pack: Pack) -> dict[str, Any]:
    values = {
        **brief_words.template_values(pack),
        **language_values(),
        "colours": colours(),
        "map": None if pack.picture is None else map_values(pack, pack.picture),
        "chart": None if pack.chart is None else chart_values(pack, pack.chart),
        "title-size": next(
            (size for most, size in TITLE_SIZES if len(pack.title) <= most), SMALLEST_TITLE
        ),
        "code": qr.svg(pack.code_address) if pack.code_address else "",
        "note": note_lines(pack.note),
    }
    # A brief in Urdu is set in Naskh throughout, and needs no outlines.
    drawn = () if svg_text.is_right_to_left() else _texts(values)
    return {**values, "nastaliq": nastaliq.template_values(drawn)}


def _texts(value: Any) -> Iterator[str]:
    """Every text in the values of a template."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for one in value.values() for text in _texts(one))
    elif isinstance(value, list):
        yield from (text for one in value for text in _texts(one))


def language_values() -> dict[str, Any]:
    """Language, region, direction and fonts of what is set, for a template."""
    language = languages.spoken()
    return {
        "language": language.base,
        "region": language.locale.partition("_")[2].lower(),
        "direction": language.direction,
        "script": language.script,
        "fonts": [*svg_text.FAMILIES, "Noto Nastaliq Urdu"],
    }


def note_lines(note: str) -> list[dict[str, Any]]:
    """The lines of a note with language and direction."""
    return [
        {"text": line.text, "language": line.language, "rtl": line.right_to_left}
        for line in scripts.lines(note)
    ]


def map_values(pack: Pack, picture: Picture) -> dict[str, Any]:
    """A map with its legend, caption and the sentence for those who do not see it."""
    figure = picture.drawing.figure
    return {
        "svg": outline_texts(draw_map(picture.drawing, picture.place_id, SMALL_MAP_LETTERS)),
        "width": picture.drawing.width,
        "tall": picture.drawing.height,
        "heading": typeset.displayable(picture.heading)[0],
        "marks": pack.marks(picture),
        "alt": typeset.displayable(map_alt(picture))[0],
        "height": FIRST_PAGE[0][1],
        "borders": typeset.displayable(pack.borders)[0],
        "legend": {
            "title": figure.legend.title,
            "division": figure.legend.denominator_text,
            "entries": [
                {
                    "label": entry_text(entry),
                    "colour": picture.drawing.fill(entry),
                    "hatched": entry.look == "no_record",
                    "weak": entry.weak,
                }
                for entry in printed_entries(figure.legend)
            ],
        },
    }


def _draw_small_map(picture: Picture, height: float) -> str:
    """The map of the first page, at most so many mm high, with names that are read on paper."""
    drawing = picture.drawing
    wide = min(MAP_COLUMN, height * drawing.width / drawing.height)
    letters = MAP_POINTS * drawing.width / (wide * POINTS_IN_MM)
    return outline_texts(
        draw_map(drawing, picture.place_id, max(SMALL_MAP_LETTERS, math.ceil(letters)))
    )


def map_alt(picture: Picture) -> str:
    """The map in words: what it shows, its extremes, its keys."""
    figure = picture.drawing.figure
    return f"{figure.description} {legend_sentence(figure.legend)}"


def chart_values(pack: Pack, chart: Chart) -> dict[str, Any]:
    """A chart as drawing, with its caption and the sentence for those who do not see it."""
    return {
        "svg": outline_texts(chart_svg.svg(gap_plot.plot(chart, titled=False), "", SMALL_CHART)),
        "heading": typeset.displayable(chart.heading)[0],
        "marks": pack.marks(chart),
        "alt": chart.description,
        "caption": lists.join((chart.unit, chart.when)),
    }


def plain_record(pack: Pack) -> str:
    """The choice with its note as JSON: opened on the pack's page it gives the same pack again."""
    return json.dumps(pack.choice.record(), ensure_ascii=False, indent=2)
