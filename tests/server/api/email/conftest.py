"""The application of a team's server over ASGI, with a school, its admin and a teacher."""

import base64
import io
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr
from sqlalchemy import select, update

from contracts.session import Role
from server.api.access_tokens import AccessTokens
from server.api.parts import HubAddress
from server.core.activity import Activity
from server.core.database import SYSTEM, Database
from server.core.team_settings import TeamSettings
from server.core.wakeups import Wakeups
from server.domain.ai.service import AiService, endpoint_of_environment
from server.domain.mail.delivery import Delivery
from server.domain.mail.models import Mail
from server.domain.organizations.membership import Member, MembershipService
from server.domain.organizations.models import Membership, User
from server.integrations.email.smtp_sender import SmtpSender
from server.main import Door, create_app, create_parts, create_task_services
from server.sandbox.pool import EnginePool
from server.workers.readiness import LayerReadiness
from tests.builders.mail_server import Mailbox, mail_server
from tests.builders.signing_in import minted
from tests.builders.team_app import team_parts

HOST = "tasks.example.org"
HOME = f"https://{HOST}"
SEND, TEMPLATE = "/api/v1/email/send", "/api/v1/email/send-template"
MAIL: dict[str, Any] = {"to_email": "teacher@school.edu", "subject": "Test Email", "html_content": "<p>Hello World</p>"}
Sign = Callable[[Member], dict[str, str]]
Join = Callable[[Member, Role, str], Member]
Mails = Callable[[], list[Mail]]
Deliver = Callable[[], Mailbox]
WELCOME = {"name": "Ben", "organization": "Lincoln School", "link": HOME}


@pytest.fixture
def settings() -> TeamSettings:
    secret = SecretStr("3f8a1c0e5b7d9246aa81f0c3d2e4b5967788990011223344556677aabbccddee")
    return TeamSettings(SECRET_KEY=secret, PUBLIC_URL=HOME, mail_to_console=True, mails_a_day=8, mails_a_day_of_one=5)


@pytest.fixture
def pool() -> Iterator[EnginePool]:
    made = EnginePool(1)
    yield made
    made.close()


@pytest.fixture
def anonymous(settings: TeamSettings, sqlite_database: Database, pool: EnginePool) -> Iterator[TestClient]:
    wakeups = Wakeups()
    parts = create_parts(
        settings,
        sqlite_database,
        wakeups,
        create_task_services(settings, sqlite_database, wakeups),
        sign_in=AccessTokens(settings.secret_key, MembershipService(sqlite_database, wakeups)),
        ai=AiService(endpoint_of_environment(settings), changeable=False),
        hub=HubAddress(HOST, 443, "1", "key", "secret", secure=True),
        readiness=LayerReadiness({}),
        pool=pool,
    )
    team = team_parts(sqlite_database, wakeups)
    app = create_app(parts, Activity(), Door(frozenset({HOST}), frozenset({HOME})), team=team)
    with TestClient(app, base_url=HOME, raise_server_exceptions=False) as made:
        yield made


@pytest.fixture
def sign(settings: TeamSettings, sqlite_database: Database) -> Sign:
    secret = settings.secret_key.get_secret_value()
    return lambda member: {"Authorization": f"Bearer {minted(sqlite_database, secret, member)}"}


@pytest.fixture
def join(sqlite_database: Database) -> Join:
    """Somebody more in an organization."""

    def make(at: Member, role: Role, email: str) -> Member:
        made = MembershipService(sqlite_database).create("Own", role.value.title(), role)
        with sqlite_database.write(SYSTEM) as unit:
            unit.session.add(Membership(organization_id=at.organization_id, user_id=made.user_id, role=role.value))
            unit.session.execute(
                update(User).where(User.id == made.user_id).values(email=email, email_key=email.lower())
            )
        found = MembershipService(sqlite_database).member(made.user_id, at.organization_id)
        assert found is not None
        return found

    return make


@pytest.fixture
def school(sqlite_database: Database) -> Member:
    return MembershipService(sqlite_database).create("Lincoln School", "Ada", Role.ADMIN)


@pytest.fixture
def teacher(school: Member, join: Join) -> Member:
    return join(school, Role.TEACHER, "Teacher@School.edu")


@pytest.fixture
def admin(anonymous: TestClient, school: Member, sign: Sign) -> TestClient:
    return TestClient(anonymous.app, base_url=HOME, headers=sign(school), raise_server_exceptions=False)


@pytest.fixture
def client(anonymous: TestClient, teacher: Member, sign: Sign) -> TestClient:
    """Signed in as the teacher."""
    return TestClient(anonymous.app, base_url=HOME, headers=sign(teacher), raise_server_exceptions=False)


@pytest.fixture
def mails(sqlite_database: Database) -> Mails:
    def read() -> list[Mail]:
        with sqlite_database.read(SYSTEM) as session:
            return list(session.scalars(select(Mail).order_by(Mail.created_at)))

    return read


@pytest.fixture
def delivered(sqlite_database: Database) -> Deliver:
    """Sends what waits, by a real mail server."""

    def deliver() -> Mailbox:
        with mail_server() as box:
            Delivery(sqlite_database, SmtpSender(box.account)).step()
        return box

    return deliver


def file(name: str = "notes.txt", kind: str = "text/plain", content: bytes = b"Notes") -> dict[str, str]:
    return {"filename": name, "content_type": kind, "content": base64.b64encode(content).decode()}


def bomb() -> bytes:
    """A megabyte of nothing in a thousand bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0", b"\0" * 1_000_000)
    return made.getvalue()


BOMB = bomb()
