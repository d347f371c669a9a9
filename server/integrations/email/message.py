"""A mail as it travels: headers that cannot be broken, and a body."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from server.core.mail_account import MailAccount
from server.integrations.email.sender import OutgoingMail

FROM_NAME = "ToolBoxAI Companion"


def message_of(mail: OutgoingMail, account: MailAccount) -> EmailMessage:
    """Raises ValueError where a header would hold a line break. Its Message-ID is made of the mail's id alone."""
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(FROM_NAME, addr_spec=account.sender)
    message["To"] = Address(addr_spec=mail.recipient)
    message["Subject"] = mail.subject
    message["Date"] = mail.written_at
    message["Message-ID"] = f"<{mail.id}@{account.domain}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's machine need answer
    message.set_content(mail.text, cte="quoted-printable")
    if mail.html is not None:
        message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    return message
