"""A place beside its state as bars: the right figures, worst first, each with its unit, source and page."""

import re

import pandas as pd
import pytest

from components.content.elements.blocks import Drawer, Made, Sources, Table
from components.content.places import beside_state, place_figure_table, place_figures
from components.facts import newest, one_figure, tables
from components.server.static_pages import route
from data import aggregates, figure_keys, languages, measures, profile

PLACES = ("IN-C11-236", "PK17-s-tharparkar", "IN-BR")
ROW = re.compile(r"<li>.*?</li>(?=<li>|</ul>)")
MARK = re.compile(r'<a class="lz-mark" href="#([^"]+)" aria-label="([^"]+)">([^<]+)</a>')
LINK = re.compile(r'<a href="figure:([^"]+)">([^<]+)</a>')


def shares_of(place_id):
    place = tables.gazetteer()[place_id]
    whole = beside_state.whole_of(place)
    return beside_state.find_shares(newest.place_figures(place_id), place, whole)


def drawn(place_id) -> str:
    page = place_figures.describe_figures(tables.gazetteer()[place_id])
    [bars] = [one for one in page[place_figures.BARS].blocks if isinstance(one, Made)]
    return str(bars.html)


@pytest.mark.parametrize("place_id", PLACES)
def test_every_bar_is_the_figure_its_link_leads_to_with_its_unit_and_source(place_id):
    rows = ROW.findall(drawn(place_id))
    assert rows
    for row in rows:
        for key, said in LINK.findall(row):
            figure = one_figure.find(figure_keys.parse(key))
            assert said.replace("\N{NO-BREAK SPACE}", " ") == f"{figure.value:,.1f} %"
            assert figure.quality != "doubtful" or "doubtful" in row
        assert "lz-mark" in row or "computed" in row
        widths = [float(one) for one in re.findall(r"width:([\d.]+)%", row)]
        assert all(0 <= one <= 100 for one in widths)


@pytest.mark.parametrize("place_id", PLACES)
def test_each_theme_begins_with_what_is_worst_and_counts_stay_in_the_table(place_id):
    for own in shares_of(place_id).values():
        sure = [one.worse for one in own if one.worse is not None and not one.is_doubtful]
        assert sure == sorted(sure, reverse=True)
        for one in own:
            assert one.indicator.unit == "percent"
            assert one.indicator.direction in ("higher_better", "lower_better")
            if one.whole is not None:
                better = one.indicator.direction == "higher_better"
                points = one.own["value"] - one.whole["value"]
                assert one.worse == pytest.approx(-points if better else points)


def test_what_has_no_state_figure_says_so_and_a_computed_country_is_none():
    shares = [one for own in shares_of("IN-BR").values() for one in own]
    alone = [one for one in shares if one.whole is None]
    assert alone
    assert all(one.whole["basis"] == "published" for one in shares if one.whole is not None)
    assert drawn("IN-BR").count("no figure of India of that time") == len(alone)


@pytest.mark.parametrize("place_id", (*PLACES, "IN-AP", "PK"))
def test_the_whole_table_opens_below_and_its_numbers_are_those_of_the_list(place_id):
    page = place_figures.describe_figures(tables.gazetteer()[place_id])
    [listed] = [one for one in page[place_figures.SOURCES].blocks if isinstance(one, Sources)]
    for package_id, known in place_figure_table.figures(place_id).items():
        [drawer] = [one for one in page[package_id].blocks if isinstance(one, Drawer)]
        [table] = [one for one in drawer.blocks if isinstance(one, Table)]
        assert table.shown.num_rows == len(known.rows)
        numbers = [int(one) for one in table.shown.column("Source").to_pylist() if one]
        assert numbers
        assert max(numbers) <= len(listed.lines)
        assert "Source" in known.rows


@pytest.mark.parametrize(
    "path", [f"places/{PLACES[0]}", "aims/pacs", "aims/rspn", "federations", ""]
)
def test_every_mark_leads_to_the_line_of_its_source(path):
    """Each by an id that stands once on the page, and is told by name to a reader of the screen."""
    page = route.html(path, "https://x").decode()
    marks = MARK.findall(page)
    assert marks
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    for line_id, name, number in marks:
        title = name.removeprefix(f"Source {number}: ")
        assert line_id.endswith(f"-{number}") and title != name
        [line] = re.findall(rf'<li id="{line_id}">(.*?)</li>', page)
        assert title.split()[0] in line


def test_a_second_language_asks_for_words_alone(monkeypatch):
    """What costs seconds is computed for the readers of all languages together."""
    place_id, again = PLACES[0], []
    with languages.speaking(languages.ENGLISH):
        known, english = newest.place_figures(place_id), drawn(place_id)
        newest.headlines(), newest.rungs()
    for module, name in (
        (measures, "figures_of_indicator"),
        (aggregates, "compute_wholes"),
        (profile, "figures"),
    ):
        monkeypatch.setattr(module, name, lambda *_, name=name: again.append(name))
    with languages.speaking("bn"):
        rows, bengali = newest.place_figures(place_id), drawn(place_id)
        said = pd.concat([newest.headlines()["label"], newest.rungs()["name"]])
    assert not again and not said.str.isascii().all()
    assert rows["value"].equals(known["value"]) and (rows["label"] != known["label"]).any()
    assert bengali != english and len(ROW.findall(bengali)) == len(ROW.findall(english))
