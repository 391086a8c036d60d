"""The static pages of the real tables: every one is there, small, honest, and readable by machines."""

import io
import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from html import unescape
from itertools import pairwise
from urllib.parse import urlencode, urlsplit

import html5lib
import pytest
from PIL import Image
from starlette.applications import Starlette

from components.content.about_data import changed_cells, completeness, what_changed
from components.content.cases import place_ways
from components.content.maps import coverage_map, map_pictures
from components.content.villages import register_facts
from components.facts import past_figures, tables
from components.server import handlers, middleware, previews, rendering, routes, static_pages
from components.server.middleware import security
from components.server.static_pages import KINDS
from data import languages
from tests.unit.asking import ask

# A page whose numbers all lead to their own address repeats itself, and is sent as a fifth of that.
# A place has its bars and the whole table: at most 17 kB on the wire.
LARGEST = 90_000
# A guided story has a picture beside each of its steps.
LARGEST_STORY = 160_000
# Every corrected cell stands on the page of changes: 24 kB on the wire.
LARGEST_LIST = 300_000
# Marks of direction, which are not seen.
MARKS = re.compile("[\u200e\u200f\u2066-\u2069]")
HOST = "https://zone.example"
PATHS = list(static_pages.paths())
# The pages of whole countries are in no list, and the longest; those of a figure of several groups come next.
LONG = ("places/IN", "places/PK", "indicators/india:persons_per_household")
# What stands here under no section, or in what a programme says of itself, has headings of its own.
HEADED = ("federations", "gatherings", "indicators/pacs:work_got_pct")
SOME = sorted({*PATHS[:6], *PATHS[6::23], *LONG, *HEADED, what_changed.PATH})
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')
LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture(scope="module")
def site() -> Starlette:
    return Starlette(routes=routes(), middleware=middleware(), exception_handlers=handlers())


def address(path: str) -> str:
    return f"/read/{path}" if path else "/read"


def test_a_page_that_says_what_is_away_is_kept_by_no_browser(site, monkeypatch):
    document, away = static_pages.find("about"), ["away"]

    def find(_path):
        if away:
            register_facts.say_down()
        return replace(document, path="about/away")

    monkeypatch.setattr(static_pages, "find", find)
    assert ask(site, "/read/about/away").headers["cache-control"] == "no-store"
    away.clear()
    assert "max-age" in ask(site, "/read/about/away").headers["cache-control"]


@pytest.mark.parametrize("path", SOME)
def test_whoever_finds_a_fault_can_tell_it_with_the_address_of_the_page(site, path):
    text = ask(site, address(path)).text
    assert text.count('<details class="lz-wrong"') == 1
    assert f'data-address="{CANONICAL.search(text)[1]}"' in text


@pytest.mark.parametrize("path", SOME)
def test_a_static_page_is_small_and_says_what_it_is(site, path):
    answer = ask(site, address(path))
    assert answer.status == 200
    larger = {"guides": LARGEST_STORY, what_changed.PATH: LARGEST_LIST}
    assert len(answer.body) < larger.get(path.partition("/")[0], LARGEST)
    levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", answer.text)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for name in ("og:title", "og:description", "og:url", "og:image", "og:image:alt"):
        assert f'<meta property="{name}" content="' in answer.text
    assert f'<link rel="canonical" href="{HOST}/' in answer.text
    assert '<html lang="en" dir="ltr">' in answer.text
    described = json.loads(LINKED.search(answer.text)[1])
    assert described["@context"] == "https://schema.org"
    assert described["@type"] in (
        "Article",
        "Event",
        "Dataset",
        "WebPage",
        "CollectionPage",
        "DataCatalog",
    )


@pytest.mark.parametrize("path", SOME)
def test_a_static_page_is_valid_html(site, path):
    html5lib.HTMLParser(strict=True).parse(ask(site, address(path)).text)


@pytest.mark.parametrize("path", SOME)
def test_a_static_page_runs_nothing_and_asks_nobody(site, path):
    text = ask(site, address(path)).text
    without_data = LINKED.sub("", text)
    assert "<script" not in without_data
    assert not re.search(r'(?:src|data)="(?:https?:)?//', without_data)
    assert " on" + "click" not in without_data


