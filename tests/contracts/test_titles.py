"""Every place and theme: a title names the place its figure is of, and no doubtful figure is in one.

Packs are described, not drawn, so that all of them can be read. The rule itself is tried with made-up
figures first: a rule that let everything through would pass over real tables that have no such case.
"""

import inspect
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd
import pytest

from components.brief import asks, describe, first_page, laws, limits, place_figures, standing
from components.brief.choice import NO_THEMES, PackChoice
from components.brief.facts import Facts
from components.brief.pack import Chart, Pack
from components.facts.figures import EVERYBODY
from components.figures import palette
from components.figures.maps import choropleth
from components.language import fractions
from data import cells, comparisons, headline_rule
from data.measures import Slice
from data.table_schema import Field, standard_schema

DAY = date(2026, 11, 28)
LEVELS = ("district", "state")
# Of each third place one theme; benchmarks/every_pack.py reads all of them, part by part.
EVERY, FROM = (
    int(os.environ.get(f"PACKS_{one}", most)) for one, most in (("EVERY", "48"), ("FROM", "0"))
)
ONCE_WRONG = (
    ("IN-JH", "work_guarantee"),
    ("PK17-s-tando-muhammad-khan", "poverty"),
    ("PK17-s-tharparkar", "water"),
    ("IN-C11-236", "water"),
    ("IN-CT", "reach"),
)
ELSEWHERE = re.compile(
    r"^For (?P<place>.+?) (?:no figure of this is known(?: up to \d{4})?|only doubtful figures are known)\. "
)
# "0 of 18 districts", "none of the 18 districts", "in 0 districts", "no district of 18".
NONE_OF = re.compile(
    r"\b(?:0|no|none|zero)(?: (?:of|the|its|all|other|more|[\d,]+))* districts?\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Figure:
    place_id: str
    is_doubtful: bool = False
    behind: float | None = None


def test_the_largest_gap_of_the_place_itself_leads():
    toilets, water, state = (
        Figure("a", behind=7.4),
        Figure("a", behind=65.8),
        Figure("s", behind=80),
    )
    assert headline_rule.leading([toilets, state, water], "a") is water


def test_a_doubtful_figure_never_leads():
    doubtful, small = Figure("a", is_doubtful=True, behind=50), Figure("a", behind=1)
    assert headline_rule.leading([doubtful, small], "a") is small
    assert headline_rule.leading([doubtful], "a") is None


def test_another_place_s_figure_never_leads():
    assert headline_rule.leading([Figure("s", behind=50)], "a") is None


def test_where_nothing_is_behind_the_order_stays():
    first, second = Figure("a", behind=-3.0), Figure("a")
    assert headline_rule.leading([first, second], "a") is first


@pytest.mark.parametrize("quality", ["doubtful", "stated", "derived", None])
def test_a_row_may_lead_by_its_columns_alone(quality):
    """The words of a note decide nothing: one of these says doubtful without being it."""
    rows = pd.DataFrame({"value": [1.0, None], "quality": [quality] * 2, "note": ["doubtful"] * 2})
    assert len(headline_rule.may_lead(rows)) == (quality != "doubtful")


@pytest.fixture(scope="module")
def pairs(facts) -> list[tuple[str, str]]:
    """Place and theme of every pack that is read: each place and each theme, in turn.

    Those of one theme follow each other: what is kept of its figures, the next place finds.
    """
    themes = [one for one in facts.words.ids("themes") if one not in NO_THEMES]
    places = [one.place_id for one in facts.places.places.values() if one.level in LEVELS]
    return [
        (place, theme)
        for column, theme in enumerate(themes)
        for row, place in enumerate(places)
        if (row + column) % EVERY == FROM or (place, theme) in ONCE_WRONG
    ]


@pytest.fixture(scope="module")
def packs(facts, pairs) -> list[Pack]:
    """A pack for each of the pairs."""
    return [
        describe.describe(facts, PackChoice(place, theme, "donor"), "https://e.example", DAY)
        for place, theme in pairs
    ]


def test_each_state_and_each_theme_is_read(pairs, facts):
    states = {one.place_id for one in facts.places.places.values() if one.level == "state"}
    read = {facts.places.state_of(place) for place, _ in pairs}
    with_districts = {state for state in states if facts.places.children(state, "district")}
    assert read >= with_districts
    assert {theme for _, theme in pairs} == set(facts.words.ids("themes")) - set(NO_THEMES)
    assert set(pairs) >= set(ONCE_WRONG)
    assert len(pairs) * EVERY > 10_000


def test_the_place_of_the_title_is_the_place_of_its_figure(packs, facts):
    wrong = [
        (one.choice.place, one.choice.theme, one.title)
        for one in packs
        if not _is_of_its_place(one, facts)
    ]
    assert wrong == []


def _is_of_its_place(pack: Pack, facts: Facts) -> bool:
    """Whether a figure in the title is, by the rows of the pack, one of the place it is said of."""
    said = ELSEWHERE.match(pack.title)
    if said and said["place"] != facts.places.name(pack.choice.place):
        return False
    may_be = facts.around(pack.choice.place)[1:] if said else [pack.choice.place]
    told = _told(pack)
    if not told:
        return not said and pack.title.startswith(f"{pack.place}: ")
    return any(
        pack.title.endswith(words)
        and all(one.rows[0].place_id == place_id for one in told)
        and words.startswith((f"In {facts.places.name(place_id)}", f"{pack.place}: "))
        for place_id in may_be
        for words in [ELSEWHERE.sub("", pack.title)]
    )


def _findings(pack: Pack) -> Iterator:
    yield from pack.headlines
    yield from (one for one in [pack.chart] if one)


def _told(pack: Pack) -> list:
    """The figures that the title tells: as a sentence, or by their numbers."""
    items = [one for one in _findings(pack) if one.sentence and pack.title.endswith(one.sentence)]
    return items or [one for one in _findings(pack) if pack.title.endswith(one.finding)]


def test_a_title_with_a_number_is_one_of_the_findings(packs, facts):
    """No way around the rule: whatever number a title has, it came from a figure of the pack."""
    loose = [one.title for one in packs if re.search(r"\d", one.title) and not _told(one)]
    assert loose == []


def test_the_words_of_a_title_are_its_figure_rounded(packs, facts):
    """“Four in five” is within five in a hundred of the row; numbers in a hundred within a half."""
    wrong = []
    for one in packs:
        if not (told := [each for each in _told(one) if each.sentence]):
            continue
        row = told[0].rows[0]
        rest = facts.catalogue[row.indicator].sentence_is_of_rest
        share = 1 - row.value / 100 if rest else row.value / 100
        if not any(words in one.title for words in _within(share)):
            wrong.append((one.title, share))
    assert wrong == []


def _within(share: float) -> list[str]:
    near = [words for size, words in fractions.FRACTIONS if abs(size - share) <= 0.05]
    return [*near, fractions.say_in_hundred(share)]


def test_numbers_map_and_handout_are_about_the_gap_of_the_title(packs, facts):
    """The first page never tells one thing in its title and another below it."""
    choice = PackChoice("IN-C11-236", "water", "donor")
    gaya = describe.describe(facts, choice, "", DAY)
    assert gaya.picture.item_id == "map:india:hh_latrine_premises_pct"
    assert gaya.columns[0].item_id == "districts:india:hh_latrine_premises_pct"
    of_gap = [one for one in (gaya, *packs) if isinstance(one.leading, Chart)]
    wrong = [
        (one.choice.place, one.choice.theme)
        for one in of_gap
        if not first_page.is_of_one_indicator(one.headlines[0], one.leading)
    ]
    assert wrong == [] and len(of_gap) > 3
    # Somebody who orders the figures herself has them in her order.
    last = gaya.headlines[-1].item_id
    mine = describe.describe(facts, replace(choice, order=(last,)), "", DAY)
    assert mine.headlines[0].item_id == last


def test_most_titles_are_sentences(packs):
    """A pack of a figure in per cent says it as a person would, not as a row of a table."""
    led = [one for one in packs if (told := _told(one)) and told[0].rows[0].unit == "per cent"]
    assert sum("In " in one.title for one in led) > len(led) * 0.9


def test_no_headline_point_or_title_rests_on_a_doubtful_figure(packs):
    wrong = []
    for one in packs:
        shown = [*one.headlines, *([one.chart] if one.chart else [])]
        items = [each for each in shown if any(row.quality == "doubtful" for row in each.rows)]
        wrong += [(one.choice.place, one.choice.theme, each.heading) for each in items]
    assert wrong == []


def test_a_figure_of_one_source_only_says_so_in_the_title(packs, facts):
    wrong = []
    for one in packs:
        for each in _findings(one):
            key = each.rows[0].indicator
            mark = facts.catalogue[key].doubt
            if mark and each in _told(one) and mark not in one.title:
                wrong.append(one.title)
    assert wrong == []


def test_a_figure_of_another_place_says_whose_it_is(packs, facts):
    wrong = [
        (one.choice.place, each.heading)
        for one in packs
        for each in one.headlines
        if each.place_id != one.choice.place
        and not (each.heading.endswith(f"{each.where} as a whole") and each.remark)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("sentence", "is_one"),
    [
        ("It worked in 0 of 18 districts of Chhattisgarh", True),
        ("None of the 18 districts is known", True),
        ("It is known to have worked in 0 districts", True),
        ("no district of 18", True),
        ("10 of 18 districts", False),
        ("worked in 100 districts", False),
    ],
)
def test_a_sentence_that_counts_none_of_the_districts_is_seen(sentence, is_one):
    assert bool(NONE_OF.search(sentence)) == is_one


def test_no_sentence_counts_none_of_the_districts_that_a_programme_claims(packs):
    said = [
        sentence
        for one in packs
        for sentence in (one.title, *(each.heading for each in one.items()), *one.missing)
        if NONE_OF.search(sentence)
    ]
    assert said == []


def test_every_claimed_number_of_districts_is_a_row_with_its_source(packs):
    for one in packs:
        if one.picture and (
            told := re.search(r"says that it worked in ([\d,]+) district", one.picture.heading)
        ):
            rows = [row for row in one.picture.rows if row.value == float(told[1].replace(",", ""))]
            assert rows and all(row.source for row in rows), one.picture.heading


def test_screen_and_paper_paint_an_indicator_in_one_colour(packs, facts):
    """Both take the scale of the direction, and nobody can ask for another."""
    wrong = []
    for one in packs:
        key = one.picture.item_id.removeprefix("map:") if one.picture else ""
        if key in facts.catalogue:
            expected = palette.SCALE_OF_DIRECTION[facts.catalogue[key].direction]
            scale = one.picture.drawing.figure.scale
            wrong += [] if scale == expected else [(key, scale)]
    assert wrong == []
    asked = {*inspect.signature(choropleth.rate_map).parameters, *vars(choropleth.MapSetting("x"))}
    assert "scale" not in asked


def test_people_rank_and_the_survey_before_stand_on_rows_of_the_table(packs, facts):
    """A rank is within its count, of the same year; an earlier figure is one that may be compared."""
    ranked = [each for one in packs for each in one.headlines if each.rank]
    assert ranked
    for each in ranked:
        row = next(row for row in each.rows if "order of" in row.basis)
        among = int(re.search(r"the ([\d,]+) districts", each.rank)[1].replace(",", ""))
        assert 1 <= row.value <= among and row.period == each.rows[0].period, each.rank
    for each in (each for one in packs for each in one.headlines if each.before):
        own, earlier = (
            each.rows[0],
            next(row for row in reversed(each.rows) if row.period != each.rows[0].period),
        )
        indicator = facts.catalogue[own.indicator]
        verdict = facts.rules().between(indicator, own.place_id, earlier.period, own.period)
        assert not verdict.refused, each.before
        # Two figures that are written alike are no change to whoever reads them.
        is_told = each.trend != "level"
        assert not is_told or (each.trend == "up") == (own.value > earlier.value), each.before
        assert is_told or round(own.value - earlier.value) == 0, each.before
    counted = [each for one in packs for each in one.headlines if each.people]
    assert counted and all(each.rows[0].denominator for each in counted)


def test_a_count_of_people_is_rounded_and_says_so(facts):
    """24.2 % of Gaya’s 690,505 homes had a latrine in 2011."""
    pack = describe.describe(facts, PackChoice("IN-C11-236", "water", "donor"), "", DAY)
    latrines = next(one for one in pack.headlines if one.heading == "Homes with a latrine")
    assert "about 520,000 of 690,000 homes have no latrine (rounded)" in latrines.people
    assert "rank 15 of the 38 districts of Bihar" in latrines.rank


def test_numbers_that_a_pack_computed_are_rows_of_its_table(packs):
    """How many people a rate means, how far two groups are apart, and the rest to 100 %."""
    counted = [(each, each.people) for one in packs for each in one.headlines if each.people]
    drawn = [one.chart for one in packs if one.chart]
    apart = [(each, each.point) for each in drawn if re.search(r"[\d.]+ points", each.point)]
    rests = [
        (each, each.turned)
        for one in packs
        for each in (*one.headlines, *([one.chart] if one.chart else []))
        if each.turned
    ]
    assert counted and apart and rests
    for each, told in counted:
        count, total = (
            float(one.replace(",", "")) for one in re.search(r"about (\S+) of (\S+)", told).groups()
        )
        row = next(row for row in each.rows if "how many" in row.label)
        assert (row.value, row.denominator) == (count, total), told
        assert row.source == each.rows[0].source and "rounded to 2 digits" in row.basis
    for each, told in apart:
        size = float(re.search(r"([\d.]+) points", told)[1])
        row = next(row for row in each.rows if row.label.endswith(": difference"))
        assert abs(row.value) == pytest.approx(size, abs=0.051), told
        assert row.value == pytest.approx(each.rows[0].value - each.rows[1].value)
    for each, told in rests:
        row = next(row for row in each.rows if row.label.endswith(": the rest"))
        assert row.value == pytest.approx(float(re.match(r"[\d.]+", told)[0]), abs=0.051), told


@pytest.mark.parametrize(
    ("value", "cut", "is_counted"),
    [
        (24.2, EVERYBODY, True),
        (0.0, EVERYBODY, True),
        (0.02, EVERYBODY, False),
        (99.99999, EVERYBODY, False),
        (24.2, Slice("women", "total"), False),
    ],
)
def test_no_count_turns_some_people_into_all_or_none_or_a_group_into_everybody(
    facts, value, cut, is_counted
):
    one = _latrines(facts)
    changed = replace(one, cut=cut, figure=pd.Series({**one.figure, "value": value, "upper": None}))
    assert bool(standing.find_standing(facts, changed).people) == is_counted


@pytest.mark.parametrize(
    ("difference", "trend"), [(0.004, "level"), (-0.004, "level"), (3, "up"), (-3, "down")]
)
def test_figures_that_are_written_alike_are_no_change(facts, monkeypatch, difference, trend):
    one = _latrines(facts)
    now = float(one.figure["value"])
    before = pd.Series({**one.figure, "period": "2001", "value": now - difference})
    found = (before, comparisons.Verdict("comparable"))
    monkeypatch.setattr(standing, "_comparable", lambda facts, figure: found)
    assert standing.find_standing(facts, one).trend == trend


def _latrines(facts: Facts) -> place_figures.PlaceFigure:
    """24.2 % of the 690,505 homes of Gaya."""
    known = place_figures.find_figures(facts, PackChoice("IN-C11-236", "water", "donor"))
    return next(one for one in known if one.indicator.label == "Homes with a latrine")


def test_every_pack_asks_for_something_of_somebody_by_some_time(packs):
    for one in packs:
        usual = [each for each in one.asks]
        assert 1 <= len(usual) <= asks.USUAL, one.title
        assert not [text for text in one.missing if "of the usual" in text]
        for each in usual:
            assert (each.office and each.by_when and each.sources) or each.kind == "publish"
            assert len(each.heading) <= limits.HEADING_LENGTH
            assert not re.search(r"[{}]|\.\.$", each.heading + each.office + each.by_when), (
                each.heading
            )
        assert len({each.heading for each in usual}) == len(usual)


def test_no_ask_rests_on_a_promise_of_another_state(packs, facts):
    said_at = facts.tables["outcomes"].set_index("outcome_id")["place_id"]
    for one in packs:
        told = [each for each in one.asks if each.kind in ("promised", "asked")]
        state = facts.places.state_of(one.choice.place)
        near = [each for each in one.said if each.is_near]
        assert not told or near, one.title
        for each in near:
            where = str(said_at[each.item_id.removeprefix("outcome:")])
            assert facts.places.state_of(where) == state, one.title


def test_where_nothing_is_published_the_ask_is_to_publish_it(packs, facts):
    """Of a figure that is there, doubtful or not, a newer one is asked for."""
    for one in packs:
        kinds = {each.kind for each in one.asks}
        if "publish" in kinds:
            known = place_figures.find_figures(facts, one.choice)
            assert not any(each.is_own for each in known), one.title
        if headline_rule.leading(one.headlines, one.choice.place) is not None:
            assert "publish" not in kinds, one.title


def test_what_is_only_left_out_is_not_said_to_be_unknown(facts):
    """Figures that are newer than the pack, or not ticked, are there all the same."""
    choice = PackChoice("IN-C11-236", "water", "donor")
    proposal = describe.propose(facts, choice)
    ids = tuple(one.item_id for one in (*proposal.headlines, *proposal.stories, *proposal.said))
    bare = replace(choice, without=(*ids, proposal.chart.item_id))
    title = describe.compose(facts, bare, proposal, "", DAY).title
    assert title == "Gaya, Bihar: Water and sanitation"
    early = replace(choice, until=1990)
    before = describe.propose(facts, early)
    assert not before.headlines
    pack = describe.compose(facts, early, before, "", DAY)
    assert any("up to 1990" in said for said in (pack.title, *pack.missing))
    assert "yet" not in pack.title
    asked = {one.kind: one.heading for one in before.asks}
    newest = next(one.heading for one in proposal.asks if one.kind == "renew")
    assert asked["renew"] == newest and "publish" not in asked


def test_a_title_of_one_s_own_has_no_figures_of_another_title_below_it(facts):
    choice = PackChoice("IN-C11-236", "water", "donor")
    proposal = describe.propose(facts, choice)
    usual = describe.compose(facts, choice, proposal, "", DAY)
    own = replace(choice, words=((choice.own_id("title"), "Latrines for all"),))
    pack = describe.compose(facts, own, proposal, "", DAY)
    assert usual.exact and (pack.title, pack.exact) == ("Latrines for all", "")
    assert pack.leading == usual.leading


@pytest.mark.parametrize(
    ("audience", "office", "first"),
    [
        ("district_officer", "The department for", "group"),
        ("elected_representative", "The representative elected for Gaya", "need"),
        ("donor", "The programme officer for Bihar", "need"),
        ("community_meeting", "Those whom we choose today", "need"),
    ],
)
def test_the_reader_changes_office_tone_and_order(facts, audience, office, first):
    pack = describe.describe(facts, PackChoice("IN-C11-236", "water", audience), "", DAY)
    assert pack.asks[0].kind == first
    assert pack.asks[0].office.startswith(office)


def test_asks_are_changed_and_added(facts):
    choice = PackChoice("IN-C11-236", "water", "donor")
    typed = replace(
        choice,
        words=(
            (asks.office_id(choice, "need"), "Our own office"),
            (asks.time_id(choice, "need"), "tomorrow"),
            (choice.own_id("point:own2"), "We ask for forty latrines"),
        ),
    )
    pack = describe.describe(facts, typed, "", DAY)
    assert pack.asks[0].heading == "We ask for forty latrines"
    need = next(one for one in pack.asks if one.kind == "need")
    assert (need.office, need.by_when) == ("Our own office", "tomorrow")


@pytest.mark.parametrize(
    ("place", "law", "days"),
    [
        ("IN-C11-236", "Right to Information Act, 2005", "within 30 days, as the law says"),
        ("PK17-s-thatta", "Sindh Transparency", "within the time that the law sets"),
        ("PK-B", "Balochistan", "within 15 working days, as the law says"),
        ("PK-GB", None, "in writing within 30 days"),
    ],
)
def test_a_request_for_information_names_the_law_of_its_place(facts, place, law, days):
    found = laws.find_law(facts, place)
    assert (law in found.name) if law else found is None
    assert laws.say_days(found) == days


GENERAL = {"place", "state", "theme", "officer", "days"}
OF_KIND = {
    "group": {"group", "finding"},
    "need": {"figure", "finding", "numbers", "other_place", "period"},
    "promised": {"gathering", "text"},
    "asked": {"gathering", "text"},
    "case": {"where", "outcome", "summary"},
    "publish": set(),
    "renew": {"figure", "period"},
}


def test_every_place_of_an_ask_is_filled_by_its_kind(facts):
    for reader, wordings in facts.asks().items():
        for one in wordings:
            text = " ".join((one["what"], one["office"], one["by_when"]))
            places = set(re.findall(r"\{(.*?)\}", text))
            assert places <= GENERAL | OF_KIND[one["kind"]], (reader, one["kind"])


@pytest.mark.parametrize(
    ("table", "column", "text", "fits"),
    [
        ("indicators", "sentence", "In {place} {fraction} homes lack water", True),
        ("indicators", "sentence", "In {places} {fraction} homes lack water", False),
        ("indicators", "sentence", "In {place.__class__} {fraction} homes", False),
        ("indicators", "sentence", "In {place} {fraction homes", False),
        ("asks", "what", "Let {group} come first. {finding}.", True),
        ("asks", "what", "Let {groups} come first", False),
        ("asks", "office", "The office {}", False),
        ("asks", "by_when", "{days}", True),
    ],
)
def test_a_sentence_of_a_table_has_only_places_that_are_filled(table, column, text, fits):
    described = next(one for one in standard_schema(table)["fields"] if one["name"] == column)
    fault = cells.cell_fault(text, Field.from_descriptor(described))
    assert (fault is None) == fits
