"""Several scripts of a component in one: each runs by itself, as Node runs them."""

import json
import subprocess
import sys
from pathlib import Path

from components.facts.scripts import join_scripts

NODE = Path(sys.executable).with_name("node")
# What each script is told it writes down, so that it can be seen which ran.
WRITES = "export default function ({ data }) {\n  ran.push(data);\n}\n"
FAILS = "// A remark.\nexport default async function () {\n  throw new Error('no line');\n}\n"
STOPS = "export default function () {\n  throw new Error('at once');\n}\n"


def run(folder: Path, scripts: dict[str, str], data: dict[str, object]) -> tuple[list[object], str]:
    """What the scripts wrote down of what they were told, and what stands in the console."""
    paths = {}
    for name, text in scripts.items():
        paths[name] = folder / f"{name}.js"
        paths[name].write_text(text)
    joined = join_scripts(paths).replace("export default", "const runAll =")
    call = f"await runAll({{ data: {json.dumps(data)} }});"
    code = f"const ran = [];\n{joined}{call}\nconsole.log(JSON.stringify(ran));"
    done = subprocess.run(
        [NODE, "--input-type=module", "--eval", code], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout), done.stderr


def test_each_script_has_its_own_data_and_one_of_which_nothing_is_said_does_not_run(tmp_path):
    scripts = {"first": WRITES, "second": WRITES, "third": WRITES}
    assert run(tmp_path, scripts, {"third": 3, "first": 1}) == ([3, 1], "")


def test_a_script_that_fails_takes_no_other_along_and_is_told_in_the_console(tmp_path):
    scripts = {"stops": STOPS, "fails": FAILS, "runs": WRITES}
    ran, told = run(tmp_path, scripts, {"stops": 1, "fails": 2, "runs": 3})
    assert ran == [3]
    assert "no line" in told
    assert "at once" in told