def test_the_site_map_lists_every_static_page(site):
    root = ET.fromstring(ask(site, "/sitemap.xml").body)
    listed = {loc.text for loc in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    assert {f"{HOST}{address(path)}" for path in PATHS if path} | {f"{HOST}/"} == listed
    assert len(PATHS) == len(set(PATHS))
    # What search engines take at most.
    assert len(listed) < 50_000


def test_the_site_map_names_each_page_in_each_language_as_the_page_itself_does(site):
    listed = ask(site, "/sitemap.xml").text
    for path in ("", "about", next(one for one in PATHS if one.startswith("cases/"))):
        own = re.findall(
            r'<link rel="alternate" (hreflang="[^"]+" href="[^"]+")>', ask(site, address(path)).text
        )
        assert len(own) == len(languages.LANGUAGES) + 1
        assert all(f'<xhtml:link rel="alternate" {one}/>' in listed for one in own)


def test_an_address_of_the_site_map_is_the_one_that_its_page_calls_its_own(site):
    for path in SOME:
        listed = f"{HOST}{address(path)}" if path else f"{HOST}/"
        answer = ask(site, listed)
        assert answer.status == 200
        assert CANONICAL.search(answer.text)[1] == listed
        # A set of languages that does not name the page itself is passed over.
        for code in ("en", "x-default"):
            assert f'hreflang="{code}" href="{listed}"' in answer.text


@pytest.mark.parametrize("kind", KINDS)
def test_no_thing_calls_itself_by_another_address_than_the_one_that_is_listed(kind, monkeypatch):
    """Without the maps, which take most of the time and have no say in it."""
    monkeypatch.setattr(map_pictures, "around", lambda *_: None)
    monkeypatch.setattr(map_pictures, "of_figure", lambda *_: None)
    for name in KINDS[kind].names()[::8]:
        head = rendering.head(KINDS[kind].document(name), HOST)
        assert head.address == HOST + address(f"{kind}/{name}")
        # Who reads none of the five languages is led to the English page.
        assert dict(head.alternates)["x-default"] == head.address


def test_every_link_between_static_pages_leads_somewhere(site):
    known = {address(path) for path in PATHS}
    for path in SOME:
        found = re.findall(r'href="(/read[^"#?]*)"', ask(site, address(path)).text)
        assert found
        # A page that is not listed leads to itself in other languages.
        assert set(found) <= known | {address(path)}


def _opens_in_a_frame(href: str) -> bool:
    """Whether a page that stands in a frame of another site may lead there inside it."""
    found = urlsplit(href)
    if found.netloc:
        return False
    scope = {"path": found.path, "query_string": found.query.encode()}
    return "X-Frame-Options" not in security.headers(scope)


@pytest.mark.parametrize("path", [*SOME, "cases/nothing"])
def test_a_link_out_of_a_frame_leaves_the_frame(site, path):
    page = html5lib.parse(ask(site, address(path)).text, namespaceHTMLElements=False)
    links = [link for link in page.iter("a") if not link.get("href").startswith("#")]
    stay = [link for link in links if link.get("target") not in ("_top", "_blank")]
    assert len(stay) < len(links)
    assert [link.get("href") for link in stay if not _opens_in_a_frame(link.get("href"))] == []


def test_robots_and_feed(site):
    assert f"Sitemap: {HOST}/sitemap.xml" in ask(site, "/robots.txt").text
    feed = ET.fromstring(ask(site, "/feed.atom").body)
    atom = "{http://www.w3.org/2005/Atom}"
    assert len(feed.findall(f"{atom}entry")) > len(KINDS)
    assert all(entry.find(f"{atom}updated").text for entry in feed.findall(f"{atom}entry"))
    reasons = {act.why for act in past_figures.list_acts()}
    contents = [entry.find(f"{atom}content") for entry in feed.findall(f"{atom}entry")]
    told = ["".join(one.itertext()).strip() for one in contents]
    assert reasons
    assert {one for one in reasons if not any(text.startswith(one) for text in told)} == set()


def test_every_corrected_cell_stands_in_the_feed_and_on_the_page_of_changes(site):
    """Old and new of each, however many changed on one day."""
    feed, page = unescape(ask(site, "/feed.atom").text), unescape(ask(site, "/read/changes").text)
    cells = [
        changed_cells.describe_cell(act, cell)
        for act in past_figures.list_acts()
        for cell in act.cells
    ]
    assert [one for one in cells if f"{one.old} → {one.new}" not in feed] == []
    assert page.count("<tr>") > len(cells)
    assert [one for one in cells if one.row not in page or one.new not in page] == []


def test_each_language_has_a_feed_to_which_its_pages_lead(site):
    english, hindi = (ask(site, f"{spoken}/feed.atom") for spoken in ("", "/hi"))
    feed = ET.fromstring(hindi.body)
    atom = "{http://www.w3.org/2005/Atom}"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "hi"
    assert feed.find(f"{atom}title").text.startswith("क्या बदला")
    ids = [set(re.findall(r"<id>([^<]+)</id>", one.text)) for one in (english, hindi)]
    assert len(ids[0]) == len(ids[1])
    assert not ids[0] & ids[1]
    assert all(
        "/hi/read" in one.find(f"{atom}link").get("href") for one in feed.iter(f"{atom}entry")
    )
    assert 'hreflang="ur" href="https://zone.example/ur/feed.atom"' in hindi.text
    # Releases and reasons are in English, and say so; what was translated does not.
    lines = list(feed.iter("{http://www.w3.org/1999/xhtml}p"))
    marked = {one.text for one in lines if one.get("lang") == "en" and one.get("dir") == "ltr"}
    assert marked >= {act.why for act in past_figures.list_acts() if len(act.why.split()) > 4}
    assert any(re.search("[\u0900-\u097f]", one.text) for one in lines if one.get("lang") is None)
    assert hindi.headers["access-control-allow-origin"] == "*"
    page = ask(site, "/hi/read/changes").text
    assert re.search(
        r'atom\+xml" hreflang="hi" title="[^"]+" href="https://zone.example/hi/feed.atom">', page
    )
    assert '<a href="/hi/feed.atom">' in page


def test_the_foot_of_a_translated_page_leads_to_where_a_text_can_be_corrected(site):
    way = 'href="/about_data?section=languages'
    foot = ask(site, "/ur/read/guides").text.partition("<footer>")[2]
    assert f'{way}&amp;lang=ur"' in foot
    assert way not in ask(site, "/read/guides").text


def test_the_foot_of_a_translated_page_says_that_no_speaker_has_read_it_yet(site):
    told = "not yet checked by a speaker"
    with languages.speaking("hi"):
        said = completeness.say_status()
    assert said in ask(site, "/hi/read/guides").text.partition("<footer>")[2]
    assert told not in ask(site, "/read/guides").text


@pytest.mark.parametrize(
    ("asked", "wanted", "code"),
    [
        ("/coverage", "ur-PK,ur;q=0.9,en;q=0.8", "ur"),
        ("/coverage", "", "en"),
        ("/coverage?lang=hi", "ur", "hi"),
        ("/nothing-here", "ur", "ur"),
        ("/hi/read/nothing", "ur", "hi"),
    ],
)
def test_the_first_words_of_a_page_are_in_the_language_that_the_browser_wants(
    site, asked, wanted, code
):
    """A shared cache keeps them for browsers with the same wish."""
    answer = ask(site, asked, {"accept-language": wanted})
    language = languages.describe(code)
    assert f'<html lang="{code}" dir="{language.direction}"' in answer.text
    assert "Accept-Language" in answer.headers["vary"]


def test_an_entry_of_the_feed_has_one_id_for_ever_wherever_it_is_served(site, monkeypatch):
    def ids() -> list[str]:
        hosts = ("a.example", "www.a.example:8501")
        told = [ask(site, "/feed.atom", {"host": host}).text for host in hosts]
        found = [re.findall(r"<id>([^<]+)</id>", text) for text in told]
        assert found[0] == found[1]
        return found[0]

    first = ids()
    assert len(first) == len(set(first)) > len(KINDS)
    assert all(re.fullmatch(r"tag:learning-zone\.invalid,2026:[\w./-]+", one) for one in first)
    monkeypatch.setenv("LEARNING_ZONE_ADDRESS", "https://moved.example")
    assert ids() == first


@pytest.mark.parametrize("path", ["cases/nothing", "places/nowhere", "nothing", "indicators/a:b"])
def test_what_is_not_there_is_said_with_404(site, path):
    answer = ask(site, address(path))
    assert answer.status == 404
    assert "There is nothing at this address" in answer.text
    assert '<meta name="robots" content="noindex">' in answer.text


def test_another_name_of_a_place_leads_to_its_page(site):
    answer = ask(site, "/read/places/Orissa")
    assert (answer.status, answer.headers["location"]) == (308, "/read/places/IN-OR")


@pytest.mark.parametrize("kind", KINDS)
def test_the_app_says_the_same_words_first(site, kind):
    module = KINDS[kind]
    name = module.names()[0]
    document = module.document(name)
    answer = ask(site, f"/{module.ONE}?{module.KEY}={name}")
    assert answer.status == 200
    assert f'<link rel="canonical" href="{HOST}/read/{kind}/' in answer.text
    assert answer.text.count("<h1>") == 1
    assert document.description[:20].split("&")[0].split("'")[0] in answer.text


VIEWS = {
    "/coverage?programme=rspn&state=Sindh": (
        "/coverage?programme=rspn&state=PK-S",
        "Where they worked: RSPN, Sindh",
    ),
    # The page asks for the state first; it shows no district without one.
    "/federations?programme=rspn&district=Hyderabad": (
        "/federations?programme=rspn",
        "Federations: RSPN",
    ),
    "/coverage?utm_source=x&district=Hyderabad&state=sindh&programme=RSPN&embed=true": (
        "/coverage?programme=rspn&state=PK-S&district=PK17-s-hyderabad",
        "Where they worked: RSPN, Sindh, Hyderabad",
    ),
    "/coverage?programme=None&state=Nowhere&period=soon": ("/coverage", "Where they worked"),
    "/learning_zone?theme=water&q=land&theme=nothing": (
        "/learning_zone?q=land&theme=water",
        "Case studies: “land”, Water and sanitation",
    ),
    "/federations?state=PK-S&programme=rspn&points=no": (
        "/federations?programme=rspn&state=PK-S",
        "Federations: RSPN, Sindh",
    ),
    "/advocacy_pack?theme=water&state=Bihar": (
        "/advocacy_pack?state=IN-BR&theme=water",
        "Advocacy pack: Bihar, Water and sanitation",
    ),
    "/conclaves?year=2014&year=x&theme=land": (
        "/conclaves?theme=land&year=2014",
        "Gatherings: Land rights, 2014",
    ),
    "/resources?page=2&kind=film": (
        "/resources?kind=film&page=2",
        "Publications: Film or video",
    ),
    "/indicators?view=gap&theme=water": (
        "/indicators?theme=water&view=gap",
        "Need and gaps: Water and sanitation, Gap",
    ),
    "/about_data?package=pacs&section=sources": (
        "/about_data?section=sources&package=pacs",
        "About the data: Sources, PACS",
    ),
    "/?fbclid=1": ("/", None),
}


@pytest.mark.parametrize("asked", VIEWS)
def test_a_shared_view_calls_itself_by_its_own_address_and_name(site, asked):
    where, name = VIEWS[asked]
    page = html5lib.parse(ask(site, asked).text, namespaceHTMLElements=False)
    said = {one.get("property"): one.get("content") for one in page.iter("meta")}
    (canonical,) = [one.get("href") for one in page.iter("link") if one.get("rel") == "canonical"]
    assert said["og:url"] == canonical == f"{HOST}{where}"
    assert name in (None, said["og:title"])
    again = html5lib.parse(ask(site, where).text, namespaceHTMLElements=False)
    assert canonical in [one.get("href") for one in again.iter("link")]


def test_a_view_of_an_indicator_keeps_how_it_is_looked_at(site):
    key = KINDS["indicators"].names()[0]
    thing = ask(site, f"/indicators?indicator={key}").text
    assert CANONICAL.search(thing)[1] == f"{HOST}/read/indicators/{key}"
    view = ask(site, f"/indicators?view=table&indicator={key}").text
    where = f"{HOST}/indicators?{urlencode({'indicator': key})}&amp;view=table"
    assert CANONICAL.search(view)[1] == where


def test_what_a_visitor_types_cannot_leave_the_head_of_a_page(site):
    text = ask(site, "/learning_zone?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").text
    assert "<script>alert" not in text
    assert len(ask(site, f"/learning_zone?q={'x' * 3000}").text) < len(text) + 1500


@pytest.mark.parametrize(
    "address_", ["/case_study?story=nothing", "/place?id=nowhere", "/nothing/here"]
)
def test_an_address_of_the_app_that_names_nothing_is_404(site, address_):
    assert ask(site, address_).status == 404


@pytest.mark.parametrize("kind", ["cases", "gatherings"])
def test_a_story_says_where_it_was(kind):
    for name in KINDS[kind].names()[::19]:
        document = KINDS[kind].document(name)
        (link,) = (
            item
            for section in document.sections
            for block in section.blocks
            if block.kind == "items"
            for item in block.items
            if getattr(item, "label", "").startswith("What is known of ")
        )
        place = link.label.removeprefix("What is known of ")
        assert place in document.lead
        assert place in document.description


def test_every_village_of_a_story_has_a_static_page_that_leads_to_the_story():
    cases = tables.table("cases").rows.dropna(subset="village_id")
    names = set(KINDS["places"].names())
    assert len(cases)
    for case in cases.to_dict("records"):
        assert case["village_id"] in names
        document = KINDS["places"].document(case["village_id"])
        paths = [
            getattr(item, "path", "")
            for section in document.sections
            for block in section.blocks
            if block.kind == "items"
            for item in block.items
        ]
        assert f"cases/{case['case_id']}" in paths, case["case_id"]


def test_the_way_from_every_story_to_its_place_leads_somewhere():
    stories, events = tables.stories().rows, tables.gatherings().events
    for place_id in {*stories["place_id"], *events["place_id"]}:
        assert {link.path for link in place_ways.to_place(place_id).items} <= set(PATHS)


@pytest.mark.parametrize("path", ["home", "cases/{case}", "places/IN-OR", "about"])
def test_a_link_preview_has_the_size_that_chat_groups_expect(site, path):
    wanted = path.format(case=KINDS["cases"].names()[0])
    answer = ask(site, f"/preview/{wanted}.png")
    assert (answer.status, answer.headers["content-type"]) == (200, "image/png")
    with Image.open(io.BytesIO(answer.body)) as picture:
        assert picture.size == (1200, 630)
    assert len(answer.body) < 300_000


@pytest.mark.parametrize("code", ["hi", "ur", "bn", "or"])
def test_a_page_of_another_language_has_a_preview_in_its_language(site, code):
    (named,) = re.findall(
        r'property="og:image" content="([^"]+)"', ask(site, f"/{code}/read/about").text
    )
    path = named.removeprefix(HOST)
    assert path == f"/{code}/preview/about.png"
    answer = ask(site, path)
    assert (answer.status, answer.headers["content-type"]) == (200, "image/png")
    assert answer.body != ask(site, "/preview/about.png").body
    with languages.speaking(code):
        document = static_pages.find("about")
        drawn = previews.svg(document)
    # The lines of a title and of its lead are broken where they are full.
    assert {*MARKS.sub("", f"{document.title} {document.lead}").split()[:12]} <= {
        word
        for text in re.findall(">([^<]+)<", MARKS.sub("", unescape(drawn)))
        for word in text.split()
    }


def test_there_is_no_preview_of_nothing(site):
    assert ask(site, "/preview/cases/nothing.png").status == 404


def test_the_small_map_of_a_country_shows_what_is_not_settled_as_the_large_one_does():
    """Azad Jammu & Kashmir and Gilgit-Baltistan are dashed, the rest of the area is only hatched."""
    svg = str(map_pictures.whole("rspn").svg)
    dashed = re.search(r'stroke-dasharray="[^"]+" d="(M[^"]+)"', svg)
    assert dashed and dashed[1].count("M") >= 2
    assert 'id="rspn-map-a"' in svg and re.search(r'fill="url\(#rspn-map-a\)" d="M', svg)
    of_india = str(map_pictures.whole("pacs").svg)
    assert "pacs-map-a" not in of_india and not re.search(
        r'stroke-dasharray="[^"]+" d="M', of_india
    )


def test_the_words_beside_the_map_of_a_country_count_what_its_key_counts():
    picture = map_pictures.whole("rspn")
    (covered,) = [key.label for key in picture.keys if key.label.startswith("covered (")]
    count = covered.removeprefix("covered (").removesuffix(")")
    said = coverage_map.sentence("rspn", None)
    assert f"{count} covered" in said
    assert coverage_map.drawn_otherwise("rspn") in picture.notes
    page = static_pages.find("")
    words = [str(block) for section in page.sections for block in section.blocks]
    assert any(f"{count} covered" in one for one in words)
