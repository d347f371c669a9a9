"""Becoming a member: invited by an admin, by a link that is good once."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from contracts.auth import InvitationOffer
from contracts.organizations import InvitationList, InvitationSent, InvitationView
from contracts.session import Role
from server.core.database import SYSTEM, Database, Tenant, UnitOfWork, database_now
from server.domain.accounts import repository as accounts
from server.domain.accounts.attempts import Attempt, Attempts
from server.domain.accounts.errors import NameMissing
from server.domain.accounts.letters import Addressee, Letter, Letters, Links, Page
from server.domain.accounts.new_account import NewAccount, checked_address
from server.domain.accounts.passwords import Passwords
from server.domain.accounts.sign_ins import Known, Opened, SignIns, let_in, open_sign_in
from server.domain.accounts.tokens import hash_of, new_token
from server.domain.audit import log as audit
from server.domain.audit.log import Act, Visitor, record
from server.domain.organizations import seats
from server.domain.organizations.errors import (
    AlreadyMember,
    InvitationNotFound,
    InvitationNotGood,
    OrganizationGone,
    TooManyInvitations,
)
from server.domain.organizations.membership import Member, add_membership
from server.domain.organizations.models import Invitation, Membership, Organization, User

LASTS = timedelta(days=14)
MOST_OPEN = 1000
DAY = timedelta(hours=24)
MOST_A_DAY = 1000
MOST_TO_ONE_A_DAY = 5
"""Each is a mail to somebody who may never have heard of the organization, withdrawn or not."""
NOT_GOOD = "This invitation was used or withdrawn, or has run out. Ask for another one."


@dataclass(frozen=True, slots=True)
class _Offer:
    """What is read of an invitation before a password is checked or hashed, which takes too long for a transaction."""

    invitation_id: str
    organization_id: str
    email: str
    has_account: bool


class Invitations:
    """Two tokens for each: the one in the mail shows that the address is the invited person's, the other does not."""

    def __init__(
        self,
        database: Database,
        passwords: Passwords,
        sign_ins: SignIns,
        attempts: Attempts,
        letters: Letters,
        links: Links,
    ) -> None:
        self._database = database
        self._passwords = passwords
        self._sign_ins = sign_ins
        self._attempts = attempts
        self._letters = letters
        self._links = links

    def list(self, member: Member) -> InvitationList:
        """Those that nobody has accepted."""
        with self._database.read(Tenant(member.organization_id)) as session:
            rows = session.execute(
                select(Invitation, User.display_name)
                .outerjoin(User, User.id == Invitation.invited_by)
                .order_by(Invitation.created_at.desc(), Invitation.id)
            ).all()
            now = database_now(session)
            return InvitationList(invitations=[_view(row.Invitation, row.display_name or "", now) for row in rows])

    def invite(self, member: Member, email: str, role: Role, language: str, visitor: Visitor) -> InvitationSent:
        """Replaces one to the same address.

        Raises AlreadyMember, NoSeat, BadAddress, TooManyInvitations.
        """
        address = checked_address(email)
        key = accounts.email_key(address)
        with self._database.write(Tenant(member.organization_id)) as unit:
            session, here = unit.session, member.organization_id
            organization = seats.locked(session, here)
            if session.scalar(select(Membership.user_id).join(User).where(User.email_key == key)) is not None:
                raise AlreadyMember("This person is a member already.")
            former = session.scalar(select(Invitation).where(Invitation.email_key == key))
            if former is not None:
                session.delete(former)
                session.flush()
            _refuse_flood(session, key, unit.now())
            waiting = seats.open_invitations(session, here)
            if waiting >= MOST_OPEN:
                raise TooManyInvitations(f"{MOST_OPEN} invitations are open. Withdraw some that nobody will accept.")
            seats.refuse_without_seat(organization, seats.members(session, here) + waiting)
            invitation, shown = self._add(unit, organization, member, address, role, language)
            act, who = Act.MEMBER_INVITED, member.user_id
            record(session, here, unit.now(), act, actor_id=who, visitor=visitor, subject=address, role=role.value)
            return InvitationSent(
                invitation=_view(invitation, member.display_name, unit.now()),
                link=self._links.to(Page.INVITATION, shown),
                is_mailed=self._letters.can_send,
            )

    def withdraw(self, member: Member, invitation_id: str, visitor: Visitor) -> None:
        """Its links are good no more. Raises InvitationNotFound."""
        with self._database.write(Tenant(member.organization_id)) as unit:
            found = unit.session.scalar(select(Invitation).where(Invitation.id == invitation_id))
            if found is None:
                raise InvitationNotFound("There is no such invitation.")
            unit.session.delete(found)
            act, who, here = Act.INVITATION_WITHDRAWN, member.user_id, member.organization_id
            record(unit.session, here, unit.now(), act, actor_id=who, visitor=visitor, subject=found.email)

    def offer(self, token: str, visitor: Visitor) -> InvitationOffer:
        """What the link's page shows. Raises InvitationNotGood."""
        self._attempts.count(Attempt.LINK, "", visitor)
        with self._database.read(SYSTEM) as session:
            invitation = _good(session, token, database_now(session))
            return InvitationOffer(
                organization_name=session.get_one(Organization, invitation.organization_id).name,
                email=invitation.email,
                role=Role(invitation.role),
                has_account=accounts.user_by_email(session, invitation.email_key) is not None,
                expires_at=invitation.expires_at,
            )

    def accept(
        self, token: str, password: str, display_name: str | None, language: str, device: str, visitor: Visitor
    ) -> Opened:
        """The account of the address, a new one where it has none, becomes a member and is signed in.

        Raises InvitationNotGood, NoSeat; WrongPassword of an account that there is; WeakPassword or NameMissing of a
        new one.
        """
        self._attempts.count(Attempt.LINK, "", visitor)
        with self._database.read(SYSTEM) as session:
            found = _good(session, token, database_now(session))
            has_account = accounts.user_by_email(session, found.email_key) is not None
            offer = _Offer(found.id, found.organization_id, found.email, has_account)
        known, new, hashed = None, None, ""
        if offer.has_account:
            known = self._sign_ins.check(offer.email, password, visitor)
        else:
            if display_name is None:
                raise NameMissing("Enter your name, as the others of the organization shall see it.")
            new = NewAccount(offer.email, display_name, password, language, device)
            hashed = new.hashed(self._passwords, offer.email)
        try:
            return self._join(token, offer, known, new, hashed, device, visitor)
        except (IntegrityError, OrganizationGone) as error:  # two accepted at once with one address, or it was deleted
            raise InvitationNotGood(NOT_GOOD) from error

    def _join(
        self,
        token: str,
        offer: _Offer,
        known: Known | None,
        new: NewAccount | None,
        hashed: str,
        device: str,
        visitor: Visitor,
    ) -> Opened:
        with self._database.write(SYSTEM) as unit:
            session, now, here = unit.session, unit.now(), offer.organization_id
            organization = seats.locked(session, here)
            invitation = _good(session, token, now)
            if new is not None:
                user = new.user(str(uuid.uuid4()), offer.email, hashed, now)
                session.add(user)
                session.flush()
            else:
                assert known is not None
                user = let_in(session, known)
            if invitation.mailed_hash == hash_of(token):
                user.email_verified_at = user.email_verified_at or now
            session.delete(invitation)
            if session.get(Membership, (here, user.id)) is None:
                seats.refuse_without_seat(organization, seats.members(session, here))
                add_membership(session, here, user.id, Role(invitation.role), now)
                act, role = Act.MEMBER_JOINED, invitation.role
                record(session, here, now, act, actor_id=user.id, visitor=visitor, subject=offer.email, role=role)
                if new is not None:
                    data = {
                        "name": user.display_name,
                        "organization": organization.name,
                        "link": self._links.public_url,
                    }
                    to = Addressee(here, user.id, offer.email, user.language)
                    self._letters.write(session, now, to, Letter.WELCOME, data)
                    unit.after_commit(self._letters.wake)
            return open_sign_in(session, user, here, device, now)

    def _add(
        self,
        unit: UnitOfWork,
        organization: Organization,
        member: Member,
        address: str,
        role: Role,
        language: str,
    ) -> tuple[Invitation, str]:
        now, mailed, shown = unit.now(), new_token(), new_token()
        invitation = Invitation(
            id=str(uuid.uuid4()),
            organization_id=organization.id,
            email=address,
            email_key=accounts.email_key(address),
            role=role.value,
            mailed_hash=hash_of(mailed),
            shown_hash=hash_of(shown),
            invited_by=member.user_id,
            created_at=now,
            expires_at=now + LASTS,
        )
        unit.session.add(invitation)
        unit.session.flush()
        data = {
            "organization": organization.name,
            "inviter": member.display_name,
            "link": self._links.to(Page.INVITATION, mailed),
            "days": str(LASTS.days),
        }
        self._letters.write(
            unit.session, now, Addressee(organization.id, None, address, language), Letter.INVITATION, data
        )
        unit.after_commit(self._letters.wake)
        return invitation, shown


