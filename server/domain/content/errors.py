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


class MaterialNotFound(NotFound):
    """No such file here, or one of somebody else."""


class MaterialRefused(ServerError):
    """The file cannot be read; the text says why, and what would help."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class MaterialIncomplete(ServerError):
    """The connection ended before the file did."""

    status = HTTPStatus.BAD_REQUEST


class TooManyMaterials(ServerError):
    """The person has as many files as may be kept."""

    status = HTTPStatus.CONFLICT
