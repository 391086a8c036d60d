"""For which programme the files are, and the files themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

import streamlit as st

from components.app import url_state
from components.content.about_data import your_data as words
from components.content.about_data.your_data import GivenFile
from components.content.elements import markup
from components.facts import readers, tables
from components.language import lists, numbers
from components.language.messages import gettext
from components.views.your_data import templates
from components.views.your_data.work import (
    Work,
    check_work,
    forget_work,
    keep_work,
    read_work,
    watched,
)
from data.checks import kinds
from data.checks.programme import describe_programme, find_layers
from data.checks.upload import read_upload

BOX, CHANGED = "your_data_files", "your_data:changed"
MEGABYTE = 1_000_000
ABOUT = "your_data_about"


class Uploaded(Protocol):
    """A file as Streamlit hands it over."""

    file_id: str
    name: str
    size: int

    def getvalue(self) -> bytes: ...


def take_files() -> Work | None:
    """The files of this editor with the result of their check; None while there is nothing to show."""
    st.header(gettext("Your files"), anchor=False)
    descriptor = _describe()
    st.caption(words.say_limits())
    given = st.file_uploader(
        gettext("Sheets, several at once if you like"),
        type=list(words.ENDINGS),
        accept_multiple_files=True,
        key=BOX,
        max_upload_size=words.MOST_MEGABYTES,
        on_change=_note_change,
    )
    work = _follow(read_work(), given)
    _say_refused(work.refused)
    if not work.files:
        st.info(
            gettext("Nothing is here yet. Give a file, or fill in a template first."),
            icon=":material/playlist_add:",
        )
        return None
    if unlisted := [one for one in work.files if one.file_id not in work.listed]:
        _show_kept(unlisted)
    work = check_work(work, descriptor)
    return work if work.checked else None


@readers.hide_cells()
def _note_change() -> None:
    st.session_state[CHANGED] = True


def _describe() -> Mapping[str, Any]:
    """The description of the programme that the files belong to: one that is here, or a new one."""
    chosen = str(
        url_state.choose_one(
            "programme",
            gettext("For which programme?"),
            words.offer_programmes(),
            explained=gettext(
                "A Data Package, or a template of a whole programme that is filled in, says so itself."
            ),
        )
    )
    if chosen != words.NEW:
        return tables.catalog().package(chosen).descriptor
    with st.container(key=ABOUT):
        left, middle, right = st.columns(3)
        title = left.text_input(gettext("Its full name"), key=f"{ABOUT}_title", max_chars=200)
        name = middle.text_input(
            gettext("Its code: small letters, digits and hyphens"),
            key=f"{ABOUT}_name",
            max_chars=40,
        )
        country = right.selectbox(
            gettext("Its country"),
            templates.countries(),
            format_func=tables.gazetteer().name,
            key=f"{ABOUT}_country",
        )
        right.caption(gettext(words.OTHER_COUNTRY))
        summary = st.text_input(
            gettext("What it is, in one or two sentences for the home page"),
            key=f"{ABOUT}_summary",
            max_chars=400,
        )
    layers = find_layers(tables.catalog(), str(country))
    said = {"name": name, "title": title, "short_title": title, "summary": summary}
    plain = {part: text.strip() for part, text in said.items()}
    return describe_programme({**plain, "country": str(country), **layers})


def _follow(work: Work, given: Sequence[Uploaded]) -> Work:
    """The work after files came or went; those of a visit before stay until they are taken away."""
    ids = frozenset(one.file_id for one in given)
    if not st.session_state.pop(CHANGED, False):
        return keep_work(replace(work, listed=ids, refused=())) if work.listed != ids else work
    gone = work.listed - ids
    known = {one.file_id for one in work.files}
    new = [one for one in given if one.file_id not in known]
    before = [one for one in work.files if one.file_id not in gone]
    fitting, refused = _with_room(new, {one.upload.name: one.size for one in before})
    names = {one.name for one in fitting}
    kept = [one for one in before if one.upload.name not in names]
    read = [found for one in fitting if (found := _read_one(one))]
    without_room = tuple(one.name for one in refused)
    files = (*kept, *read)
    return keep_work(replace(work, files=files, listed=ids, refused=without_room, checked=None))


def _with_room(
    given: Sequence[Uploaded], kept: Mapping[str, int]
) -> tuple[list[Uploaded], list[Uploaded]]:
    """The files for which there is room, and the others.

    Args:
        kept: bytes of the files that are there, by name; a new one of a name is instead of the old.
    """
    sizes = dict(kept)
    fitting: list[Uploaded] = []
    refused: list[Uploaded] = []
    for one in given:
        others = sum(size for name, size in sizes.items() if name != one.name)
        if others + one.size > words.MOST_MEGABYTES * MEGABYTE:
            refused.append(one)
        else:
            sizes[one.name] = one.size
            fitting.append(one)
    return fitting, refused


def _say_refused(names: Sequence[str]) -> None:
    """Say of each file that stands in the box and was not read, why."""
    for name in names:
        st.warning(
            gettext(
                "“{file}” was not read: all files together may have {size} MB.",
                file=markup.literal(name),
                size=words.MOST_MEGABYTES,
            ),
            icon=":material/report:",
        )


def _read_one(one: Uploaded) -> GivenFile | None:
    content, name = one.getvalue(), one.name
    upload = watched(lambda watch: read_upload(content, name, watch), markup.literal(name))
    if upload is None:
        return None
    return GivenFile(one.file_id, len(content), kinds.kind_of(content), upload)


def _show_kept(files: Sequence[GivenFile]) -> None:
    """Files of a visit before, which the box for files does not list, and the way to take them away."""
    named = [
        gettext(
            "{file} ({size} kB)",
            file=one.upload.name,
            size=numbers.format_number(max(1, one.size // 1000)),
        )
        for one in files
    ]
    said = gettext("Still here from before: {files}", files=lists.join_parts(named))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(markup.literal(said))
        st.button(
            gettext("Take them away"),
            icon=":material/close:",
            on_click=_forget,
            args=([one.file_id for one in files],),
        )


@readers.hide_cells()
def _forget(ids: Sequence[str]) -> None:
    work = read_work()
    kept = tuple(one for one in work.files if one.file_id not in ids)
    if kept:
        keep_work(replace(work, files=kept, checked=None))
    else:
        forget_work()
