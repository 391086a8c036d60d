"""Every place with every theme, read as `tests/contracts/test_titles.py` reads a part of them.

python -m benchmarks.every_pack
"""

import os
import sys
from pathlib import Path

import pytest

TEST = Path(__file__).parents[1] / "tests" / "contracts" / "test_titles.py"


def main() -> int:
    """0 if no title, headline or sentence of any pack breaks the rule."""
    os.environ["PACKS_EVERY"] = "1"
    return int(pytest.main(["-q", "--durations=2", str(TEST)]))


if __name__ == "__main__":
    sys.exit(main())
