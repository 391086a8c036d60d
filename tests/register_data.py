"""A data folder whose only programme has a register: real places, shapes and census, made-up groups."""

import shutil
from pathlib import Path

from data.catalog import open_catalog
from data.register_intake.prepare import Looked, find_register, prepare
from data.tables import read_tables
from tests.small_data import DATA, ROOT

RIVERS = ROOT / "tests" / "fixtures" / "programmes" / "rivers"
CENSUS = "india_census_villages"


def build(root: Path) -> Path:
    """Write the folder with the register as an editor leaves it, before it is prepared."""
    (root / "villages").mkdir(parents=True)
    for name in ("places", "vocabulary", "boundaries"):
        (root / name).symlink_to(DATA / name)
    (root / "villages" / CENSUS).symlink_to(DATA / "villages" / CENSUS)
    shutil.copytree(RIVERS, root / "programmes" / "rivers")
    return root


def prepare_register(root: Path) -> Looked:
    """Prepare the register, as the command does."""
    catalog = open_catalog(root)
    source = find_register(catalog.package("rivers"), root)
    assert source is not None
    return prepare(source, catalog, read_tables(catalog))
