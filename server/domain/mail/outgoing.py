"""From a row of the outbox to what is sent."""

from collections.abc import Sequence

from server.domain.mail.models import Mail, MailAttachment
from server.integrations.email.sender import Attachment, OutgoingMail


def outgoing(mail: Mail, files: Sequence[MailAttachment]) -> OutgoingMail:
    """The mail whole, or what is left of its recipients."""
    return OutgoingMail(
        id=mail.id,
        recipient=mail.recipient,
        subject=mail.subject,
        text=mail.text,
        written_at=mail.created_at,
        html=mail.html,
        recipient_name=mail.recipient_name or "",
        cc=tuple(mail.cc or ()),
        bcc=tuple(mail.bcc or ()),
        reply_to=mail.reply_to,
        priority=mail.priority,
        unsubscribe_url=mail.unsubscribe_url,
        attachments=tuple(Attachment(file.filename, file.content_type, file.content) for file in files),
        only_to=frozenset(mail.only_to) if mail.only_to is not None else None,
    )
