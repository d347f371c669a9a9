"""Sending what waits in the outbox: each mail once, unless a process dies between the answer and the commit.

Then the mail is sent again with the same Message-ID, by which mail programs know that they have it.
"""

import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy.orm import Session

from server.core.database import SYSTEM, Database, Tenant, database_now
from server.domain.mail import repository, suppressions
from server.domain.mail.models import ERROR_LENGTH, Mail
from server.domain.mail.outgoing import outgoing
from server.domain.mail.repository import Due, MailStatus, Purpose
from server.domain.mail.suppressions import Reason
from server.domain.tasks.backoff import Backoff
from server.integrations.email.sender import (
    MailDelayed,
    MailError,
    MailLine,
    MailRefused,
    MailSender,
    MailServerTrouble,
    OutgoingMail,
    Taken,
)

AT_ONCE = 50
LEASE = timedelta(minutes=6)
"""Longer than connecting and sending may take together, of a large mail, one way and then the other."""
GIVE_UP = timedelta(hours=24)
RECENT = timedelta(minutes=10)
PATIENT = Backoff(base=30.0, cap=3600.0)
"""Of one mail."""
OF_SERVER = Backoff(base=5.0, cap=300.0)
"""Of all mail, while the mail server cannot be used."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Attempt:
    """The mail that is sent now, and the token by which its end is written."""

    mail: OutgoingMail
    number: int
    token: str
    organization_id: str
    not_reached: dict[str, str]
    """Who will never get it, from the attempts before."""

    sent_at: datetime | None
    """When somebody got it, in an attempt before."""


class Delivery:
    """One connection for a batch; what becomes of one mail holds up none of the others."""

    def __init__(
        self,
        database: Database,
        sender: MailSender,
        *,
        patience: Backoff = PATIENT,
        of_server: Backoff = OF_SERVER,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._database = database
        self._sender = sender
        self._patience = patience
        self._of_server = of_server
        self._clock = clock
        self._troubles = 0
        self._not_before = 0.0
        self._stopping = threading.Event()

    def stop(self) -> None:
        """Nothing more is begun."""
        self._stopping.set()

    def break_off(self) -> None:
        """Ends also what waits for the network now."""
        self._stopping.set()
        self._sender.abort()

    def step(self) -> float | None:
        """Sends what is due. Returns the seconds until something else is; None when nothing waits."""
        held = self._held_up()
        with self._database.read(SYSTEM) as session:
            due = repository.due(session, database_now(session), AT_ONCE, only_first_tests=held > 0)
        if due:
            self._send_all(due)
        with self._database.read(SYSTEM) as session:
            earliest = repository.earliest(session)
            left = (earliest - database_now(session)).total_seconds() if earliest is not None else None
        return None if left is None else max(left, self._held_up())

    def waits(self) -> bool:
        """Whether a mail that was written lately is still to go out."""
        with self._database.read(SYSTEM) as session:
            return repository.waits_since(session, database_now(session) - RECENT)

    def _held_up(self) -> float:
        """Seconds in which the mail server need not be asked."""
        return max(0.0, self._not_before - self._clock())

    def _send_all(self, due: list[Due]) -> None:
        with self._sender.line() as line:
            for one in due:
                if self._stopping.is_set():
                    return
                attempt = self._claim(one)
                if attempt is not None and not self._try(line, attempt):
                    return

    def _claim(self, due: Due) -> _Attempt | None:
        token = str(uuid.uuid4())
        with self._database.write(Tenant(due.organization_id)) as unit:
            mail = repository.claim(unit.session, due, token, unit.now() + LEASE)
            if mail is None or not _has_readers(unit.session, mail):
                return None
            out = outgoing(mail, repository.files(unit.session, mail.id))
            lost = dict(mail.not_reached or {})
            return _Attempt(out, mail.attempts, token, due.organization_id, lost, mail.sent_at)

    def _try(self, line: MailLine, attempt: _Attempt) -> bool:
        """Sends one mail and writes down what became of it; False when the others need not be tried now."""
        try:
            taken = line.send(attempt.mail)
        except MailError as error:
            self._failed(attempt, error)
            return not isinstance(error, MailServerTrouble)
        except Exception:
            # The edge between mails: one that cannot be handled must not keep the others from being sent.
            log.exception("mail failed", mail_id=attempt.mail.id)
            self._failed(attempt, MailDelayed("Something went wrong in the server. Its log has the details."))
            return False
        self._troubles, self._not_before = 0, 0.0
        self._sent(attempt, taken)
        return True

    def _sent(self, attempt: _Attempt, taken: Taken) -> None:
        """To all or to some; who may get it later is tried again, alone."""
        log.info("mail sent", mail_id=attempt.mail.id)
        with self._database.write(Tenant(attempt.organization_id)) as unit:
            now = unit.now()
            suppressions.add(unit.session, attempt.organization_id, taken.bounced, Reason.BOUNCED, now)
            lost = {**attempt.not_reached, **taken.bounced, **taken.refused}
            if taken.delayed and now < attempt.mail.written_at + GIVE_UP:
                again = now + self._patience.pause(attempt.number)
                words = next(iter(taken.delayed.values()))
                self._settle(
                    unit.session,
                    attempt,
                    next_attempt_at=again,
                    sent_at=attempt.sent_at or now,
                    only_to=list(taken.delayed),
                    not_reached=lost or None,
                    last_error=words[:ERROR_LENGTH],
                )
                return
            lost |= taken.delayed
            sent_at = attempt.sent_at or now
            self._end(unit.session, attempt, MailStatus.SENT, sent_at, not_reached=lost or None, last_error=None)

    def _failed(self, attempt: _Attempt, error: MailError) -> None:
        """The reason names the address at times, so it is told to the person and not to the log."""
        log.warning("mail not sent", mail_id=attempt.mail.id, attempt=attempt.number, error=type(error).__name__)
        words = str(error)[:ERROR_LENGTH]
        with self._database.write(Tenant(attempt.organization_id)) as unit:
            now = unit.now()
            if isinstance(error, MailRefused | MailDelayed):
                bounced = dict.fromkeys(error.bounced, words)
                suppressions.add(unit.session, attempt.organization_id, bounced, Reason.BOUNCED, now)
            if self._stopping.is_set():
                self._settle(unit.session, attempt, next_attempt_at=now)
            elif isinstance(error, MailRefused) or now >= attempt.mail.written_at + GIVE_UP:
                self._given_up(unit.session, attempt, words)
            else:
                again = now + self._patience.pause(attempt.number)
                self._settle(unit.session, attempt, next_attempt_at=again, last_error=words)
        if isinstance(error, MailServerTrouble) and not self._stopping.is_set():
            self._hold_up(words)

    def _given_up(self, session: Session, attempt: _Attempt, words: str) -> None:
        """A mail that others have got was sent, though not to these."""
        if attempt.sent_at is not None:
            lost = {**attempt.not_reached, **dict.fromkeys(attempt.mail.envelope, words)}
            self._end(session, attempt, MailStatus.SENT, attempt.sent_at, not_reached=lost, last_error=None)
        else:
            self._end(session, attempt, MailStatus.FAILED, None, last_error=words)

    def _end(
        self, session: Session, attempt: _Attempt, status: MailStatus, sent_at: datetime | None, **changes: Any
    ) -> None:
        if self._settle(session, attempt, status=status.value, sent_at=sent_at, only_to=None, **changes):
            repository.empty(session, attempt.mail.id)

    def _hold_up(self, words: str) -> None:
        """All mail waits: each would find the same."""
        self._troubles += 1
        self._not_before = self._clock() + self._of_server.pause(self._troubles).total_seconds()
        log.warning("no mail can be sent", reason=words, failures=self._troubles)
        with self._database.write(SYSTEM) as unit:
            repository.note_trouble(unit.session, unit.now(), words)

    def _settle(self, session: Session, attempt: _Attempt, **changes: Any) -> bool:
        settled = repository.settle(session, attempt.mail.id, attempt.token, changes)
        if not settled:
            log.warning("mail was withdrawn or tried by another meanwhile", mail_id=attempt.mail.id)
        return settled


def _has_readers(session: Session, mail: Mail) -> bool:
    """Leaves those out to whom nothing is sent; a mail without any other reader has failed."""
    to = outgoing(mail, ()).envelope
    silent = suppressions.among(session, to, by_the_server=mail.purpose != Purpose.MESSAGE.value)
    if not silent:
        return True
    left = [address for address in to if address not in silent]
    mail.not_reached = {**(mail.not_reached or {}), **silent}
    if left:
        mail.only_to = left
        return True
    if mail.sent_at is not None:
        mail.status = MailStatus.SENT.value
    else:
        mail.status, mail.last_error = MailStatus.FAILED.value, next(iter(silent.values()))
    mail.claimed_by, mail.only_to = None, None
    session.flush()
    repository.empty(session, mail.id)
    return False
