"""What can be wrong with a request about a task."""

from http import HTTPStatus

from server.core.errors import NotFound, ServerError, TooManyRequests


class TaskNotFound(NotFound):
    """No such task here, or one of somebody else."""


class TaskHidden(TaskNotFound):
    """There is one, older than what the organization's plan shows."""


class ResultNotFound(NotFound):
    """The task has no result: it has not ended, or did not complete."""


class TaskFinished(ServerError):
    """The task has already ended, so it cannot be cancelled."""

    status = HTTPStatus.CONFLICT


class TaskNotFinished(ServerError):
    """Only a task that has ended can be run again."""

    status = HTTPStatus.CONFLICT


class InvalidChanges(ServerError):
    """The changed parameters do not make a valid request."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class IdempotencyConflict(ServerError):
    """The same Idempotency-Key came with a different body."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class QueueFull(TooManyRequests):
    """The organization has as many tasks waiting as it may have."""


class ScriptTooLarge(ServerError):
    """The script is above the limit."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
