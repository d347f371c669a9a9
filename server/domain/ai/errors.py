"""Errors of the AI settings."""

from http import HTTPStatus

from server.core.errors import ServerError


class AiTestRunning(ServerError):
    """A test can take a minute and holds a thread: one at a time."""

    status = HTTPStatus.CONFLICT

    def __init__(self) -> None:
        super().__init__("Another test of the endpoint is running. Wait for its end.")


class AiSetByAdministrator(ServerError):
    """A team server reads its endpoint from its environment only, which all its processes share."""

    status = HTTPStatus.CONFLICT

    def __init__(self) -> None:
        super().__init__("The AI endpoint of this server is set by its administrator, in the server's environment.")
