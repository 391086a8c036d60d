"""All files of a pack in one ZIP, with a README and a description that machines read."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from components.brief import (
    brief_words,
    handout,
    pdf,
    pictures,
    references,
    sheets,
    slide_frame,
    slides,
    tables,
)
from components.brief.pack import Pack
from components.language import lists
from components.language.messages import gettext, gettext_noop
from data import languages
from data.letters import join_sentences

RECORD, REQUEST, PACKAGE = "pack.json", "request.pdf", "datapackage.json"


@dataclass(frozen=True)
class File:
    """One file of a pack: its name, what it is, its media type, and how it is made.

    `make` returns None where the pack has nothing for it.
    """

    name: str
    title: str
    media_type: str
    make: Callable[[Pack], bytes | str | None]


PDF = "application/pdf"
FILES = (
    File("brief.pdf", gettext_noop("Brief for print, A4"), PDF, pdf.brief),
    File(
        "slides.pptx",
        gettext_noop("Slides to edit"),
        slide_frame.MEDIA_TYPE,
        slides.deck,
    ),
    File("card.png", gettext_noop("Square picture for telephones"), "image/png", pictures.card),
    File("phone.png", gettext_noop("Tall picture for telephones"), "image/png", sheets.phone),
    File("speaking.pdf", gettext_noop("What to say, and what they may ask"), PDF, sheets.speaking),
    File(
        "signoff.pdf", gettext_noop("Sheet to sign: each ask and its answer"), PDF, sheets.sign_off
    ),
    File("poster.pdf", gettext_noop("Poster for the wall, A3"), PDF, sheets.poster),
    File(
        "handout.pdf",
        gettext_noop("Handout: the districts of the state side by side, A4"),
        PDF,
        handout.handout,
    ),
    File(
        REQUEST,
        gettext_noop("Request for information, to print and sign"),
        PDF,
        sheets.request,
    ),
    File("map.png", gettext_noop("Map for print, 300 dots an inch"), "image/png", pictures.map_png),
    File("map.svg", gettext_noop("Map that can be enlarged"), "image/svg+xml", pictures.map_svg),
    File(
        "chart.svg",
        gettext_noop("Chart that can be enlarged"),
        "image/svg+xml",
        pictures.chart_picture,
    ),
    File(
        "figures.csv", gettext_noop("Every figure with its source"), "text/csv", tables.figures_csv
    ),
    File("sources.csv", gettext_noop("The sources"), "text/csv", tables.sources_csv),
    File(
        "sources.bib",
        gettext_noop("The sources, BibTeX"),
        "application/x-bibtex",
        references.bibtex,
    ),
    File(
        "sources.ris",
        gettext_noop("The sources, RIS"),
        "application/x-research-info-systems",
        references.ris,
    ),
    File(
        RECORD,
        gettext_noop("The choice and your note, to open again on the pack's page"),
        "application/json",
        pdf.plain_record,
    ),
)


# How many files are done, of how many, and the title of the one that is made next.
Tell = Callable[[int, int, str], None]


def make_files(pack: Pack, tell: Tell | None = None) -> dict[str, bytes]:
    """Content of every file that the pack has something for, by name, with README and description."""
    contents = {}
    for done, one in enumerate(FILES):
        if tell:
            tell(done, len(FILES), gettext(one.title))
        contents[one.name] = one.make(pack)
    found = {
        name: content.encode() if isinstance(content, str) else content
        for name, content in contents.items()
        if content is not None
    }
    found[PACKAGE] = _described(pack, found)
    return {"README.txt": _readme(pack, found), **found}


def name_folder(pack: Pack) -> str:
    """What the files of a pack are called together: place, theme, language and day."""
    return f"{pack.file_stem}-{pack.made.isoformat()}"


def archive(folders: Mapping[str, Mapping[str, bytes]], day: date) -> bytes:
    """Folders of files as one ZIP; pictures and office files are not compressed again."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for folder, files in folders.items():
            add(target, folder, files, day)
    return buffer.getvalue()


def add(target: zipfile.ZipFile, folder: str, files: Mapping[str, bytes], day: date) -> None:
    """Put a folder of files into an open ZIP."""
    for name, content in files.items():
        entry = zipfile.ZipInfo(f"{folder}/{name}", (day.year, day.month, day.day, 0, 0, 0))
        packed = name.endswith((".pdf", ".pptx", ".png"))
        entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
        target.writestr(entry, content)


def _readme(pack: Pack, found: Mapping[str, bytes]) -> bytes:
    titles = {one.name: gettext(one.title) for one in FILES}
    others = gettext("What is in this folder, for machines")
    listed = [f"{name:<14} {titles.get(name, others)}" for name in found]
    parts = [
        pack.title,
        pack.lead,
        "",
        *listed,
        *_say_absent([one.name for one in FILES if one.name not in found]),
        "",
        gettext("An empty cell means: not reported. It never means zero."),
        *(
            ["", gettext("What is not known:"), *(f"- {one}" for one in pack.missing)]
            if pack.missing
            else []
        ),
        *(
            ["", gettext("Take care:"), *(f"- {caution}" for caution in pack.cautions)]
            if pack.cautions
            else []
        ),
        "",
        *brief_words.say_again(pack),
        gettext("Data: {version}.", version=pack.data_version),
        pack.licence,
        pack.borders,
        gettext("Made on {day}.", day=brief_words.day(pack)),
    ]
    return ("\n".join(parts) + "\n").encode()


def _say_absent(names: Sequence[str]) -> Iterator[str]:
    """Why files are not there: nothing to draw, or a request that the pack does not make."""
    titles = {one.name: gettext(one.title) for one in FILES}
    drawn = [titles[name] for name in names if name != REQUEST]
    if drawn:
        yield gettext("Not made, for want of figures: {files}.", files=lists.join(drawn))
    if REQUEST in names:
        yield gettext(
            "Not made, as the pack does not ask for figures to be published: {file}.",
            file=titles[REQUEST],
        )


def _described(pack: Pack, found: Mapping[str, bytes]) -> bytes:
    schemas = {"figures.csv": tables.FIGURES, "sources.csv": tables.SOURCES}
    described = {one.name: one for one in FILES}
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": pack.file_stem,
        "title": pack.title,
        "description": join_sentences((pack.lead, *pack.missing)),
        "created": f"{pack.made.isoformat()}T00:00:00Z",
        **({"homepage": pack.address} if pack.address else {}),
        "languages": [languages.spoken().base],
        "version": pack.data_version,
        "licenses": [
            {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"},
            {"name": "ODbL-1.0", "path": "https://opendatacommons.org/licenses/odbl/1-0/"},
        ],
        "sources": [
            {"title": source.line, **({"path": source.url} if source.url else {})}
            for source in pack.sources
        ],
        "resources": [
            {
                "name": name.replace(".", "-"),
                "path": name,
                "title": gettext(described[name].title),
                "mediatype": described[name].media_type,
                "bytes": len(content),
                **(
                    {"schema": _schema(schemas[name]), "encoding": "utf-8"}
                    if name in schemas
                    else {}
                ),
            }
            for name, content in found.items()
        ],
    }
    return json.dumps(package, ensure_ascii=False, indent=2, default=dict).encode()


def _schema(columns: Mapping[str, tuple[str, str]]) -> dict[str, object]:
    fields = [
        {"name": name, "title": gettext(title), "type": kind}
        for name, (title, kind) in columns.items()
    ]
    return {"fields": fields, "missingValues": [""]}
