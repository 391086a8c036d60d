"""A lost bracket makes all that follows part of another rule, and the browser says nothing."""

import re
from pathlib import Path

import pytest

from tests.test_layers import ROOT

SHEETS = [path for path in (ROOT / "components").rglob("*.css") if path.parent.name != "leaflet"]
QUIET = re.compile(r"/\*.*?\*/|\"[^\"]*\"|'[^']*'|url\([^)]*\)", re.DOTALL)


def find_nested(sheet: str) -> list[str]:
    """Rules that stand inside of another rule (not of a condition such as ``@media``), or do not end."""
    text, opened, nested = QUIET.sub("", sheet), [], []
    for head, bracket in re.findall(r"([^{};]*)([{};])", text):
        if bracket == "{":
            inside = [one for one in opened if not one.startswith("@")]
            nested += [head.strip()] if inside else []
            opened.append(head.strip())
        elif bracket == "}":
            nested += [] if opened else ["}"]
            opened = opened[:-1]
    return nested + opened


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_every_rule_of_a_style_sheet_ends(path: Path):
    assert find_nested(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("sheet", "found"),
    [
        ("a { b: c; } @media print { d { e: f } }", []),
        ('a::before { content: "{"; } /* { */ g { h: i }', []),
        ("a { b: c; d { e: f }", ["d", "a"]),
        ("a { b: c; } }", ["}"]),
    ],
)
def test_a_lost_bracket_is_found(sheet, found):
    assert find_nested(sheet) == found


# Sheets of what is not mirrored from right to left: maps and the axes of charts.
NOT_MIRRORED = {"map.css", "chart.css"}
ONE_SIDED = re.compile(
    r"(?:margin|padding|border)-(?:left|right)|(?:text-align|float):\s*(?:left|right)|[{;\s](?:left|right):"
)


@pytest.mark.parametrize(
    "path", [path for path in SHEETS if path.name not in NOT_MIRRORED], ids=lambda path: path.name
)
def test_a_style_sheet_knows_no_left_and_right_which_urdu_would_need_mirrored(path: Path):
    assert ONE_SIDED.findall(QUIET.sub("", path.read_text(encoding="utf-8"))) == []


ARROWS = {"\\2192": "\\2190", "\\2190": "\\2192", "→": "←", "←": "→"}
DRAWN = re.compile(r"([^{}]+){\s*content:\s*\"([^\"]*)\";")


def test_an_arrow_drawn_by_a_style_sheet_points_to_where_lines_of_urdu_run():
    sheet = "\n".join(
        re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S) for path in SHEETS
    )
    drawn = {" ".join(head.split()): sign for head, sign in DRAWN.findall(sheet)}
    arrows = {head: sign for head, sign in drawn.items() if any(one in sign for one in ARROWS)}
    onward = {head: sign for head, sign in arrows.items() if '[dir="rtl"]' not in head}
    assert onward
    for head, sign in onward.items():
        (arrow,) = (one for one in ARROWS if one in sign)
        twin = head.replace("html ", 'html[dir="rtl"] ', 1)
        assert arrows.get(twin) == sign.replace(arrow, ARROWS[arrow])


# All that is in these would depend on what is anywhere in them: the browser looks at the whole page again
# whenever something of it changes, many times for each run of a page.
OF_THE_WHOLE_PAGE = re.compile(
    r"(?:^|[\s,{}>+~(])(?:body|#root|\.stApp|\.stMain)(?![\w-])[^\s,{}>+~]*:has\("
)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_no_rule_asks_the_whole_page_what_it_has(path: Path):
    assert OF_THE_WHOLE_PAGE.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("sheet", "is_found"),
    [
        ("body:has(#words) #page { a: b }", True),
        ("a{b:c}body:not(:has(.one, .two)) .page { a: b }", True),
        ("html .stApp:has(p) { a: b }", True),
        ("html .st-key-choices:has(> p) { a: b }", False),
        ('html [data-testid="stLayoutWrapper"]:has(> .one) ~ .two { a: b }', False),
    ],
)
def test_a_rule_that_asks_the_whole_page_is_found(sheet, is_found):
    assert bool(OF_THE_WHOLE_PAGE.search(sheet)) == is_found
