"""Every figure has an address that opens it again, with its source, its doubt, and how to cite it."""

import csv
import io
import json
import re
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
from starlette.applications import Starlette

from components.content.figure_pages import corrections, figure_page, sharing
from components.facts import indicators, newest, tables
from components.language.messages import gettext
from components.server import handlers, middleware, routes
from components.server.static_pages import figures
from data import figure_keys, languages
from data.figure_keys import FigureKey
from data.site_owner import SiteOwner, SiteSettingWrong, read
from tests.unit.asking import ask

PAGES = (
    "", "aims/pacs", "places/IN-C11-236", "places/PK17-s-tharparkar", "indicators/pacs:villages",
)  # fmt: skip
LINKED = re.compile(r'<a href="/f/([^"]+)">(.*?)</a>', re.DOTALL)
DIGITS = re.compile(r"\d[\d,.]*")


@pytest.fixture(scope="module")
def site() -> Starlette:
    return Starlette(routes=routes(), middleware=middleware(), exception_handlers=handlers())


def linked(site, path: str) -> list[tuple[str, str]]:
    """Key and words of every figure that a static page leads to."""
    text = ask(site, f"/read/{path}".rstrip("/")).text
    return [
        (unescape(key), re.sub("<[^>]+>", "", unescape(words)))
        for key, words in LINKED.findall(text)
    ]


