"""Readers of several languages: at once on one server, and one who changes from one to another."""

import asyncio
import base64
import re
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import cycle, islice

import pytest
from google.protobuf.json_format import MessageToJson
from playwright.sync_api import Page, expect

from benchmarks.visitor import Visitor
from components.facts import tables
from components.facts.script_fonts import SCRIPTS
from components.language import catalogues
from components.language.messages import gettext
from data import languages
from data.languages import LANGUAGES
from tests.browser.conftest import (
    DRIFT,
    PAGES,
    accessibility_faults,
    bring_to,
    open_page,
    settles,
    wait_until_ready,
)

VISITORS = 20
# Bytes that a first visit in another language may weigh more than one in English, and of a change of a map.
MOST_MORE, LARGEST_CHANGE = 150_000, 10_000
GROWING = "/coverage?programme=rspn&measure=pct_households_organised"
SCRIPT_FONT = re.compile(r"/assets/(devanagari|naskh|bengali|odia)-[47]00")
# Shorter ones may also stand in a text of the tables.
SHORT = 24
JOURNEY = (
    ("", ""),
    ("coverage", "programme=pacs"),
    ("learning_zone", "theme=water"),
    ("case_study", "story=PK-001"),
    ("indicators", ""),
    ("place", "id=PK17-s-thatta"),
)
LETTERS = {
    "Deva": "\u0900-\u0963\u0970-\u097f",
    "Arab": "\u0600-\u06ff",
    "Beng": "\u0980-\u09ff",
    "Orya": "\u0b00-\u0b7f",
}
# The switch names every language in its own letters.
NAMES = re.compile(
    "|".join(
        name
        for code, language in LANGUAGES.items()
        for name in (
            language.name,
            languages.describe(languages.OWN_DIGITS.get(code, code)).digits[1:4],
        )
        if name
    )
)


@dataclass
class Reader(Visitor):
    """A visitor who keeps everything that she was sent."""

    said: list[str] = field(default_factory=list)

    def _take_in(self, message) -> bool:
        if message.WhichOneof("type") == "delta":
            self.said.append(MessageToJson(message, ensure_ascii=False))
        return super()._take_in(message)


def letters_of_others(script: str) -> re.Pattern[str]:
    return re.compile(f"[{''.join(LETTERS[one] for one in LETTERS if one != script)}]")


def english_of_translated(code: str) -> list[str]:
    """Sentences that a reader of the language must never be told, since they are translated."""
    return [
        message.id
        for message in catalogues.read_catalogue(code)
        if isinstance(message.id, str)
        and len(message.id) > SHORT
        and "{" not in message.id
        and message.string not in ("", message.id)
    ]


def test_twenty_visitors_at_once_never_see_a_word_of_another_language(address):
    async def read(code: str) -> str:
        async with Reader(address, query=f"lang={code}") as reader:
            await reader.open()
            for page, query in JOURNEY:
                answer = await reader.go(page, "&".join(filter(None, (query, f"lang={code}"))))
                assert not answer.failed
            return "".join(reader.said)

    async def read_all() -> list[str]:
        return await asyncio.gather(*map(read, codes))

    codes = list(islice(cycle(LANGUAGES), VISITORS))
    # In a thread of its own: the browser of the other tests has a loop in this one.
    with ThreadPoolExecutor() as aside:
        everything = aside.submit(lambda: asyncio.run(read_all())).result()
    for code, said in zip(codes, everything, strict=True):
        script = LANGUAGES[code].script
        words = NAMES.sub("", said)
        assert letters_of_others(script).findall(words) == [], code
        if script in LETTERS:
            assert re.search(f"[{LETTERS[script]}]", words), code
            assert [text for text in english_of_translated(code) if text in words] == [], code


