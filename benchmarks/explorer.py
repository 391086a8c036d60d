"""The explorer: from the choice of another indicator to the final picture, in map, table and charts.

    python -m benchmarks.explorer --changes 20
    python -m benchmarks.explorer --changes 3 --views ranks distribution

Same camera and same run as an empty page with one widget. Two indicators take turns, so that after
the warm-up their figures are kept by the server; `--fresh` takes an indicator nobody has asked for
yet at each change, for what the first visitor of a figure waits.
"""

import argparse
from collections.abc import Sequence
from itertools import cycle, islice

from playwright.sync_api import Locator, Page

from benchmarks.change_of_indicator import EMPTY, Act, Contender, Part, measure

CHANGES = 20
TWO = ("Latrine at home", "Electricity at home")
MANY = (
    "Bank service", "Cooking gas", "Television", "Water at home", "Water far away", "Open defecation",
    "No listed assets", "Cultivators", "Agricultural labourers", "Marginal workers", "Stunted children",
    "Underweight children", "Clean fuel", "Institutional births", "Anaemic women", "Literate women",
    "Married before 18", "Ten years of school", "Poor (national MPI)", "Poor (global MPI)",
    "Intensity (global MPI)", "Improved water", "Improved sanitation", "Health insurance",
)  # fmt: skip
VIEWS = ("map", "table", "ranks", "gap", "two", "distribution")


def question(names: tuple[str, ...]) -> Act:
    """Search the list of questions for the next name and choose it."""
    turns = cycle(names)

    def act(page: Page, _turn: int) -> None:
        box = page.get_by_role("combobox", name="Question")
        box.click()
        box.fill(next(turns))
        page.wait_for_timeout(150)
        box.press("Enter")

    return act


def drawn(view: str) -> Part:
    """The part of the page that holds the figure."""
    selector = {
        "map": ".atlas .canvas",
        "table": '[data-testid="stDataFrame"]',
        "two": '[data-testid="stPlotlyChart"]',
    }
    wanted = selector.get(view, ".chart .panels")

    def part(page: Page) -> Locator:
        return page.locator(wanted).first

    return part


def contenders(names: tuple[str, ...], asked: Sequence[str]) -> tuple[Contender, ...]:
    """The empty page, and the explorer in each view that is asked for."""
    start = "/indicators?indicator=india:literacy7_pct&view="
    views = [
        Contender(f"explorer: {view}", "app.py", f"{start}{view}", question(names), drawn(view))
        for view in asked
    ]
    return (EMPTY, *views)


def main() -> None:
    """Measure everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--changes", type=int, default=CHANGES)
    parser.add_argument("--fresh", action="store_true")
    parser.add_argument("--views", nargs="+", choices=VIEWS, default=VIEWS)
    asked = parser.parse_args()
    names = tuple(islice(MANY, asked.changes + 2)) if asked.fresh else TWO
    measure(contenders(names, asked.views), asked.changes, webgl=False)


if __name__ == "__main__":
    main()
