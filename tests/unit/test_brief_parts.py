"""The small parts of a pack: limits, scripts, choices, addresses, codes, words."""

import io
import json
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import segno
import uharfbuzz
import zxingcpp
from fontTools.ttLib import TTFont
from PIL import Image

from components.brief import brief_words, limits, qr, scripts, short_code
from components.brief.choice import LONGEST_IN_CODE, LONGEST_QUERY, PackChoice, unfold_words
from components.brief.pack import Caution
from components.facts import site
from components.figures import typeset
from components.figures.maps import legends
from components.figures.maps.map_figure import Legend, LegendEntry
from components.language.messages import gettext
from data import languages
from data.letters import begin_small

SENTENCES = {
    "hi": "ज़िला अधिकारी से निवेदन: शक्ति, कर्त्तव्य, क्षेत्र, स्त्री",
    "bn": "সম্প্রদায় সংগঠন, কৃষ্ণ, ক্ষেত্র, স্ত্রী",
    "or": "ଓଡ଼ିଆ: ଆମେ ପାଣି ଚାହୁଁ, କ୍ଷେତ୍ର, ସ୍ତ୍ରୀ, କୃଷ୍ଣ",
    "ur": "مقامی سپورٹ تنظیم کے اراکین نے مل کر کام کیا",
}
FONTS = {
    "hi": "NotoSansDevanagari-Regular.ttf",
    "bn": "NotoSansBengali-Regular.ttf",
    "or": "NotoSansOriya-Regular.ttf",
    "ur": "NotoNastaliqUrdu-Regular.ttf",
}


def test_a_long_note_is_cut_and_said():
    typed = limits.note("क" * 50_000)
    assert len(typed.text) == limits.NOTE_LENGTH
    assert any("50,000" in remark and "1,500" in remark for remark in typed.remarks)


def test_a_note_of_many_lines_is_cut_and_said():
    typed = limits.note("\n".join("x" * 3 for _ in range(100)))
    assert typed.text.count("\n") == limits.NOTE_LINES - 1
    assert typed.remarks


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b\x07c\x1b[31m", "abc[31m"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("#eval(1) $x$ <b> & @y `z` \\", "#eval(1) $x$ <b> & @y `z` \\"),
        ("", ""),
    ],
)
def test_a_note_is_text_without_control_characters(typed, kept):
    assert limits.note(typed) == limits.Typed(kept)


def test_signs_that_no_font_has_are_replaced_and_said():
    typed = limits.note("ok 😀")
    assert typed.text == f"ok {typeset.REPLACEMENT}"
    assert "1 sign is in none of our fonts" in typed.remarks[0]


def test_the_list_of_letters_is_that_of_the_fonts():
    found = set()
    for path in typeset.FONTS.glob("Noto*.ttf"):
        found |= set(TTFont(path).getBestCmap())
    listed = {code for code in range(0x110000) if typeset.displayable(chr(code)) == (chr(code), 0)}
    assert {code for code in found if code >= 32 and not 127 <= code < 160} == listed - {ord("\n")}


def test_a_heading_is_one_line():
    typed = limits.heading("a\nb " + "c" * 300, limits.TITLE_LENGTH)
    assert typed.text.startswith("a b c")
    assert len(typed.text) == limits.TITLE_LENGTH


@pytest.mark.parametrize("language", SENTENCES)
def test_the_language_of_a_line_is_told_from_its_letters(language):
    (line,) = scripts.lines(SENTENCES[language])
    assert line.language == language
    assert line.right_to_left == (language == "ur")


def test_the_first_letter_tells_the_direction():
    lines = scripts.lines("LSO: مقامی\n\n(مقامی) LSO\n123")
    assert [line.right_to_left for line in lines] == [False, True, False]


