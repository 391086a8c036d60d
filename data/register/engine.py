"""Open a prepared register on the engine that answers: DuckDB here, or the one a setting names.

| LEARNING_ZONE_REGISTER | engine |
|---|---|
| not set | DuckDB in this process, over the Parquet files; the small ones are read when it is opened |
| `postgresql://user@host/database` | PostgreSQL, where `python -m data.register load` has put it |
| `spark://host:7077`, `local-cluster[2,1,1024]` | Spark, over the Parquet files |

After an address of Spark, `?files=/folder` names one that all its workers see.

A question is an Ibis expression over tables that belong to no engine, with marks where its values
go. It is written in the SQL of an engine once for all values (that takes longer than to answer it);
the engine then gets the values beside the statement.
"""

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from data.register import form
from data.register.outage import Outages, is_full, raising_down

if TYPE_CHECKING:
    import psycopg
    from ibis.expr.types import Scalar, Table

SETTING = "LEARNING_ZONE_REGISTER"
POSTGRES = ("postgres://", "postgresql://")
MEMORY, THREADS = "400MB", 2
# A server that is away or overloaded must not keep a page waiting for minutes, nor each page anew.
CONNECT_SECONDS, ANSWER_SECONDS, AWAY_SECONDS = 2, 10, 15
SPARK = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    # Answers are small: more pieces would cost more than they gain.
    "spark.sql.shuffle.partitions": "2",
    "spark.scheduler.mode": "FAIR",
}
Row = Mapping[str, Any]
Values = Mapping[str, str | int]
Run = Callable[[str, Values], Sequence[Sequence[Any]]]
# How an engine wants to be told where a value goes.
PLACES = {
    "duckdb": "${}",
    "postgres": "%({})s",
    "pyspark": ":{}",
    # Not opened here yet; see `deploy/registers.md`.
    "trino": ":{}",
    "clickhouse": "{{{}:String}}",
}
OUTAGES = Outages(AWAY_SECONDS)


class UnknownEngine(ValueError):
    """The setting names no engine that is known."""


@dataclass(frozen=True)
class Statement:
    """A question in the SQL of an engine.

    Attributes:
        names: of the columns it gives back.
    """

    text: str
    names: tuple[str, ...]


def compile_question(
    question: "Callable[..., Table]", shape: tuple[str, ...], dialect: str
) -> Statement:
    """Write a question in the SQL of an engine.

    Args:
        question: makes the expression of a shape.
        shape: what decides which columns it reads; values go in later.
    """
    import ibis

    expression = question(*shape)
    text = str(ibis.to_sql(expression, dialect=dialect, pretty=False))
    if dialect == "postgres":
        text = text.replace("%", "%%")
    text = re.sub(r"'<(\w+)>'", lambda mark: PLACES[dialect].format(mark[1]), text)
    return Statement(text, tuple(expression.columns))


def value(name: str, kind: str = "string") -> "Scalar":
    """The mark in an expression where a value goes."""
    import ibis

    return ibis.literal(f"<{name}>").cast(kind)


def table(name: str) -> "Table":
    """A table of the prepared form that belongs to no engine yet."""
    import ibis

    return ibis.table(ibis.Schema.from_pyarrow(form.SCHEMAS[name]), name=name)


Compile = Callable[["Callable[..., Table]", tuple[str, ...], str], Statement]


@dataclass(frozen=True)
class Register:
    """A register that can be asked, from several threads at once.

    Attributes:
        dialect: the SQL its engine speaks.
        run: gives the rows of a statement with its values. Raises data.register.outage.RegisterDown.
        close: lets go of what is open for this register alone; a Spark that others may ask stays.
        compile: :func:`compile_question`, or what keeps the statements it wrote.
    """

    dialect: str
    run: Run
    close: Callable[[], None]
    compile: Compile = compile_question

    def ask(
        self, question: "Callable[..., Table]", shape: tuple[str, ...] = (), **values: str | int
    ) -> tuple[Row, ...]:
        """The rows of a question of a shape with its values, in its order."""
        statement = self.compile(question, shape, self.dialect)
        rows = self.run(statement.text, values)
        return tuple(MappingProxyType(dict(zip(statement.names, row, strict=True))) for row in rows)


def open_register(
    folder: Path, setting: str | None = None, compiled: Compile = compile_question
) -> Register:
    """Open a register.

    Args:
        folder: the prepared form, see :func:`data.register.prepare.write_register`.
        setting: the engine; without it the one that LEARNING_ZONE_REGISTER names.
        compiled: :func:`compile_question`, or what keeps the statements it wrote.

    Raises:
        UnknownEngine: there is none of that name.
        data.register.outage.RegisterDown: it does not answer.
    """
    said = os.environ.get(SETTING, "") if setting is None else setting
    if not said:
        return replace(_open_duckdb(folder), compile=compiled)
    if said.startswith(POSTGRES):
        return replace(_open_postgres(schema_of(folder), said), compile=compiled)
    if said.startswith(("spark://", "local[", "local-cluster[", "yarn", "k8s://")):
        return replace(_open_spark(folder, said), compile=compiled)
    raise UnknownEngine(f"{SETTING} names no engine that is known: {said.partition(':')[0]}")


