"""What can be wrong with a request about a schedule."""

from http import HTTPStatus

from server.core.errors import NotFound, ServerError


class ScheduleNotFound(NotFound):
    """No such schedule here, or one of somebody else."""


class InvalidTiming(ServerError):
    """The times of the schedule, or its zone, cannot be used."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class UnknownKind(ServerError):
    """There is no such kind of task, or it cannot be scheduled."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class TooManySchedules(ServerError):
    """The person has as many as anybody may have."""

    status = HTTPStatus.CONFLICT


class ScheduleChanged(ServerError):
    """Somebody changed the schedule since it was read."""

    status = HTTPStatus.CONFLICT


class ScheduleEnded(ServerError):
    """Its only moment has passed."""

    status = HTTPStatus.CONFLICT


class OwnerGone(ServerError):
    """The person it runs for may not start tasks here any more."""

    status = HTTPStatus.CONFLICT
