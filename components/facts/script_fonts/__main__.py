"""Cut the fonts of the scripts down to their basic block (needs requirements-dev.txt)."""

from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from components.facts import assets
from components.facts.script_fonts import SCRIPTS, SIGNS, WEIGHTS
from data.languages import LANGUAGES, OWN_DIGITS, describe

OF_THE_BRIEF = Path(__file__).parents[2] / "figures" / "fonts"
NAMES = {
    "Deva": "SansDevanagari",
    "Beng": "SansBengali",
    "Orya": "SansOriya",
    "Arab": "NaskhArabic",
}
WORDS = {"400": "Regular", "700": "Bold"}
FOLDER = assets.FOLDER / "scripts"


def letters_of(ranges: str) -> set[int]:
    """Code points of a ``unicode-range``."""
    found: set[int] = set()
    for part in ranges.split(","):
        first, _, last = part.strip().removeprefix("U+").partition("-")
        found |= set(range(int(first, 16), int(last or first, 16) + 1))
    return found


def cut(source: Path, letters: Iterable[int], target: Path) -> None:
    """Write the font with these letters, with all its rules for joining them."""
    font = TTFont(source)
    options = subset.Options(layout_features=["*"], hinting=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target)


def main() -> None:
    """Write all files."""
    FOLDER.mkdir(exist_ok=True)
    names = {language.script: language for language in LANGUAGES.values()}
    for code, script in SCRIPTS.items():
        sources = [OF_THE_BRIEF / f"Noto{NAMES[code]}-{WORDS[weight]}.ttf" for weight in WEIGHTS]
        for weight, source in zip(WEIGHTS, sources, strict=True):
            target = FOLDER / f"{script.file}-{weight}.woff2"
            cut(source, letters_of(script.ranges), target)
        if code == "Deva":
            for weight, source in zip(WEIGHTS, sources, strict=True):
                cut(source, letters_of(SIGNS), FOLDER / f"signs-{weight}.woff2")
        digits = describe(OWN_DIGITS[names[code].code]).digits
        letters = {ord(letter) for letter in names[code].name + digits}
        cut(sources[0], letters, FOLDER / f"{script.file}-name.woff2")


if __name__ == "__main__":
    main()