@pytest.mark.parametrize("path", PAGES)
def test_each_number_of_a_page_leads_to_the_figure_that_it_is(site, path):
    found = linked(site, path)
    assert found
    # Every one leads somewhere in the same way; looking all of them up takes minutes.
    for key, words in found[:: max(1, len(found) // 10)]:
        figure = figures.find(key)
        assert figure is not None, key
        assert str(figure.key) == key
        if figure.value is not None:
            said = DIGITS.findall(figure_page.say_value(figure))
            assert DIGITS.findall(words)[0] in said, (key, words)


def test_every_headline_and_every_figure_of_a_place_has_an_address(site):
    home = {key for key, _ in linked(site, "")}
    for row in newest.headlines().to_dict("records"):
        assert str(figure_keys.of_row(row)) in home
    place = {key for key, _ in linked(site, "places/IN-C11-236")}
    known = indicators.catalogue()
    for row in newest.place_figures("IN-C11-236").to_dict("records"):
        key = figure_keys.of_row(row)
        assert str(key) in place or key.indicator not in known


def test_a_figure_says_its_value_source_doubt_and_comparability(site):
    page = ask(site, "/f/rspn:districts_with_rsp:PK:2015-06").text
    for said in ("123 districts", "June 2015", "Outreach", "Other sources say", "145 districts"):
        assert said in page
    assert "read on" in page
    assert "https://zone.example/f/rspn:districts_with_rsp:PK:2015-06" in page
    assert "https://wa.me/?text=" in page
    assert "&lt;iframe src=" in page
    described = json.loads(re.search(r"ld\+json\">(.*?)</script>", page)[1])
    observed = described["mainEntity"]
    assert (observed["@type"], observed["value"]) == ("Observation", 123)
    assert observed["variableMeasured"]["@type"] == "StatisticalVariable"


def test_a_figure_speaks_every_language_and_keeps_its_key(site):
    key = next(one for one, _ in linked(site, "places/IN-C11-236"))
    for language in ("hi", "ur"):
        answer = ask(site, f"/{language}/f/{key}")
        assert answer.status == 200
        assert f'<html lang="{language}"' in answer.text
        assert f'href="https://zone.example/f/{key}"' in answer.text


def test_other_spellings_of_a_key_lead_to_it_and_unknown_ones_to_nothing(site):
    answer = ask(site, "/f/pacs:villages:IN:2016:all:total")
    assert (answer.status, answer.headers["location"]) == (308, "/f/pacs:villages:IN:2016")
    for unknown in (
        "pacs:villages:IN:1999",
        "pacs:villages:IN",
        "x:y:z:2016",
        "pacs::IN:2016",
        "..",
        "a" * 900,
    ):
        assert ask(site, f"/f/{unknown}").status == 404


def test_programs_get_a_record_and_reference_managers_a_citation(site):
    record = json.loads(ask(site, "/f/pacs:villages:IN:2016.json").body)
    assert (record["value"], record["period"], record["quality"]) == (22404, "2016", "stated")
    assert record["source"]["title"]
    assert record["licence"]
    # A count of millions stands there with all its digits.
    members = "/f/india:nrlm_members_per_100_households:IN-BR:2024-08.json"
    said = json.loads(ask(site, members).body)["computed_as"]
    assert "(13,934,849)" in said
    assert "(16,862,940, 2011)" in said
    ris = ask(site, "/f/pacs:villages:IN:2016.ris").text
    assert ris.startswith("TY  - DATA")
    day = re.search(r"Y2  - (\d{4}/\d\d/\d\d)", ris)[1].replace("/", "-")
    # What is cited is what was read: the address opens it as it was on that day.
    cited = f"https://zone.example/f/pacs:villages:IN:2016?as_of={day}"
    assert f"UR  - {cited}\n" in ris
    assert cited in ask(site, "/f/pacs:villages:IN:2016").text
    today = ask(site, cited.removeprefix("https://zone.example"))
    assert "This is what the data said" not in today.text
    assert "22,404" in today.text
    assert ask(site, "/f/pacs:villages:IN:2016.bib").text.startswith("@misc{")
    table = ask(site, "/f/pacs:villages:IN:2016.csv").body.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(table))
    assert (float(row["value"]), row["source_title"]) == (22404, record["source"]["title"])
    page = ask(site, "/f/pacs:villages:IN:2016").text
    assert all(f'href="/f/pacs:villages:IN:2016.{form}"' in page for form in sharing.FORMS)


def test_a_citation_as_a_file_has_the_readers_day_and_the_address_that_of_the_data(site):
    today = datetime.now(UTC).date()
    for day in (today + timedelta(days=1), today - timedelta(days=1)):
        ris, bib = (
            ask(site, f"/f/pacs:villages:IN:2016.{form}?read={day}").text for form in ("ris", "bib")
        )
        assert f"Y2  - {day:%Y/%m/%d}\n" in ris
        assert f"urldate = {{{day}}}" in bib
        assert f"UR  - https://zone.example/f/pacs:villages:IN:2016?as_of={today}\n" in ris
    for day in (today + timedelta(days=2), today - timedelta(days=2), "yesterday"):
        answer = ask(site, f"/f/pacs:villages:IN:2016.ris?read={day}")
        assert answer.status == 400
        assert "such as 2026-11-28" in answer.text


def test_the_citations_beside_a_figure_are_in_the_language_of_its_page(site):
    page = ask(site, "/hi/f/pacs:villages:IN:2016").text
    for form in sharing.FORMS:
        assert f'href="/hi/f/pacs:villages:IN:2016.{form}"' in page
    shown = unescape(re.findall(r"<pre[^>]* data-day[^>]*>(@misc.*?)</pre>", page, re.DOTALL)[0])
    assert ask(site, "/hi/f/pacs:villages:IN:2016.bib").text.strip() == shown.strip()


def test_each_citation_says_the_day_that_the_script_of_the_page_makes_the_readers(site):
    """The ways to write a day are those of `figure.js`, tried in `tests/node/figure.test.js`."""
    page = ask(site, "/f/pacs:villages:IN:2016").text
    assert re.search(r'<script[^>]* src="[^"]*figure[^"]*\.js"', page)
    cited = re.findall(r'<pre[^>]* data-day="([^"]+)">(.*?)</pre>', page, re.DOTALL)
    assert len({day for day, _ in cited}) == 1
    day = date.fromisoformat(cited[0][0])
    written = (
        f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}",
        day.isoformat(), f"{day:%Y/%m/%d}",
    )  # fmt: skip
    for way, (_, text) in zip(written, cited, strict=True):
        assert way in text


