"""Guided stories: what they quote is recomputed from the tables, and their views are understood."""

import io
import re
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from starlette.datastructures import QueryParams

from components.brief import guide_slides
from components.content.elements import sources
from components.content.figure_pages import quoted_figure
from components.content.guided_stories import guide_figures, guides
from components.content.shared_views import view_pictures
from components.content.shared_views.one_view import NoSuchView
from components.facts import indicators, tables
from components.figures.typeset import REPLACEMENT
from components.language import dates, numbers
from components.server import shared_views, static_pages
from data import languages, periods
from data.guides import EVERYBODY, Quoted, read_quoted
from tests.kept import kept_values

GUIDES = list(guides.known().values())
STEPS = [(guide, step) for guide in GUIDES for step in (guide.opening, *guide.steps)]
MILLION = 1_000_000
NAMES = [f"{guide.guide_id}-{step.number}" for guide, step in STEPS]
PAIRS = {
    "scheduled_tribe": "neither_sc_nor_st",
    "scheduled_caste": "neither_sc_nor_st",
    "scheduled_caste_women": "scheduled_caste_men",
}
# What is written out in words, because the source says it so, with the words of the table behind it.
WRITTEN_OUT = {"fifteen": ("15 households on average", "ladder", "definition")}


def test_three_stories_are_told_without_a_step_missing():
    assert len(guides.titles()) == len(GUIDES) >= 3
    assert [guides.tell(one.guide_id).left_out for one in GUIDES] == [0] * len(GUIDES)


def test_what_a_visitor_types_is_not_kept():
    kept = sum(1 for _ in kept_values())
    assert guides.tell("no-such-story") is None
    assert sum(1 for _ in kept_values()) == kept


@pytest.mark.parametrize(("guide", "step"), STEPS, ids=NAMES)
def test_every_figure_of_a_step_is_what_the_tables_say(guide, step):
    told = guides.tell(guide.guide_id)
    said = next((one for one in told.steps if one.number == step.number), None)
    text = f"{said.heading} {said.sentence}" if said else f"{told.title} {told.lead}"
    said_numbers = re.sub(r"</?b>", "", text)
    for quoted in step.quoted:
        ends = _expected(quoted)
        assert ends, quoted
        for end in ends:
            assert _is_said(end, said_numbers), (quoted, end)


@pytest.mark.parametrize(("guide", "step"), STEPS, ids=NAMES)
def test_a_number_that_stands_in_the_text_itself_is_the_year_of_a_quoted_figure(guide, step):
    years = {year for quoted in step.quoted for year in re.findall(r"\d{4}", quoted.period)}
    written = re.sub(r"\{.*?\}", "", f"{step.heading} {step.sentence}")
    assert set(re.findall(r"\d+", written)) <= years
    assert step.source_id or step.quoted or step.number == 0


@pytest.mark.parametrize("word", WRITTEN_OUT)
def test_a_number_in_words_stands_in_the_table_it_is_from(word):
    said, table, column = WRITTEN_OUT[word]
    of = {step.package_id for _, step in STEPS if word in f"{step.heading} {step.sentence}".lower()}
    rows = tables.table(table).rows
    assert of
    for package_id in of:
        assert rows[rows["package_id"] == package_id][column].str.contains(said).any()


@pytest.mark.parametrize(("guide", "step"), STEPS, ids=NAMES)
def test_the_view_of_a_step_is_understood_in_full_and_has_a_picture(guide, step):
    page, query = view_pictures.split_view(step.view)
    asked = static_pages.asked(page, query)
    if page in ("place", "case_study", "conclaves"):
        assert asked == query
        assert static_pages.of_page(page, asked)
    else:
        understood = shared_views.query(shared_views.choice(page, QueryParams(query)))
        assert {key: words[-1] for key, words in understood.items()} == query
    told = guides.tell(guide.guide_id)
    assert next((one for one in told.steps if one.number == step.number), told).picture


def _is_said(end: str, text: str) -> bool:
    """Whether a number stands in a text, or the same in millions, to the decimals that are printed."""
    number = end.replace(",", "")
    if end in text or not number.isdecimal() or int(number) < MILLION:
        return end in text
    shortened = re.findall(r"(\d+(?:\.(\d+))?)(?= to \d| million)", text)
    return any(
        abs(float(one) * MILLION - int(number)) <= MILLION / 2 / 10 ** len(digits)
        for one, digits in shortened
    )


