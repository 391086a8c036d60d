"""Parts of a slide as native objects: text, table, chart, map of named shapes; each with alt text."""

import math
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Inches, Pt

from components.brief.pack import Chart
from components.brief.scripts import Line, lines
from components.figures import palette, svg_text
from components.figures.charts import plots
from components.language import lists
from components.language.messages import gettext
from data.letters import join_sentences

GROUND = palette.GROUND["light"]
# Bars of the place or group, and of what it is compared with: told apart on a grey print, too.
BARS = (plots.colour("second"), GROUND.border)
SIZES = (20, 18, 16, 14, 13, 12, 11, 10, 9, 8)
# Width of a letter and height of a line in parts of the letters' size, on the careful side.
LETTER, LINE_HEIGHT = 0.52, 1.25
# Letters of Nastaliq climb above their line and hang below it.
TALL_LINE = 2.0
Box = tuple[float, float, float, float]
Part = TypeVar("Part")


def describe(shape: Any, name: str, text: str) -> None:
    """Give an object its name and the text for those who do not see it."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("name", name)
    properties.set("descr", text)


def text(
    slide: Slide,
    box: Box,
    paragraphs: Sequence[str | tuple[str, str]],
    name: str,
    largest: int = 20,
    colour: str = GROUND.ink,
    bullets: bool = False,
) -> Any:
    """Paragraphs in the largest letters with which they fit; (strong, plain) begins in bold.

    Args:
        box: left, top, width, height in inches.
    """
    shape = slide.shapes.add_textbox(*(Inches(side) for side in box))
    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    for side in ("margin_left", "margin_right", "margin_top", "margin_bottom"):
        setattr(frame, side, Inches(0.04))
    whole = ["".join(one) for one in paragraphs]
    size = fitting(whole, box[2] - 0.1, box[3], largest)
    first = True
    for one in paragraphs:
        strong, plain = one if isinstance(one, tuple) else ("", one)
        for line in lines(f"{strong}{plain}"):
            paragraph = frame.paragraphs[0] if first else frame.add_paragraph()
            first = False
            paragraph.space_after = Pt(size * 0.35)
            if bullets:
                _bullet(paragraph, size)
            _runs(paragraph, line, strong.strip(), size, colour)
    describe(shape, name, " ".join(whole)[:500])
    return shape


def fitting(paragraphs: Sequence[str], width: float, height: float, largest: int = 20) -> int:
    """The largest of SIZES with which the paragraphs fit into so many inches; else the smallest."""
    line_height = TALL_LINE if svg_text.is_right_to_left() else LINE_HEIGHT
    for size in SIZES:
        letters = max(1, int(width * 72 / (size * LETTER)))
        rows = sum(max(1, math.ceil(len(paragraph) / letters)) for paragraph in paragraphs)
        needed = (rows * line_height + len(paragraphs) * 0.35) * size / 72
        if size <= largest and needed <= height:
            return size
    return SIZES[-1]


def _runs(paragraph: Any, line: Line, strong: str, size: int, colour: str) -> None:
    begins = bool(strong) and line.text.startswith(strong)
    parts = [(strong, True), (line.text[len(strong) :], False)] if begins else [(line.text, False)]
    for words, bold in parts:
        if words:
            run = paragraph.add_run()
            run.text = words
            run.font.size = Pt(size)
            run.font.bold = bold
            run.font.color.rgb = rgb(colour)
            _set_language(run, line)
    if line.right_to_left:
        _run_from_right(paragraph)


def _run_from_right(paragraph: Any) -> None:
    paragraph.alignment = PP_ALIGN.RIGHT
    paragraph._p.get_or_add_pPr().set("rtl", "1")


def in_reading_order(parts: Iterable[Part]) -> list[Part]:
    """Things side by side, the first of them where the reader begins."""
    return list(parts)[::-1] if svg_text.is_right_to_left() else list(parts)


def set_words(paragraph: Any, words: str) -> Any:
    """One line of words in the direction, language and font of their letters; returns their run."""
    run = paragraph.add_run()
    run.text = words
    paragraph.alignment = PP_ALIGN.LEFT
    for line in lines(words)[:1]:
        _set_language(run, line)
    if svg_text.is_right_to_left():
        _run_from_right(paragraph)
    return run


def _set_language(run: Any, line: Line) -> None:
    properties = run._r.get_or_add_rPr()
    properties.set("lang", line.locale)
    if line.office_font:
        font = etree.SubElement(properties, qn("a:cs"))
        font.set("typeface", line.office_font)


def _bullet(paragraph: Any, size: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(Pt(size)))
    properties.set("indent", str(-Pt(size)))
    sign = etree.SubElement(properties, qn("a:buChar"))
    sign.set("char", "•")


def table(
    slide: Slide, box: Box, rows: Sequence[Sequence[str]], widths: Sequence[float], name: str
) -> Any:
    """A native table whose first row is its heading."""
    count = len(rows)
    frame = slide.shapes.add_table(count, len(widths), *(Inches(side) for side in box))
    grid = frame.table
    if svg_text.is_right_to_left():
        grid._tbl.tblPr.set("rtl", "1")
    size = min(14, fitting(["  ".join(row) for row in rows], box[2] * 0.62, box[3], 14))
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Inches(box[2] * width / sum(widths))
    for place, row in enumerate(rows):
        grid.rows[place].height = Inches(0.4)
        for column, words in enumerate(row):
            cell = grid.cell(place, column)
            cell.fill.solid()
            cell.fill.fore_color.rgb = rgb(GROUND.pale if place == 0 else GROUND.background)
            cell.margin_top = cell.margin_bottom = Inches(0.04)
            run = set_words(cell.text_frame.paragraphs[0], words)
            run.font.size = Pt(size + 4 if column == 1 and place else size)
            run.font.bold = place == 0 or column == 1
            run.font.color.rgb = rgb(GROUND.ink)
    describe(frame, name, join_sentences(lists.join(filter(None, row)) for row in rows))
    return frame


def chart(slide: Slide, box: Box, one: Chart) -> Any:
    """A native bar chart: its numbers can be edited."""
    data = CategoryChartData(number_format=_number_format(one))
    data.categories = one.categories
    for name, column in one.series:
        data.add_series(name, column)
    frame = slide.shapes.add_chart(
        XL_CHART_TYPE.BAR_CLUSTERED, *(Inches(side) for side in box), data
    )
    drawn = frame.chart
    drawn.has_title = False
    drawn.has_legend = len(one.series) > 1
    if drawn.has_legend:
        drawn.legend.position = XL_LEGEND_POSITION.BOTTOM
        drawn.legend.include_in_layout = False
        drawn.legend.font.size = Pt(14)
    drawn.category_axis.reverse_order = True
    drawn.category_axis.tick_labels.font.size = Pt(14)
    drawn.value_axis.visible = False
    drawn.value_axis.has_major_gridlines = False
    drawn.value_axis.minimum_scale = min(0, *(v for _, c in one.series for v in c if v is not None))
    bars = drawn.plots[0]
    bars.gap_width = 60
    bars.has_data_labels = True
    bars.data_labels.font.size = Pt(14)
    bars.data_labels.number_format = _number_format(one)
    bars.data_labels.number_format_is_linked = False
    for series, fill in zip(bars.series, BARS, strict=False):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb(fill)
    describe(frame, gettext("Chart: {heading}", heading=one.heading), one.description)
    return frame


def _number_format(one: Chart) -> str:
    digits = f"0.{'0' * one.decimals}" if one.decimals else "#,##0"
    return f'{digits}" %"' if one.symbol.strip() == "%" else digits


def rgb(colour: str) -> RGBColor:
    """A colour “#rrggbb” as PowerPoint takes it."""
    return RGBColor.from_string(colour.lstrip("#"))
