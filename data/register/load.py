"""Put a prepared register on another engine."""

import io
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from data.register import engine, form

# Text is compared by its codes on every engine, so that rows stand in the same order.
COLUMN_TYPES = {form.TEXT: 'text COLLATE "C"', form.NUMBER: "bigint", form.FLAG: "boolean"}
ASKED_BY = ("country_id", "state_id", "district_id", "block_id", "village_id")


def load_register(folder: Path, setting: str) -> dict[str, int]:
    """Put all tables of a register on the engine that a setting names, instead of what was there.

    Args:
        setting: as in :func:`data.register.engine.open_register`.

    Returns:
        Rows by table.

    Raises:
        UnknownEngine: registers cannot be put there.
    """
    if setting.startswith(engine.POSTGRES):
        return _into_postgres(folder, setting)
    if "?files=" in setting:
        return _into_files(folder, engine.spark_folder(folder, setting))
    raise engine.UnknownEngine(
        "A register can be put into PostgreSQL (postgresql://...), or for Spark into a folder that all "
        "its workers see (spark://host:7077?files=/folder)."
    )


def _into_files(folder: Path, target: Path) -> dict[str, int]:
    rows = {}
    target.mkdir(parents=True, exist_ok=True)
    for name in form.TABLES:
        found = engine.parquet_of(folder, name)
        new = target / f".{name}.parquet"
        new.write_bytes(found.read_bytes())
        new.replace(engine.parquet_of(target, name))
        rows[name] = pq.read_metadata(found).num_rows
    return rows


def _into_postgres(folder: Path, address: str) -> dict[str, int]:
    import psycopg

    schema = engine.schema_of(folder)
    rows = {}
    # One transaction: whoever asks meanwhile is answered from the register that was there.
    with psycopg.connect(address) as connection, connection.cursor() as cursor:
        for statement in _schema_statements(schema):
            cursor.execute(statement.encode())
        for name in form.TABLES:
            file = pq.ParquetFile(engine.parquet_of(folder, name))
            copy = f'COPY "{schema}".{name} FROM STDIN (FORMAT csv)'
            with cursor.copy(copy.encode()) as target:
                for piece in _as_csv(file):
                    target.write(piece)
            rows[name] = file.metadata.num_rows
            for statement in _index_statements(schema, name):
                cursor.execute(statement.encode())
    return rows


def _schema_statements(schema: str) -> Iterator[str]:
    yield f'DROP SCHEMA IF EXISTS "{schema}" CASCADE'
    yield f'CREATE SCHEMA "{schema}"'
    for name in form.TABLES:
        columns = ", ".join(f'"{one.name}" {COLUMN_TYPES[one.type]}' for one in form.SCHEMAS[name])
        yield f'CREATE TABLE "{schema}".{name} ({columns})'


def _index_statements(schema: str, name: str) -> Iterator[str]:
    columns = form.SCHEMAS[name].names
    for asked in ASKED_BY:
        if asked in columns and name != "groups":
            by = f"level, {asked}" if "level" in columns else asked
            yield f'CREATE INDEX ON "{schema}".{name} ({by})'
    yield f'ANALYZE "{schema}".{name}'


def _as_csv(file: pq.ParquetFile) -> Iterator[bytes]:
    """The rows of a file; an empty cell is nothing, an empty text has its quotation marks."""
    for batch in file.iter_batches():
        piece = io.BytesIO()
        pa.csv.write_csv(batch, piece, pa.csv.WriteOptions(include_header=False))
        yield piece.getvalue()
