"""Ledgers of very many tasks, for measuring: a few are made one by one, and multiplied by the database."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Insert, String, Table, case, cast, func, insert, literal, select, true

from server.core.database import Database
from server.domain.tasks.models import Task
from tests.bench.children import data_directory
from tests.builders.postgres import cluster

DATABASES = ("sqlite", "postgresql")
ROWS = int(os.environ.get("TOOLBOXAI_BENCH_TASKS", "1000000"))
"""Fewer are for trying the bench."""
MADE = 10_000
"""Tasks that are made one by one; the rest are copies."""


@contextmanager
def opened(name: str) -> Iterator[Database]:
    """An empty database of its kind, which is gone afterwards."""
    if name == "sqlite":
        with data_directory() as folder:
            database = Database(f"sqlite:///{folder / 'companion.sqlite3'}")
            yield database
            database.close()
        return
    with cluster() as postgres:
        database = Database(postgres.url(postgres.create()))
        yield database
        database.close()


def fill(database: Database, made: Iterable[dict[str, Any]]) -> None:
    """Puts in `MADE` rows, and copies of them until there are `ROWS`; the schema must be there."""
    table = Task.__table__
    assert isinstance(table, Table)
    with database.engine.begin() as connection:
        if database.engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA cache_size = -500000")  # for the filling only
        for index in table.indexes:
            index.drop(connection)
        connection.execute(insert(table), list(made))
        connection.execute(_copies(table))
        for index in table.indexes:
            index.create(connection)
    database.close()
    if database.engine.dialect.name == "postgresql":
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE tasks")  # as autovacuum does by itself


def _copies(table: Table) -> Insert:
    """Multiplies what is there; copies have the time of their original and an id of their own."""
    first = select(literal(1).label("number")).cte("copies", recursive=True)
    copies = first.union_all(select(first.c.number + 1).where(first.c.number < ROWS // MADE - 1))
    new_id = func.substr(table.c.id, 1, 28) + cast(copies.c.number + 10_000_000, String)
    own_root = case((table.c.root_task_id == table.c.id, new_id), else_=table.c.root_task_id)
    changed = {"id": new_id, "search_text": table.c.search_text + new_id, "root_task_id": own_root}
    columns = {column.name: changed.get(column.name, column) for column in table.c}
    return insert(table).from_select(list(columns), select(*columns.values()).join(copies, true()))
