import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data import citations
from data.citations import Citation

ONE = Citation(
    key="cs-1",
    title="Rice & beans: 50% more_land {for} all",
    author="Learning Zone",
    year=2026,
    collection="Programme P, 2009–2016",
    version="1.0.0",
    url="https://example.org/case_study?story=cs-1",
    accessed=date(2026, 3, 7),
    source_title="A page",
    source_publisher="A paper",
    source_url="http://example.org/a_page",
    source_period="2015-11-03",
    keywords=("Land rights", "Women"),
)
RETOLD = "Retold from: A page (A paper, 3 November 2015, http://example.org/a_page)"


def test_apa():
    assert citations.apa(ONE) == (
        "Learning Zone. (2026). Rice & beans: 50% more_land {for} all [Case study]. In Programme P, "
        "2009–2016 (Version 1.0.0). Retrieved March 7, 2026, from "
        f"https://example.org/case_study?story=cs-1 ({RETOLD})"
    )


def test_plain():
    assert citations.plain(ONE) == (
        "“Rice & beans: 50% more_land {for} all”, Learning Zone, Programme P, 2009–2016, "
        "version 1.0.0, 2026, https://example.org/case_study?story=cs-1 (read on 7 March 2026). "
        f"{RETOLD}."
    )


def test_ris_has_one_tag_a_line_and_ends():
    lines = citations.ris(ONE, "List: all\nof them").splitlines()
    assert lines[0] == "TY  - ELEC"
    assert lines[-1] == "ER  - "
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    assert "KW  - Women" in lines
    assert "N1  - List: all of them" in lines


def test_bibtex_escapes_what_tex_would_run():
    text = citations.bibtex(ONE)
    assert text.startswith("@misc{cs-1,\n")
    assert r"title = {{Rice \& beans: 50\% more\_land \{for\} all}}" in text
    assert "url = {https://example.org/case_study?story=cs-1}" in text
    unescaped = re.sub(r"\\[{}]", "", text)
    assert unescaped.count("{") == unescaped.count("}")


@pytest.mark.parametrize("title", ["}", "{", "\\", "a\nb", "TY  - BOOK\nER  - ", "@book{x,}"])
@pytest.mark.parametrize("write", [citations.bibtex_file, citations.ris_file])
def test_a_strange_title_cannot_end_its_field(write, title):
    text = write([replace(ONE, title=title, url="https://e.org/}{")], f"about {title}")
    assert len(re.findall(r"^(?:@misc|TY  - )", text, re.MULTILINE)) == 1
    if write is citations.bibtex_file:
        bare = re.sub(r"\\[{}]", "", text)
        assert bare.count("{") == bare.count("}")


@pytest.mark.parametrize("write", [citations.apa, citations.plain, citations.bibtex, citations.ris])
def test_what_is_not_known_is_left_out(write):
    text = write(replace(ONE, source_title="", keywords=()))
    assert "Retold" not in text
    assert "KW" not in text


def test_a_source_without_a_date_says_so():
    assert "A paper, no date, http" in replace(ONE, source_period="").retold_from


def test_the_list_is_named_in_the_file():
    assert "Case studies about Land" in citations.ris_file([ONE, ONE], "Case studies about Land.")
    text = citations.bibtex_file([ONE], "Case studies about Land.")
    assert text.startswith("@comment{Case studies about Land.}")


def test_a_key_is_plain():
    assert citations.key("pacs_cs 001/ü") == "pacs-cs-001"


def test_a_keyword_with_a_comma_stays_one_keyword():
    words = ("Roads, bridges and housing", "Water", "Women; girls")
    text = citations.bibtex(replace(ONE, keywords=words))
    line = re.search(r"keywords = \{(.*)\}", text)
    assert line
    assert re.split(r"\s*[,;]\s*", line.group(1)) == [
        "Roads / bridges and housing",
        "Water",
        "Women / girls",
    ]
    assert citations.ris(replace(ONE, keywords=words)).count("KW  - ") == 3


def test_no_label_of_a_theme_or_group_parts_a_list_of_keywords():
    """Read over all words that can become keywords of an exported record."""
    words = pd.read_csv(Path(__file__).parents[2] / "data/vocabulary/terms.csv")
    labels = list(words[words["vocabulary"].isin(["themes", "groups"])]["label"])
    assert any("," in label for label in labels)
    assert len(citations.join_keywords(labels).split(", ")) == len(labels)
