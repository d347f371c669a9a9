"""Reading and writing mail. What one person is written is read by sessions of the organization."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, exists, literal_column, select, update
from sqlalchemy.orm import Session

from server.domain.mail.models import SUBJECT_LENGTH, Mail, MailAttachment
from server.integrations.email.sender import Attachment


class MailStatus(StrEnum):
    """Where a mail stands. SENT: the mail server has taken it. FAILED: it is not tried any more."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"


class Purpose(StrEnum):
    """What a mail is for. MESSAGE: a person wrote it. SERVICE: the server wrote it, about an account or a bill."""

    NOTICE = "notice"
    TEST = "test"
    MESSAGE = "message"
    SERVICE = "service"


_OF_NOTICES = (Purpose.NOTICE.value, Purpose.TEST.value)


_QUEUED: ColumnElement[str] = literal_column(f"'{MailStatus.QUEUED.value}'")
"""Written out: a database takes a partial index only where it sees that the query is within it."""


@dataclass(frozen=True, slots=True)
class NewMail:
    """A mail, to a member where there is a `user_id`. All its addresses have been checked."""

    organization_id: str
    user_id: str | None
    purpose: Purpose
    recipient: str
    subject: str
    text: str
    html: str | None = None
    template: str | None = None
    recipient_name: str | None = None
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    reply_to: str | None = None
    priority: str = "normal"
    unsubscribe_url: str | None = None
    files: tuple[Attachment, ...] = ()
    origin: "Origin | None" = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Who wrote a mail, and the request that it came with."""

    user_id: str
    route: str
    request_hash: str
    key: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Due:
    """A mail whose time had come when it was read."""

    mail_id: str
    organization_id: str
    next_attempt_at: datetime


def add(session: Session, new: NewMail, now: datetime) -> str:
    """Puts it into the outbox, and gives its id; the caller wakes the mailer after the commit."""
    mail_id = str(uuid.uuid4())
    origin = new.origin
    session.add(
        Mail(
            id=mail_id,
            organization_id=new.organization_id,
            user_id=new.user_id,
            purpose=new.purpose.value,
            template=new.template,
            recipient=new.recipient,
            recipient_name=new.recipient_name,
            cc=list(new.cc) or None,
            bcc=list(new.bcc) or None,
            recipients=len({new.recipient, *new.cc, *new.bcc}),
            reply_to=new.reply_to,
            priority=new.priority,
            unsubscribe_url=new.unsubscribe_url,
            subject=new.subject[:SUBJECT_LENGTH],
            text=new.text,
            html=new.html,
            sent_by=origin.user_id if origin is not None else None,
            route=origin.route if origin is not None else None,
            idempotency_key=origin.key if origin is not None else None,
            request_hash=origin.request_hash if origin is not None else None,
            status=MailStatus.QUEUED.value,
            next_attempt_at=now,
            created_at=now,
        )
    )
    session.flush()
    session.add_all(_attachment(new, mail_id, position, file) for position, file in enumerate(new.files))
    return mail_id


def due(session: Session, now: datetime, limit: int, *, only_first_tests: bool = False) -> list[Due]:
    """Whose time has come, the longest waiting first. `only_first_tests`: what somebody has just asked to try."""
    statement = _queued(Mail.id, Mail.organization_id, Mail.next_attempt_at).where(Mail.next_attempt_at <= now)
    if only_first_tests:
        statement = statement.where(Mail.purpose == Purpose.TEST.value, Mail.attempts == 0)
    rows = session.execute(statement.order_by(Mail.next_attempt_at, Mail.id).limit(limit))
    return [Due(row.id, row.organization_id, row.next_attempt_at) for row in rows]


def earliest(session: Session) -> datetime | None:
    """When the next one is due."""
    found: datetime | None = session.scalar(_queued(Mail.next_attempt_at).order_by(Mail.next_attempt_at).limit(1))
    return found


def claim(session: Session, due: Due, token: str, until: datetime) -> Mail | None:
    """Compare-and-set: None when somebody else has it. One that is not settled `until` then is tried again."""
    claimed = session.scalar(
        update(Mail)
        .where(
            Mail.id == due.mail_id,
            Mail.status == MailStatus.QUEUED.value,
            Mail.next_attempt_at == due.next_attempt_at,
        )
        .values(claimed_by=token, next_attempt_at=until, attempts=Mail.attempts + 1)
        .returning(Mail.id)
        .execution_options(synchronize_session=False)
    )
    return None if claimed is None else session.get_one(Mail, due.mail_id)


def settle(session: Session, mail_id: str, token: str, changes: Mapping[str, Any]) -> bool:
    """What became of the attempt; False when it was given up for lost meanwhile, or the mail was withdrawn."""
    settled = session.scalar(
        update(Mail)
        .where(Mail.id == mail_id, Mail.claimed_by == token, Mail.status == MailStatus.QUEUED.value)
        .values(claimed_by=None, **changes)
        .returning(Mail.id)
        .execution_options(synchronize_session=False)
    )
    return settled is not None


def files(session: Session, mail_id: str) -> list[MailAttachment]:
    """In their order."""
    of_mail = select(MailAttachment).where(MailAttachment.mail_id == mail_id)
    return list(session.scalars(of_mail.order_by(MailAttachment.position)))


def empty(session: Session, mail_id: str) -> None:
    """Forgets what a mail says, once it is sent or not tried any more; that there was one stays in the log."""
    for statement in (
        update(Mail).where(Mail.id == mail_id).values(text="", html=None),
        delete(MailAttachment).where(MailAttachment.mail_id == mail_id),
    ):
        session.execute(statement.execution_options(synchronize_session=False))


def note_trouble(session: Session, now: datetime, words: str) -> None:
    """Says of all that are due why they wait; none of them was tried."""
    session.execute(
        update(Mail)
        .where(Mail.status == MailStatus.QUEUED.value, Mail.next_attempt_at <= now)
        .values(last_error=words)
        .execution_options(synchronize_session=False)
    )


def latest_notice(session: Session, user_id: str) -> Mail | None:
    """The newest to a member that tells of tasks, or tries whether such a one arrives."""
    statement = select(Mail).where(Mail.user_id == user_id, Mail.purpose.in_(_OF_NOTICES))
    return session.scalar(statement.order_by(Mail.created_at.desc()).limit(1))


def withdraw_notices(session: Session, user_id: str, *, other_than: str | None) -> None:
    """Those that wait for a member do not go out any more, unless to the address `other_than`."""
    statement = delete(Mail).where(
        Mail.user_id == user_id, Mail.status == MailStatus.QUEUED.value, Mail.purpose.in_(_OF_NOTICES)
    )
    if other_than is not None:
        statement = statement.where(Mail.recipient != other_than)
    session.execute(statement.execution_options(synchronize_session=False))


def waits_since(session: Session, earliest_written: datetime) -> bool:
    """Whether a mail waits that was written after then."""
    return bool(session.scalar(select(exists(_queued(Mail.id).where(Mail.created_at > earliest_written)))))


def old(session: Session, before: datetime, limit: int) -> list[str]:
    """Mail that was written before then and does not wait."""
    found = select(Mail.id).where(Mail.created_at < before, Mail.status != MailStatus.QUEUED.value)
    return list(session.scalars(found.order_by(Mail.created_at).limit(limit)))


def forget(session: Session, mail_ids: Sequence[str]) -> int:
    """Deletes it; returns how many."""
    session.execute(delete(Mail).where(Mail.id.in_(mail_ids)).execution_options(synchronize_session=False))
    return len(mail_ids)


def _attachment(new: NewMail, mail_id: str, position: int, file: Attachment) -> MailAttachment:
    return MailAttachment(
        mail_id=mail_id,
        organization_id=new.organization_id,
        position=position,
        filename=file.filename,
        content_type=file.content_type,
        content=file.content,
    )


def _queued(*columns: Any) -> Select[Any]:
    """Of these only, so that the index of what waits is used."""
    return select(*columns).where(Mail.status == _QUEUED)
