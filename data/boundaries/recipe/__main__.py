"""Make the boundary layers: ``python -m data.boundaries.recipe --out DIR``."""

import argparse
import tempfile
from pathlib import Path

from data.boundaries.recipe import india, pakistan, sources
from data.boundaries.recipe.layer import write


def main() -> None:
    """Fetch the sources, make every layer, write it to the folder asked for."""
    parser = argparse.ArgumentParser(prog="python -m data.boundaries.recipe", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for the layers")
    folder: Path = parser.parse_args().out
    folder.mkdir(parents=True, exist_ok=True)
    names = sources.official_names()
    with tempfile.TemporaryDirectory() as downloads:
        found = sources.fetch(Path(downloads))
        for layer in (*india.layers(found), *pakistan.layers(found)):
            path = write(layer.spelled(names), folder)
            print(f"{path.name}: {len(layer.shapes)} shapes, {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
