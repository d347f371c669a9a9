"""SendGrid first, a mail server while that is in trouble."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from server.core.mail_account import MailAccount, SendGridAccount
from server.integrations.email.fallback import REST_SECONDS, FallbackSender
from server.integrations.email.sender import MailInterrupted, MailRefused, MailServerTrouble, OutgoingMail
from server.integrations.email.sendgrid_sender import SendGridSender
from server.integrations.email.smtp_sender import SmtpSender
from tests.builders.mail_server import SENDER, Mailbox, mail_server
from tests.builders.ports import free_port
from tests.fakes.sendgrid_server import KEY, Answer, FakeSendGrid, serving

AT = datetime(2026, 11, 26, 14, 3, tzinfo=UTC)


class Clock:
    """Seconds that pass when a test says so."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def fake() -> FakeSendGrid:
    return FakeSendGrid()


@pytest.fixture
def box() -> Iterator[Mailbox]:
    with mail_server() as made:
        yield made


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sender(fake: FakeSendGrid, box: Mailbox, clock: Clock) -> Iterator[FallbackSender]:
    with serving(fake) as host:
        first = SendGridSender(SendGridAccount(SENDER, KEY, host), seconds=5)
        yield FallbackSender(first, SmtpSender(box.account), clock=clock)


def send(sender: FallbackSender, *names: str) -> None:
    with sender.line() as line:
        for name in names:
            line.send(OutgoingMail(name, "ada@school.test", "Done", "It is done.", AT))


class TestSend:
    def test_the_first_way_carries_it(self, sender: FallbackSender, fake: FakeSendGrid, box: Mailbox) -> None:
        send(sender, "one")
        assert (fake.ids, box.ids) == (["<one@school.test>"], [])

    def test_the_second_carries_it_while_the_first_is_in_trouble(
        self, sender: FallbackSender, fake: FakeSendGrid, box: Mailbox, clock: Clock
    ) -> None:
        fake.script.append(Answer(503))
        send(sender, "one", "two")
        assert (fake.ids, box.ids) == ([], ["<one@school.test>", "<two@school.test>"])
        assert len(fake.keys_seen) == 1
        clock.now += REST_SECONDS
        send(sender, "three")
        assert fake.ids == ["<three@school.test>"]

    def test_the_second_carries_it_where_the_first_ends_one_connection_after_the_other(
        self, sender: FallbackSender, fake: FakeSendGrid, box: Mailbox, clock: Clock
    ) -> None:
        fake.script.extend([Answer(0, cut=True)] * 2)
        with pytest.raises(MailInterrupted):
            send(sender, "one")
        assert box.ids == [], "once may be an accident, and the mail may have been taken"
        send(sender, "one", "two")
        assert (fake.ids, box.ids) == ([], ["<one@school.test>", "<two@school.test>"])
        clock.now += REST_SECONDS
        send(sender, "three")
        assert fake.ids == ["<three@school.test>"]

    def test_an_interruption_now_and_then_is_none_of_the_way(
        self, sender: FallbackSender, fake: FakeSendGrid, box: Mailbox
    ) -> None:
        for _ in range(2):
            fake.script.append(Answer(0, cut=True))
            with pytest.raises(MailInterrupted):
                send(sender, "one")
            send(sender, "one")
        assert box.ids == []

    def test_what_the_first_refuses_is_refused(self, sender: FallbackSender, fake: FakeSendGrid, box: Mailbox) -> None:
        fake.script.append(Answer(400, ("Bad",)))
        with pytest.raises(MailRefused):
            send(sender, "one")
        assert box.ids == []

    def test_both_in_trouble_are_both_told_and_both_asked_again(self, fake: FakeSendGrid, clock: Clock) -> None:
        away = SmtpSender(MailAccount("127.0.0.1", SENDER, free_port()))
        with serving(fake) as host:
            first = SendGridSender(SendGridAccount(SENDER, KEY, host), seconds=5)
            sender = FallbackSender(first, away, clock=clock)
            fake.script.append(Answer(503))
            with pytest.raises(MailServerTrouble, match=r"SendGrid cannot be used now.*The mail server"):
                send(sender, "one")
            send(sender, "one")
        assert fake.ids == ["<one@school.test>"]