@pytest.mark.gain("font_subsets", "file_compression")
def test_a_first_visit_in_another_language_is_at_most_150_kb_heavier_than_in_english(visitor):
    """All that travels, also through the socket; and no letters but those of the language itself."""
    weights, letters = {}, {}
    for code in LANGUAGES:
        page = visitor()
        weight, asked = _weight_of(page), []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        open_page(page, f"/?lang={code}")
        page.wait_for_load_state("networkidle")
        weights[code] = sum(weight)
        letters[code] = {found[1] for one in asked if (found := SCRIPT_FONT.search(one))}
    heavier = {code: weight - weights["en"] for code, weight in weights.items()}
    assert all(0 < more <= MOST_MORE for code, more in heavier.items() if code != "en"), heavier
    own = {code: SCRIPTS.get(language.script) for code, language in LANGUAGES.items()}
    assert letters == {code: {script.file} if script else set() for code, script in own.items()}


def _weight_of(page: Page) -> list[int]:
    """Bytes of all that the page loads; what the socket brings is packed here as it is on the wire."""
    weight: list[int] = []
    network = page.context.new_cdp_session(page)
    network.on("Network.loadingFinished", lambda event: weight.append(event["encodedDataLength"]))
    network.on(
        "Network.webSocketFrameReceived",
        lambda event: weight.append(
            len(zlib.compress(base64.b64decode(event["response"]["payloadData"])))
        ),
    )
    network.send("Network.enable")
    return weight


def test_a_change_of_the_map_is_as_small_in_every_language(address):
    """Also with its own digits, and the first time somebody asks for it."""

    async def change(code: str) -> int:
        with languages.speaking(code):
            label = gettext("What to show")
        query = f"programme=pacs&lang={code}"
        async with Visitor(address, page="coverage", query=query) as reader:
            await reader.open()
            return (await reader.choose(label, reader.options(label)[1])).size

    async def change_all() -> dict[str, int]:
        return {code: await change(code) for code in (*LANGUAGES, *languages.OWN_DIGITS.values())}

    with ThreadPoolExecutor() as aside:
        sizes = aside.submit(lambda: asyncio.run(change_all())).result()
    assert len(sizes) == 9 and max(sizes.values()) <= LARGEST_CHANGE, sizes


@pytest.mark.gain("style_selectors")
@pytest.mark.parametrize(("code", "sign"), [("hi", "→"), ("ur", "←")])
def test_the_arrow_behind_a_link_points_to_where_its_lines_run(visitor, code, sign):
    page = open_page(visitor(), f"/place?id=IN-BR&lang={code}")
    drawn = (
        page.get_by_test_id("stMain")
        .get_by_test_id("stPageLink")
        .locator("a p")
        .evaluate_all("links => links.map((one) => getComputedStyle(one, '::after').content)")
    )
    assert any(sign in one for one in drawn)
    assert not any({"→": "←", "←": "→"}[sign] in one for one in drawn)


def test_another_language_keeps_the_view_and_is_one_step_back(visitor):
    page = open_page(visitor(), "/learning_zone?theme=water&view=groups")
    before = page.evaluate("history.length")
    page.get_by_role("link", name="हिन्दी").click()
    expect(page.locator("html")).to_have_attribute("lang", "hi")
    wait_until_ready(page)
    assert "theme=water" in page.url
    assert "view=groups" in page.url
    assert "lang=hi" in page.url
    assert page.evaluate("history.length") == before + 1
    page.go_back()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    wait_until_ready(page)
    assert "theme=water" in page.url


