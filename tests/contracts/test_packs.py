"""Packs of real places and themes, rich, thin and empty: every file opens and agrees with the tables."""

import csv
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import cycle
from pathlib import Path

import pandas as pd
import pikepdf
import pypdfium2
import pytest
import zxingcpp
from frictionless import Package
from PIL import Image
from pptx import Presentation

from components.brief import batch, bundle, caveats, describe, maps, pdf
from components.brief import tables as tables_of
from components.brief.__main__ import main
from components.brief.choice import PackChoice
from components.brief.facts import Facts
from components.brief.pack import Pack
from components.facts import indicators as indicators_of
from components.facts import tables as kept_tables
from components.language import dates, numbers
from components.language.shortening import split_sentences
from data import changes, languages, letters
from tests.slides import every_shape

DAY = date(2026, 11, 22)
SITE = "https://learning-zone.example"
DATA = Path(__file__).parents[2] / "data"
PAIRS = [
    *(("IN-C11-236", theme) for theme in ("water", "education", "health", "justice", "work_guarantee")),
    *(("IN-MP", theme) for theme in ("land", "work_guarantee", "gender", "federations")),
    *(("IN-UP", theme) for theme in ("education", "discrimination", "energy")),
    *(("IN-C11-157", theme) for theme in ("education", "infrastructure")),
    ("IN-CT", "land"), ("IN-OR", "disability"), ("IN-WB", "reach"), ("IN-JH", "poverty"),
    *(("PK17-s-thatta", theme) for theme in ("education", "reach", "livelihoods", "youth")),
    *(("PK17-kp-chitral", theme) for theme in ("reach", "governance", "water")),
    ("PK-S", "federations"), ("PK-GB", "farming"), ("PK-AJK", "reach"), ("PK-B", "nature"),
    ("PK17-s-karachi-central", "education"),
]  # fmt: skip
NOTE = "हिन्दी क्षेत्र\nاردو: مقامی تنظیم\n#strong[x] <b>&amp;</b> \\ $1$\n=1+1"


@pytest.fixture(scope="module")
def made(facts):
    """A function: the pack of a pair and its files."""

    @cache
    def make(place: str, theme: str) -> tuple[Pack, dict[str, bytes]]:
        choice = PackChoice(place, theme, "district_officer", note=NOTE)
        pack = describe.describe(facts, choice, SITE, DAY)
        return pack, bundle.make_files(pack)

    return make


@pytest.fixture(scope="module")
def tables() -> dict[tuple[str, ...], dict[str, str]]:
    """The rows of all values as the files have them, read without any of our code."""
    found = {}
    for path in [*DATA.glob("programmes/*/values.csv"), *DATA.glob("context/*/values.csv")]:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                key = (path.parent.name, row["indicator_id"], row["place_id"], row["period"])
                cut = (row["group"], row["residence"])
                found.setdefault((*key, *cut), []).append(row)
    return found


def test_there_are_thirty_pairs():
    assert len(set(PAIRS)) == 30


