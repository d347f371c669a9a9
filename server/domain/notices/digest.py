"""Putting notices into mail: what happens close together goes out together, and nobody is flooded."""

from datetime import datetime, timedelta

import structlog

from contracts.notices import Moment
from contracts.tasks import TaskStatus
from server.core.database import SYSTEM, Database, Tenant, database_now
from server.core.errors import ServerError
from server.domain.mail import repository as outbox
from server.domain.mail.letters import language_of
from server.domain.mail.repository import NewMail, Purpose
from server.domain.mail.retention import kept_days
from server.domain.notices import repository, wording
from server.domain.notices.models import NoticePreferences
from server.domain.notices.repository import Reader, Untold

COLLECTING = timedelta(seconds=30)
"""From the first notice to its mail: several scripts that end together are one mail."""
BETWEEN = timedelta(minutes=15)
"""From one mail to the next of a person."""
PEOPLE_AT_ONCE = 200
NOTICES_AT_ONCE = 1_000

log = structlog.get_logger(__name__)

_WHILE_RUNNING = frozenset({Moment.LATE.value, Moment.HALF.value})


class Digests:
    """A mail and the notices in it are marked in one transaction, so that no notice is told twice or never."""

    def __init__(self, database: Database, history_days: int = 0) -> None:
        self._database = database
        self._kept = timedelta(days=kept_days(history_days))

    def step(self) -> float | None:
        """Writes the mail that is due. Returns the seconds until more is; None when there is nothing to tell."""
        with self._database.read(SYSTEM) as session:
            now = database_now(session)
            waiting = repository.readers(session, PEOPLE_AT_ONCE)
        later = [left for reader in waiting if (left := (due_at(reader, now) - now).total_seconds()) > 0]
        for reader in waiting:
            if due_at(reader, now) <= now:
                self._write_or_say(reader)
        return min(later, default=None)

    def waits(self) -> bool:
        """Whether something that happened lately is still to be told."""
        with self._database.read(SYSTEM) as session:
            return repository.waits(session, database_now(session) - BETWEEN - COLLECTING)

    def forget(self, limit: int = NOTICES_AT_ONCE) -> int:
        """Deletes what was told some time ago; returns how many."""
        with self._database.write(SYSTEM) as unit:
            return repository.forget(unit.session, unit.now() - self._kept, limit)

    def _write_or_say(self, reader: Reader) -> None:
        try:
            self._write(reader)
        except ServerError:
            raise  # of the whole server, a full disk, say
        except Exception:
            # The edge between people: what cannot be told to one must not keep the others from hearing.
            log.exception("notices not written", organization_id=reader.organization_id)

    def _write(self, reader: Reader) -> None:
        with self._database.write(Tenant(reader.organization_id)) as unit:
            wanted = repository.locked_preferences(unit.session, reader.organization_id, reader.user_id)
            if wanted is not None and wanted.last_mail_at != reader.last_mail_at:
                return  # another node has just written to this person
            waiting = repository.untold(unit.session, reader.user_id, NOTICES_AT_ONCE)
            kept = [one.notice for one in waiting if wanted is not None and is_news(one, wanted)]
            repository.drop(unit.session, [one.notice for one in waiting if one.notice not in kept])
            if not kept or wanted is None or wanted.address is None:
                return
            mail = wording.digest(kept, language_of(repository.language(unit.session, reader.user_id)))
            mail_id = outbox.add(
                unit.session,
                NewMail(
                    organization_id=reader.organization_id,
                    user_id=reader.user_id,
                    purpose=Purpose.NOTICE,
                    recipient=wanted.address,
                    subject=mail.subject,
                    text=mail.text,
                    html=mail.html,
                ),
                unit.now(),
            )
            repository.told(unit.session, kept, mail_id)
            wanted.last_mail_at = unit.now()


def due_at(reader: Reader, now: datetime) -> datetime:
    """When the person's next mail is written. A last one in the future is from a clock that was wrong."""
    collected = reader.first_at + COLLECTING
    if reader.last_mail_at is None or reader.last_mail_at > now:
        return min(collected, now + COLLECTING)
    return max(collected, reader.last_mail_at + BETWEEN)


def is_news(one: Untold, wanted: NoticePreferences) -> bool:
    """Whether the person still wants to hear of it, and nothing has overtaken it: what is over is half done no more."""
    if wanted.address is None or not getattr(wanted, one.notice.moment):
        return False
    return one.notice.moment not in _WHILE_RUNNING or one.task_status == TaskStatus.PROCESSING.value
