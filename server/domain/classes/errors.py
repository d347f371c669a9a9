"""What can be wrong with a request about a class."""

from http import HTTPStatus

from server.core.errors import NotFound, ServerError


class ClassNotFound(NotFound):
    """No such class here, or one of another teacher."""


class NotAStudent(ServerError):
    """Somebody who is no student of the organization cannot be in a class."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class StudentNotFound(NotFound):
    """Nobody of that name is in the class."""


class TooManyClasses(ServerError):
    """The teacher has as many as anybody may have."""

    status = HTTPStatus.CONFLICT


class TooManyStudents(ServerError):
    """A class is no larger."""

    status = HTTPStatus.CONFLICT


class ClassInUse(ServerError):
    """Something is shared with it, and results would go with it."""

    status = HTTPStatus.CONFLICT