# Every page, and two that show one thing.
ADDRESSES = (
    "/",
    *(f"/{page}" for page in sorted(PAGES - {"home"})),
    "/case_study?story=PK-001",
    "/place?id=PK17-s-thatta",
)


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_page_of_urdu_runs_from_the_right_and_fits_its_width(visitor, path):
    """By night on a phone; then turned, and by day on a wide screen."""
    page = open_page(visitor(360, scheme="dark"), f"{path}{'&' if '?' in path else '?'}lang=ur")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    faults = {}
    for width in (360, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        bring_to(page, "light" if width == 1440 else "dark")
        assert settles(page), (width, page.evaluate(DRIFT))
        heading = page.get_by_role("heading", level=1).bounding_box()
        middle = page.locator("[data-testid=stMain]").bounding_box()
        assert heading["x"] + heading["width"] > middle["x"] + middle["width"] / 2
        faults[width] = accessibility_faults(page) if width != 768 else []
    assert not any(faults.values()), faults


@pytest.mark.gain("style_selectors")
def test_what_is_written_runs_as_its_own_letters_do_also_on_a_page_of_urdu(visitor):
    page = open_page(visitor(), "/learning_zone?lang=ur")
    field = page.get_by_test_id("stMain").locator("input[type=text]").first
    assert field.evaluate("one => getComputedStyle(one).unicodeBidi") == "plaintext"


@pytest.mark.parametrize("width", [360, 1280])
def test_a_map_is_not_mirrored_on_a_page_of_urdu(visitor, width):
    """What lies in the west is at the left, and the time slider begins there."""
    page = open_page(visitor(width), f"{GROWING}&lang=ur")
    with languages.speaking("ur"):
        names = [tables.gazetteer().name(one) for one in ("PK17-b-gwadar", "PK17-s-badin")]
        slider = page.get_by_role("slider", name=gettext("When"))
    west, east = (
        page.get_by_role("option", name=re.compile(f"^\u200f?{name}")).first.bounding_box()
        for name in names
    )
    assert west["x"] < east["x"]
    assert slider.evaluate("one => getComputedStyle(one).direction") == "ltr"


@pytest.mark.gain("menu")
@pytest.mark.parametrize("code", ["en", "ur"])
def test_the_menu_of_a_telephone_has_its_name_and_closes_when_a_page_was_chosen(visitor, code):
    page = open_page(visitor(360), f"/?lang={code}")
    with languages.speaking(code):
        menu = page.get_by_role("button", name=gettext("Menu"), exact=True)
        menu.click()
        drawer = page.get_by_test_id("stSidebar")
        expect(drawer).to_have_attribute("data-collapsed", "false")
        drawer.get_by_role("link", name=gettext("Gatherings")).click()
    expect(drawer).to_have_attribute("data-collapsed", "true")
    expect(page).to_have_url(re.compile("/conclaves"))


@pytest.mark.gain("streamlit_words")
@pytest.mark.parametrize(("code", "is_at_the_end"), [("ur", True), ("hi", False)])
def test_streamlits_own_words_are_in_the_readers_language(visitor, code, is_at_the_end):
    """And a wide table begins where her lines begin."""
    page = open_page(visitor(360), f"/about_data?section=sources&lang={code}")
    scroller = page.locator(".dvn-scroller").first
    expect(scroller).to_be_attached()
    page.wait_for_function(
        "([one, atEnd]) => one.scrollWidth > one.clientWidth"
        " && (one.scrollLeft + one.clientWidth >= one.scrollWidth - 1) === atEnd",
        arg=[scroller.element_handle(), is_at_the_end],
    )
    page.set_viewport_size({"width": 1440, "height": 900})
    with languages.speaking(code):
        expect(page.get_by_test_id("stSkipToContent")).to_have_text(gettext("Skip to main content"))
        table = page.get_by_test_id("stDataFrame").first
        whole = table.get_by_role("button", name=gettext("Fullscreen"))
        # By the keyboard: a table that still moves leaves the mouse, and hides its buttons.
        whole.press("Enter")
        expect(table.get_by_role("button", name=gettext("Close fullscreen"))).to_be_visible()
        page.keyboard.press("Escape")
        page.get_by_test_id("stMainMenuButton").click()
        expect(page.get_by_text(gettext("Print"), exact=True)).to_be_visible()
        open_page(page, f"/your_data?lang={code}")
        uploader = page.get_by_test_id("stFileUploader")
        expect(uploader.get_by_role("button", name=gettext("Upload"), exact=True)).to_be_visible()
