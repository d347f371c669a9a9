"""What a team's server does to its database before it answers anybody, with one login or two."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass

import pytest
from sqlalchemy import text
from structlog.testing import capture_logs

from contracts.session import Role
from server.core import schema
from server.core.database import SYSTEM, Database
from server.core.errors import StartupError
from server.domain.organizations.membership import MembershipService
from server.team.database import migrate
from tests.builders.postgres import API_LOGIN, OWNER, Postgres


@dataclass(frozen=True, slots=True)
class Opener:
    """Opens databases that are closed with the test."""

    postgres: Postgres
    stack: ExitStack

    def __call__(self, name: str, login: str) -> Database:
        return self.stack.enter_context(closing(Database(self.postgres.url(name, login), connections=2)))


@pytest.fixture
def opened(postgres: Postgres) -> Iterator[Opener]:
    with ExitStack() as stack:
        yield Opener(postgres, stack)


@pytest.fixture
def name(postgres: Postgres, migrated_template: str) -> Iterator[str]:
    """Of a migrated database."""
    made = postgres.create(migrated_template)
    yield made
    postgres.drop(made)


@pytest.fixture
def empty(postgres: Postgres) -> Iterator[str]:
    """Of a database without a table."""
    made = postgres.create()
    yield made
    postgres.drop(made)


def said(database: Database, requests: Database) -> list[str]:
    with capture_logs() as lines:
        migrate(database, requests)
    return [line["event"] for line in lines if line["log_level"] in ("info", "warning")]


class TestMigrate:
    def test_an_empty_database_is_made_and_both_logins_work_in_it(self, opened: Opener, empty: str) -> None:
        owner, requests = opened(empty, OWNER), opened(empty, API_LOGIN)
        assert said(owner, requests) == []
        assert schema.current_revision(requests.engine) == schema.newest_revision()
        made = MembershipService(owner).create("Lincoln School", "Ada", Role.ADMIN)
        assert MembershipService(requests).member(made.user_id, made.organization_id) == made
        assert said(owner, requests) == []

    def test_the_second_login_may_number_rows(self, opened: Opener, name: str) -> None:
        owner, requests = opened(name, OWNER), opened(name, API_LOGIN)
        with owner.write(SYSTEM) as unit:
            unit.session.execute(text("CREATE SEQUENCE numbers"))
        migrate(owner, requests)
        with requests.write(SYSTEM) as unit:
            assert unit.session.scalar(text("SELECT nextval('numbers')")) == 1

    def test_one_login_for_all_is_told(self, opened: Opener, name: str) -> None:
        (only,) = said(opened(name, OWNER), opened(name, OWNER))
        assert "TOOLBOXAI_SYSTEM_DATABASE_URL" in only

    def test_a_superuser_is_warned_of(self, opened: Opener, name: str) -> None:
        warning, _ = said(opened(name, "postgres"), opened(name, "postgres"))
        assert "superuser" in warning

    def test_a_table_whose_lock_was_taken_off_is_locked_and_told(self, opened: Opener, name: str) -> None:
        owner = opened(name, OWNER)
        with owner.write(SYSTEM) as unit:
            unit.session.execute(text("ALTER TABLE tasks DISABLE ROW LEVEL SECURITY"))
        assert "not locked" in said(owner, opened(name, API_LOGIN))[0]
        assert schema.secure(owner.engine) == []

    def test_logins_of_two_databases_do_not_start(self, opened: Opener, name: str, empty: str) -> None:
        with pytest.raises(StartupError, match="same database"):
            migrate(opened(name, OWNER), opened(empty, API_LOGIN))

    def test_logins_in_each_others_place_do_not_start(self, opened: Opener, name: str) -> None:
        with pytest.raises(StartupError, match="by the login that owns its tables"):
            migrate(opened(name, API_LOGIN), opened(name, OWNER))

    def test_what_it_waits_for_is_told_at_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("server.team.database.WAIT_SECONDS", 0.6)  # a try more than the first
        nowhere = Database("postgresql+psycopg://nobody@127.0.0.1:1/none", connections=1)
        with closing(nowhere), capture_logs() as lines, pytest.raises(StartupError, match="does not answer"):
            migrate(nowhere, nowhere)
        (only,) = lines
        assert only["event"].startswith("The database does not answer: connection failed")
