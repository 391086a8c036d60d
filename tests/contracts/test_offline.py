"""The folder that opens without a server: nothing in it leads nowhere, or to a server of ours."""

import io
import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pikepdf
import pytest
from libzim.reader import Archive
from libzim.search import Query, Searcher

from components.facts import tables
from components.language.messages import gettext
from components.server import static_pages
from components.server.offline import __main__ as command
from components.server.offline import briefs, contents, write, zim
from components.server.offline.way import page_file
from components.server.static_pages import lists
from data import languages

# A place has its bars and the whole table.
LARGEST, LARGEST_LIST = 80_000, 120_000
# A guided story has a picture beside each of its steps.
LARGEST_STORY = 160_000
# Some of each kind; the whole folder takes minutes.
PATHS = sorted({*contents.paths()[:7], *static_pages.KINDS, *contents.paths()[7::120]})
KNOWN = {page_file(path) for path in contents.paths()}
# What FAT allows everywhere; and it does not tell capitals from small letters.
SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,120}")


class Links(HTMLParser):
    """Addresses that a page names, with their element and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[tuple[str, str]] = []
        self.outside: dict[str, str] = {}
        self._open = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        named = {key: value for key, value in attrs if key in ("href", "src")}
        self.addresses += [(key, value) for key, value in named.items()]
        if tag == "a":
            self._open = named.get("href", "")

    def handle_data(self, data):
        if self._open.startswith("http"):
            self.outside[self._open] = self.outside.get(self._open, "") + data

    def handle_endtag(self, tag):
        self._open = "" if tag == "a" else self._open


@pytest.fixture(scope="module")
def brief() -> briefs.Brief:
    return briefs.brief(*briefs.choices()[0])


@pytest.fixture(scope="module")
def folder(tmp_path_factory, brief) -> Path:
    out = tmp_path_factory.mktemp("offline")
    written = write.folder(out, PATHS, [brief])
    assert sorted(written) == sorted(one for one in out.rglob("*") if one.is_file())
    return out


@pytest.fixture(scope="module")
def pages(folder) -> dict[Path, Links]:
    return {path: Links(path.read_text(encoding="utf-8")) for path in folder.rglob("*.html")}


def test_every_address_of_the_folder_is_a_file_of_it(folder, pages):
    for page, links in pages.items():
        for _, address in links.addresses:
            if address.startswith(("http://", "https://", "#")):
                continue
            named = (page.parent / unquote(address)).resolve()
            below = named.relative_to(folder.resolve()).as_posix()
            assert named.is_file() or below in KNOWN, f"{page}: {address}"


def test_what_leads_out_is_a_source_and_says_so(pages):
    for page, links in pages.items():
        assert all(key == "href" for key, address in links.addresses if "//" in address), page
        assert not re.search(r"localhost|127\.0\.0\.1", page.read_text(encoding="utf-8"))
        assert all("↗" in text for text in links.outside.values()), page


def test_pages_are_light(folder, pages):
    sizes = {page.relative_to(folder).as_posix(): page.stat().st_size for page in pages}
    assert sizes.pop(write.START) < LARGEST_LIST
    stories = {name for name in sizes if "guides" in name}
    assert max(sizes[name] for name in stories) < LARGEST_STORY
    assert max(size for name, size in sizes.items() if name not in stories) < LARGEST


def test_the_start_page_lists_every_page(pages, folder):
    listed = {unquote(address) for _, address in pages[folder / write.START].addresses}
    assert listed >= KNOWN


def test_search_names_every_page_and_brief(folder, brief):
    script = (folder / write.WORDS).read_text(encoding="utf-8")
    entries, _ = json.JSONDecoder().raw_decode(script.removeprefix("const PAGES = "))
    by_file = {file: (title, kind, summary) for file, title, kind, summary, _ in entries}
    assert set(by_file) == {*map(page_file, PATHS), brief.file}
    assert all(title and summary for title, _, summary in by_file.values())


def test_names_are_safe_on_a_stick(folder):
    names = [one.relative_to(folder).as_posix() for one in folder.rglob("*")]
    names += [one for one in KNOWN if one not in names]
    assert all(SAFE.fullmatch(part) for name in names for part in name.split("/"))
    assert len({name.casefold() for name in names}) == len(names)


@pytest.mark.parametrize("code", ["en", "hi"])
def test_what_only_a_server_answers_is_left_out(code):
    with languages.speaking(code):
        kept = contents.document(lists.ABOUT).sections
        whole = lists.document(lists.ABOUT, {}).sections
        assert [one.title for one in whole if one not in kept] == [gettext("For programs")]
    assert not any(one.needs_server for one in kept)


def test_tables_are_there_with_their_description(folder):
    for package in tables.catalog().packages():
        there = folder / "data" / package.package_id
        assert json.loads((there / "datapackage.json").read_text(encoding="utf-8"))
        described = [one["path"] for one in package.descriptor["resources"]]
        assert all((there / one).stat().st_size for one in described)


def test_a_brief_names_no_server(brief):
    with pikepdf.open(io.BytesIO(brief.content)) as pdf:
        links = [str(one.A.URI) for page in pdf.pages for one in page.get("/Annots", [])]
    assert links
    assert not any("advocacy_pack" in one or "localhost" in one for one in links)


def test_every_programme_has_a_brief_for_each_of_its_states():
    choices = briefs.choices()
    assert {programme for programme, _ in choices} == set(tables.programmes())
    assert len({(programme, one.place) for programme, one in choices}) == len(choices)


def test_a_folder_of_somebody_else_is_left_alone(tmp_path, capsys):
    (tmp_path / "letter.txt").write_text("mine")
    assert command.main(["--out", str(tmp_path)]) == 2
    assert "holds other files" in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["letter.txt"]


def test_the_command_replaces_what_it_wrote(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(contents, "paths", lambda: [contents.LICENCES])
    out = tmp_path / "stick"
    for _ in range(2):
        assert command.main(["--out", str(out), "--no-briefs"]) == 0
    assert (out / write.START).is_file()
    assert [one.name for one in tmp_path.iterdir()] == ["stick"]
    assert "files" in capsys.readouterr().err


@pytest.mark.parametrize("fault", [RuntimeError("No space left"), OSError("read-only disk")])
def test_an_archive_that_cannot_be_written_says_why(tmp_path, monkeypatch, capsys, fault):
    def fail(*_):
        raise fault

    monkeypatch.setattr(contents, "paths", lambda: [contents.LICENCES])
    monkeypatch.setattr(zim, "Creator", fail)
    out = tmp_path / "zone.zim"
    out.write_bytes(b"of yesterday")
    assert command.main(["--out", str(out), "--no-briefs"]) == 2
    said = capsys.readouterr().err
    assert f"{out} cannot be written" in said and str(fault) in said
    assert out.read_bytes() == b"of yesterday" and [*tmp_path.iterdir()] == [out]


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Archive:
    """One ZIM file in two languages, made by the command as an editor makes it, of a few pages."""
    out = tmp_path_factory.mktemp("zim") / "learning-zone.zim"
    few = [contents.LICENCES, "places", "places/IN-C11-236", "cases/PK-001"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(contents, "paths", lambda: few)
        # The tables of one package stand for those of all, which take half a minute.
        patch.setattr(write, "_tables", lambda folder: [_copy_values(folder)])
        assert command.main(["--out", str(out), "--language", "en,ur", "--no-briefs"]) == 0
    return Archive(out)


def _copy_values(folder: Path) -> Path:
    there = folder / "data" / "pacs" / "values.csv"
    there.parent.mkdir(parents=True)
    return shutil.copy(tables.catalog().package("pacs").folder / "values.csv", there)


def test_the_archive_opens_with_its_languages_and_each_leads_to_a_start_page(archive):
    opened = archive.main_entry.get_item()
    links = Links(bytes(opened.content).decode())
    starts = {f"{code}/{write.START}" for code in ("en", "ur")}
    assert {f"../{one}" for one in starts} <= {address for _, address in links.addresses}
    assert all(map(archive.has_entry_by_path, starts))
    assert archive.check()
    assert archive.get_metadata("Language").decode() == "eng,urd"
    assert archive.has_illustration(zim.PICTURE)


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("Gaya", "en/places/IN-C11-236.html"),
        ("گیا", "ur/places/IN-C11-236.html"),
    ],
)
def test_the_archive_finds_a_page_by_its_words_in_each_script(archive, words, path):
    found = Searcher(archive).search(Query().set_query(words))
    assert path in found.getResults(0, 20)


def test_what_is_the_same_in_several_languages_is_in_the_archive_once(archive):
    sizes = {
        code: archive.get_entry_by_path(f"{code}/data/pacs/values.csv").get_item().size
        for code in ("en", "ur")
    }
    assert len(set(sizes.values())) == 1
    # The second is the same entry under another path.
    assert archive.article_count < archive.all_entry_count


def test_a_folder_of_two_languages_is_refused(tmp_path, capsys):
    with pytest.raises(SystemExit):
        command.main(["--out", str(tmp_path / "stick"), "--language", "en,hi"])
    assert "one language" in capsys.readouterr().err
