"""Gatherings: the list by link and by filter, and each gathering by its own address."""

import csv
import html
import io
import re
from pathlib import Path

import pytest
from PIL import Image

from components.facts import tables
from components.views.conclaves import timeline
from components.widgets import downloads
from data import languages
from tests.app.test_pages import text_of
from tests.rows import count_rows

GATHERINGS = f"{count_rows('events')} gatherings"

ROOT = Path(__file__).parents[2]


def event_ids() -> list[str]:
    found = sorted((ROOT / "data" / "programmes").glob("*/events.csv"))
    return [row["event_id"] for path in found for row in csv.DictReader(path.open())]


def links(at) -> str:
    return "\n".join(str(link.proto.label) for link in at.get("page_link"))


def has_source(at) -> bool:
    return any(words in text_of(at) for words in ("<b>Source:</b>", " sources</summary>"))


@pytest.mark.parametrize(
    ("page", "choice", "told"),
    [
        ("conclaves", {"state": "PK-S"}, ("Gatherings of RSPN", "gatherings of a district")),
        (
            "learning_zone",
            {"state": "IN-BR", "theme": "water", "view": "map"},
            ("Case studies of PACS", "place likely"),
        ),
    ],
)
def test_a_map_can_be_taken_along_as_it_is(open_page, monkeypatch, page, choice, told):
    """With its title, keys, source, the choice and the address at which it opens again; in two sizes."""
    offered, offer = {}, downloads.offer_file

    def note(name, kind, label, content, **more):
        offered[name] = content
        offer(name, kind, label, content, **more)

    monkeypatch.setattr(downloads, "offer_file", note)
    at = open_page(page, **choice)
    assert not at.exception
    (drawn,) = (name for name in offered if name.endswith(".svg"))
    svg = html.unescape(offered[drawn]().decode())
    sentence = " ".join(re.sub(r"<[^>]*>", " ", svg).split())
    places = tables.gazetteer()
    for words in (*told, "no record", "Source: ", "Boundaries: ", places.name(choice["state"])):
        assert words in sentence, words
    assert f"/{page}?" in sentence and f"state={choice['state']}" in sentence
    name = drawn.removesuffix(".svg")
    widths = [
        Image.open(io.BytesIO(offered[f"{name}.{kind}"]())).width for kind in ("png", "large.png")
    ]
    assert widths[1] == 2 * widths[0]


def test_no_gathering_of_the_facts_is_lost():
    assert len(event_ids()) >= 41


@pytest.mark.parametrize("event_id", event_ids())
def test_every_gathering_opens_by_its_address_in_the_frame_with_a_source(open_page, event_id):
    at = open_page("conclaves", event=event_id)
    assert not at.exception
    assert not at.error
    assert not at.warning
    for part in ("Who came", "What was raised", "Who answered", "What followed"):
        assert f">{part}" in text_of(at)
    assert has_source(at)
    assert "Sources, known gaps and how to cite" in links(at)


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("pacs-2014-mpx", "Madhya Pradesh"),
        ("nat-10", "10th National Convention"),
        ("<script>alert(1)</script>", ""),
        ("", ""),
    ],
)
def test_a_wrong_address_says_so_and_offers_near_ones(open_page, asked, near):
    at = open_page("conclaves", event=asked)
    assert not at.exception
    assert any("There is no gathering" in warning.value for warning in at.warning)
    assert near in links(at)
    assert "All gatherings" in links(at)
    assert "<script>" not in text_of(at)


@pytest.mark.parametrize(
    ("event_id", "words"),
    [
        ("pacs-2014-jh", "only the name of the gathering was found"),
        ("pacs-2015-br-gay", "announced, and no report of it was found"),
        ("pacs-iu-mp", "Not told in the part of the report that was read"),
        ("pacs-series", "85 % from socially excluded groups"),
    ],
)
def test_what_is_not_known_is_said(open_page, event_id, words):
    assert words in text_of(open_page("conclaves", event=event_id))


def test_a_gathering_that_was_only_announced_says_so_on_its_card_and_on_its_place(open_page):
    events = tables.gatherings().events
    announced = events[events["record"] == "announced"]
    at = open_page("conclaves", record="announced")
    cards = links_to_gatherings(at)
    for event_id in announced["event_id"]:
        assert "announced only" in cards[f"event={event_id}"]
    assert text_of(at).count("lz-sign lz-announced") == len(announced)
    in_gaya = announced[announced["place_id"] == "IN-C11-236"]
    place = links_to_gatherings(open_page("place", id="IN-C11-236"))
    assert len(in_gaya)
    assert all("announced only" in place[f"event={one}"] for one in in_gaya["event_id"])


