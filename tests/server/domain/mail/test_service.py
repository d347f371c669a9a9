"""Mail of people on both databases: once, within limits, to those of the organization, whatever happens at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import select, update

from contracts.email import EmailAccepted, EmailAttachment, SendEmailRequest
from contracts.notices import MailState
from server.core.database import SYSTEM, Database
from server.core.mail_account import SendGridAccount
from server.core.wakeups import Wakeups
from server.domain.mail.administration import MailAdministration
from server.domain.mail.delivery import Delivery
from server.domain.mail.errors import InvalidRecipient, TooManyMails
from server.domain.mail.models import MailAttachment
from server.domain.mail.quotas import Quotas
from server.domain.mail.retention import MailRetention
from server.domain.mail.service import EmailService, MailRules
from server.domain.organizations.membership import Member, MembershipService
from server.domain.organizations.models import User
from server.domain.tasks.errors import IdempotencyConflict
from server.integrations.email.fallback import FallbackSender
from server.integrations.email.sendgrid_sender import SendGridSender
from server.integrations.email.smtp_sender import SmtpSender
from tests.builders.mail_server import SENDER, Mailbox, mail_server
from tests.fakes.sendgrid_server import KEY, Answer, FakeSendGrid, serving
from tests.server.domain.mail.conftest import Clock, Mails, PassTime

REQUEST = SendEmailRequest(to_email="ada@school.test", subject="Hello", text_content="Hello.")
RULES = MailRules(can_send=True, public_url="https://a.test", unsubscribe_secret="s", quotas=Quotas(4, 3))


@pytest.fixture
def service(database: Database, wakeups: Wakeups) -> EmailService:
    return EmailService(database, wakeups, RULES)


@pytest.fixture(autouse=True)
def addresses(database: Database, admin: Member, stranger: Member) -> None:
    with database.write(SYSTEM) as unit:
        for member, address in ((admin, "Ada@School.test"), (stranger, "eve@other.test")):
            unit.session.execute(
                update(User).where(User.id == member.user_id).values(email=address, email_key=address.lower())
            )


def at_once(one: Callable[[int], EmailAccepted], times: int) -> list[str | type[Exception]]:
    """What came of each: the id of the mail, or the error."""

    ready = Barrier(times)

    def attempt(number: int) -> str | type[Exception]:
        ready.wait()
        try:
            return one(number).message_id
        except TooManyMails as error:
            return type(error)

    with ThreadPoolExecutor(times) as crowd:
        return list(crowd.map(attempt, range(times)))


class TestSend:
    def test_the_same_request_twice_at_once_is_one_mail(
        self, service: EmailService, mails: Mails, admin: Member
    ) -> None:
        for _ in range(2):
            service.send(admin, REQUEST, None)
        ends = at_once(lambda _: service.send(admin, REQUEST, "k"), 4)
        assert len(mails()) == 3, "and the last one of the day"
        assert ends == [mail.id for mail in mails() if mail.idempotency_key is not None] * 4

    def test_a_key_is_of_one_person_and_one_request(
        self, service: EmailService, mails: Mails, admin: Member, stranger: Member
    ) -> None:
        service.send(admin, REQUEST, "k")
        with pytest.raises(IdempotencyConflict):
            service.send(admin, REQUEST.model_copy(update={"subject": "Other"}), "k")
        service.send(stranger, REQUEST.model_copy(update={"to_email": "eve@other.test"}), "k")
        assert len(mails()) == 2

    def test_of_many_at_once_for_the_last_place_one_has_it(
        self, service: EmailService, mails: Mails, admin: Member
    ) -> None:
        for _ in range(2):
            service.send(admin, REQUEST, None)
        ends = at_once(lambda _: service.send(admin, REQUEST, None), 8)
        assert (ends.count(TooManyMails), len(mails())) == (7, 3)

    def test_the_limit_ends_with_the_day(self, service: EmailService, pass_time: PassTime, admin: Member) -> None:
        for _ in range(3):
            service.send(admin, REQUEST, None)
        pass_time(timedelta(hours=10))
        with pytest.raises(TooManyMails) as refused:
            service.send(admin, REQUEST, None)
        assert 13.9 * 3600 < refused.value.retry_after <= 14 * 3600
        pass_time(timedelta(hours=14))
        service.send(admin, REQUEST, None)

    def test_nobody_of_another_organization_is_known(self, service: EmailService, mails: Mails, admin: Member) -> None:
        with pytest.raises(InvalidRecipient, match="belongs to nobody"):
            service.send(admin, REQUEST.model_copy(update={"to_email": "eve@other.test"}), None)
        assert mails() == []

    def test_who_is_removed_gets_nothing_that_waits(
        self, database: Database, service: EmailService, mails: Mails, admin: Member
    ) -> None:
        service.send(admin, REQUEST, None)
        MembershipService(database).remove(admin.organization_id, admin.user_id)
        assert mails() == []


class TestRetention:
    def test_files_go_with_the_mail(
        self, database: Database, service: EmailService, pass_time: PassTime, admin: Member, box: Mailbox
    ) -> None:
        file = EmailAttachment(filename="a.txt", content_type="text/plain", content="YQ==")
        service.send(admin, REQUEST.model_copy(update={"attachments": [file]}), None)
        with database.read(SYSTEM) as session:
            assert len(list(session.scalars(select(MailAttachment)))) == 1
        Delivery(database, SmtpSender(box.account)).step()
        pass_time(timedelta(days=31))
        assert MailRetention(database).step() == 1
        with database.read(SYSTEM) as session:
            assert list(session.scalars(select(MailAttachment))) == []


class TestOutage:
    def test_with_both_ways_in_trouble_a_mail_waits_and_says_why_and_goes_out_once(
        self, database: Database, service: EmailService, pass_time: PassTime, admin: Member, clock: Clock
    ) -> None:
        with mail_server() as box:
            pass
        fake = FakeSendGrid()
        administration = MailAdministration(database, RULES)
        with serving(fake) as host:
            ways = FallbackSender(
                SendGridSender(SendGridAccount(SENDER, KEY, host), seconds=5), SmtpSender(box.account), clock=clock
            )
            delivery = Delivery(database, ways, clock=clock)
            message_id = service.send(admin, REQUEST, None).message_id
            fake.script.append(Answer(503, ("Down",)))
            delivery.step()
            (entry,) = administration.log(admin, limit=5, before=None).mails
            assert (entry.state, entry.attempts) == (MailState.WAITING, 1)
            assert str(entry.error).startswith("SendGrid cannot be used now: 503 Down The mail server 127.0.0.1")
            pass_time(timedelta(minutes=2))
            delivery.step()
            delivery.step()
        (entry,) = administration.log(admin, limit=5, before=None).mails
        assert (entry.state, entry.error, entry.next_attempt_at) == (MailState.SENT, None, None)
        assert fake.ids == [f"<{message_id}@school.test>"]