def test_the_licence_is_that_of_the_source_that_is_named(monkeypatch):
    """Also of a figure that is computed here, and so has no source of its own."""
    figure = figures.find("rspn:group_grants_planned:PK-S:2024-08-01")
    assert figure.source_id == ""
    known = tables.sources().copy()
    known.loc[("rspn", figure.indicator.source_id), "licence"] = "Terms of this source"
    monkeypatch.setattr(tables, "sources", lambda: known)
    assert figure_page.licence(figure) == "Terms of this source"


def test_only_the_page_of_a_figure_may_run_our_script_and_others_may_frame_it(site):
    policy = ask(site, "/f/pacs:villages:IN:2016").headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "frame-ancestors *" in policy
    assert "script-src" not in ask(site, "/read/aims/pacs").headers["content-security-policy"]


def test_no_code_of_the_data_breaks_a_key():
    rows = indicators.all_rows("values").drop_duplicates(
        ["indicator_id", "place_id", "period", "group", "variant"]
    )
    for row in rows.sample(3000, random_state=7).to_dict("records"):
        key = figure_keys.of_row(row)
        assert figure_keys.parse(str(key)) == key
    columns = ("package_id", "indicator_id", "place_id", "period", "group", "residence", "variant")
    assert not any(rows[name].str.contains(figure_keys.BETWEEN).any() for name in columns)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        (FigureKey("a", "b", "IN", "2019/2021"), "a:b:IN:2019--2021"),
        (FigureKey("a", "b", "IN", "2011", residence="rural"), "a:b:IN:2011:all:rural"),
        (FigureKey("a", "b", "IN", "2011", variant="x"), "a:b:IN:2011:all:total:x"),
    ],
)
def test_a_key_is_read_as_it_is_written(key, text):
    assert str(key) == text
    assert figure_keys.parse(text) == key


@pytest.mark.parametrize(
    ("owner", "wanted"),
    [
        (SiteOwner(), "Copy this text"),
        (SiteOwner(corrections_mail="data@example.org"), "mailto:data@example.org?subject="),
        (
            SiteOwner(corrections_issues="https://git.example/x/issues/new"),
            "https://git.example/x/issues/new?title=",
        ),
    ],
)
def test_a_reader_who_knows_better_is_given_the_words_and_the_way(monkeypatch, owner, wanted):
    monkeypatch.setattr(tables, "owner", lambda: owner)
    key = "pacs:villages:IN:2016"
    where = f"https://zone.example/f/{key}"
    facts = figure_page.facts_of_a_message(figures.find(key), where)
    html = str(corrections.block("Villages", facts).html)
    assert wanted in html
    for said in (key, "22,404", where, "pacsindia_our_aims"):
        assert said in unescape(html)


@pytest.mark.parametrize(
    "said", ['{"contact": "nobody"}', '{"hosting": "x"}', "[]", "{", '{"log_days": -1}']
)
def test_a_file_of_the_owner_that_cannot_be_is_refused(tmp_path, said):
    tmp_path.joinpath("site.json").write_text(said)
    with pytest.raises(SiteSettingWrong):
        read(tmp_path)


GONE = "india:literacy7_pct:IN-C11-156:2011:scheduled_tribe:total:partial_list"
CORRECTED = "rspn:union_councils_with_rsp:PK17-p-chiniot:2012-03"


@pytest.mark.parametrize("form", ["", ".json", ".bib"])
def test_a_figure_that_is_no_longer_listed_leads_to_how_it_last_was(site, form):
    answer = ask(site, f"/f/{GONE}{form}")
    assert answer.status == 307
    assert answer.headers["location"].endswith(f"{form}?as_of=2026-11-28")


