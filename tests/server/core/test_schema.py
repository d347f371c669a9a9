"""Migrations: from empty, up and down, and in step with the models."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect, text

from server.core import schema
from server.core.database import create_database_engine
from server.domain.models import Base

KEPT = ("organizations", "users", "memberships")
STORED_AT_FIRST = (
    "INSERT INTO organizations (id, name, created_at) VALUES ('o', 'Lincoln School', '2026-11-01')",
    "INSERT INTO users (id, display_name, is_server_owner, created_at) VALUES ('u', 'Ada', 1, '2026-11-01')",
    "INSERT INTO memberships (organization_id, user_id, role) VALUES ('o', 'u', 'admin')",
)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'schema.sqlite3'}"


def kept(engine: Engine) -> list[int]:
    """How many rows there are of each table that others refer to."""
    with engine.connect() as connection:
        return [connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one() for table in KEPT]


class TestUpgrade:
    def test_an_empty_database_reaches_the_newest_revision(self, url: str) -> None:
        engine = create_database_engine(url)
        assert schema.current_revision(engine) is None
        schema.upgrade(engine)
        assert schema.current_revision(engine) == schema.newest_revision()
        engine.dispose()

    def test_models_and_migrations_agree(self, url: str) -> None:
        engine = create_database_engine(url)
        schema.upgrade(engine)
        assert schema.differences(engine, Base.metadata) == []
        engine.dispose()

    def test_down_and_up_again(self, url: str) -> None:
        engine = create_database_engine(url)
        schema.upgrade(engine)
        schema.downgrade(engine, "base")
        assert inspect(engine).get_table_names() == ["alembic_version"]
        schema.upgrade(engine)
        assert schema.differences(engine, Base.metadata) == []
        engine.dispose()

    def test_what_is_stored_stays_whatever_tables_are_made_anew(self, url: str) -> None:
        engine = create_database_engine(url)
        schema.upgrade(engine, "0001")
        with engine.begin() as connection:
            for statement in STORED_AT_FIRST:
                connection.exec_driver_sql(statement)
        schema.upgrade(engine)
        assert kept(engine) == [1, 1, 1]
        schema.downgrade(engine, "0001")
        assert kept(engine) == [1, 1, 1]
        with engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        engine.dispose()

    def test_a_migration_that_would_leave_rows_dangling_changes_nothing(self, url: str) -> None:
        engine = create_database_engine(url)
        schema.upgrade(engine, "0001")
        with engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            driver.execute("PRAGMA foreign_keys=OFF")
            driver.execute(
                "INSERT INTO memberships (organization_id, user_id, role) VALUES ('nowhere', 'nobody', 'admin')"
            )
            driver.execute("PRAGMA foreign_keys=ON")
        with pytest.raises(schema.DanglingRows):
            schema.upgrade(engine)
        assert schema.current_revision(engine) == "0001"
        engine.dispose()


class TestAFilledDatabase:
    def test_people_keep_what_is_theirs_while_they_get_accounts(self, url: str) -> None:
        engine = create_database_engine(url)
        schema.upgrade(engine, "0012")
        now = "2026-11-01 10:00:00"
        rows = (
            "INSERT INTO organizations (id, name, channel_generation, created_at) VALUES ('o', 'School', 0, :now)",
            "INSERT INTO users (id, email, display_name, is_server_owner, created_at)"
            " VALUES ('u', 'Ada@X.org', 'Ada', 1, :now)",
            "INSERT INTO memberships (organization_id, user_id, role) VALUES ('o', 'u', 'admin')",
        )
        with engine.begin() as connection:
            for row in rows:
                connection.execute(text(row), {"now": now})
        schema.upgrade(engine)
        with engine.begin() as connection:
            assert connection.execute(text("SELECT user_id, role FROM memberships")).all() == [("u", "admin")]
            assert connection.execute(text("SELECT email_key, language FROM users")).all() == [("ada@x.org", "en")]
        schema.downgrade(engine, "0012")
        with engine.begin() as connection:
            assert connection.execute(text("SELECT user_id, role FROM memberships")).all() == [("u", "admin")]
        engine.dispose()


class TestTenancy:
    def test_every_table_but_the_known_ones_has_an_organization(self) -> None:
        of_persons = {"users", "sign_ins", "refresh_tokens", "one_time_tokens"}
        shared = {"organizations", "nodes", "loop_leases", "stripe_events", *of_persons}
        without = {name for name, table in Base.metadata.tables.items() if "organization_id" not in table.columns}
        assert without == shared
