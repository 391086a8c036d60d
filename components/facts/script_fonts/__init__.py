"""Fonts of the scripts that the site speaks besides Latin, each loaded only where its letters stand.

Made by ``python -m components.facts.script_fonts`` out of the fonts of the printed brief.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from data import languages

# Address of a file of the frame, as the page sees it.
Locate = Callable[[str], str]

# Stands after the Latin font in the theme of the app (.streamlit/config.toml) and in `style.css`.
FAMILY, NAMES_FAMILY = "Noto Scripts", "Language Names"
WEIGHTS = ("400", "700")
# Of several faces that have a sign the last is loaded: what scripts share must be in none of them. Letters
# are joined and parted by signs (U+200C, U+200D) that need no font.
SIGNS = "U+0964-0965"


@dataclass(frozen=True)
class Script:
    """A script with the name of its files.

    Attributes:
        file: the first part of the files' names.
        ranges: its letters, as style sheets write them.
    """

    file: str
    ranges: str


SCRIPTS = {
    "Deva": Script("devanagari", "U+0900-0963, U+0966-097F, U+A8E0-A8FF"),
    "Arab": Script("naskh", "U+0600-06FF, U+0750-077F, U+FB50-FDFF, U+FE70-FEFF, U+200C-200F"),
    "Beng": Script("bengali", "U+0980-09FF"),
    "Orya": Script("odia", "U+0B00-0B7F"),
}


def faces_of_all(locate: Locate) -> str:
    """Rules for a page whose language can change: all scripts, and the names of the languages."""
    rules = [rule for script in SCRIPTS.values() for rule in _faces(script, locate)]
    return "".join([*rules, *_faces_of_signs(locate), *_faces_of_names(locate)])


def faces_of_spoken(locate: Locate) -> str:
    """Rules for a page in the language that is spoken, and for the names of the others."""
    return "".join([*_faces_of_own_script(locate), *_faces_of_names(locate)])


def faces_of_own_script(locate: Locate) -> str:
    """Rules for what shows the language that is spoken alone, such as a map; none for Latin letters."""
    return "".join(_faces_of_own_script(locate))


def files_of_spoken() -> Iterator[str]:
    """The files of the spoken language's script, among those of the site; none for Latin letters."""
    asked: list[str] = []

    def note(name: str) -> str:
        asked.append(name)
        return name

    list(_faces_of_own_script(note))
    yield from asked


def _faces_of_own_script(locate: Locate) -> Iterator[str]:
    if script := SCRIPTS.get(languages.spoken().script):
        yield from (*_faces(script, locate), *_faces_of_signs(locate))


def _faces(script: Script, locate: Locate) -> Iterator[str]:
    for weight in WEIGHTS:
        yield font_face(
            FAMILY, locate(f"scripts/{script.file}-{weight}.woff2"), weight, script.ranges
        )


def _faces_of_signs(locate: Locate) -> Iterator[str]:
    """The full stop of the scripts of India."""
    for weight in WEIGHTS:
        yield font_face(FAMILY, locate(f"scripts/signs-{weight}.woff2"), weight, SIGNS)


def _faces_of_names(locate: Locate) -> Iterator[str]:
    """A few letters each: the switch names every language, and must not load every script for that."""
    for script in SCRIPTS.values():
        yield font_face(
            NAMES_FAMILY, locate(f"scripts/{script.file}-name.woff2"), "400", script.ranges
        )


def font_face(family: str, place: str, weight: str, ranges: str = "") -> str:
    """The rule of a font file; for some letters only, if ranges are told."""
    letters = f"unicode-range:{ranges};" if ranges else ""
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:swap;'
        f'{letters}src:url("{place}") format("woff2")}}'
    )
