"""The second lock, on a real PostgreSQL: SQL that goes around the tenant filter, on every tenant-owned table."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import JSON, Table, func, insert, select, text
from sqlalchemy.exc import DBAPIError, ProgrammingError
from sqlalchemy.types import TypeEngine

from contracts.session import Role
from server.core import row_security, schema
from server.core.clock import utc_now
from server.core.database import SYSTEM, Database, Tenant, create_database_engine
from server.core.orm import Base, Crossing, UtcDateTime
from server.core.row_security import Login
from server.domain import models
from server.domain.organizations.membership import MembershipService
from server.domain.tasks.models import Task
from tests.builders.postgres import API_LOGIN, OWNER, Postgres

OURS, THEIRS = "school-a", "school-b"
REFUSED = "row-level security policy"
assert models, "every table is imported"
CROSSINGS = sorted(row_security.tenant_owned().items())
every_table = pytest.mark.parametrize("table", [name for name, _ in CROSSINGS])
every_crossing = pytest.mark.parametrize(("table", "crossing"), CROSSINGS)


def row_of(table: Table, organization: str) -> dict[str, object]:
    """Something in each column that must have it, in keys unlike those of other organizations."""
    return {column.name: _something(column.type, organization) for column in table.columns if not column.nullable}


def _something(kind: TypeEngine[Any], organization: str) -> object:
    if isinstance(kind, UtcDateTime | JSON):
        return utc_now() if isinstance(kind, UtcDateTime) else {}
    return organization if kind.python_type is str else kind.python_type()


@pytest.fixture(scope="module")
def name(postgres: Postgres, migrated_template: str) -> Iterator[str]:
    """A database with a row of each of two organizations in every table. Only a superuser may leave parents out."""
    made = postgres.create(migrated_template)
    engine = create_database_engine(postgres.url(made, "postgres"))
    with engine.begin() as connection:
        connection.execute(text("SET session_replication_role = replica"))
        for table, _ in CROSSINGS:
            rows = [row_of(Base.metadata.tables[table], owner) for owner in (OURS, THEIRS)]
            connection.execute(insert(Base.metadata.tables[table]), rows)
        row_security.admit(connection, API_LOGIN)
    engine.dispose()
    yield made
    postgres.drop(made)


@pytest.fixture(scope="module")
def database(postgres: Postgres, name: str) -> Iterator[Database]:
    """By the login that owns the tables, as loops have it, and a server with one login."""
    made = Database(postgres.url(name), connections=2)
    yield made
    made.close()


@pytest.fixture(scope="module")
def api_database(postgres: Postgres, name: str) -> Iterator[Database]:
    """By the login of processes that only answer requests."""
    made = Database(postgres.url(name, API_LOGIN), connections=2)
    yield made
    made.close()


def owners_seen(database: Database, tenant: Tenant, table: str) -> list[str]:
    with database.read(tenant) as session:
        rows = session.connection().execute(text(f"SELECT organization_id FROM {table}"))
        return sorted(rows.scalars())


def reached(database: Database, tenant: Tenant, statement: str) -> int:
    """How many rows it changes. It is rolled back."""
    with database.write(tenant) as unit:
        rows = unit.session.connection().execute(text(statement)).rowcount
        unit.session.rollback()
    return rows


def add_row(database: Database, tenant: Tenant, table: str, organization: str) -> None:
    known = Base.metadata.tables[table]
    with database.write(tenant) as unit:
        unit.session.connection().execute(insert(known), row_of(known, organization))


class TestEveryTable:
    def test_whatever_has_an_organization_is_locked(self, database: Database) -> None:
        found = (
            "SELECT relname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid "
            "WHERE attname = 'organization_id' AND NOT attisdropped AND relkind = 'r' "
            "AND relrowsecurity AND relforcerowsecurity"
        )
        with database.read(SYSTEM) as session:
            locked = set(session.scalars(text(found)))
        assert locked == {table.name for table in Base.metadata.tables.values() if "organization_id" in table.columns}

    @every_table
    def test_a_bound_session_sees_its_own_rows(self, database: Database, table: str) -> None:
        assert owners_seen(database, Tenant(OURS), table) == [OURS]
        assert owners_seen(database, Tenant("nobody"), table) == []
        assert owners_seen(database, SYSTEM, table) == [OURS, THEIRS]

    @every_table
    def test_a_bound_session_reaches_no_other_row(self, database: Database, table: str) -> None:
        assert reached(database, Tenant(OURS), f"DELETE FROM {table} WHERE organization_id = '{THEIRS}'") == 0
        assert reached(database, Tenant(OURS), f"DELETE FROM {table}") == 1
        same = f"UPDATE {table} SET organization_id = organization_id"
        assert reached(database, Tenant(OURS), same) == 1
        assert reached(database, SYSTEM, same) == 2

    @every_table
    def test_a_bound_session_gives_no_row_to_another(self, database: Database, table: str) -> None:
        with pytest.raises(ProgrammingError, match=REFUSED):
            reached(database, Tenant(OURS), f"UPDATE {table} SET organization_id = '{THEIRS}'")
        with pytest.raises(ProgrammingError, match=REFUSED):
            add_row(database, Tenant(OURS), table, "school-c")

    @every_table
    def test_who_does_not_say_whose_rows_sees_none(self, postgres: Postgres, name: str, table: str) -> None:
        with closing(psycopg.connect(postgres.conninfo(name, OWNER))) as connection:
            assert connection.execute(f"SELECT * FROM {table}").fetchall() == []


class TestBinding:
    def test_it_ends_with_its_transaction(self, database: Database) -> None:
        for _ in range(2):  # on the same connection
            assert owners_seen(database, Tenant(OURS), "tasks") == [OURS]
            assert owners_seen(database, SYSTEM, "tasks") == [OURS, THEIRS]
            row = database.look(select(func.count()).select_from(Base.metadata.tables["tasks"]))
            assert row == (2,)

    def test_a_session_that_goes_on_after_a_commit_is_bound_again(self, database: Database) -> None:
        with database.write(Tenant(OURS)) as unit:
            unit.session.connection()
            unit.session.commit()
            assert unit.session.connection().execute(text("SELECT organization_id FROM tasks")).scalars().all() == [
                OURS
            ]

    def test_a_savepoint_does_not_lift_it(self, database: Database) -> None:
        with database.write(Tenant(OURS)) as unit:
            for _ in range(2):
                with unit.session.begin_nested() as inner:
                    inner.rollback()
                rows = unit.session.connection().execute(text("SELECT organization_id FROM tasks"))
                assert rows.scalars().all() == [OURS]

    @pytest.mark.parametrize("organization", ["*", "", "a'; SET LOCAL toolboxai.organization = '*", "a" * 37, "a\n"])
    def test_what_is_no_id_binds_nothing(self, database: Database, organization: str) -> None:
        with pytest.raises(ValueError, match="no organization's id"):
            owners_seen(database, Tenant(organization), "tasks")

    def test_it_takes_no_round_trip(self, postgres: Postgres, name: str, tmp_path: Path) -> None:
        database = Database(postgres.url(name), connections=1)
        with closing(database), (tmp_path / "trace").open("w+b") as trace:
            with database.engine.connect() as connection:
                driver = connection.connection.driver_connection
            assert isinstance(driver, psycopg.Connection)
            driver.pgconn.trace(trace.fileno())
            with database.write(Tenant(OURS)) as unit:
                unit.session.connection().execute(text("DELETE FROM tasks WHERE false"))
            driver.pgconn.untrace()
            trace.seek(0)
            asked = [line for line in trace.read().split(b"\n") if b"\tF\t" in line and b"\tQuery\t" in line]
        begin, delete, commit = asked
        assert b"BEGIN; SET LOCAL" in begin
        assert b"DELETE" in delete
        assert b"COMMIT" in commit


class TestALoginOfItsOwn:
    """Of processes that only answer requests."""

    @every_crossing
    def test_the_system_reaches_what_the_table_says(
        self, api_database: Database, table: str, crossing: Crossing
    ) -> None:
        everyone = [OURS, THEIRS]
        assert owners_seen(api_database, SYSTEM, table) == ([] if crossing is Crossing.NONE else everyone)
        same = f"UPDATE {table} SET organization_id = organization_id"
        assert reached(api_database, SYSTEM, same) == (2 if crossing is Crossing.ALL else 0)

    @every_crossing
    def test_the_system_adds_rows_where_the_table_says(
        self, api_database: Database, table: str, crossing: Crossing
    ) -> None:
        with pytest.raises(DBAPIError) as caught:  # where it may, the organization is missing
            add_row(api_database, SYSTEM, table, "school-c")
        assert (REFUSED in str(caught.value)) is (crossing is not Crossing.ALL)

    @every_table
    def test_a_bound_session_works_as_ever(self, api_database: Database, table: str) -> None:
        assert owners_seen(api_database, Tenant(OURS), table) == [OURS]
        assert reached(api_database, Tenant(OURS), f"DELETE FROM {table}") == 1

    @pytest.mark.parametrize(
        "statement",
        [
            "ALTER TABLE tasks DISABLE ROW LEVEL SECURITY",
            "DROP POLICY one_organization ON tasks",
            "TRUNCATE tasks CASCADE",
            "UPDATE alembic_version SET version_num = '0001'",
            f"SET ROLE {OWNER}",
        ],
    )
    def test_it_cannot_take_the_lock_off(self, api_database: Database, statement: str) -> None:
        with pytest.raises(ProgrammingError, match=r"must be owner|permission denied"):
            reached(api_database, SYSTEM, statement)

    def test_it_sees_which_schema_there_is(self, api_database: Database) -> None:
        assert schema.current_revision(api_database.engine) == schema.newest_revision()


class TestSecure:
    """On a database of its own, by the login that owns it."""

    @pytest.fixture
    def made(self, postgres: Postgres, migrated_template: str) -> Iterator[Database]:
        name = postgres.create(migrated_template)
        database = Database(postgres.url(name), connections=2)
        yield database
        database.close()
        postgres.drop(name)

    def test_it_leaves_alone_what_is_as_it_should_be(self, made: Database) -> None:
        assert schema.secure(made.engine) == []

    @pytest.mark.parametrize(
        "statement",
        [
            "ALTER TABLE tasks DISABLE ROW LEVEL SECURITY",
            "ALTER TABLE tasks NO FORCE ROW LEVEL SECURITY",
            "DROP POLICY one_organization ON tasks",
            "COMMENT ON POLICY one_organization ON tasks IS NULL",
            """CREATE POLICY "a ""hole" ON tasks USING (true)""",
        ],
    )
    def test_it_mends_what_is_not(self, made: Database, statement: str) -> None:
        with made.engine.begin() as connection:
            connection.execute(text(statement))
        assert schema.secure(made.engine) == ["tasks"]
        assert schema.secure(made.engine) == []
        with made.read(SYSTEM) as session:
            policies = session.execute(text("SELECT policyname FROM pg_policies WHERE tablename = 'tasks'")).scalars()
            assert set(policies) == set(row_security.POLICIES[Task.crossing])

    def test_it_follows_what_the_table_says(self, made: Database, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(Task, "crossing", Crossing.NONE)
        assert schema.secure(made.engine) == ["tasks"]

    def test_sqlite_has_none(self, sqlite_database: Database) -> None:
        assert schema.secure(sqlite_database.engine) == []


class TestABackup:
    @pytest.mark.parametrize(("options", "mended"), [((), False), (("--no-comments",), True)])
    def test_it_has_all_rows_and_the_lock(
        self, postgres: Postgres, postgres_database: Database, options: tuple[str, ...], mended: bool
    ) -> None:
        ours, theirs = (MembershipService(postgres_database).create(school, "Ada", Role.ADMIN) for school in "AB")
        dump = postgres.folder / "dump"  # where PostgreSQL's user may go
        postgres.dump(str(postgres_database.engine.url.database), dump)
        name = postgres.restore(dump, *options)
        with closing(Database(postgres.url(name), connections=2)) as restored:
            assert owners_seen(restored, Tenant(ours.organization_id), "memberships") == [ours.organization_id]
            assert len(owners_seen(restored, SYSTEM, "memberships")) == 2
            assert bool(schema.secure(restored.engine)) is mended
            assert owners_seen(restored, Tenant(theirs.organization_id), "memberships") == [theirs.organization_id]
        postgres.drop(name)


class TestASuperuser:
    def test_it_is_known_as_one_that_passes(self, postgres: Postgres, name: str) -> None:
        for login, passes in ((OWNER, False), (API_LOGIN, False), ("postgres", True)):
            database = Database(postgres.url(name, login), connections=1)
            with closing(database), database.engine.connect() as connection:
                assert row_security.login_of(connection) == Login(login, passes)
