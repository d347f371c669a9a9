"""What a person wants to be told by mail, and trying whether it arrives."""

import math
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from contracts.notices import EmailNotices, EmailNoticeSettings, LastMail, MailState, Moment
from server.core.database import Database, Tenant
from server.core.mail_address import one_address
from server.core.wakeups import Wakeups
from server.domain.mail import repository as outbox
from server.domain.mail.errors import MailNotSetUp
from server.domain.mail.letters import language_of
from server.domain.mail.models import Mail
from server.domain.mail.repository import MailStatus, NewMail, Purpose
from server.domain.notices import repository, wording
from server.domain.notices.errors import InvalidAddress, TooManyTests
from server.domain.notices.models import NoticePreferences
from server.domain.organizations.membership import Member

BETWEEN_TESTS = timedelta(seconds=20)
TESTS_AN_HOUR = 6
_HOUR = timedelta(hours=1)

_STATES = {
    MailStatus.QUEUED.value: MailState.WAITING,
    MailStatus.SENT.value: MailState.SENT,
    MailStatus.FAILED.value: MailState.FAILED,
}


class NoticeService:
    """Every member has preferences of its own in each organization."""

    def __init__(self, database: Database, wakeups: Wakeups, *, can_send: bool, of_accounts: bool) -> None:
        """`of_accounts`: who has an address in the account is written to at that one only, as on a team's server."""
        self._database = database
        self._wakeups = wakeups
        self._can_send = can_send
        self._of_accounts = of_accounts

    def show(self, member: Member) -> EmailNotices:
        """As they are now, and how the last mail went."""
        with self._database.read(_tenant(member)) as session:
            return self._view(session, member)

    def change(self, member: Member, settings: EmailNoticeSettings) -> EmailNotices:
        """Replaces all of them. Mail that waits for another address, or is not wanted any more, is not sent."""
        with self._database.write(_tenant(member)) as unit:
            repository.lock_member(unit.session, member.organization_id, member.user_id)
            address = self._checked(unit.session, member, settings)
            row = repository.preferences(unit.session, member.organization_id, member.user_id)
            if row is None:
                row = NoticePreferences(organization_id=member.organization_id, user_id=member.user_id)
                unit.session.add(row)
            row.address, row.long_seconds, row.updated_at = address, settings.long_seconds, unit.now()
            for name, is_wanted in repository.moment_columns(settings.wanted).items():
                setattr(row, name, is_wanted)
            if settings.language is not None and not self._of_accounts:
                repository.speak(unit.session, member.user_id, settings.language)
            if not settings.wanted:
                repository.drop_all(unit.session, member.user_id)
            outbox.withdraw_notices(unit.session, member.user_id, other_than=address if settings.wanted else None)
            unit.session.flush()
            return self._view(unit.session, member)

    def test(self, member: Member) -> EmailNotices:
        """Puts a test mail to the stored address into the outbox."""
        if not self._can_send:
            raise MailNotSetUp("This server cannot send mail: SMTP_HOST and FROM_EMAIL are not set.")
        with self._database.write(_tenant(member)) as unit:
            repository.lock_member(unit.session, member.organization_id, member.user_id)
            address = self._address(unit.session, member)
            if address is None:
                raise InvalidAddress("Enter the address to which the mail shall go first.")
            self._refuse_unverified(unit.session, member)
            _refuse_a_flood(repository.tests_since(unit.session, member.user_id, unit.now() - _HOUR), unit.now())
            mail = wording.test_mail(language_of(repository.language(unit.session, member.user_id)))
            new = NewMail(
                organization_id=member.organization_id,
                user_id=member.user_id,
                purpose=Purpose.TEST,
                recipient=address,
                subject=mail.subject,
                text=mail.text,
                html=mail.html,
            )
            outbox.add(unit.session, new, unit.now())
            unit.after_commit(self._wakeups.mailer.set)
            unit.session.flush()
            return self._view(unit.session, member)

    def _checked(self, session: Session, member: Member, settings: EmailNoticeSettings) -> str | None:
        """The address that mail goes to from now on. Raises InvalidAddress."""
        own = self._own_address(session, member)
        typed = (settings.address or "").strip()
        try:
            address = one_address(typed) if typed else own
        except ValueError as error:
            raise InvalidAddress(str(error)) from error
        if own is not None and address != own:
            raise InvalidAddress("On this server mail goes to the address of your account only.")
        if address is None and settings.wanted:
            raise InvalidAddress("Enter the address to which the notices shall go.")
        if settings.wanted:
            self._refuse_unverified(session, member)
        return address

    def _refuse_unverified(self, session: Session, member: Member) -> None:
        """An account's address may be somebody else's until its owner has opened the link that was sent there."""
        if self._of_accounts and repository.is_unverified(session, member.user_id):
            raise InvalidAddress("Verify your e-mail address first: Settings, Account and server.")

    def _own_address(self, session: Session, member: Member) -> str | None:
        """The one that cannot be changed here."""
        return repository.own_address(session, member.user_id) if self._of_accounts else None

    def _address(self, session: Session, member: Member) -> str | None:
        row = repository.preferences(session, member.organization_id, member.user_id)
        return self._own_address(session, member) or (row.address if row is not None else None)

    def _view(self, session: Session, member: Member) -> EmailNotices:
        row = repository.preferences(session, member.organization_id, member.user_id)
        last = outbox.latest_notice(session, member.user_id)
        stored = {moment.value: getattr(row, moment) for moment in Moment} if row is not None else {}
        if row is not None:
            stored["long_seconds"] = row.long_seconds
        return EmailNotices(
            address=self._address(session, member),
            can_send=self._can_send,
            address_is_fixed=self._own_address(session, member) is not None,
            language=None if self._of_accounts else language_of(repository.language(session, member.user_id)),
            last_mail=_seen(last) if last is not None else None,
            **stored,
        )


def _seen(mail: Mail) -> LastMail:
    return LastMail(
        subject=mail.subject,
        state=_STATES[mail.status],
        is_test=mail.purpose == Purpose.TEST.value,
        written_at=mail.created_at,
        sent_at=mail.sent_at,
        error=mail.last_error,
    )


def _refuse_a_flood(written: list[datetime], now: datetime) -> None:
    """`written` in the last hour, the newest first."""
    if not written:
        return
    free_at = written[0] + BETWEEN_TESTS
    if len(written) >= TESTS_AN_HOUR:
        free_at = max(free_at, written[TESTS_AN_HOUR - 1] + _HOUR)
    if free_at > now:
        seconds = math.ceil((free_at - now).total_seconds())
        raise TooManyTests("A test mail was sent a moment ago. Wait a little before you send another.", seconds)


def _tenant(member: Member) -> Tenant:
    return Tenant(member.organization_id)
