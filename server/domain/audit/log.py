"""Writing the log, in the transaction of the act itself, and reading it."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from pydantic import JsonValue
from sqlalchemy import Select, and_, delete, func, or_, select
from sqlalchemy.orm import Session

from contracts.organizations import AuditEntry as EntryView
from contracts.organizations import AuditPage
from server.core.database import Database, Tenant
from server.core.errors import NotFound
from server.domain.audit.models import ADDRESS_LENGTH, SUBJECT_LENGTH, AuditEntry
from server.domain.organizations.membership import Member
from server.domain.organizations.models import User

KEPT = timedelta(days=400)
FORGET_AT_ONCE = 500


class Act(StrEnum):
    """What is kept. The window has words for each."""

    SIGNED_IN = "signed-in"
    SIGN_IN_REFUSED = "sign-in-refused"
    SIGNED_OUT = "signed-out"
    SIGNED_OUT_EVERYWHERE = "signed-out-everywhere"
    SIGN_IN_ENDED = "sign-in-ended"
    TOKEN_REUSED = "refresh-token-reused"  # noqa: S105 - the name of an act
    PASSWORD_CHANGED = "password-changed"  # noqa: S105 - the name of an act
    PASSWORD_RESET = "password-reset"  # noqa: S105 - the name of an act
    RESET_ASKED = "password-reset-asked"
    EMAIL_VERIFIED = "email-verified"
    ACCOUNT_EXPORTED = "account-exported"
    ACCOUNT_DELETED = "account-deleted"
    ORGANIZATION_CREATED = "organization-created"
    ORGANIZATION_RENAMED = "organization-renamed"
    MEMBER_INVITED = "member-invited"
    INVITATION_WITHDRAWN = "invitation-withdrawn"
    MEMBER_JOINED = "member-joined"
    MEMBER_LEFT = "member-left"
    MEMBER_REMOVED = "member-removed"
    ROLE_CHANGED = "role-changed"
    ACCOUNT_DISABLED = "account-disabled"
    ACCOUNT_ENABLED = "account-enabled"
    CHECKOUT_STARTED = "checkout-started"
    SUBSCRIPTION_CHANGED = "subscription-changed"
    SUBSCRIPTION_CANCELLED = "subscription-cancelled"
    SUBSCRIPTION_RESUMED = "subscription-resumed"
    BILLING_PORTAL_OPENED = "billing-portal-opened"
    MAIL_OPENED = "mail-opened"
    MAIL_CLOSED = "mail-closed"
    SUPPRESSION_LIFTED = "suppression-lifted"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Where a request comes from: the address of the client, as the server or its proxy sees it."""

    address: str = ""


NOWHERE = Visitor()
"""Of acts of the server's own."""


def record(
    session: Session,
    organization_id: str,
    now: datetime,
    act: Act,
    *,
    actor_id: str | None,
    visitor: Visitor,
    subject: str = "",
    **detail: JsonValue,
) -> None:
    """Goes with the transaction: an act that did not happen leaves no entry."""
    session.add(
        AuditEntry(
            id=str(uuid.uuid4()),
            organization_id=organization_id,
            at=now,
            act=act.value,
            actor_id=actor_id,
            subject=subject[:SUBJECT_LENGTH],
            address=visitor.address[:ADDRESS_LENGTH],
            detail=detail,
        )
    )


def count(session: Session, act: Act, since: datetime, subject: str | None = None) -> int:
    """How often that was done in the session's organization after then; `subject` in lower case."""
    done = [AuditEntry.act == act.value, AuditEntry.at > since]
    if subject is not None:
        done.append(func.lower(AuditEntry.subject) == subject)
    return session.scalar(select(func.count()).select_from(AuditEntry).where(*done)) or 0


class AuditLog:
    """For the admins of an organization."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(self, member: Member, *, limit: int, before: str | None) -> AuditPage:
        """Newest first, or what is older than the entry `before`. Raises NotFound where there is no such entry."""
        with self._database.read(Tenant(member.organization_id)) as session:
            statement = select(AuditEntry, User.display_name).outerjoin(User, User.id == AuditEntry.actor_id)
            if before is not None:
                last = session.scalar(select(AuditEntry).where(AuditEntry.id == before))
                if last is None:
                    raise NotFound("There is no such entry.")
                older = and_(AuditEntry.at == last.at, AuditEntry.id < last.id)
                statement = statement.where(or_(AuditEntry.at < last.at, older))
            rows = session.execute(statement.order_by(AuditEntry.at.desc(), AuditEntry.id.desc()).limit(limit + 1))
            found = [_view(row.AuditEntry, row.display_name) for row in rows]
        more = len(found) > limit
        return AuditPage(entries=found[:limit], next_before=found[limit - 1].entry_id if more else None)


def is_forgettable(session: Session, now: datetime) -> bool:
    """Whether an entry is too old."""
    return session.scalar(_old(now).limit(1)) is not None


def forget(session: Session, now: datetime) -> int:
    """Deletes a few of the entries that are too old; returns how many."""
    chosen = list(session.scalars(_old(now).limit(FORGET_AT_ONCE)))
    if chosen:
        session.execute(
            delete(AuditEntry).where(AuditEntry.id.in_(chosen)).execution_options(synchronize_session=False)
        )
    return len(chosen)


def _old(now: datetime) -> Select[str]:
    return select(AuditEntry.id).where(AuditEntry.at < now - KEPT)


def _view(entry: AuditEntry, actor: str | None) -> EntryView:
    detail: Mapping[str, JsonValue] = entry.detail
    return EntryView(
        entry_id=entry.id,
        at=entry.at,
        act=entry.act,
        actor=actor,
        actor_id=entry.actor_id,
        subject=entry.subject,
        address=entry.address,
        detail=dict(detail),
    )
