"""Nothing that a visitor sends takes endless time or memory, and nothing odd makes it fail."""

import asyncio
import base64
import json
import random
import string
import subprocess
import sys
import threading
import time
from contextlib import nullcontext, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from benchmarks import attack
from components.brief import limits, qr
from components.brief.choice import LONGEST_QUERY, LONGEST_READ, PackChoice
from components.content.indicators import indicator_search
from components.facts import searches, villages
from components.figures import memory, typeset
from components.figures.one_at_a_time import OneAtATime
from components.server import warm_up
from components.views.indicators import search_hints
from data import places as module_of_places
from data.places import UnknownPlace
from data.problems import Busy
from data.search import LONGEST_SEARCH, Index, Record
from data.search_words import Synonyms, _halves

ROOT = Path(__file__).parents[2]
SITE = "https://a-rather-long-name-of-a-host.zone.example/tools/zone"


def test_one_at_a_time_and_a_crowd_is_sent_away():
    queue, at_work, most, results = OneAtATime(waiting=2, patience=30), 0, 0, []

    def work():
        nonlocal at_work, most
        try:
            with queue.turn():
                at_work += 1
                most = max(most, at_work)
                time.sleep(0.02)
                at_work -= 1
            results.append("done")
        except Busy:
            results.append("busy")

    crowd = [threading.Thread(target=work) for _ in range(8)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    assert most == 1
    assert results.count("done") >= 3
    assert results.count("busy") == 8 - results.count("done") > 0


@pytest.mark.parametrize(
    ("most", "seconds", "failed", "is_kept"),
    [
        (attack.MOST_MEGABYTES, 100 * [0.2], 0, True),
        (attack.MOST_MEGABYTES + 1, 100 * [0.2], 0, False),
        (500, 100 * [0.4], 0, False),
        (500, 7 * [0.01], 0, False),
        (500, [], 0, False),
        (500, 200 * [0.01], 1, False),
    ],
)
def test_an_attack_keeps_the_bounds_only_where_enough_others_are_answered_and_none_is_refused(
    most, seconds, failed, is_kept
):
    assert attack.is_kept(most, attack.Innocent("", seconds, failed)) == is_kept


def test_a_short_attack_is_made_again_until_enough_others_were_answered(monkeypatch):
    innocent = attack.Innocent("")

    async def attacks(_server) -> str:
        innocent.seconds.extend(30 * [0.01])
        return "done"

    monkeypatch.setattr(attack, "asking", lambda _address: nullcontext(innocent))
    monkeypatch.setattr(attack, "set_mark", lambda _server: None)
    monkeypatch.setattr(attack, "peak", lambda _server: 500.0)
    done, most, others = attack.attacked(SimpleNamespace(address=""), attacks)
    assert len(done) == 4
    assert attack.is_kept(most, others)


def test_who_waits_too_long_is_told_so_and_keeps_nobody_out():
    queue = OneAtATime(waiting=1, patience=0.01)
    with queue.turn():
        for _ in range(5):
            with pytest.raises(Busy), queue.turn():
                pass
    with queue.turn():
        pass


def test_work_that_fails_leaves_its_place():
    queue = OneAtATime(waiting=0, patience=0.01)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), queue.turn():
            raise ZeroDivisionError
    with queue.turn():
        pass


TYPESETTING = pytest.mark.parametrize(
    "work",
    [
        lambda: typeset.png(b"#set page(width: 1pt, height: 1pt)\n", {}, 10),
        lambda: typeset.query(b"#metadata(1) <x>", {}, "<x>"),
    ],
)


@TYPESETTING
def test_all_typesetting_stands_in_the_queue(work, monkeypatch):
    monkeypatch.setattr(typeset, "QUEUE", OneAtATime(waiting=0, patience=0.01))
    work()
    with typeset.QUEUE.turn(), pytest.raises(Busy):
        work()


@TYPESETTING
def test_after_all_typesetting_free_memory_goes_back(work, monkeypatch):
    given = []
    monkeypatch.setattr(memory, "give_back", lambda: given.append(True))
    work()
    assert given == [True]


def test_what_was_needed_only_to_prepare_goes_back_also_where_that_ends_early(monkeypatch):
    done = []
    monkeypatch.setattr(memory, "give_back", lambda: done.append("given back"))
    monkeypatch.setattr(warm_up, "make_village_names", lambda: None)
    monkeypatch.setattr(warm_up.index_html, "start_files", tuple)
    monkeypatch.setattr(warm_up, "read", lambda: done.append("read"))
    monkeypatch.setattr(warm_up.tables, "programmes", lambda: {})
    monkeypatch.setattr(warm_up.case_facts, "prepare_maps", lambda: done.append("drawn"))
    monkeypatch.setattr(warm_up.guides, "known", lambda: {})
    asyncio.run(warm_up.prepare(None))
    assert done == ["read", "drawn", "given back"]
    done.clear()
    monkeypatch.setattr(warm_up.case_facts, "prepare_maps", pytest.fail)
    with pytest.raises(pytest.fail.Exception):
        asyncio.run(warm_up.prepare(None))
    assert done == ["read", "given back"]


