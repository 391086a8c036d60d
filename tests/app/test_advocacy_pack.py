"""The page of the advocacy pack, as a visitor uses it."""

import json
import random

import pytest
from streamlit.testing.v1 import AppTest

from components.brief import limits
from components.brief.choice import LONGEST_QUERY, PackChoice
from components.facts import tables
from components.figures import typeset
from components.views.advocacy_pack import choose
from tests.app.test_pages import text_of

GAYA = {"state": "IN-BR", "district": "IN-C11-236", "theme": "water"}
THATTA = {"state": "PK-S", "district": "PK17-s-thatta", "theme": "education"}


def ticked(at: AppTest) -> list[str]:
    return [box.key for box in at.checkbox if box.value]


def in_address(at: AppTest, key: str) -> list[str]:
    values = at.query_params[key]
    return [values] if isinstance(values, str) else list(values)


def make_files(at: AppTest) -> None:
    next(one for one in at.button if one.label == "Make the files").click().run()


def title(at: AppTest) -> str:
    return at.header[0].value


@pytest.mark.parametrize("about", [GAYA, THATTA, {"state": "IN-MP", "theme": "land"}])
def test_a_link_opens_a_place_and_a_theme(open_page, about):
    at = open_page("advocacy_pack", **about)
    assert not at.exception
    assert not at.warning
    names = {"IN-BR": "Gaya", "PK-S": "Thatta", "IN-MP": "Madhya Pradesh"}
    assert names[about["state"]] in title(at)
    assert ticked(at)


def test_the_page_opens_without_a_choice(open_page):
    at = open_page("advocacy_pack")
    assert not at.exception
    assert at.header


@pytest.mark.parametrize(
    ("state", "theme"),
    [("PK-S", "livelihoods"), ("PK-ICT", "education"), ("IN-BR", "work_guarantee")],
)
def test_a_link_without_a_theme_opens_one_of_which_something_is_known(open_page, state, theme):
    at = open_page("advocacy_pack", state=state)
    assert not at.exception
    assert not at.warning
    assert at.selectbox(key="theme").value == theme
    assert any(key.startswith(("pack_in:figure:", "pack_in:case:")) for key in ticked(at))
    # What the visitor chooses then stays, whatever is known of it.
    at.selectbox(key="theme").select("justice").run()
    assert at.selectbox(key="theme").value == "justice"


def test_old_names_are_understood_and_unknown_words_said(open_page):
    at = open_page("advocacy_pack", state="Orissa", theme="nonsense")
    assert "Odisha" in title(at)
    assert any("nonsense" in warning.value for warning in at.warning)


def test_taking_something_out_goes_into_the_address(open_page):
    at = open_page("advocacy_pack", **GAYA)
    key = ticked(at)[0]
    at.checkbox(key=key).uncheck().run()
    assert not at.exception
    assert key not in ticked(at)
    assert in_address(at, "without") == [key.removeprefix("pack_in:")]
    again = open_page("advocacy_pack", **GAYA, without=in_address(at, "without"))
    assert ticked(again) == ticked(at)


def test_putting_something_in_goes_into_the_address_and_out_again(open_page):
    at = open_page("advocacy_pack", **THATTA)
    free = next(
        box.key for box in at.checkbox if box.key.startswith("pack_in:case:") and not box.value
    )
    before = set(ticked(at))
    at.checkbox(key=free).check().run()
    assert set(ticked(at)) == before | {free}
    assert in_address(at, "item") == [free.removeprefix("pack_in:")]
    at.checkbox(key=free).uncheck().run()
    assert set(ticked(at)) == before
    assert "item" not in at.query_params


def test_moving_up_changes_the_order_and_the_address(open_page):
    at = open_page("advocacy_pack", **GAYA)
    first, second = ticked(at)[:2]
    at.button(key=second.replace("pack_in:", "pack_up:")).click().run()
    assert ticked(at)[:2] == [second, first]
    assert in_address(at, "order")[:2] == [one.removeprefix("pack_in:") for one in (second, first)]