def _expected(quoted: Quoted) -> list[str]:
    """What must stand in the sentence; the ends of a figure of which there are several readings."""
    if quoted.count:
        return [_COUNTED[quoted.count](quoted)]
    package_id, _, indicator_id = quoted.subject.partition(":")
    rows = indicators.all_rows("indicators")
    row = rows[(rows["package_id"] == package_id) & (rows["indicator_id"] == indicator_id)].iloc[0]
    decimals = 0 if row["unit"] != "percent" and pd.isna(row["numerator_id"]) else 1
    found = _values(quoted, row)
    assert found, quoted
    return [numbers.format_number(one, decimals) for one in found]


def _values(quoted: Quoted, row: pd.Series) -> list[float]:
    if isinstance(row["numerator_id"], str):
        above = _main(quoted, row["numerator_id"], quoted.period)
        below = _base(quoted, row["denominator_id"])
        return [above / below * float(row["scale"])]
    stored = _stored(quoted, row["indicator_id"], quoted.period)
    if stored.empty:
        return [_weighted(quoted)]
    whole = stored[stored["reporter"] == "all"]
    main = whole["value"].iloc[0] if len(whole) else stored["value"].sum()
    ends = {float(main), *_other_readings(quoted, row["indicator_id"])}
    return sorted({min(ends), max(ends)})


def _other_readings(quoted: Quoted, indicator_id: str) -> list[float]:
    """What else is published of the same time: a sentence names both ends."""
    rows = indicators.all_rows("values")
    fits = (
        (rows["package_id"] == quoted.subject.partition(":")[0])
        & (rows["indicator_id"] == indicator_id)
        & (rows["place_id"] == quoted.place_id)
        & (rows["period"] == quoted.period)
        & (rows["group"] == quoted.group)
        & (rows["publication"] == "shown")
        & (rows["figure_kind"] == "result")
        # Our own sum is no further reading.
        & (rows["quality"] != "derived")
        & (rows["residence"] == "total")
        & (rows["variant"] != "main")
        & (rows["reporter"] == "all")
    )
    return list(rows[fits]["value"].dropna()) if quoted.group == EVERYBODY else []


def _stored(quoted: Quoted, indicator_id: str, period: str) -> pd.DataFrame:
    rows = indicators.all_rows("values")
    fits = (
        (rows["package_id"] == quoted.subject.partition(":")[0])
        & (rows["indicator_id"] == indicator_id)
        & (rows["place_id"] == quoted.place_id)
        & (rows["period"] == period)
        & (rows["group"] == quoted.group)
        & (rows["residence"] == "total")
        & rows["value"].notna()
    )
    main = rows[fits & (rows["variant"] == "main")]
    return main if len(main) else rows[fits]


def _main(quoted: Quoted, indicator_id: str, period: str) -> float:
    stored = _stored(quoted, indicator_id, period)
    whole = stored[stored["reporter"] == "all"]
    return float(whole["value"].iloc[0] if len(whole) else stored["value"].sum())


def _base(quoted: Quoted, indicator_id: str) -> float:
    """The newest base that is not later than the figure."""
    rows = indicators.all_rows("values")
    known = set(rows[rows["indicator_id"] == indicator_id]["period"])
    until = periods.sort_key(quoted.period)
    fitting = [
        one
        for one in known
        if periods.sort_key(one) <= until and len(_stored(quoted, indicator_id, one))
    ]
    return _main(quoted, indicator_id, max(fitting, key=periods.sort_key))


def _weighted(quoted: Quoted) -> float:
    """A rate of a state or the country from its districts, weighted by the people or homes of the group."""
    key, cut = quoted.subject, (quoted.group, "total")
    rows = indicators.at(key, *cut, quoted.period, "district").dropna(subset="value")
    inside = [tables.gazetteer().lies_in(one, quoted.place_id) for one in rows["place_id"]]
    rows = rows[inside]
    weights = rows["denominator"].astype("float64")
    return float((rows["value"] * weights).sum() / weights.sum())


