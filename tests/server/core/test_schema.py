"""Migrations: from empty, up and down, and in step with the models."""

from pathlib import Path

import pytest
from sqlalchemy import inspect

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


class TestTenancy:
    def test_every_table_but_the_known_ones_has_an_organization(self) -> None:
        shared = {"organizations", "users", "nodes", "loop_leases"}
        without = {name for name, table in Base.metadata.tables.items() if "organization_id" not in table.columns}
        assert without == shared
