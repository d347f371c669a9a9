"""Errors of the world, worded for the person who reads them; anything else that is raised is a bug of ours."""

from pydantic import JsonValue

UNAUTHORIZED = 401
FORBIDDEN = 403
NOT_FOUND = 404
TIMED_OUT = 408
CONFLICT = 409
TOO_LARGE = 413
INVALID = 422
TOO_MANY = 429
SERVER_FAULT = 500
BAD_GATEWAY = 502
UNAVAILABLE = 503
GATEWAY_TIMED_OUT = 504
NO_SPACE = 507

SIGN_IN_EXPIRED = "SignInExpired"
"""What a team server calls an access token that has run out; a new one is had for the refresh token."""

NOT_A_MEMBER = frozenset({"NotAMember", "Unauthorized"})
"""What it calls a good sign-in of somebody who is not in that organization; the latter in earlier versions."""

TELLING_ENDS = frozenset(
    {"AccountDisabled", "SignedOutElsewhere", "SignedOutEverywhere", "PasswordChanged", "SignInCopied"}
)
"""How it calls the end of a sign-in where it says why."""

ENDS = TELLING_ENDS | {"SignInEnded"}

_TITLES = {
    UNAUTHORIZED: "Not signed in",
    FORBIDDEN: "Not allowed",
    NOT_FOUND: "Not found",
    CONFLICT: "Not possible now",
    TOO_LARGE: "Too large",
    INVALID: "Something in the request is not valid",
    TOO_MANY: "Too many requests",
    UNAVAILABLE: "The server is busy",
    NO_SPACE: "No space left",
}


class ServiceError(Exception):
    """A known failure. `title` and `message` can be shown as they stand."""

    def __init__(self, title: str, message: str) -> None:
        super().__init__(f"{title}: {message}")
        self.title = title
        self.message = message


class ServerUnreachable(ServiceError):
    """No answer came back. Whether the request arrived is not known."""

    def __init__(self, reason: str) -> None:
        super().__init__("The server does not answer", f"The request did not get through ({reason}). Nothing was lost.")


class ServerNotFound(ServerUnreachable):
    """The name of the server leads nowhere: it is mistyped, or this computer is offline."""

    def __init__(self) -> None:
        super().__init__("no such address")
        self.title = "The server was not found"
        self.message = "There is no server at this address, or this computer is offline. Nothing was lost."


class CertificateRefused(ServerUnreachable):
    """Whoever answers cannot show that it is that server. Nothing was sent to it."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"certificate: {reason}")
        self.title = "The server cannot be trusted"
        self.message = (
            f"Its certificate was refused ({reason}), so nothing was sent to it. "
            "Check the address and the clock of this computer, or ask whoever runs the server."
        )


class ServerNotRunning(ServiceError):
    """There is no connection at the moment; the supervisor is bringing the server back."""

    def __init__(self) -> None:
        super().__init__("The server is not running yet", "It is being started. Try again in a moment.")


class TaskUnknown(ServiceError):
    """The server has no record of a task that it once accepted: its data was restored, or it is another server."""

    def __init__(self) -> None:
        super().__init__("The run is gone", "The server knows nothing of it any more. Optimize it again.")


class UnexpectedAnswer(ServiceError):
    """The server answered something that this version does not understand."""

    def __init__(self, what: str) -> None:
        super().__init__("The server and the app do not match", f"{what} Install the same version of both.")


class ApiError(ServiceError):
    """The server refused. `error` is its class name, `detail` its words or a list of field errors."""

    def __init__(self, status: int, error: str, detail: JsonValue) -> None:
        super().__init__(_title(status), readable_detail(detail) or error)
        self.status = status
        self.error = error
        self.detail = detail


class SignInNeeded(ApiError):
    """The sign-in to a team has ended: it ran out, was ended elsewhere, or the account was closed."""

    def __init__(self, message: str = "Sign in again to go on. What you have open stays, and nothing is lost.") -> None:
        super().__init__(UNAUTHORIZED, SIGN_IN_EXPIRED, message)
        self.title = "You are signed out"


def describe(error: BaseException) -> tuple[str, str]:
    """Title and message for a person. A bug is named by its class, so that a report can be found in the log."""
    if isinstance(error, ServiceError):
        return error.title, error.message
    return (
        "Something went wrong in the app",
        f"This is a fault of ours ({type(error).__name__}). The log has the details.",
    )


def readable_detail(detail: JsonValue) -> str:
    """The `detail` of an error body as text: a sentence, or one line per field error."""
    if isinstance(detail, str):
        return detail
    if isinstance(detail, list):
        return "\n".join(_field_error(item) for item in detail)
    return "" if detail is None else str(detail)


def _field_error(item: JsonValue) -> str:
    if not isinstance(item, dict):
        return str(item)
    place, problem = item.get("loc"), item.get("msg")
    field = place[-1] if isinstance(place, list) and place else None
    return f"{field}: {problem}" if field and problem else str(problem or item)


def _title(status: int) -> str:
    return _TITLES.get(status, "The server had a fault" if status >= SERVER_FAULT else "The server refused")
