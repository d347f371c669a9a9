"""What is an outage of the database, and what a fault of ours: of real drivers' own errors."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import SQLAlchemyError

from server.core import database as database_module
from server.core.database import SYSTEM, Database
from server.core.outages import is_outage, is_unstorable, reason_of
from server.domain.tasks.models import Task
from tests.builders.postgres import Postgres, cluster


@pytest.fixture(scope="module")
def cluster_to_stop() -> Iterator[Postgres]:
    with cluster() as made:
        yield made


def failing_with(database: Database, statement: str) -> SQLAlchemyError:
    with pytest.raises(SQLAlchemyError) as caught, database.write(SYSTEM) as unit:
        unit.session.execute(text(statement))
    return caught.value


class TestIsUnstorable:
    def test_a_text_with_a_nul_is_and_what_the_server_refuses_is_not(self, database: Database) -> None:
        is_postgresql = database.engine.dialect.name == "postgresql"
        with database.write(SYSTEM) as unit:
            if is_postgresql:
                with pytest.raises(SQLAlchemyError) as caught:
                    unit.session.execute(select(Task.id).where(Task.title == "a\0b"))
                assert is_unstorable(caught.value)
            else:
                assert unit.session.execute(select(Task.id).where(Task.title == "a\0b")).all() == []
        assert not is_unstorable(failing_with(database, "SELECT CAST('x' AS INTEGER) / no_such_column"))
        if is_postgresql:
            assert not is_unstorable(failing_with(database, "SELECT CAST('x' AS INTEGER)"))


class TestIsOutage:
    def test_a_statement_that_is_wrong_is_none(self, database: Database) -> None:
        for statement in ("SELECT * FROM no_such_table", "SELEC 1", "INSERT INTO tasks (id) VALUES (NULL)"):
            assert not is_outage(failing_with(database, statement)), statement

    def test_a_sqlite_that_another_holds_past_the_wait(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(database_module, "BUSY_TIMEOUT_MS", 20)
        path = tmp_path / "held.sqlite3"
        made = Database(f"sqlite:///{path}")
        with closing(made), closing(sqlite3.connect(path, isolation_level=None)) as holder:
            holder.execute("BEGIN EXCLUSIVE")
            error = failing_with(made, "SELECT 1")
        assert is_outage(error)
        assert reason_of(error) == "OperationalError: database is locked"

    def test_a_sqlite_file_that_is_none_is_a_fault(self, tmp_path: Path) -> None:
        path = tmp_path / "none.sqlite3"
        path.write_bytes(b"no database any more" * 1000)
        with closing(Database(f"sqlite:///{path}")) as made:
            assert not is_outage(failing_with(made, "SELECT 1"))

    def test_a_postgresql_that_is_not_there_and_one_that_goes_away(self, cluster_to_stop: Postgres) -> None:
        made = Database(cluster_to_stop.url("postgres"), connections=2)
        with closing(made):
            with made.read(SYSTEM) as session:
                session.execute(text("SELECT 1"))
                cluster_to_stop.stop(kill=True)
                with pytest.raises(SQLAlchemyError) as lost:
                    session.execute(text("SELECT 1"))
            assert is_outage(lost.value)
            with pytest.raises(SQLAlchemyError) as refused, made.read(SYSTEM) as session:
                session.scalars(select(Task)).all()
            cluster_to_stop.start()
        assert is_outage(refused.value)
        assert "SELECT" not in reason_of(refused.value)

    def test_a_table_that_another_holds_past_the_wait(self, postgres_database: Database) -> None:
        with postgres_database.write(SYSTEM) as unit:
            unit.session.execute(text("LOCK TABLE tasks"))
            with postgres_database.read(SYSTEM) as other:
                other.execute(text("SET LOCAL lock_timeout = 20"))
                with pytest.raises(SQLAlchemyError) as caught:
                    other.execute(text("LOCK TABLE tasks IN ACCESS SHARE MODE"))
        assert is_outage(caught.value)

    def test_all_connections_at_work(self, postgres: Postgres, migrated_template: str) -> None:
        name = postgres.create(migrated_template)
        made = Database(postgres.url(name), connections=1)
        made.engine.pool._timeout = 0.05  # type: ignore[attr-defined]  # seconds, in place of thirty
        with closing(made), made.read(SYSTEM) as session:
            session.execute(text("SELECT 1"))
            with pytest.raises(SQLAlchemyError) as caught, made.read(SYSTEM) as other:
                other.execute(text("SELECT 1"))
        assert is_outage(caught.value)
        postgres.drop(name)
