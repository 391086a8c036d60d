"""The frame: its menu, its links, and what it says when something goes wrong."""

import io
import json
import re
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pandas as pd
import pytest
import streamlit as st
from streamlit import config
from streamlit.runtime.context import ContextProxy, StreamlitHeaders
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Node

from components.content import failures, navigation
from components.content.about_data import completeness
from components.content.cases import case_labels
from components.content.programmes import results
from components.facts import tables
from components.language.messages import gettext
from components.server import static_pages
from components.widgets import downloads
from data.languages import LANGUAGES, describe, speaking
from data.site_owner import SiteOwner
from tests.kept import nothing_kept
from tests.unit.test_markup import BARE_ADDRESSES

PAGES = Path(__file__).parents[2] / "pages"


def test_every_page_is_in_the_menu_once():
    assert sorted(entry.page for entry in navigation.MENU) == sorted(
        path.stem for path in PAGES.glob("*.py")
    )


@pytest.mark.parametrize("entry", navigation.MENU, ids=lambda entry: entry.page)
def test_every_page_has_a_heading_and_a_footer(open_page, entry):
    at = open_page(entry.page)
    assert len(at.title) == 1
    assert any(navigation.BORDERS in caption.value for caption in at.caption)
    light = light_version(at)
    assert light.startswith("/read") and static_pages.find(light.removeprefix("/read").strip("/"))


def test_the_foot_says_who_publishes_the_site_and_whom_to_ask(open_page, monkeypatch):
    """As the file of settings says; where it says nothing, that is said."""
    unsaid = "Whoever runs this copy has not said who publishes it."
    for owner in (SiteOwner(), SiteOwner(publisher="Example Trust", contact="data@trust.example")):
        monkeypatch.setattr(tables, "owner", lambda owner=owner: owner)
        with nothing_kept():
            foot = next(one.value for one in open_page().caption if navigation.BORDERS in one.value)
        assert (unsaid in foot) == (not owner.publisher)
        assert ("Published by Example Trust." in foot) == bool(owner.publisher)
        assert ("Questions: data@trust.example." in foot) == bool(owner.contact)


def test_the_menu_has_at_most_seven_entries_at_its_top():
    assert len({entry.group or entry.page for entry in navigation.MENU if entry.in_menu}) <= 7


@pytest.mark.parametrize("language", ["en", "ur"])
def test_home_has_one_heading_with_scripts_and_without(open_page, language):
    with speaking(language):
        served = static_pages.find("").title
    assert open_page(lang=language).title[0].value == served


@pytest.mark.parametrize(
    ("page", "chosen", "path"),
    [
        ("place", {"id": "IN-C11-236"}, "/read/places/IN-C11-236"),
        ("place", {"id": "IN-C11-236", "lang": "ur"}, "/ur/read/places/IN-C11-236"),
        ("case_study", {"story": "PK-001"}, "/read/cases/PK-001"),
        ("place", {"id": "https://other.example/x"}, "/read/places"),
    ],
)
def test_the_light_version_is_of_the_same_thing(open_page, page, chosen, path):
    assert light_version(open_page(page, **chosen)) == path


def light_version(at: AppTest) -> str:
    """Path of the light version to which the foot of a page leads."""
    found = (
        re.search(r'href="([^"]*/read[^"]*)" target="_self"', one.proto.body)
        for one in at.get("html")
    )
    return urlsplit(next(filter(None, found))[1]).path


def test_a_link_carries_what_was_chosen_and_nothing_else(open_page):
    at = open_page("coverage", programme="pacs", state="IN-BR")
    links = {one.proto.label: one.proto for one in at.get("page_link")}
    cases = next(link for label, link in links.items() if label.endswith("case studies"))
    assert (cases.page, cases.query_string) == ("learning_zone", "state=IN-BR")
    place = next(link for label, link in links.items() if label.startswith("Open Bihar"))
    assert (place.page, place.query_string) == ("place", "id=IN-BR")


FOREIGN = "other.example"


