"""A chart on the screen: finding, key, drawing, notes, source, the same as a table, and as files."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components.app import basket, clock, notices
from components.content import navigation
from components.content.elements import data_table
from components.content.indicators import indicator_metadata
from components.content.indicators.indicator import Scene
from components.facts import tables
from components.figures.charts import chart_inline, chart_svg, svg_marks
from components.figures.charts.chart_parts import name_pinned
from components.figures.charts.paint import paint_of
from components.figures.charts.plots import Key, Plot
from components.figures.maps import map_figure
from components.language import dates
from components.language.messages import gettext, gettext_noop
from components.views.indicators import choose
from components.widgets import (
    chart,
    data_grid,
    downloads,
    map_files,
    plotly_chart,
    prose,
    view_files,
)
from components.widgets.theme import shown_theme
from data import export
from data.letters import end_sentence, join_sentences

HEADINGS = {
    "place_id": gettext_noop("Code of the place"),
    "name": gettext_noop("Place"),
    "state": gettext_noop("State or province"),
    "side": gettext_noop("Side"),
    "look": gettext_noop("Programme"),
    "value": gettext_noop("Figure"),
    "full_name": gettext_noop("Place and state"),
}
SIDES = {
    "programme": gettext_noop("Districts of the programme"),
    "likely": gettext_noop("Likely, on weak evidence"),
    "other": gettext_noop("Other districts"),
}
COMPONENT_KEY = "explorer_chart"
DrawChart = Callable[[Plot, str, Callable[[str], None]], None]


def show_plot(
    plot: Plot, rows: pd.DataFrame, scene: Scene, draw: DrawChart = chart.draw_chart
) -> None:
    """Draw a chart; a click on a dot marks its place.

    Args:
        rows: the figures behind it, ready to read, for the table and the CSV file.
    """
    if not any(dots.xs for panel in plot.panels for dots in panel.dots):
        notices.say_nothing_found(end_sentence(plot.title), join_sentences(plot.notes))
        return
    with st.container(key="figure"):
        show_words_above(plot.title, plot.subtitle, plot.keys, plot.pinned)
        draw(plot, COMPONENT_KEY, _mark)
    show_words_below(plot.notes, plot.source_text)
    show_downloads(scene, lambda: rows, plot.title, lambda: chart_svg.svg(plot, made_on()))
    _twin(rows, plot.title)


def show_plot_to_zoom(plot: Plot, rows: pd.DataFrame, scene: Scene) -> None:
    """The same for a chart in which it is worth while to look closer."""
    tight = chart_inline.is_tight_on_a_phone(plot)
    with st.container(key="explorer_tight" if tight else "explorer_roomy"):
        show_plot(plot, rows, scene, plotly_chart.draw_plotly_chart)


def made_on() -> str:
    """When and with what a file is made, to print inside it."""
    day = dates.format_period(clock.today().isoformat())
    return gettext("Made on {day} with the {site}.", day=day, site=navigation.APP_NAME)


def _mark(place_id: str) -> None:
    if place_id in tables.gazetteer():
        choose.toggle_pin(place_id)


def show_words_above(
    title: str, subtitle: str, keys: tuple[Key, ...] = (), pinned: tuple[str, ...] = ()
) -> None:
    """The finding, what is drawn, the key, and the numbers of the marked places."""
    marks = Markup("").join(
        Markup(
            '<span class="lz-key"><img src="{}" alt="" width="20" height="16"> {}</span>'
        ).format(_sign(key), key.name)
        for key in keys
    )
    prose.show_html(
        Markup(
            '<h2 class="lz-finding">{}</h2><p class="lz-meta">{}</p><p class="lz-keys">{}</p>'
        ).format(title, subtitle, marks)
    )
    show_pinned_names(pinned)


def show_pinned_names(pinned: tuple[str, ...]) -> None:
    """The numbers of the marked places, where there are any."""
    if pinned:
        prose.show_html(Markup('<p class="lz-meta">{}</p>').format(name_pinned(pinned)))


def _sign(key: Key) -> str:
    """The sign of a key as an address that holds the picture itself: bare SVG would be taken out."""
    svg = Markup('<svg xmlns="http://www.w3.org/2000/svg" width="20" height="16">{}</svg>').format(
        svg_marks.draw_key(key, 10, 8, paint_of(shown_theme()))
    )
    return f"data:image/svg+xml,{quote(str(svg))}"


def show_words_below(notes: tuple[str, ...], source: str = "") -> None:
    """Cautions and source under a figure."""
    said = Markup("").join(Markup("<li>{}</li>").format(note) for note in notes if note)
    label = gettext("Source:")
    named = Markup('<p class="lz-source"><b>{}</b> {}</p>').format(label, source) if source else ""
    if said or named:
        prose.show_html(Markup('<ul class="lz-source">{}</ul>{}').format(said, named))


def show_downloads(
    scene: Scene,
    rows: Callable[[], pd.DataFrame],
    title: str,
    svg: Callable[[], str] | None = None,
) -> None:
    """Behind one button: the figure as PNG and SVG, its data as CSV, and what they mean as JSON.

    Args:
        rows: makes the figures, ready to read.
        svg: makes the drawing; None for a table, which is no drawing.
    """
    name = scene.file_name

    def filed() -> pd.DataFrame:
        return indicator_metadata.with_caveat(scene, rows())

    with st.container(horizontal=True, key="explorer_files"):
        with st.popover(gettext("Download"), icon=":material/download:", key="explorer_download"):
            if svg:
                map_files.offer_pictures(name, svg)
            downloads.offer_file(
                f"{name}.csv", "text/csv", gettext("Figures (CSV)"), lambda: export.to_csv(filed())
            )
            downloads.offer_file(
                f"{name}.metadata.json", "application/json", gettext("What the CSV means (JSON)"),
                lambda: indicator_metadata.as_json(scene, title, filed(), made_on()),
            )  # fmt: skip
        _for_the_pack(scene)
    view_files.show_files("indicators")


def _for_the_pack(scene: Scene) -> None:
    """A button that puts the map, the gap or the figure of the choice aside for a pack."""
    choice = scene.choice
    kind = {"map": "map", "gap": "chart"}.get(choice.view, "figure")
    group = choose.offered_pair(scene.indicator).pair_id if kind == "chart" else choice.group
    cut = (group, choice.residence)
    named = "" if cut == ("all", "total") else f":{':'.join(cut)}"
    about = choice.pins[-1] if choice.pins else choice.state
    basket.show_button(
        f"{kind}:{choice.indicator}{named}", about, scene.indicator.theme, "explorer"
    )


def _twin(rows: pd.DataFrame, title: str) -> None:
    """The same figures as a table, sent only when it is opened."""
    twin = st.expander(gettext("The same as a table"), key="explorer_twin", on_change="rerun")
    if twin.open:
        with twin:
            data_grid.draw_table(in_words(rows), gettext("Table of: {title}", title=title))


def in_words(rows: pd.DataFrame) -> pd.DataFrame:
    """The table as a visitor reads it: with words where its file has the names and codes of our data."""
    named = rows.rename(columns=HEADINGS)
    coded: Mapping[str, Mapping[Any, str]] = {"Programme": map_figure.LOOK_LABELS, "Side": SIDES}
    said = named.assign(
        **{
            head: named[head].replace({code: gettext(word) for code, word in words.items()})
            for head, words in coded.items()
            if head in named
        }
    )
    return said.rename(columns=data_table.head)
