"""An outbox over a real ledger, a real mail server, and a clock that is moved by moving the times of mail."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from server.core.database import SYSTEM, Database, Tenant
from server.domain.mail import repository
from server.domain.mail.delivery import Delivery
from server.domain.mail.models import Mail
from server.domain.mail.repository import NewMail, Purpose
from server.domain.organizations.membership import Member
from server.integrations.email.smtp_sender import SmtpSender
from tests.builders.mail_server import Mailbox, mail_server

Enqueue = Callable[..., str]
PassTime = Callable[[timedelta], None]
Mails = Callable[[], list[Mail]]


class Clock:
    """Seconds that pass when a test says so."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def box() -> Iterator[Mailbox]:
    with mail_server() as made:
        yield made


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def delivery(database: Database, box: Mailbox, clock: Clock) -> Delivery:
    return Delivery(database, SmtpSender(box.account), clock=clock)


@pytest.fixture
def enqueue(database: Database) -> Enqueue:
    """Puts a mail to a member into the outbox, and gives its id."""

    def put(
        member: Member,
        recipient: str = "ada@school.test",
        subject: str = "Done",
        purpose: Purpose = Purpose.NOTICE,
        **more: Any,
    ) -> str:
        with database.write(Tenant(member.organization_id)) as unit:
            text = "It is done.\n"
            new = NewMail(member.organization_id, member.user_id, purpose, recipient, subject, text, **more)
            return repository.add(unit.session, new, unit.now())

    return put


@pytest.fixture
def pass_time(database: Database, clock: Clock) -> PassTime:
    """As if so much time had passed for all mail."""

    def move(span: timedelta) -> None:
        clock.now += span.total_seconds()
        with database.write(SYSTEM) as unit:
            for mail in unit.session.scalars(select(Mail)):
                mail.created_at -= span
                mail.next_attempt_at -= span

    return move


@pytest.fixture
def mails(database: Database) -> Mails:
    """All there are, in the order in which they were written."""

    def read() -> list[Mail]:
        with database.read(SYSTEM) as session:
            return list(session.scalars(select(Mail).order_by(Mail.created_at)))

    return read
