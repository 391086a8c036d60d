"""A cell of a column of text, as a text."""


def text_of(cell: object) -> str:
    """The text of a cell; empty where nothing is written in it."""
    return cell if isinstance(cell, str) else ""
