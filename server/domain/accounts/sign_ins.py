"""Signing in, staying signed in, and signing out."""

import uuid
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import structlog
from sqlalchemy.orm import Session

from contracts.auth import OrganizationBrief, SignInList, SignInView
from server.core.database import SYSTEM, Database
from server.core.errors import Forbidden, NotFound
from server.core.wakeups import Wakeups
from server.domain.accounts import repository
from server.domain.accounts.aside import Aside
from server.domain.accounts.attempts import Attempt, Attempts
from server.domain.accounts.endings import DISABLED, ENDED, NO_MEMBER, Ending, why_ended
from server.domain.accounts.errors import NotAMember, SignInEnded, WrongPassword
from server.domain.accounts.models import DEVICE_LENGTH, RefreshToken, SignIn
from server.domain.accounts.passwords import Passwords
from server.domain.accounts.tokens import hash_of, new_token
from server.domain.audit.log import Act, Visitor, record
from server.domain.organizations.membership import Member, end_all_live_events, find_member
from server.domain.organizations.models import User

IDLE = timedelta(days=30)
"""After which a device that was not used must sign in again."""
LONGEST = timedelta(days=180)
"""After which every device must."""
GRACE = timedelta(seconds=10)
"""In which a refresh token may be used again: its answer was lost, or two programs used it at once."""
MOST_IN_GRACE = 5

WRONG = "The e-mail address or the password is not right."

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Opened:
    """A person who has just shown who it is, in one organization, and the token that keeps it signed in."""

    member: Member
    sign_in_id: str
    refresh_token: str
    email: str
    email_verified: bool
    organizations: list[OrganizationBrief]


@dataclass(frozen=True, slots=True)
class Known:
    """What is read of an account before its password is checked, which takes too long for a transaction."""

    user_id: str
    email: str
    password_hash: str | None = field(repr=False)


