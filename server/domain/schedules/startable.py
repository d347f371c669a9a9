"""What a kind of task offers so that it can be scheduled."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from contracts.tasks import TaskView
from server.core.database import UnitOfWork
from server.domain.organizations.membership import Member


@dataclass(frozen=True, slots=True)
class Startable:
    """A request that passed validation, as it is stored, and what it is about in a few words."""

    title: str
    params: Mapping[str, Any]


class Schedulable(Protocol):
    """The service of a kind; it takes the request that the kind's own route takes."""

    def check(self, request: Mapping[str, Any]) -> Startable:
        """Raises a ServerError that says what is wrong with it."""

    def start(self, unit: UnitOfWork, member: Member, request: Mapping[str, Any], *, by: str, key: str) -> TaskView:
        """Queues it, within that transaction, for the schedule `by`. The same key gives the same task.

        Raises a ServerError, and has written nothing then.
        """
