"""Brings a database to the newest schema."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, MetaData

from server.core import row_security

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"


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
    with engine.begin() as connection:
        command.upgrade(migration_config(connection), revision)
        row_security.secure(connection)  # by now Alembic has imported every table


def secure(engine: Engine) -> list[str]:
    """Locks tables that are not as they should be, as after a restore without policies; returns their names."""
    with engine.begin() as connection:
        return row_security.secure(connection)


def downgrade(engine: Engine, revision: str) -> None:
    """Takes migrations back down to `revision`."""
    with engine.begin() as connection:
        command.downgrade(migration_config(connection), revision)


def differences(engine: Engine, metadata: MetaData) -> list[object]:
    """What a new migration would have to do; empty when models and migrations agree."""
    with engine.connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata))
