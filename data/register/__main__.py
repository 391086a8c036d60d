"""Put a prepared register on another engine: `python -m data.register load FOLDER [ENGINE]`.

ENGINE is what LEARNING_ZONE_REGISTER would say; without it that setting is taken.
"""

import argparse
import os
import sys
from pathlib import Path

from data.register import engine, form
from data.register.load import load_register


def main(arguments: list[str]) -> int:
    """Load a register and say how many rows each table has; 2 with a sentence if that cannot be."""
    parser = argparse.ArgumentParser(prog="python -m data.register", description=__doc__)
    parser.add_argument("act", choices=["load"])
    parser.add_argument("folder", type=Path, help="the prepared form: a folder of Parquet files")
    parser.add_argument("engine", nargs="?", default=os.environ.get(engine.SETTING, ""))
    asked = parser.parse_args(arguments)
    missing = [name for name in form.TABLES if not engine.parquet_of(asked.folder, name).is_file()]
    if missing:
        print(f"{asked.folder} is no prepared register: it has no {missing[0]}.parquet.")
        return 2
    try:
        rows = load_register(asked.folder, asked.engine)
    except engine.UnknownEngine as error:
        print(error)
        return 2
    for name, count in rows.items():
        print(f"{name}: {count}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
