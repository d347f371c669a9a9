"""What can be wrong with a request for content."""

from http import HTTPStatus

from server.core.errors import NotFound, ServerError


class UnknownGrade(ServerError):
    """The grade cannot be read."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class NotExportable(ServerError):
    """There is no such file of this document."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class EngineGaveUp(ServerError):
    """The engine crashed, or took too long."""

    status = HTTPStatus.SERVICE_UNAVAILABLE


class ContentNotFound(NotFound):
    """No such lesson or assessment here, or one of somebody else."""


class ContentChanged(ServerError):
    """Another version was made meanwhile."""

    status = HTTPStatus.CONFLICT


class OtherKind(ServerError):
    """A lesson cannot become an assessment."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class PartNotFound(NotFound):
    """The document has no such section or item."""
