"""What can be wrong with a request for content."""

from http import HTTPStatus

from server.core.errors import ServerError


class UnknownGrade(ServerError):
    """The grade cannot be read."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class NotExportable(ServerError):
    """There is no such file of this document."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class ExportFailed(ServerError):
    """The engine did not write the file."""

    status = HTTPStatus.SERVICE_UNAVAILABLE
