"""Search, facets, matrix and case pages, as a visitor meets them."""

import re
from urllib.parse import quote

import pytest

from components.facts import tables
from components.views.learning_zone import listing, nearby
from data.choices import CaseChoice
from tests.app.test_pages import text_of
from tests.rows import count_rows

CASES = tables.table("cases").rows["case_id"].tolist()
PAGE_LENGTH = 20
# No story is from Ranchi itself, so its state is what is asked for.
RANCHI_LAND = CaseChoice(places=("IN-JH",), themes=("land",))


def links_of(at) -> str:
    """Labels of all links of a page."""
    return "\n".join(str(link.proto.label) for link in at.get("page_link"))


def count_of(at) -> int:
    """The number of cases the page says it lists."""
    return int(re.search(r">([\d,]+) (?:of|case studies)", text_of(at)).group(1).replace(",", ""))


def cards_on(at) -> int:
    """How many cards the first page of the list has."""
    return sum("story=" in link.proto.query_string for link in at.get("page_link"))


def option_count(box) -> int:
    """The number beside an option."""
    return int(box.label.rsplit("·", 1)[1].replace(",", ""))


@pytest.mark.parametrize(
    "query, boxes, said",
    [
        ({"theme": "land", "state": "IN-BR"}, ["theme:land", "state:IN-BR"], "from Bihar, about Land"),
        ({"state": "Orissa"}, ["state:IN-OR"], "from Odisha"),
        ({"state": ["Bihar", "Sindh"]}, ["state:IN-BR", "state:PK-S"], "from Bihar or Sindh"),
        ({"district": "Gaya"}, ["district:IN-C11-236"], "from Gaya, Bihar"),
        ({"state": "Bihar", "district": "Gaya"}, ["state:IN-BR"], "from Gaya, Bihar"),
        ({"year": "not_said"}, ["year:not_said"], "year not reported"),
        ({"told_by": "Press"}, ["told_by:press"], "as told by: Press"),
        ({"tier": "village"}, ["tier:village"], "told of a Village organisation"),
    ],
)  # fmt: skip
def test_a_link_sets_the_facets(open_page, query, boxes, said):
    at = open_page("learning_zone", **query)
    assert not at.warning
    for box in boxes:
        assert at.session_state[box]
    assert said in text_of(at)


@pytest.mark.parametrize("key", ["state", "district", "theme", "year", "told_by"])
def test_an_unknown_word_is_said_and_ignored(open_page, key):
    at = open_page("learning_zone", **{key: "nowhere"})
    assert any("nowhere" in warning.value for warning in at.warning)
    assert count_of(at) == len(CASES)


@pytest.mark.parametrize(
    "first, second",
    [
        ("theme:land", "group:scheduled_caste"),
        ("told_by:press", "year:2014"),
        ("state:PK-S", "outcome:change_reported"),
        ("tier:village", "theme:education"),
        ("programme:pacs", "state:IN-BR"),
    ],
)
def test_counts_react_and_are_the_number_of_rows(open_page, first, second):
    at = open_page("learning_zone")
    one = option_count(at.checkbox(key=first))
    at.checkbox(key=first).check().run()
    assert count_of(at) == one
    both = option_count(at.checkbox(key=second))
    at.checkbox(key=second).check().run()
    assert count_of(at) == both
    assert cards_on(at) == min(both, PAGE_LENGTH)


def test_an_option_without_rows_stays_in_view_but_cannot_be_chosen(open_page):
    at = open_page("learning_zone", programme="rspn")
    box = at.checkbox(key="state:IN-BR")
    assert option_count(box) == 0
    assert box.disabled


def test_districts_open_inside_their_state(open_page):
    at = open_page("learning_zone")
    assert not [box for box in at.checkbox if box.key.startswith("district:")]
    at.checkbox(key="state:IN-BR").check().run()
    shown = {box.key for box in at.checkbox if box.key.startswith("district:")}
    assert "district:IN-C11-236" in shown
    assert all(tables.gazetteer().state_of(one.partition(":")[2]) == "IN-BR" for one in shown)


def test_what_is_chosen_can_be_taken_away(open_page):
    at = open_page("learning_zone", theme=["land", "water"], state="Bihar")
    at.button(key="chip-theme-land").click().run()
    assert at.query_params["theme"] in ("water", ["water"])
    at.button(key="clear").click().run()
    assert count_of(at) == len(CASES)
    assert "theme" not in at.query_params


