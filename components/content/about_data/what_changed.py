"""What changed, newest first: cells of the tables, versions of the packages of data, releases of the site.

The feed, the page about the data, its static page and the home page say what stands here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path

from markupsafe import Markup

from components.content import navigation
from components.content.about_data import changed_cells
from components.content.elements.blocks import Drawer, File, Items, Note, Section, Words
from components.facts import past_figures, tables
from components.language import dates
from components.language.messages import gettext, gettext_noop
from data import changes, languages

CHANGELOG = Path(__file__).parents[3] / "CHANGELOG.md"
RELEASE = re.compile(
    r"^## (?P<version>\S+) \((?P<date>[^)]+)\)\n(?P<words>.*?)(?=^## |\Z)", re.M | re.S
)
# Who gave the ids of the feed, and since when (RFC 4151). An id must stay the same wherever the feed
# is served (RFC 4287, 4.2.6), so no host is in it. A name under ".invalid" belongs to nobody
# (RFC 2606): no tag of anybody else can be like one of ours. It must never be changed.
TAGS = "tag:learning-zone.invalid,2026:"
TITLE = gettext_noop("What changed")
LEAD = gettext_noop(
    "What the data and this site say otherwise than before, newest first: what stood there, what stands "
    "there now, why, and who says so."
)
NOTHING = gettext_noop("No cell of the tables has changed since the first release.")
FOLLOW = gettext_noop("Follow the changes (Atom feed)")
IN_ENGLISH = gettext_noop("The notes of a release are in English.")
FEED = "feed.atom"
PATH, ABOUT_PATH, HOME_PATH = "changes", "about", ""


@dataclass(frozen=True)
class Change:
    """Something that changed: rows of a table, a version of a package of data, a release of the site.

    Attributes:
        tag: its id in the feed, for ever and on every host.
        words: what changed; of a release in English. Of many cells the first.
        whole: all that changed, for those who follow it.
        path: the static page that shows it.
        why: of what changed in a table, in a sentence.
    """

    tag: str
    title: str
    date: str
    words: tuple[str, ...]
    whole: tuple[str, ...]
    path: str
    why: str = ""
    is_release: bool = False


@tables.once
def list_changes() -> tuple[Change, ...]:
    """All that changed, the newest first; of one day first what changed in the tables."""
    found = (*_acts(), *_releases(), *_versions())
    return tuple(sorted(found, key=lambda change: change.date, reverse=True))


def _acts() -> Iterator[Change]:
    for act in past_figures.list_acts():
        tag = f"{TAGS}changed/{act.date}/{act.package_id}/{act.table}/{act.number}"
        words, whole = changed_cells.say_act(act), changed_cells.say_whole_act(act)
        yield Change(tag, changed_cells.title_of(act), act.date, words, whole, PATH, act.why)


def _releases() -> Iterator[Change]:
    """Releases as the change log tells them."""
    for release in RELEASE.finditer(CHANGELOG.read_text(encoding="utf-8")):
        told = (line.removeprefix("- ") for line in release["words"].strip().split("\n- "))
        day = datetime.strptime(release["date"], "%d %B %Y").date().isoformat()
        title = f"{navigation.APP_NAME} {release['version']}"
        lines = tuple(" ".join(one.split()) for one in told)
        yield Change(
            f"{TAGS}app/{release['version']}", title, day, lines, lines, HOME_PATH, is_release=True
        )


def _versions() -> Iterator[Change]:
    """The version of each package of data; the list of changes tells its own rows."""
    for package in tables.packages().values():
        day = str(package.descriptor.get("created", ""))[:10]
        if day and package.package_id != changes.PACKAGE:
            title = gettext(
                "Data: {title}, version {version}", title=package.title, version=package.version
            )
            words = (str(package.descriptor.get("description", "")),)
            tag = f"{TAGS}data/{package.package_id}/{package.version}"
            yield Change(tag, title, day, words, words, ABOUT_PATH)


def describe_changes() -> tuple[Section, ...]:
    """All that changed, day by day, then each changed cell, and the files to follow it by."""
    days = groupby(list_changes(), key=lambda change: change.date)
    return (
        Section("", (Items((File(_feed(), gettext(FOLLOW)),)),), needs_server=True),
        *(Section(dates.format_period(day), tuple(map(_drawer, those))) for day, those in days),
        _cells(),
    )


def _feed() -> str:
    """The feed in the language that is spoken, by its path below the site."""
    return languages.below(FEED)


def _drawer(change: Change) -> Drawer:
    if not change.is_release:
        return Drawer(change.title, (Items(change.words),))
    remark = (Note(gettext(IN_ENGLISH)),) if languages.translated() else ()
    words = (Markup('<span lang="en" dir="ltr">{}</span>').format(one) for one in change.words)
    return Drawer(change.title, (*remark, Items(tuple(words))))


def _cells() -> Section:
    title, found = gettext("Cell by cell"), changed_cells.table_of_cells()
    if found is None:
        return Section(title, (Words(gettext(NOTHING)),))
    file = File(f"data/{changes.PACKAGE}/{changes.TABLE}.csv", gettext("All changed cells (CSV)"))
    return Section(title, (found, Items((file,))))
