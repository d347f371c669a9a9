"""Reading and writing accounts. They belong to no organization, so every session here is the system's."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Select, delete, exists, func, select, update
from sqlalchemy.orm import Session

from contracts.auth import OrganizationBrief
from contracts.session import Role
from server.core.mail_address import one_address
from server.domain.accounts.endings import Ending
from server.domain.accounts.models import OneTimeToken, RefreshToken, SignIn
from server.domain.accounts.tokens import hash_of
from server.domain.organizations.models import Membership, Organization, User

KEPT_USED = timedelta(days=7)
"""In which a refresh token that was stolen and used too late is known for what it is."""


class Purpose(StrEnum):
    """What a token that is good once is good for."""

    SET_UP = "set-up"
    RESET = "reset"
    VERIFY = "verify"


def email_key(email: str) -> str:
    """By which an account is found, however its address was typed, also with a domain in letters of its own."""
    if not email.isascii():
        with suppress(ValueError):
            email = one_address(email)
    return email.strip().lower()


def user_by_email(session: Session, key: str) -> User | None:
    """The account with this address."""
    return session.scalar(select(User).where(User.email_key == key))


def locked_user(session: Session, user_id: str) -> User | None:
    """The account, which nobody else changes until the transaction ends."""
    found = select(User).where(User.id == user_id).with_for_update(key_share=True)
    return session.scalar(found.execution_options(populate_existing=True))


def owner_exists(session: Session) -> bool:
    """Whether the server has been set up."""
    return session.scalar(select(User.id).where(User.is_server_owner).limit(1)) is not None


def organizations_of(session: Session, user_id: str) -> list[OrganizationBrief]:
    """All that the person belongs to, by name."""
    rows = session.execute(
        select(Organization.id, Organization.name, Membership.role)
        .join(Membership, Membership.organization_id == Organization.id)
        .where(Membership.user_id == user_id)
        .order_by(Organization.name, Organization.id)
    )
    return [OrganizationBrief(organization_id=row.id, name=row.name, role=Role(row.role)) for row in rows]


def last_organization(session: Session, user_id: str) -> str | None:
    """Which one the person used last, on whatever device."""
    used = (
        select(SignIn.last_organization_id)
        .join(
            Membership,
            (Membership.organization_id == SignIn.last_organization_id) & (Membership.user_id == SignIn.user_id),
        )
        .where(SignIn.user_id == user_id)
        .order_by(SignIn.last_seen_at.desc())
        .limit(1)
    )
    return session.scalar(used)


def refresh_token(session: Session, token: str) -> RefreshToken | None:
    """The row of a token, which nobody else uses until the transaction ends."""
    return session.scalar(select(RefreshToken).where(RefreshToken.token_hash == hash_of(token)).with_for_update())


def used_since(session: Session, sign_in_id: str, since: datetime) -> int:
    """How many tokens of the sign-in were made after then."""
    made = (RefreshToken.sign_in_id == sign_in_id, RefreshToken.created_at > since)
    return session.scalar(select(func.count()).select_from(RefreshToken).where(*made)) or 0


def drop_old_tokens(session: Session, sign_in_id: str, now: datetime) -> None:
    """Those that were used long ago."""
    session.execute(
        delete(RefreshToken)
        .where(RefreshToken.sign_in_id == sign_in_id, RefreshToken.used_at < now - KEPT_USED)
        .execution_options(synchronize_session=False)
    )


def open_sign_ins(session: Session, user_id: str) -> Sequence[SignIn]:
    """Where the person is signed in, the latest used first."""
    of_person = (SignIn.user_id == user_id, SignIn.revoked_at.is_(None))
    return session.scalars(select(SignIn).where(*of_person).order_by(SignIn.last_seen_at.desc(), SignIn.id)).all()


def revoke_sign_ins(session: Session, user_id: str, now: datetime, ending: Ending, *, but: str | None = None) -> None:
    """Ends every sign-in of the person, or all `but` one."""
    of_person = (SignIn.user_id == user_id, SignIn.revoked_at.is_(None))
    statement = update(SignIn).where(*of_person).values(revoked_at=now, ended_by=ending.value)
    if but is not None:
        statement = statement.where(SignIn.id != but)
    session.execute(statement.execution_options(synchronize_session=False))


def add_one_time(
    session: Session,
    token: str,
    purpose: Purpose,
    now: datetime,
    *,
    lasts: timedelta | None,
    user_id: str | None = None,
    email: str | None = None,
) -> None:
    """A new one takes the place of those that the person has for the same."""
    if user_id is not None:
        drop_one_time(session, purpose, user_id)
    session.add(
        OneTimeToken(
            token_hash=hash_of(token),
            purpose=purpose.value,
            user_id=user_id,
            email_key=email,
            created_at=now,
            expires_at=now + lasts if lasts is not None else None,
        )
    )


def drop_one_time(session: Session, purpose: Purpose, user_id: str | None) -> None:
    """Those of the person, or those of nobody, are good no more."""
    session.execute(
        delete(OneTimeToken)
        .where(OneTimeToken.purpose == purpose.value, OneTimeToken.user_id == user_id)
        .execution_options(synchronize_session=False)
    )


def knows_one_time(session: Session, token: str, purpose: Purpose) -> bool:
    """Whether there is such a token, good or run out: what costs much is not done for one that was made up."""
    found = (OneTimeToken.token_hash == hash_of(token), OneTimeToken.purpose == purpose.value)
    return session.scalar(select(OneTimeToken.token_hash).where(*found)) is not None


def take_one_time(session: Session, token: str, purpose: Purpose, now: datetime) -> OneTimeToken | None:
    """Uses a token up: of several that try at once, one gets it. None where it is not good."""
    taken = session.scalar(
        delete(OneTimeToken)
        .where(OneTimeToken.token_hash == hash_of(token), OneTimeToken.purpose == purpose.value)
        .returning(OneTimeToken)
        .execution_options(synchronize_session=False)
    )
    if taken is None or (taken.expires_at is not None and taken.expires_at <= now):
        return None
    return taken


def forgettable(session: Session, now: datetime) -> bool:
    """Whether something can be used no more."""
    return session.scalar(_used_up(now).limit(1)) is not None or session.scalar(_ended(now).limit(1)) is not None


def forget(session: Session, now: datetime, limit: int) -> int:
    """Deletes a few of what can be used no more; returns how many."""
    tokens = list(session.scalars(_used_up(now).limit(limit)))
    old = list(session.scalars(_ended(now).limit(limit)))
    for statement in (
        delete(OneTimeToken).where(OneTimeToken.token_hash.in_(tokens)),
        delete(SignIn).where(SignIn.id.in_(old)),
    ):
        session.execute(statement.execution_options(synchronize_session=False))
    return len(tokens) + len(old)


def _used_up(now: datetime) -> Select[str]:
    return select(OneTimeToken.token_hash).where(OneTimeToken.expires_at < now)


def _ended(now: datetime) -> Select[str]:
    gone = now - KEPT_USED
    is_live = exists().where(RefreshToken.sign_in_id == SignIn.id, RefreshToken.expires_at >= now)
    return select(SignIn.id).where((SignIn.revoked_at < gone) | ((SignIn.last_seen_at < gone) & ~is_live))
