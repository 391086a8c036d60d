"""The pages of a brief: two at most where they hold it, full, with letters that are read on paper."""

import ctypes
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations

import pandas as pd
import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image
from pptx import Presentation

from components.brief import (
    asks,
    brief_words,
    bundle,
    describe,
    gap,
    gap_plot,
    handout,
    limits,
    pdf,
    pictures,
    questions,
    sheets,
    side_by_side,
    slides,
    testimony,
    unknowns,
    wording,
)
from components.brief.choice import PackChoice
from components.brief.pack import Headline, Pack
from components.brief.proposal import Proposal
from components.figures import palette, svg_text, typeset
from components.figures.maps import map_names
from components.language import shortening
from components.language.messages import gettext
from components.language.numbers import format_number
from data import asks as ask_places
from data import languages
from data.measures import Slice
from tests.overprint import count_overprinted
from tests.slides import every_shape

DAY = date(2026, 11, 29)
PAIRS = (
    ("PK17-s-tharparkar", "water"),
    ("IN-C11-236", "justice"),
    ("IN-MP", "land"),
    ("PK17-kp-chitral", "governance"),
)
SMALLEST, BODY, FULL = 7.95, 9.95, 0.6
# What a PDF says of a drawn sign of which it does not tell the letter.
NO_SIGN = "\0"
# Of the tags of a brief, those of its lists and tables: the last is the table of answers, where there is one.
ROOMS = ("/L", "/Table")
# What the poster says beside what the card says.
POSTER_WORDS = {"numbers": [], "story": None, "ask": "", "small": "", "say": {"ask": ""}}


@pytest.fixture(scope="module")
def made(facts):
    """A function: the pack of a pair and its brief, in a language."""

    @cache
    def make(place: str, theme: str, language: str = languages.ENGLISH) -> tuple[Pack, bytes]:
        choice = PackChoice(place, theme, "district_officer")
        with languages.speaking(language):
            pack = describe.describe(facts, choice, "https://e.example", DAY)
            return pack, pdf.brief(pack)

    return make


def signs(page: pypdfium2.PdfPage) -> Iterator[tuple[str, float, float]]:
    """Each sign of a page that shows, with the height of its letters and its lower edge, in points."""
    text = page.get_textpage()
    matrix = pdfium.FS_MATRIX()
    for place in range(text.count_chars()):
        sign = text.get_text_range(place, 1)
        if not sign.strip():
            continue
        pdfium.FPDFText_GetMatrix(text, place, ctypes.byref(matrix))
        size = pdfium.FPDFText_GetFontSize(text, place) * abs(matrix.d)
        yield sign, size, text.get_charbox(place)[1]


@pytest.mark.parametrize(("place", "theme"), PAIRS)
def test_letters_are_read_on_paper(made, place, theme):
    _, content = made(place, theme)
    sizes = [size for page in pypdfium2.PdfDocument(content) for _, size, _ in signs(page)]
    assert min(sizes) >= SMALLEST
    assert sum(size >= BODY for size in sizes) > len(sizes) * 0.3


def test_remarks_under_a_figure_and_cautions_are_as_large_as_the_text(made):
    pack, content = made("PK17-s-tharparkar", "water")
    drawn = [sign for page in pypdfium2.PdfDocument(content) for sign in signs(page)]
    letters = "".join(sign for sign, _, _ in drawn)
    said = [text for one in pack.headlines for text in (one.rank, one.people, one.before) if text]
    for text in (*said, *pack.cautions, pack.asks[0].office):
        words = text.split()
        start = letters.index("".join(words[:7]))
        assert min(size for _, size, _ in drawn[start : start + len("".join(words))]) >= BODY, text


@pytest.mark.parametrize("language", languages.LANGUAGES)
def test_no_sheet_has_small_letters_or_words_over_words_in_any_language(made, language):
    """The brief with the least room for its map, the handout, the poster."""
    pack, brief = made("PK17-s-tharparkar", "water", language)
    with languages.speaking(language):
        made_sheets = (brief, handout.handout(pack), sheets.poster(pack))
    for content, least in zip(made_sheets, (SMALLEST, SMALLEST, 11.9), strict=True):
        pages = list(pypdfium2.PdfDocument(content))
        drawn = [one for page in pages for one in signs(page)]
        assert not {sign for sign, _, _ in drawn} & {typeset.REPLACEMENT, NO_SIGN}
        sizes = [size for _, size, _ in drawn]
        assert min(sizes) >= least
        assert sum(size >= BODY for size in sizes) >= len(sizes) / 2
        assert [count_overprinted(page) for page in pages] == [0] * len(pages)


@pytest.mark.parametrize(
    ("words", "language"),
    [("What they won", "en"), ("انہوں نے کیا پایا", "ur"), ("क्या मिला", "hi")],
)
def test_words_over_words_are_found_in_every_script(words, language):
    template = b"""#let given = json(bytes(sys.inputs.data))
#set document(title: "Over")
#set text(font: given.fonts, size: 12pt)
#set page(width: 12cm, height: 6cm)
#given.words #given.words
#place(top, dx: 5pt, dy: given.dy * 1pt, given.words)"""
    for shift, is_over in ((3, True), (40, False)):
        values = {"words": words, "dy": shift, "fonts": svg_text.FAMILIES}
        content = typeset.pdf(template, values, 0)
        assert (count_overprinted(pypdfium2.PdfDocument(content)[0]) > 0) == is_over, language


