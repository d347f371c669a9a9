"""Why notices are not as somebody wants them."""

from http import HTTPStatus

from server.core.errors import ServerError, TooManyRequests


class InvalidAddress(ServerError):
    """No address, or none that mail may go to."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class TooManyTests(TooManyRequests):
    """Whoever may set any address must not be able to flood it."""
