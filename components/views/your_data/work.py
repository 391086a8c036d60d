"""What one editor has on her desk: it lives in her session alone, and ends with it."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, TypeVar

import streamlit as st

from components.content.about_data import your_data as words
from components.content.about_data.your_data import GivenFile
from components.facts import private_previews, readers, tables
from components.figures.one_at_a_time import OneAtATime
from components.language.messages import gettext
from data.checks import changes
from data.checks.changes import Changes
from data.checks.choice import Choice, RowKey, choose
from data.checks.desk import check_package
from data.checks.limits import Step, Watch
from data.checks.report import Base, Report
from data.checks.shown import without_withheld
from data.problems import Busy, DataProblem

WORK, PREVIEW = "your_data:work", "your_data:preview"
# One check takes a processor: others wait, and are told if the wait is too long.
WAITING, PATIENCE = 4, 60.0
STEP = 0.02

log = logging.getLogger(__name__)
Made = TypeVar("Made")
_turns = OneAtATime(WAITING, PATIENCE)


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Checked:
    """The result of a check.

    Attributes:
        made_of: what it depends on: files, programme and answers.
        whole: the report with the withheld rows of tables that were not given, which nobody is shown.
        changes: what all of it would change.
    """

    made_of: tuple[object, ...]
    whole: Report
    report: Report
    changes: Changes


@dataclass(frozen=True)
class Work:
    """The files of an editor and what she answered.

    Attributes:
        listed: ids of the files that stand in the box for files now.
        refused: names of those among them for which there was no room.
        answers: for each repair how its cells are read.
        confirmed: what the doubtful figures are known by that she says are right.
        left: rows that she does not take along.
        choice: what she takes along, if it is known, after the check and the rows that it is made of.
    """

    files: tuple[GivenFile, ...] = ()
    listed: frozenset[str] = frozenset()
    refused: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=_nothing)
    confirmed: frozenset[str] = frozenset()
    checked: Checked | None = None
    left: frozenset[RowKey] = frozenset()
    choice: tuple[Checked, frozenset[RowKey], Choice] | None = None

    @property
    def report(self) -> Report:
        """What the check said. Raises ValueError while there was none."""
        if self.checked is None:
            raise ValueError("nothing was checked yet")
        return self.checked.report.with_confirmed(self.confirmed)

    @property
    def changes(self) -> Changes:
        """What would change. Raises ValueError while nothing was checked."""
        if self.checked is None:
            raise ValueError("nothing was checked yet")
        return self.checked.changes


def read_work() -> Work:
    """What is on this editor's desk."""
    kept = st.session_state.get(WORK)
    return kept if isinstance(kept, Work) else Work()


def keep_work(work: Work) -> Work:
    """Keep it until the session ends."""
    st.session_state[WORK] = work
    return work


def forget_work() -> None:
    """Take everything off the desk."""
    st.session_state.pop(WORK, None)


def read_preview() -> str:
    """The name of this editor's private preview; "" if she has none."""
    name = str(st.session_state.get(PREVIEW, ""))
    # Whose line was lost for a moment has her session again, but what it held has been let go.
    if not name:
        return ""
    private_previews.come_back(name)
    return _held(name)


def keep_preview(name: str) -> None:
    """Keep the name of a private preview, which ends with this session; "" for none."""
    _held.clear()
    if name:
        _held(name)
    st.session_state[PREVIEW] = name


# It keeps a name only, and is there to be told when the session is over.
@st.cache_resource(scope="session", on_release=private_previews.leave, show_spinner=False)
def _held(name: str) -> str:
    return name


def site_base() -> Base:
    """What the site has now."""
    return Base(tables.catalog(), tables.tables())


def check_work(work: Work, descriptor: Mapping[str, Any]) -> Work:
    """The work with the result of its check, made anew if something changed; a sentence if it fails.

    Raises:
        Busy: too many others wait for a check.
    """
    ids = tuple(one.file_id for one in work.files)
    made_of = (ids, repr(sorted(descriptor.items(), key=str)), tuple(sorted(work.answers.items())))
    if work.checked is not None and work.checked.made_of == made_of:
        return work
    made = watched(lambda watch: _check(work, descriptor, watch))
    checked = Checked(made_of, *made) if made else None
    return keep_work(replace(work, checked=checked))


def _check(
    work: Work, descriptor: Mapping[str, Any], watch: Watch
) -> tuple[Report, Report, Changes]:
    base = site_base()
    uploads = [one.upload for one in work.files]
    whole = check_package(uploads, base, descriptor, work.answers, watch)
    watch.tell("compare", 0.0)
    return whole, without_withheld(whole), changes.find_changes(base, whole)


def choose_rows(work: Work) -> Work:
    """The work with what is taken along of it, made anew if a tick changed.

    Raises:
        Busy: too many others wait for a check.
    """
    checked = work.checked
    if checked is None or _has_choice(work, checked):
        return work
    if work.left:
        made = watched(lambda watch: _choose(checked, work.left, watch))
    else:
        made = Choice(checked.report, checked.changes)
    return keep_work(replace(work, choice=(checked, work.left, made) if made else None))


def _has_choice(work: Work, checked: Checked) -> bool:
    return work.choice is not None and work.choice[0] is checked and work.choice[1] == work.left


def _choose(checked: Checked, left: frozenset[RowKey], watch: Watch) -> Choice:
    watch.tell("compare", 0.0)
    return choose(site_base(), checked.whole, checked.changes, left)


def watched(make: Callable[[Watch], Made], file: str = "") -> Made | None:
    """What is made, with a bar that shows how far it is; None, and a sentence, if it cannot be made."""
    bar = st.progress(0.0, text=gettext("Waiting for its turn …"))
    told = ("", -1.0)

    def tell(step: Step, part: float) -> None:
        nonlocal told
        if step != told[0] or part - told[1] >= STEP:
            told = (step, part)
            bar.progress(min(max(part, 0.0), 1.0), text=gettext(words.STEPS[step], file=file))

    try:
        with _turns.turn():
            return make(Watch(progress=tell))
    except DataProblem as error:
        for problem in error.problems:
            st.error(words.say_problem(problem), icon=":material/report:")
    except Busy:
        raise
    except Exception as error:
        # A message of a fault may quote cells: the log gets the places in our code alone.
        log.error("A check failed at %s.", readers.places_of(error))
        st.error(gettext(words.FAILED), icon=":material/report:")
    finally:
        bar.empty()
    return None