def test_a_heading_can_be_changed_and_waits_while_another_theme_is_shown(open_page):
    at = open_page("advocacy_pack", **GAYA)
    box = next(one for one in at.text_input if one.label == "Title of the pack")
    box.set_value("Water *now*").run()
    assert "Water" in title(at)
    assert "now" in "".join(in_address(at, "words"))
    at.selectbox(key="theme").select("education").run()
    assert "now" not in title(at)
    assert "words" not in at.query_params
    back = next(one for one in at.button if one.label.startswith("Go back to Gaya"))
    assert "1 text" in back.label
    back.click().run()
    assert not at.exception
    assert not at.warning
    assert "Water" in title(at)
    assert at.selectbox(key="theme").value == "water"
    assert "now" in "".join(in_address(at, "words"))
    assert not [one for one in at.button if one.label.startswith("Go back to")]
    at.selectbox(key="theme").select("education").run()
    at.selectbox(key="theme").select("water").run()
    assert "Water" in title(at)


def test_a_note_that_is_too_long_is_said_and_not_in_the_address(open_page):
    at = open_page("advocacy_pack", **GAYA)
    at.text_area(key=choose.NOTE).set_value("x" * 50_000)
    make_files(at)
    assert not at.exception
    assert any(f"{limits.NOTE_LENGTH:,} characters" in one.value for one in at.warning)
    assert all("xxx" not in str(values) for values in at.query_params.values())


def test_every_text_is_counted_and_none_is_cut_in_silence(open_page):
    """Words that come with a link stand in boxes that are folded away: what is cut is said outside, too."""
    ask, title_of = (
        f"{name}:{GAYA['district']}:{GAYA['theme']}" for name in ("point:own1", "title")
    )
    long_ask, long_title = "water," * 90, "Water," * 40
    words = [f"{ask}={long_ask}", f"{title_of}={long_title}"]
    at = open_page("advocacy_pack", **GAYA, words=words)
    assert not at.exception
    said = [
        f"A heading of this kind may have {most} characters; one has {len(typed)}. "
        "The rest of it is left out of the files."
        for typed, most in ((long_ask, limits.HEADING_LENGTH), (long_title, limits.TITLE_LENGTH))
    ]
    folded = [one.value for box in at.expander for one in box.warning]
    shown = [one.value for one in at.warning]
    for sentence in said:
        assert folded.count(sentence) == 1 and shown.count(sentence) == 2
    assert at.text_area(key=f"pack_words:{ask}").value == long_ask
    assert at.text_input(key=f"pack_words:{title_of}").value == long_title
    counted = [one.value for one in at.caption if one.value.endswith("letters")]
    assert len(counted) == len([*at.text_area, *at.text_input])
    assert f"{len(long_ask)} of {limits.HEADING_LENGTH} letters" in counted


def test_a_note_waits_while_another_page_is_open_and_says_whose_it_was(open_page):
    at = open_page("advocacy_pack", **GAYA)
    at.text_area(key=choose.NOTE).set_value("My own words")
    make_files(at)
    at.switch_page("../../pages/aims.py").run()
    at.switch_page("../../pages/advocacy_pack.py").run()
    assert at.text_area(key=choose.NOTE).value == "My own words"
    written_for = "You wrote this note for Gaya"
    assert not [one for one in at.caption if written_for in one.value]
    at.selectbox(key="theme").select("education").run()
    assert at.text_area(key=choose.NOTE).value == "My own words"
    assert [one for one in at.caption if written_for in one.value]


def test_a_theme_without_anything_says_what_is_missing(open_page):
    at = open_page("advocacy_pack", **{**GAYA, "theme": "justice"})
    assert not at.exception
    assert "No case study" in text_of(at)
    few = "The facts allow 1 of the usual 3 asks"
    assert [one for one in at.caption if few in one.value]
    assert not [one for one in at.markdown if few in one.value]
    assert [one.split(":")[2] for one in ticked(at)] == ["publish"]


def test_what_is_put_aside_on_one_page_is_in_the_pack(open_page, real_case):
    at = open_page("case_study", story=real_case["case_id"])
    at.button(key=f"basket:story:case:{real_case['case_id']}").click().run()
    at.switch_page("../../pages/advocacy_pack.py").run()
    assert not at.exception
    assert f"pack_in:case:{real_case['case_id']}" in ticked(at)
    assert in_address(at, "item") == [f"case:{real_case['case_id']}"]


