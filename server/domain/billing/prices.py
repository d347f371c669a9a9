"""What the server sells: prices of its plans, and whatever else is active at Stripe and paid once."""

import time
from collections.abc import Callable

from server.domain.billing.errors import UnknownPrice
from server.domain.billing.plans import Plans
from server.integrations.stripe.errors import NotAtStripe
from server.integrations.stripe.provider import BillingProvider, Price

KNOWN_SECONDS = 600.0


class Prices:
    """Stripe is asked before something is bought; what is only shown may be some minutes old."""

    def __init__(self, provider: BillingProvider, plans: Plans, clock: Callable[[], float] = time.monotonic) -> None:
        self._provider = provider
        self._plans = plans
        self._clock = clock
        self._known: dict[str, tuple[float, Price]] = {}

    def sold(self, price_id: str) -> Price:
        """As it is now. Raises UnknownPrice."""
        try:
            price = self._provider.price(price_id)
        except NotAtStripe:
            raise UnknownPrice(f"There is no price {price_id} here.") from None
        if not price.active:
            raise UnknownPrice(f"{price_id} is not sold any more.")
        if price.interval is not None and not self._plans.sells_all and self._plans.of_price(price_id) is None:
            raise UnknownPrice(f"{price_id} belongs to no plan of this server.")
        return price

    def recurring(self, price_id: str) -> Price:
        """One that a subscription can have. Raises UnknownPrice."""
        price = self.sold(price_id)
        if price.interval is None:
            raise UnknownPrice(f"{price_id} is paid once, so it cannot be subscribed to.")
        return price

    def shown(self, price_id: str) -> Price | None:
        """For a list of what is sold; None where it is not."""
        known = self._known.get(price_id)
        if known is None or self._clock() - known[0] > KNOWN_SECONDS:
            try:
                known = (self._clock(), self._provider.price(price_id))
            except NotAtStripe:
                return None
            self._known[price_id] = known
        return known[1] if known[1].active else None
