"""The made-up register of `tests/fixtures/register`, as it is given to be prepared."""

from pathlib import Path

import pandas as pd

from data.register import form
from data.tables import read_table  # noqa: F401