class SignIns:
    """Refresh tokens are good once. One that comes again late was stolen, from here or from there: its sign-in ends."""

    def __init__(
        self, database: Database, wakeups: Wakeups, passwords: Passwords, attempts: Attempts, aside: Aside
    ) -> None:
        self._database = database
        self._wakeups = wakeups
        self._passwords = passwords
        self._attempts = attempts
        self._aside = aside

    def sign_in(self, email: str, password: str, organization_id: str | None, device: str, visitor: Visitor) -> Opened:
        """Raises WrongPassword, Forbidden, TooManyRequests."""
        known = self.check(email, password, visitor)
        with self._database.write(SYSTEM) as unit:
            user = let_in(unit.session, known)
            wanted = organization_id or repository.last_organization(unit.session, user.id)
            opened = open_sign_in(unit.session, user, wanted, device, unit.now())
            here = opened.member.organization_id
            record(unit.session, here, unit.now(), Act.SIGNED_IN, actor_id=user.id, visitor=visitor, device=device)
        return opened

    def check(self, email: str, password: str, visitor: Visitor) -> Known:
        """The account whose password this is, for `let_in`; as slow where there is no such account."""
        key = repository.email_key(email)
        self._attempts.count(Attempt.SIGN_IN, key, visitor)
        with self._database.read(SYSTEM) as session:
            user = repository.user_by_email(session, key)
            known = Known(user.id, user.email or "", user.password_hash) if user is not None else None
        right, better = self._passwords.verify(password, known.password_hash if known is not None else None)
        if known is None or not right:
            self._aside.do(lambda: self._note_refusal(known, visitor))
            raise WrongPassword(WRONG)
        self._attempts.forgive(Attempt.SIGN_IN, key, visitor)
        return self._strengthened(known, better) if better is not None else known

    def refresh(self, token: str, organization_id: str | None, visitor: Visitor) -> Opened:
        """A new pair for an old token. Raises SignInEnded, or NotAMember for an organization that was left."""
        self._attempts.count(Attempt.REFRESH, "", visitor)
        opened = self._refreshed(token, organization_id, visitor)
        if isinstance(opened, SignInEnded):  # outside of the transaction, which has revoked the sign-in
            raise opened
        return opened

    def _refreshed(self, token: str, organization_id: str | None, visitor: Visitor) -> Opened | SignInEnded:
        """Only the newest token of a sign-in is told why that has ended."""
        with self._database.write(SYSTEM) as unit:
            session, now = unit.session, unit.now()
            row = repository.refresh_token(session, token)
            sign_in = session.get(SignIn, row.sign_in_id) if row is not None else None
            if row is None or sign_in is None or row.expires_at <= now or sign_in.created_at + LONGEST <= now:
                return SignInEnded(ENDED)
            user = session.get_one(User, sign_in.user_id)
            ended = why_ended(sign_in, user)
            if ended is not None:
                return ended if row.used_at is None else SignInEnded(ENDED)
            if row.used_at is not None and not _in_grace(session, row, now):
                sign_in.revoked_at, sign_in.ended_by = now, Ending.COPIED
                self._note_reuse(session, sign_in, visitor, now)
                return SignInEnded(ENDED)
            wanted = organization_id or sign_in.last_organization_id
            member = _member_of(session, user, wanted)
            row.used_at = row.used_at or now
            sign_in.last_seen_at, sign_in.last_organization_id = now, member.organization_id
            repository.drop_old_tokens(session, sign_in.id, now)
            return _opened(session, user, member, sign_in.id, now)

    def sign_out(self, token: str, visitor: Visitor) -> None:
        """Ends the sign-in that the token belongs to; says nothing where there is none. Raises TooManyRequests."""
        self._attempts.count(Attempt.REFRESH, "", visitor)
        with self._database.write(SYSTEM) as unit:
            row = repository.refresh_token(unit.session, token)
            sign_in = unit.session.get(SignIn, row.sign_in_id) if row is not None else None
            if sign_in is None or sign_in.revoked_at is not None:
                return
            sign_in.revoked_at, sign_in.ended_by = unit.now(), Ending.SIGNED_OUT
            if sign_in.last_organization_id is not None:
                here, user_id = sign_in.last_organization_id, sign_in.user_id
                record(unit.session, here, unit.now(), Act.SIGNED_OUT, actor_id=user_id, visitor=visitor)

    def sign_out_everywhere(self, member: Member, visitor: Visitor) -> None:
        """Every device, this one included, must sign in again; access tokens are good no more at once."""
        with self._database.write(SYSTEM) as unit:
            repository.revoke_sign_ins(unit.session, member.user_id, unit.now(), Ending.EVERYWHERE)
            end_all_live_events(unit, member.user_id, self._wakeups)
            _record_of(unit.session, member, Act.SIGNED_OUT_EVERYWHERE, visitor, unit.now())

    def list(self, member: Member) -> SignInList:
        """Where the person is signed in."""
        with self._database.read(SYSTEM) as session:
            found = repository.open_sign_ins(session, member.user_id)
            return SignInList(
                sign_ins=[
                    SignInView(
                        sign_in_id=one.id,
                        device=one.device,
                        created_at=one.created_at,
                        last_seen_at=one.last_seen_at,
                        is_current=one.id == member.sign_in_id,
                    )
                    for one in found
                ]
            )

    def end(self, member: Member, sign_in_id: str, visitor: Visitor) -> None:
        """Ends one of the person's own. Raises NotFound."""
        with self._database.write(SYSTEM) as unit:
            sign_in = unit.session.get(SignIn, sign_in_id)
            if sign_in is None or sign_in.user_id != member.user_id or sign_in.revoked_at is not None:
                raise NotFound("There is no such sign-in.")
            sign_in.revoked_at, sign_in.ended_by = unit.now(), Ending.ELSEWHERE
            end_all_live_events(unit, member.user_id, self._wakeups)
            _record_of(unit.session, member, Act.SIGN_IN_ENDED, visitor, unit.now(), device=sign_in.device)

    def _strengthened(self, known: Known, better: str) -> Known:
        with self._database.write(SYSTEM) as unit:
            user = repository.locked_user(unit.session, known.user_id)
            if user is None or user.password_hash != known.password_hash:
                return known
            user.password_hash = better
            return replace(known, password_hash=better)

    def _note_refusal(self, known: Known | None, visitor: Visitor) -> None:
        """Beside the request, which must not take longer where there is an account."""
        log.info("sign-in refused", known=known is not None)
        if known is None:
            return
        with self._database.write(SYSTEM) as unit:
            for brief in repository.organizations_of(unit.session, known.user_id):
                here, act = brief.organization_id, Act.SIGN_IN_REFUSED
                record(unit.session, here, unit.now(), act, actor_id=None, visitor=visitor, subject=known.email)

    def _note_reuse(self, session: Session, sign_in: SignIn, visitor: Visitor, now: datetime) -> None:
        log.warning("a refresh token was used again", sign_in_id=sign_in.id)
        for brief in repository.organizations_of(session, sign_in.user_id):
            here, act = brief.organization_id, Act.TOKEN_REUSED
            record(session, here, now, act, actor_id=sign_in.user_id, visitor=visitor, device=sign_in.device)


