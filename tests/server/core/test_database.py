"""Transactions, the tenant filter and the pragmas, on a real SQLite file."""

import sqlite3

import pytest
from sqlalchemy import bindparam, delete, event, insert, select, text, update
from sqlalchemy.exc import InternalError

from server.core.clock import utc_now
from server.core.database import OWNER, SYSTEM, CrossTenantWrite, Database, Tenant
from server.core.errors import DiskFull
from server.domain.events.models import EventStream
from server.domain.organizations.membership import Member
from server.domain.organizations.models import User
from server.domain.tasks.models import Task, TaskResult
from tests.server.conftest import Submitter


class TestTenantFilter:
    def test_a_bound_session_sees_only_its_own_rows(
        self, database: Database, admin: Member, stranger: Member, submit: Submitter
    ) -> None:
        submit(admin)
        theirs = submit(stranger)
        with database.read(Tenant(stranger.organization_id)) as session:
            assert [task.id for task in session.scalars(select(Task))] == [theirs.task_id]
        with database.read(SYSTEM) as session:
            assert len(list(session.scalars(select(Task)))) == 2

    def test_a_bound_session_cannot_get_a_foreign_row_by_key(
        self, database: Database, admin: Member, stranger: Member, submit: Submitter
    ) -> None:
        mine = submit(admin)
        with database.read(Tenant(stranger.organization_id)) as session:
            assert session.get(Task, mine.task_id) is None

    def test_a_bound_update_changes_no_foreign_row(
        self, database: Database, admin: Member, stranger: Member, submit: Submitter
    ) -> None:
        mine = submit(admin)
        with database.write(Tenant(stranger.organization_id)) as unit:
            unit.session.execute(update(Task).values(title="stolen"))
            unit.session.execute(delete(EventStream))
        with database.read(SYSTEM) as session:
            assert session.get_one(Task, mine.task_id).title == "spawner.luau"
            assert session.get(EventStream, admin.organization_id) is not None
            assert session.get(EventStream, stranger.organization_id) is None

    def test_a_bound_session_cannot_add_a_foreign_row(
        self, database: Database, admin: Member, stranger: Member, submit: Submitter
    ) -> None:
        mine = submit(admin)
        row = TaskResult(
            organization_id=admin.organization_id, task_id=mine.task_id, document="{}", created_at=utc_now()
        )
        with pytest.raises(CrossTenantWrite), database.write(Tenant(stranger.organization_id)) as unit:
            unit.session.add(row)
        with database.read(SYSTEM) as session:
            assert session.get(TaskResult, mine.task_id) is None

    def test_a_bound_session_writes_no_foreign_row_by_values(
        self, database: Database, admin: Member, stranger: Member, submit: Submitter
    ) -> None:
        mine = submit(admin)
        row = {
            "organization_id": admin.organization_id,
            "task_id": mine.task_id,
            "document": "{}",
            "created_at": utc_now(),
        }
        for statement in (insert(TaskResult), insert(TaskResult.__table__)):  # type: ignore[arg-type]  # any FromClause
            for rows in (row, [{**row, "organization_id": stranger.organization_id}, row]):
                with pytest.raises(CrossTenantWrite), database.write(Tenant(stranger.organization_id)) as unit:
                    unit.session.execute(statement, rows)
        with database.read(SYSTEM) as session:
            assert session.get(TaskResult, mine.task_id) is None

    def test_a_statement_that_no_filter_reaches_must_name_the_organization(
        self, database: Database, admin: Member, stranger: Member
    ) -> None:
        streams = EventStream.__table__
        statement = select(streams.c.epoch).where(streams.c.organization_id == bindparam(OWNER))
        with database.read(Tenant(stranger.organization_id)) as session:
            for named in ({}, {OWNER: admin.organization_id}):
                with pytest.raises(CrossTenantWrite):
                    session.execute(statement, named)
            assert len(session.execute(statement, {OWNER: stranger.organization_id}).all()) == 1

    def test_joined_and_aliased_tables_are_filtered_too(
        self, database: Database, admin: Member, stranger: Member, submit: Submitter
    ) -> None:
        submit(admin)
        with database.read(Tenant(stranger.organization_id)) as session:
            joined = select(Task.id, EventStream.epoch).join_from(EventStream, Task, EventStream.top_seq > 0)
            assert list(session.execute(joined)) == []


