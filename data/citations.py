"""Citations: one record, and one function for each way to write it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from data import periods

BIBTEX_SIGNS = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
    }
)


@dataclass(frozen=True)
class Citation:
    """One page of ours, and the document that it retells.

    Attributes:
        key: short id, letters, digits and hyphens.
        author: who compiled it.
        year: year of the compilation.
        collection, version: the package it is part of.
        url: address of the page.
        accessed: day it was looked at.
        source_title, source_publisher, source_url: the document it retells; empty if not known.
        source_period: date of that document as the tables write it, or empty.
        keywords: labels of its themes and groups.
        kind: what it is, in a word or two.
        is_data: whether reference managers are to file it as data.
    """

    key: str
    title: str
    author: str
    year: int
    collection: str
    version: str
    url: str
    accessed: date
    source_title: str = ""
    source_publisher: str = ""
    source_url: str = ""
    source_period: str = ""
    keywords: tuple[str, ...] = ()
    kind: str = "Case study"
    is_data: bool = False

    @property
    def retold_from(self) -> str:
        """The document it retells, in words; empty if not known."""
        if not self.source_title:
            return ""
        when = periods.label(self.source_period) if self.source_period else "no date"
        parts = (self.source_publisher, when, self.source_url)
        return f"Retold from: {self.source_title} ({', '.join(part for part in parts if part)})"


def apa(citation: Citation) -> str:
    """The citation after the manual of the American Psychological Association, 7th edition."""
    day = f"{citation.accessed:%B} {citation.accessed.day}, {citation.accessed.year}"
    text = (
        f"{citation.author}. ({citation.year}). {_ended(f'{citation.title} [{citation.kind}]')} "
        f"In {citation.collection} (Version {citation.version}). Retrieved {day}, from {citation.url}"
    )
    return f"{text} ({citation.retold_from})" if citation.retold_from else text


def plain(citation: Citation) -> str:
    """The citation as a sentence anybody can read."""
    day = f"{citation.accessed.day} {citation.accessed:%B} {citation.accessed.year}"
    collection = f"{citation.collection}, version {citation.version}, {citation.year}"
    text = f"“{citation.title}”, {citation.author}, {collection}"
    return f"{text}, {citation.url} (read on {day}). {_ended(citation.retold_from)}".strip()


def bibtex(citation: Citation) -> str:
    """The citation as an entry of a BibTeX file; signs that TeX would run are escaped."""
    fields = {
        "author": f"{{{_tex(citation.author)}}}",
        "title": f"{{{_tex(citation.title)}}}",
        "year": str(citation.year),
        "howpublished": _tex(
            f"{citation.kind} in {citation.collection}, version {citation.version}"
        ),
        "url": _address(citation.url),
        "urldate": citation.accessed.isoformat(),
        "note": _tex(citation.retold_from),
        "keywords": _tex(join_keywords(citation.keywords)),
    }
    lines = [f"  {name} = {{{text}}}" for name, text in fields.items() if text]
    return f"@misc{{{citation.key},\n" + ",\n".join(lines) + "\n}\n"


def ris(citation: Citation, note: str = "") -> str:
    """The citation as a record of a RIS file, as reference managers read it.

    Args:
        note: a second note, such as the list the record was taken from.
    """
    lines = [
        ("TY", "DATA" if citation.is_data else "ELEC"),
        ("ID", citation.key),
        ("TI", citation.title),
        ("AU", f"{citation.author},"),
        ("PY", str(citation.year)),
        ("T2", citation.collection),
        ("ET", citation.version),
        ("UR", citation.url),
        ("Y2", f"{citation.accessed:%Y/%m/%d}"),
        *(("KW", word) for word in citation.keywords),
        ("N1", citation.retold_from),
        ("N1", note),
    ]
    told = [f"{tag}  - {_one_line(text)}" for tag, text in lines if text]
    return "\n".join([*told, "ER  - ", ""])


def ris_file(citations: Iterable[Citation], about: str) -> str:
    """Records one after the other; each says which list it was taken from."""
    return "\n".join(ris(citation, f"List: {about}") for citation in citations)


def bibtex_file(citations: Iterable[Citation], about: str) -> str:
    """Entries one after the other, after a comment that says which list this is."""
    return "\n".join([f"@comment{{{_one_line(_tex(about))}}}\n", *map(bibtex, citations)])


def join_keywords(keywords: Iterable[str]) -> str:
    """Keywords as one text that readers part at its commas: no comma is left inside of one.

    Braces around a keyword do not help: most readers part the text without looking at them.
    """
    return ", ".join(keyword(one) for one in keywords)


def keyword(text: str) -> str:
    """A keyword without the signs at which a list of keywords is parted."""
    return re.sub(r"\s*[,;]\s*", " / ", text.strip(" ,;"))


def key(text: str) -> str:
    """A text as the key of an entry: letters, digits and hyphens."""
    return re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-")


def _tex(text: str) -> str:
    return _one_line(text).translate(BIBTEX_SIGNS)


def _address(url: str) -> str:
    """An address in which no sign can end the field."""
    return re.sub(r"[\s{}\\]", lambda sign: f"%{ord(sign.group()):02X}", url)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _ended(text: str) -> str:
    return text if not text or text.endswith((".", "?", "!")) else f"{text}."
