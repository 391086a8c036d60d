"""What a visitor chose is one frozen value, and every run of a page turns it into the next."""

from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.app import url_state
from components.app.url_state import AddressState, visit

KEYS = st.sampled_from(["state", "theme", "page", "q"])
WORDS = st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, unique=True).map(tuple)
QUERIES = st.dictionaries(KEYS, WORDS)


@given(QUERIES, QUERIES)
def test_another_address_is_followed_whole(first, second):
    state = AddressState().arrive("coverage", first).arrive("coverage", second)
    assert (dict(state.chosen), dict(state.shown)) == (second, second)
    assert state.unheard == frozenset(second)


@given(QUERIES, KEYS, WORDS, QUERIES)
def test_who_is_quicker_than_the_address_keeps_what_was_chosen(query, key, words, old):
    state = AddressState().arrive("coverage", query).choose({key: words})
    if state.is_new:
        assert state.arrive("coverage", old) is state
    assert state.arrive("aims", old).chosen == old
    assert state.words(key) == words


@given(QUERIES, KEYS, WORDS)
def test_what_is_taken_away_leaves_no_trace_and_one_act_is_told_once(query, key, words):
    state = AddressState().arrive("coverage", query).choose({key: words}).choose({key: ()})
    assert key not in state.chosen
    told = state.told()
    assert not told.is_new
    assert told.shown == told.chosen
    assert told.arrive("coverage", dict(told.shown)) is told


def test_a_widget_of_the_page_before_chooses_nothing_on_the_next(monkeypatch):
    state, chosen = [AddressState().arrive("coverage", {})], []
    monkeypatch.setattr(visit, "current", lambda: state[0])
    pick = url_state.only_here(chosen.append)
    pick("Gaya")
    state[0] = state[0].arrive("place", {"id": ("x",)})
    pick("Patna")
    assert chosen == ["Gaya"]


@given(QUERIES, KEYS, WORDS)
def test_what_is_put_right_is_no_act_and_leaves_the_address_alone(query, key, words):
    before = AddressState().arrive("coverage", query)
    after = before.correct(key, words)
    assert not after.is_new
    assert after.shown == before.shown
    assert key not in after.unheard


@given(QUERIES, KEYS)
def test_to_choose_what_is_chosen_already_is_no_act(query, key):
    state = AddressState().arrive("coverage", query)
    assert state.choose({key: query.get(key, ())}) is state


def test_nobody_changes_it_in_place():
    state = AddressState().arrive("coverage", {"state": ("a",)})
    assert isinstance(state.chosen, MappingProxyType)
    with pytest.raises(AttributeError):
        state.is_new = True
