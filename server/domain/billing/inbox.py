"""Taking Stripe's events: each is stored once, before Stripe is answered. What it means is found out later."""

import structlog

from server.core.clock import utc_now
from server.core.database import SYSTEM, Database
from server.core.wakeups import Wakeups
from server.domain.billing import repository
from server.domain.billing.errors import InvalidSignature, WebhookOff
from server.domain.billing.repository import EventStatus

log = structlog.get_logger(__name__)


class Inbox:
    """`secret`: what Stripe signs with; without one nothing is taken. `livemode`: of the server's key."""

    def __init__(self, database: Database, wakeups: Wakeups, secret: str, *, livemode: bool) -> None:
        self._database = database
        self._wakeups = wakeups
        self._secret = secret
        self._livemode = livemode

    def accept(self, body: bytes, signature: str | None) -> None:
        """Returns when it is on disk, also for one that came before. Raises WebhookOff and InvalidSignature."""
        if not self._secret:
            raise WebhookOff("This server takes no events of Stripe.")
        from server.integrations.stripe.webhooks import UnsignedEvent, verified  # the SDK, only where it is set up

        try:
            event = verified(body, signature, self._secret, utc_now())
        except UnsignedEvent as error:
            log.warning("an event was refused", reason=str(error))
            raise InvalidSignature("This is not signed by Stripe, or of another time.") from None
        fits = event.livemode is self._livemode
        with self._database.write(SYSTEM) as unit:
            now = unit.now()
            is_new = repository.store_event(
                unit.session,
                {
                    "id": event.id,
                    "type": event.type,
                    "object_id": event.object_id,
                    "payload": event.payload,
                    "status": (EventStatus.WAITING if fits else EventStatus.IGNORED).value,
                    "note": None if fits else "of the other mode, live or test, than the server's key",
                    "attempts": 0,
                    "next_attempt_at": now,
                    "created_at": event.created_at,
                    "received_at": now,
                    "settled_at": None if fits else now,
                },
            )
            if is_new:
                unit.after_commit(self._wakeups.billing.set)
        log.info("an event came", event_id=event.id, type=event.type, is_new=is_new)