def has_register(folder: Path, setting: str | None = None) -> bool:
    """Whether the engine has a register, with all its tables; arguments as for :func:`open_register`.

    Where another engine answers, nothing has to lie in the folder itself.

    Raises:
        data.register.outage.RegisterDown: it does not answer.
    """
    said = os.environ.get(SETTING, "") if setting is None else setting
    if said.startswith(POSTGRES):
        return _is_in_postgres(schema_of(folder), said)
    files = spark_folder(folder, said) if said else folder
    return all(parquet_of(files, name).is_file() for name in form.TABLES)


def schema_of(folder: Path) -> str:
    """What a register is called on an engine that has several: as the folder of its programme is.

    Args:
        folder: `register/prepared` in it, or any other that has a name of its own.
    """
    place = folder.resolve()
    inside = (form.FOLDER, form.PREPARED)
    name = place.parents[1].name if place.parts[-2:] == inside else place.name
    letters = "".join(one if one.isalnum() else "_" for one in name.lower())
    return f"register_{letters}"


def parquet_of(folder: Path, name: str) -> Path:
    """Where the prepared form has a table."""
    return folder / f"{name}.parquet"


def _open_duckdb(folder: Path) -> Register:
    import duckdb

    connection = duckdb.connect(config={"memory_limit": MEMORY, "threads": THREADS})
    unread = (duckdb.IOException, duckdb.InvalidInputException)
    with raising_down(*unread):
        for name in form.TABLES:
            path = str(parquet_of(folder, name).resolve()).replace("'", "''")
            # To open a file takes longer than to answer from a small table.
            kind = "VIEW" if name in form.LARGE else "TABLE"
            connection.execute(f"CREATE {kind} {name} AS SELECT * FROM read_parquet('{path}')")
    # From here on it can read this folder and nothing else, and nobody can allow it more.
    inside = str(folder.resolve()).replace("'", "''")
    connection.execute(f"SET allowed_directories = ['{inside}/']")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")

    def run(statement: str, values: Values) -> Sequence[Sequence[Any]]:
        # A cursor belongs to one thread.
        with raising_down(*unread), connection.cursor() as cursor:
            cursor.execute("BEGIN TRANSACTION READ ONLY")
            return cursor.execute(statement, dict(values)).fetchall()

    return Register("duckdb", run, connection.close)


def _open_postgres(schema: str, address: str) -> Register:
    options = f"-c search_path={schema} -c default_transaction_read_only=on"

    def run(statement: str, values: Values) -> Sequence[Sequence[Any]]:
        # A connection a question: a server that was started anew costs nobody an answer.
        with _connected(address, options) as connection:
            return connection.execute(statement.encode(), values).fetchall()

    return Register("postgres", run, lambda: None)


@contextmanager
def _connected(address: str, options: str = "") -> "Iterator[psycopg.Connection]":
    import psycopg

    patience = f"-c statement_timeout={ANSWER_SECONDS * 1000}"
    with OUTAGES.noting(address, psycopg.OperationalError, is_over=is_full):
        connection = psycopg.connect(
            address, connect_timeout=CONNECT_SECONDS, options=f"{patience} {options}"
        )
        with connection:
            yield connection


def _is_in_postgres(schema: str, address: str) -> bool:
    asked = "SELECT count(*) FROM information_schema.tables WHERE table_schema = %s"
    with _connected(address) as connection:
        found = connection.execute(asked, (schema,)).fetchone()
    return bool(found and found[0] >= len(form.TABLES))


def _open_spark(folder: Path, said: str) -> Register:
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    away = (PySparkException, Py4JError, OSError)
    with raising_down(*away):
        session = spark_session(said)
        for name in form.TABLES:
            path = str(parquet_of(spark_folder(folder, said), name))
            read = session.read.schema(_spark_schema(form.SCHEMAS[name])).parquet(path)
            read.createOrReplaceTempView(name)

    def run(statement: str, values: Values) -> Sequence[Sequence[Any]]:
        with raising_down(*away):
            rows: Sequence[Sequence[Any]] = session.sql(statement, args=dict(values)).collect()
        return rows

    def close() -> None:
        # The session shares its Spark with those of other registers: that ends with the process.
        for name in form.TABLES:
            session.catalog.dropTempView(name)

    return Register("pyspark", run, close)


def _spark_schema(schema: pa.Schema) -> str:
    names = {form.TEXT: "STRING", form.NUMBER: "BIGINT", form.FLAG: "BOOLEAN"}
    return ", ".join(f"`{one.name}` {names[one.type]}" for one in schema)


def spark_folder(folder: Path, said: str) -> Path:
    """Where Spark finds a register: the folder itself, or one that all its workers see."""
    files = said.partition("?files=")[2]
    return Path(files) / schema_of(folder) if files else folder


def spark_session(said: str) -> Any:
    """A session with tables of its own on the Spark that a setting names."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master(said.partition("?files=")[0]).appName("registers")
    for name, setting in SPARK.items():
        builder = builder.config(name, setting)
    return builder.getOrCreate().newSession()
