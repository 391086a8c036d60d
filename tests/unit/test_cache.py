"""The one cache: made once for all, found by name or position, bounded by bytes, never changed."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest

from components.facts import cache, shelves
from data import languages
from tests.kept import kept_values, nothing_kept

HALF_A_BOX = "x" * 5_000


@pytest.fixture
def made():
    return []


@pytest.fixture(params=["all", "bounded"])
def shelf(request):
    return (
        shelves.Shelf("s")
        if request.param == "all"
        else shelves.BoundedShelf("s", shelves.Room(10**6))
    )


@pytest.fixture
def kept(shelf, made):
    def make(word, beside="b", *, last="c"):
        if word == "fault":
            raise ValueError(word)
        made.append((word, beside, last))
        return f"{word}{beside}{last}"

    return cache.keep_on(shelf, make)


def test_a_value_is_made_once_and_shared(kept, made):
    assert kept("a") is kept("a")
    assert made == [("a", "b", "c")]


def test_by_name_by_position_and_with_defaults_the_same_value_is_found(kept, made):
    found = {
        kept("a"), kept("a", "b"), kept(word="a"), kept(beside="b", word="a"),
        kept("a", beside="b"), kept("a", "b", last="c"), kept(last="c", beside="b", word="a"),
    }  # fmt: skip
    assert len(found) == len(made) == 1


def test_an_empty_cache_for_a_while_leaves_nothing_on_shelves_that_came_meanwhile():
    old = shelves.Shelf("tried.old")
    old.keep(("a",), 1)
    with nothing_kept("tried."):
        assert not list(old.kept())
        new = shelves.Shelf("tried.new")
        new.keep(("a",), 2)
    assert [one.value for one in old.kept()] == [1]
    assert not list(new.kept())
    for shelf in (old, new):
        shelves.SHELVES.remove(shelf)


def test_what_holds_at_this_moment_only_is_not_kept_nor_what_is_made_of_it():
    away = ["away"]

    def make(name):
        if away:
            cache.keep_nothing()
        return f"{name}: {len(away)}"

    inner = cache.keep_on(shelves.Shelf("inner"), make)
    outer = cache.keep_on(shelves.Shelf("outer"), lambda name: f"<{inner(name)}>")
    assert outer("x") == "<x: 1>"
    away.clear()
    assert outer("x") == "<x: 0>"
    away.append("again")
    assert outer("x") == "<x: 0>"


@pytest.mark.parametrize("wrong", [(), ("a", "b", "c")])
def test_a_call_that_the_function_would_refuse_is_refused(kept, wrong):
    with pytest.raises(TypeError):
        kept(*wrong)


def test_what_only_helps_to_make_a_value_does_not_tell_it_from_another():
    kept = cache.keep_on(shelves.Shelf("s"), lambda name, _tool: f"{name} by {_tool}")
    assert kept("a", "hand") == kept("a", _tool="machine") == "a by hand"


def test_a_function_that_takes_any_names_cannot_be_kept():
    with pytest.raises(TypeError, match="any names"):
        cache.once(lambda **named: None)


def test_nothing_is_a_value_like_any_other(made):
    kept = cache.keep_on(shelves.Shelf("s"), lambda: made.append(1))
    assert kept() is kept() is None
    assert len(made) == 1


def test_a_failure_is_not_kept(kept, made):
    for _ in range(2):
        with pytest.raises(ValueError, match="fault"):
            kept("fault")
    assert kept("a")


def test_twenty_visitors_who_want_a_value_wait_for_the_one_who_makes_it(shelf):
    together, makers = threading.Barrier(20), []

    def make():
        makers.append(threading.get_ident())
        time.sleep(0.05)
        return "value"

    kept = cache.keep_on(shelf, make)

    def visit(_):
        together.wait()
        return kept()

    with ThreadPoolExecutor(20) as visitors:
        assert set(visitors.map(visit, range(20))) == {"value"}
    assert len(makers) == 1


def test_who_waits_for_a_value_is_not_stuck_if_it_cannot_be_made(shelf):
    failing, tries = threading.Event(), []

    def make():
        tries.append(None)
        if len(tries) == 1:
            failing.wait(10)
            raise ValueError("the first one fails")
        return "value"

    kept = cache.keep_on(shelf, make)
    with ThreadPoolExecutor(5) as visitors:
        first = visitors.submit(kept)
        others = [visitors.submit(kept) for _ in range(4)]
        failing.set()
        results = [one.exception() or one.result() for one in (first, *others)]
    assert sorted(map(str, results)) == ["the first one fails", *["value"] * 4]
    assert len(tries) == 2


def test_other_values_can_be_had_while_one_is_being_made(shelf):
    began, may_end = threading.Event(), threading.Event()

    def make(word):
        if word == "slow":
            began.set()
            may_end.wait(10)
        return word

    kept = cache.keep_on(shelf, make)
    with ThreadPoolExecutor(1) as visitors:
        slow = visitors.submit(kept, "slow")
        began.wait(10)
        assert kept("quick") == "quick"
        may_end.set()
        assert slow.result() == "slow"


def test_what_was_begun_before_forgetting_is_not_kept_after_it(made_anew, shelf, made):
    def make():
        made.append(None)
        if len(made) == 1:
            cache.forget()
        return len(made)

    kept = cache.keep_on(shelf, make)
    assert (kept(), kept(), kept()) == (1, 2, 2)


def test_forgetting_forgets_every_cache(made_anew, kept, made):
    kept("a")
    cache.forget()
    assert not list(kept_values())
    kept("a")
    assert len(made) == 2


def boxes(most):
    room = shelves.Room(most)
    both = shelves.BoundedShelf("left", room), shelves.BoundedShelf("right", room)
    return room, both


def test_what_visitors_fill_is_bounded_by_bytes_over_all_shelves():
    room, (left, right) = boxes(100_000)
    for number in range(200):
        (left, right)[number % 2].keep((number,), f"{number}{HALF_A_BOX}")
        assert room.weight <= 100_000
    held = [one for shelf in (left, right) for one in shelf.kept()]
    assert room.weight == sum(one.weight for one in held)
    assert 15 < len(held) < 20


def test_what_was_used_longest_ago_makes_room():
    _, (left, right) = boxes(100_000)
    left.keep(("used",), HALF_A_BOX + "1")
    right.keep(("unused",), HALF_A_BOX + "2")
    for number in range(30):
        right.keep((number,), f"{number}{HALF_A_BOX}")
        assert left.find(("used",))
    assert right.find(("unused",)) is None


def test_a_long_key_weighs_what_it_weighs():
    room, (left, _) = boxes(100_000)
    for number in range(100):
        left.keep((f"{number}{'words ' * 1_000}",), None)
    assert 0 < room.weight <= 100_000


def test_one_huge_value_is_given_but_does_not_drive_out_the_others():
    _, (left, right) = boxes(100_000)
    left.keep(("small",), "value")
    huge = cache.keep_on(right, lambda: "x" * 90_000)
    assert len(huge()) == 90_000
    assert left.find(("small",)) == "value"
    assert not list(right.kept())


def test_the_same_value_kept_again_is_counted_once():
    room, (left, _) = boxes(100_000)
    for _ in range(50):
        left.keep(("a",), HALF_A_BOX)
    assert room.weight < 2 * len(HALF_A_BOX)


@pytest.mark.parametrize(
    "make, write",
    [
        (lambda: ["a", ["b"]], lambda kept: kept[1].append("c")),
        (lambda: {"a": {"b": 1}}, lambda kept: kept["a"].update(c=2)),
        (lambda: pd.DataFrame({"a": [1]}), lambda kept: kept.loc.__setitem__((0, "a"), 9)),
    ],
    ids=["list", "dict", "frame"],
)
def test_whoever_is_given_a_kept_value_cannot_change_it_for_the_next(shelf, make, write):
    kept = cache.keep_on(shelf, make)
    before = repr(kept())
    with pytest.raises((TypeError, AttributeError)):
        write(kept())
    assert repr(kept()) == before


def test_what_can_be_changed_is_not_kept(shelf):
    kept = cache.keep_on(shelf, lambda: bytearray(b"a"))
    with pytest.raises(TypeError, match="bytearray"):
        kept()
    assert not list(shelf.kept())


def test_words_of_the_tables_are_kept_once_whichever_digits_stand_beside_them():
    spoken = []

    @cache.once_without_digits
    def words() -> tuple[str]:
        spoken.append(languages.current())
        return (languages.current(),)

    told = []
    for code in ("hi-u-nu-deva", "hi", "en", "hi-u-nu-deva"):
        with languages.speaking(code):
            told.append(words())
            assert languages.current() == code
    assert told == [("hi",), ("hi",), ("en",), ("hi",)]
    assert spoken == ["hi", "en"]
