"""Migrations: from empty, up and down, and in step with the models."""

from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from server.core import schema
from server.core.database import create_database_engine
from server.domain.models import Base


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'schema.sqlite3'}"


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
        shared = {"organizations", "nodes", "loop_leases", *of_persons}
        without = {name for name, table in Base.metadata.tables.items() if "organization_id" not in table.columns}
        assert without == shared
