"""Our own scripts as they travel to a browser: without what is said to those who read the code."""

import re
from pathlib import Path

_REMARKS = re.compile(r"^ *(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL)


def read_script(path: Path) -> str:
    """The script in a file without the remarks and type comments that fill whole lines."""
    return _REMARKS.sub("", path.read_text(encoding="utf-8"))
