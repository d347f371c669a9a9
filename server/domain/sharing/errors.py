"""What can be wrong with a request about something shared."""

from http import HTTPStatus

from server.core.errors import NotFound, ServerError


class ShareNotFound(NotFound):
    """Nothing of that name is shared with the caller, or by it."""


class AttemptNotFound(NotFound):
    """No such attempt here, or one of somebody else."""


class NotShareable(ServerError):
    """The document has nothing to be answered, or something that nobody could answer."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class InvalidRules(ServerError):
    """The times do not go together."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class InvalidAnswer(ServerError):
    """There is no such question, or this is no answer to it."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class InvalidMark(ServerError):
    """There is no such question, or it is not worth so much."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class TooManyShares(ServerError):
    """The person has shared as much as anybody may."""

    status = HTTPStatus.CONFLICT


class ShareEnded(ServerError):
    """It was taken back."""

    status = HTTPStatus.CONFLICT


class NotAQuiz(ServerError):
    """A lesson is read; there is nothing to begin, and there are no results."""

    status = HTTPStatus.CONFLICT


class NotOpen(ServerError):
    """Too early, or too late."""

    status = HTTPStatus.CONFLICT


class NoAttemptLeft(ServerError):
    """The student has begun it as often as is allowed."""

    status = HTTPStatus.CONFLICT


class AttemptOver(ServerError):
    """It was handed in, or its time is up."""

    status = HTTPStatus.CONFLICT


class AttemptRunning(ServerError):
    """What is not handed in cannot be marked."""

    status = HTTPStatus.CONFLICT