def let_in(session: Session, known: Known) -> User:
    """The account, locked. Raises WrongPassword if its password has changed since, and Forbidden if it is disabled.

    Otherwise whoever knows the old password would still come in while its owner sets a new one.
    """
    user = repository.locked_user(session, known.user_id)
    if user is None or user.password_hash != known.password_hash:
        raise WrongPassword(WRONG)
    if user.disabled_at is not None:
        raise Forbidden(DISABLED)
    return user


def open_sign_in(session: Session, user: User, organization_id: str | None, device: str, now: datetime) -> Opened:
    """A new sign-in, in the caller's transaction. `organization_id` None: the first by name. Raises Forbidden."""
    if organization_id is None:
        organizations = repository.organizations_of(session, user.id)
        if not organizations:
            raise Forbidden("You do not belong to any organization on this server any more.")
        organization_id = organizations[0].organization_id
    member = _member_of(session, user, organization_id)
    sign_in = SignIn(
        id=str(uuid.uuid4()),
        user_id=user.id,
        last_organization_id=organization_id,
        device=device[:DEVICE_LENGTH],
        created_at=now,
        last_seen_at=now,
    )
    session.add(sign_in)
    session.flush()
    return _opened(session, user, member, sign_in.id, now)


def _member_of(session: Session, user: User, organization_id: str | None) -> Member:
    """Raises NotAMember: what the app holds for this organization is of no use any more."""
    member = find_member(session, user.id, organization_id) if organization_id is not None else None
    if member is None:
        raise NotAMember(NO_MEMBER)
    return member


def _opened(session: Session, user: User, member: Member, sign_in_id: str, now: datetime) -> Opened:
    token = new_token()
    session.add(RefreshToken(token_hash=hash_of(token), sign_in_id=sign_in_id, created_at=now, expires_at=now + IDLE))
    session.flush()
    return Opened(
        member=member,
        sign_in_id=sign_in_id,
        refresh_token=token,
        email=user.email or "",
        email_verified=user.email_verified_at is not None,
        organizations=repository.organizations_of(session, user.id),
    )


def _in_grace(session: Session, row: RefreshToken, now: datetime) -> bool:
    """Whether using it once more may be an accident. Whoever could ask often would be handed tokens without end."""
    if row.used_at is None or now - row.used_at > GRACE:
        return False
    return repository.used_since(session, row.sign_in_id, now - GRACE) <= MOST_IN_GRACE


def _record_of(session: Session, member: Member, act: Act, visitor: Visitor, now: datetime, **detail: str) -> None:
    record(session, member.organization_id, now, act, actor_id=member.user_id, visitor=visitor, **detail)
