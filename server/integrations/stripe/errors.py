"""How asking Stripe goes wrong, in words for the person who wants to pay."""

from http import HTTPStatus

from server.core.errors import ServerError

USUAL_PAUSE = 30.0
"""Seconds after which a request may be tried again, where Stripe does not say."""


class BillingError(ServerError):
    """Stripe did not do what was asked. Nothing was changed, unless a subclass says so."""

    status = HTTPStatus.BAD_GATEWAY


class BillingNotSetUp(BillingError):
    """The server has no account at Stripe."""

    status = HTTPStatus.CONFLICT

    def __init__(self) -> None:
        super().__init__("Billing is not set up on this server. Whoever runs it sets STRIPE_SECRET_KEY.")


class CardDeclined(BillingError):
    """The payment did not go through. `reason` in Stripe's words, which are made for the person with the card."""

    status = HTTPStatus.PAYMENT_REQUIRED

    def __init__(self, reason: str) -> None:
        super().__init__(f"{reason} Nothing was changed. Check the card in the customer portal and try again.")


class BillingBusy(BillingError):
    """Stripe is away, slow, or takes no more requests. What was sent may have been done: the same key finds it."""

    status = HTTPStatus.SERVICE_UNAVAILABLE

    def __init__(self, retry_after: float | None = None) -> None:
        super().__init__("The payment service does not answer at the moment. Nothing is lost. Try again in a minute.")
        self.retry_after = USUAL_PAUSE if retry_after is None else retry_after


class BillingMisconfigured(BillingError):
    """Only whoever runs the server can change it."""


class NotAtStripe(BillingError):
    """No such object there, or not any more."""

    status = HTTPStatus.NOT_FOUND

    def __init__(self) -> None:
        super().__init__("Stripe has no such object.")


class StripeRefused(BillingError):
    """Another 4xx."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