@pytest.mark.parametrize("language", SENTENCES)
def test_a_line_is_shaped_as_harfbuzz_shapes_it(language):
    """Typst's line is as wide as HarfBuzz's: conjuncts, matras and joined letters are all there."""
    size = 100
    template = b"""
    #let d = json(bytes(sys.inputs.data))
    #set text(font: d.font, size: d.size * 1pt, lang: d.language, dir: if d.rtl { rtl } else { ltr })
    #context [#metadata(measure(d.text).width / 1pt) <width>]
    """
    family = TTFont(typeset.FONTS / FONTS[language])["name"].getDebugName(1)
    (line,) = scripts.lines(SENTENCES[language])
    values = {
        "font": family,
        "size": size,
        "language": language,
        "rtl": line.right_to_left,
        "text": "",
    }
    for word in line.text.split():
        letters = "".join(sign for sign in word if sign.isalpha() or ord(sign) > 0x300)
        wide = typeset.query(template, {**values, "text": letters}, "<width>")
        assert float(wide) == pytest.approx(_harfbuzz_width(letters, language, size), abs=0.6), word


def _harfbuzz_width(text: str, language: str, size: int) -> float:
    face = uharfbuzz.Face((typeset.FONTS / FONTS[language]).read_bytes())
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.language = language
    uharfbuzz.shape(uharfbuzz.Font(face), buffer)
    advances = sum(position.x_advance for position in buffer.glyph_positions)
    return advances / face.upem * size


def test_a_sign_below_hangs_from_its_letter_in_every_odia_word_of_ours():
    """Where a conjunct has no place for it, the sign is drawn over the word that follows."""
    catalogue = Path(languages.__file__).parents[1] / "components/language/catalogues/or"
    text = (catalogue / "LC_MESSAGES" / "messages.po").read_text(encoding="utf-8")
    words = set(re.findall(r"[\u0b00-\u0b7f]+", text))
    for name in ("NotoSansOriya-Regular.ttf", "NotoSansOriya-Bold.ttf"):
        face = uharfbuzz.Face((typeset.FONTS / name).read_bytes())
        font = uharfbuzz.Font(face)
        below = {font.get_nominal_glyph(code) for code in (0x0B41, 0x0B42, 0x0B43)}
        loose = [word for word in sorted(words) if _is_loose(font, word, below)]
        assert len(words) > 1000 and loose == []


def test_two_signs_above_an_odia_letter_stand_above_it_in_every_font_of_ours():
    """What they become together had a width of its own, behind the letter: ନାହିଁ was read as ନାହ."""
    for weight in ("Regular", "Bold"):
        face = uharfbuzz.Face((typeset.FONTS / f"NotoSansOriya-{weight}.ttf").read_bytes())
        font = uharfbuzz.Font(face)
        (plain, above), (letter, both) = (_placed(font, text) for text in ("ହି", "ହିଁ"))
        assert letter.x_advance == plain.x_advance > 0
        assert both.x_advance == 0 and abs(both.x_offset - above.x_offset) < 100


def _placed(font: uharfbuzz.Font, text: str) -> list[uharfbuzz.GlyphPosition]:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    return buffer.glyph_positions


def _is_loose(font: uharfbuzz.Font, word: str, below: set[int]) -> bool:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    drawn = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    return any(one.codepoint in below and place.x_offset >= 0 for one, place in drawn)


def test_a_saved_choice_opens_again():
    choice = PackChoice(
        "X-N-1",
        "water",
        "donor",
        2011,
        ("a:1",),
        ("case:1",),
        ("b",),
        (("title:x:y", "T = 1"),),
        "n",
        ("X-N-2",),
    )
    assert PackChoice.from_record(json.loads(json.dumps(choice.record()))) == choice


@pytest.mark.parametrize("language", ["en", "hi"])
def test_a_file_is_named_by_place_theme_and_language(places, language):
    place_id = next(place.place_id for place in places.at_level("district", "X"))
    with languages.speaking(language):
        name = PackChoice(place_id, "water", "donor").file_stem(places)
    assert name.endswith(f"-water-{language}")