def links_to_gatherings(at) -> dict[str, str]:
    """The label of each link to a gathering, by its address."""
    found = [one.proto for one in at.get("page_link")]
    return {one.query_string: one.label for one in found if one.query_string.startswith("event=")}


def test_a_gathering_leads_to_cases_and_figures_of_its_place(open_page):
    at = open_page("conclaves", event="pacs-iu-mp")
    text = text_of(at)
    assert "Case studies from Madhya Pradesh" in text
    assert "Figures of Madhya Pradesh" in text
    assert "PACS website" in text
    assert "All that is known of Madhya Pradesh" in links(at)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({}, f"{GATHERINGS}, {count_rows('outcomes')} outcomes on record. All gatherings."),
        ({"programme": "PACS", "year": "2014"}, ", in 2014."),
        ({"state": "Orissa"}, "in Odisha."),
        ({"district": "Gaya", "record": "announced"}, "in Gaya, Bihar, on record: Announced only."),
        ({"theme": "land", "kind": "commitment"}, "about Land rights, with outcome: Commitment."),
    ],
)
def test_a_link_sets_the_filters(open_page, query, sentence):
    at = open_page("conclaves", **query)
    assert not at.warning
    assert sentence in text_of(at)


def test_an_unknown_choice_is_said_and_ignored(open_page):
    at = open_page("conclaves", theme="no such theme", state="Atlantis")
    assert not at.exception
    warned = " ".join(warning.value for warning in at.warning)
    assert "no such theme" in warned
    assert "Atlantis" in warned
    assert GATHERINGS in text_of(at)


@pytest.mark.parametrize("key", ["theme:land", "kind:commitment", "record:named", "state:IN-BR"])
def test_a_count_beside_an_option_is_the_number_of_gatherings(open_page, key):
    at = open_page("conclaves")
    box = at.checkbox(key=key)
    number = int(box.label.rsplit("·", 1)[1])
    box.check().run()
    noun = "gathering" if number == 1 else "gatherings"
    assert f"{number} {noun}, " in text_of(at)


def test_nothing_that_fits_is_said(open_page):
    at = open_page("conclaves", state="IN-WB", kind="commitment")
    assert any("Nothing found" in info.value for info in at.info)


def test_the_outcomes_of_a_theme_and_kind_are_listed(open_page):
    at = open_page("conclaves", view="outcomes", theme="land", kind="commitment")
    text = text_of(at)
    assert "promised to solve cases of people pushed off their land" in text
    assert "Inclusion Utsav, Madhya Pradesh" in links(at)


@pytest.fixture
def made_up(small_root, data_root):
    """A data folder with two made-up programmes, each with a gathering."""
    return data_root(small_root)


def test_another_programme_needs_no_code(open_page, made_up):
    assert "2 gatherings" in text_of(open_page("conclaves"))
    at = open_page("conclaves", event="example-fair")
    assert "A made-up fair" in text_of(at)
    assert not at.exception


def test_a_broken_table_is_said_and_the_others_still_show(open_page, made_up):
    (made_up / "programmes" / "example" / "events.csv").write_text("nonsense\n1\n")
    at = open_page("conclaves")
    assert any("programmes/example/events.csv" in error.value for error in at.error)
    assert "1 gathering" in text_of(at)


def test_markup_in_a_gathering_is_text(open_page, made_up):
    table = made_up / "programmes" / "example" / "events.csv"
    table.write_text(
        table.read_text().replace("A made-up fair", "A <script>alert(1)</script> fair")
    )
    for query in ({"event": "example-fair"}, {}):
        at = open_page("conclaves", **query)
        assert not at.exception
        assert "<script>" not in "".join(one.proto.body for one in at.get("html"))


def test_time_runs_from_left_to_right_also_in_urdu():
    with languages.speaking("ur"):
        drawn = timeline.table(tuple(tables.gatherings().events["event_id"]))
    assert '<div class="scroller" dir="ltr"><table class="timeline"' in drawn
