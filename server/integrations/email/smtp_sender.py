"""Mail by SMTP, with the password and what people are told inside of TLS only."""

import re
import smtplib
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from server.core.mail_account import MailAccount
from server.integrations.email.bounded_smtp import Bounded, BoundedTls
from server.integrations.email.message import message_of
from server.integrations.email.sender import (
    MailDelayed,
    MailError,
    MailInterrupted,
    MailRefused,
    MailServerTrouble,
    OutgoingMail,
    Taken,
)

OWN_NAME = "[127.0.0.1]"
"""What the server calls itself. The computer's own name would have to be looked up, and is nobody's business."""
BYTES_A_SECOND = 200_000
"""As slow as a line may be that carries a large mail."""
_FOR_GOOD = 500
_SIGN_IN_LATER = 454
_NO_MAILBOX = frozenset({550, 551, 553})
_ENHANCED = re.compile(r"\s*5\.(\d{1,3})\.(\d{1,3})\b")
_ADDRESS, _DISABLED = "1", ("2", "1")

Answers = Mapping[str, tuple[int, bytes]]
"""By recipient, what the mail server said."""


@dataclass(frozen=True, slots=True)
class MailTimes:
    """In seconds: to connect, sign-in included, and for each mail, beside what its size takes."""

    connecting: float = 15.0
    sending: float = 45.0


USUAL_TIMES = MailTimes()


class SmtpSender:
    """Connections to one mail server. Certificates are checked by the system's authorities, or by `context`."""

    def __init__(
        self, account: MailAccount, *, times: MailTimes = USUAL_TIMES, context: ssl.SSLContext | None = None
    ) -> None:
        self._account = account
        self._times = times
        self._context = context
        self._aborted = threading.Event()
        self._open: _SmtpLine | None = None

    @contextmanager
    def line(self) -> Iterator["_SmtpLine"]:
        """One connection, made with the first mail and closed at the end."""
        self._open = _SmtpLine(self._connect, self._account, self._times, self._aborted)
        try:
            yield self._open
        finally:
            self._open.close()
            self._open = None

    def abort(self) -> None:
        """From any thread."""
        self._aborted.set()
        if self._open is not None:
            self._open.break_off()

    def _connect(self, took: Callable[[Bounded], None]) -> None:
        """Gives the client away before it waits for anything that can be broken off."""
        account = self._account
        options: dict[str, Any] = {"local_hostname": OWN_NAME, "timeout": self._times.connecting}
        client = BoundedTls(context=self._trust(), **options) if account.implicit_tls else Bounded(**options)
        took(client)
        client.allow(self._times.connecting)
        client.reach(account.host, account.port)
        client.ehlo_or_helo_if_needed()
        if not account.implicit_tls and not account.nearby:
            client.starttls(context=self._trust())
            client.ehlo_or_helo_if_needed()
        if account.username:
            client.login(account.username, account.password)

    def _trust(self) -> ssl.SSLContext:
        if self._context is None:
            self._context = ssl.create_default_context()
        return self._context


class _SmtpLine:
    """One mail after another over one connection, which is made anew where it was lost."""

    def __init__(
        self,
        connect: Callable[[Callable[[Bounded], None]], None],
        account: MailAccount,
        times: MailTimes,
        aborted: threading.Event,
    ) -> None:
        self._connect = connect
        self._account = account
        self._times = times
        self._aborted = aborted
        self._client: Bounded | None = None

    def send(self, mail: OutgoingMail) -> Taken:
        """As MailLine says."""
        try:
            message = message_of(mail, self._account.sender)
        except ValueError as error:
            raise MailRefused("This mail holds a line break where none may be, so it is not sent.") from error
        client = self._connected()
        client.allow(self._times.sending + mail.size / BYTES_A_SECOND)
        try:
            answers = client.send_message(message, self._account.sender, mail.envelope)
        except (smtplib.SMTPException, OSError) as error:
            raise self._told(error) from error
        return taken_but_for(answers)

    def close(self) -> None:
        """Says goodbye, and does not insist on an answer."""
        client, self._client = self._client, None
        if client is None:
            return
        try:
            client.allow(2.0)
            client.quit()
        except (smtplib.SMTPException, OSError):
            client.close()

    def break_off(self) -> None:
        """From another thread."""
        if self._client is not None:
            self._client.break_off()

    def _connected(self) -> Bounded:
        if self._aborted.is_set():
            raise MailServerTrouble("The server is being stopped.")
        if self._client is not None and self._client.sock is not None:
            return self._client
        try:
            self._connect(self._took)
        except (smtplib.SMTPException, OSError) as error:
            if self._client is not None:
                self._client.close()
                self._client = None
            raise trouble(error, self._account) from error
        assert self._client is not None
        return self._client

    def _took(self, client: Bounded) -> None:
        self._client = client

    def _told(self, error: Exception) -> MailError:
        """What became of this mail; the connection goes on where the server answered."""
        if isinstance(error, smtplib.SMTPRecipientsRefused):
            return taken_by_nobody(error.recipients)
        if isinstance(error, smtplib.SMTPResponseException):
            words = said(error.smtp_code, error.smtp_error)
            if error.smtp_code >= _FOR_GOOD:
                return MailRefused(_refused(words))
            return MailDelayed(_delayed(words))
        if self._client is not None:
            self._client.close()
        return MailInterrupted("The mail server ended the connection in the middle of this mail, or took too long.")