@pytest.mark.parametrize(
    "record",
    [{}, {"place": 1}, [], {**PackChoice("a", "b", "c").record(), "order": "x"},
     {**PackChoice("a", "b", "c").record(), "words": [["x"]]},
     {**PackChoice("a", "b", "c").record(), "until": "soon"}],
)  # fmt: skip
def test_what_is_no_saved_choice_is_refused(record):
    with pytest.raises(ValueError, match="not a pack"):
        PackChoice.from_record(record)


def test_an_address_holds_everything_but_the_note(places):
    choice = PackChoice(
        "X-N-1",
        "water",
        "donor",
        until=2011,
        without=("map:a",),
        words=(("t", "h"),),
        note="secret",
    )
    address = choice.page_address("https://x.org/", places)
    assert address == (
        "https://x.org/advocacy_pack?state=X-N&district=X-N-1&theme=water&audience=donor"
        "&until=2011&without=map:a&words=t%3Dh"
    )


def test_the_districts_of_the_handout_are_in_every_address(places):
    choice = PackChoice("X-N-1", "water", "donor", handout=("X-N-2", "X-N-3"))
    assert choice.page_address("https://x.org", places).endswith("&handout=X-N-2&handout=X-N-3")
    assert choice_of(choice.address("https://x.org")) == choice
    assert choice_of(choice.code_address("https://x.org")) == choice


def test_a_code_leaves_changed_headings_out_when_it_would_become_too_fine(places):
    choice = PackChoice(
        "X-N",
        "water",
        "donor",
        words=(("t", "".join(chr(0x4E00 + 7 * n) for n in range(LONGEST_IN_CODE))),),
    )
    assert choice_of(choice.address("https://x.org")) == choice
    assert choice_of(choice.code_address("https://x.org")) == replace(choice, words=())


def choice_of(address: str) -> PackChoice:
    return PackChoice.from_code(address.rpartition("/p/")[2])[0]


def test_a_code_that_was_printed_once_opens_for_ever():
    """If this fails, papers that are on desks do not open any more: write the new way as version 2."""
    printed = (
        "1gzOMjM0wAlPHyMDQEOhsFGcBmyLAlnZypTmo24QIMmCfpFg3udjAwBAtfBD"
        "mW8FMf7Bk-oMl6x8s2afwYMnUB0u7gdQqIO_BkhUPljYoxcZCelUA"
    )
    assert PackChoice.from_code(printed) == (
        PackChoice(
            "IN-C11-236", "water", "donor", 2011, ("figure:india:literacy7_pct",), ("case:pacs-cs001",),
            words=(("title:IN-C11-236:water", "गया को पानी"),),
        ),
        "hi",
    )  # fmt: skip


def test_a_usual_choice_has_a_short_address_and_a_code_of_few_squares(places):
    choice = PackChoice("IN-C11-236", "water", "district_officer")
    short, long = choice.address(SITE), choice.page_address(SITE, _India())
    assert len(short) < len(SITE) + 20
    assert _squares(short) <= 33 < 45 <= _squares(long)


class _India:
    def state_of(self, _place: str) -> str:
        return "IN-BR"


def _squares(address: str) -> int:
    return segno.make(address, error="m", micro=False).symbol_size(border=0)[0]


@pytest.mark.parametrize(
    "code", ["", "1", "2abc", "1***", "1gzOM", short_code.fold("x"), short_code.fold("[" * 40_000),
             short_code.fold('["IN","water"]'), short_code.fold('["IN","water",3]'),
             short_code.fold('["IN","water","donor",0,[],[],[],[],"xx"]'), short_code.fold("a" * 70_000)],
)  # fmt: skip
def test_what_is_no_code_of_a_pack_is_said(code):
    with pytest.raises(ValueError):
        PackChoice.from_code(code)