@pytest.mark.parametrize(
    ("page", "query", "spot", "item"),
    [
        ("home", {}, "headline:pacs", "figure:pacs:villages"),
        (
            "place",
            {"id": GAYA["district"]},
            f"{GAYA['district']}:india",
            "figure:india:literacy7_pct",
        ),
    ],
)
def test_figures_of_a_list_are_put_aside_and_taken_back(open_page, page, query, spot, item):
    at = open_page(page, **query)
    chosen = f"basket:several:{spot}"
    at.multiselect(key=chosen).set_value([item]).run()
    assert at.session_state["basket"] == (item,)
    at.switch_page("../../pages/advocacy_pack.py").run()
    assert not at.exception
    assert f"pack_in:{item}" in ticked(at)
    at = open_page(page, **query)
    at.multiselect(key=chosen).set_value([item]).run()
    at.multiselect(key=chosen).set_value([]).run()
    assert at.session_state["basket"] == ()


def test_a_link_fills_the_basket(open_page):
    items = ["case:pacs-cs001", "outcome:pacs-co009", "figure:india:literacy7_pct:women:rural"]
    at = open_page("advocacy_pack", **GAYA, item=[*items, "case:unknown", "nonsense"])
    assert not at.exception
    assert {f"pack_in:{one}" for one in items} <= set(ticked(at))
    assert [one for one in at.session_state["basket"] if one in items] == items


def test_a_link_with_too_many_things_fills_the_pack_and_says_how_many_were_left_out(
    open_page,
):
    items = [f"case:{one}" for one in tables.table("cases").rows["case_id"]][:40]
    at = open_page("advocacy_pack", **GAYA, item=items)
    assert not at.exception
    most = limits.MOST_ITEMS
    (said,) = [one.value for one in at.warning]
    assert f"{len(items) - most} more were left out" in said
    assert in_address(at, "item") == items[:most]
    assert at.session_state["basket"] == tuple(items[:most])
    assert not {f"pack_in:{one}" for one in items[most:]} & set(ticked(at))


@pytest.mark.parametrize(
    ("chart", "words"),
    [
        ("chart:india:hh_latrine_premises_pct:caste:rural", ("Scheduled Castes, rural", "rural")),
        ("chart:india:literacy7_pct:rural:total", ("Rural", "Urban")),
    ],
)
def test_a_gap_stays_the_gap_of_the_same_people(open_page, chart, words):
    at = open_page("advocacy_pack", **{**GAYA, "item": chart})
    assert not at.exception
    assert f"pack_in:{chart}" in ticked(at)
    heading = next(box.label for box in at.checkbox if box.key == f"pack_in:{chart}")
    assert all(word in heading for word in words)


def test_the_districts_of_the_handout_are_chosen_and_go_with_their_state(open_page):
    at = open_page("advocacy_pack", **GAYA, handout=["Patna", "IN-C11-236"])
    patna = ["IN-C11-230"]
    assert at.multiselect[0].value == patna
    assert any("IN-C11-236" in warning.value for warning in at.warning)
    code = at.code[0].value.rpartition("/p/")[2]
    assert PackChoice.from_code(code)[0].handout == tuple(patna)
    at.selectbox[0].select("IN-JH").run()
    assert not at.exception and at.multiselect[0].value == []


def test_a_saved_pack_can_be_opened_again(open_page):
    at = open_page("advocacy_pack", **GAYA)
    record = {
        "place": "PK17-s-thatta", "theme": "education", "audience": "donor", "until": None,
        "without": [], "added": [], "order": [], "words": [], "note": "نوٹ",
    }  # fmt: skip
    uploader = at.file_uploader[0]
    uploader.upload("pack.json", json.dumps(record).encode(), "application/json").run()
    assert "Thatta" in title(at)
    assert at.text_area(key=choose.NOTE).value == "نوٹ"