def squeezed(text: str) -> str:
    """Text without spaces and hyphens at line ends, so that breaks in a file do not matter."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text).replace("\ufffe", "")


def text_of_pdf(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def text_of_slides(content: bytes) -> str:
    slides = Presentation(io.BytesIO(content)).slides
    return "\n".join(
        text for slide in slides for shape in every_shape(slide.shapes) for text in _texts(shape)
    )


def _texts(shape) -> Iterator[str]:
    if shape.has_text_frame:
        yield shape.text_frame.text
    if getattr(shape, "has_table", False) and shape.has_table:
        yield from (cell.text for row in shape.table.rows for cell in row.cells)


@pytest.mark.parametrize(("place", "theme"), PAIRS[::3])
def test_all_files_open(made, place, theme):
    pack, files = made(place, theme)
    with pikepdf.open(io.BytesIO(files["brief.pdf"])) as brief:
        assert 1 <= len(brief.pages) <= 3
    slides = Presentation(io.BytesIO(files["slides.pptx"])).slides
    assert 3 <= len(slides) <= 6
    with Image.open(io.BytesIO(files["card.png"])) as card:
        assert card.size == (1080, 1080)
    assert len(files["card.png"]) < 300_000
    if pack.picture is None:
        assert "map.png" not in files
    else:
        with Image.open(io.BytesIO(files["map.png"])) as picture:
            assert picture.width == 1800
        assert b"url(#hatch)" in files["map.svg"]
        assert b"no record" in files["map.svg"]
    assert files["README.txt"].decode().startswith(pack.title)


@pytest.mark.parametrize(("place", "theme"), PAIRS)
def test_every_figure_has_a_source_and_is_that_of_the_tables(made, tables, facts, place, theme):
    pack, files = made(place, theme)
    rows = pd.read_csv(io.BytesIO(files["figures.csv"]), dtype=str, keep_default_na=False)
    assert len(rows) == len(pack.rows())
    for row in rows.to_dict("records"):
        if row["value"]:
            assert row["source"] and row["source_title"], row
    groups = {term.label: code for code, term in facts.words.lists["groups"].items()}
    residences = {term.label: code for code, term in facts.words.lists["residences"].items()}
    stated = rows[(rows["basis"] == "published") & (rows["value"] != "")]
    for row in stated[stated["indicator"].str.endswith(":coverage")].to_dict("records"):
        coverage = pd.read_csv(next(DATA.glob(f"programmes/{row['indicator'][:-9]}/coverage.csv")))
        claimed = coverage.set_index("place_id")["children_claimed"]
        assert float(row["value"]) == claimed[row["place_id"]]
    for row in stated[~stated["indicator"].str.endswith(":coverage")].to_dict("records"):
        package, indicator = row["indicator"].split(":")
        cut = (groups[row["group"]], residences[row["residence"]])
        stored = tables[(package, indicator, row["place_id"], row["period"], *cut)]
        known = [float(one["value"]) for one in stored if one["value"]]
        largest, together = max(known), sum(known)
        assert float(row["value"]) in (*known, pytest.approx(together), pytest.approx(largest))
    computed = rows[(rows["numerator"] != "") & (rows["value"] != "")]
    assert not (
        (rows["numerator"] != "") & (rows["value"] == "") & (rows["missing_reason"] == "")
    ).any()
    for row in computed.to_dict("records"):
        rate = float(row["numerator"]) / float(row["denominator"])
        scale = float(row["value"]) / rate if rate else 100
        assert any(scale == pytest.approx(one) for one in (1, 100, 1000, 100_000))


@pytest.mark.parametrize(("place", "theme"), PAIRS)
def test_brief_slides_and_table_say_the_same(made, place, theme):
    pack, files = made(place, theme)
    brief, slides = (
        squeezed(text_of_pdf(files["brief.pdf"])),
        squeezed(text_of_slides(files["slides.pptx"])),
    )
    said = [pack.title, *(one.value for one in pack.headlines)]
    said += [one.heading for one in (*pack.headlines, *pack.asks, *pack.stories)]
    said += [sentence for one in pack.said for sentence in [one.text]]
    said += [source.title for source in pack.cited()] + list(pack.missing)
    for sentence in said:
        assert squeezed(sentence) in brief, sentence
        assert squeezed(sentence) in slides, sentence


def test_the_figure_of_the_title_has_its_source_beside_it(made):
    """Here the comparison of two groups leads, which none of the numbers below tells."""
    pack, files = made(*PAIRS[0])
    marks = pack.marks(pack.leading)
    assert pack.leading == pack.chart
    brief = squeezed(text_of_pdf(files["brief.pdf"]))
    assert squeezed(f"are rounded. {marks}") in brief
    plain = replace(pack, exact="", title=f"Gaya: {pack.leading.finding}", leading=pack.leading)
    assert squeezed(f"{plain.title} {marks}") in squeezed(text_of_pdf(pdf.brief(plain)))
    own = replace(plain, title="Our own title")
    assert squeezed(f"{own.title} {marks}") not in squeezed(text_of_pdf(pdf.brief(own)))
    slide = Presentation(io.BytesIO(files["slides.pptx"])).slides[0]
    foot = next(one for one in slide.shapes if one.name == "Sources and data").text_frame.text
    for number in marks.strip("[]").split(", "):
        assert f"[{number}]" in foot
        assert f"[{number}]" in slide.notes_slide.notes_text_frame.text


def test_the_key_of_a_map_of_a_group_names_the_group(facts):
    choice = PackChoice("IN-C11-236", "education", "district_officer")
    asked = "map:india:literacy7_pct"
    shown = [
        maps.picture(facts, choice, [], item).drawing.figure.legend.denominator_text
        for item in (f"{asked}:women:total", asked)
    ]
    assert shown[0] == f"{shown[1]} (women)"


@pytest.mark.parametrize(("place", "theme"), PAIRS)
def test_the_numbers_of_the_map_and_the_chart_are_those_of_their_rows(made, place, theme):
    pack, files = made(place, theme)
    slides = Presentation(io.BytesIO(files["slides.pptx"])).slides
    shapes = {one.name: one for slide in slides for one in every_shape(slide.shapes)}
    if pack.picture:
        drawn_here = {piece.area.place_id for piece in pack.picture.drawing.pieces}
        for row in (one for one in pack.picture.rows if one.place_id in drawn_here):
            name = row.place.partition(",")[0]
            said = shapes[name]._element.xpath(".//p:cNvPr/@descr")[0]
            expected = numbers.not_reported() if row.value is None else f"{row.value:,.10g}"
            if row.value is not None:
                assert re.search(r"\d", said), said
                drawn = float(re.sub(r"[^\d.]", "", said.rpartition(":")[2].split("\xa0")[0]))
                assert drawn == pytest.approx(row.value, abs=0.06), expected
    if pack.chart:
        chart = next(one.chart for one in shapes.values() if getattr(one, "has_chart", False))
        drawn = [tuple(series.values) for series in chart.plots[0].series]
        assert drawn == [column for _, column in pack.chart.series]


@pytest.mark.parametrize(("place", "theme"), PAIRS)
def test_the_deck_is_as_a_presenter_wants_it(made, place, theme):
    """A master of 16:9 with its fonts; each slide has something, a number, and its sources last."""
    deck = Presentation(io.BytesIO(made(place, theme)[1]["slides.pptx"]))
    wide, tall = deck.slide_width, deck.slide_height
    assert round(wide / tall, 3) == round(16 / 9, 3)
    for part in (deck.slide_master, *deck.slide_layouts):
        for one in part.placeholders:
            assert one.left >= 0 and one.left + one.width <= wide
    assert max(one.left + one.width for one in deck.slide_master.placeholders) > wide * 0.9
    parts = [one.target_part for one in deck.slide_master.part.rels.values()]
    (theme_xml,) = [one.blob.decode() for one in parts if "/theme/" in one.partname]
    for font in ("Georgia", "Arial"):
        assert f'<a:latin typeface="{font}"' in theme_xml
    for script in ("Deva", "Beng", "Orya", "Arab"):
        assert len(re.findall(rf'<a:font script="{script}" typeface="[^"]+"', theme_xml)) == 2
    for slide in deck.slides:
        first, *body, foot, number = slide.shapes
        assert first == slide.shapes.title and first.text_frame.text
        assert (foot.name, number.name) == ("Sources and data", "Slide number")
        assert number._element.xpath(".//a:fld[@type='slidenum']")
        assert any(
            not one.has_text_frame or one.text_frame.text.strip() for one in every_shape(body)
        )


@pytest.mark.parametrize(("place", "theme"), PAIRS)
def test_the_sources_of_a_pack_are_read_by_reference_managers(made, place, theme):
    """The pack itself, then each of its sources, in both files."""
    pack, files = made(place, theme)
    bib, ris = (files[f"sources.{kind}"].decode() for kind in ("bib", "ris"))
    entries = re.findall(r"^@misc\{([^\s,]+),$", bib, re.MULTILINE)
    records = [one for one in ris.split("ER  - ") if one.strip()]
    assert len(entries) == len(set(entries)) == len(records) == len(pack.sources) + 1
    titles = [re.search(r"^TI  - (.+)$", one, re.MULTILINE)[1] for one in records]
    assert titles == [
        " ".join(one.split()) for one in (pack.title, *(s.title for s in pack.sources))
    ]
    assert re.findall(r"^ID  - (.+)$", ris, re.MULTILINE) == entries
    assert all(one.lstrip().startswith("TY  - ELEC") for one in records)
    for source in pack.sources:
        assert not source.url or f"UR  - {source.url}" in ris


@pytest.mark.parametrize(("place", "theme"), PAIRS)
def test_the_brief_is_tagged(made, place, theme):
    pack, files = made(place, theme)
    with pikepdf.open(io.BytesIO(files["brief.pdf"])) as brief:
        root = brief.Root
        assert bool(root.MarkInfo.Marked)
        assert str(root.Lang).startswith("en")
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        with brief.open_metadata() as metadata:
            assert str(metadata["pdfuaid:part"]) == "1"
            assert str(metadata["pdfaid:part"]) == "2"
        assert str(brief.docinfo["/Title"]) == pack.title
        elements = list(_elements(root.StructTreeRoot))
        kinds = [str(one.get("/S", "")) for one in elements]
        assert {"/H1", "/P"} <= set(kinds)
        figures = [one for one in elements if str(one.get("/S", "")) == "/Figure"]
        assert figures
        assert all(str(one.get("/Alt", "")) for one in figures)
        for page in brief.pages:
            for font in page.Resources.get("/Font", {}).values():
                assert _is_embedded(font)


def _elements(node) -> Iterator[pikepdf.Dictionary]:
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


def _is_embedded(font) -> bool:
    inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    descriptor = inner.get("/FontDescriptor", {})
    return any(name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3"))


@pytest.mark.parametrize(("place", "theme"), PAIRS)
def test_every_slide_has_a_title_and_every_object_a_text(made, place, theme):
    _, files = made(place, theme)
    for slide in Presentation(io.BytesIO(files["slides.pptx"])).slides:
        assert slide.shapes.title.text_frame.text.strip()
        notes = slide.notes_slide.notes_text_frame.text
        # What is not known, and a title without a figure, has no source to name.
        is_marked = any(
            re.search(r"\[\d", shape.text_frame.text)
            for shape in every_shape(slide.shapes)
            if shape.has_text_frame
        )
        assert "Sources:" in notes or not is_marked
        assert "Sources: none" not in notes
        ids = []
        for shape in every_shape(slide.shapes):
            properties = shape._element.xpath(".//p:cNvPr")[0]
            assert properties.get("descr"), shape.name
            ids.append(properties.get("id"))
        assert len(ids) == len(set(ids))


def test_a_presenter_says_what_a_slide_shows_and_names_the_neighbours(made):
    pack, files = made("IN-C11-236", "water")
    slides = list(Presentation(io.BytesIO(files["slides.pptx"])).slides)
    spoken = [one.notes_slide.notes_text_frame.text.partition("\n")[0] for one in slides]
    assert pack.chart.point in spoken and len(set(spoken)) == len(spoken)
    # The finding is said as it stands in the title; no other slide has only its title to say.
    again = [
        one for one, slide in zip(spoken, slides, strict=True) if slide.shapes.title.text in one
    ]
    assert again[1:] == [one for one in again[1:] if pack.picture.heading in one]
    names = {
        shape.text_frame.text for one in slides for shape in one.shapes if shape.has_text_frame
    }
    assert {"Gaya", "Arwal", "Aurangabad", "Nawada"} <= names and "Araria" not in names


@pytest.mark.parametrize(("place", "theme"), PAIRS[::4])
def test_the_code_opens_the_same_choice(made, facts, place, theme):
    pack, files = made(place, theme)
    """From the brief as a cheap printer prints it, and the card as a telephone shows it."""
    with Image.open(io.BytesIO(files["card.png"])) as card:
        on_card = zxingcpp.read_barcode(card.convert("L").resize((540, 540)))
    # It stands beside the sources, wherever these begin.
    pages = reversed(list(pypdfium2.PdfDocument(files["brief.pdf"])))
    read = (
        zxingcpp.read_barcode(page.render(scale=150 / 72).to_pil().convert("L")) for page in pages
    )
    on_paper = next(filter(None, read))
    assert on_card.text == on_paper.text == pack.address
    found, spoken = PackChoice.from_code(pack.address.removeprefix(f"{SITE}/p/"))
    assert (found, spoken) == (PackChoice(place, theme, "district_officer"), "en")


def test_without_a_public_address_nothing_is_printed_that_nobody_could_open(facts):
    choice = PackChoice("IN-C11-236", "water", "donor")
    pack = describe.describe(facts, choice, "http://localhost:8501", DAY)
    files = bundle.make_files(pack)
    texts = [text_of_pdf(files["brief.pdf"]), text_of_slides(files["slides.pptx"])]
    texts += [
        files[name].decode() for name in ("README.txt", "map.svg", "chart.svg", "sources.bib")
    ]
    assert not any("localhost" in one or "/p/1" in one for one in texts)
    with Image.open(io.BytesIO(files["card.png"])) as card:
        assert zxingcpp.read_barcode(card.convert("L")) is None


@pytest.mark.parametrize(("place", "theme"), PAIRS[::7])
def test_what_was_typed_comes_out_as_text(made, place, theme):
    _, files = made(place, theme)
    for text in (text_of_pdf(files["brief.pdf"]), text_of_slides(files["slides.pptx"])):
        assert squeezed("#strong[x] <b>&amp;</b> \\ $1$") in squeezed(text)
        assert squeezed("=1+1") in squeezed(text)
    assert json.loads(files["pack.json"])["note"] == NOTE


def test_no_source_vouches_for_an_ask_in_the_visitors_own_words(facts):
    choice = PackChoice("IN-C11-236", "water", "district_officer")
    ask = next(one for one in describe.describe(facts, choice, SITE, DAY).asks if one.sources)
    mended, own = f"{ask.heading} At last", "Working toilets in every school"
    for words, is_sourced in ((mended, True), (own, False)):
        typed = replace(choice, words=((ask.item_id, words),))
        pack = describe.describe(facts, typed, SITE, DAY)
        (said,) = [one for one in pack.asks if one.heading == words]
        assert bool(pack.marks(said)) == is_sourced


@pytest.mark.parametrize(("place", "theme"), PAIRS[::7])
def test_the_folder_is_a_data_package(made, tmp_path, place, theme):
    pack, _ = made(place, theme)
    content = bundle.archive({pack.file_stem: bundle.make_files(pack)}, pack.made)
    zipfile.ZipFile(io.BytesIO(content)).extractall(tmp_path)
    folder = tmp_path / pack.file_stem
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])[:5]
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    listed = {one["path"] for one in described["resources"]}
    there = {path.name for path in folder.iterdir()}
    assert listed == there - {"README.txt", "datapackage.json"}


def test_a_pack_with_nothing_to_say_says_what_is_missing(made):
    pack, files = made("IN-C11-236", "justice")
    assert [one.kind for one in pack.asks] == ["publish"]
    assert list(pack.items()) == list(pack.asks)
    assert len(pack.missing) >= 4
    assert [source.title for source in pack.sources] == [
        "The Right to Information Act, 2005, section 6"
    ]
    brief = text_of_pdf(files["brief.pdf"])
    assert "What is not known" in brief
    # A wall and a telephone have no use for a blank sheet.
    assert not {"map.svg", "poster.pdf", "phone.png"} & files.keys()
    assert "Not made, for want of figures" in files["README.txt"].decode()


def test_a_case_of_another_district_is_said_to_be_so(made):
    pack, _ = made("PK17-s-thatta", "education")
    assert [one.near for one in pack.stories] == [
        "not from Thatta, but from the same state or province"
    ] * 2


def test_what_is_taken_out_moved_and_renamed_shows(facts):
    first = describe.describe(facts, PackChoice("IN-C11-236", "water", "donor"), SITE, DAY)
    ids = [one.item_id for one in first.headlines]
    choice = PackChoice(
        "IN-C11-236", "water", "donor", without=(ids[0],), order=(ids[2], ids[1]),
        words=((PackChoice("IN-C11-236", "water", "").own_id("title"), "Our title"),),
        added=("case:no-such-case", "map:no:such", "figure:nothing"),
    )  # fmt: skip
    pack = describe.describe(facts, choice, SITE, DAY)
    assert [one.item_id for one in pack.headlines] == [ids[2], ids[1], ids[3]]
    assert pack.title == "Our title"


def test_figures_up_to_a_year_are_not_newer(facts):
    choice = PackChoice("IN-C11-236", "water", "donor", until=2011)
    pack = describe.describe(facts, choice, SITE, DAY)
    assert {row.period[-4:] for row in pack.rows()} == {"2011"}


@pytest.fixture
def read_already(facts, monkeypatch):
    """What the command line reads is what the tests have read."""
    monkeypatch.setattr(Facts, "read", lambda _catalog: facts)


@pytest.mark.usefixtures("read_already")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--place", "Gayaa", "--theme", "water"], "Did you mean: Gaya"),
        (["--place", "Gaya", "--theme", "watr"], "“watr” is not one of"),
        (["--place", "Gaya", "--theme", "water", "--audience", "king"], "“king” is not one of"),
        (["--state", "Gaya", "--theme", "water"], "Gaya has no districts here"),
    ],
)
def test_the_command_line_says_what_it_does_not_understand(arguments, said, tmp_path, capsys):
    assert main([*arguments, "--out", str(tmp_path / "x.zip")]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "x.zip").exists()


def test_one_place_is_one_file_in_the_language_named(tmp_path, capsys):
    target = tmp_path / "pack.zip"
    wanted = ["--place", "Gaya", "--theme", "Water and sanitation", "--out", str(target)]
    assert main([*wanted, "--language", "hi"]) == 0
    assert "Wrote" in capsys.readouterr().err
    with zipfile.ZipFile(target) as pack:
        (name,) = (one for one in pack.namelist() if one.endswith("/brief.pdf"))
        assert "gaya-bihar-water-hi" in name
        assert squeezed("हम क्या माँगते हैं") in squeezed(text_of_pdf(pack.read(name)))
    with pytest.raises(SystemExit):
        main([*wanted, "--language", "hi,ur"])
    assert "A place has one pack" in capsys.readouterr().err


def read_report(folder: Path) -> list[dict[str, str]]:
    with (folder / batch.REPORT).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def of_ajk(facts, monkeypatch, tmp_path):
    """The command for two themes of the districts of Azad Kashmir, and the districts."""
    monkeypatch.setattr(Facts, "read", lambda _catalog: facts)
    # Each file is its pack's choice: the batch is tried here, the files are by the other tests.
    whole = [one for one in bundle.FILES if one.name == bundle.RECORD]
    monkeypatch.setattr(bundle, "FILES", tuple(whole))
    districts = facts.places.at_level("district", "PK-AJK")
    wanted = ["--state", "PK-AJK", "--theme", "water,Education", "--language", "en,ur"]
    return [*wanted, "--site", SITE, "--out", str(tmp_path / "packs")], districts


def test_a_batch_has_each_district_theme_and_language_and_says_so(of_ajk, facts, tmp_path, capsys):
    wanted, districts = of_ajk
    assert main(wanted) == 0
    said = capsys.readouterr().err
    assert f"{len(districts) * 4} made, 0 kept as they were, 0 failed" in said
    rows = read_report(tmp_path / "packs")
    assert {(row["place"], row["theme"], row["language"]) for row in rows} == {
        (one.place_id, theme, code)
        for one in districts
        for theme in ("water", "education")
        for code in ("en", "ur")
    }
    assert {row["state"] for row in rows} == {"made"} and len(rows) == len(districts) * 4
    names = {one.name for one in (tmp_path / "packs").iterdir()}
    assert names == {batch.REPORT, *(row["file"] for row in rows)}
    row = next(one for one in rows if one["language"] == "ur")
    with zipfile.ZipFile(tmp_path / "packs" / row["file"]) as pack:
        choice = json.loads(next(pack.read(one) for one in pack.namelist() if bundle.RECORD in one))
    assert (choice["place"], choice["theme"]) == (row["place"], row["theme"])
    assert facts.places[row["place"]].latin_name == row["name"]


def test_a_stopped_batch_goes_on_with_what_is_missing_or_broken(
    of_ajk, tmp_path, capsys, monkeypatch
):
    wanted, districts = of_ajk
    folder, make, done = tmp_path / "packs", bundle.make_files, []

    def stop_at_third(pack):
        if len(done) == 2:
            raise KeyboardInterrupt
        done.append(pack)
        return make(pack)

    with monkeypatch.context() as patched:
        patched.setattr(bundle, "make_files", stop_at_third)
        assert main(wanted) == 130
    assert "the same command goes on" in capsys.readouterr().err
    first, second = read_report(folder)
    assert len(list(folder.glob("*.zip"))) == 2
    kept = (folder / first["file"]).read_bytes()
    broken = (folder / second["file"]).read_bytes()
    (folder / second["file"]).write_bytes(broken[: len(broken) // 2])
    assert main(wanted) == 0
    assert f"{len(districts) * 4 - 1} made, 1 kept" in capsys.readouterr().err
    assert (folder / first["file"]).read_bytes() == kept
    assert [row["state"] for row in read_report(folder)][:3] == ["kept", "made", "made"]
    # A file of another choice, of other data or for another address is not the one that is wanted.
    assert main([*wanted, "--audience", "donor"]) == 0
    assert "0 kept" in capsys.readouterr().err


def test_a_pack_that_cannot_be_made_is_told_and_the_others_are_made(
    of_ajk, tmp_path, capsys, monkeypatch
):
    wanted, districts = of_ajk
    make = bundle.make_files

    def fail_in_bagh(pack):
        if pack.choice.place == "PK17-ajk-bagh":
            raise ValueError("no shape of Bagh")
        return make(pack)

    monkeypatch.setattr(bundle, "make_files", fail_in_bagh)
    assert main(wanted) == 1
    assert (
        f"{len(districts) * 4 - 4} made, 0 kept as they were, 4 failed" in capsys.readouterr().err
    )
    failed = [row for row in read_report(tmp_path / "packs") if row["state"] == "failed"]
    assert {row["why"] for row in failed} == {"ValueError: no shape of Bagh"}
    assert {row["file"] for row in failed} == {""} and {row["name"] for row in failed} == {"Bagh"}


URDU = (
    "ضلع گھوٹکی میں پینے کا پانی",
    "مقامی سپورٹ تنظیم کے اراکین نے مل کر کام کیا",
    "بچیوں کی تعلیم کے لیے RSPN کے 1,234 اراکین نے دستخط کیے۔",
)


@pytest.mark.parametrize("line", URDU)
def test_urdu_is_copied_with_the_letters_that_were_typed(facts, line):
    """As they lie in the file: how often each letter stands there, whatever the order of the words."""
    choice = PackChoice("PK17-s-tharparkar", "justice", "donor", note=line)
    content = pdf.brief(describe.describe(facts, choice, SITE, DAY))
    document = pypdfium2.PdfDocument(content)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    arabic = Counter(sign for sign in text if "\u0600" <= sign <= "\u06ff")
    assert arabic == Counter(sign for sign in line if "\u0600" <= sign <= "\u06ff")
    for word in line.rstrip("۔").split():
        assert word in text, word


HINDI = "गाँव की महिलाओं ने पानी के लिए आवेदन दिया"


def test_typed_urdu_and_hindi_are_copied_from_every_place_of_the_brief(facts):
    """Title, headings, points: each is typed anew, and its letters lie in the file as often as it is read."""
    choice = PackChoice("IN-C11-236", "water", "donor")
    usual = describe.describe(facts, choice, SITE, DAY)
    urdu, names = cycle(URDU[:2]), [choice.own_id("title"), *(one.item_id for one in usual.items())]
    words = tuple((name, f"{next(urdu)} ({number}) {HINDI}") for number, name in enumerate(names))
    assert {name.partition(":")[0] for name in names} >= {"title", "figure", "point", "chart"}
    typed = replace(choice, words=words)
    content = pdf.brief(describe.describe(facts, typed, SITE, DAY))
    document = pypdfium2.PdfDocument(content)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    # What is asked stands in the table of answers once more, where there is room for that.
    has_table = "what was answered" in text
    asked = [heading for name, heading in words if has_table and name.startswith("point:")]
    wanted = " ".join([*(heading for _, heading in words), *asked])
    assert _arabic(text) == _arabic(wanted)
    for word in set(wanted.split()) & set(" ".join(URDU).split()):
        assert text.count(word) >= wanted.split().count(word), word
    assert _devanagari(text) == _devanagari(wanted)


def _arabic(text: str) -> Counter[str]:
    return Counter(sign for sign in text if "\u0600" <= sign <= "\u06ff")


def _devanagari(text: str) -> Counter[str]:
    return Counter(sign for sign in text if "\u0900" <= sign <= "\u097f")


def test_words_from_right_to_left_leave_the_marks_beside_them_in_order(facts):
    """A source’s number after an Urdu heading stands as it does after an English one."""
    choice = PackChoice("PK17-s-tharparkar", "justice", "donor")
    usual = describe.describe(facts, choice, SITE, DAY)
    story = usual.stories[0]
    typed = replace(choice, words=((story.item_id, URDU[0]),))
    pack = describe.describe(facts, typed, SITE, DAY)
    marks = pack.marks(pack.stories[0])
    boxes = _boxes(pdf.brief(pack), marks)
    assert boxes and all(left == sorted(left) for left in boxes)


def _boxes(content: bytes, words: str) -> list[list[float]]:
    """Left edges of the signs of some words, for each line in which the words stand."""
    found = []
    for page in pypdfium2.PdfDocument(content):
        text = page.get_textpage()
        signs = [text.get_text_range(place, 1) for place in range(text.count_chars())]
        spot = "".join(signs).find(words)
        if spot >= 0:
            found.append([text.get_charbox(spot + one)[0] for one in range(len(words))])
    return found


def test_a_number_in_an_urdu_line_stands_after_the_word_it_follows(facts):
    choice = PackChoice("PK17-s-tharparkar", "justice", "donor", note="تنظیم QXZ کے 9,876 اراکین")
    content = pdf.brief(describe.describe(facts, choice, SITE, DAY))
    name, number = (_boxes(content, words)[-1][0] for words in ("QXZ", "9,876"))
    assert number < name


def test_the_day_of_a_source_and_of_the_data_reads_on_in_urdu(facts):
    """In a line from left to right an Urdu day keeps its order; in the table it is as it was written."""
    choice = PackChoice("PK17-s-tharparkar", "water", "donor")
    with languages.speaking("ur"):
        pack = describe.describe(facts, choice, SITE, DAY)
        published = tables_of.sources_csv(pack).decode()
        source = next(one for one in pack.sources if "UrduPoint" in one.line)
        day = dates.format_period("2024-09-10")
        assert f"UrduPoint, {letters.FIRST_LETTERS}{day}{letters.END})" in source.line
    assert source.published == day
    assert day in published and letters.FIRST_LETTERS not in published.split("UrduPoint")[1][:60]
    assert "1.0.0, " not in pack.data_version


def test_the_data_of_a_pack_have_the_day_of_their_newest_change(facts, every_table):
    """Two packs with different figures never name one and the same state of the data."""
    pack = describe.describe(facts, PackChoice("IN-C11-236", "water", "donor"), SITE, DAY)
    rows = [
        every_table.one(changes.PACKAGE, name).rows for name in (changes.TABLE, changes.ADDITIONS)
    ]
    days = [
        day for each in rows for day in each.loc[each["table"].str.startswith("india/"), "date"]
    ]
    assert f"India 1.0.0, {dates.format_period(max(days))}" in pack.data_version


@pytest.mark.parametrize(
    ("theme", "words", "here", "elsewhere"),
    [
        ("reach", "no district of Chhattisgarh", "IN-C11-236", "IN-CT"),
        ("education", "above the Hindu rate in Odisha", "IN-C11-358", "IN-OR"),
    ],
)
def test_a_caution_is_of_what_the_pack_shows(facts, theme, words, here, elsewhere):
    """What is said of one state stands in the packs of that state, and in no other."""
    said = [
        " ".join(describe.describe(facts, PackChoice(place, theme, "donor"), SITE, DAY).cautions)
        for place in (here, elsewhere)
    ]
    assert [words in one for one in said] == [False, True]
    # The name of a caution is that of the figure on the paper.
    pack = describe.describe(facts, PackChoice("IN-C11-236", "water", "donor"), SITE, DAY)
    names = [caution.about for one in pack.headlines for caution in one.cautions]
    assert names and set(names) <= {one.label for one in pack.headlines}


@pytest.mark.parametrize("language", list(languages.LANGUAGES))
def test_the_numbered_sentences_of_a_caveat_are_there_in_every_language(language):
    english = {one.key: one for one in indicators_of.catalogue().values() if one.caveat_places}
    with languages.speaking(language):
        told = {key: indicators_of.catalogue()[key].caveat for key in english}
    for key, one in english.items():
        whole = len(split_sentences(one.caveat))
        assert max(caveats.read_places(one)) <= whole == len(split_sentences(told[key])), key
        places = {place for each in caveats.read_places(one).values() for place in each}
        assert places <= set(kept_tables.gazetteer().places), key