def test_long_headings_are_folded_for_the_address_and_come_back(places):
    headings = tuple(
        (f"figure:{n}", f"{n} " + "गाँव की महिलाओं ने पानी माँगा " * 10) for n in range(12)
    )
    choice = PackChoice("X-N-1", "water", "donor", words=headings)
    address = choice.page_address("https://x.org", places)
    assert len(address) < LONGEST_QUERY
    folded = parse_qs(urlsplit(address).query)["words"]
    assert len(folded) == 1
    assert unfold_words(folded) == tuple(f"{item}={text}" for item, text in headings)


@pytest.mark.parametrize(
    ("address", "is_printed"),
    [("https://zone.example/a/", True), ("http://192.168.1.4:8501", True), ("", False),
     ("http://localhost:8501", False), ("http://127.0.0.1", False), ("http://[::1]:8501", False),
     ("http://0.0.0.0:8501", False), ("nonsense", False), ("http://[", False)],
)  # fmt: skip
def test_an_address_of_this_machine_is_never_printed(address, is_printed):
    assert site.printable(address) == (address.rstrip("/") if is_printed else "")


SITE = "https://learning-zone.example"


@pytest.mark.parametrize("length", [40, LONGEST_IN_CODE])
def test_a_code_can_be_read(length):
    address = "https://learning-zone.example/" + "a" * (length - 30)
    with Image.open(io.BytesIO(qr.png(address, 600))) as picture:
        assert zxingcpp.read_barcode(picture).text == address


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Homes with light", "homes with light"),
        ("CBOs formed", "CBOs formed"),
        ("", ""),
        ("Community meeting", "community meeting"),
        ("Community Organisations", "Community Organisations"),
    ],
)
def test_a_label_within_a_sentence_begins_small(label, expected):
    assert begin_small(label) == expected


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        ("https://zone.example/p/1gzOMjM3wBg4A", "zone.example/p/1gzOMjM3wBg4A"),
        ("https://zone.example/below/p/1" + "x" * 90, "zone.example/below"),
        ("https://zone.example/p/1" + "x" * 90, "zone.example"),
        ("", ""),
    ],
)
def test_an_address_is_printed_whole_or_as_that_of_the_site(address, printed):
    """Nobody can type one that was cut off."""
    assert brief_words.shorten_pack_address(address) == printed


@pytest.mark.parametrize("rest", ["a" * 58, "a" * 200])
def test_the_address_of_a_source_is_printed_whole_or_as_its_host(rest):
    shown = brief_words.shorten_address(f"https://www.example/{rest}")
    assert shown == (f"www.example/{rest}" if len(rest) < 60 else "www.example")


@pytest.mark.parametrize(
    ("counts", "kept"),
    [
        ((0, 4, 0, 2, 0), ["class 1", "class 2", "class 3"]),
        ((1, 2), ["class 0", "class 1"]),
        ((0, 0), []),
    ],
)
def test_a_printed_key_has_no_empty_class_at_its_ends_and_no_look_of_no_place(counts, kept):
    classes = [
        LegendEntry(f"class {place}", "value", place, count=count)
        for place, count in enumerate(counts)
    ]
    looks = [
        LegendEntry("no record", "no_record", count=0),
        LegendEntry("outside", "outside", count=1),
    ]
    legend = Legend((*classes, *looks), "Title")
    assert [one.label for one in legends.printed_entries(legend)] == [*kept, "outside"]


@pytest.mark.parametrize(
    ("language", "about", "is_marked"),
    [("en", "Literacy", False), ("hi", "साक्षरता", True), ("hi", "", False)],
)
def test_a_caution_in_english_behind_a_name_in_hindi_says_so(language, about, is_marked):
    """One without a name is marked where it is set, with its language."""
    text = "The same fact sheet prints both rounds side by side."
    with languages.speaking(language):
        said = Caution(about, text).said
        assert (gettext("{text} (in English)", text=text) in said) == is_marked
