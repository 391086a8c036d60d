"""Capital letters, which only English has: a label within a sentence begins with a small one."""

from data import languages

# Begins of names of organisations and groups, which stay as they are.
_NAMES = ("Community", "Local", "Village", "Scheduled")


def begin_small(label: str) -> str:
    """A label within a sentence: its first letter small, unless it is an abbreviation or a name."""
    if languages.describe(languages.current()).script != "Latn":
        return label
    first, _, rest = label.partition(" ")
    if first[1:] != first[1:].lower() or first in _NAMES:
        return label
    return f"{first[:1].lower()}{first[1:]}{f' {rest}' if rest else ''}"
