"""The numbers of a static page that lead to no figure, without those that are known to be none."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser

# Elements whose end HTML lets a page leave out.
CELLS, ROWS = ("td", "th"), ("tr",)
EMPTY = ("br", "img", "input", "meta", "link", "hr", "wbr")
DIGITS = re.compile(r"\d[\d,.]*\d|\d")
# A figure, the page of an indicator whose figures a number is computed of, or a view of the app.
ADDRESS = re.compile(r"/f/|/read/indicators/[^/\"]+:")

# Where no number is a figure of a table that a reader would look up here, and why. Reviewed one by one.
NO_FIGURE_IN = {
    ".lead": "what the page is about, said again below it with its figures",
    "figcaption": "what a picture shows: its figures are in the view that stands beside it, or leads to",
    "tfoot": "sums of the figures in the table above them, and how far a published total is from them",
    ".lz-joined": "what the counts of two steps of a ladder divide to; both are links",
    "svg": "a drawing: its figures stand beside it, in the table, the list or the file of its view",
    ".keys": "the key of a map: bounds of its classes, and how many places have each",
    ".lz-source": "sources: titles and dates of publications, and remarks of them",
    ".lz-mark": "the number of a source in the list below",
    ".lz-when": "when a figure held",
    ".cards": "stories in their own words, each the way to its page, which cites its source",
    ".lz-files": "the ways to files",
    ".lz-wrong": "the words of a message, which say again what the page is",
    "summary": "how many things a list has",
    "caption": "what a table is of, and how many rows it has",
    "dt": "the name of a figure, in which years, ages and hundreds are words",
    "th": "the name of a row or a column",
    "h1": "a title, said again below it with its figure",
    "h2": "a title, said again below it with its figure",
    "h3": "a title, said again below it with its figure",
    "a": "the way to another page, by its name",
}
# Columns of tables that hold no figure, by their heads, and why.
NO_FIGURE_COLUMNS = {
    "Note": "remarks of an editor on a figure", "Why": "remarks of an editor on a figure",
    "Source": "the number of a source in the list below", "When": "when a figure held",
    "Rule": "a rule of a tier, in the words of its source",
    "Take care": "remarks of an editor on a rule",
    "Stated by": "who says so, and when",
    "Who says so": "the title of a source", "Figure is": "how a figure was made",
}  # fmt: skip
# Numbers in sentences and cells that are no figures of tables, and why.
NO_FIGURE = {
    r"(\d{1,2} )?([A-Z][a-z]+ )?\b(19|20)\d\d\b([–/-]\d\d(\d\d)?)?": "dates and years",
    r"\(?aged? \d+( to \d+)?( and over)?\)?": "an age that a definition names",
    r"per (cent|100|1,000|100,000)( [a-z]+)*|every (100|1,000)": "the hundred of a rate",
    r"COVID-19|issue \d+|Outreach \d+|PHASE \d": "a name",
    r"0 to 100 %": "the scale of bars",
    r"\d[\d,.]* points? (worse|better)": "a difference of two figures that stand beside it as links",
    r"\d[\d,]* (more|figures?|case stud(y|ies)|gatherings?|organisations|items|stories)\b":
        "how many things this page or another lists",
    r"(computed from|sum of numerators over sum of denominators \() ?\d+ of \d+ districts\)?":
        "of how many districts a figure is",
    r"that of step \d+": "a step of a guided story",
    r"\d[\d.]* to \d[\d.]* million [a-z]+": "a range whose two ends stand behind it in full, each a link",
    r"(says that it worked in \d|\d+ districts claimed).*":
        "counts of districts, which the table of their map lists one by one, and its file",
    r"\d+ shares? of census (or survey|and surveys).*": "how many of the figures below are worse",
    r"before 18\b": "an age that a definition names",
}  # fmt: skip


class Sweep(HTMLParser):
    """Collects what stands in a page outside links to figures, and the digits inside them."""

    def __init__(self, html: str, also_in: Mapping[str, str]) -> None:
        super().__init__()
        self.reviewed = NO_FIGURE_IN.keys() | also_in.keys()
        self.open: list[tuple[str, dict[str, str]]] = []
        self.linked: set[str] = set()
        self.texts: list[str] = []
        self.heads: list[str] = []
        self.cell = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs) -> None:
        """Step into an element."""
        ends = {**dict.fromkeys(CELLS, CELLS), **dict.fromkeys(ROWS, (*CELLS, *ROWS))}.get(tag, ())
        while ends and self.open and self.open[-1][0] in ends:
            self.open.pop()
        if tag == "thead":
            self.heads = []
        self.cell = 0 if tag == "tr" else self.cell + (tag in CELLS)
        if tag not in EMPTY:
            self.open.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Step out of an element, and of those inside it that were left open."""
        if any(tag == one for one, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Keep a text, or the digits of a figure."""
        tags = [tag for tag, _ in self.open]
        if "thead" in tags and "th" in tags:
            self.heads += [data.strip()]
            return
        head = self.heads[self.cell - 1] if "td" in tags and self.cell <= len(self.heads) else ""
        if head in NO_FIGURE_COLUMNS:
            return
        if any(ADDRESS.match(about.get("href", "")) for _, about in self.open):
            self.linked.update(DIGITS.findall(data))
        elif not any(self._is_reviewed(*one) for one in self.open):
            self.texts.append(" ".join(data.split()))

    def _is_reviewed(self, tag: str, about: dict[str, str]) -> bool:
        classes = {f".{one}" for one in about.get("class", "").split()}
        return bool(self.reviewed & {tag, *classes})


def sweep(html: str, also: Mapping[str, str], also_in: Mapping[str, str]) -> list[str]:
    """Each text of a page with a number that is neither a link, nor linked on the page, nor reviewed.

    Args:
        also, also_in: what is no figure on this page besides NO_FIGURE and NO_FIGURE_IN, and why.
    """
    page = Sweep(html[html.index("<main") : html.index("</main>")], also_in)
    found = []
    for text in page.texts:
        rest = text
        for pattern in (*also, *NO_FIGURE):
            rest = re.sub(pattern, "", rest)
        if set(DIGITS.findall(rest)) - page.linked:
            found.append(text)
    return found
