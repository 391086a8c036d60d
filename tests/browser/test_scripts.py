"""Notes in four scripts look as a browser draws them, whose letters are shaped by HarfBuzz."""

import base64
import io

import numpy as np
import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageOps

from components.brief import scripts
from components.figures import typeset
from tests.unit.test_brief_parts import FONTS, SENTENCES

SIZE = 60
# Both are drawn at the same size; what remains is the softness of the edges.
ALIKE = 0.92
PAGE = """
<style>
  @font-face {{ font-family: "F"; src: url(data:font/ttf;base64,{font}); }}
  body {{ margin: 60px; background: white; }}
  p {{ font: {size}px/2.5 "F"; color: black; white-space: nowrap; width: max-content; }}
</style>
<p lang="{language}" dir="{direction}">{text}</p>
"""
TEMPLATE = b"""
#let d = json(bytes(sys.inputs.data))
#set page(width: auto, height: auto, margin: 60pt, fill: white)
#set text(font: d.font, size: d.size * 1pt, lang: d.language, dir: if d.rtl { rtl } else { ltr })
#d.text
"""


def drawn_by_browser(browser, line, file):
    page = browser.new_page(viewport={"width": 2400, "height": 400})
    letters = base64.b64encode(file.read_bytes()).decode()
    direction = "rtl" if line.right_to_left else "ltr"
    page.set_content(
        PAGE.format(
            font=letters, size=SIZE, language=line.language, direction=direction, text=line.text
        )
    )
    page.evaluate("document.fonts.ready")
    picture = page.locator("p").screenshot()
    page.close()
    return ink(picture)


def drawn_by_us(line, file):
    values = {
        "font": TTFont(file)["name"].getDebugName(1),
        "size": SIZE,
        "language": line.language,
        "rtl": line.right_to_left,
        "text": line.text,
    }
    return ink(typeset.png(TEMPLATE, values, 72))


def ink(picture):
    """The letters, white on black, cut to their edges."""
    grey = ImageOps.invert(Image.open(io.BytesIO(picture)).convert("L"))
    return grey.crop(grey.point(lambda shade: 255 * (shade > 96)).getbbox())


def likeness(one, other):
    """Correlation of two pictures, the second brought to the size of the first."""
    both = [np.asarray(each, dtype=float).ravel() for each in (one, other.resize(one.size))]
    return np.corrcoef(*both)[0, 1]


@pytest.mark.parametrize("language", SENTENCES)
def test_a_note_is_drawn_as_harfbuzz_shapes_it(browser, language):
    (line,) = scripts.lines(SENTENCES[language])
    file = typeset.FONTS / FONTS[language]
    theirs, ours = drawn_by_browser(browser, line, file), drawn_by_us(line, file)
    assert ours.width == pytest.approx(theirs.width, rel=0.01)
    assert ours.height == pytest.approx(theirs.height, rel=0.03)
    assert likeness(theirs, ours) > ALIKE