class TestUnitOfWork:
    def test_effects_run_after_the_commit(self, database: Database, admin: Member, submit: Submitter) -> None:
        submit(admin)
        seen: list[str] = []

        def effect() -> None:
            with database.read(SYSTEM) as session:
                seen.extend(session.scalars(select(Task.title)))

        with database.write(SYSTEM) as unit:
            unit.session.execute(update(Task).values(title="renamed"))
            unit.after_commit(effect)
            assert seen == []
        assert seen == ["renamed"]

    def test_a_rolled_back_unit_runs_no_effect(self, database: Database) -> None:
        ran: list[int] = []

        def fail() -> None:
            with database.write(SYSTEM) as unit:
                unit.after_commit(lambda: ran.append(1))
                raise ValueError("no")

        with pytest.raises(ValueError, match="no"):
            fail()
        assert ran == []


class TestRead:
    def test_it_sees_one_moment(self, database: Database, admin: Member, submit: Submitter) -> None:
        submit(admin)
        with database.read(SYSTEM) as session:
            first = list(session.scalars(select(Task.id)))
            submit(admin)
            assert list(session.scalars(select(Task.id))) == first
        with database.read(SYSTEM) as session:
            assert len(list(session.scalars(select(Task.id)))) == 2


class TestLook:
    def test_it_gives_the_first_row_and_leaves_no_transaction_open(self, database: Database, admin: Member) -> None:
        names = select(User.display_name).where(User.id == bindparam("user"))
        assert database.look(names, user=admin.user_id) == (admin.display_name,)
        assert database.look(names, user="nobody") is None
        with database.write(SYSTEM) as unit:  # on the same connection, which must be in its old mode again
            unit.session.execute(update(User).values(display_name="changed"))
            unit.session.rollback()
        assert database.look(names, user=admin.user_id) == (admin.display_name,)


class TestPostgres:
    @pytest.fixture
    def database(self, postgres_database: Database) -> Database:
        return postgres_database

    @pytest.mark.parametrize("idle", [pytest.param(-1.0, id="asked"), pytest.param(1000.0, id="looked at")])
    def test_a_connection_that_the_server_has_ended_is_replaced_unseen(
        self, database: Database, admin: Member, idle: float, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("server.core.connections.IDLE_SECONDS", idle)
        with database.engine.connect() as other:
            with database.read(SYSTEM) as session:
                first = session.scalar(text("SELECT pg_backend_pid()"))
            other.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": first})
            with database.write(SYSTEM) as unit:
                assert unit.session.scalar(text("SELECT pg_backend_pid()")) not in (None, first)

    def test_a_node_that_stops_in_a_transaction_loses_it(
        self, database: Database, admin: Member, submit: Submitter
    ) -> None:
        with database.read(SYSTEM) as session:
            names = ("idle_in_transaction_session_timeout", "lock_timeout", "synchronous_commit")
            settings = {name: session.scalar(text(f"SHOW {name}")) for name in names}
        assert settings == {
            "idle_in_transaction_session_timeout": "15s", "lock_timeout": "10s", "synchronous_commit": "on",
        }  # fmt: skip

    def test_a_read_writes_nothing(self, database: Database, admin: Member, submit: Submitter) -> None:
        task = submit(admin)
        with database.read(SYSTEM) as session, pytest.raises(InternalError, match="read-only"):
            session.execute(update(Task).where(Task.id == task.task_id).values(title="changed"))


class TestSqlite:
    @pytest.fixture
    def database(self, sqlite_database: Database) -> Database:
        return sqlite_database

    def test_every_connection_is_durable_and_checks_foreign_keys(self, database: Database) -> None:
        with database.read(SYSTEM) as session:
            names = ("journal_mode", "synchronous", "foreign_keys")
            pragmas = {name: session.scalar(text(f"PRAGMA {name}")) for name in names}
        assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}

    def test_a_full_disk_is_a_readable_error_and_stores_nothing(
        self, database: Database, admin: Member, submit: Submitter
    ) -> None:
        with database.engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        database.close()

        def limit(connection: sqlite3.Connection, record: object) -> None:
            connection.execute(f"PRAGMA max_page_count={pages + 2}")

        event.listen(database.engine, "connect", limit)

        with pytest.raises(DiskFull, match="disk is full"):
            submit(admin, code="x" * 200_000)
        with database.read(SYSTEM) as session:
            assert list(session.scalars(select(Task))) == []