@pytest.mark.parametrize(
    ("page", "key"),
    [("coverage", "state"), ("learning_zone", "theme"), ("place", "id"), ("indicators", "view")],
)
def test_no_page_makes_a_link_of_what_an_address_asks_for(open_page, page, key):
    at = open_page(page, **{key: f"https://{FOREIGN}/x [x](https://{FOREIGN}/x)"})
    read_as_markdown = ("title", "header", "subheader", "caption", "warning", "info", "error")
    said = [one.value for kind in read_as_markdown for one in at.get(kind)]
    said += [one.proto.label for one in (*at.get("page_link"), *at.button, *at.checkbox)]
    about = [text for text in said if "other" in text and "example" in text]
    assert about, "the page repeats what it was asked for"
    for text in about:
        read = re.sub(r"\\([^\w\s])", r"\1", text)
        assert not [one for one in BARE_ADDRESSES if re.search(one, read)]
        assert not re.search(r"(?<!\\)\]\(", text)


def failing():
    from components.app import frame

    assert frame.say_page_failed(ValueError("a detail for the log"))


def test_a_failure_is_said_in_plain_words(caplog):
    at = AppTest.from_function(failing).run()
    assert [error.value for error in at.error] == [failures.FAILED]
    assert "a detail for the log" in caplog.text


def test_a_name_of_several_places_is_told_below_the_heading_with_a_way_to_each(open_page):
    at = open_page("place", id="Balrampur")
    said = [one.type for one in at.main if one.type in ("title", "warning")]
    assert said == ["title", "warning"]
    ways = {one.proto.label: one.proto.query_string for one in at.get("page_link")}
    assert ways["Balrampur, Chhattisgarh"] == "id=IN-P11-balrampur"
    assert ways["Balrampur, Uttar Pradesh"] == "id=IN-C11-182"


@pytest.mark.parametrize("code", ["hi", "ur", "bn", "or"])
def test_a_page_is_in_the_language_of_its_address_and_its_links_keep_it(open_page, code):
    at = open_page("coverage", lang=code)
    assert not at.exception
    with speaking(code):
        assert at.title[0].value == gettext("Where did they work?")
    links = [link.proto for link in at.get("page_link")]
    assert links
    inside = [link for link in links if not link.disabled]
    assert all("lang=" in link.query_string for link in inside)


def test_the_switch_leads_to_the_same_view_in_every_language(open_page):
    at = open_page("coverage", programme="rspn", lang="ur")
    shown = {link.proto.label: link.proto for link in at.get("page_link")}
    for language in LANGUAGES.values():
        link = shown[language.name]
        assert f"lang={language.code}" in link.query_string
        assert "programme=rspn" in link.query_string
    assert [label for label, link in shown.items() if link.disabled] == ["اردو"]


def test_an_unknown_language_is_english(open_page):
    at = open_page("coverage", lang="klingon")
    assert at.title[0].value == "Where did they work?"


@pytest.mark.parametrize("code", ["hi", "hi-u-nu-deva", "en"])
def test_the_switch_marks_the_language_that_is_spoken_also_with_its_own_digits(open_page, code):
    at = open_page("your_data", lang=code)
    links = {one.proto.label: one.proto for one in at.get("page_link")}
    names = [LANGUAGES[base].name for base in LANGUAGES]
    assert [name for name in names if links[name].disabled] == [describe(code).name]
    digits = {"hi": "१२३", "hi-u-nu-deva": "123"}.get(code)
    assert [one for one in ("१२३", "123") if one in links] == ([digits] if digits else [])


def test_a_heading_and_a_link_that_are_not_translated_say_that_they_are_english(open_page):
    at = open_page("case_study", lang="ur", story="pacs-cs001")
    assert not at.title
    assert any('<h1><span lang="en" dir="ltr">' in one.proto.body for one in at.get("html"))
    listed = open_page("learning_zone", lang="ur", programme="pacs")
    with speaking("ur"):
        sign = f":small[{gettext('in English')}]"
    labels = [one.proto.label for one in listed.get("page_link")]
    assert any(label.startswith("Boosting women") and sign in label for label in labels)


def test_a_heading_in_the_readers_language_has_no_mark(open_page):
    at = open_page("learning_zone", lang="ur")
    assert len(at.title) == 1


@pytest.mark.parametrize(
    ("wanted", "chosen", "code"),
    [
        ("ur-PK,ur;q=0.9,en;q=0.8", {}, "ur"),
        ("fr", {}, "en"),
        ("ur-PK,ur;q=0.9", {"lang": "hi"}, "hi"),
    ],
)
def test_an_address_without_a_language_is_in_the_one_that_the_browser_wants(
    open_page, monkeypatch, wanted, chosen, code
):
    headers = StreamlitHeaders([("Accept-Language", wanted)])
    monkeypatch.setattr(ContextProxy, "headers", headers)
    with speaking(code):
        assert open_page("coverage", **chosen).title[0].value == gettext("Where did they work?")


