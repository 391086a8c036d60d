"""The pages of random packs as they are printed: fill, letters, lost signs, words over words, tags.

python -m benchmarks.pack_pages [--packs 60] [--seed 1]
"""

import argparse
import io
import random
import sys
from collections.abc import Iterator
from datetime import date
from itertools import cycle

import pikepdf
import pypdfium2

from components.brief import describe, pdf
from components.brief.choice import NO_THEMES, PackChoice
from components.brief.facts import Facts
from components.figures import typeset
from data import languages
from data.catalog import open_catalog
from tests.contracts.test_brief_pages import (
    BODY,
    FULL,
    SMALLEST,
    count_overprinted,
    elements,
    signs,
)

DAY, SITE = date(2026, 11, 29), "https://learning-zone.example"
MOST_PAGES, LEAST_BODY, DARK = 2, 0.3, 200


def main() -> int:
    """Print what is wrong with each pack; 0 if nothing is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packs", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    facts = Facts.read(open_catalog())
    wrong = 0
    for choice, code in zip(_choices(facts, asked), cycle(languages.LANGUAGES), strict=False):
        with languages.speaking(code):
            content = pdf.brief(describe.describe(facts, choice, SITE, DAY))
            faults = list(_faults(content))
        wrong += bool(faults)
        print(f"{choice.place} {choice.theme} {code}: {'; '.join(faults) or 'well'}", flush=True)
    print(f"{asked.packs} packs, {wrong} with faults")
    return int(wrong > 0)


def _choices(facts: Facts, asked: argparse.Namespace) -> list[PackChoice]:
    chance = random.Random(asked.seed)
    places = sorted(
        place.place_id
        for country in ("IN", "PK")
        for place in facts.places.at_level("district", country)
    )
    themes = sorted(set(facts.words.lists["themes"]).difference(NO_THEMES))
    readers = sorted(facts.words.lists["audiences"])
    return [
        PackChoice(chance.choice(places), chance.choice(themes), chance.choice(readers))
        for _ in range(asked.packs)
    ]


def _faults(content: bytes) -> Iterator[str]:
    pages = list(pypdfium2.PdfDocument(content))
    shown = [sign for page in pages for sign in signs(page)]
    sizes = [size for _, size, _ in shown]
    if len(pages) > MOST_PAGES:
        yield f"{len(pages)} pages"
    if min(sizes) < SMALLEST:
        yield f"letters of {min(sizes):.1f} pt"
    if sum(size >= BODY for size in sizes) < len(sizes) * LEAST_BODY:
        yield "hardly any letters of 10 pt"
    if (filled := _filled(pages[-1])) < FULL:
        yield f"page {len(pages)} is filled to {filled:.0%}"
    if lost := sum(sign in ("\ufffd", typeset.REPLACEMENT) for sign, _, _ in shown):
        yield f"{lost} signs without a letter"
    for number, page in enumerate(pages, start=1):
        if over := count_overprinted(page):
            yield f"page {number}: {over} words over words"
    yield from _untagged(content)


def _filled(page: pypdfium2.PdfPage) -> float:
    """How far down the page something stands above its foot."""
    picture = page.render(scale=0.5).to_pil().convert("L")
    rows = (picture.crop((0, y, picture.width, y + 1)) for y in range(int(picture.height * 0.95)))
    dark = [y for y, row in enumerate(rows) if min(row.tobytes()) < DARK]
    return max(dark, default=0) / float(picture.height)


def _untagged(content: bytes) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(content)) as brief:
        if not bool(brief.Root.MarkInfo.Marked):
            yield "not tagged"
        with brief.open_metadata() as metadata:
            if str(metadata.get("pdfuaid:part")) != "1":
                yield "not PDF/UA"
        figures = [one for one in elements(brief.Root.StructTreeRoot) if one.S == "/Figure"]
        if not all(str(one.get("/Alt", "")) for one in figures):
            yield "a picture without words"


if __name__ == "__main__":
    sys.exit(main())
