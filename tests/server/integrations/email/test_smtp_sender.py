"""Mail by SMTP, against a real mail server."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
import trustme

from server.core.mail_account import MailAccount
from server.integrations.email.sender import (
    Attachment,
    MailDelayed,
    MailError,
    MailInterrupted,
    MailRefused,
    MailServerTrouble,
    OutgoingMail,
)
from server.integrations.email.smtp_sender import MailTimes, SmtpSender
from tests.builders.mail_server import PASSWORD, SENDER, USERNAME, Authority, Mailbox, mail_server
from tests.builders.ports import free_port

AT = datetime(2026, 11, 26, 14, 3, tzinfo=UTC)
BRIEF = MailTimes(connecting=0.4, sending=0.4)


@pytest.fixture
def box() -> Iterator[Mailbox]:
    with mail_server() as made:
        yield made


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority(trustme.CA())


def mail(recipient: str = "ada@school.test", subject: str = "Done: spawner.luau", name: str = "one") -> OutgoingMail:
    return OutgoingMail(name, recipient, subject, "It is done.\nGrüße – from the server.\n", AT)


def send(sender: SmtpSender, *mails: OutgoingMail) -> list[MailError | None]:
    """What became of each, over one connection."""
    ends: list[MailError | None] = []
    with sender.line() as line:
        for one in mails:
            try:
                line.send(one)
                ends.append(None)
            except MailError as error:
                ends.append(error)
    return ends


class TestDelivery:
    def test_it_arrives_as_it_was_written(self, box: Mailbox) -> None:
        assert send(SmtpSender(box.account), mail()) == [None]
        (taken,) = box.taken
        assert box.recipients == ["ada@school.test"]
        assert taken["To"] == "ada@school.test"
        assert taken["From"] == f"ToolBoxAI Companion <{SENDER}>"
        assert taken["Subject"] == "Done: spawner.luau"
        assert taken["Message-ID"] == "<one@school.test>"
        assert taken["Date"].datetime == AT
        assert taken["Auto-Submitted"] == "auto-generated"
        assert taken.get_content().replace("\r\n", "\n") == "It is done.\nGrüße – from the server.\n"

    def test_a_batch_goes_over_one_connection(self, box: Mailbox) -> None:
        assert send(SmtpSender(box.account), *(mail(name=f"m{n}") for n in range(3))) == [None] * 3
        assert (len(box.taken), box.connections) == (3, 1)

    def test_a_page_goes_beside_the_text(self, box: Mailbox) -> None:
        rich = OutgoingMail("one", "ada@school.test", "Hello", "Plain.", AT, html="<p>Rich.</p>")
        send(SmtpSender(box.account), rich)
        assert [part.get_content_type() for part in box.taken[0].iter_parts()] == ["text/plain", "text/html"]

    def test_all_that_a_mail_can_have(self, box: Mailbox) -> None:
        rich = OutgoingMail(
            "one",
            "ada@school.test",
            "Hello",
            "Plain.",
            AT,
            html="<p>Rich.</p>",
            recipient_name='Ada "the first" <ada>',
            reply_to="tea@school.test",
            priority="high",
            unsubscribe_url="https://tasks.example.org/u/1",
            attachments=(Attachment("Über uns.pdf", "application/pdf", b"%PDF-"),),
        )
        send(SmtpSender(box.account), rich)
        (taken,) = box.taken
        assert [address.addr_spec for address in taken["To"].addresses] == ["ada@school.test"]
        assert taken["To"].addresses[0].display_name == 'Ada "the first" <ada>'
        assert (taken["Reply-To"], taken["Importance"]) == ("tea@school.test", "high")
        assert taken["List-Unsubscribe"] == "<https://tasks.example.org/u/1>"
        assert taken["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        (file,) = taken.iter_attachments()
        assert (file.get_filename(), file.get_content_type(), file.get_content()) == (
            "Über uns.pdf",
            "application/pdf",
            b"%PDF-",
        )

    def test_a_line_break_reaches_no_header(self, box: Mailbox) -> None:
        (end,) = send(SmtpSender(box.account), mail(subject="Done\r\nBcc: eve@evil.test"))
        assert isinstance(end, MailRefused)
        assert box.taken == []

    def test_two_addresses_are_none(self, box: Mailbox) -> None:
        (end,) = send(SmtpSender(box.account), mail("ada@school.test, eve@evil.test"))
        assert isinstance(end, MailRefused)
        assert box.taken == []


class TestRefusals:
    def test_for_good(self, box: Mailbox) -> None:
        box.refusals["nobody@school.test"] = ["550 5.1.1 No such user"]
        refused, sent = send(SmtpSender(box.account), mail("nobody@school.test"), mail())
        assert str(refused) == "The mail server refused this mail: 550 5.1.1 No such user"
        assert (type(refused), sent, box.connections) == (MailRefused, None, 1)

    def test_for_now(self, box: Mailbox) -> None:
        box.refusals["full@school.test"] = ["452 4.2.2 Mailbox full"]
        delayed, sent = send(SmtpSender(box.account), mail("full@school.test"), mail())
        assert str(delayed) == "The mail server does not take this mail now: 452 4.2.2 Mailbox full"
        assert (type(delayed), sent) == (MailDelayed, None)

    def test_of_several_recipients_each_has_its_end(self, box: Mailbox) -> None:
        box.refusals |= {
            "nobody@school.test": ["550 5.1.1 No such user"],
            "closed@school.test": ["554 5.7.1 Not from you"],
            "full@school.test": ["452 4.2.2 Mailbox full"],
        }
        others = ("nobody@school.test", "closed@school.test", "full@school.test")
        many = OutgoingMail("one", "ada@school.test", "Done", ".", AT, cc=others[:2], bcc=others[2:])
        with SmtpSender(box.account).line() as line:
            end = line.send(many)
        assert (list(end.bounced), list(end.refused), list(end.delayed)) == ([others[0]], [others[1]], [others[2]])
        assert (box.recipients, box.taken[0]["Cc"]) == (["ada@school.test"], ", ".join(others[:2]))
        assert "full@school.test" not in str(box.taken[0])

    @pytest.mark.parametrize(
        ("answer", "bounced"),
        [
            ("550 5.1.1 No such user", True),
            ("550 No such user", True),
            ("553 5.1.3 Bad address", True),
            ("550 5.2.1 Closed", True),
            ("550 5.7.1 Relaying denied", False),
            ("552 5.2.2 Full for good", False),
            ("554 Blocked", False),
        ],
    )
    def test_an_address_that_does_not_exist_is_told_from_other_refusals(
        self, box: Mailbox, answer: str, bounced: bool
    ) -> None:
        box.refusals["nobody@school.test"] = [answer]
        (end,) = send(SmtpSender(box.account), mail("nobody@school.test"))
        assert isinstance(end, MailRefused)
        assert end.bounced == ({"nobody@school.test"} if bounced else set())

    def test_a_connection_that_ends_with_one_mail_is_made_anew_for_the_next(self, box: Mailbox) -> None:
        box.hang_up_after_data = 1
        lost, sent = send(SmtpSender(box.account), mail(), mail(name="two"))
        assert (type(lost), sent, box.connections) == (MailInterrupted, None, 2)

    def test_a_server_that_closes_says_when_it_is_back(self, box: Mailbox) -> None:
        box.refusals[""] = ["421 4.3.2 Shutting down"]
        closed, sent = send(SmtpSender(box.account), mail(), mail(name="two"))
        assert (type(closed), sent) == (MailDelayed, None)

    def test_nobody_there(self) -> None:
        port = free_port()
        (end,) = send(SmtpSender(MailAccount("127.0.0.1", SENDER, port)), mail())
        assert isinstance(end, MailServerTrouble)
        assert str(end) == f"The mail server 127.0.0.1:{port} cannot be reached: Connection refused."


class TestTls:
    def test_starttls_and_sign_in(self, authority: Authority) -> None:
        with mail_server(starttls=authority.of_server(), logins=True) as box:
            sender = SmtpSender(box.far_account(USERNAME, PASSWORD), context=authority.of_client())
            assert send(sender, mail()) == [None]
            assert (box.secure, box.logins) == ([True], [USERNAME.encode()])

    def test_from_the_first_byte(self, authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
        with mail_server(tls=authority.of_server()) as box:
            monkeypatch.setattr("server.core.mail_account.TLS_PORT", box.port)
            assert send(SmtpSender(box.far_account(), context=authority.of_client()), mail()) == [None]
            assert len(box.taken) == 1

    def test_nothing_is_said_to_a_server_without_it(self, box: Mailbox, authority: Authority) -> None:
        (end,) = send(SmtpSender(box.far_account(), context=authority.of_client()), mail())
        assert isinstance(end, MailServerTrouble)
        assert "offers no STARTTLS" in str(end)
        assert box.taken == []

    @pytest.mark.parametrize("wrong", ["authority", "name"])
    def test_a_certificate_is_checked(self, authority: Authority, wrong: str) -> None:
        trusted = Authority(trustme.CA()) if wrong == "authority" else authority
        with mail_server(starttls=authority.of_server("127.0.0.1" if wrong == "authority" else "127.0.0.2")) as box:
            (end,) = send(SmtpSender(box.far_account(), context=trusted.of_client()), mail())
            assert isinstance(end, MailServerTrouble)
            assert "is not trusted" in str(end)
            assert box.taken == []

    def test_a_wrong_password_holds_up_all_mail(self, authority: Authority) -> None:
        with mail_server(starttls=authority.of_server(), logins=True) as box:
            sender = SmtpSender(box.far_account(USERNAME, "wrong"), context=authority.of_client())
            (end,) = send(sender, mail())
            assert isinstance(end, MailServerTrouble)
            assert "did not accept the user name and password" in str(end)
            assert "wrong" not in str(end).replace("user name and password", "")


class TestWaiting:
    @contextmanager
    def drip(self, first: bytes, again: bytes) -> Iterator[int]:
        """A server that always has one more byte to say."""
        listener = socket.create_server(("127.0.0.1", 0))
        done = threading.Event()

        def serve() -> None:
            link, _ = listener.accept()
            with link:
                link.sendall(first)
                while not done.wait(0.05):
                    try:
                        link.sendall(again)
                    except OSError:
                        return

        thread = threading.Thread(target=serve)
        thread.start()
        yield listener.getsockname()[1]
        done.set()
        thread.join()
        listener.close()

    @pytest.mark.parametrize(("first", "again"), [(b"", b""), (b"2", b"2"), (b"220-hello\r\n", b"220-more\r\n")])
    def test_it_ends_whatever_the_server_does(self, first: bytes, again: bytes) -> None:
        with self.drip(first, again) as port:
            began = time.monotonic()
            (end,) = send(SmtpSender(MailAccount("127.0.0.1", SENDER, port), times=BRIEF), mail())
            assert isinstance(end, MailServerTrouble)
            assert time.monotonic() - began < 2

    def test_it_can_be_broken_off(self) -> None:
        with self.drip(b"", b"") as port:
            sender = SmtpSender(MailAccount("127.0.0.1", SENDER, port))
            ends: list[MailError | None] = []
            waiting = threading.Thread(target=lambda: ends.extend(send(sender, mail())))
            waiting.start()
            while waiting.is_alive():
                sender.abort()
                waiting.join(0.01)
            assert isinstance(ends[0], MailServerTrouble)
            assert isinstance(send(sender, mail())[0], MailServerTrouble)
