"""A programme with a register of its own: its figures are right, and all pages show them by themselves."""

import subprocess
import sys

import pandas as pd
import pytest

from components.facts import registers, tables
from data import checks
from data.catalog import open_catalog
from data.tables import read_tables
from tests import register_data
from tests.app.test_one_content import texts  # noqa: F401

GAYA, GARHWA, MERAL = "IN-C11-236", "IN-C11-346", "IN-C11-346-meral"
