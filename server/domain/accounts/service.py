"""A person's own account: what is known of it, all of its data, and its end."""

from contextlib import suppress
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from contracts.auth import AccountChanges, AccountView, OrganizationBrief
from contracts.session import Role
from server.core.clock import utc_now
from server.core.database import SYSTEM, Database, Tenant, UnitOfWork
from server.core.errors import Forbidden, NotFound
from server.core.wakeups import Wakeups
from server.domain.accounts import personal, repository
from server.domain.accounts.attempts import Attempt, Attempts
from server.domain.accounts.endings import Ending
from server.domain.accounts.errors import PasswordNotRight, StillNeeded
from server.domain.accounts.passwords import Passwords
from server.domain.audit.log import Act, Visitor, record
from server.domain.audit.models import AuditEntry
from server.domain.billing import entitlements
from server.domain.classes import repository as classes
from server.domain.organizations import seats
from server.domain.organizations.errors import LastAdmin, OrganizationGone
from server.domain.organizations.membership import Member, end_all_live_events, end_membership, find_member
from server.domain.organizations.models import Membership, Organization, User
from server.domain.sharing.models import QuizAttempt
from server.domain.sharing.own_data import seen_of_attempts

DELETED = "deleted account"
"""Stands in the log for the address of somebody who is gone."""


