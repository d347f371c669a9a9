"""What admins see and decide about the mail of their organization."""

from html import escape

from sqlalchemy.orm import Session

from contracts.email import (
    EmailLogEntry,
    EmailLogPage,
    EmailSettings,
    EmailSettingsView,
    SuppressedAddress,
    SuppressionList,
    UndeliveredTo,
)
from contracts.notices import MailState
from server.core.database import Database, Tenant
from server.core.errors import NotFound
from server.domain.audit.log import NOWHERE, Act, Visitor, record
from server.domain.mail import suppressions, written
from server.domain.mail.errors import MailNotFound
from server.domain.mail.models import Mail, MailSuppression
from server.domain.mail.repository import MailStatus
from server.domain.mail.service import MailRules
from server.domain.mail.suppressions import Reason
from server.domain.mail.templates import piece
from server.domain.organizations.membership import Member
from server.domain.organizations.models import Organization

STATES = {
    MailStatus.QUEUED.value: MailState.WAITING,
    MailStatus.SENT.value: MailState.SENT,
    MailStatus.FAILED.value: MailState.FAILED,
}


class MailAdministration:
    """All of it of the caller's own organization."""

    def __init__(self, database: Database, rules: MailRules) -> None:
        self._database = database
        self._rules = rules

    def log(self, member: Member, *, limit: int, before: str | None) -> EmailLogPage:
        """Newest first. Raises MailNotFound where there is no mail `before`."""
        with self._database.read(_tenant(member)) as session:
            last = written.find(session, before) if before is not None else None
            if before is not None and last is None:
                raise MailNotFound("There is no such mail here any more.")
            rows = written.page(session, last, limit + 1)
            following = rows[limit - 1].id if len(rows) > limit else None
            return EmailLogPage(mails=[_entry(row) for row in rows[:limit]], next_before=following)

    def settings(self, member: Member) -> EmailSettingsView:
        """As they are now."""
        with self._database.read(_tenant(member)) as session:
            return self._view(written.openness(session, member.organization_id))

    def change(self, member: Member, settings: EmailSettings, visitor: Visitor = NOWHERE) -> EmailSettingsView:
        """From the next mail on."""
        act, here = Act.MAIL_OPENED if settings.is_open else Act.MAIL_CLOSED, member.organization_id
        with self._database.write(_tenant(member)) as unit:
            if written.locked_openness(unit.session, here) is not settings.is_open:
                written.set_openness(unit.session, here, settings.is_open)
                record(unit.session, here, unit.now(), act, actor_id=member.user_id, visitor=visitor)
        return self._view(settings.is_open)

    def suppressions(self, member: Member) -> SuppressionList:
        """Whom nobody writes to."""
        with self._database.read(_tenant(member)) as session:
            return SuppressionList(suppressions=[_suppressed(row) for row in suppressions.newest(session)])

    def lift(self, member: Member, address: str, visitor: Visitor = NOWHERE) -> None:
        """Mail goes there again. Raises NotSuppressed."""
        act, here, who = Act.SUPPRESSION_LIFTED, member.organization_id, member.user_id
        with self._database.write(_tenant(member)) as unit:
            suppressions.lift(unit.session, address)
            record(unit.session, here, unit.now(), act, actor_id=who, visitor=visitor, subject=address)

    def ask_to_unsubscribe(self, token: str) -> str:
        """The page behind the link in a mail. It changes nothing: programs that look links up open it too."""
        organization_id, address = self._rules.links.read(token)
        with self._database.read(Tenant(organization_id)) as session:
            return _page("unsubscribe-form", _named(session, organization_id), address)

    def unsubscribe(self, token: str) -> str:
        """Says that it is done; twice is as good as once. Raises NotOfferedHere."""
        organization_id, address = self._rules.links.read(token)
        with self._database.write(Tenant(organization_id)) as unit:
            name = _named(unit.session, organization_id)
            suppressions.add(unit.session, organization_id, {address: None}, Reason.UNSUBSCRIBED, unit.now())
        return _page("unsubscribe-done", name, address)

    def _view(self, is_open: bool) -> EmailSettingsView:
        quotas = self._rules.quotas
        return EmailSettingsView(
            is_open=is_open,
            can_send=self._rules.can_send,
            mails_a_day=quotas.of_organization,
            mails_a_day_of_one=quotas.of_person,
        )


def _named(session: Session, organization_id: str) -> str:
    organization = session.get(Organization, organization_id)
    if organization is None:
        raise NotFound("This organization is not here any more.")
    return organization.name


def _page(what: str, organization: str, address: str) -> str:
    return piece("unsubscribe", content=piece(what, organization=escape(organization), address=escape(address)))


def _entry(mail: Mail) -> EmailLogEntry:
    waits = mail.status == MailStatus.QUEUED.value
    lost = (mail.not_reached or {}).items()
    return EmailLogEntry(
        message_id=mail.id,
        to_email=mail.recipient,
        recipients=mail.recipients,
        subject=mail.subject,
        template=mail.template,
        sent_by=mail.sent_by,
        state=STATES[mail.status],
        attempts=mail.attempts,
        error=mail.last_error,
        not_reached=[UndeliveredTo(address=address, reason=why) for address, why in lost],
        written_at=mail.created_at,
        sent_at=mail.sent_at,
        next_attempt_at=mail.next_attempt_at if waits else None,
    )


def _suppressed(row: MailSuppression) -> SuppressedAddress:
    reason = Reason(row.reason).value
    return SuppressedAddress(address=row.address_key, reason=reason, detail=row.words, since=row.created_at)


def _tenant(member: Member) -> Tenant:
    return Tenant(member.organization_id)