def test_another_list_begins_at_its_first_page(open_page):
    at = open_page("learning_zone", page="2")
    assert "Showing 21 to 40" in text_of(at)
    at.checkbox(key="programme:rspn").check().run()
    assert "Showing 1 to 20" in text_of(at)
    assert "page" not in at.query_params


def test_a_search_marks_its_words(open_page):
    at = open_page("learning_zone", q="Orissa")
    assert "<mark>" in text_of(at)
    assert "Found elsewhere" in text_of(at)
    assert "Odisha" in links_of(at)


def test_a_guess_is_said(open_page):
    at = open_page("learning_zone", q="Mayurbanj")
    assert "Nothing has the word “Mayurbanj”; looked for “<b>mayurbhanj</b>” instead." in text_of(
        at
    )


def test_a_search_without_hits_says_what_was_asked(open_page):
    at = open_page("learning_zone", q="xyzzy")
    assert any("Nothing found" in info.value for info in at.info)
    assert "containing “xyzzy”" in text_of(at)


def test_markup_in_a_search_is_text(open_page):
    text = text_of(open_page("learning_zone", q="<script>alert(1)</script> <b>land</b>"))
    assert "<script>" not in text
    assert "“&lt;script&gt;alert(1)&lt;/script&gt; &lt;b&gt;land&lt;/b&gt;”" in text


@pytest.mark.parametrize(
    "q", ['"', "'", "*", "NOT", "AND OR", "title:x", "(", "\x02\x03", "a" * 200]
)
def test_signs_of_a_query_language_mean_nothing(open_page, q):
    at = open_page("learning_zone", q=q)
    assert at.title[0].value
    assert not at.get("exception")


@pytest.mark.parametrize("view", ["groups", "places"])
def test_a_matrix_shows_counts_and_holes(open_page, view):
    at = open_page("learning_zone", view=view)
    assert "No case about" in text_of(at)
    assert not at.get("exception")


def opens_whole(at, case_id) -> bool:
    """Whether a page shows the case inside the frame, with a source."""
    text = text_of(at)
    return (
        not at.get("exception")
        and at.title[0].value.replace("\\", "") == tables.stories().case(case_id)["title"]
        and ("Source:" in text or "sources</summary>" in text)
        and "CC BY 4.0" in text
    )


def test_every_case_opens_by_its_address_and_has_a_source(open_page):
    at = open_page("case_study", story=CASES[0])
    assert len(CASES) == count_rows("cases")
    failed = []
    # Every third: all take as long as forty other tests.
    for case_id in CASES[::3]:
        at.query_params["story"] = case_id
        if not opens_whole(at.run(), case_id):
            failed.append(case_id)
    assert failed == []


@pytest.mark.parametrize("case_id", [CASES[0], CASES[60], CASES[-1]])
def test_a_case_opens_for_a_new_visitor(open_page, case_id):
    assert opens_whole(open_page("case_study", story=case_id), case_id)


def test_a_case_can_be_sent_to_somebody(open_page, real_case):
    at = open_page("case_study", story=real_case["case_id"])
    (ways,) = [one.proto.body for one in at.get("html") if "wa.me" in one.proto.body]
    assert quote(f"case_study?story={real_case['case_id']}", "") in ways
    assert "mailto:" in ways


def test_a_wrong_case_is_said_and_offers_near_ones(open_page, real_case):
    at = open_page("case_study", story=f"{real_case['case_id']}x")
    assert any("There is no case study" in warning.value for warning in at.warning)
    assert real_case["title"] in links_of(at)


def test_a_case_knows_its_neighbours_in_the_list_it_came_from(open_page):
    ids = tables.stories().matching(CaseChoice(themes=("land",)))["case_id"].tolist()
    at = open_page("case_study", story=ids[1], theme="land")
    links = [link.proto for link in at.get("page_link")]
    before, after = (
        next(one for one in links if one.label.startswith(word)) for word in ("← Prev", "Next")
    )
    assert f"story={ids[0]}" in before.query_string
    assert f"story={ids[2]}" in after.query_string
    assert "theme=land" in after.query_string
    assert f"Back to the {len(ids)} case studies; this is number 2" in links_of(at)


