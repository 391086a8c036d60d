"""The editor's desk, as an editor uses it: what she gives is hers alone, and every fault is a sentence."""

import io
import traceback
from collections.abc import Iterator

import pandas as pd
import pytest

from components.app import private_preview
from components.content.about_data import data_report
from components.facts import private_previews, readers, tables
from components.views import your_data
from components.views.your_data import files, previewing, templates, ticks, work
from data.checks.desk import check_package
from data.checks.upload import read_upload
from tests.app.test_pages import PAGES, text_of
from tests.habits import country_files, zipped

CSV, SECRET = "text/csv", "Nachtigall-4711"
WITH_FAULTS = {"Orissa": "IN-OR", "Nowhereville": "IN-BR"}


def give(at, *files):
    at.file_uploader[0].set_value([(name, content, CSV) for name, content in files])
    return at.run()


def press(at, label: str):
    next(one for one in at.button if one.label == label).click()
    return at.run()


@pytest.fixture
def coverage() -> bytes:
    """The districts of a programme as they are, two of them by names instead of codes."""
    text = tables.catalog().package("pacs").tables["coverage"].path.read_text(encoding="utf-8")
    for name, code in WITH_FAULTS.items():
        assert f"\n{code}," in text
        text = text.replace(f"\n{code},", f"\n{name},", 1)
    return text.encode()


def as_workbook(content: bytes) -> bytes:
    out = io.BytesIO()
    pd.read_csv(io.BytesIO(content), dtype=str).to_excel(out, sheet_name="coverage", index=False)
    return out.getvalue()


def test_a_new_desk_says_what_to_do(open_page):
    at = open_page("your_data")
    assert not at.exception
    assert any("Nothing is here yet" in one.value for one in at.info)
    assert "25 MB" in text_of(at)


def test_cells_of_a_workbook_are_named_questions_answered_and_changes_shown(open_page, coverage):
    given = "my list.xlsx", as_workbook(coverage)
    at = give(open_page("your_data", programme="pacs"), given)
    said = text_of(at)
    assert not at.exception
    assert not at.error
    row = next(n for n, line in enumerate(coverage.decode().splitlines(), 1) if "Nowherev" in line)
    what = "“Nowhereville” is not known."
    assert f'<th scope="row">A{row}</th><td>place_id</td><td>{what}</td>' in said
    # A name of a place is not taken over before somebody confirmed it.
    assert any("something has to be answered" in one.value for one in at.warning)
    (question,) = at.radio
    assert question.value is None
    before = at.session_state[work.WORK].changes.counts()["coverage"]["removed"]
    question.set_value("read")
    press(at, "Check again with these answers")
    assert not at.exception
    assert at.radio[0].value == "read"
    report = at.session_state[work.WORK].report
    assert not report.questions
    assert set(report.readings["coverage"].rows["place_id"]) >= {"IN-OR"}
    changes = at.session_state[work.WORK].changes
    assert changes.counts()["coverage"]["removed"] == before - 1
    # What has no tick stays as it is: the row that goes, for nobody knows the name in its place.
    tick = next(one for one in at.checkbox if "goes" in one.label)
    tick.uncheck().run()
    assert not at.exception
    assert any("1 row that goes" in one.label and not one.value for one in at.checkbox)
    choice = at.session_state[work.WORK].choice[-1]
    assert "IN-BR" in set(choice.report.readings["coverage"].rows["place_id"])
    assert "removed" not in choice.changes.counts().get("coverage", {})
    assert any("0 of 1 row is taken along" in one.value for one in at.caption)


def test_a_figure_that_looks_wrong_is_confirmed_before_its_package_can_be_published(open_page):
    text = tables.catalog().package("pacs").tables["values"].path.read_text(encoding="utf-8")
    first = next(line for line in text.splitlines() if ",all,total,all,main,20," in line)
    wrong = text.replace(first, first.replace(",main,20,", ",main,-20,"), 1)
    at = give(open_page("your_data", programme="pacs"), ("values.csv", wrong.encode()))
    assert not at.exception
    said = "the package cannot be published before somebody confirms it."
    # Beside what was recognised, and where the package is taken along.
    assert len([one for one in at.warning if said in one.value]) == 2
    (tick,) = [one for one in at.checkbox if "These figures are right" in one.label]
    assert not tick.value and "-20" in tick.label.replace("−", "-")
    tick.check().run()
    assert not at.exception
    assert not [one for one in at.warning if said in one.value]
    kept = at.session_state[work.WORK]
    assert not kept.report.unconfirmed and kept.confirmed
    report = data_report.write_report(
        kept.files, kept.report, kept.choice[-1], kept.changes
    ).decode()
    assert "Compared with the source." in report
    (tick,) = [one for one in at.checkbox if "These figures are right" in one.label]
    tick.uncheck().run()
    assert len([one for one in at.warning if said in one.value]) == 2


