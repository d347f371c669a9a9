"""A real mail server on loopback: what it took, and what it answers, as a test says."""

import email
import ssl
from asyncio import WriteTransport
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import default
from typing import Any, cast

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from server.core.mail_account import MailAccount
from tests.builders.ports import free_port

SENDER = "noreply@school.test"
USERNAME, PASSWORD = "mailer", "a password of its own"


class FarAccount(MailAccount):
    """As if its server were not on this computer: TLS is insisted on."""

    nearby = False


@dataclass
class Mailbox:
    """The server's side. `refusals` are answered to the mails that come next, one each; None takes the mail."""

    port: int
    refusals: dict[str, list[str | None]] = field(default_factory=dict)
    """By the recipient, or by "" for anybody."""
    hang_up_after_data: int = 0
    """So often a mail is taken and the connection ended without an answer."""
    taken: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    secure: list[bool] = field(default_factory=list)
    logins: list[bytes | None] = field(default_factory=list)
    connections: int = 0

    @property
    def ids(self) -> list[str]:
        """Message-IDs, in the order in which they came."""
        return [message["Message-ID"] for message in self.taken]

    @property
    def account(self) -> MailAccount:
        """By which it is reached as a server on this computer."""
        return MailAccount("127.0.0.1", SENDER, self.port)

    def far_account(self, username: str = "", password: str = "") -> MailAccount:
        """By which it is reached as if it were elsewhere."""
        return FarAccount("127.0.0.1", SENDER, self.port, username, password)

    async def handle_HELO(self, server: SMTP, session: Session, envelope: Envelope, hostname: str) -> str:
        session.host_name = hostname
        return "250 here"

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        self.connections += session.ssl is None
        return responses

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        for name in (address, ""):
            waiting = self.refusals.get(name)
            answer = waiting.pop(0) if waiting else None
            if answer is not None:
                return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        content = cast(bytes, envelope.content)
        self.taken.append(email.message_from_bytes(content, policy=default))
        self.recipients += envelope.rcpt_tos
        self.secure.append(session.ssl is not None)
        self.logins.append(cast(bytes | None, session.auth_data))
        if self.hang_up_after_data:
            self.hang_up_after_data -= 1
            cast(WriteTransport, server.transport).abort()
        return "250 taken"


class _OnConnect(Controller):
    """TLS from the first byte, where there is a context for it."""

    def factory(self) -> Any:
        return SMTP(self.handler, **self.SMTP_kwargs)


def sign_in(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object) -> AuthResult:
    """Knows one name with one password."""
    assert isinstance(data, LoginPassword)
    known = (data.login, data.password) == (USERNAME.encode(), PASSWORD.encode())
    return AuthResult(success=known, handled=False, auth_data=data.login)


@dataclass(frozen=True)
class Authority:
    """Who signs certificates, and the context that trusts it and nobody else."""

    authority: trustme.CA

    def of_server(self, name: str = "127.0.0.1") -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.authority.issue_cert(name).configure_cert(context)
        return context

    def of_client(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        self.authority.configure_trust(context)
        return context


@contextmanager
def mail_server(
    *,
    port: int | None = None,
    starttls: ssl.SSLContext | None = None,
    tls: ssl.SSLContext | None = None,
    logins: bool = False,
) -> Iterator[Mailbox]:
    """`starttls` is offered and insisted on; with `logins` nobody mails without a name and a password."""
    box = Mailbox(port or free_port())
    options: dict[str, Any] = {"tls_context": starttls, "require_starttls": starttls is not None}
    if logins:
        options |= {"authenticator": sign_in, "auth_required": True, "auth_require_tls": starttls is not None}
    controller = _OnConnect(box, hostname="127.0.0.1", port=box.port, ssl_context=tls, **options)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()