class AccountService:
    """What is exported and deleted, `personal` finds in the tables themselves."""

    def __init__(self, database: Database, wakeups: Wakeups, passwords: Passwords, attempts: Attempts) -> None:
        self._database = database
        self._wakeups = wakeups
        self._passwords = passwords
        self._attempts = attempts

    def show(self, member: Member) -> AccountView:
        """The caller's."""
        with self._database.read(SYSTEM) as session:
            return _view(session, session.get_one(User, member.user_id))

    def change(self, member: Member, changes: AccountChanges) -> AccountView:
        """What is left out stays."""
        with self._database.write(SYSTEM) as unit:
            user = unit.session.get_one(User, member.user_id)
            user.display_name = changes.display_name or user.display_name
            user.language = changes.language or user.language
            unit.session.flush()
            return _view(unit.session, user)

    def export(self, member: Member, visitor: Visitor) -> dict[str, Any]:
        """All rows of the caller in all organizations, by table; no hash and no token is among them, and no result of a
        quiz that its teacher does not show yet. Raises TooManyRequests.
        """
        self._attempts.count(Attempt.EXPORT, member.user_id, visitor)
        with self._database.write(SYSTEM) as unit:
            act, here = Act.ACCOUNT_EXPORTED, member.organization_id
            record(unit.session, here, unit.now(), act, actor_id=member.user_id, visitor=visitor)
        with self._database.read(SYSTEM) as session:
            tables = personal.of_account(session, member.user_id)
            organizations = list(session.scalars(select(Organization.id)))
        for organization_id in organizations:
            with self._database.read(Tenant(organization_id)) as session:
                found = personal.of_organization(session, organization_id, member.user_id)
                attempts = QuizAttempt.__tablename__
                found[attempts] = seen_of_attempts(session, found[attempts])
                for name, rows in found.items():
                    tables.setdefault(name, []).extend(rows)
        return {"exported_at": utc_now().isoformat(), "tables": tables}

    def delete(self, member: Member, password: str, visitor: Visitor) -> None:
        """The account and all that is the person's. An organization of which it was the only member goes with it.

        One organization after the other, the account last: who is interrupted may ask again. Raises PasswordNotRight,
        LastAdmin, StillNeeded.
        """
        self._check(member, password, visitor)
        with self._database.read(SYSTEM) as session:
            user = session.get_one(User, member.user_id)
            if user.is_server_owner:
                raise StillNeeded("This account owns the server, which cannot be without one.")
            own = repository.organizations_of(session, user.id)
            organizations = list(session.scalars(select(Organization.id)))
        for brief in own:
            with self._database.read(Tenant(brief.organization_id)) as session:
                _refuse_where_needed(session, brief, member.user_id)
        for organization_id in organizations:
            with suppress(OrganizationGone), self._database.write(Tenant(organization_id)) as unit:
                self._leave(unit, organization_id, member.user_id, visitor)
        with self._database.write(SYSTEM) as unit:
            gone = repository.locked_user(unit.session, member.user_id)
            if gone is None:
                raise NotFound("There is no such account.")
            unit.session.execute(
                update(AuditEntry)
                .where(func.lower(AuditEntry.subject) == (gone.email_key or gone.id))
                .values(subject=DELETED)
                .execution_options(synchronize_session=False)
            )
            unit.session.delete(gone)

    def disable(self, member: Member, user_id: str, visitor: Visitor) -> None:
        """A member of this organization, by the server's owner: it is let in nowhere any more, at once.

        Raises NotFound, Forbidden.
        """
        with self._database.write(SYSTEM) as unit:
            user = self._other(unit, member, user_id)
            user.disabled_at = user.disabled_at or unit.now()
            repository.revoke_sign_ins(unit.session, user_id, unit.now(), Ending.DISABLED)
            end_all_live_events(unit, user_id, self._wakeups)
            self._record_of_other(unit, member, user, Act.ACCOUNT_DISABLED, visitor)

    def enable(self, member: Member, user_id: str, visitor: Visitor) -> None:
        """The person may sign in again. Raises NotFound."""
        with self._database.write(SYSTEM) as unit:
            user = self._other(unit, member, user_id)
            user.disabled_at = None
            self._record_of_other(unit, member, user, Act.ACCOUNT_ENABLED, visitor)

    def _other(self, unit: UnitOfWork, member: Member, user_id: str) -> User:
        belongs = find_member(unit.session, user_id, member.organization_id) is not None
        user = repository.locked_user(unit.session, user_id) if belongs else None
        if user is None:
            raise NotFound("There is no such account here.")
        if user.id == member.user_id:
            raise Forbidden("The owner of the server cannot be locked out.")
        return user

    def _record_of_other(self, unit: UnitOfWork, member: Member, user: User, act: Act, visitor: Visitor) -> None:
        for brief in repository.organizations_of(unit.session, user.id):
            here, subject = brief.organization_id, user.email or user.display_name
            record(unit.session, here, unit.now(), act, actor_id=member.user_id, visitor=visitor, subject=subject)

    def _check(self, member: Member, password: str, visitor: Visitor) -> None:
        with self._database.read(SYSTEM) as session:
            user = session.get_one(User, member.user_id)
            key, stored = user.email_key or "", user.password_hash
        self._attempts.count(Attempt.SIGN_IN, key, visitor)
        if not self._passwords.verify(password, stored)[0]:
            raise PasswordNotRight("The password is not right.")
        self._attempts.forgive(Attempt.SIGN_IN, key, visitor)

    def _leave(self, unit: UnitOfWork, organization_id: str, user_id: str, visitor: Visitor) -> None:
        """Also where the person was a member once: what it made there is still its own."""
        session = unit.session
        seats.locked(session, organization_id)
        membership = session.get(Membership, (organization_id, user_id))
        if membership is not None and seats.members(session, organization_id) == 1:
            organization = session.get_one(Organization, organization_id)
            _refuse_while_paid(session, organization_id, organization.name)
            session.delete(organization)
            return
        if membership is not None:
            if membership.role == Role.ADMIN.value:
                seats.refuse_last_admin(session, organization_id, user_id)
            end_membership(unit, organization_id, user_id, self._wakeups)
            now, act = unit.now(), Act.ACCOUNT_DELETED
            record(session, organization_id, now, act, actor_id=None, visitor=visitor, subject=DELETED)
        classes.hand_over(session, user_id)
        personal.forget(session, organization_id, user_id)


def _refuse_where_needed(session: Session, brief: OrganizationBrief, user_id: str) -> None:
    """Before anything is deleted anywhere."""
    if seats.members(session, brief.organization_id) == 1:
        _refuse_while_paid(session, brief.organization_id, brief.name)
        return
    if brief.role is not Role.ADMIN:
        return
    try:
        seats.refuse_last_admin(session, brief.organization_id, user_id)
    except LastAdmin as error:
        raise LastAdmin(f"You are the only admin of {brief.name}. Make somebody else one first.") from error


def _refuse_while_paid(session: Session, organization_id: str, name: str) -> None:
    """With the organization went the only place where its subscription can be cancelled."""
    if entitlements.goes_on_paying(session, organization_id):
        raise StillNeeded(f"{name} pays for a subscription. Cancel it first, at once or with its period.")


def _view(session: Session, user: User) -> AccountView:
    return AccountView.model_validate(
        {
            "user_id": user.id,
            "email": user.email or "",
            "email_verified": user.email_verified_at is not None,
            "display_name": user.display_name,
            "language": user.language,
            "is_server_owner": user.is_server_owner,
            "created_at": user.created_at,
            "organizations": repository.organizations_of(session, user.id),
        }
    )
