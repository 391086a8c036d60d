"""Our own scripts as they travel to a browser: without what is said to those who read the code."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

_EXPORT = re.compile(r"^export default ", re.MULTILINE)
_RUN_ALL = """export default async function ({ data }) {
  // Streamlit never calls a component again that failed once, so that none may take the others along.
  const run = async ([name, its]) => {
    try {
      await parts[name]({ data: its });
    } catch (error) {
      console.error(error);
    }
  };
  await Promise.all(Object.entries(data).map(run));
}
"""
_REMARKS = re.compile(r"^ *(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL)


def read_script(path: Path) -> str:
    """The script in a file without the remarks and type comments that fill whole lines."""
    return _REMARKS.sub("", path.read_text(encoding="utf-8"))


def join_scripts(paths: Mapping[str, Path]) -> str:
    """One script of a component that runs several: each by itself, with what `data` has under its name.

    A script of which nothing is said does not run; one that fails is told in the browser's console. Each
    exports one function, as a script of a component does, at its end.
    """
    parts = (
        f"{json.dumps(name)}: (() => {{\n{_EXPORT.sub('return ', read_script(path))}}})(),\n"
        for name, path in paths.items()
    )
    return f"const parts = {{\n{''.join(parts)}}};\n{_RUN_ALL}"
