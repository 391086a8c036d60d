"""What stands between the cells of a line, where it is no comma."""

import re
from collections.abc import Sequence

OTHER_SEPARATORS = {
    ";": "separator-semicolons",
    "\t": "separator-tabs",
    "|": "separator-strokes",
}
# A sign that stands so often in most lines, and in none of their words, separates them.
NO_WORD = re.compile(r"[^\w\s\"'.,;|()-]")
FEWEST_SIGNS = 2
FIRST_ROWS = 20


def unknown_separator(lines: Sequence[str]) -> str:
    """A sign nobody separates cells by that parts most of the first lines alike; "" if none does."""
    first = [line for line in lines[:FIRST_ROWS] if line.strip()]
    found = {}
    for sign in sorted({sign for line in first for sign in NO_WORD.findall(line)}):
        counts = [line.count(sign) for line in first]
        usual = max(set(counts), key=counts.count)
        if usual >= FEWEST_SIGNS and counts.count(usual) * 2 > len(counts) > 1:
            found[sign] = usual
    return max(found, key=found.__getitem__, default="")