def test_letters_of_slides_and_of_what_is_spoken_or_signed_are_large(made):
    pack, _ = made("PK17-s-tharparkar", "water")
    for content in (sheets.speaking(pack), sheets.sign_off(pack), sheets.request(pack)):
        drawn = [size for page in pypdfium2.PdfDocument(content) for _, size, _ in signs(page)]
        assert min(drawn) >= 8.9 and sorted(drawn)[len(drawn) // 2] >= BODY
    shapes = [
        shape
        for slide in Presentation(io.BytesIO(slides.deck(pack))).slides
        for shape in every_shape(slide.shapes)
        if shape.has_text_frame and shape.name != "Sources and data"
    ]
    runs = [run for one in shapes for line in one.text_frame.paragraphs for run in line.runs]
    assert min(run.font.size.pt for run in runs if run.font.size) >= BODY


def test_no_name_on_a_map_stands_over_another(facts):
    """Around Bahraich the names of its neighbours come close."""
    for place in ("IN-C11-180", "PK17-s-tharparkar"):
        picture = describe.propose(facts, PackChoice(place, "land", "donor")).picture
        names = map_names.place_names(picture.drawing, place, pdf.SMALL_MAP_LETTERS)
        assert names and not any(one.covers(other) for one, other in combinations(names, 2))
        assert names[0].text == facts.places.name(place)


@pytest.mark.parametrize(("place", "theme"), PAIRS)
def test_the_last_page_is_full(made, place, theme):
    _, content = made(place, theme)
    assert last_page_filled(content) >= FULL


@pytest.mark.parametrize(
    ("language", "place", "theme", "reader", "pages"),
    [
        ("en", "PK17-b-zhob", "water", "donor", 2),
        ("ur", "IN-C11-134", "energy", "district_officer", 2),
        ("bn", "IN-C11-216", "education", "donor", 2),
        ("hi", "IN-C11-196", "discrimination", "community_meeting", 2),
        ("or", "IN-C11-464", "land", "district_officer", 2),
        ("en", "IN-C11-466", "health", "donor", 2),
        ("hi", "IN-C11-381", "discrimination", "community_meeting", 1),
        ("or", "IN-C11-387", "forest", "elected_representative", 2),
        ("hi", "PK17-s-shikarpur", "work_guarantee", "donor", 1),
        ("bn", "PK17-kp-swat", "livelihoods", "district_officer", 2),
    ],
)
def test_a_last_page_is_full_of_words_or_merged_into_the_one_before(
    facts, language, place, theme, reader, pages
):
    """What is left over for a third page is set tighter, and no page is stretched with empty lines."""
    with languages.speaking(language):
        pack = describe.describe(facts, PackChoice(place, theme, reader), "https://e.example", DAY)
        content = pdf.brief(pack)
    assert len(pypdfium2.PdfDocument(content)) == pages
    assert last_page_filled(content) >= FULL
    shown = [sign for page in pypdfium2.PdfDocument(content) for sign in signs(page)]
    sizes = [size for _, size, _ in shown]
    assert min(sizes) >= SMALLEST and sum(size >= BODY for size in sizes) > len(sizes) * 0.3
    assert not any(sign == typeset.REPLACEMENT for sign, _, _ in shown)
    assert not any(count_overprinted(page) for page in pypdfium2.PdfDocument(content))
    with pikepdf.open(io.BytesIO(content)) as brief:
        pictures_of = [one for one in elements(brief.Root.StructTreeRoot) if one.S == "/Figure"]
        assert all(str(one.get("/Alt", "")) for one in pictures_of)
        *_, last = (one for one in elements(brief.Root.StructTreeRoot) if one.S in ROOMS)
        rows = [one for one in elements(last) if one.S == "/TR"]
    # A line for each ask below its heading, where there is room for all of them.
    assert len(rows) in (0, len(pack.asks) + 1)


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The tagged parts of a PDF below one of them."""
    kids: pikepdf.Object | list[pikepdf.Object] = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def test_the_room_for_answers_stays_on_its_page_in_urdu(facts):
    choice = PackChoice("PK17-p-mandi-bahauddin", "farming", "donor")
    with languages.speaking("ur"):
        content = pdf.brief(describe.describe(facts, choice, "https://e.example", DAY))
    assert last_page_filled(content) >= FULL


def last_page_filled(content: bytes) -> float:
    """How far down the last page something stands above its foot."""
    document = pypdfium2.PdfDocument(content)
    assert len(document) <= 2
    picture = document[len(document) - 1].render(scale=0.5).to_pil().convert("L")
    rows = [
        y
        for y in range(picture.height)
        if min(picture.crop((0, y, picture.width, y + 1)).tobytes()) < 200
    ]
    above_foot = [y for y in rows if y < picture.height * 0.95]
    return max(above_foot) / picture.height


def test_a_number_of_a_chart_whose_unit_is_long_stands_there_without_it(made):
    """With it, it would reach over the edge of the chart; the unit stands below in any case."""
    long, _ = made("PK17-s-sukkur", "federations")
    short, _ = made("PK17-s-tharparkar", "water")
    told = [
        {tag.text for panel in gap_plot.plot(pack.chart).panels for tag in panel.tags}
        for pack in (long, short)
    ]
    assert told[0] == {"34.4", "25.9"} and told[1] == {"21.9\xa0%", "87.7\xa0%"}
    assert "per 1,000" in pdf.chart_values(long, long.chart)["caption"]


@pytest.mark.parametrize(("place", "theme"), PAIRS)
def test_the_first_page_has_the_headline_and_three_asks(made, place, theme):
    pack, content = made(place, theme)
    first = pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range()
    told = "".join(first.split()).replace("\ufffe", "")
    for words in (pack.title, *(ask.heading for ask in pack.asks[:3])):
        assert "".join(words.split()) in told, words


def test_each_caution_stands_once(made):
    pack, _ = made("PK17-s-tharparkar", "water")
    texts = [one.partition(": ")[2] or one for one in pack.cautions]
    assert len(texts) == len(set(texts))
    assert "Homes with improved water, Homes that go in the open: " in " ".join(pack.cautions)


def test_what_came_of_a_promise_is_shown_by_the_next_pack(facts):
    choice = PackChoice("IN-MP", "land", "district_officer")
    pack = describe.describe(facts, choice, "", DAY)
    promise = next(one for one in pack.said if one.kind == "commitment")
    assert promise.came == ""
    typed = ((testimony.came_id(promise.item_id), "Twelve cases were settled"),)
    saved = PackChoice.from_record({**choice.record(), "words": [list(one) for one in typed]})
    # The page keeps what is proposed, and knows nothing of what is typed when it proposes.
    again = describe.compose(facts, saved, describe.propose(facts, choice), "", DAY)
    assert again.said[0].came == "Twelve cases were settled"
    text = " ".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf.brief(again))
    )
    assert "Twelve cases were settled" in " ".join(text.split())


def test_each_promise_has_its_state_and_boxes_to_tick_and_sign(facts):
    pack = describe.describe(facts, PackChoice("IN-MP", "land", "district_officer"), "", DAY)
    told = words_of(pdf.brief(pack))
    count = sum(one.kind == "commitment" for one in pack.said)
    assert count and told.count("not recorded") >= count
    for box in ("kept", "not yet"):
        assert len(re.findall(rf"\b{box}\b", told)) >= count
    assert "Name and signature" in told


def test_no_promise_of_the_nearest_place_is_left_out_for_there_being_many(facts):
    """Five promises more than there are, at the same gathering."""
    choice = PackChoice("IN-MP", "land", "district_officer")
    outcomes = facts.tables["outcomes"]
    one = next(one for one in testimony.find_outcomes(facts, choice) if one.kind == "commitment")
    row = outcomes[outcomes["outcome_id"] == one.item_id.removeprefix("outcome:")]
    more = [row.assign(outcome_id=f"made-up-{number}") for number in range(5)]
    changed = replace(facts, tables={**facts.tables, "outcomes": pd.concat([outcomes, *more])})
    said = testimony.find_outcomes(changed, choice)
    assert sum(one.usual and one.kind == "commitment" for one in said) >= 6


@pytest.mark.parametrize("language", ["en", "hi"])
def test_each_ask_is_answered_and_signed_beside_its_words_and_its_time(facts, language):
    choice = PackChoice("IN-C11-358", "education", "district_officer")
    with languages.speaking(language):
        pack = describe.describe(facts, choice, "https://e.example", DAY)
        told = "".join(words_of(sheets.sign_off(pack)).split()).replace("\ufffe", "")
        assert sheets.sign_off(replace(pack, asks=())) is None
    for ask in pack.asks:
        for words in (ask.heading, ask.office, ask.by_when):
            assert "".join(words.split()) in told, words
    # A figure that is signed has its source beside it.
    cited = [
        one for one in pack.sources if one.key in {key for ask in pack.asks for key in ask.sources}
    ]
    assert cited and all("".join(f"[{one.number}]{one.line}".split()) in told for one in cited)
    assert "".join(pack.marks(pack.asks[0]).split()) in told and "e.example" in told
    signed = "".join(gettext("Name and signature").split()) if language == "en" else None
    assert signed is None or told.count(signed) == len(pack.asks)


@pytest.mark.parametrize("words", ["We shall see", "promised " * 44])
def test_what_was_answered_stands_in_the_brief_however_full_it_is(facts, words):
    """Each ask with an answer of its whole length; what is longer than that is cut, and says so."""
    choice = PackChoice("PK17-s-tharparkar", "water", "district_officer")
    proposal = describe.propose(facts, choice)
    typed = tuple(
        (asks.answer_id(choice, one.kind), f"{place} {words * 2}")
        for place, one in enumerate(proposal.asks)
    )
    pack = describe.compose(facts, replace(choice, words=typed), proposal, "", DAY)
    text = words_of(pdf.brief(pack)).replace("\ufffe", "")
    for place, ask in enumerate(pack.asks):
        assert ask.answer == limits.heading(typed[place][1]).text
        assert "".join(ask.answer.split()) in "".join(text.split())


def test_a_request_for_information_is_drafted_where_nothing_is_published(made):
    pack, _ = made("IN-C11-236", "justice")
    text = words_of(sheets.request(pack))
    for said in (
        "Right to Information Act, 2005, section 6",
        "Disputes and civil registration",
        "Signature",
    ):
        assert said in text
    kept = replace(pack, asks=tuple(one for one in pack.asks if one.kind not in asks.PUBLISH))
    assert sheets.request(kept) is None
    (said,) = bundle._say_absent([bundle.REQUEST])
    assert "does not ask for figures to be published: Request for information" in said


def test_the_speaking_page_says_finding_story_and_asks_then_every_question(made):
    pack, _ = made("PK17-s-tharparkar", "water")
    document = pypdfium2.PdfDocument(sheets.speaking(pack))
    first, second = ("".join(page.get_textpage().get_text_range().split()) for page in document)
    for text in (pack.title, *(one.heading for one in pack.asks[:3])):
        assert "".join(text.split()) in first, text
    for question, answer in questions.answer(pack):
        assert "".join(question.split()) in second
        assert "".join(answer.split()) in second.replace("\ufffe", ""), answer
    body = [size for _, size, edge in signs(document[0]) if edge > 50]
    assert min(body) >= BODY and sorted(body)[len(body) // 2] >= sheets.SMALLEST_SPOKEN


@pytest.mark.parametrize(("place", "theme"), PAIRS)
def test_a_speech_is_of_two_minutes_however_long_the_asks_are(facts, place, theme, monkeypatch):
    choice = PackChoice(place, theme, "district_officer")
    pack = describe.describe(facts, choice, "https://e.example", DAY)
    said = {}
    monkeypatch.setattr(sheets, "_pdf", lambda _, __, values: said.update(values))
    words = "We ask for water in each home. " * 12
    for asked in (pack.asks, tuple(replace(one, heading=words.strip()) for one in pack.asks)):
        sheets.speaking(replace(pack, asks=asked))
        texts = [text for part in said["parts"] for text in part["said"]]
        assert sum(len(text.split()) for text in texts) <= 2 * 130
        assert texts[0].startswith(pack.title)
        assert not asked or said["parts"][-1]["said"][0].startswith(asked[0].heading)


def test_no_question_stands_alone_on_a_page_in_urdu(facts):
    choice = PackChoice("PK17-s-tharparkar", "water", "district_officer")
    with languages.speaking("ur"):
        content = sheets.speaking(describe.describe(facts, choice, "https://e.example", DAY))
    assert len(pypdfium2.PdfDocument(content)) == 2


def test_answers_to_likely_questions_are_rows_of_the_pack(made):
    pack, _ = made("PK17-s-tharparkar", "water")
    answers = " ".join(answer for _, answer in questions.answer(pack))
    assert "21.9" in answers and "Sindh: 87.7" in answers
    assert "rank 23 of the 23 districts of Sindh" in answers
    assert "No earlier figure is known" in answers


@pytest.mark.parametrize(
    ("place", "theme", "told"),
    [
        ("IN-C11-236", "water", ("Homes with a latrine", "Gaya, Bihar: Scheduled Castes 7.2\xa0%")),
        ("IN-C11-236", "work_guarantee", ("Bihar as a whole", "none is known for Gaya alone")),
    ],
)
def test_the_first_question_is_about_the_figure_of_the_title(facts, place, theme, told):
    """The gap between two groups, or the figure of the state, and none that stands further below."""
    choice = PackChoice(place, theme, "district_officer")
    pack = describe.describe(facts, choice, "", DAY)
    asked, answer = questions.answer(pack)[0]
    assert told[0] in asked
    assert told[1] in answer


def test_a_question_that_the_tables_cannot_answer_truly_is_left_out(made):
    """Where several figures are published for one time, nobody looked for the survey before."""
    pack, _ = made("PK17-s-tharparkar", "water")
    unsure = tuple(
        replace(one, people="", before="", rank="", is_first=False, is_rate_only=False, larger="")
        for one in pack.headlines
    )
    without = replace(pack, headlines=unsure, leading=unsure[0])
    asked = [question for question, _ in questions.answer(without)]
    for words in ("How many is that?", "How do others fare?", "Is it getting better?"):
        assert words not in asked
    cautions = tuple(f"Number {number}." for number in range(5))
    told = dict(questions.answer(replace(pack, cautions=cautions)))
    assert told["What should one be careful about?"].endswith("2 more cautions stand in the brief.")


def test_the_chosen_district_shows_on_a_black_and_white_print(made):
    """Its edge is drawn light and dark, so it differs from what lies under it whatever that is."""
    pack, _ = made("IN-C11-236", "water")
    grey = [
        Image.open(
            io.BytesIO(
                typeset.png(
                    b"#set page(width: 400pt, height: auto, margin: 0pt)\n"
                    b'#image(bytes(json(bytes(sys.inputs.data)).svg), format: "svg", width: 400pt)',
                    {"svg": pictures.describe_picture(one, sheets.POSTER_MAP_LETTERS)["svg"]},
                    72,
                )
            )
        ).convert("L")
        for one in (pack, replace(pack, picture=replace(pack.picture, place_id="")))
    ]
    light = [[((one / 255) ** 2.2) + 0.05 for one in picture.tobytes()] for picture in grey]
    seen = sum(max(one, other) / min(one, other) >= 1.5 for one, other in zip(*light, strict=True))
    assert seen > 200


def test_the_poster_says_finding_numbers_story_and_ask_with_their_sources(made):
    pack, _ = made("PK17-s-tharparkar", "water")
    content = sheets.poster(pack)
    document = pypdfium2.PdfDocument(content)
    assert len(document) == 1
    assert [round(side / 72 * 25.4) for side in document[0].get_size()] == [297, 420]
    told, story = "".join(words_of(content).split()), pack.change()
    ask = shortening.shorten_to_sentences(pack.asks[0].heading, sheets.POSTER_ASK)
    said = [pack.title, pack.picture.subject, story.heading, ask]
    said += [text for one in pack.headlines[:3] for text in (one.value, one.heading)]
    for text in said:
        assert "".join(text.split()) in told, text
    shown = (*pack.headlines[:3], pack.picture, story, pack.asks[0])
    keys = {key for one in shown for key in one.sources}
    lines = [one.line for one in pack.sources if one.key in keys]
    for line in lines[: sheets.POSTER_SOURCES]:
        assert "".join(line.split()) in told, line
    assert ".;" not in told


@pytest.mark.parametrize("language", ["en", "hi", "ur"])
@pytest.mark.parametrize(
    ("place", "theme"),
    [("PK17-s-tharparkar", "water"), ("IN-C11-236", "water"), ("IN-MP", "land")],
)
def test_the_poster_is_read_from_three_metres_away(facts, place, theme, language):
    """Title, numbers, story and ask in letters of 30 points, keys of the map in 24."""
    with languages.speaking(language):
        choice = PackChoice(place, theme, "district_officer")
        pack = describe.describe(facts, choice, "https://e.example", DAY)
        (page,) = pypdfium2.PdfDocument(sheets.poster(pack))
        assert count_overprinted(page) == 0
        keys = pictures.describe_picture(pack, sheets.POSTER_MAP_LETTERS)
    drawn = list(signs(page))
    letters = "".join(sign for sign, _, _ in drawn)
    story = pack.change() or pack.stories[0]
    values = [one.value for one in pack.headlines[:3]]
    far = (pack.title, story.heading, pack.asks[0].heading)
    near = (keys["heading"], *(one["label"] for one in keys["legend"]))
    for least, texts in ((30, far), (24, near)):
        # Letters of other scripts are joined, and drawn in another order than they are written.
        for word in (one for text in texts for one in re.findall(r"[A-Za-z]{3,}", text)[:3]):
            found = [match.start() for match in re.finditer(re.escape(word), letters)]
            assert max(drawn[start][1] for start in found) >= least - 0.1, word
    for value in values:
        number = re.match(r"[\d.,]+", value)[0]
        assert max(drawn[one.start()][1] for one in re.finditer(number, letters)) > 30, value


@pytest.mark.parametrize(
    ("place", "theme", "language"),
    [
        ("PK17-s-tharparkar", "water", "ur"),
        ("IN-C11-141", "poverty", "hi"),
        ("IN-UP", "poverty", "or"),
    ],
)
def test_the_handout_has_the_districts_of_the_state_on_one_sheet(made, place, theme, language):
    """The worst first, the place of the pack whatever its rank, each with the figure of its own row."""
    pack, _ = made(place, theme)
    with languages.speaking(language):
        content = handout.handout(pack)
    document = pypdfium2.PdfDocument(content)
    assert len(document) == 1
    drawn = list(signs(document[0]))
    assert min(size for _, size, _ in drawn) >= SMALLEST
    first = pack.columns[0]
    order, ranked = handout.order_districts(pack), handout.rank_districts(pack)
    values = {row.place_id: row.value for row in first.rows}
    assert ranked == sorted(ranked, key=lambda one: values[one] * first.order)
    assert order[: len(ranked)] == ranked
    rows = {(row.item, row.place_id, row.value) for row in pack.rows()}
    assert all((first.item_id, one, values[one]) in rows for one in values)
    keys = {one.key for one in pack.sources}
    assert all(row.source in keys for one in pack.columns for row in one.rows)
    text = words_of(content)
    must = [one for one in (place, first.state_id, *order[:12]) if one in first.amounts]
    for one in must:
        name = first.names.get(one, first.state)
        assert all(word in text for word in name.split()), name
        assert first.amounts[one] in text, name


def test_the_handout_ranks_what_is_known_without_doubt_and_says_of_how_many(made):
    """By the worst of several readings; what is doubtful or has only other figures stands below."""
    pack = _of_few(made("PK17-s-tharparkar", "water")[0])
    first, second = pack.columns[:2]
    assert first.has_direction and first.order == 1.0
    places = handout.rank_districts(pack)
    row = next(one for one in first.rows if one.place_id == places[0])
    rows = [replace(row, place_id=place, value=50.0 + n) for n, place in enumerate(places)]
    # The last has a reading that is worse, the third one that is better, the second is doubtful.
    rows[1] = replace(rows[1], quality="doubtful")
    rows += [replace(rows[-1], value=10.0), replace(rows[2], value=99.0)]
    changed = replace(first, rows=tuple(rows[:3] + rows[4:]))
    told = replace(pack, columns=(changed, second))
    assert handout.rank_districts(told) == [places[4], places[0], places[2]]
    order = handout.order_districts(told)
    assert {*order[3:]} == {places[1], places[3]}
    said = handout._values(told, order, 5, 0)["order"]
    assert said.startswith("All 5 districts") and "Last: 2 districts" in said
    said = handout._values(replace(told, choice=PackChoice("PK-S", "water", "donor")), order, 4, 0)[
        "order"
    ]
    assert said.startswith("The 3 of 3 districts") and "Last: 1 district where" in said
    doubted = replace(first, rows=tuple(replace(one, quality="doubtful") for one in first.rows))
    nothing = replace(told, columns=(doubted, second))
    assert handout._values(nothing, order, 5, 0)["order"].startswith("No district has a figure of")


def _of_few(pack: Pack) -> Pack:
    """The pack with five districts, each of which has a figure of every column."""
    few = [one for one in handout.rank_districts(pack)
           if all(one in column.amounts for column in pack.columns)][:5]  # fmt: skip
    assert len(few) == 5
    columns = (
        replace(one, rows=tuple(row for row in one.rows if row.place_id in few))
        for one in pack.columns
    )
    return replace(pack, columns=tuple(columns), choice=replace(pack.choice, place=few[0]))


def test_a_handout_of_few_districts_is_measured_and_keeps_the_asks_that_fit(made, monkeypatch):
    pack, measured, drawn = _of_few(made("PK17-s-tharparkar", "water")[0]), [], []

    def pages(_, values) -> int:
        measured.append((len(values["rows"]), len(values["asks"])))
        return 1 if measured[-1][1] <= 1 else 2

    monkeypatch.setattr(typeset, "pages", pages)
    monkeypatch.setattr(typeset, "pdf", lambda _, values, *__: drawn.append(values["asks"]))
    handout.handout(pack)
    assert [asks for _, asks in measured] == [2, 1] and len(drawn[0]) == 1


def test_the_handout_has_the_districts_that_were_chosen_and_that_of_the_pack(made):
    pack = _of_few(made("PK17-s-tharparkar", "water")[0])
    ranked = handout.rank_districts(pack)
    without_figures = next(one for one in pack.columns[0].names if one not in ranked)
    elsewhere = "IN-C11-236"
    wanted = (ranked[3], without_figures, ranked[1], elsewhere)
    columns = [
        replace(one, amounts={place: one.amounts[place] for place in ranked})
        for one in pack.columns
    ]
    choice = replace(pack.choice, handout=wanted)
    told = replace(pack, columns=tuple(columns), choice=choice)
    order = handout.order_districts(told)
    assert order == [ranked[0], ranked[1], ranked[3], without_figures]
    values = handout._values(told, order, 4, 0)
    assert values["title"].endswith(": districts of Sindh side by side")
    assert values["order"].startswith("4 districts that were chosen. The worst of")
    assert "Last: 1 district where" in values["order"]
    assert [cell["amount"] for cell in values["rows"][-1]["cells"]] == ["–"] * len(pack.columns)
    cut = handout._values(told, order, 2, 0)["order"]
    assert cut.startswith("2 of the 4 districts that were")
    # One of the four has no figure, so that no table has them all.
    assert "The table of figures" not in cut
    known = replace(told, choice=replace(pack.choice, handout=(ranked[3], ranked[1])))
    cut = handout._values(known, handout.order_districts(known), 2, 0)["order"]
    assert cut.endswith("The table of figures of the pack has all of them.")


def test_the_sum_of_a_state_has_both_its_ends_on_the_handout(facts):
    key, period, state = "rspn:revenue_villages_with_rsp", "2014-06", "PK-P"
    column = side_by_side._column(facts, key, Slice(), period, state)
    whole = column.rows[0]
    assert whole.place_id == state and whole.upper > whole.value
    ends = [format_number(one, 0) for one in (whole.value, whole.upper)]
    assert column.amounts[state] == " to ".join(ends) and f"up to {ends[1]}" in whole.basis


def test_a_source_of_the_handout_alone_is_in_neither_brief_nor_slides(made):
    pack, _ = made("PK17-s-tharparkar", "water")
    alone = replace(pack.sources[-1], key=("x", "alone"), title="Of the handout alone", number=99)
    more = replace(pack, sources=(*pack.sources, alone))
    said = [
        shape.text_frame.text
        for slide in Presentation(io.BytesIO(slides.deck(more))).slides
        for shape in every_shape(slide.shapes)
        if shape.has_text_frame
    ]
    assert any(pack.cited()[0].line in one for one in said)
    assert not any(alone.title in one for one in said)
    assert alone.title not in str(brief_words.template_values(more)["sources"])


def test_a_pack_without_figures_of_several_districts_has_no_handout(made):
    pack, _ = made("IN-C11-236", "justice")
    assert pack.columns == () and handout.handout(pack) is None


def test_keys_of_a_map_have_the_dot_of_weak_evidence_on_every_sheet(made):
    """Drawn anew without the dot, the sheet is another one."""
    pack, _ = made("PK17-s-tharparkar", "water")
    values = pictures._values(pack)
    first = {**values["picture"]["legend"][0], "weak": False}
    for name in ("card.typ", "poster.typ"):
        drawn = [
            typeset.png(
                pdf.template_of(name),
                {
                    **values,
                    "picture": {**values["picture"], "legend": [{**first, "weak": weak}]},
                    **POSTER_WORDS,
                },
                20,
            )
            for weak in (False, True)
        ]
        assert drawn[0] != drawn[1], name


def test_the_tall_picture_shows_the_number_of_its_title_whatever_the_title_says(made, facts):
    pack, _ = made("PK17-s-tharparkar", "water")
    with Image.open(io.BytesIO(sheets.phone(pack))) as picture:
        assert picture.size == (1080, 1920)
    # The finding stands last, so that only the kept one tells which it is.
    turned = replace(
        pack, title="Our own words", exact="", headlines=tuple(reversed(pack.headlines))
    )
    said = sheets.phone_values(turned)
    assert isinstance(pack.leading, Headline) and pack.leading.sentence == pack.title
    assert said["title"] == "Our own words"
    assert said["number"]["value"] == pack.leading.value
    shown = {*pack.leading.sources, *pack.asks[0].sources}
    lines = [one.line for one in pack.sources if one.key in shown]
    assert lines and said["source"] == pictures.sources_line(lines, 2)
    # Below “four in five homes lack” stands no share of those who have.
    own = sheets.phone_values(pack)["number"]
    assert (own["value"], own["heading"]) == ("78.1\xa0%", "")
    assert f"{pack.leading.heading}: {pack.leading.value}" in own["where-and-when"]
    doubtful = tuple(replace(one, is_doubtful=True) for one in pack.headlines)
    alone = sheets.phone_values(replace(pack, leading=None, headlines=doubtful))
    assert alone["number"] is None


@pytest.mark.parametrize("language", ["en", "hi"])
def test_a_number_of_the_poster_keeps_clear_of_the_words_below_it(facts, language):
    choice = PackChoice("IN-C11-358", "education", "district_officer")
    with languages.speaking(language):
        pack = describe.describe(facts, choice, "", DAY)
        text = pypdfium2.PdfDocument(sheets.poster(pack))[0].get_textpage()
    said = [text.get_text_range(place, 1) for place in range(text.count_chars())]
    for one in pack.headlines[:3]:
        value = "".join(said).index(one.value.split("\xa0")[0])
        below = "".join(said).index(one.heading[:3], value)
        top = max(text.get_charbox(below + place)[3] for place in range(3))
        assert text.get_charbox(value)[1] - top > 4


@pytest.mark.parametrize("language", ["en", "hi", "ur"])
def test_the_tall_picture_has_no_letters_that_a_phone_makes_too_small(facts, language):
    """1,080 points are its width, so a point is a pixel; a long address is no exception."""
    choice = PackChoice("PK17-s-tharparkar", "water", "district_officer")
    with languages.speaking(language):
        pack = describe.describe(facts, choice, "https://e.example", DAY)
        values = {**sheets.phone_values(pack), "site": f"learning-zone.example/p/{'1aB' * 18}"}
        template = b'#set document(title: "x")\n' + pdf.template_of("phone.typ")
        drawn = typeset.pdf(template, values, pdf.seconds(pack))
    (page,) = pypdfium2.PdfDocument(drawn)
    assert page.get_width() == 1080
    assert min(size for _, size, _ in signs(page)) >= 33.9
    # In Urdu the letters of the address are read off in another order than they stand.
    assert Counter(values["site"]) <= Counter(sign for sign, _, _ in signs(page))


@pytest.mark.parametrize(("language", "side"), [("en", 80), ("ur", 1000)])
def test_the_ask_of_the_tall_picture_has_its_bar_where_its_lines_begin(facts, language, side):
    choice = PackChoice("PK17-s-tharparkar", "water", "district_officer")
    with languages.speaking(language):
        content = sheets.phone(describe.describe(facts, choice, "https://e.example", DAY))
    with Image.open(io.BytesIO(content)) as picture:
        strip = picture.convert("RGB").crop((side - 12, 900, side + 12, 1600))
    blue = Image.new("RGB", (1, 1), palette.QUALITATIVE["light"][0]).getpixel((0, 0))
    assert any(
        max(abs(one - other) for one, other in zip(colour, blue, strict=True)) < 12
        for _, colour in strip.getcolors(100_000)
    )


@pytest.mark.parametrize(
    ("kind", "told"),
    [("change_reported", "people got this: They got water."), ("first_step", "They met.")],
)
def test_only_what_changed_is_told_as_a_change(made, kind, told):
    pack, _ = made("PK17-s-tharparkar", "water")
    story = replace(
        pack.stories[0], outcome_kind=kind, outcome="They got water", summary="They met."
    )
    changed = replace(pack, stories=(story,))
    is_change = kind == "change_reported"
    answers = dict(questions.answer(changed))
    assert told in words_of(sheets.speaking(changed))
    assert ("Has it been done anywhere?" in answers) == is_change
    assert ("They got water" in words_of(sheets.poster(changed))) == is_change


def words_of(content: bytes | None) -> str:
    assert content is not None
    pages = pypdfium2.PdfDocument(content)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def test_the_keys_of_an_urdu_poster_are_read_however_long_its_title_is(facts):
    """What stands above and below the map makes room for them."""
    choice = PackChoice("PK17-s-tharparkar", "water", "district_officer")
    with languages.speaking("ur"):
        pack = describe.describe(facts, choice, "https://e.example", DAY)
        content = sheets.poster(replace(pack, title=" ".join([pack.title] * 4)[:230]))
    document = pypdfium2.PdfDocument(content)
    assert len(document) == 1
    drawn = list(signs(document[0]))
    text = "".join(sign for sign, _, _ in drawn)
    for word in (one for one in pack.picture.subject.split() if one.isalpha()):
        assert min(drawn[found.start()][1] for found in re.finditer(word, text)) > 11.9, word


@pytest.mark.parametrize(("language", "is_said"), [("hi", True), ("ur", True), ("en", False)])
def test_the_sources_of_a_pack_are_said_to_be_in_english_above_their_list(made, language, is_said):
    """Once: they keep the titles by which they can be found."""
    pack, _ = made("IN-C11-236", "water", language)
    with languages.speaking(language):
        sign, heading = gettext("in English"), gettext("Sources and address")
        marked = gettext("{text} (in English)", text=gettext("Sources"))
        named = brief_words.template_words(pack)["sources"]
        deck = Presentation(io.BytesIO(slides.deck(pack)))
    assert pack.cited() and heading in named and (sign in named) is is_said
    shapes = [shape for slide in deck.slides for shape in every_shape(slide.shapes)]
    heads = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    assert any(marked in head for head in heads) is is_said


def test_an_ask_that_nobody_translated_says_so_in_a_brief_of_another_language(facts, made):
    pack, _ = made("IN-C11-236", "justice")
    choice = PackChoice("IN-C11-236", "justice", "donor")
    wording_in_english = {
        "what": "Publish all that is known on “{theme}” for {place}.",
        "office": "the office that keeps these figures",
        "by_when": "{days}",
    }
    with languages.speaking("hi"):
        ask = asks._put(facts, choice, asks.Ground("publish", {}, ()), wording_in_english, True)
        what, office, time = wording.ask_in_words(ask)
        assert what == gettext("{text} (in English)", text=ask.heading)
        assert (office == ask.office, time == ask.by_when) == (False, True)
        changed = replace(ask, heading="पानी दीजिए")
        assert wording.ask_in_words(changed)[0] == changed.heading
        sign = f"({gettext('in English')})"
        one, other = (
            "".join(words_of(pdf.brief(replace(pack, asks=(each,), stories=(), said=()))).split())
            for each in (ask, changed)
        )
    # Where it is asked, and where its answer is written down.
    assert one.count("".join(sign.split())) == other.count("".join(sign.split())) + 2


def test_an_ask_has_the_facts_for_every_place_of_its_sentences(facts, monkeypatch):
    """Else its row is left out and named, by the reader of the tables as by the checks."""
    grounds = {}
    monkeypatch.setattr(
        asks, "_put", lambda _f, _c, ground, *_: grounds.update({ground.kind: ground})
    )
    for place, theme in (PAIRS[0], ("IN-C11-236", "education"), ("IN-MP", "land")):
        describe.propose(facts, PackChoice(place, theme, "district_officer"))
    assert grounds.keys() >= {"group", "need", "promised", "case"}
    for kind, ground in grounds.items():
        assert set(ground.words) == ask_places.PLACES[kind], kind
    row = {
        "kind": "publish",
        "what": "{place}: {figure}",
        "office": "{gathering}",
        "by_when": "{days}",
    }
    told = ask_places.row_problems(pd.DataFrame([row], index=[2]), "asks.csv")
    assert [(one.row, one.column, dict(one.values)["cell"]) for one in told] == [
        (2, "what", "figure"), (2, "office", "gathering"),
    ]  # fmt: skip
    assert "“figure”" in told[0].what


def test_an_ask_tells_of_a_story_in_whole_sentences(facts, made):
    """What came before is left out where it would end in the middle of a sentence."""
    pack, _ = made(*PAIRS[0])
    story = replace(
        next(one for one in pack.stories if one.is_change),
        outcome="Ten latrines were built.", summary="After the rain they met.",
    )  # fmt: skip
    wordings = facts.asks()["district_officer"]

    def asked(**changed):
        (ground,) = asks._of_story([replace(story, **changed)])
        (wording_of,) = asks._fitting(wordings, {"case": ground}).values()
        return asks._put(facts, pack.choice, ground, wording_of, True).heading

    assert asked().endswith("Ten latrines were built. It came after this: After the rain they met.")
    half = (
        "After rain and drain floods in 2024 the administration " + "of the district " * 9 + "came."
    )
    assert asked(summary=half).endswith("People got this: Ten latrines were built.")
    assert not list(asks._of_story([replace(story, outcome=half)]))
    with languages.speaking("hi"):
        assert "After the rain" not in asked()
        # Once: a whole ask that is in English says so itself.
        english = dict(wordings[0], kind="case", what="In {where} people got this: {outcome}")
        in_hindi = dict(english, what="यह हुआ: {outcome}")
        sign = gettext("{text} (in English)", text="Ten latrines were built.")
        (ground,) = asks._of_story([replace(story, outcome="Ten latrines were built.")])
        put = [asks._put(facts, pack.choice, ground, one, True) for one in (in_hindi, english)]
        assert put[0].heading.endswith(sign) and sign not in put[1].heading
        assert (
            wording.ask_in_words(put[1])[0].count(sign.removeprefix("Ten latrines were built."))
            == 1
        )


@pytest.mark.parametrize(
    ("until", "is_split", "said"),
    [
        (2005, None, "What is split by social group on “Education” for Gaya or Bihar is newer than 2005."),
        (None, lambda *_, with_doubtful=False: with_doubtful, "is doubtful, so it is not drawn."),
        (None, lambda *_, **__: False, "No figure on “Education” is split by social group"),
    ],
)  # fmt: skip
def test_what_is_split_by_group_and_not_drawn_is_not_said_to_be_nothing(
    facts, monkeypatch, until, is_split, said
):
    choice = PackChoice("IN-C11-236", "education", "donor", until)
    proposal = Proposal((), None, None, (), (), ())
    if is_split:
        monkeypatch.setattr(gap, "is_split", is_split)
    assert any(said in one for one in unknowns.list_unknowns(facts, choice, proposal))
