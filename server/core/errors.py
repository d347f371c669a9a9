"""The root of errors that a caller is told about. Subclasses stand beside the service that raises them."""

from http import HTTPStatus


class ServerError(Exception):
    """An expected error. Its class name and detail are the body of the answer, `status` its code."""

    status: HTTPStatus = HTTPStatus.BAD_REQUEST
    retry_after: float | None = None
    """Seconds after which the same request may be answered; None where that says nothing."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class NotFound(ServerError):
    """No such thing, or a thing of somebody else: the two are not told apart."""

    status = HTTPStatus.NOT_FOUND


class Unauthorized(ServerError):
    """No credential, or a wrong one."""

    status = HTTPStatus.UNAUTHORIZED


class Forbidden(ServerError):
    """The caller is known and may not do this."""

    status = HTTPStatus.FORBIDDEN


class TooManyRequests(ServerError):
    """Not now: the caller may ask again in `retry_after` seconds."""

    status = HTTPStatus.TOO_MANY_REQUESTS
    retry_after: int

    def __init__(self, detail: str, retry_after: int) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


class DiskFull(ServerError):
    """The disk that holds the data directory has no room. Nothing of the request was stored."""

    status = HTTPStatus.INSUFFICIENT_STORAGE


class StartupError(Exception):
    """The server cannot start; the message says why and what to do, `exit_code` tells a supervisor which case it is."""

    def __init__(self, message: str, exit_code: int = 1) -> None:
        super().__init__(message)
        self.exit_code = exit_code
