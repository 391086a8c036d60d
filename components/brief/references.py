"""The sources of a pack for reference managers: BibTeX and RIS, after an entry for the pack itself."""

import re
from dataclasses import dataclass

from components.brief.pack import Pack
from components.content import navigation
from components.language.messages import gettext
from data import citations


@dataclass(frozen=True)
class Reference:
    """A document; `year` is empty where no date is known."""

    key: str
    title: str
    publisher: str
    year: str
    url: str
    note: str


def references(pack: Pack) -> list[Reference]:
    """The pack itself, then its sources in their order."""
    own = Reference(
        citations.key(pack.file_stem),
        pack.title,
        navigation.APP_NAME,
        str(pack.made.year),
        pack.address,
        gettext(
            "Advocacy pack. {lead}. Data: {version}", lead=pack.lead, version=pack.data_version
        ),
    )
    return [
        own,
        *(
            Reference(
                citations.key("-".join(source.key)),
                source.title,
                source.publisher,
                _year(source.published),
                source.url,
                source.licence,
            )
            for source in pack.sources
        ),
    ]


def bibtex(pack: Pack) -> str:
    """All references as a BibTeX file."""
    return "\n".join(_bibtex(reference) for reference in references(pack))


def ris(pack: Pack) -> str:
    """All references as a RIS file."""
    return "\n".join(_ris(reference) for reference in references(pack))


def _bibtex(reference: Reference) -> str:
    fields = {
        "author": f"{{{_tex(reference.publisher)}}}",
        "title": f"{{{_tex(reference.title)}}}",
        "year": reference.year,
        "url": re.sub(r"[\s{}\\]", lambda sign: f"%{ord(sign.group()):02X}", reference.url),
        "note": _tex(reference.note),
    }
    lines = ",\n".join(f"  {name} = {{{text}}}" for name, text in fields.items() if text)
    return f"@misc{{{reference.key},\n{lines}\n}}\n"


def _ris(reference: Reference) -> str:
    pairs = (
        ("TY", "ELEC"),
        ("ID", reference.key),
        ("TI", reference.title),
        ("AU", f"{reference.publisher},"),
        ("PY", reference.year),
        ("UR", reference.url),
        ("N1", reference.note),
    )
    told = [f"{tag}  - {' '.join(text.split())}" for tag, text in pairs if text]
    return "\n".join([*told, "ER  - ", ""])


def _tex(text: str) -> str:
    return " ".join(text.split()).translate(citations.BIBTEX_SIGNS)


def _year(published: str) -> str:
    found = re.search(r"\d{4}", published)
    return found.group() if found else ""
