"""Pictures of a pack: a square card for telephones, a map for print, and the map as SVG."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from PIL import Image

from components.brief import brief_words, gap_plot, pdf, qr, wording
from components.brief.pack import Item, Pack
from components.content import navigation
from components.figures import typeset
from components.figures.charts import chart_svg
from components.figures.maps.map_svg import draw_map, draw_sheet
from components.figures.svg_outlines import outline_texts
from components.language import lists
from components.language.messages import gettext, ngettext
from components.language.shortening import shorten_to_words

CARD_BYTES = 300_000
COLOURS = (256, 128, 64, 32)
PRINT_INCHES, PRINT_PIXELS_PER_INCH = 6.0, 300
CARD_MAP_LETTERS = 120
CARD_CHART = 560
# Longest title for each height of letters on the card.
TITLE_SIZES = ((60, 60), (95, 52), (130, 46))
SMALLEST_TITLE = 40


def card(pack: Pack) -> bytes:
    """The pack on one square of 1080 x 1080 pixels as PNG, under CARD_BYTES."""
    drawn = typeset.png(pdf.template_of("card.typ"), _values(pack), typeset.POINTS_PER_INCH)
    return pack_colours(drawn)


def can_be_shown(pack: Pack) -> bool:
    """Whether a poster or a tall picture has something to show: a figure, a map, a chart or a story."""
    return bool(pack.headlines or pack.picture or pack.chart or pack.stories)


def pack_colours(drawn: bytes) -> bytes:
    """A PNG with as many colours as keep it under CARD_BYTES."""
    with Image.open(io.BytesIO(drawn)) as picture:
        flat = picture.convert("RGB")
    packed = (_packed(flat, colours) for colours in COLOURS)
    return next((one for one in packed if len(one) < CARD_BYTES), _packed(flat, COLOURS[-1] // 2))


def _packed(picture: Image.Image, colours: int) -> bytes:
    buffer = io.BytesIO()
    method = Image.Quantize.FASTOCTREE
    few = picture.quantize(colours, method=method, dither=Image.Dither.NONE)
    few.save(buffer, "png", compress_level=6)
    return buffer.getvalue()


def _values(pack: Pack) -> dict[str, Any]:
    said = brief_words.template_values(pack)
    title = said["title"]
    size = next((size for most, size in TITLE_SIZES if len(title) <= most), SMALLEST_TITLE)
    return {
        **pdf.language_values(),
        "colours": pdf.colours(),
        "lead": said["lead"],
        "title": title,
        "title-size": size,
        "headlines": said["headlines"][:2],
        "asks": said["asks"][:2],
        "missing": said["missing"],
        "picture": describe_picture(pack),
        "notes": _notes(pack),
        "address": said["shown-address"],
        "code": qr.svg(pack.code_address) if pack.code_address else "",
    }


def describe_picture(pack: Pack, letters: int = CARD_MAP_LETTERS) -> dict[str, Any] | None:
    """The map, else the chart; None if the pack has neither.

    Args:
        letters: height of the names on the map, whose longest side has 4,000 units.
    """
    if pack.picture is not None:
        shown = pdf.map_values(pack, pack.picture)
        return {
            "svg": outline_texts(draw_map(pack.picture.drawing, pack.picture.place_id, letters)),
            "width": shown["width"],
            "tall": shown["tall"],
            "heading": typeset.displayable(pack.picture.subject)[0],
            "alt": shown["alt"],
            "division": shown["legend"]["division"],
            "legend": shown["legend"]["entries"],
        }
    if pack.chart is not None:
        return {
            "svg": outline_texts(
                chart_svg.svg(gap_plot.plot(pack.chart, titled=False), "", CARD_CHART)
            ),
            "width": 2,
            "tall": 1,
            "heading": pack.chart.heading,
            "alt": pack.chart.description,
            "division": lists.join((pack.chart.unit, pack.chart.when)),
            "legend": [],
        }
    return None


def _notes(pack: Pack) -> list[str]:
    """The small print of the card: sources, missing caution, data, address."""
    drawn = pack.picture or pack.chart
    sources = " ".join(note_sources(pack, (*(pack.headlines[:2] or pack.asks[:2]), drawn)))
    caution = pack.cautions[0] if pack.cautions else ""
    said = [
        sources,
        shorten_to_words(caution, pdf.REMARK_LENGTH),
        pack.borders if pack.picture else "",
        f"{gettext('Data: {version}.', version=pack.data_version)} {pack.licence} {brief_words.day(pack)}",
    ]
    return [typeset.displayable(text)[0] for text in said if text]


def note_sources(pack: Pack, shown: Iterable[Item | None], most: int = 2) -> tuple[str, ...]:
    """The sources of what a picture shows, in one sentence; none without a source.

    Args:
        shown: what the picture shows; the figure of its title is added.
        most: so many are named, the others counted.
    """
    keys = {key for item in (pack.leading, *shown) if item is not None for key in item.sources}
    lines = [source.line for source in pack.sources if source.key in keys]
    return (sources_line(lines, most),) if lines else ()


def sources_line(lines: Sequence[str], most: int) -> str:
    """The first sources in one sentence, and how many more there are."""
    shown = lists.join_parts(map(wording.isolate, lines[:most]))
    if len(lines) <= most:
        return ngettext("Source: {names}.", "Sources: {names}.", len(lines), names=shown)
    return gettext("Sources: {names} and {count} more.", names=shown, count=len(lines) - most)


def map_svg(pack: Pack) -> str | None:
    """The map with title, legend, sources, borders and address as SVG; None without a map."""
    if pack.picture is None:
        return None
    numbers = pack.numbers()
    keys = {numbers[key]: key for key in pack.picture.sources}
    sources = [source.line for source in pack.sources if source.number in keys]
    notes = [
        sources_line(sources, len(sources)) if sources else "",
        " ".join(one.said for one in pack.picture.cautions),
        pack.borders,
        f"{gettext('Data: {version}.', version=pack.data_version)} {pack.licence}",
        pack.code_address,
    ]
    shown = [typeset.displayable(note)[0] for note in notes if note]
    return draw_sheet(pack.picture.drawing, shown, pack.picture.place_id)


def map_png(pack: Pack) -> bytes | None:
    """The same map for print, 6 inches wide at 300 dots an inch; None without a map."""
    svg = map_svg(pack)
    if svg is None:
        return None
    return typeset.picture(outline_texts(svg), PRINT_INCHES, PRINT_PIXELS_PER_INCH)


def chart_picture(pack: Pack) -> str | None:
    """The chart with title, source and date as SVG; None without a chart."""
    if pack.chart is None:
        return None
    about = {"name": navigation.APP_NAME, "day": brief_words.day(pack)}
    made = (
        gettext("{name}, {day}. {address}", address=pack.code_address, **about)
        if pack.code_address
        else gettext("{name}, {day}.", **about)
    )
    return chart_svg.svg(gap_plot.plot(pack.chart), made)
