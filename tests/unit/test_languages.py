"""The language that a piece of work is done in, and what its numbers, plurals and dates look like."""

import threading

import pandas as pd
import pytest
from markupsafe import Markup

from components.content.programmes import headlines
from components.facts import cache
from components.language import dates, digits, lists, messages, numbers
from data import gaps, languages, letters, ordering
from data.languages import NoLanguage, speaking

CODES = tuple(languages.LANGUAGES)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "1,234,567"),
        ("ur", "1,234,567"),
        ("hi", "12,34,567"),
        ("bn", "12,34,567"),
        ("or", "12,34,567"),
        ("hi-u-nu-deva", "१२,३४,५६७"),
        ("ur-u-nu-arabext", "۱,۲۳۴,۵۶۷"),
        ("bn-u-nu-beng", "১২,৩৪,৫৬৭"),
        ("or-u-nu-orya", "୧୨,୩୪,୫୬୭"),
    ],
)
def test_a_number_is_grouped_and_drawn_as_the_language_does(code, text):
    with speaking(code):
        assert numbers.format_number(1_234_567) == text
        assert messages.gettext("{count}", count=1_234_567) == text


@pytest.mark.parametrize(
    ("number", "decimals", "text"),
    [
        (0, 1, "0"),
        (58.85, 1, "58.9"),
        (-1234.5, 1, "−1,234.5"),
        (0.004, 1, "0.004"),
        (100_000, 0, "100,000"),
    ],
)
def test_english_numbers_are_rounded_as_before(number, decimals, text):
    assert numbers.format_number(number, decimals) == text


@pytest.mark.parametrize(
    ("code", "day", "month"),
    [
        ("en", "14 March 2014", "June 2015"),
        ("hi", "14 मार्च 2014", "जून 2015"),
        ("ur", "14 مارچ 2014", "جون 2015"),
        ("bn", "14 মার্চ 2014", "জুন 2015"),
        ("or", "14 ମାର୍ଚ୍ଚ 2014", "ଜୁନ 2015"),
        ("or-u-nu-orya", "୧୪ ମାର୍ଚ୍ଚ ୨୦୧୪", "ଜୁନ ୨୦୧୫"),
        ("hi-u-nu-deva", "१४ मार्च २०१४", "जून २०१५"),
    ],
)
def test_a_day_and_a_month_are_written_out(code, day, month):
    with speaking(code):
        assert dates.format_period("2014-03-14") == day
        assert dates.format_period("2015-06") == month
        assert dates.format_period("2019/2021").endswith(digits.draw("2019–21"))


@pytest.mark.parametrize(
    ("code", "months", "span"),
    [
        (
            "en",
            "January February March April May June July August September October November December",
            "26 August 2008 to 28 August 2008",
        ),
        (
            "hi",
            "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
            "26 अगस्त 2008 से 28 अगस्त 2008",
        ),
        (
            "ur",
            "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
            "26 اگست 2008 سے 28 اگست 2008",
        ),
        (
            "bn",
            "জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
            "26 আগস্ট 2008 থেকে 28 আগস্ট 2008",
        ),
        (
            "or",
            "ଜାନୁଆରୀ ଫେବୃଆରୀ ମାର୍ଚ୍ଚ ଅପ୍ରେଲ ମଇ ଜୁନ ଜୁଲାଇ ଅଗଷ୍ଟ ସେପ୍ଟେମ୍ବର ଅକ୍ଟୋବର ନଭେମ୍ବର ଡିସେମ୍ବର",
            "26 ଅଗଷ୍ଟ 2008ରୁ 28 ଅଗଷ୍ଟ 2008",
        ),
    ],
)
def test_every_month_is_written_out_with_all_its_letters(code, months, span):
    with speaking(code):
        said = [dates.format_period(f"2015-{month:02}") for month in range(1, 13)]
        assert said == [f"{month} 2015" for month in months.split()]
        assert dates.format_period("2008-08-26/2008-08-28") == span


COUNTS = (0, 1, 2, 5, 11, 100_000)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "0 sources|1 source|2 sources|5 sources|11 sources|100,000 sources"),
        ("hi", "0 स्रोत|1 स्रोत|2 स्रोत|5 स्रोत|11 स्रोत|1,00,000 स्रोत"),
        ("ur", "0 مآخذ|1 ماخذ|2 مآخذ|5 مآخذ|11 مآخذ|100,000 مآخذ"),
        ("bn", "0টি সূত্র|1টি সূত্র|2টি সূত্র|5টি সূত্র|11টি সূত্র|1,00,000টি সূত্র"),
        ("or", "0ଟି ଉତ୍ସ|1ଟି ଉତ୍ସ|2ଟି ଉତ୍ସ|5ଟି ଉତ୍ସ|11ଟି ଉତ୍ସ|1,00,000ଟି ଉତ୍ସ"),
    ],
)
def test_so_many_things_are_said_in_the_form_of_their_number(code, said):
    with speaking(code):
        found = (messages.ngettext("{count} source", "{count} sources", count) for count in COUNTS)
        assert "|".join(found) == said


