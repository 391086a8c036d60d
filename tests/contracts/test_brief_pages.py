"""The pages of a brief: two at most where they hold it, full, with letters that are read on paper."""

import ctypes
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image

from components.brief import asks, describe, limits, pdf, questions, sheets, testimony
from components.brief.choice import PackChoice
from components.brief.pack import Pack

DAY = date(2026, 11, 29)
PAIRS = (
    ("PK17-s-tharparkar", "water"),
    ("IN-C11-236", "justice"),
    ("IN-MP", "land"),
    ("PK17-kp-chitral", "governance"),
)
SMALLEST, BODY, FULL = 7.95, 9.95, 0.6


@pytest.fixture(scope="module")
def made(facts):
    """A function: the pack of a pair and its brief."""

    @cache
    def make(place: str, theme: str) -> tuple[Pack, bytes]:
        choice = PackChoice(place, theme, "district_officer")
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


@pytest.mark.parametrize(("place", "theme"), PAIRS)
def test_the_last_page_is_full(made, place, theme):
    _, content = made(place, theme)
    document = pypdfium2.PdfDocument(content)
    assert len(document) <= 3
    picture = document[len(document) - 1].render(scale=0.5).to_pil().convert("L")
    rows = [
        y
        for y in range(picture.height)
        if min(picture.crop((0, y, picture.width, y + 1)).tobytes()) < 200
    ]
    above_foot = [y for y in rows if y < picture.height * 0.95]
    assert max(above_foot) >= picture.height * FULL


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
    assert "Improved water, Open defecation: " in " ".join(pack.cautions)


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


@pytest.mark.parametrize(("place", "theme"), PAIRS)
def test_the_speaking_page_is_one_page_before_the_questions(made, place, theme):
    pack, _ = made(place, theme)
    document = pypdfium2.PdfDocument(sheets.speaking(pack))
    assert len(document) == 2
    assert "What they may ask" in document[1].get_textpage().get_text_range()
    assert min(size for _, size, edge in signs(document[0]) if edge > 50) >= SMALLEST


def test_answers_to_likely_questions_are_rows_of_the_pack(made):
    pack, _ = made("PK17-s-tharparkar", "water")
    answers = " ".join(answer for _, answer in questions.answer(pack))
    assert "21.9" in answers and "Sindh: 87.7" in answers
    assert "rank 23 of the 23 districts of Sindh" in answers
    assert "No earlier figure is known" in answers


def test_poster_and_tall_picture_have_their_sizes(made):
    pack, _ = made("PK17-s-tharparkar", "water")
    document = pypdfium2.PdfDocument(sheets.poster(pack))
    assert len(document) == 1
    assert [round(side / 72 * 25.4) for side in document[0].get_size()] == [297, 420]
    with Image.open(io.BytesIO(sheets.phone(pack))) as picture:
        assert picture.size == (1080, 1920)


def words_of(content: bytes | None) -> str:
    assert content is not None
    pages = pypdfium2.PdfDocument(content)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())