def _districts(kind):
    def count(quoted: Quoted) -> str:
        rows = tables.of_programme("coverage", quoted.subject)
        places = tables.gazetteer()
        is_state = pd.Series([places[one].level == "state" for one in rows["place_id"]], rows.index)
        inside = [places.lies_in(one, quoted.place_id) for one in rows["place_id"]]
        rows, is_state = rows[inside], is_state[inside]
        known = rows[~is_state & (rows["status"] == "covered")]
        claimed = int(rows[is_state]["children_claimed"].sum())
        by_evidence = {one: int((known["evidence"] == one).sum()) for one in ("sourced", "weak")}
        number = {"claimed": claimed, **by_evidence, "nameless": claimed - len(known)}[kind]
        return numbers.format_number(number)

    return count


def _stories(outcome):
    def count(quoted: Quoted) -> str:
        package_id, _, theme = quoted.subject.partition(":")
        rows = tables.of_programme("cases", package_id)
        fits = [not theme or theme in themes for themes in rows["themes"]]
        rows = rows[fits]
        rows = rows[rows["outcome_kind"] == outcome] if outcome else rows
        return numbers.format_number(len(rows))

    return count


def _gatherings(record):
    def count(quoted: Quoted) -> str:
        rows = tables.of_programme("events", quoted.subject)
        return numbers.format_number(len(rows[rows["record"] == record] if record else rows))

    return count


def _quarters(quoted: Quoted) -> list[str]:
    package_id, _, indicator_id = quoted.subject.partition(":")
    rows, places = tables.of_programme("values", package_id), tables.gazetteer()
    own = rows[(rows["indicator_id"] == indicator_id) & rows["value"].notna()]
    own = own[own["variant"] == "main"]
    districts = [places[one].level == "district" for one in own["place_id"]]
    return sorted(own[districts]["period"].unique(), key=periods.sort_key)


def _gap(kind):
    def count(quoted: Quoted) -> str:
        reference = PAIRS[quoted.group]
        values = [
            indicators.at(quoted.subject, group, "total", quoted.period, "district").set_index(
                "place_id"
            )["value"]
            for group in (quoted.group, reference)
        ]
        # Of these indicators more is better.
        behind = (values[1] - values[0]).dropna()
        inside = [tables.gazetteer().lies_in(str(one), quoted.place_id) for one in behind.index]
        behind = behind[inside]
        if kind == "points":
            return numbers.format_number(behind.median(), 1)
        return numbers.format_number(len(behind) if kind == "compared" else int((behind > 0).sum()))

    return count


_COUNTED = {
    "districts_claimed": _districts("claimed"),
    "districts_sourced": _districts("sourced"),
    "districts_weak": _districts("weak"),
    "districts_nameless": _districts("nameless"),
    "stories": _stories(None),
    "stories_with_change": _stories("change_reported"),
    "gatherings": _gatherings(None),
    "gatherings_reported": _gatherings("reported"),
    "periods": lambda quoted: numbers.format_number(len(_quarters(quoted))),
    "first_period": lambda quoted: dates.format_period(_quarters(quoted)[0]),
    "last_period": lambda quoted: dates.format_period(_quarters(quoted)[-1]),
    "districts_compared": _gap("compared"),
    "districts_behind": _gap("behind"),
    "points_behind": _gap("points"),
}


@pytest.mark.parametrize(
    "view",
    [
        "nowhere", "coverage?programme=nobody", "coverage", "coverage?programme=pacs&state=XX",
        "coverage?programme=pacs&measure=nothing", "coverage?programme=rspn&measure=cos&period=1999",
        "indicators?indicator=india:nothing", "indicators?indicator=india:literacy7_pct&period=1999",
        "indicators?indicator=india:literacy7_pct&view=gap&compare=nothing", "federations?programme=x",
        "place?id=nowhere", "case_study?story=none", "case_study", "conclaves?event=none",
    ],
)  # fmt: skip
def test_a_view_that_there_is_not_has_no_picture_and_says_so(view):
    with pytest.raises(NoSuchView):
        view_pictures.draw_view(view, "x")


@pytest.mark.parametrize(
    "text",
    ["n=stories(pcas)@IN", "n=stories(pacs:watr)@IN", "n=stories(pacs)@IN@@nobody", "n=gatherings(pcas)@IN",
     "n=districts_claimed(pcas)@IN"],
)  # fmt: skip
def test_a_count_of_what_there_is_not_is_no_nought(text):
    with pytest.raises(guide_figures.NotKnown):
        guide_figures.find_figure(read_quoted(text))


