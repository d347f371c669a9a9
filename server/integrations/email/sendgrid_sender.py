"""Mail by SendGrid's API, https://www.twilio.com/docs/sendgrid/api-reference/mail-send."""

import base64
import http.client
import json
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any

from python_http_client.exceptions import HTTPError

from server.core.mail_account import SendGridAccount
from server.integrations.email.message import FROM_NAME, extra_headers, message_id, message_of
from server.integrations.email.sender import (
    MailError,
    MailInterrupted,
    MailRefused,
    MailServerTrouble,
    OutgoingMail,
    Taken,
)
from server.integrations.email.sendgrid_client import Requests
from server.integrations.email.smtp_sender import BYTES_A_SECOND, said

SECONDS = 30.0
"""For one mail, beside what its size takes."""
_OF_THIS_MAIL = frozenset(
    {HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNPROCESSABLE_ENTITY}
)


class SendGridSender:
    """One request a mail. Certificates are checked by the system's authorities, or by `context`."""

    def __init__(
        self, account: SendGridAccount, *, seconds: float = SECONDS, context: ssl.SSLContext | None = None
    ) -> None:
        self._account = account
        self._requests = Requests(seconds, context or ssl.create_default_context())

    @contextmanager
    def line(self) -> Iterator["SendGridSender"]:
        """Nothing is kept open between mails."""
        yield self

    def abort(self) -> None:
        """From any thread."""
        self._requests.abort()

    def send(self, mail: OutgoingMail) -> Taken:
        """As MailLine says. Refusals of single addresses SendGrid tells nobody who sends."""
        try:
            message_of(mail, self._account.sender)
        except ValueError as error:
            raise MailRefused("This mail holds a line break where none may be, so it is not sent.") from error
        account = self._account
        try:
            self._requests.post(account.key, account.host, body_of(mail, account.sender), mail.size / BYTES_A_SECOND)
        except HTTPError as error:
            raise told(error) from error
        except (OSError, http.client.HTTPException) as error:
            raise unreachable(error) from error
        return Taken()


def body_of(mail: OutgoingMail, sender: str) -> dict[str, Any]:
    """What is posted. Links stay as they are: those by which passwords are set pass nobody who counts clicks."""
    to, *others = mail.envelope
    cc = [address for address in others if address in mail.cc]
    bcc = [address for address in others if address not in mail.cc]
    recipients: dict[str, Any] = {"to": [_address(to, mail.recipient_name if to == mail.recipient else "")]}
    for kind, addresses in (("cc", cc), ("bcc", bcc)):
        if addresses:
            recipients[kind] = [_address(address) for address in addresses]
    content = [{"type": "text/plain", "value": mail.text or " "}]
    if mail.html is not None:
        content.append({"type": "text/html", "value": mail.html})
    body: dict[str, Any] = {
        "personalizations": [recipients],
        "from": _address(sender, FROM_NAME),
        "subject": mail.subject,
        "content": content,
        "headers": {"Message-ID": message_id(mail, sender.rpartition("@")[2]), **extra_headers(mail)},
        "custom_args": {"mail_id": mail.id},
        "tracking_settings": {
            "click_tracking": {"enable": False, "enable_text": False},
            "open_tracking": {"enable": False},
            "subscription_tracking": {"enable": False},
        },
    }
    if mail.reply_to is not None:
        body["reply_to"] = _address(mail.reply_to)
    if mail.attachments:
        body["attachments"] = [
            {
                "content": base64.b64encode(file.content).decode("ascii"),
                "type": file.content_type,
                "filename": file.filename,
                "disposition": "attachment",
            }
            for file in mail.attachments
        ]
    return body


def told(error: HTTPError) -> MailError:
    """What an answer means: for this mail, or for all."""
    status = int(error.status_code)
    words = said(status, _words(error.body))
    if status in _OF_THIS_MAIL:
        return MailRefused(f"SendGrid refused this mail: {words}")
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        return MailServerTrouble(f"SendGrid did not accept SENDGRID_API_KEY or FROM_EMAIL: {words}")
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return MailServerTrouble(f"SendGrid takes no more mail for a while: {words}")
    return MailServerTrouble(f"SendGrid cannot be used now: {words}")


def unreachable(error: Exception) -> MailError:
    """Why there was no answer."""
    reason = getattr(error, "reason", error)
    if isinstance(reason, ssl.SSLCertVerificationError):
        return MailServerTrouble(f"The certificate of SendGrid is not trusted: {reason.verify_message}.")
    if isinstance(reason, ssl.SSLError):
        return MailServerTrouble("SendGrid does not speak TLS as it should.")
    if isinstance(reason, TimeoutError):
        return MailServerTrouble("SendGrid does not answer.")
    if isinstance(reason, ConnectionResetError | BrokenPipeError | http.client.HTTPException):
        return MailInterrupted("SendGrid ended the connection in the middle of this mail.")
    words = reason.strerror if isinstance(reason, OSError) else None
    return MailServerTrouble(f"SendGrid cannot be reached: {words or type(reason).__name__}.")


def _address(address: str, name: str = "") -> dict[str, str]:
    return {"email": address, "name": name} if name else {"email": address}


def _words(body: bytes) -> str:
    """The messages of an answer, which SendGrid gives as a list of errors."""
    try:
        return "; ".join(str(one["message"]) for one in json.loads(body)["errors"])
    except (ValueError, KeyError, TypeError):
        return "no reason was given"
