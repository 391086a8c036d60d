"""Answers with yes or no as people write them: ``TRUE``, ``Yes``, ``हाँ``, ``1``."""

from data.habits.habit import Habit, certain, likely, trimmed

YES, NO = {"true", "yes", "y"}, {"false", "no", "n"}
OTHER_YES = {"1", "t", "x", "✓", "✔", "हाँ", "हां", "جی", "ہاں", "হ্যাঁ", "ହଁ"}
OTHER_NO = {"0", "f", "✗", "नहीं", "نہیں", "না", "ନାହିଁ"}


def read_flag(cell: str) -> Habit | None:
    """What somebody means who answers so; None if nobody can tell."""
    text = trimmed(cell).casefold()
    for words, meant in ((YES, "true"), (NO, "false")):
        if text in words:
            return certain("boolean-word", meant)
    for words, meant in ((OTHER_YES, "true"), (OTHER_NO, "false")):
        if text in words:
            return likely("boolean-word", meant)
    return None
