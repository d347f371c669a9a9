"""Why something about payments is not done."""

from http import HTTPStatus

from server.core.errors import NotFound, ServerError


class InvalidReturnUrl(ServerError):
    """An address that nobody may be led to from a payment."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class UnknownPrice(ServerError):
    """Not a price that this server sells."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class InvalidCheckout(ServerError):
    """The lines do not make a payment."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class AlreadySubscribed(ServerError):
    """A second subscription would be paid for twice."""

    status = HTTPStatus.CONFLICT


class SubscriptionNotFound(NotFound):
    """No such subscription here, or one of another organization."""


class CheckoutNotFound(NotFound):
    """No such checkout here, or one of another organization."""


class InvoiceNotFound(NotFound):
    """No such invoice to go on after."""


class SubscriptionEnded(ServerError):
    """What has ended is bought anew."""

    status = HTTPStatus.CONFLICT


class PreviewTooOld(ServerError):
    """What was shown is not what it would cost now."""

    status = HTTPStatus.CONFLICT


class NothingBought(ServerError):
    """The organization is no customer yet."""

    status = HTTPStatus.CONFLICT


class WebhookOff(NotFound):
    """No secret is set to check events by."""


class InvalidSignature(ServerError):
    """Not from Stripe, or changed on the way."""
