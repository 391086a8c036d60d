"""What of the name of a village survives another spelling, another script and a typing error."""

import pytest

from data import scripts, village_names


@pytest.mark.parametrize(
    "spellings",
    [
        ("Chilgajori", "CHILGOJORI", "Chilgazori"),
        ("Gobindapur", "Govindpur", "Gobindpur"),
        ("Fatehpur", "Phatehpur", "FATEH PUR"),
        ("Rampur Kalan", "Rampurkalan", "Ram Pur Kalan"),
        ("Baishali", "Vaishali"),
        ("Islampur", "Islam pur", "Ishlampur"),
        ("Rāwala Kot", "Rawalakot"),
    ],
    ids=lambda spellings: spellings[0],
)
def test_spellings_of_one_name_have_one_skeleton(spellings):
    assert len({village_names.skeleton(village_names.folded(one)) for one in spellings}) == 1


# As English spells them, with vowels that the script leaves out and letters that it writes otherwise.
SPELT = [
    ("ہنزہ", "Hunza"), ("ژوب", "Zhob"), ("سجاول", "Sujawal"),
    ("راولپنڈی", "Rawalpindi"), ("وہاڑی", "Vehari"),
    ("اوکاڑہ", "Okara"), ("جہلم", "Jhelum"), ("بنوں", "Bannu"), ("موسیٰ خیل", "Musakhel"),
    ("ڈیرہ بگٹی", "Dera Bugti"), ("قلعہ عبداللہ", "Killa Abdullah"),
    ("منڈی بہاؤالدین", "Mandi Bahauddin"),
    ("لورالائی", "Loralai"), ("نوشہرو فیروز", "Naushahro Feroze"),
    ("সিওয়ান", "Siwan"), ("গোয়াদর", "Gwadar"), ("ওয়াশুক", "Washuk"), ("অ্যাবটাবাদ", "Abbottabad"),
    ("নওশেরা", "Nowshera"), ("ଠଟ୍ଟା", "Thatta"), ("नौशेरा", "Nowshera"), ("गुजराँवाला", "Gujranwala"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("script", "latin"),
    [
        ("रामपुर", "Rampur"), ("रामपुर कलाँ", "Rampur Kalan"), ("पढ़ियारा", "Padhiara"),
        ("गोविन्दपुर", "Govindpur"), ("গোবিন্দপুর", "Gobindapur"), ("ଗୋବିନ୍ଦପୁର", "Gobindapur"),
        ("اسلام پور", "Islampur"), ("گوبند پور", "Gobindpur"), ("ٹھٹہ", "Thatta"), ("गया", "Gaya"),
        *SPELT,
    ],
)  # fmt: skip
def test_a_name_in_another_script_can_have_the_skeleton_of_its_latin_one(script, latin):
    assert village_names.skeleton(latin) in village_names.skeletons_of_script(script)


@pytest.mark.parametrize(("script", "latin"), SPELT)
def test_a_name_in_another_script_can_sound_like_its_english_spelling(script, latin):
    assert scripts.pattern(script, loosely=True).fullmatch(scripts.sound(latin))


def test_a_script_that_is_not_known_has_no_skeleton():
    assert village_names.skeletons_of_script("東京") == ()
    assert village_names.skeletons_of_script("") == ()


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("Chilgajori", "Chilgjari"), ("Belaganj", "Belagnaj"), ("Makhdumpur", "Makdupur")],
)
def test_a_letter_amiss_leaves_something_in_common(right, wrong):
    def nearby(name: str) -> set[str]:
        bones = village_names.skeleton(name)
        return {bones, *village_names.forgiven(bones)}

    assert nearby(right) & nearby(wrong)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("CHILGJORI", "Chilgjori"),
        ("bhilai mal", "Bhilai Mal"),
        ("Rahman ji Dhani", "Rahman ji Dhani"),
        ("CHAK (NORTH) 12/R", "Chak (North) 12/R"),
        ("KOT URF GARHI", "Kot urf Garhi"),
    ],
)
def test_a_name_is_shown_in_title_case_where_the_source_shouts(written, shown):
    assert village_names.spoken(written) == shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rampur", ("Rampur", ())),
        (" Rampur ,  Belaganj, Gaya ", ("Rampur", ("Belaganj", "Gaya"))),
        ("رامپور، گیا", ("رامپور", ("گیا",))),
        (",", ("", ())),
    ],
)
def test_what_a_village_lies_in_is_told_after_a_comma(text, expected):
    assert village_names.parts(text) == expected


def test_what_a_village_lies_in_may_be_its_last_words():
    assert list(village_names.splits("rampur kalan gaya")) == [
        ("rampur kalan", "gaya"),
        ("rampur", "kalan gaya"),
    ]


def test_a_tehsil_is_the_same_with_and_without_what_it_is():
    names = ("JAND TEHSIL", "Jand", "Jand Sub-Tehsil")
    assert len({village_names.area(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Gaya", "LATIN"),
        ("12 गया", "DEVANAGARI"),
        ("ٺٽو", "ARABIC"),
        ("(", ""),
        ("", ""),
        ("12", ""),
    ],
)
def test_the_script_of_a_text_is_that_of_its_first_letter(text, script):
    assert village_names.script_of(text) == script
