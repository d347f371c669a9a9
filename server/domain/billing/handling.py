"""Finding out what stored events mean: what they are about is asked for as it is now.

So it does not matter in which order they came, how often, or which were lost.
"""

import threading
from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import groupby

import structlog

from server.core.database import SYSTEM, Database, database_now
from server.core.errors import ServerError
from server.domain.billing import repository
from server.domain.billing.reading import Reading
from server.domain.billing.repository import EventStatus, WaitingEvent
from server.domain.tasks.backoff import Backoff
from server.integrations.stripe.errors import BillingBusy, BillingError, BillingMisconfigured

AT_ONCE = 100
KEPT = timedelta(days=30)
"""Longer than the three days in which Stripe sends an event again."""
GIVE_UP = timedelta(days=3)
PATIENT = Backoff(base=5.0, cap=1800.0)
FORGOTTEN_AT_ONCE = 500

log = structlog.get_logger(__name__)


class Handling:
    """Stops at once while Stripe is away: every event would find the same."""

    def __init__(self, database: Database, reading: Reading, *, patience: Backoff = PATIENT) -> None:
        self._database = database
        self._patience = patience
        self._stopping = threading.Event()
        self._readers: tuple[tuple[str, Callable[[str], str | None]], ...] = (
            ("checkout.session.", reading.checkout),
            ("customer.subscription.", reading.subscription),
            ("invoice.", reading.invoice),
        )

    def stop(self) -> None:
        """Begins no other event."""
        self._stopping.set()

    def step(self) -> float | None:
        """Handles what is due. Returns the seconds until something else is; None when nothing waits."""
        with self._database.read(SYSTEM) as session:
            due = repository.due_events(session, database_now(session), AT_ONCE)
        for _, same in groupby(sorted(due, key=_about), key=_about):
            if self._stopping.is_set() or not self._handle(list(same)):
                break
        with self._database.read(SYSTEM) as session:
            following = repository.next_event_at(session)
            return None if following is None else max(0.0, (following - database_now(session)).total_seconds())

    def forget(self) -> int:
        """Deletes what was handled some time ago; returns how many."""
        with self._database.write(SYSTEM) as unit:
            return repository.forget_events(unit.session, unit.now() - KEPT, FORGOTTEN_AT_ONCE)

    def _handle(self, events: Sequence[WaitingEvent]) -> bool:
        """Events about one object, which is asked for once; False when the others need not be tried now."""
        ids = [event.id for event in events]
        about = events[0]
        reader = next((read for prefix, read in self._readers if about.type.startswith(prefix)), None)
        if reader is None or about.object_id is None:
            self._settle(ids, EventStatus.IGNORED, note="of a kind that changes nothing here")
            return True
        try:
            owner = reader(about.object_id)
        except BillingError as error:
            self._postpone(events, str(error), error.retry_after)
            return not isinstance(error, BillingBusy | BillingMisconfigured)
        except ServerError:
            raise  # of the whole server, a full disk, say
        except Exception:
            # The edge between events: one that cannot be handled must not keep the others from being handled.
            log.exception("an event was not handled", event_ids=ids, type=about.type)
            self._postpone(events, "Something went wrong in the server. Its log has the details.", None)
            return True
        if owner is None:
            self._settle(ids, EventStatus.IGNORED, note="about nobody of this server")
        else:
            self._settle(ids, EventStatus.HANDLED, organization_id=owner)
        return True

    def _settle(
        self,
        ids: Sequence[str],
        status: EventStatus,
        *,
        organization_id: str | None = None,
        note: str | None = None,
    ) -> None:
        with self._database.write(SYSTEM) as unit:
            repository.settle_events(unit.session, ids, status, unit.now(), organization_id=organization_id, note=note)

    def _postpone(self, events: Sequence[WaitingEvent], words: str, retry_after: float | None) -> None:
        log.warning("events wait", count=len(events), type=events[0].type, reason=words)
        with self._database.write(SYSTEM) as unit:
            now = unit.now()
            for event in events:
                if now - event.received_at > GIVE_UP:
                    repository.settle_events(unit.session, [event.id], EventStatus.FAILED, now, note=words)
                    continue
                pause = self._patience.pause(event.attempts + 1, retry_after)
                repository.postpone_events(unit.session, [event.id], now + pause, words)


def _about(event: WaitingEvent) -> tuple[str, str]:
    """Events of one kind about one object are handled together."""
    kind, _, _ = event.type.rpartition(".")
    return event.object_id or "", kind
