"""The line between a server and a service, with real clients on the one side and real servers on the other."""

import smtplib
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import httpx
import pytest

from server.core.mail_account import MailAccount
from server.integrations.email.sender import (
    MailDelayed,
    MailError,
    MailInterrupted,
    MailServerTrouble,
    OutgoingMail,
)
from server.integrations.email.smtp_sender import MailTimes, SmtpSender
from tests.builders.mail_server import SENDER, Mailbox, mail_server
from tests.faults.outages.line import Line, Trouble, http, smtp

AT = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
LATE = 1.0


class Service(ThreadingHTTPServer):
    """Counts what it was asked."""

    asked: list[str]


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self._answer()

    def _answer(self) -> None:
        assert isinstance(self.server, Service)
        self.server.asked.append(self.command)
        self.send_response(200)
        self.send_header("Content-Length", "4")
        self.end_headers()
        self.wfile.write(b"done")

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture
def service() -> Iterator[Service]:
    with Service(("127.0.0.1", 0), _Handler) as made:
        made.asked, made.daemon_threads = [], False
        thread = Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield made
        made.shutdown()
        thread.join()


@pytest.fixture
def line(service: Service) -> Iterator[Line]:
    with Line(service.server_address[1], http, late_seconds=LATE) as made:
        yield made


@pytest.fixture
def client(line: Line) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=f"http://127.0.0.1:{line.port}", timeout=LATE / 4) as made:
        yield made


class TestHttp:
    def test_what_is_not_struck_passes(self, client: httpx.Client, service: Service) -> None:
        assert [client.post("/", content=b"x" * 100_000).text for _ in range(2)] == ["done", "done"]
        assert service.asked == ["POST", "POST"]

    @pytest.mark.parametrize("trouble", [Trouble.AWAY, Trouble.CUT, Trouble.MUTE, Trouble.LATE])
    def test_nobody_is_answered_and_the_service_has_done_it_or_not(
        self, trouble: Trouble, line: Line, client: httpx.Client, service: Service
    ) -> None:
        line.strike(trouble)
        with pytest.raises(httpx.TransportError):
            client.post("/", content=b"x")
        assert service.asked == (["POST"] if trouble.is_done else [])
        line.heal()
        assert client.post("/", content=b"x").text == "done"

    @pytest.mark.parametrize(("trouble", "status"), [(Trouble.BUSY, 429), (Trouble.BROKEN, 503)])
    def test_somebody_else_answers(
        self, trouble: Trouble, status: int, line: Line, client: httpx.Client, service: Service
    ) -> None:
        line.strike(trouble)
        assert client.post("/", content=b"x").status_code == status
        assert service.asked == []

    def test_so_many_changes_are_struck_and_no_look(self, line: Line, client: httpx.Client, service: Service) -> None:
        line.strike(Trouble.MUTE, 1)
        assert client.get("/").text == "done"
        with pytest.raises(httpx.TransportError):
            client.post("/", content=b"x")
        assert line.is_spent
        assert client.post("/", content=b"x").text == "done"
        assert service.asked == ["GET", "POST", "POST"]


@pytest.fixture
def box() -> Iterator[Mailbox]:
    with mail_server() as made:
        yield made


@pytest.fixture
def mail_line(box: Mailbox) -> Iterator[Line]:
    with Line(box.port, smtp, late_seconds=LATE) as made:
        yield made


def send(line: Line) -> None:
    times = MailTimes(LATE / 4, LATE / 4)
    mail = OutgoingMail("one", "ada@school.test", "Hello", "A line.\n.\nAnother.", AT)
    with SmtpSender(MailAccount("127.0.0.1", SENDER, line.port), times=times).line() as sender:
        sender.send(mail)


class TestSmtp:
    def test_what_is_not_struck_passes(self, mail_line: Line, box: Mailbox) -> None:
        send(mail_line)
        assert box.ids == ["<one@school.test>"]
        assert "\n.\r\nAnother." in box.taken[0].get_content()

    @pytest.mark.parametrize(
        ("trouble", "error"),
        [
            (Trouble.AWAY, MailServerTrouble),
            (Trouble.CUT, MailInterrupted),
            (Trouble.MUTE, MailInterrupted),
            (Trouble.LATE, MailInterrupted),
            (Trouble.BUSY, MailDelayed),
            (Trouble.BROKEN, MailDelayed),
        ],
    )
    def test_a_mail_is_taken_or_not_and_nobody_is_told(
        self, trouble: Trouble, error: type[MailError], mail_line: Line, box: Mailbox
    ) -> None:
        mail_line.strike(trouble)
        with pytest.raises(error):
            send(mail_line)
        assert len(box.taken) == int(trouble.is_done)
        mail_line.heal()
        send(mail_line)
        assert len(box.taken) == 1 + int(trouble.is_done)

    def test_whoever_speaks_no_smtp_is_answered_as_the_server_answers(self, mail_line: Line) -> None:
        with smtplib.SMTP("127.0.0.1", mail_line.port, timeout=5) as client:
            assert client.docmd("WHAT")[0] == 500