def test_free_memory_of_arrow_goes_back_too(monkeypatch):
    given = []
    pool = SimpleNamespace(release_unused=lambda: given.append(True))
    monkeypatch.setattr(memory.pa, "default_memory_pool", lambda: pool)
    memory.give_back()
    assert given == [True]


GROWTH = """
import resource
from components.figures import typeset

TEMPLATE = b'''
#let name = json(bytes(sys.inputs.data)).name
#set page(width: 300pt, height: auto)
#for number in range(400) [#name #number #lorem(60) ]
#metadata(1) <one>
'''


def peak(first, last):
    for number in range(first, last):
        WORK
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


before = peak(0, 4)
print(peak(4, 12) / before)
"""


@pytest.mark.parametrize(
    "work",
    [
        'typeset.png(TEMPLATE, {"name": str(number)}, 10)',
        'typeset.query(TEMPLATE, {"name": str(number)}, "<one>")',
    ],
    ids=["set", "asked"],
)
def test_what_was_set_or_asked_of_a_template_is_not_kept(work):
    """Each further file would take 20 MB, each further question 26."""
    done = subprocess.run(
        [sys.executable, "-c", GROWTH.replace("WORK", work)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert float(done.stdout) < 1.4


def test_a_pack_takes_so_many_things_and_says_what_it_left_out():
    ids = [f"case:{number}" for number in range(120)]
    kept = limits.put_in([*ids, *ids])
    assert kept.ids == tuple(ids[: limits.MOST_ITEMS])
    assert "100 more were left out" in kept.remarks[0]
    assert limits.put_in(ids[: limits.MOST_ITEMS]).remarks == ()
    assert "1 more was left out" in limits.put_in(ids[: limits.MOST_ITEMS + 1]).remarks[0]


def _base64(content: bytes) -> str:
    return f"1{base64.urlsafe_b64encode(content).decode().rstrip('=')}"


def packs(place: str) -> some.SearchStrategy[PackChoice]:
    ids = some.lists(some.text(max_size=60), max_size=150).map(tuple)
    headings = some.lists(some.tuples(some.text(max_size=20), some.text(max_size=120)), max_size=30)
    return some.builds(
        PackChoice, some.just(place), some.just("water"), some.just("officials"),
        without=ids, added=ids, order=ids, words=headings.map(tuple),
    )  # fmt: skip


@settings(deadline=None, max_examples=40)
@given(choice=packs("X-N-1"))
def test_every_pack_has_a_code_that_a_telephone_reads(choice):
    address = choice.code_address(SITE)
    assert len(address) <= LONGEST_READ
    assert qr.svg(address).startswith("<svg")
    opened, _ = PackChoice.from_code(address.rpartition("/")[2])
    assert (opened.place, opened.theme) == ("X-N-1", "water")


@settings(deadline=None, max_examples=100)
@given(code=some.text(max_size=60) | some.binary(max_size=60).map(_base64))
def test_no_code_makes_it_fail(code):
    with suppress(ValueError):
        PackChoice.from_code(code)


def test_a_code_says_as_much_of_the_choice_as_it_can_hold():
    few = PackChoice("X-N-1", "water", "officials", added=("case:1",), words=(("title:x", "A"),))
    assert few.code_address(SITE) == few.address(SITE)
    many = PackChoice("X-N-1", "water", "officials", added=tuple(f"case:PK-{n}" for n in range(20)))
    assert many.code_address(SITE) == many.address(SITE)


def test_headings_that_no_server_would_take_stay_out_of_the_link_and_nothing_else_does(places):
    """Within the limit all are in it; beyond it the rest of the choice still opens."""
    signs = random.Random(1)
    words = tuple(
        (f"case:{number}", "".join(signs.choices(string.ascii_letters, k=400)))
        for number in range(30)
    )
    few = PackChoice("X-N-1", "water", "officials", added=("case:1",), words=words[:3])
    many = replace(few, words=words)
    for choice, kept in ((few, few), (many, replace(many, words=()))):
        assert len(choice.address(SITE)) <= LONGEST_QUERY
        assert PackChoice.from_code(choice.address(SITE).rpartition("/")[2])[0] == kept
        assert len(choice.page_address("", places)) <= LONGEST_QUERY + 50
        query = parse_qs(urlsplit(choice.page_address(SITE, places)).query)
        assert query["item"] == ["case:1"]
        assert ("words" in query) == bool(kept.words)


VALUES = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=20),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(), inner, max_size=4),
)
RECORDS = some.fixed_dictionaries(
    {},
    optional={
        key: VALUES
        for key in ("place", "theme", "audience", "until", "without", "added", "order", "words", "note")
    },
)  # fmt: skip


