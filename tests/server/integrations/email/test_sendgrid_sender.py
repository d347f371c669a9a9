"""Mail by SendGrid's API, through its SDK, against a server that answers as SendGrid does."""

import socket
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import trustme

from server.core.mail_account import SENDGRID_HOST, SendGridAccount
from server.integrations.email.sender import (
    Attachment,
    MailDelayed,
    MailError,
    MailRefused,
    MailServerTrouble,
    OutgoingMail,
)
from server.integrations.email.sendgrid_sender import SendGridSender
from tests.builders.mail_server import SENDER, Authority
from tests.builders.ports import free_port
from tests.fakes.sendgrid_server import KEY, Answer, FakeSendGrid, serving

AT = datetime(2026, 11, 26, 14, 3, tzinfo=UTC)
MAIL = OutgoingMail("one", "ada@school.test", "Done", "It is done.\n", AT)
RICH = OutgoingMail(
    "two",
    "ada@school.test",
    "Grüße",
    "Plain.",
    AT,
    html="<p>Rich.</p>",
    recipient_name="Ada",
    cc=("ben@school.test", "ada@school.test"),
    bcc=("cem@school.test",),
    reply_to="tea@school.test",
    priority="high",
    attachments=(Attachment("notes.txt", "text/plain", b"Notes"),),
)


@pytest.fixture
def fake() -> FakeSendGrid:
    return FakeSendGrid()


@pytest.fixture
def sender(fake: FakeSendGrid) -> Iterator[SendGridSender]:
    with serving(fake) as host:
        yield SendGridSender(SendGridAccount(SENDER, KEY, host), seconds=5)


def end_of(sender: SendGridSender, mail: OutgoingMail = MAIL) -> MailError | None:
    try:
        with sender.line() as line:
            line.send(mail)
    except MailError as error:
        return error
    return None


class TestDelivery:
    def test_it_arrives_as_it_was_written(self, sender: SendGridSender, fake: FakeSendGrid) -> None:
        assert end_of(sender) is None
        (taken,) = fake.taken
        assert taken["personalizations"] == [{"to": [{"email": "ada@school.test"}]}]
        assert taken["from"] == {"email": SENDER, "name": "ToolBoxAI Companion"}
        assert taken["content"] == [{"type": "text/plain", "value": "It is done.\n"}]
        assert taken["headers"] == {"Message-ID": "<one@school.test>", "Auto-Submitted": "auto-generated"}

    def test_all_that_a_mail_can_have(self, sender: SendGridSender, fake: FakeSendGrid) -> None:
        assert end_of(sender, RICH) is None
        (taken,) = fake.taken
        assert fake.recipients == ["ada@school.test", "ben@school.test", "cem@school.test"]
        assert taken["personalizations"][0]["to"] == [{"email": "ada@school.test", "name": "Ada"}]
        assert [part["type"] for part in taken["content"]] == ["text/plain", "text/html"]
        assert (taken["reply_to"], taken["headers"]["Importance"]) == ({"email": "tea@school.test"}, "high")
        assert taken["attachments"][0]["content"] == "Tm90ZXM="

    def test_nobody_counts_clicks(self, sender: SendGridSender, fake: FakeSendGrid) -> None:
        end_of(sender)
        assert all(not one["enable"] for one in fake.taken[0]["tracking_settings"].values())

    def test_whom_it_has_reached_is_not_written_to_again(self, sender: SendGridSender, fake: FakeSendGrid) -> None:
        rest = OutgoingMail(
            "two", "ada@school.test", "Done", ".", AT, cc=("ben@school.test",), only_to=frozenset({"ben@school.test"})
        )
        assert end_of(sender, rest) is None
        assert fake.recipients == ["ben@school.test"]

    def test_a_line_break_reaches_nobody(self, sender: SendGridSender, fake: FakeSendGrid) -> None:
        broken = OutgoingMail("one", "ada@school.test", "Done\r\nBcc: eve@evil.test", ".", AT)
        assert isinstance(end_of(sender, broken), MailRefused)
        assert fake.taken == []


