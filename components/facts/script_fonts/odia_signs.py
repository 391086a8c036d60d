"""Give letters of the Odia fonts a place for their vowel signs (needs requirements-dev.txt).

In Noto Sans Oriya 2.000 hardly more than single letters say where a sign such as ୁ hangs. Below a conjunct
(ନ୍ତୁ) it is drawn where the next letter begins, over the words that follow. And ିଁ, of two signs, is a letter
of its own behind that which it belongs above (ନାହିଁ). Run once on fonts as they come
from their makers, then cut those of the pages: ``python -m components.facts.script_fonts``.
"""

from copy import deepcopy
from itertools import chain
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

from components.facts.script_fonts.__main__ import OF_THE_BRIEF, WORDS

# The vowel sign u, by which the place of all signs below is measured.
SIGN = "uni0B41"
# In units of the font: how much a sign overlaps what hangs below a letter, and how deep that may hang, so
# that the sign stays above the next line; below anything deeper it stands at its side.
OVERLAP, DEEPEST, ASIDE = 20, -210, 100
# The vowel sign i and the candrabindu, and what a table of the font calls a sign that has no width.
ABOVE, MARK = ("uni0B3F", "uni0B01"), 3


def add_places(source: Path) -> int:
    """Write the font with a place for each letter that has none; how many these were."""
    font = TTFont(source)
    below = _signs_below(font)
    signs = below.MarkCoverage.glyphs
    mark = below.MarkArray.MarkRecord[signs.index(SIGN)]
    reach = font["glyf"][SIGN].xMax - mark.MarkAnchor.XCoordinate
    known = dict(zip(below.BaseCoverage.glyphs, below.BaseArray.BaseRecord, strict=True))
    placed = {name for name, one in known.items() if one.BaseAnchor[mark.Class] is not None}
    lacking = (_conjuncts(font) | set(known)) - placed - set(signs)
    for name in lacking:
        glyph = font["glyf"][name]
        is_deep = glyph.yMin < DEEPEST
        x = glyph.xMax + ASIDE if is_deep else glyph.xMax - reach
        y = 0 if is_deep else min(0, glyph.yMin + OVERLAP)
        known[name] = _record(below.ClassCount, mark.Class, x, y)
    # The table lists letters by their number in the font.
    below.BaseCoverage.glyphs = sorted(known, key=font.getGlyphID)
    below.BaseArray.BaseRecord = [known[name] for name in below.BaseCoverage.glyphs]
    below.BaseArray.BaseCount = len(known)
    _hang_above(font)
    font.save(source)
    return len(lacking)


def _hang_above(font: TTFont) -> None:
    """Let what two signs above a letter become together hang where the first of them hangs."""
    first, second = ABOVE
    both = _become(font, first, second)
    glyphs, (_, begin) = font["glyf"], font["hmtx"][both]
    font["hmtx"][both] = (0, begin)
    font["GDEF"].table.GlyphClassDef.classDefs[both] = MARK
    moved = glyphs[both].xMin - glyphs[first].xMin
    for rule in chain.from_iterable(one.SubTable for one in font["GPOS"].table.LookupList.Lookup):
        names = rule.MarkCoverage.glyphs
        if first not in names or both in names:
            continue
        marks = dict(zip(names, rule.MarkArray.MarkRecord, strict=True))
        marks[both] = deepcopy(marks[first])
        marks[both].MarkAnchor.XCoordinate += moved
        rule.MarkCoverage.glyphs = sorted(marks, key=font.getGlyphID)
        rule.MarkArray.MarkRecord = [marks[name] for name in rule.MarkCoverage.glyphs]
        rule.MarkArray.MarkCount = len(marks)


def _become(font: TTFont, first: str, second: str) -> str:
    """What two letters become together."""
    rules = font["GSUB"].table.LookupList.Lookup
    tables = (one for rule in rules for one in rule.SubTable if hasattr(one, "ligatures"))
    made = chain.from_iterable(one.ligatures.get(first, ()) for one in tables)
    return str(next(one.LigGlyph for one in made if one.Component == [second]))


def _signs_below(font: TTFont) -> Any:
    """The rule that hangs signs below letters."""
    rules = font["GPOS"].table
    feature = next(one for one in rules.FeatureList.FeatureRecord if one.FeatureTag == "blwm")
    (rule,) = rules.LookupList.Lookup[feature.Feature.LookupListIndex[0]].SubTable
    return rule


def _conjuncts(font: TTFont) -> set[str]:
    """What several letters become together, as far as it has a width of its own."""
    rules = font["GSUB"].table.LookupList.Lookup
    tables = (one for rule in rules for one in rule.SubTable if hasattr(one, "ligatures"))
    made = chain.from_iterable(ligatures for one in tables for ligatures in one.ligatures.values())
    names = {one.LigGlyph for one in made}
    return {
        name for name in names if font["hmtx"][name][0] > 0 and font["glyf"][name].numberOfContours
    }


def _record(classes: int, hanging: int, x: int, y: int) -> Any:
    record, anchor = otTables.BaseRecord(), otTables.Anchor()
    anchor.Format, anchor.XCoordinate, anchor.YCoordinate = 1, x, y
    record.BaseAnchor = [anchor if one == hanging else None for one in range(classes)]
    return record


if __name__ == "__main__":
    for weight in WORDS.values():
        print(add_places(OF_THE_BRIEF / f"NotoSansOriya-{weight}.ttf"))