def taken_but_for(answers: Answers) -> Taken:
    """`answers` of those recipients alone that were not taken."""
    sorted_out: dict[str, dict[str, str]] = {"bounced": {}, "refused": {}, "delayed": {}}
    for address, (code, answer) in answers.items():
        if code < _FOR_GOOD:
            kind = "delayed"
        else:
            kind = "bounced" if has_no_mailbox(code, answer) else "refused"
        sorted_out[kind][address] = said(code, answer)
    return Taken(**sorted_out)


def taken_by_nobody(answers: Answers) -> MailError:
    """Delayed as long as somebody may still get it."""
    ends = taken_but_for(answers)
    if ends.delayed:
        return MailDelayed(_delayed(next(iter(ends.delayed.values()))), ends.bounced)
    words = next(iter({**ends.bounced, **ends.refused}.values()), "")
    return MailRefused(_refused(words), ends.bounced)


def has_no_mailbox(code: int, answer: bytes | str) -> bool:
    """Whether a refusal of a recipient is about the address. Who is not let in (5.7) is no address that is wrong.

    The second digits are those of RFC 3463: 1 is the address, 2.1 a mailbox that was closed.
    """
    enhanced = _ENHANCED.match(answer.decode("ascii", "replace") if isinstance(answer, bytes) else answer)
    if enhanced is None:
        return code in _NO_MAILBOX
    return enhanced[1] == _ADDRESS or enhanced.groups() == _DISABLED


def trouble(error: Exception, account: MailAccount) -> MailServerTrouble:
    """Why there is no connection, in words."""
    at = f"{account.host}:{account.port}"
    if isinstance(error, ssl.SSLCertVerificationError):
        return MailServerTrouble(f"The certificate of the mail server {at} is not trusted: {error.verify_message}.")
    if isinstance(error, ssl.SSLError):
        return MailServerTrouble(f"The mail server {at} does not speak TLS as it should.")
    if isinstance(error, smtplib.SMTPAuthenticationError) and error.smtp_code != _SIGN_IN_LATER:
        words = said(error.smtp_code, error.smtp_error)
        return MailServerTrouble(f"The mail server {at} did not accept the user name and password: {words}")
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return MailServerTrouble(f"The mail server {at} offers no STARTTLS, or no sign-in, so nothing is sent over it.")
    if isinstance(error, smtplib.SMTPResponseException):
        return MailServerTrouble(f"The mail server {at} cannot be used now: {said(error.smtp_code, error.smtp_error)}")
    if isinstance(error, TimeoutError | smtplib.SMTPException):
        return MailServerTrouble(f"The mail server {at} does not answer.")
    reason = error.strerror if isinstance(error, OSError) else None
    return MailServerTrouble(f"The mail server {at} cannot be reached: {reason or type(error).__name__}.")


def _refused(words: str) -> str:
    return f"The mail server refused this mail: {words}"


def _delayed(words: str) -> str:
    return f"The mail server does not take this mail now: {words}"


def said(code: int, answer: bytes | str) -> str:
    """A server's answer on one line, of a length that people read."""
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    words = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return f"{code} {words[:200]}".strip()
