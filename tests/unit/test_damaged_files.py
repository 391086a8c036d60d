"""A file of which bytes were changed is read or gets a sentence; no error of a reader reaches its editor."""

import io
import zipfile
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from data.checks.upload import read_upload
from tests.habits import country_files, workbook

ROWS = "indicator_id,place_id,period,value\n" + "groups,IN-BR,2021,20\n" * 40
CHANGES = some.lists(
    some.tuples(some.floats(0, 1, exclude_max=True), some.binary(max_size=6)),
    min_size=1,
    max_size=4,
)


@cache
def made(name: str) -> bytes:
    if name == "a.xlsx":
        return workbook(ROWS)
    if name == "a.csv":
        return ROWS.encode()
    return zipped({**country_files(), "values.csv": ROWS})


def zipped(files: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def change(content: bytes, changes: list[tuple[float, bytes]]) -> bytes:
    """The bytes with some written over what stood there; where nothing is written, one goes."""
    changed = bytearray(content)
    for share, written in changes:
        at = int(share * len(changed))
        changed[at : at + max(len(written), 1)] = written
    return bytes(changed)


def change_part(content: bytes, changes: list[tuple[float, bytes]]) -> bytes:
    """A ZIP that is sound, with one changed file in it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts: dict[str, str | bytes] = {one: archive.read(one) for one in archive.namelist()}
    name = list(parts)[int(changes[0][0] * len(parts))]
    parts[name] = change(bytes(parts[name]), changes)
    return zipped(parts)


def has_an_end(content: bytes, name: str) -> bool:
    """Whether the file was read, or it is said what is wrong with it and what to do."""
    upload = read_upload(content, name)
    told = all(problem.what and problem.remedy for problem in upload.problems)
    return told and bool(upload.sheets or upload.problems or upload.remarks)


@pytest.mark.parametrize("name", ["a.xlsx", "a.zip", "a.csv"])
@settings(max_examples=60, deadline=None)
@given(changes=CHANGES)
def test_changed_bytes_of_a_file(name, changes):
    assert has_an_end(change(made(name), changes), name)


@pytest.mark.parametrize("name", ["a.xlsx", "a.zip"])
@settings(max_examples=60, deadline=None)
@given(changes=CHANGES)
def test_changed_bytes_of_a_file_in_a_zip(name, changes):
    assert has_an_end(change_part(made(name), changes), name)


def test_a_file_in_a_zip_that_has_no_name():
    content = made("a.zip")
    assert has_an_end(content.replace(b"values.csv", b"\0" * 10), "a.zip")
    assert has_an_end(change_part(content, [(0.0, b"\0")]), "a.zip")