@pytest.mark.parametrize("chosen", [{}, {"lang": "ur"}])
def test_the_addresses_of_stories_that_are_saved_or_sent_keep_the_language(
    open_page, monkeypatch, chosen
):
    saved = {}
    monkeypatch.setattr(
        downloads, "offer_file", lambda name, kind, label, content: saved.update({name: content})
    )
    kept = "&lang=ur" if chosen else ""
    case = tables.stories().rows.iloc[0]["case_id"]
    open_page("learning_zone", **chosen)
    rows = pd.read_csv(io.BytesIO(saved["case-studies.csv"]()))
    (row,) = rows.loc[rows["case_id"] == case].to_dict("records")
    assert urlsplit(row["address"]).query == f"story={case}{kept}"
    assert f"case_study?story={case}{kept}\n" in saved["case-studies.ris"]().decode()
    story = open_page("case_study", story=case, **chosen)
    assert urlsplit(story.code[0].value).query == f"story={case}{kept}"


@pytest.mark.parametrize("code", ["hi", "ur"])
def test_the_foot_of_a_page_says_who_has_read_its_language_and_where_to_correct_it(open_page, code):
    own = [part for part in completeness.parts() if part.language == code]
    counts = {
        "reviewed": sum(part.reviewed for part in own),
        "count": sum(part.said for part in own),
    }
    with speaking(code):
        said = gettext(
            "{language}: written by us, not yet checked by a speaker; {reviewed} of {count} texts reviewed.",
            language=describe(code).name,
            **counts,
        )
    at = open_page("aims", lang=code)
    assert counts["count"] > 1_000 and said in [one.value for one in at.caption]
    ways = [one.proto for one in at.get("page_link") if one.proto.page == "about_data"]
    assert any("section=languages" in way.query_string for way in ways)


def test_the_foot_of_an_english_page_says_nothing_of_translations(open_page):
    assert not [one.value for one in open_page("aims").caption if "texts reviewed" in one.value]


def elements(at: AppTest) -> Iterator[Node]:
    """All that a page has, and all that is in it."""
    nodes = list(at.main.children.values())
    while nodes:
        node = nodes.pop()
        nodes.extend(getattr(node, "children", {}).values())
        yield node


@pytest.mark.parametrize("code", ["en", "ur"])
def test_the_scripts_of_the_frame_are_one_element_that_a_browser_is_sent_once(open_page, code):
    """A message is not sent again if it is the same one, and no smaller than the setting says."""
    at = open_page("case_study", lang=code)
    sent = []
    for _ in range(2):
        scripts = [one.proto for one in elements(at) if one.type == "bidi_component"]
        assert [one.component_name for one in scripts] == ["frame"]
        sent.append(scripts[0].SerializeToString())
        at.run()
    assert sent[0] == sent[1]
    assert len(sent[0]) >= config.get_option("global.minCachedMessageSize")
    said = json.loads(scripts[0].json)
    assert (said["language"]["lang"], said["streamlit_words"]["from_right"]) == (code, code == "ur")
    assert {"language", "menu", "streamlit_words"} == set(said)


def test_the_files_of_the_pages_are_looked_for_once_in_a_visit_and_language(open_page, monkeypatch):
    made, page = [], st.Page
    monkeypatch.setattr(
        st, "Page", lambda *given, **more: made.append(given) or page(*given, **more)
    )
    at = open_page("coverage", programme="pacs")
    assert len(made) == len(navigation.MENU)
    at.run().run()
    assert len(made) == len(navigation.MENU)
    at.query_params["lang"] = "hi"
    at.run()
    assert len(made) == 2 * len(navigation.MENU)
    assert not at.exception


def test_what_home_says_of_programmes_and_cases_is_put_together_once_for_all(
    open_page, monkeypatch
):
    asked = []
    for told in (results.goal, case_labels.card):
        module, name = sys.modules[told.__module__], told.__name__
        again = partial(lambda tell, *given: asked.append(given) or tell(*given), told)
        monkeypatch.setattr(module, name, again)
    with nothing_kept():
        first = open_page()
        count = len(asked)
        assert count >= 2 * len(tables.programmes())
        second = open_page()
    assert len(asked) == count
    said = [[one.value for one in at.header] for at in (first, second)]
    assert said[0] == said[1] and not second.exception
