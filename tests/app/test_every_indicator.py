"""Every indicator of the catalogue, opened in every view that suits it; what its figures say and draw."""

import re
from collections import Counter
from dataclasses import dataclass, field

import pytest

from components.content.indicators import indicator_views
from components.content.indicators.indicator import Scene
from components.content.maps import prepared_map
from components.facts import indicators, tables
from components.figures.charts import chart_inline, chart_plotly, chart_svg
from components.views.indicators import figure, views
from components.widgets import map
from data import views as offered
from data.choices import IndicatorChoice
from data.measures import Slice

PACKAGES = [one.package_id for one in (*tables.catalog().contexts, *tables.catalog().programmes)]
SAYS_OF_PEOPLE = re.compile(
    r"(Scheduled (Castes|Tribes)|Muslims)\W+(have|are|live|own|lack|get|use)\b"
)
EVERY = 3
BLAMES = re.compile(
    r"(?i)thanks to|because of the programme|impact of|(?<!not by itself the )effect of"
)


@dataclass
class Seen:
    """What was drawn: number of figures of each view, and all their words."""

    views: Counter = field(default_factory=Counter)
    words: list[str] = field(default_factory=list)


@pytest.fixture
def seen(monkeypatch) -> Seen:
    found = Seen()

    def show(plot, rows, _scene):
        assert len(rows.columns) > 1
        chart_inline.draw_inline(plot)
        chart_svg.svg(plot, "Made today")
        found.words += [plot.title, plot.subtitle, *plot.notes, plot.alt]

    def show_to_zoom(plot, rows, scene):
        chart_plotly.figure(plot, "dark")
        show(plot, rows, scene)

    prepared = prepared_map.prepare_map

    def prepare_map(drawn):
        found.words += [drawn.title, drawn.caption, drawn.description, drawn.legend.title]
        return prepared(drawn)

    monkeypatch.setattr(figure, "show_plot", show)
    monkeypatch.setattr(figure, "show_plot_to_zoom", show_to_zoom)
    monkeypatch.setattr(prepared_map, "prepare_map", prepare_map)
    monkeypatch.setattr(map, "show_map", lambda drawn, **_: None)
    return found


@pytest.mark.parametrize("package_id", PACKAGES)
def test_every_indicator_opens_in_every_view_that_suits_it(package_id, seen):
    own = [one for one in indicators.catalogue().values() if one.package_id == package_id]
    assert own
    for number, indicator in enumerate(own):
        cut = indicator_views.default_cut(indicator)
        why = indicator_views.why_not(indicator)
        period = indicator.periods(cut)[0]
        suited = [name for name in offered.VIEWS if not why[name]]
        # Its table and every third of the others; which ones changes from one to the next.
        for view in sorted({"table", *suited[number % EVERY :: EVERY]}):
            choice = IndicatorChoice(indicator.key, view, None, cut.group, cut.residence, period)
            views.SHOW[view](Scene(choice, indicator))
            seen.views[view] += 1
        for view, reason in why.items():
            assert reason == "" or reason.endswith("."), (indicator.key, view)
    assert seen.views["table"] == len(own)
    text = "\n".join(seen.words)
    assert not SAYS_OF_PEOPLE.search(text)
    assert not BLAMES.search(text)
    assert not re.search(r"\bnan\b|\bNone\b|<NA>", text)


@pytest.mark.parametrize("group", ["scheduled_caste", "scheduled_tribe"])
def test_a_group_is_only_said_to_have_something_where_it_was_measured(seen, group):
    measured = {
        key for key, one in indicators.catalogue().items()
        if any(offer.group.startswith(group) for offer in one.offers)
    }  # fmt: skip
    for key, one in indicators.catalogue().items():
        if one.is_share:
            assert key not in measured
            assert "gap" in [name for name, why in indicator_views.why_not(one).items() if why]
            scene = Scene(IndicatorChoice(key, "ranks", period=one.periods(Slice())[0]), one)
            views.SHOW["ranks"](scene)
    text = "\n".join(seen.words)
    assert "A share describes places" in text
    assert "Scheduled Castes have" not in text
    assert "Scheduled Tribes have" not in text


def test_one_that_has_no_second_period_offers_no_time_view_and_says_why():
    for one in indicators.catalogue().values():
        cut = indicator_views.default_cut(one)
        comparable = indicators.comparable_periods(one.key, cut.group, cut.residence).periods
        why = indicator_views.why_not(one)["time"]
        assert bool(why) == (len(comparable) < 2), one.key