def _good(session: Session, token: str, now: datetime) -> Invitation:
    hashed = hash_of(token)
    found = session.scalar(
        select(Invitation)
        .where(or_(Invitation.mailed_hash == hashed, Invitation.shown_hash == hashed))
        .execution_options(populate_existing=True)
    )
    if found is None or found.expires_at <= now:
        raise InvitationNotGood(NOT_GOOD)
    return found


def _refuse_flood(session: Session, key: str, now: datetime) -> None:
    """Raises TooManyInvitations for what would fill the mailboxes of strangers. The organization must be locked."""
    since = now - DAY
    if audit.count(session, Act.MEMBER_INVITED, since, key) >= MOST_TO_ONE_A_DAY:
        raise TooManyInvitations(
            "This person was invited several times today. Hand on the link, or try again tomorrow."
        )
    if audit.count(session, Act.MEMBER_INVITED, since) >= MOST_A_DAY:
        raise TooManyInvitations(f"{MOST_A_DAY} people are the most who can be invited in a day. Go on tomorrow.")


def _view(invitation: Invitation, inviter: str, now: datetime) -> InvitationView:
    return InvitationView(
        invitation_id=invitation.id,
        email=invitation.email,
        role=Role(invitation.role),
        invited_by=inviter,
        created_at=invitation.created_at,
        expires_at=invitation.expires_at,
        is_expired=invitation.expires_at <= now,
    )