def test_a_doubtful_figure_is_called_so_in_a_heading_and_beside_itself_in_a_sentence(monkeypatch):
    guide = GUIDES[0]
    first = replace(guide.steps[0], heading="{n} homes", sentence="{n}", quoted=(
        Quoted("n", "", "x:y", "IN", "2011"),))  # fmt: skip
    damaged = replace(guide, guide_id="doubtful", steps=(first,))
    monkeypatch.setattr(guides, "known", lambda: {"doubtful": damaged})
    monkeypatch.setattr(view_pictures, "draw_view", lambda *_: None)
    figure = quoted_figure.Figure("17", "homes", "doubtful", is_doubtful=True)
    find = guide_figures.find_figure
    monkeypatch.setattr(
        guide_figures, "find_figure", lambda one: figure if one.subject == "x:y" else find(one)
    )
    (step,) = guides.tell("doubtful").steps
    assert (step.heading, step.sentence) == ("17, doubtful homes", "<b>17</b> (doubtful)")


def test_a_view_that_there_is_not_costs_its_step(monkeypatch):
    guide = GUIDES[0]
    steps = [replace(one, view="place?id=nowhere") for one in guide.steps[:2]]
    opening = replace(guide.opening, view="place?id=nowhere")
    damaged = replace(guide, guide_id="no-view", opening=opening, steps=tuple(steps))
    monkeypatch.setattr(guides, "known", lambda: {"no-view": damaged})
    told = guides.tell("no-view")
    assert (told.steps, told.left_out, told.picture) == ((), 2, None)
    monkeypatch.setattr(view_pictures, "draw_view", lambda *_: pytest.fail("a list draws no step"))
    damaged = replace(damaged, guide_id="listed", steps=(*steps, *guide.steps[2:]))
    monkeypatch.setattr(guides, "known", lambda: {"listed": damaged})
    monkeypatch.setattr(guides, "_picture_of_opening", lambda _: None)
    assert guides.introduce("listed").length == len(guide.steps) - 2


def test_a_figure_that_is_gone_costs_its_step_and_is_said(monkeypatch):
    guide = GUIDES[0]
    gone = Quoted("gone", "", "nobody:nothing", "IN", "2011", EVERYBODY)
    first = replace(guide.steps[0], quoted=(*guide.steps[0].quoted, gone))
    damaged = replace(guide, guide_id="damaged", steps=(first, *guide.steps[1:]))
    monkeypatch.setattr(guides, "known", lambda: {"damaged": damaged})
    monkeypatch.setattr(view_pictures, "draw_view", lambda *_: None)
    told = guides.tell("damaged")
    assert len(told.steps) == len(guide.steps) - 1
    assert "1 step is left out" in told.missing


@pytest.mark.parametrize(
    ("guide_id", "language"),
    [*((one.guide_id, "en") for one in GUIDES), (GUIDES[0].guide_id, "ur")],
)
def test_the_slides_of_a_story_tell_what_its_page_tells(guide_id, language):
    """Each step with its sentence, its picture, its figures and who says so; the letters can be read."""
    with languages.speaking(language):
        told = guides.tell(guide_id)
        made = guide_slides.deck(told, date(2026, 11, 30), lambda step: "")
    first, *of_steps, last = Presentation(io.BytesIO(made)).slides
    assert first.shapes.title.text_frame.text == told.title
    every = last.notes_slide.notes_text_frame.text
    for step, slide in zip(told.steps, of_steps, strict=True):
        assert slide.shapes.title.text_frame.text == step.heading
        said = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert any(step.sentence.striptags() in one for one in said)
        assert [shape.name for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
        keys = step.picture.keys
        assert all(any(key.label in one for one in said) for key in keys)
        notes = slide.notes_slide.notes_text_frame.text
        assert all(one.text in notes and one.label in notes for one in step.figures)
        assert all(sources.title(*key) in notes and sources.title(*key) in every
                   for key in step.source_keys)  # fmt: skip
        assert REPLACEMENT not in notes + "".join(said) and "://" not in said[-1]
        sizes = [run.font.size.pt for shape in slide.shapes if shape.has_text_frame
                 for line in shape.text_frame.paragraphs for run in line.runs]  # fmt: skip
        assert min(sizes) >= 8
