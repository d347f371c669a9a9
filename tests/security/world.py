"""A team server in this process, with two organizations that know nothing of each other."""

import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import SecretStr
from sqlalchemy import inspect, select, update

from contracts.session import Role
from server.api.parts import Parts
from server.api.team_parts import TeamParts
from server.core.clock import utc_now
from server.core.database import SYSTEM, Database
from server.core.orm import Base, TenantOwned
from server.core.team_settings import TeamSettings
from server.core.wakeups import Wakeups
from server.domain.organizations.membership import Member, MembershipService
from server.domain.organizations.models import Membership, User
from server.domain.tasks.execution import Execution
from server.realtime.hub import Hub
from server.sandbox.pool import EnginePool
from server.team.hub import create_hub
from server.team.serve import create_team_app
from tests.builders.stripe_fixtures import account_with_prices
from tests.builders.team_app import UNCOUNTED
from tests.fakes.stripe_server.answering import KEY as STRIPE_KEY
from tests.fakes.stripe_server.answering import SECRET as STRIPE_SECRET
from tests.fakes.stripe_server.answering import FakeStripe
from tests.fakes.stripe_server.serving import Stage

URL = "http://127.0.0.1:8009"
SECRET = "0123456789abcdef" * 4
METRICS_TOKEN = "a token of a scraper"
Make = Callable[["World", Member], str]
"""Makes a thing of a member's, and gives its id."""


@dataclass(frozen=True, slots=True)
class School:
    """An organization and its people."""

    admin: Member
    owner: Member
    """An admin of it who owns the server too; of the second organization an admin like the other."""
    teacher: Member
    student: Member


@dataclass(frozen=True, slots=True)
class World:
    """`ours` is whose things are asked for; `theirs` knows nothing of it."""

    app: FastAPI
    client: TestClient
    database: Database
    settings: TeamSettings
    hub: Hub
    ours: School
    theirs: School
    removed: Member
    """Was an admin of ours."""
    disabled: Member
    """An admin of ours who may not sign in anywhere any more."""
    execution: Execution
    stripe: FakeStripe
    """The account that ours and theirs pay to."""
    _kept: dict[tuple[Make, str], str] = field(default_factory=dict)

    def kept(self, make: Make, member: Member) -> str:
        """The id of a thing of that kind of the member's, always the same one."""
        key = (make, member.user_id)
        if key not in self._kept:
            self._kept[key] = make(self, member)
        return self._kept[key]

    def twin_of(self, member: Member) -> Member:
        """A new person with the same rights in the same organization."""
        home, name = member.organization_id, member.display_name
        return add_person(self.database, home, name, member.role, is_server_owner=member.is_server_owner)

    @property
    def team(self) -> TeamParts:
        """Those behind accounts and organizations."""
        team = self.app.state.team
        assert isinstance(team, TeamParts)
        return team

    @property
    def parts(self) -> Parts:
        """The services behind the API."""
        parts = self.app.state.parts
        assert isinstance(parts, Parts)
        return parts

    def rows_of(self, organization_id: str) -> dict[str, list[dict[str, Any]]]:
        """All that is stored of an organization, table by table, whatever the tenant filter says."""
        with self.database.read(SYSTEM) as session:
            return {
                table.__name__: _rows(session.scalars(select(table).where(table.organization_id == organization_id)))
                for table in tenant_tables()
            }


def tenant_tables() -> list[type[TenantOwned]]:
    """Every table whose rows belong to an organization."""
    return [mapper.class_ for mapper in Base.registry.mappers if issubclass(mapper.class_, TenantOwned)]


def _rows(found: Iterable[TenantOwned]) -> list[dict[str, Any]]:
    plain = [{column.key: getattr(row, column.key) for column in inspect(row).mapper.columns} for row in found]
    return sorted(plain, key=repr)


@contextmanager
def standing(url: str, redis_url: str, stage: Stage) -> Iterator[World]:
    """On a migrated database at `url`. No worker runs: tasks and mails stay where the test puts them."""
    settings = TeamSettings(
        DATABASE_URL=SecretStr(url),
        REDIS_URL=SecretStr(redis_url),
        SECRET_KEY=SecretStr(SECRET),
        PUBLIC_URL=URL,
        TOOLBOXAI_METRICS_TOKEN=SecretStr(METRICS_TOKEN),
        STRIPE_SECRET_KEY=SecretStr(STRIPE_KEY),
        STRIPE_WEBHOOK_SECRET=SecretStr(STRIPE_SECRET),
        TOOLBOXAI_STRIPE_URL=stage.url,
        mail_to_console=True,
        mails_a_day=0,
        mails_a_day_of_one=0,
        requests_a_minute=0,
    )
    with ExitStack() as stack:
        database, wakeups, hub, pool = Database(url), Wakeups(), create_hub(settings), EnginePool(1)
        stack.callback(database.close)
        stack.callback(pool.close)
        app = create_team_app(settings, database, wakeups, hub, ("127.0.0.1", 8009), pool=pool, attempts=UNCOUNTED)
        client = stack.enter_context(TestClient(app, base_url=URL, raise_server_exceptions=False))
        members = MembershipService(database, wakeups)
        ours = _school(database, members.create("Alder School", "Ada", Role.ADMIN), is_server_owner=True)
        theirs = _school(database, members.create("Beech School", "Bea", Role.ADMIN), is_server_owner=False)
        removed, disabled = (
            add_person(database, ours.admin.organization_id, name, Role.ADMIN) for name in ("Rob", "Dan")
        )
        members.remove(removed.organization_id, removed.user_id)
        _disable(database, disabled)
        execution = Execution(database, wakeups, node_id="node-1", lease_seconds=3600)
        stripe = stage.put(account_with_prices())
        yield World(app, client, database, settings, hub, ours, theirs, removed, disabled, execution, stripe)


def _school(database: Database, admin: Member, *, is_server_owner: bool) -> School:
    home = admin.organization_id
    return School(
        admin=admin,
        owner=add_person(database, home, "Olga", Role.ADMIN, is_server_owner=is_server_owner),
        teacher=add_person(database, home, "Tom", Role.TEACHER),
        student=add_person(database, home, "Sue", Role.STUDENT),
    )


def add_person(
    database: Database, organization_id: str, name: str, role: Role, *, is_server_owner: bool = False
) -> Member:
    """One more person of an organization."""
    user_id = str(uuid.uuid4())
    with database.write(SYSTEM) as unit:
        unit.session.add(User(id=user_id, display_name=name, is_server_owner=is_server_owner, created_at=utc_now()))
        unit.session.flush()
        unit.session.add(Membership(organization_id=organization_id, user_id=user_id, role=role.value))
    member = MembershipService(database).member(user_id, organization_id)
    assert member is not None
    return member


def _disable(database: Database, member: Member) -> None:
    with database.write(SYSTEM) as unit:
        unit.session.execute(update(User).where(User.id == member.user_id).values(disabled_at=utc_now()))