PERCENT = numbers.Unit("percent", "per cent", "%", 1)


@pytest.mark.parametrize(
    ("code", "value", "span", "change", "missing"),
    [
        ("en", "12.3 %", "3.0 to 5.0 %", "−1.5 percentage points", "not reported"),
        ("hi", "12.3 %", "3.0 से 5.0 %", "−1.5 प्रतिशत अंक", "नहीं बताया गया"),
        ("ur", "12.3 %", "3.0 سے 5.0 %", "−1.5 فیصد پوائنٹس", "نہیں بتایا گیا"),
        ("bn", "12.3 %", "3.0 থেকে 5.0 %", "−1.5 শতাংশ পয়েন্ট", "জানানো হয়নি"),
        ("or", "12.3 %", "3.0ରୁ 5.0 %", "−1.5 ପ୍ରତିଶତ ପଏଣ୍ଟ", "ରିପୋର୍ଟ ହୋଇନାହିଁ"),
    ],
)
def test_a_figure_its_range_its_change_and_its_lack(code, value, span, change, missing):
    with speaking(code):
        found = (
            numbers.format_value(12.34, PERCENT),
            numbers.format_range(3, 5, PERCENT),
            numbers.format_change(-1.5, PERCENT),
            numbers.format_value(None, PERCENT),
        )
    assert tuple(text.replace(numbers.NO_BREAK, " ") for text in found) == (
        value,
        span,
        change,
        missing,
    )


@pytest.mark.parametrize(
    ("code", "one", "two"),
    [
        ("en", "1 district", "2 districts"),
        ("hi", "1 ज़िला", "2 ज़िले"),
        ("hi-u-nu-deva", "१ ज़िला", "२ ज़िले"),
        ("ur", "1 ضلع", "2 اضلاع"),
        ("bn", "1টি জেলা", "2টি জেলা"),
        ("or", "1 ଜିଲ୍ଲା", "2 ଜିଲ୍ଲା"),
    ],
)
def test_one_of_a_unit_is_written_as_one(code, one, two):
    with speaking(code):
        unit = headlines.unit("districts")
        assert (numbers.format_value(1, unit), numbers.format_value(2, unit)) == (one, two)


@pytest.mark.parametrize(
    ("symbol", "written", "sign"),
    [
        ("%", f"5{numbers.NO_BREAK}%", "%"),
        ("kg", f"5{numbers.NO_BREAK}kg", "kg"),
        (" households", "5 households", ""),
        ("টি জেলা", "5টি জেলা", ""),
        ("", "5", ""),
    ],
)
def test_a_sign_stands_apart_from_its_number_and_a_word_as_its_language_writes_it(
    symbol, written, sign
):
    unit = numbers.Unit("one", "One", symbol, 0)
    assert (numbers.format_value(5, unit), unit.sign) == (written, sign)


@pytest.mark.parametrize(
    ("text", "is_english"),
    [
        ("The committee met the collector.", True),
        ("RSPN 2012", False),
        ("women_cannot_read", False),
        ("https://example.org/hi/f/pacs/women-trained/2016", False),
        ("गाँव की समिति ने कलेक्टर से मुलाक़ात की", False),
        ("समिति met the district collector today", False),
        ("", False),
    ],
)
def test_a_sentence_without_a_letter_of_the_page_is_told_to_be_english(text, is_english):
    with speaking("hi"):
        assert letters.is_english(text) is is_english
    assert not letters.is_english(text)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("PACS نے کام کیا", True),
        ("یہ PACS ہے", False),
        ("PACS only", False),
        ("2016: PACS نے", True),
    ],
)
def test_a_sentence_of_urdu_that_begins_with_a_latin_word_runs_from_the_right(text, marked):
    with speaking("ur"):
        assert (letters.run_from_right(text) != text) is marked
    assert letters.run_from_right(text) == text


@pytest.mark.parametrize(
    ("name", "isolated"),
    [
        ("geoBoundaries (ODbL-1.0)", True),
        ("values.csv", True),
        ("PACS", False),
        ("Census of India 2011", False),
        ("بہار (PACS)", False),
        ("9.6", False),
        (Markup("<b>ODbL-1.0</b>"), False),
    ],
)
def test_the_signs_of_a_latin_name_stay_at_it_in_a_sentence_of_urdu(name, isolated):
    shown = f"\u2068{name}\u2069" if isolated else name
    with speaking("ur"):
        assert messages.gettext("Boundaries: {credit}.", credit=name) == f"سرحدیں: {shown}۔"
        assert lists.join_parts(["الف", name]) == f"الف؛ {shown}"
    assert messages.gettext("Boundaries: {credit}.", credit=name) == f"Boundaries: {name}."


