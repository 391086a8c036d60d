"""The editor's desk, as an editor uses it."""


def test_a_new_desk_says_what_to_do(open_page):
    at = open_page("your_data")
    assert not at.exception
    assert any("Nothing is here yet" in one.value for one in at.info)