class TestAnswers:
    @pytest.mark.parametrize(
        ("status", "kind"),
        [
            (400, MailRefused),
            (413, MailRefused),
            (401, MailServerTrouble),
            (403, MailServerTrouble),
            (404, MailServerTrouble),
            (429, MailServerTrouble),
            (500, MailServerTrouble),
            (503, MailServerTrouble),
        ],
    )
    def test_each_is_told_in_words(
        self, sender: SendGridSender, fake: FakeSendGrid, status: int, kind: type[MailError]
    ) -> None:
        fake.script.append(Answer(status, ("Not today",)))
        end = end_of(sender)
        assert type(end) is kind
        assert f"{status} Not today" in str(end)
        assert end_of(sender) is None

    def test_a_connection_that_ends_may_have_carried_the_mail(self, sender: SendGridSender, fake: FakeSendGrid) -> None:
        fake.script.append(Answer(202, cut=True))
        assert isinstance(end_of(sender), MailDelayed)

    def test_the_key_follows_no_redirect(self, sender: SendGridSender, fake: FakeSendGrid) -> None:
        other = FakeSendGrid()
        with serving(other) as elsewhere:
            fake.script.append(Answer(302, headers={"Location": f"{elsewhere}/v3/mail/send"}))
            assert isinstance(end_of(sender), MailServerTrouble)
        assert other.keys_seen == []

    def test_the_key_is_told_nobody(self, sender: SendGridSender, fake: FakeSendGrid) -> None:
        fake.key = "SG.another"
        end = end_of(sender)
        assert "did not accept SENDGRID_API_KEY" in str(end)
        assert KEY not in f"{end}{SendGridAccount(SENDER, KEY)!r}"
        assert SendGridAccount(SENDER, KEY).host == SENDGRID_HOST


class TestReaching:
    def test_nobody_there(self) -> None:
        end = end_of(SendGridSender(SendGridAccount(SENDER, KEY, f"http://127.0.0.1:{free_port()}")))
        assert isinstance(end, MailServerTrouble)
        assert str(end) == "SendGrid cannot be reached: Connection refused."

    def test_a_certificate_is_checked(self, fake: FakeSendGrid) -> None:
        trusted, other = Authority(trustme.CA()), Authority(trustme.CA())
        with serving(fake, trusted.of_server()) as host:
            account = SendGridAccount(SENDER, KEY, host)
            assert end_of(SendGridSender(account, context=trusted.of_client())) is None
            end = end_of(SendGridSender(account, context=other.of_client()))
        assert isinstance(end, MailServerTrouble)
        assert "is not trusted" in str(end)
        assert len(fake.keys_seen) == 1


class TestWaiting:
    def test_it_ends_though_the_server_always_has_one_more_byte(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            done = threading.Event()

            def drip() -> None:
                link, _ = listener.accept()
                with link:
                    while not done.wait(0.05):
                        try:
                            link.sendall(b"H")
                        except OSError:
                            return

            thread = threading.Thread(target=drip)
            thread.start()
            account = SendGridAccount(SENDER, KEY, f"http://127.0.0.1:{listener.getsockname()[1]}")
            began = time.monotonic()
            end = end_of(SendGridSender(account, seconds=0.3))
            took = time.monotonic() - began
            done.set()
            thread.join()
        assert str(end) == "SendGrid does not answer."
        assert took < 2

    def test_it_can_be_broken_off(self, sender: SendGridSender, fake: FakeSendGrid) -> None:
        fake.script.append(Answer(202, hang=True))
        ends: list[MailError | None] = []
        waiting = threading.Thread(target=lambda: ends.append(end_of(sender)))
        waiting.start()
        while waiting.is_alive():
            sender.abort()
            waiting.join(0.01)
        assert isinstance(ends[0], MailServerTrouble)
        assert isinstance(end_of(sender), MailServerTrouble)
