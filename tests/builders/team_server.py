"""A team's server on a socket of this process: the real application over SQLite, with its hub, without workers."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from fastapi import FastAPI
from sqlalchemy import update

from contracts.discovery import ServerFile
from contracts.session import Role
from server.api.parts import HubAddress
from server.api.team_parts import TeamParts
from server.core import schema
from server.core.activity import Activity
from server.core.database import SYSTEM, Database
from server.core.wakeups import Wakeup, Wakeups
from server.domain.accounts.letters import Letters, Links
from server.domain.accounts.new_account import NewAccount
from server.domain.accounts.set_up import set_up_link
from server.domain.accounts.sign_ins import Opened
from server.domain.ai.service import AiService
from server.domain.audit.log import Visitor
from server.domain.events.channels import is_organization_channel
from server.domain.nodes.leases import LoopLeases
from server.domain.organizations.membership import Member
from server.domain.organizations.models import Organization
from server.main import Door, create_app, create_parts, create_task_services
from server.realtime.hub import Hub, HubConfig
from server.realtime.sender import PusherSender, SenderConfig
from server.workers.publisher import Publisher
from server.workers.readiness import LayerReadiness, database_state
from tests.builders.ports import free_port
from tests.builders.signing_in import minted
from tests.builders.team_app import NO_LETTERS, SECRET, team_parts, team_settings
from tests.desktop.services.serving import served

PASSWORD = "three brave little words"
ORGANIZATION = "Lincoln School"
HERE = Visitor("198.51.100.7")
HUB = HubConfig(app_id="1", key="team-key", secret="team-secret")


@dataclass
class TeamServer:
    """`owner` has set it up: Ada, admin of Lincoln School."""

    url: str
    database: Database
    parts: TeamParts
    owner: Opened
    app: FastAPI
    people: dict[str, Opened] = field(default_factory=dict)

    def join(self, name: str, role: Role = Role.TEACHER, *, into: Opened | None = None) -> Opened:
        """Somebody of this name is invited by an admin, and comes."""
        host = into or self.owner
        email = f"{name.lower()}@school.example.org"
        link = self.parts.invitations.invite(host.member, email, role, "en", HERE).link
        token = link.partition("#")[2]
        self.people[name] = self.parts.invitations.accept(token, PASSWORD, name, "en", f"{name}'s laptop", HERE)
        return self.people[name]

    @property
    def here(self) -> Visitor:
        """Where requests that a test makes past the window come from."""
        return HERE

    def limit_seats(self, seats: int | None, organization_id: str | None = None) -> None:
        """As a plan does."""
        where = Organization.id == (organization_id or self.owner.member.organization_id)
        with self.database.write(SYSTEM) as unit:
            unit.session.execute(update(Organization).where(where).values(seats=seats))

    def publish(self) -> None:
        """What a worker's publisher does next: sockets of whoever is out are closed, then events go to the hub."""
        hub = SenderConfig(
            HUB.app_id, HUB.key, HUB.secret, host="127.0.0.1", port=urlsplit(self.url).port, secure=False
        )
        sender = PusherSender(hub)
        leases = LoopLeases(self.database, "a-worker")
        Publisher(self.database, leases, sender, Wakeup(), shut_out=sender.terminate).step()

    def token(self, member: Member) -> str:
        """For as long as any test takes."""
        return minted(self.database, SECRET, member)

    def known_as(self, member: Member) -> ServerFile:
        """What a client that is signed in as this member connects with."""
        return ServerFile(url=self.url, pid=1, token=self.token(member), version="0")


@contextmanager
def team_server(
    folder: Path, letters: Letters = NO_LETTERS, settings: Mapping[str, object] | None = None
) -> Iterator[TeamServer]:
    """Set up and listening; its database is in the folder. `settings` by their names in the environment."""
    folder.mkdir(exist_ok=True)
    path = folder / "team.sqlite3"
    path.write_bytes(_migrated())
    database = Database(f"sqlite:///{path}")
    wakeups, port = Wakeups(), free_port()
    url = f"http://127.0.0.1:{port}"
    whole = team_settings(PUBLIC_URL=url, **(settings or {}))
    team = team_parts(database, wakeups, letters=letters, settings=whole)
    hub = Hub(
        HUB,
        may_join=is_organization_channel,
        allowed_origin=lambda origin: origin in (None, url),
    )
    parts = create_parts(
        whole,
        database,
        wakeups,
        create_task_services(whole, database, wakeups),
        sign_in=team.tokens,
        ai=AiService(None, changeable=False),
        hub=HubAddress("127.0.0.1", port, HUB.app_id, HUB.key, HUB.secret),
        readiness=LayerReadiness({"database": database_state(database)}),
    )
    app = create_app(parts, Activity(), Door(frozenset({f"127.0.0.1:{port}"}), frozenset({url})), team=team)
    app.router.routes.extend(hub.routes())
    link = set_up_link(database, Links(url))
    assert link is not None
    new = NewAccount("Ada@school.example.org", "Ada", PASSWORD, "en", "Ada's laptop")
    owner = team.set_up.set_up(link.partition("#")[2], ORGANIZATION, new, HERE)
    try:
        with served(app, port):
            yield TeamServer(url, database, team, owner, app)
    finally:
        team.aside.close()
        database.close()


@cache
def _migrated() -> bytes:
    """An empty database at the newest schema; making one takes longer than many a test."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.sqlite3"
        made = Database(f"sqlite:///{path}")
        schema.upgrade(made.engine)
        made.close()
        return path.read_bytes()