def test_another_visitor_sees_nothing_and_nothing_is_kept_or_logged(
    open_page, coverage, tmp_path, monkeypatch, caplog
):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    told = coverage.replace(b"Nowhereville", SECRET.encode())
    first = give(open_page("your_data", programme="pacs"), (f"{SECRET}.csv", told))
    assert SECRET in text_of(first)
    other = open_page("your_data", programme="pacs")
    assert SECRET not in text_of(other)
    assert any("Nothing is here yet" in one.value for one in other.info)
    assert SECRET not in text_of(open_page("coverage", programme="pacs"))
    assert SECRET not in caplog.text
    assert not any(tmp_path.iterdir())


def test_a_fault_of_ours_is_a_sentence_and_quotes_no_cell_in_the_log(
    open_page, coverage, monkeypatch, caplog
):
    def fail(*_):
        raise ValueError(f"could not convert {SECRET}")

    monkeypatch.setattr(work, "check_package", fail)
    at = give(open_page("your_data", programme="pacs"), ("list.csv", coverage))
    assert not at.exception
    assert any("could not be checked" in one.value for one in at.error)
    assert "A check failed" in caplog.text
    assert SECRET not in caplog.text


def test_a_fault_of_the_page_or_of_a_file_made_later_quotes_no_cell_in_the_log(
    open_page, coverage, monkeypatch, caplog, capsys
):
    def fail(*_):
        raise ValueError(f"could not convert {SECRET}")

    monkeypatch.setattr(your_data, "show_problems", fail)
    at = give(open_page("your_data", programme="pacs"), ("list.csv", coverage))
    # What goes from the page to whoever writes a fault down.
    assert at.exception
    written = "".join(capsys.readouterr()) + caplog.text
    assert "FaultOfPreview" in written and SECRET not in written
    assert SECRET not in caplog.text
    monkeypatch.setattr(ticks, "read_work", fail)
    monkeypatch.setattr(previewing, "read_preview", fail)
    monkeypatch.setattr(files, "read_work", fail)
    later = (
        templates.in_this_language(fail), lambda: ticks._tick_group("", "", ""),
        lambda: ticks._tick_rows("", "", (), frozenset()), previewing._end, lambda: files._forget(()),
    )  # fmt: skip
    for work_of_widget in later:
        with pytest.raises(readers.FaultOfPreview) as fault:
            work_of_widget()
        assert SECRET not in "".join(traceback.format_exception(fault.value))


def test_a_preview_that_fails_to_begin_is_a_sentence_and_quotes_no_cell_in_the_log(
    open_page, coverage, monkeypatch, caplog
):
    def fail(*_, **__):
        raise ValueError(f"could not convert {SECRET}")

    at = give(open_page("your_data", programme="pacs"), ("coverage.csv", coverage))
    monkeypatch.setattr(private_previews, "begin", fail)
    press(at, "Make a private preview")
    assert not at.exception
    assert any("Something went wrong" in one.value for one in at.warning)
    assert "A private preview failed" in caplog.text
    assert SECRET not in caplog.text


def test_a_file_without_room_is_said_as_long_as_it_stands_there_and_takes_no_room(
    open_page, monkeypatch
):
    monkeypatch.setattr(files, "MEGABYTE", 4)
    at = give(open_page("your_data"), ("large.csv", b"0" * 101), ("small.csv", b"a,b\n1,2\n"))
    for _ in range(2):
        assert any("“large.csv” was not read" in one.value for one in at.warning)
        at.run()
    assert [one.upload.name for one in at.session_state[work.WORK].files] == ["small.csv"]


def test_files_stay_while_an_editor_looks_at_other_pages_and_can_be_taken_away(open_page, coverage):
    at = give(open_page("your_data", programme="pacs"), ("list.csv", coverage))
    at.switch_page("../../pages/coverage.py").run()
    at.switch_page("../../pages/your_data.py").run()
    assert any("Still here from before" in one.value for one in at.caption)
    press(at, "Take them away")
    assert not at.exception
    assert any("Nothing is here yet" in one.value for one in at.info)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("photo.csv", b"\x89PNG\r\n\x1a\n" + b"0" * 50, "picture"),
        ("empty.csv", b"", "empty"),
    ],
)
def test_a_file_that_is_no_table_gets_a_sentence(open_page, name, content, said):
    at = give(open_page("your_data"), (name, content))
    assert not at.exception
    assert said in text_of(at)
    assert any("None of the sheets" in one.value for one in at.warning)


