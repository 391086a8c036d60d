"""Whatever an address asks for that cannot be chosen is said and ignored: each choice of each page."""

from collections.abc import Mapping
from types import MappingProxyType

import pytest

from components.content import failures

Asked = Mapping[str, str | list[str]]
NOPE = "no-such-thing"
PAIR = {"group": ["women", "scheduled_caste"]}
STORY = {"story": "PK-057"}


def offered(*keys: str, beside: Asked = MappingProxyType({})) -> dict[str, Asked]:
    """Choices that a page offers beside the same others."""
    return {key: dict(beside) for key in keys}


# The choices of each page, and what else has to be chosen before one is offered.
CHOICES = {
    "home": {},
    "learning_zone": {
        **offered("theme", "group", "outcome", "told_by", "tier", "year", "programme", "state"),
        **offered("district", "view", "page"),
        "every_group": PAIR,
    },
    "case_study": {
        "story": {},
        **offered(
            "theme", "group", "outcome", "told_by", "tier", "year", "programme", beside=STORY
        ),
        **offered("state", "district", beside=STORY),
        "every_group": {**STORY, **PAIR},
    },
    "conclaves": {
        "event": {"lang": "en"},
        **offered("programme", "theme", "kind", "level", "year", "record", "state"),
        **offered("district", "view", "page"),
    },
    "coverage": {
        **offered("programme", "state", "measure"),
        "district": {"state": "IN-BR"},
        **offered("block", "at", beside={"state": "IN-BR", "district": "IN-C11-236"}),
        "period": {"programme": "rspn", "measure": "households_organised"},
    },
    "federations": {
        **offered("programme", "state", "kind", "measure"),
        **offered("period", "points", beside={"programme": "rspn"}),
        "district": {"state": "IN-BR"},
    },
    "indicators": {
        **offered("indicator", "theme", "view", "pin", "state"),
        "cut": {"indicator": "pacs:work_asset_households"},
        "residence": {"indicator": "india:hh_banking_pct"},
        "compare": {"indicator": "india:literacy7_pct", "view": "gap"},
        **offered(
            "second", "together", beside={"indicator": "india:hh_banking_pct", "view": "two"}
        ),
    },
    "place": {"id": {}, "tiles": {"id": "IN-BR"}},
    "aims": offered("programme"),
    "resources": offered("programme", "kind", "theme", "year", "page"),
    "about_data": {"section": {}, "package": {}, "programme": {"section": "totals"}},
    "your_data": offered("programme"),
    "advocacy_pack": {
        **offered("state", "theme", "audience", "until", "without", "item", "order", "words"),
        "district": {"state": "IN-BR"},
    },
}


def together() -> dict[str, tuple[str, Asked, list[str]]]:
    """The choices of a page that are offered beside the same others, to be asked for at once."""
    groups: dict[str, tuple[str, Asked, list[str]]] = {}
    for page, keys in CHOICES.items():
        for key, beside in {**keys, "lang": {}}.items():
            name = " ".join((page, *map(str, beside.values())))
            groups.setdefault(name, (page, beside, []))[2].append(key)
    return groups


GROUPS = together()


@pytest.mark.parametrize("group", GROUPS)
def test_impossible_choices_are_said_and_ignored(open_page, group):
    page, beside, keys = GROUPS[group]
    asked = {key: f"{NOPE}-{key.replace('_', '-')}" for key in keys}
    at = open_page(page, **{**beside, **asked})
    assert not at.exception
    assert not any(failures.FAILED in one.value for one in at.error)
    for key, word in asked.items():
        said = [one.value for one in at.warning if f"“{word}”" in one.value]
        assert len(said) == 1, key
    assert not any(NOPE in one for one in drawn(at)), drawn(at)


def drawn(at) -> list[str]:
    """What the widgets of a page show."""
    widgets = (*at.selectbox, *at.button_group, *at.multiselect)
    return [str(one.value) for one in widgets]
