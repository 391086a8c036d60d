"""A sign for each theme, drawn here: one line, one colour, in a box of 24 by 24."""

from collections.abc import Mapping

from markupsafe import Markup

SIGNS: Mapping[str, str] = {
    # A pickaxe.
    "work_guarantee": "M14 6L5 21M6 5c5-2 11 0 14 7",
    # A plot, parted into fields.
    "land": "M3 18L7 6h10l4 12zM12 6v12M5 12h14",
    # A tree of the forest.
    "forest": "M12 2l6 8h-3l4 7H5l4-7H6zM12 17v5",
    # A stall of the market.
    "livelihoods": "M4 10l2-6h12l2 6a2 2 0 0 1-4 0a2 2 0 0 1-4 0a2 2 0 0 1-4 0a2 2 0 0 1-4 0zM6 13v7h12v-7",
    # An ear of corn.
    "farming": "M12 22V8M12 8c-2-1-2-5 0-6c2 1 2 5 0 6M12 13c-3 0-5-1-5-4c3 0 5 1 5 4c0-3 2-4 5-4c0 3-2 4-5 4"
    "M12 18c-3 0-5-1-5-4c3 0 5 1 5 4c0-3 2-4 5-4c0 3-2 4-5 4",
    # A leaf.
    "nature": "M6 18C3 9 10 4 20 4c0 10-5 17-14 14zM3 21L14 10",
    # A hammer.
    "skills": "M5 4h10l4 3v3H5zM9 10v11h3V10",
    # An open book.
    "education": "M12 7C9 5 6 5 3 5v13c3 0 6 0 9 2c3-2 6-2 9-2V5c-3 0-6 0-9 2v13",
    # A heart that beats.
    "health": "M12 20C5 15 3 12 3 8.5C3 6 5 4 7.5 4C9.5 4 11 5 12 7c1-2 2.5-3 4.5-3C19 4 21 6 21 8.5"
    "C21 12 19 15 12 20zM6 11h3l2-2 2 4 2-2h3",
    # A drop.
    "water": "M12 3c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11zM9 14a3 3 0 0 0 3 3",
    # A flash.
    "energy": "M13 3L6 13h5l-1 8 8-11h-5z",
    # A bridge.
    "infrastructure": "M2 9h20M4 9v10M20 9v10M4 19a8 8 0 0 1 16 0",
    # A house above the flood.
    "disaster": "M6 12V9l6-5 6 5v3M3 16c2-2 4-2 6 0s4 2 6 0s4-2 6 0M3 20c2-2 4-2 6 0s4 2 6 0s4-2 6 0",
    # Not equal.
    "discrimination": "M5 9h14M5 15h14M16 4L8 20",
    # The sign of a woman.
    "gender": "M12 3a5.5 5.5 0 1 0 .1 0M12 14v8M8 18h8",
    # A wheelchair.
    "disability": "M10 2a1.5 1.5 0 1 0 .1 0M10 7v7h5l3 6h2M10 10h5M8 12a5 5 0 1 0 6 6",
    # A kite.
    "youth": "M12 2l6 7-6 8-6-8zM6 9h12M12 2v15c3 2-2 3 1 5",
    # A hall with columns.
    "governance": "M3 9l9-5 9 5zM5 9v9M10 9v9M14 9v9M19 9v9M3 20h18",
    # A pair of scales.
    "justice": "M12 3v17M7 20h10M5 6h14M5 6l-3 7a3 3 0 0 0 6 0zM19 6l-3 7a3 3 0 0 0 6 0z",
    # An empty bowl.
    "poverty": "M3 10h18a9 9 0 0 1-18 0zM9 21h6",
    # Two people.
    "population": "M9 4a3 3 0 1 0 .1 0M3 20c0-5 2-8 6-8s6 3 6 8M16 5a2.5 2.5 0 1 1 0 6M17 13c3 1 4 4 4 7",
    # A place on the map.
    "reach": "M12 21c-4-5-6-8-6-11a6 6 0 0 1 12 0c0 3-2 6-6 11zM12 8a2 2 0 1 0 .1 0",
    # One above two.
    "federations": "M12 3a2.5 2.5 0 1 0 .1 0M5 16a2.5 2.5 0 1 0 .1 0M19 16a2.5 2.5 0 1 0 .1 0"
    "M12 8v4M5 16v-4h14v4",
    # A board on its stand.
    "capacity": "M4 4h16v11H4zM8 8h8M8 11h5M12 15v3M8 21l4-3 4 3",
    # What somebody says.
    "communication": "M4 5h16v11h-8l-5 4v-4H4zM8 9h8M8 12h5",
    # A case of papers.
    "programme": "M4 8h16v11H4zM9 8V5h6v3M4 13h16",
}


# As an address, since Streamlit takes drawings out of the words of a page; the ink is that of the page.
_DRAWING = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none'"
    " stroke='%23000' stroke-width='1.6' stroke-linecap='round' stroke-linejoin='round'%3E"
    "%3Cpath d='{}'/%3E%3C/svg%3E"
)


def number(theme_id: str) -> int:
    """Which of the marks of a map stands for a theme, on every map the same.

    One that no sign was drawn for comes after all others, with what has no single theme.
    """
    return list(SIGNS).index(theme_id) if theme_id in SIGNS else len(SIGNS)


def draw(theme_id: str) -> Markup:
    """The sign of a theme, for beside its name: no sign for a theme that none was drawn for."""
    path = SIGNS.get(theme_id)
    if path is None:
        return Markup("")
    sign = '<span class="lz-theme-sign" style="mask-image:url(&quot;{}&quot;)"></span>'
    return Markup(sign).format(Markup(_DRAWING.format(path)))
