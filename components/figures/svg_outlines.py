"""Words of a drawing as outlines, for what sets type and cannot join their letters itself.

Letters of India and of Urdu are joined, moved and stacked. What draws an SVG inside of a PDF or a PNG
does that wrongly and takes no letter from a second font, so the words are set first, each as a drawing of
its own, and put where they stood. Words in Latin letters stay text.
"""

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from components.figures import svg_text, typeset
from data import languages
from data.letters import END, FIRST_LETTERS

# The height of letters while they are set; all other lengths are parts of it.
SIZE = 100
# From the top to the line on which letters stand, the height of all, and room at both sides: letters
# reach far out of their line.
ABOVE, HEIGHT, BESIDE = 2.2, 3.4, 0.6
_TEXT = re.compile(r"<text ([^>]*)>([^<]*)</text>")
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_JOINED = re.compile("[\u0590-\u0dff\ufb1d-\ufeff]")
_MARKS = str.maketrans("", "", FIRST_LETTERS + svg_text.FROM_RIGHT + END)
_TEMPLATE = b"""
#let data = json(bytes(sys.inputs.data))
#set page(width: auto, height: auto, fill: none, margin: (x: data.beside * 1pt, y: 0pt))
#for one in data.words {
  page({
    set text(font: one.fonts, lang: data.language, size: data.size * 1pt, weight: one.weight,
      fill: rgb(one.colour), top-edge: data.above * 1pt, bottom-edge: (data.above - data.height) * 1pt,
      dir: if one.from_right { rtl } else { auto }, hyphenate: false)
    if one.halo > 0 {
      place(text(stroke: (paint: rgb(one.halo_colour), thickness: one.halo * 1pt, join: "round"), one.text))
    }
    one.text
  })
}
"""


@dataclass(frozen=True)
class Words:
    """A line of words as it is to be set.

    Attributes:
        halo: width of the rim, for letters as high as :data:`SIZE`.
    """

    text: str
    weight: int
    colour: str
    halo: float
    halo_colour: str
    from_right: bool
    fonts: tuple[str, ...]


def outline_texts(svg: str) -> str:
    """The drawing with every line in letters of India or of Urdu as outlines.

    Raises:
        components.figures.one_at_a_time.Busy: too many wait for type to be set.
    """
    found = {match.group(): _read(*match.groups()) for match in _TEXT.finditer(svg)}
    wanted = {words for words, _ in found.values() if _JOINED.search(words.text)}
    drawn = _draw(sorted(wanted, key=lambda words: words.text))

    def replaced(match: re.Match[str]) -> str:
        words, place = found[match.group()]
        return _put(drawn[words], place) if words in drawn else match.group()

    return _TEXT.sub(replaced, svg)


def _read(attributes: str, content: str) -> tuple[Words, Mapping[str, str]]:
    """The words of an element, and its attributes."""
    place = {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(attributes)}
    text = html.unescape(content)
    family = [name for name in place.get("font-family", "").split(", ") if name]
    words = Words(
        text=text.translate(_MARKS),
        weight=int(place.get("font-weight", svg_text.USUAL_WEIGHT)),
        colour=place.get("fill", "#000000"),
        halo=float(place.get("stroke-width", 0)) * SIZE / float(place["font-size"]),
        halo_colour=place.get("stroke", "#ffffff"),
        from_right=text.startswith(svg_text.FROM_RIGHT),
        fonts=tuple(dict.fromkeys((*family[:1], *svg_text.FAMILIES))),
    )
    return words, place


def _draw(wanted: Iterable[Words]) -> dict[Words, typeset.Outline]:
    lines = list(wanted)
    if not lines:
        return {}
    values = {
        "words": [asdict(one) for one in lines],
        "language": languages.spoken().base,
        "size": SIZE,
        "above": ABOVE * SIZE,
        "height": HEIGHT * SIZE,
        "beside": BESIDE * SIZE,
    }
    return dict(zip(lines, typeset.outlines(_TEMPLATE, values), strict=True))


def _put(outline: typeset.Outline, place: Mapping[str, str]) -> str:
    """The drawing of some words where the element had them."""
    scale = float(place["font-size"]) / SIZE
    beside = {
        "middle": outline.width / 2,
        "end": outline.width - BESIDE * SIZE,
    }.get(place.get("text-anchor", "start"), BESIDE * SIZE)
    x = float(place["x"]) - beside * scale
    y = float(place["y"]) - ABOVE * SIZE * scale
    inner = outline.svg[outline.svg.index("<svg") :]
    size = f'width="{outline.width * scale:.2f}" height="{HEIGHT * SIZE * scale:.2f}"'
    inner = (
        re.sub(r' (?:width|height|class)="[^"]*"', "", inner[: inner.index(">")])
        + (inner[inner.index(">") :])
    )
    return inner.replace("<svg ", f'<svg x="{x:.2f}" y="{y:.2f}" {size} ', 1)
