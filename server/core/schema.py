"""Brings a database to the newest schema."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, MetaData

from server.core import row_security

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"


class DanglingRows(Exception):
    """A migration that loses what others refer to: a bug of ours. Nothing of it was stored."""


def migration_config(connection: Connection | None = None) -> Config:
    """Alembic's configuration, without an ini file."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def current_revision(engine: Engine) -> str | None:
    """The revision that the database is at; None when it is empty."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest_revision() -> str | None:
    """The revision that this version of the server needs."""
    return ScriptDirectory.from_config(migration_config()).get_current_head()


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Applies what is missing and locks what was made, in one transaction where the database can."""
    with _migrating(engine) as connection:
        command.upgrade(migration_config(connection), revision)
        row_security.secure(connection)  # by now Alembic has imported every table


def secure(engine: Engine) -> list[str]:
    """Locks tables that are not as they should be, as after a restore without policies; returns their names."""
    with engine.begin() as connection:
        return row_security.secure(connection)


def downgrade(engine: Engine, revision: str) -> None:
    """Takes migrations back down to `revision`."""
    with _migrating(engine) as connection:
        command.downgrade(migration_config(connection), revision)


def differences(engine: Engine, metadata: MetaData) -> list[object]:
    """What a new migration would have to do; empty when models and migrations agree."""
    with engine.connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata))


@contextmanager
def _migrating(engine: Engine) -> Iterator[Connection]:
    """A transaction in which SQLite may make a table anew without taking along all rows that refer to the old one.

    https://www.sqlite.org/lang_altertable.html#otheralter: foreign keys are off, which has to be said before it begins,
    and are checked as a whole before it is committed.
    """
    with engine.connect() as connection:
        if engine.dialect.name != "sqlite":
            with connection.begin():
                yield connection
            return
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                yield connection
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise DanglingRows("After the migration some rows would refer to others that are not there.")
        finally:
            driver.execute("PRAGMA foreign_keys=ON")
