"""A forgotten password, a changed one, and showing that an address is one's own."""

from datetime import timedelta

from sqlalchemy.orm import Session

from server.core.database import SYSTEM, Database, UnitOfWork
from server.core.wakeups import Wakeups
from server.domain.accounts import repository
from server.domain.accounts.aside import Aside
from server.domain.accounts.attempts import Attempt, Attempts
from server.domain.accounts.endings import Ending
from server.domain.accounts.errors import AlreadyVerified, LinkNotGood, MailNotSetUp, PasswordNotRight
from server.domain.accounts.letters import Addressee, Letter, Letters, Links, Page
from server.domain.accounts.models import OneTimeToken
from server.domain.accounts.passwords import Passwords, check_strength
from server.domain.accounts.repository import Purpose
from server.domain.accounts.tokens import new_token
from server.domain.audit.log import Act, Visitor, record
from server.domain.organizations.membership import Member, end_all_live_events
from server.domain.organizations.models import User

RESET_LASTS = timedelta(hours=1)
VERIFY_LASTS = timedelta(days=3)

NOT_GOOD = "This link has been used or has run out. Ask for a new one."


class Recovery:
    """Every link is good once, for a while, and for the address it was sent to."""

    def __init__(
        self,
        database: Database,
        wakeups: Wakeups,
        passwords: Passwords,
        attempts: Attempts,
        letters: Letters,
        links: Links,
        aside: Aside,
    ) -> None:
        self._database = database
        self._wakeups = wakeups
        self._passwords = passwords
        self._attempts = attempts
        self._letters = letters
        self._links = links
        self._aside = aside

    def ask_for_reset(self, email: str, visitor: Visitor) -> None:
        """Writes to the address if an account has it; says nothing either way. Raises MailNotSetUp.

        Beside the request, which must not take longer where there is an account.
        """
        self._refuse_without_mail()
        key = repository.email_key(email)
        self._attempts.count(Attempt.RESET, key, visitor)
        self._aside.do(lambda: self._write_reset(key, visitor))

    def reset(self, token: str, password: str, visitor: Visitor) -> None:
        """Sets the new password and ends every sign-in. Raises LinkNotGood, WeakPassword."""
        self._attempts.count(Attempt.LINK, "", visitor)
        with self._database.read(SYSTEM) as session:
            if not repository.knows_one_time(session, token, Purpose.RESET):
                raise LinkNotGood(NOT_GOOD)
        hashed = self._passwords.hash(password)
        with self._database.write(SYSTEM) as unit:
            taken = repository.take_one_time(unit.session, token, Purpose.RESET, unit.now())
            user = _owner(unit.session, taken)
            check_strength(password, email=user.email or "")
            user.password_hash = hashed
            user.email_verified_at = user.email_verified_at or unit.now()
            repository.revoke_sign_ins(unit.session, user.id, unit.now(), Ending.PASSWORD)
            repository.drop_one_time(unit.session, Purpose.RESET, user.id)
            end_all_live_events(unit, user.id, self._wakeups)
            self._record(unit, user, Act.PASSWORD_RESET, visitor)
            key = user.email_key or ""
        self._attempts.forgive(Attempt.SIGN_IN, key, visitor)

    def change_password(self, member: Member, old: str, new: str, visitor: Visitor) -> None:
        """Ends every other sign-in. Raises PasswordNotRight, WeakPassword, TooManyRequests."""
        with self._database.read(SYSTEM) as session:
            user = session.get_one(User, member.user_id)
            key, stored = user.email_key or "", user.password_hash
        self._attempts.count(Attempt.SIGN_IN, key, visitor)
        if not self._passwords.verify(old, stored)[0]:
            raise PasswordNotRight("The old password is not right.")
        self._attempts.forgive(Attempt.SIGN_IN, key, visitor)
        check_strength(new, email=key)
        hashed = self._passwords.hash(new)
        with self._database.write(SYSTEM) as unit:
            changed = repository.locked_user(unit.session, member.user_id)
            if changed is None or changed.password_hash != stored:
                raise PasswordNotRight("The password was changed meanwhile.")
            changed.password_hash = hashed
            here = member.sign_in_id
            repository.revoke_sign_ins(unit.session, member.user_id, unit.now(), Ending.PASSWORD, but=here)
            end_all_live_events(unit, member.user_id, self._wakeups)
            repository.drop_one_time(unit.session, Purpose.RESET, member.user_id)
            self._record(unit, changed, Act.PASSWORD_CHANGED, visitor)

    def ask_to_verify(self, member: Member, visitor: Visitor) -> None:
        """Writes to the account's address. Raises AlreadyVerified, MailNotSetUp, TooManyRequests."""
        self._refuse_without_mail()
        with self._database.read(SYSTEM) as session:
            key = _unverified(session.get_one(User, member.user_id))
        self._attempts.count(Attempt.RESET, key, visitor)
        with self._database.write(SYSTEM) as unit:
            user = unit.session.get_one(User, member.user_id)
            _unverified(user)
            self.write_to_verify(unit, user, member.organization_id)

    def write_to_verify(self, unit: UnitOfWork, user: User, organization_id: str) -> None:
        """The mail of a new account, in the transaction that makes it."""
        token = new_token()
        lasts, key = VERIFY_LASTS, user.email_key
        repository.add_one_time(
            unit.session, token, Purpose.VERIFY, unit.now(), lasts=lasts, user_id=user.id, email=key
        )
        hours = str(VERIFY_LASTS // timedelta(hours=1))
        data = {"name": user.display_name, "link": self._links.to(Page.VERIFY, token), "hours": hours}
        self._write(unit, user, organization_id, Letter.VERIFY, data)

    def verify(self, token: str, visitor: Visitor) -> None:
        """Raises LinkNotGood."""
        self._attempts.count(Attempt.LINK, "", visitor)
        with self._database.write(SYSTEM) as unit:
            user = _owner(unit.session, repository.take_one_time(unit.session, token, Purpose.VERIFY, unit.now()))
            user.email_verified_at = user.email_verified_at or unit.now()
            self._record(unit, user, Act.EMAIL_VERIFIED, visitor)

    def _write_reset(self, key: str, visitor: Visitor) -> None:
        with self._database.write(SYSTEM) as unit:
            user = repository.user_by_email(unit.session, key)
            home = _home(unit.session, user)
            if user is None or home is None or user.disabled_at is not None:
                return
            token = new_token()
            repository.add_one_time(
                unit.session, token, Purpose.RESET, unit.now(), lasts=RESET_LASTS, user_id=user.id, email=key
            )
            minutes = str(RESET_LASTS // timedelta(minutes=1))
            data = {"name": user.display_name, "link": self._links.to(Page.RESET, token), "minutes": minutes}
            self._write(unit, user, home, Letter.RESET, data)
            act, subject = Act.RESET_ASKED, user.email or ""
            record(unit.session, home, unit.now(), act, actor_id=None, visitor=visitor, subject=subject)

    def _write(self, unit: UnitOfWork, user: User, organization_id: str, letter: Letter, data: dict[str, str]) -> None:
        to = Addressee(organization_id, user.id, user.email or "", user.language)
        self._letters.write(unit.session, unit.now(), to, letter, data)
        unit.after_commit(self._letters.wake)

    def _record(self, unit: UnitOfWork, user: User, act: Act, visitor: Visitor) -> None:
        for brief in repository.organizations_of(unit.session, user.id):
            record(unit.session, brief.organization_id, unit.now(), act, actor_id=user.id, visitor=visitor)

    def _refuse_without_mail(self) -> None:
        if not self._letters.can_send:
            raise MailNotSetUp("This server cannot send mail. Ask an admin of your organization to help you.")


def _owner(session: Session, taken: OneTimeToken | None) -> User:
    """The account that a token is good for. Raises LinkNotGood, also where its address has changed since."""
    user = repository.locked_user(session, taken.user_id) if taken is not None and taken.user_id else None
    if taken is None or user is None or user.disabled_at is not None or user.email_key != taken.email_key:
        raise LinkNotGood(NOT_GOOD)
    return user


def _unverified(user: User) -> str:
    """Its address, in lower case. Raises AlreadyVerified."""
    if user.email_verified_at is not None:
        raise AlreadyVerified("Your e-mail address is verified already.")
    if user.email_key is None:
        raise AlreadyVerified("Your account has no e-mail address that could be verified.")
    return user.email_key


def _home(session: Session, user: User | None) -> str | None:
    """The organization in whose outbox a person's mail is."""
    if user is None:
        return None
    found = repository.organizations_of(session, user.id)
    return repository.last_organization(session, user.id) or (found[0].organization_id if found else None)
