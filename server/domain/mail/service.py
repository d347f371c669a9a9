"""Mail that people of an organization send: who may be written to, how much, and that nothing is sent twice."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from contracts.email import EmailAccepted, SendEmailRequest, SendTemplateRequest
from server.core.database import Database, Tenant, UnitOfWork
from server.core.mail_address import one_address
from server.core.wakeups import Wakeups
from server.domain.mail import attachments, repository, suppressions, written
from server.domain.mail.errors import InvalidRecipient, InvalidTemplateData, MailNotSetUp, RecipientSuppressed
from server.domain.mail.message import content_of
from server.domain.mail.quotas import NO_LIMITS, Quotas
from server.domain.mail.recipients import SOMEBODY, Reader, known_recipient
from server.domain.mail.repository import NewMail, Origin, Purpose
from server.domain.mail.templated import new_mail, render
from server.domain.mail.templates import Kind, template
from server.domain.mail.unsubscribing import UnsubscribeLinks
from server.domain.organizations.membership import Member
from server.domain.tasks.errors import IdempotencyConflict

SEND, SEND_TEMPLATE = "email/send", "email/send-template"


@dataclass(frozen=True, slots=True)
class MailRules:
    """What the settings say of mail that people send. Without a `public_url` nobody is given a link to the server."""

    can_send: bool
    public_url: str = ""
    unsubscribe_secret: str = ""
    quotas: Quotas = NO_LIMITS

    @property
    def links(self) -> UnsubscribeLinks:
        """By which people end mail."""
        return UnsubscribeLinks(self.public_url, self.unsubscribe_secret)


Draft = Callable[[Reader], NewMail]
"""Makes the mail once it is known who reads it."""


class EmailService:
    """Every method that sends is one transaction of the member's organization."""

    def __init__(self, database: Database, wakeups: Wakeups, rules: MailRules) -> None:
        self._database = database
        self._wakeups = wakeups
        self._rules = rules

    def send(self, member: Member, request: SendEmailRequest, key: str | None) -> EmailAccepted:
        """Puts the mail into the outbox; the same key and body give the first one again."""
        content = content_of(request)
        files = attachments.checked(request.attachments)
        to, reply_to = _address(request.to_email), _address(request.reply_to) if request.reply_to else None
        cc = tuple(address for address in dict.fromkeys(map(_address, request.cc)) if address != to)
        bcc = tuple(dict.fromkeys(map(_address, request.bcc)))

        unsubscribe_url = None if cc or bcc else self._unsubscribe_url(member, to)

        def draft(reader: Reader) -> NewMail:
            mail = content.signed(member, reader.language, unsubscribe_url)
            return NewMail(
                member.organization_id,
                reader.user_id,
                Purpose.MESSAGE,
                to,
                mail.subject,
                mail.text,
                html=mail.html,
                recipient_name=(request.to_name or "").strip() or None,
                cc=cc,
                bcc=bcc,
                reply_to=reply_to,
                priority=request.priority.value,
                unsubscribe_url=unsubscribe_url,
                files=files,
            )

        others = [*cc, *bcc, *([reply_to] if reply_to else [])]
        return self._queue(member, _origin(member, SEND, request, key), to, others, draft)

    def send_template(self, member: Member, request: SendTemplateRequest, key: str | None) -> EmailAccepted:
        """The same of what the server words itself; its links must lead to the server."""
        to = _address(request.to_email)
        mail = render(request.template, request.language, request.template_data)
        for name, kind in template(request.template).variables.items():
            if kind is Kind.LINK:
                self._refuse_foreign(name, str(request.template_data[name]))

        def draft(reader: Reader) -> NewMail:
            made = new_mail(mail, member.organization_id, reader.user_id, to, request.template, Purpose.MESSAGE)
            return replace(made, unsubscribe_url=self._unsubscribe_url(member, to))

        return self._queue(member, _origin(member, SEND_TEMPLATE, request, key), to, [], draft)

    def _queue(self, member: Member, origin: Origin, to: str, others: list[str], draft: Draft) -> EmailAccepted:
        if not self._rules.can_send:
            raise MailNotSetUp("This server cannot send mail. Its owner sets how, in the settings of the server.")
        with self._database.write(Tenant(member.organization_id)) as unit:
            is_open = written.locked_openness(unit.session, member.organization_id)
            earlier = _earlier(unit.session, origin)
            if earlier is not None:
                return EmailAccepted(message_id=earlier)
            readers = {address: _reader(unit.session, address, is_open) for address in (to, *others)}
            return EmailAccepted(message_id=self._add(unit, replace(draft(readers[to]), origin=origin)))

    def _add(self, unit: UnitOfWork, new: NewMail) -> str:
        assert new.origin is not None
        addresses = {new.recipient, *new.cc, *new.bcc}
        silent = suppressions.among(unit.session, addresses, by_the_server=False)
        if silent:
            address, why = next(iter(silent.items()))
            raise RecipientSuppressed(f"{address}: {why} An admin can lift that.")
        self._rules.quotas.check(unit.session, new.origin.user_id, len(addresses), unit.now())
        mail_id = repository.add(unit.session, new, unit.now())
        unit.after_commit(self._wakeups.mailer.set)
        return mail_id

    def _unsubscribe_url(self, member: Member, address: str) -> str | None:
        if not self._rules.public_url:
            return None
        return self._rules.links.link(member.organization_id, address)

    def _refuse_foreign(self, name: str, link: str) -> None:
        """What looks like mail of the server must lead nowhere else."""
        home = self._rules.public_url.rstrip("/")
        if not home or not (link == home or link.startswith((f"{home}/", f"{home}#", f"{home}?"))):
            raise InvalidTemplateData(f"{name} must lead to this server, {home}.")


def _address(typed: str) -> str:
    try:
        return one_address(typed)
    except ValueError as error:
        raise InvalidRecipient(str(error)) from error


def _reader(session: Session, address: str, is_open: bool) -> Reader:
    known = known_recipient(session, address)
    if known is None and not is_open:
        raise InvalidRecipient(
            f"{address} belongs to nobody in your organization. An admin can allow mail to other people."
        )
    return known or SOMEBODY


def _origin(member: Member, route: str, request: SendEmailRequest | SendTemplateRequest, key: str | None) -> Origin:
    digest = hashlib.sha256(request.model_dump_json().encode()).hexdigest()
    return Origin(member.user_id, route, digest, key)


def _earlier(session: Session, origin: Origin) -> str | None:
    """The mail that the same request was answered with. Raises IdempotencyConflict."""
    if origin.key is None:
        return None
    found = written.find_by_key(session, origin.user_id, origin.route, origin.key)
    if found is None:
        return None
    if found.request_hash != origin.request_hash:
        raise IdempotencyConflict("This Idempotency-Key was used before with a different request.")
    return found.id
