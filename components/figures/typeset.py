"""Type set on the server, without a browser: PDF and PNG from templates and plain values.

What is typed by people reaches a template as data and is never read as markup. Only the fonts that
lie beside this module are used, so that a file looks alike wherever it is made.

One file is set at a time: each takes some hundred megabytes while it is made. Who waits too long gets
:class:`data.problems.Busy`.
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typst

from components.figures import memory, svg_text
from components.figures.one_at_a_time import OneAtATime

HERE = Path(__file__).parent
FONTS = HERE / "fonts"
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
POINTS_PER_INCH = 72
FONT_BOOK = typst.Fonts(
    include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
)
# Accessible (PDF/UA-1) and archivable, with every letter as text (PDF/A-2a).
STANDARDS = ("ua-1", "a-2a")
QUEUE = OneAtATime(waiting=20, patience=20.0)
# Typst keeps what it computed until ten more files were set: some 45 MB for each brief, and as much for each
# question to a template, which counts for no file. So a few files of nothing follow; they take 15 ms each.
NOTHING, FOLLOWING = b"#set page(width: 1pt, height: 1pt)\n", 4

_VIEW_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ')
_PICTURE = b"""
#let picture = json(bytes(sys.inputs.data))
#set page(width: picture.width * 1pt, height: auto, margin: 0pt, fill: rgb(picture.fill))
#set text(font: picture.fonts)
#image(bytes(picture.svg), format: "svg", width: 100%)
"""


def _code_points(ranges: str) -> frozenset[int]:
    """What stands in hexadecimal ranges such as ``20-7e a0``."""
    ends = [[int(end, 16) for end in one.split("-")] for one in ranges.split()]
    return frozenset(code for end in ends for code in range(end[0], end[-1] + 1))


# Code points that at least one of the fonts for running text has.
LETTERS = _code_points((FONTS / "letters.txt").read_text(encoding="ascii"))


def pdf(template: bytes, data: Mapping[str, Any], made: int) -> bytes:
    """A tagged PDF with its fonts inside.

    Args:
        template: Typst source; it reads the values with ``json(bytes(sys.inputs.data))``.
        data: values that JSON can hold.
        made: date written into the file, in seconds since 1970.

    Raises:
        typst.TypstError: the template is wrong, or the result would break one of STANDARDS.
    """
    standards = list(STANDARDS)
    file: bytes = _compiled(template, data, format="pdf", timestamp=made, pdf_standards=standards)
    return file


def png(template: bytes, data: Mapping[str, Any], pixels_per_inch: float) -> bytes:
    """The only page of a template as PNG. Raises typst.TypstError if the template is wrong."""
    return page_pictures(template, data, pixels_per_inch)[0]


def page_pictures(template: bytes, data: Mapping[str, Any], pixels_per_inch: float) -> list[bytes]:
    """Each page of a template as PNG. Raises typst.TypstError if the template is wrong."""
    made = _compiled(template, data, format="png", ppi=pixels_per_inch)
    return made if isinstance(made, list) else [made]


@dataclass(frozen=True)
class Outline:
    """A page as SVG in which letters are paths, and its width in points."""

    svg: str
    width: float


def outlines(template: bytes, data: Mapping[str, Any]) -> list[Outline]:
    """Each page of a template as outlines. Raises typst.TypstError if the template is wrong."""
    made = _compiled(template, data, format="svg")
    drawn = [one.decode() for one in (made if isinstance(made, list) else [made])]
    return [Outline(one, float(_VIEW_BOX.search(one)[1])) for one in drawn]  # type: ignore[index]


def pages(template: bytes, data: Mapping[str, Any]) -> int:
    """How many pages a template makes; it says so itself in metadata with the label <pages>."""
    return int(query(template, data, "<pages>"))


def query(template: bytes, data: Mapping[str, Any], label: str) -> Any:
    """The value of the metadata that a template marks with a label."""
    with _turn():
        found = typst.query(
            template,
            label,
            field="value",
            one=True,
            font_paths=FONT_BOOK,
            ignore_system_fonts=True,
            sys_inputs=_inputs(data),
        )
    return json.loads(found)


def picture(svg: str, inches: float, pixels_per_inch: float, fill: str = "#ffffff") -> bytes:
    """An SVG drawing as PNG, `inches` wide, on a ground of colour `fill`."""
    values = {
        "svg": svg,
        "width": inches * POINTS_PER_INCH,
        "fill": fill,
        "fonts": svg_text.FAMILIES,
    }
    return png(_PICTURE, values, pixels_per_inch)


def displayable(text: str) -> tuple[str, int]:
    """The text as our fonts can show it, and how many signs had to be replaced.

    Signs that no font has become U+FFFD; control characters other than line ends are left out.
    """
    kept = [
        sign for sign in text if sign == "\n" or (ord(sign) >= 32 and not 127 <= ord(sign) < 160)
    ]
    lost = sum(sign != "\n" and ord(sign) not in LETTERS for sign in kept)
    shown = (sign if sign == "\n" or ord(sign) in LETTERS else REPLACEMENT for sign in kept)
    return "".join(shown), lost


def _compiled(template: bytes, data: Mapping[str, Any], **options: Any) -> Any:
    with _turn():
        return typst.compile(
            template,
            font_paths=FONT_BOOK,
            ignore_system_fonts=True,
            sys_inputs=_inputs(data),
            **options,
        )


@contextmanager
def _turn() -> Iterator[None]:
    """Alone with Typst, which keeps little of what is done inside. Raises Busy."""
    with QUEUE.turn():
        try:
            yield
        finally:
            for _ in range(FOLLOWING):
                typst.compile(NOTHING, font_paths=FONT_BOOK, ignore_system_fonts=True, format="svg")
            memory.give_back()


def _inputs(data: Mapping[str, Any]) -> dict[str, str]:
    return {"data": json.dumps(data, ensure_ascii=False)}
