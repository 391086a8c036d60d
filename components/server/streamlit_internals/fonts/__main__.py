"""Cut Streamlit's fonts down (needs requirements-dev.txt).

python -m components.server.streamlit_internals.fonts
"""

import re
from collections.abc import Iterator
from pathlib import Path

import streamlit as st
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from components.server.streamlit_internals.fonts import ENDING, FOLDER

ROOT = Path(__file__).parents[4]
STREAMLIT = Path(st.__file__).parent / "static" / "static"
ICON = re.compile(r":material/([a-z0-9_]+):")
ARROWS_SIGNS_AND_SHAPES = (
    *range(0x2070, 0x20C1),
    *range(0x2190, 0x2300),
    *range(0x25A0, 0x2660),
    *range(0x2713, 0x2719),
)
# The licence of Source Sans keeps the name "Source" for the whole font.
NAME_OF_THE_CUT = {"SourceSansVF": "Learning Zone Signs"}
NAME_RECORDS = (1, 3, 4, 6, 16)


def icons_in_use() -> set[str]:
    """Names of all icons that Streamlit's scripts or our own code ask for."""
    return {name for path in _code() for name in ICON.findall(path.read_text(encoding="utf-8"))}


def _code() -> Iterator[Path]:
    yield from (STREAMLIT / "js").glob("*.js")
    for folder in ("components", "pages"):
        yield from (ROOT / folder).rglob("*.py")


def icon_font(font: TTFont, names: set[str]) -> TTFont:
    """The icon font with these icons only; an icon is a ligature of the letters of its name."""
    glyphs = icons_of(font)
    letters = {ord(letter) for name in names for letter in name}
    options = subset.Options(layout_closure=False)
    return _cut(font, options, letters, {glyphs[name] for name in names if name in glyphs})


def sign_font(font: TTFont) -> TTFont:
    """The text font with arrows, signs and shapes only, in one weight."""
    instancer.instantiateVariableFont(font, {"wght": 400}, inplace=True)
    return _cut(font, subset.Options(layout_features=[]), set(ARROWS_SIGNS_AND_SHAPES), set())


def icons_of(font: TTFont) -> dict[str, str]:
    """Sign of each icon that a font has, by its name."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    tables = (table for lookup in font["GSUB"].table.LookupList.Lookup for table in lookup.SubTable)
    return {
        "".join(letters[glyph] for glyph in (first, *ligature.Component)): ligature.LigGlyph
        for table in tables
        for first, ligatures in getattr(table, "ExtSubTable", table).ligatures.items()
        for ligature in ligatures
    }


def _cut(font: TTFont, options: subset.Options, codes: set[int], glyphs: set[str]) -> TTFont:
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes, glyphs=glyphs)
    subsetter.subset(font)
    return font


def _renamed(font: TTFont, name: str) -> TTFont:
    for record in NAME_RECORDS:
        font["name"].setName(name, record, 3, 1, 0x409)
    return font


def _save(font: TTFont, whole: Path) -> None:
    for old in FOLDER.glob(f"{whole.name.split('.')[0]}.*{ENDING}"):
        old.unlink()
    font.flavor = ENDING.lstrip(".")
    font.save(FOLDER / whole.name)
    print(
        f"{whole.name}: {whole.stat().st_size:,} -> {(FOLDER / whole.name).stat().st_size:,} bytes"
    )


def main() -> None:
    """Write both fonts into this folder, under the names Streamlit gives the whole ones."""
    (icons,) = (STREAMLIT / "media").glob(f"MaterialSymbols-Rounded.*{ENDING}")
    _save(icon_font(TTFont(icons), icons_in_use()), icons)
    (text,) = (STREAMLIT / "media").glob(f"SourceSansVF-Upright.*{ENDING}")
    _save(_renamed(sign_font(TTFont(text)), NAME_OF_THE_CUT["SourceSansVF"]), text)


if __name__ == "__main__":
    main()
