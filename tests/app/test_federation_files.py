"""What the page of federations draws can be taken along, with its words and the way back."""

from components.facts import tables
from components.widgets import map_files


def test_growth_and_the_government_s_groups_are_files_that_say_what_they_are(
    open_page, monkeypatch
):
    drawn = {}
    monkeypatch.setattr(map_files, "offer_pictures", lambda name, svg: drawn.setdefault(name, svg))
    assert not open_page("federations", programme="pacs", blocks="IN-OR").exception
    (districts,) = (svg() for name, svg in drawn.items() if name.startswith("districts-india-nrlm"))
    (blocks,) = (svg() for name, svg in drawn.items() if name.startswith("blocks-india-nrlm"))
    for picture in (districts, blocks):
        assert "self-help groups" in picture.lower()
        assert "Source: " in picture and "Boundaries: " in picture
        assert "/federations?blocks=IN-OR" in picture
    assert "blocks of Odisha" in blocks and "blocks of" not in districts
    assert not open_page("federations", programme="rspn").exception
    growth, title = drawn["rspn-growth"](), tables.programmes()["rspn"].title
    said = ("Counts of federations over time, RSPN", "Dots are reported", title)
    assert [words for words in (*said, "/federations?programme=rspn") if words not in growth] == []


def test_growth_is_a_picture_in_two_sizes_a_drawing_and_a_table(open_page):
    at = open_page("federations", programme="rspn")
    files = [one.proto.label for one in at.get("download_button") if "rspn-growth." in one.proto.id]
    assert len(files) == len(set(files)) == 4
