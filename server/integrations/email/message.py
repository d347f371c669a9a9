"""A mail as it travels: headers that cannot be broken, and a body."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from server.integrations.email.sender import OutgoingMail

FROM_NAME = "ToolBoxAI Companion"


def message_id(mail: OutgoingMail, domain: str) -> str:
    """Made of the mail's id alone, so that copies of a mail that was sent twice are known to be one."""
    return f"<{mail.id}@{domain}>"


def extra_headers(mail: OutgoingMail) -> dict[str, str]:
    """Those that no mail program shows."""
    headers = {"Auto-Submitted": "auto-generated"}  # RFC 3834: nobody's machine need answer
    if mail.priority != "normal":
        headers["Importance"] = mail.priority
    if mail.unsubscribe_url is not None:
        headers["List-Unsubscribe"] = f"<{mail.unsubscribe_url}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def message_of(mail: OutgoingMail, sender: str) -> EmailMessage:
    """In the name of the address `sender`. Raises ValueError where a header would hold a line break."""
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(FROM_NAME, addr_spec=sender)
    message["To"] = Address(mail.recipient_name, addr_spec=mail.recipient)
    if mail.cc:
        message["Cc"] = [Address(addr_spec=address) for address in mail.cc]
    if mail.reply_to is not None:
        message["Reply-To"] = Address(addr_spec=mail.reply_to)
    message["Subject"] = mail.subject
    message["Date"] = mail.written_at
    message["Message-ID"] = message_id(mail, sender.rpartition("@")[2])
    for name, value in extra_headers(mail).items():
        message[name] = value
    message.set_content(mail.text, cte="quoted-printable")
    if mail.html is not None:
        message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    for file in mail.attachments:
        main, _, sub = file.content_type.partition("/")
        message.add_attachment(file.content, maintype=main, subtype=sub, filename=file.filename)
    return message