def test_an_older_address_shows_the_older_figure_with_a_notice_and_a_way_to_today(site):
    old = unescape(ask(site, f"/f/{CORRECTED}?as_of=2026-11-27").text)
    assert "This is what the data said on 27 November 2026. It was corrected since." in old
    assert f'href="/f/{CORRECTED}"' in old
    told = json.loads(ask(site, f"/f/{CORRECTED}.json?as_of=2026-11-27").text)
    today = json.loads(ask(site, f"/f/{CORRECTED}.json").text)
    assert (told["quality"], today["quality"]) == ("stated", "doubtful")
    assert told["page"].endswith("?as_of=2026-11-27")
    assert "as_of=2026-11-27" in ask(site, f"/f/{CORRECTED}.ris?as_of=2026-11-27").text
    gone = json.loads(ask(site, f"/f/{GONE}.json?as_of=2026-11-28").text)
    assert gone["value"] == 37.3


def test_a_figure_says_what_was_corrected_in_it_and_leads_to_how_it_was(site):
    page = unescape(ask(site, f"/f/{CORRECTED}").text)
    (change,) = json.loads(ask(site, f"/f/{CORRECTED}.json").text)["changes"]
    assert ">What was corrected</h2>" in page
    assert change["why"] in page
    assert 'href="?as_of=2026-11-27"' in page
    never = ask(site, "/f/pacs:villages:IN:2016").text
    assert ">What was corrected</h2>" not in never


def test_why_a_figure_was_corrected_says_on_a_page_of_another_script_that_it_is_english(site):
    page = unescape(ask(site, f"/hi/f/{CORRECTED}").text)
    (change,) = json.loads(ask(site, f"/f/{CORRECTED}.json").text)["changes"]
    with languages.speaking("hi"):
        sign = gettext("in English")
    said = f'<span lang="en" dir="ltr">{change["why"]}</span> <small class="lz-english">'
    assert said in page and sign in page.partition(said)[2].partition("</small>")[0]


def test_the_data_of_a_day_without_a_later_correction_says_so(site):
    page = unescape(ask(site, f"/f/{CORRECTED}?as_of=2026-11-28").text)
    assert "No correction of this figure is listed since." in page


@pytest.mark.parametrize(
    ("day", "status"),
    [("yesterday", 400), ("2026-02-30", 400), ("2999-01-01", 400), ("2026-11-21", 400)],
)
def test_a_day_is_understood_or_the_answer_says_what_one_looks_like(site, day, status):
    answer = ask(site, f"/f/{CORRECTED}?as_of={day}")
    assert answer.status == status
    assert "such as 2026-11-28" in answer.text or "first released on" in answer.text


def test_the_first_release_can_be_opened(site):
    assert "27 November" not in ask(site, f"/f/{CORRECTED}?as_of=2026-11-22").text
    told = json.loads(ask(site, f"/f/{CORRECTED}.json?as_of=2026-11-22").text)
    assert (told["quality"], told["as_of"]) == ("stated", "2026-11-22")


WHOLE = "india:nfhs_health_insurance_pct:IN:2019--2021"


def test_what_is_computed_of_districts_is_opened_by_an_older_address_too(site):
    then, today = (
        json.loads(ask(site, f"/f/{WHOLE}.json{day}").text) for day in ("?as_of=2026-11-28", "")
    )
    assert today["computed_as"]
    assert {**then, "as_of": None, "page": today["page"]} == today


ADDED = "india:nrlm_shgs:IN-C11-236:2024-08"


def test_a_figure_that_was_added_later_was_not_there_before(site):
    early = ask(site, f"/f/{ADDED}?as_of=2026-11-28")
    assert early.status == 404
    assert "The data of 28 November 2026 had no such figure." in early.text
    assert "It is there since 29 November 2026." in early.text
    assert ask(site, f"/f/{ADDED}.json?as_of=2026-11-29").status == 200
    # A rate of what was added was not there either.
    rate = "india:nrlm_members_per_100_households:IN-BR:2024-08"
    assert ask(site, f"/f/{rate}?as_of=2026-11-28").status == 404
    assert ask(site, f"/f/{rate}").status == 200