@pytest.mark.parametrize(
    ("code", "names", "with_and", "with_or"),
    [
        ("en", "Gaya Siwan Pakur", "Gaya, Siwan and Pakur", "Gaya, Siwan or Pakur"),
        ("hi", "गया सीवान पाकुड़", "गया, सीवान और पाकुड़", "गया, सीवान या पाकुड़"),
        ("ur", "گیا سیوان پاکوڑ", "گیا، سیوان اور پاکوڑ", "گیا، سیوان یا پاکوڑ"),
        ("bn", "গয়া সিওয়ান পাকুড়", "গয়া, সিওয়ান ও পাকুড়", "গয়া, সিওয়ান বা পাকুড়"),
        ("or", "ଗୟା ସିୱାନ ପାକୁଡ଼", "ଗୟା, ସିୱାନ ଏବଂ ପାକୁଡ଼", "ଗୟା, ସିୱାନ କିମ୍ବା ପାକୁଡ଼"),
    ],
)
def test_several_things_are_listed_as_the_language_lists_them(code, names, with_and, with_or):
    with speaking(code):
        words = names.split()
        assert lists.join_with_and(words).lstrip("\N{RIGHT-TO-LEFT MARK}") == with_and
        assert lists.join_with_or(words).lstrip("\N{RIGHT-TO-LEFT MARK}") == with_or
        assert lists.join_with_and(words[:1]) == words[0]


def test_twenty_readers_at_once_never_see_another_language():
    """Each thread speaks its own language, also where the cache makes or finds a value for it."""
    kept = cache.bounded(lambda name: f"{languages.current()} {name}")
    seen: list[tuple[str, str]] = []
    start = threading.Barrier(20)

    def read(code: str) -> None:
        languages.speak(code)
        start.wait()
        seen.extend((code, kept(str(number % 7))) for number in range(200))

    threads = [threading.Thread(target=read, args=(CODES[one % 5],)) for one in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 4_000
    assert [(code, text) for code, text in seen if not text.startswith(f"{code} ")] == []


def test_words_asked_for_by_what_is_kept_for_all_languages_are_an_error():
    strayed = cache.once_without_words(lambda: messages.gettext("Home"))
    with pytest.raises(NoLanguage):
        strayed()


def test_what_holds_no_words_is_made_once_for_all_languages():
    made = []
    kept = cache.once_without_words(lambda: made.append(1) or "codes")
    for code in CODES:
        with speaking(code):
            assert kept() == "codes"
    assert made == [1]


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("", "en"),
        ("ur-PK,ur;q=0.9,en;q=0.8", "ur"),
        ("fr, hi;q=0.5, en;q=0.7", "en"),
        ("de;q=1, or-IN;q=0.3", "or"),
        ("hi;q=0, bn;q=x, *", "en"),
        (";;;,q=,", "en"),
    ],
)
def test_the_first_guess_is_what_the_browser_wants_most(header, code):
    assert languages.choose(languages.wanted_languages(header)) == code


def test_a_function_that_is_called_later_keeps_its_language():
    with speaking("hi"):
        later = languages.keep_language(languages.current)
    assert (later(), languages.current()) == ("hi", "en")


def test_what_the_data_phrase_is_said_in_the_readers_language():
    assert gaps.in_words(-14.5, 14.5, "percent") == "14.5 points worse"
    with speaking("xx"):
        assert gaps.in_words(-14.5, 14.5, "percent") == "«14.5 points worse»"


@pytest.mark.parametrize(
    ("code", "names", "ordered"),
    [
        ("en", "Pakur Araria Gaya", "Araria Gaya Pakur"),
        ("ur", "ژوب یونس گیا پشاور ٹانک بہار", "بہار پشاور ٹانک ژوب گیا یونس"),
        ("hi", "गया अररिया ज़ीरादेई जामताड़ा", "अररिया गया जामताड़ा ज़ीरादेई"),
        ("bn", "হুগলি উত্তর উদয় উৎকল গয়া", "উৎকল উত্তর উদয় গয়া হুগলি"),
        ("or", "ହାଟ ୱାର୍ଦ୍ଧା ଶିଲଂ ରାୟଗଡ଼ ୟାଜପୁର", "ୟାଜପୁର ରାୟଗଡ଼ ୱାର୍ଦ୍ଧା ଶିଲଂ ହାଟ"),
    ],
)
def test_names_stand_in_the_order_of_the_alphabet(code, names, ordered):
    with speaking(code):
        assert " ".join(sorted(names.split(), key=ordering.key)) == ordered
        column = pd.Series(names.split())
        assert " ".join(column.sort_values(key=ordering.column_key)) == ordered