def test_a_file_that_is_no_pack_is_said(open_page):
    at = open_page("advocacy_pack", **GAYA)
    at.file_uploader[0].upload("pack.json", b"[1, 2", "application/json").run()
    assert not at.exception
    assert any("not a saved pack" in one.value for one in at.warning)
    assert "Gaya" in title(at)


def test_the_map_and_the_comparison_have_one_order_in_every_file(open_page):
    """A button that moves them would change the list on the page and nothing that is taken along."""
    at = open_page("advocacy_pack", **GAYA)
    assert any(one.startswith("pack_in:chart:") for one in ticked(at))
    movable = [one.key for one in at.button if one.key and one.key.startswith("pack_up:")]
    assert movable
    assert not [one for one in movable if one.startswith(("pack_up:chart:", "pack_up:map:"))]


def test_a_long_point_stays_whole(open_page):
    at = open_page("advocacy_pack", **GAYA)
    box = next(one for one in at.text_area if one.label == "What we ask")
    words = "We ask for latrines. " * 15
    box.set_value(words).run()
    assert len(words.strip()) > 300
    assert any(words.strip() in one.label.replace("\\", "") for one in at.checkbox)
    assert not at.warning


def test_a_heading_that_is_too_long_is_said(open_page):
    typed = "w" * 500
    at = open_page("advocacy_pack", **GAYA, words=[f"title:{GAYA['district']}:water={typed}"])
    assert any("yours has" in one.value or "one has 500" in one.value for one in at.warning)


def test_long_headings_are_in_the_link_too(open_page):
    at = open_page("advocacy_pack", **GAYA)
    keys = [
        one.key for one in (*at.text_area, *at.text_input) if str(one.key).startswith("pack_words:")
    ]
    changed = [one for one in keys if not one.startswith("pack_words:title:")][:3]
    for key in changed:
        box = next(one for one in (*at.text_area, *at.text_input) if one.key == key)
        box.set_value("क" * 390).run()
    assert not at.exception
    assert not at.warning
    (folded,) = in_address(at, "words")
    assert len(folded) < 500
    again = open_page("advocacy_pack", **GAYA, words=[folded])
    assert not again.warning
    for page in (at, again):
        assert sum("क" * 390 in one.label for one in page.checkbox) == 3
    again = open_page("advocacy_pack", **GAYA, words=[folded[:40]])
    assert not again.exception
    assert any("part of the pack" in one.value for one in again.warning)


def test_headings_that_are_too_much_for_a_link_stay_out_of_it_alone_and_that_is_said(open_page):
    at = open_page("advocacy_pack", **GAYA)
    signs, letters = random.Random(1), sorted(filter(str.isalpha, map(chr, typeset.LETTERS)))
    typed = {}
    for box in (*at.text_area, *at.text_input):
        if str(box.key).startswith("pack_words:") and "title" not in box.key:
            typed[box.key] = "".join(signs.choices(letters, k=390))
            box.set_value(typed[box.key])
    at.run()
    (said,) = [one.value for one in at.warning]
    assert "With your headings the link would be longer than servers take" in said
    link = at.code[0].value
    assert len(link) <= LONGEST_QUERY
    assert PackChoice.from_code(link.rpartition("/p/")[2])[0].words == ()
    assert "words" not in at.query_params
    at.run()
    assert not at.exception
    shown = [one.label for one in at.checkbox]
    stories = [text for key, text in typed.items() if key.startswith("pack_words:case:")]
    assert stories and all(any(text in label for label in shown) for text in stories)


def test_stories_put_aside_open_the_pack_with_their_own_theme(open_page):
    """Two stories of trees and houses are not about the right to work."""
    cases = tables.table("cases").rows
    about = [case for case, themes in zip(cases["case_id"], cases["themes"], strict=True)
             if "infrastructure" in themes and "work_guarantee" not in themes][:2]  # fmt: skip
    at = open_page("case_study", story=about[0])
    for case in about:
        at.query_params["story"] = case
        at.run()
        at.button(key=f"basket:story:case:{case}").click().run()
    at.switch_page("../../pages/advocacy_pack.py").run()
    themes = set.intersection(
        *(set(cases.set_index("case_id").loc[one, "themes"]) for one in about)
    )
    assert at.selectbox(key="theme").value in themes