@settings(deadline=None)
@given(record=RECORDS | VALUES)
def test_a_saved_pack_is_read_or_refused(record, places):
    content = json.dumps(record).encode()
    with suppress(ValueError, UnknownPlace):
        PackChoice.from_file(content).query(places)


@pytest.mark.parametrize(
    "content",
    [b"[" * 100_000, b'{"a":' * 50_000, b"9" * 5_000, b"\xff\xfe", b"", b"null", b"[]", b'"x"', b"NaN"],
)  # fmt: skip
def test_a_file_that_is_no_pack_is_no_fault(content):
    with pytest.raises(ValueError):
        PackChoice.from_file(content)


@pytest.fixture(scope="module")
def index() -> Index:
    record = Record("case", "1", "example", "A hand pump for the village", text="Water at last.")
    return Index.of([record], Synonyms({}, {}))


@pytest.mark.parametrize("sign", ["a", "a ", "å", "क", '"', "*", "9", "(", "-"])
def test_only_the_beginning_of_an_endless_search_is_looked_at(index, sign):
    found = index.find(sign * 100_000)
    assert len(found.text) == LONGEST_SEARCH
    assert sum(len(one.typed) for one in found.asked) <= 2 * LONGEST_SEARCH


class Reached(Exception):
    """What was asked for got to the work itself."""


SEARCH_IN = "components.content.indicators.indicator_search.search_in"


@pytest.mark.parametrize(
    ("work", "ask"),
    [
        ("components.facts.searches._found", searches.search_everything),
        ("components.facts.villages._found", villages.find),
        (SEARCH_IN, partial(indicator_search.matching, "india")),
        (SEARCH_IN, partial(indicator_search.has_all_words, "india")),
        (SEARCH_IN, partial(search_hints.show_how_understood, "india")),
    ],
    ids=["everything", "villages", "indicators", "all-words", "how-understood"],
)
def test_only_the_beginning_of_an_endless_text_is_searched_for(work, ask, monkeypatch):
    """Everywhere: in all that is held, in villages, in indicators and in what is said of them."""

    def reach(*asked):
        raise Reached(asked[-1])

    monkeypatch.setattr(villages, "is_index_ready", lambda: True)
    monkeypatch.setattr(work, reach)
    words = "".join(random.Random(1).choices(string.ascii_letters, k=100_000))
    with pytest.raises(Reached) as reached:
        ask(words)
    (searched,) = reached.value.args
    assert 0 < len(searched) <= LONGEST_SEARCH and words.startswith(searched)


def test_a_name_longer_than_any_is_no_place_and_is_not_taken_apart(places, monkeypatch):
    """Neither to find a place nor to offer one near it, nor to say what else the name may mean."""
    taken = []
    for work in ("in_a_whole", "of_a_level", "names_alike", "names_spelt"):
        note = partial(_noting, taken, getattr(module_of_places, work))
        monkeypatch.setattr(module_of_places, work, note)
    assert places.find("Alpha, North").place_id == "X-N-1"
    assert taken
    taken.clear()
    for endless in ("Alpha " * 20_000, "Alpha, North" + "x" * 100_000, "x y " * 25_000):
        with pytest.raises(UnknownPlace):
            places.find(endless)
        assert taken == []
        assert places.near(endless) == places.near(endless[: module_of_places.LONGEST_NAME])
        assert max(taken) <= module_of_places.LONGEST_NAME
        taken.clear()


def _noting(noted, work, said, *others):
    noted.append(len(said if isinstance(said, str) else " ".join(said)))
    return work(said, *others)


def test_a_long_word_is_cut_in_two_where_both_halves_could_be_words():
    assert "hand pump" in set(_halves("handpump"))
    for length in (10, 50, 59, 100, 100_000):
        halves = list(_halves("x" * length))
        assert len(halves) <= 60
        assert all(max(map(len, one.split())) <= 30 for one in halves)


def test_two_words_written_as_one_are_found(index):
    assert index.find("handpump").ids("case") == ["1"]


@settings(deadline=None)
@given(text=some.text(max_size=300))
def test_no_search_fails(index, text):
    index.find(text)
