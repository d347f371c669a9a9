"""Finding what no event has told: a little at each pass, so that nothing stays wrong for longer than some hours."""

from datetime import timedelta

import structlog

from server.core.database import SYSTEM, Database, database_now
from server.domain.billing import repository
from server.domain.billing.mirror import Mirror
from server.domain.billing.reading import Reading
from server.integrations.stripe.errors import BillingBusy, BillingError, BillingMisconfigured

EVERY = timedelta(hours=6)
"""Between two looks at one customer."""
CUSTOMERS_AT_ONCE = 5
CHECKOUTS_AT_ONCE = 10
ORGANIZATIONS_AT_ONCE = 50

log = structlog.get_logger(__name__)


class Reconcile:
    """Raises BillingError where Stripe cannot be asked; what needs no asking is done before."""

    def __init__(self, database: Database, reading: Reading, mirror: Mirror, *, every: timedelta = EVERY) -> None:
        self._database = database
        self._reading = reading
        self._mirror = mirror
        self._every = every
        self._counted_to: str | None = ""
        """The last organization whose limits were computed since this process began; None: all were."""

    def step(self) -> bool:
        """One pass; whether there is more to do at once."""
        more = self._limits()
        return self._ask() or more

    def _limits(self) -> bool:
        """Of those whose time has run out, of new ones, and once of all: the settings may be others than before."""
        with self._database.read(SYSTEM) as session:
            now = database_now(session)
            due = repository.lapsing(session, now, ORGANIZATIONS_AT_ONCE)
            if self._counted_to is None:
                due += repository.unplanned(session, "", ORGANIZATIONS_AT_ONCE) if self._mirror.sells_plans else []
            else:
                every = repository.organizations(session, self._counted_to, ORGANIZATIONS_AT_ONCE)
                self._counted_to = every[-1] if every else None
                due += every
        for organization_id in dict.fromkeys(due):
            self._mirror.recompute(organization_id)
        return bool(due)

    def _ask(self) -> bool:
        with self._database.read(SYSTEM) as session:
            now = database_now(session)
            checkouts = repository.checkouts_to_check(session, now, CHECKOUTS_AT_ONCE)
            customers = repository.customers_to_check(session, now - self._every, CUSTOMERS_AT_ONCE)
        for session_id, organization_id in checkouts:
            self._checkout(organization_id, session_id)
        for organization_id, customer_id in customers:
            self._customer(organization_id, customer_id)
        return bool(checkouts or customers)

    def _checkout(self, organization_id: str, session_id: str) -> None:
        try:
            if self._reading.checkout(session_id) is None:
                self._mirror.lost_checkout(organization_id, session_id)
        except BillingError as error:
            _raise_outage(error)
            log.warning("a checkout cannot be compared", organization_id=organization_id, reason=str(error))
            self._mirror.check_later(organization_id, session_id, self._reading.now() + self._every)

    def _customer(self, organization_id: str, customer_id: str) -> None:
        """One that Stripe says nothing about keeps its turn from none of the others."""
        at = self._reading.now()
        try:
            self._reading.customer(organization_id, customer_id)
        except BillingError as error:
            _raise_outage(error)
            log.warning("a customer cannot be compared", organization_id=organization_id, reason=str(error))
            self._mirror.checked(organization_id, at)


def _raise_outage(error: BillingError) -> None:
    """Every other would find the same."""
    if isinstance(error, BillingBusy | BillingMisconfigured):
        raise error
