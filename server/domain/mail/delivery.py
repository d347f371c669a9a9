"""Sending what waits in the outbox: each mail once, unless a process dies between the answer and the commit.

Then the mail is sent again with the same Message-ID, by which mail programs know that they have it.
"""

import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog
from sqlalchemy.orm import Session

from server.core.database import SYSTEM, Database, Tenant, database_now
from server.domain.mail import repository
from server.domain.mail.models import ERROR_LENGTH
from server.domain.mail.repository import Due, MailStatus
from server.domain.tasks.backoff import Backoff
from server.integrations.email.sender import (
    MailDelayed,
    MailError,
    MailLine,
    MailRefused,
    MailSender,
    MailServerTrouble,
    OutgoingMail,
)

AT_ONCE = 50
LEASE = timedelta(minutes=3)
"""Longer than connecting and sending may take together."""
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
            if mail is None:
                return None
            outgoing = OutgoingMail(mail.id, mail.recipient, mail.subject, mail.text, mail.created_at, mail.html)
            return _Attempt(outgoing, mail.attempts, token, due.organization_id)

    def _try(self, line: MailLine, attempt: _Attempt) -> bool:
        """Sends one mail and writes down what became of it; False when the others need not be tried now."""
        try:
            line.send(attempt.mail)
        except MailError as error:
            self._failed(attempt, error)
            return not isinstance(error, MailServerTrouble)
        except Exception:
            # The edge between mails: one that cannot be handled must not keep the others from being sent.
            log.exception("mail failed", mail_id=attempt.mail.id)
            self._failed(attempt, MailDelayed("Something went wrong in the server. Its log has the details."))
            return False
        self._troubles, self._not_before = 0, 0.0
        with self._database.write(Tenant(attempt.organization_id)) as unit:
            self._settle(unit.session, attempt, status=MailStatus.SENT.value, sent_at=unit.now(), last_error=None)
        log.info("mail sent", mail_id=attempt.mail.id)
        return True

    def _failed(self, attempt: _Attempt, error: MailError) -> None:
        """The reason names the address at times, so it is told to the person and not to the log."""
        log.warning("mail not sent", mail_id=attempt.mail.id, attempt=attempt.number, error=type(error).__name__)
        words = str(error)[:ERROR_LENGTH]
        with self._database.write(Tenant(attempt.organization_id)) as unit:
            now = unit.now()
            if self._stopping.is_set():
                self._settle(unit.session, attempt, next_attempt_at=now)
            elif isinstance(error, MailRefused) or now >= attempt.mail.written_at + GIVE_UP:
                self._settle(unit.session, attempt, status=MailStatus.FAILED.value, last_error=words)
            else:
                again = now + self._patience.pause(attempt.number)
                self._settle(unit.session, attempt, next_attempt_at=again, last_error=words)
        if isinstance(error, MailServerTrouble) and not self._stopping.is_set():
            self._hold_up(words)

    def _hold_up(self, words: str) -> None:
        """All mail waits: each would find the same."""
        self._troubles += 1
        self._not_before = self._clock() + self._of_server.pause(self._troubles).total_seconds()
        log.warning("no mail can be sent", reason=words, failures=self._troubles)
        with self._database.write(SYSTEM) as unit:
            repository.note_trouble(unit.session, unit.now(), words)

    def _settle(self, session: Session, attempt: _Attempt, **changes: Any) -> None:
        if not repository.settle(session, attempt.mail.id, attempt.token, changes):
            log.warning("mail was withdrawn or tried by another meanwhile", mail_id=attempt.mail.id)
