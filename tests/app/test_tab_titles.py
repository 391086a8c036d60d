"""A tab is named by the thing it shows, so that ten open tabs can be told apart."""

import pytest

from components.app import frame
from components.content import navigation
from components.facts import tables

THINGS = [
    ("case_study", "story", tables.table("cases").rows.iloc[0][["case_id", "title"]]),
    ("conclaves", "event", tables.table("events").rows.iloc[0][["event_id", "title"]]),
    ("place", "id", ("IN-C11-364", "Ranchi, Jharkhand")),
]


@pytest.fixture
def tabs(monkeypatch) -> list[str]:
    """Titles the browser's tab was given, in order."""
    given: list[str] = []
    real = frame.st.set_page_config

    def record(page_title=None, **more):
        given.append(page_title)
        real(page_title, **more)

    monkeypatch.setattr(frame.st, "set_page_config", record)
    return given


@pytest.mark.parametrize(("page", "key", "thing"), THINGS)
def test_the_tab_names_the_thing(open_page, tabs, page, key, thing):
    name, title = thing
    at = open_page(page, **{key: name})
    assert not at.exception
    assert tabs[-1] == f"{title} · {navigation.APP_NAME}"


@pytest.mark.parametrize("page", ["conclaves", "coverage"])
def test_the_tab_of_a_list_keeps_its_own_name(open_page, tabs, page):
    open_page(page)
    assert (
        tabs[-1]
        == f"{next(one.title for one in navigation.MENU if one.page == page)} · {navigation.APP_NAME}"
    )
