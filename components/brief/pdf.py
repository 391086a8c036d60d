"""The pack as an A4 brief: one page, two with cases; tagged, with real text and its fonts inside."""

import json
import math
from collections.abc import Iterator, Mapping
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
SIZES = (10.5, 10)
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


def fitted(pack: Pack) -> tuple[bytes, dict[str, Any]]:
    """The template of the brief and its values, with the largest letters that keep to its two pages.

    If even the smallest needs more, it has more pages: nothing is set smaller than is read on paper.
    """
    template = template_of("brief.typ")
    values = {**_values(pack), "size": SIZES[-1]}
    for first_size, height in FIRST_PAGE:
        values["first-size"] = first_size
        if pack.picture is not None:
            drawn = _draw_small_map(pack.picture, height)
            values["map"] = {**values["map"], "height": height, "svg": drawn}
        if typeset.query(template, values, "<first>") == 1:
            break
    for size in SIZES:
        values = {**values, "size": size}
        if typeset.pages(template, values) <= MOST_PAGES:
            break
    return template, values


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