def test_a_programme_begun_at_the_desk_says_all_that_the_check_before_publishing_asks(open_page):
    at = open_page("your_data", programme="new_programme")
    assert any("Is its country not listed? Give a ZIP" in one.value for one in at.caption)
    for key, said in (("title", "Made up"), ("name", "made-up"), ("summary", "Nothing of it is.")):
        at.text_input(f"{files.ABOUT}_{key}").set_value(said)
    given = (
        b"source_id,title,publisher,url,accessed,licence\nown,Own list,We,,2026-01-01,CC-BY-4.0\n"
    )
    at = give(at, ("sources.csv", given))
    assert not at.exception
    report = at.session_state[work.WORK].report
    assert report.package.about["summary"] and not report.refusals


def test_a_private_preview_is_the_whole_site_with_her_rows_until_it_is_ended(
    open_page, coverage, monkeypatch
):
    at = give(open_page("your_data", programme="pacs"), ("coverage.csv", coverage))
    press(at, "Make a private preview")
    assert not at.exception
    name = at.session_state[work.PREVIEW]
    rows = private_previews.find(name)
    assert rows.report is at.session_state[work.WORK].choice[-1].report
    assert f"/private/{name}/" in at.get("link_button")[0].proto.url
    # Another session of these tests has the same name as this one, with which the preview ended.
    name = private_previews.begin(work.site_base(), rows.report)
    rows = private_previews.find(name)
    # A session below the address of the preview is in it, as the server says.
    with monkeypatch.context() as patch:
        patch.setattr(private_preview, "_name", lambda: name)
        shown = open_page("coverage", programme="pacs")
        assert not shown.exception
        assert any("only this browser sees it" in one.value for one in shown.warning)
        desk = open_page("your_data")
        assert not desk.file_uploader
        assert any("Files are checked outside of the preview" in one.value for one in desk.info)
        pack = open_page("advocacy_pack", place="IN-BR")
        assert "Made in a private preview" in text_of(pack)
        press(shown, "End the preview")
        assert private_previews.find(name) is None
        assert [one.value for one in shown.info] == [
            "This private preview has ended. Nothing of it is kept."
        ]
        assert not shown.warning
    elsewhere = open_page("coverage", programme="pacs")
    assert not any("only this browser sees it" in one.value for one in elsewhere.warning)


def test_who_changes_something_is_told_that_the_preview_is_of_before(
    open_page, coverage, monkeypatch
):
    for name, code in WITH_FAULTS.items():
        coverage = coverage.replace(f"\n{name},".encode(), f"\n{code},".encode())
    shorter = b"\n".join(coverage.splitlines()[:-1]) + b"\n"
    at = give(open_page("your_data", programme="pacs"), ("list.csv", shorter))
    press(at, "Make a private preview")
    before = at.session_state[work.PREVIEW]
    at.checkbox[0].uncheck().run()
    assert any("you have changed something since" in one.value for one in at.warning)
    press(at, "Preview what is here now")
    assert not any("you have changed something since" in one.value for one in at.warning)
    assert private_previews.find(before) is None
    press(at, "End the preview")
    assert at.session_state[work.PREVIEW] == ""
    monkeypatch.setattr(private_previews.ALL, "_most", 0)
    press(at, "Make a private preview")
    assert any("this server has no room for one more" in one.value for one in at.warning)


@pytest.fixture
def ruritania() -> Iterator[str]:
    """The name of a private preview of a programme in a country that the site does not have."""
    upload = read_upload(zipped(country_files()), "country.zip")
    base = work.site_base()
    name = private_previews.begin(base, check_package([upload], base, upload.descriptor))
    yield name
    private_previews.end(name)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_a_preview_has_the_places_and_maps_of_a_new_country(
    open_page, ruritania, monkeypatch, page
):
    monkeypatch.setattr(private_preview, "_name", lambda: ruritania)
    own = {"place": {"id": "XR-N"}, "advocacy_pack": {"place": "XR-N"}}
    at = open_page(page, **own.get(page, {"programme": "castle-groups"}))
    assert not at.exception and not at.error
    assert [one for one in at.warning if "only this browser sees it" in one.value]
    # No map is missed; a link to what the programme has none of is.
    others = [one.value for one in at.warning if "only this browser sees it" not in one.value]
    assert not [one for one in others if "link" not in one]
    said = {
        "coverage": "3 proven by a source",
        "place": "Northern Ruritania",
        "home": "3 programmes helped poor rural families to organise, in Ruritania, India and Pakistan",
    }
    assert said.get(page, "") in text_of(at)
