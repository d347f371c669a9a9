"""The mail server that carries this server's mail, as the settings describe it."""

from dataclasses import dataclass, field

from server.core.loopback import is_loopback
from server.core.mail_address import one_address

SUBMISSION_PORT = 587
TLS_PORT = 465
SENDGRID_HOST = "https://api.sendgrid.com"


@dataclass(frozen=True, slots=True)
class MailAccount:
    """`sender` is one checked address. The password never prints, and leaves the server only inside of TLS.

    STARTTLS is not asked of this very computer: nothing can listen in between, and its certificate is hardly ever true.
    """

    host: str
    sender: str
    port: int = SUBMISSION_PORT
    username: str = ""
    password: str = field(default="", repr=False)

    @property
    def nearby(self) -> bool:
        """Whether the mail server runs on this computer."""
        return is_loopback(self.host)

    @property
    def implicit_tls(self) -> bool:
        """Whether TLS comes before the first word."""
        return self.port == TLS_PORT

    @property
    def domain(self) -> str:
        """Of the sender; part of the id of each mail."""
        return self.sender.rpartition("@")[2]


@dataclass(frozen=True, slots=True)
class SendGridAccount:
    """`sender` is one checked address that the account may send for. The key never prints."""

    sender: str
    key: str = field(repr=False)
    host: str = SENDGRID_HOST
    """Tests have one of their own; no setting leads the key elsewhere."""


def problem(host: str, port: int | None, username: str, password: str, sender: str) -> str | None:
    """What is wrong with them together; None when they are an account, or none."""
    if not any((host, port, username, password, sender)):
        return None
    if not (host and sender):
        return "Mail needs both SMTP_HOST and FROM_EMAIL. Set both, or no setting of mail at all."
    return _of_host(host, username, password) or _of_sender(sender)


def sendgrid_problem(key: str, sender: str) -> str | None:
    """What is wrong with these two; None when they are an account, or there is no key."""
    if not key:
        return None
    if not sender:
        return "Mail by SendGrid needs both SENDGRID_API_KEY and FROM_EMAIL. Set both."
    if any(not "!" <= sign <= "~" for sign in key):
        return "SENDGRID_API_KEY holds a character that no key has."
    return _of_sender(sender)


def _of_host(host: str, username: str, password: str) -> str | None:
    if any(not "!" <= sign <= "~" for sign in host):
        return "SMTP_HOST is no name of a host, such as smtp.example.org."
    if bool(username) != bool(password):
        return "One of SMTP_USERNAME and SMTP_PASSWORD is set. Set both, or none where the mail server asks for none."
    if not (username.isascii() and password.isascii()):
        return "SMTP_USERNAME or SMTP_PASSWORD holds a letter that mail servers do not take: only ASCII is sent."
    return None


def _of_sender(sender: str) -> str | None:
    try:
        one_address(sender)
    except ValueError as error:
        return f"FROM_EMAIL cannot be used. {error}"
    return None