def test_a_case_can_be_cited_in_three_ways(open_page, real_case):
    at = open_page("case_study", story=real_case["case_id"])
    codes = [code.value for code in at.code]
    assert f"case_study?story={real_case['case_id']}" in codes[0]
    assert any(code.startswith("@misc{") for code in codes)
    assert any("[Case study]" in code for code in codes)


def test_women_and_scheduled_castes_can_be_asked_together(open_page):
    both = {"group": ["women", "scheduled_caste"]}
    some = open_page("learning_zone", **both)
    every = open_page("learning_zone", **both, every_group="yes")
    assert "with Women or <abbr" in text_of(some)
    assert "with Women and <abbr" in text_of(every)
    assert count_of(every) < count_of(some)
    assert not open_page("learning_zone", group="women").toggle


def test_all_of_the_groups_goes_away_with_the_second_group(open_page):
    at = open_page("learning_zone", group=["women", "scheduled_caste"], every_group="yes")
    at.button(key="chip-group-women").click().run()
    assert not at.toggle
    assert at.query_params.get("every_group") is None
    alone = open_page("learning_zone", group="women", every_group="yes")
    assert any("Choose two groups first." in one.value for one in alone.warning)


@pytest.mark.parametrize(
    "word, code", [("Dalit", "scheduled_caste"), ("adivasi", "scheduled_tribe"),
                   ("Scheduled Castes", "scheduled_caste"), ("Scheduled Castes (Dalit)", "scheduled_caste")],
)  # fmt: skip
def test_the_words_of_the_people_are_known_for_their_group(open_page, word, code):
    at = open_page("learning_zone", group=word)
    assert not at.warning
    assert count_of(at) == count_of(open_page("learning_zone", group=code))


def test_nothing_found_leads_to_the_nearest_places_and_the_state(open_page):
    at = open_page("learning_zone", district="IN-C11-236", programme="rspn")
    assert "nearest places" not in text_of(at), "another country has none"
    near = open_page("learning_zone", q="Jhargram", theme="land")
    said = text_of(near)
    assert "The nearest places to Paschim Medinipur, West Bengal with stories that fit:" in said


def test_the_state_of_a_place_is_offered_after_the_nearest(open_page):
    offers = nearby.offers_near("IN-C11-212", CaseChoice(themes=("land",)))
    near, state = offers[:-1], offers[-1]
    assert near
    assert all(one.place_id.startswith("IN-C11-") for one in near)
    assert state.place_id == "IN-BR"
    assert state.count == len(listing.find_case_ids(state.choice)) > 0
    at = open_page("learning_zone", district="IN-C11-212", theme="land")
    assert any("Nothing found" in one.value for one in at.info)
    own = [one.proto for one in at.get("page_link") if "state=IN-BR" in one.proto.query_string]
    assert rf"Bihar\: {state.count}" in [one.label for one in own]


def test_an_offer_of_a_near_place_counts_what_is_there():
    rest = CaseChoice(themes=("land",))
    offers = nearby.offers_near("IN-C11-344", rest)
    assert 0 < len(offers) <= 4
    for one in offers:
        assert one.count == len(listing.find_case_ids(one.choice)) > 0
        assert one.place_id != "IN-C11-344"


def test_a_place_without_stories_of_a_theme_leads_to_the_theme_elsewhere(open_page):
    at = open_page("learning_zone", district="Ranchi", state="Jharkhand", theme="land")
    assert any("Nothing found" in one.value for one in at.info)
    assert any("in all places" in str(link.proto.label) for link in at.get("page_link"))
    # Each filter taken away by itself, with how many then fit.
    wider = {
        label: len(listing.find_case_ids(one)) for label, one in nearby.wider_choices(RANCHI_LAND)
    }
    assert wider
    assert all(rf"Without “{label}”\: {count}" in links_of(at) for label, count in wider.items())
    assert "All case studies" in links_of(at)


def test_the_map_of_stories_stands_above_the_same_list(open_page):
    listed = open_page("learning_zone", theme="land")
    mapped = open_page("learning_zone", theme="land", view="map")
    assert not mapped.exception
    assert [one.proto.label for one in mapped.get("page_link")] == [
        one.proto.label for one in listed.get("page_link")
    ]
