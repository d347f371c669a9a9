"""What is asked of the history, and what it answers. No SQL here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from pydantic import ValidationError

from contracts.optimization import OptimizationDocument
from contracts.tasks import SCRIPT_OPTIMIZATION, AttemptView, TaskStatus, TaskView


class OrderKey(StrEnum):
    """What the list is sorted by."""

    CREATED = "created"
    NAME = "name"
    KIND = "kind"
    STATUS = "status"
    DURATION = "duration"


@dataclass(frozen=True)
class HistoryOrder:
    """Newest first unless told otherwise."""

    key: OrderKey = OrderKey.CREATED
    descending: bool = True


@dataclass(frozen=True)
class HistoryFilter:
    """Empty sets and None let everything through. `until` is exclusive; `without` names tasks that are left out.

    `text` is what a person typed: each word must begin a word of the title, the message or the script.
    """

    text: str = ""
    statuses: frozenset[TaskStatus] = frozenset()
    kinds: frozenset[str] = frozenset()
    since: datetime | None = None
    until: datetime | None = None
    without: frozenset[str] = frozenset()

    @property
    def narrows(self) -> bool:
        """Whether a person has asked for less than everything."""
        return bool(self.text.strip() or self.statuses or self.kinds or self.since or self.until)


@dataclass(frozen=True)
class HistoryPage:
    """Rows from `offset` on, in the order asked for. `total` is of the whole filtered list; None when not asked."""

    offset: int
    tasks: list[TaskView]
    total: int | None = None


@dataclass(frozen=True)
class HistoryEntry:
    """One task with all that is kept of it. `known`: what it was asked has been fetched from the server."""

    task: TaskView
    known: bool
    params: Mapping[str, Any] = field(default_factory=dict)
    attempts: tuple[AttemptView, ...] = ()
    document: str | None = None
    """The result document as JSON text."""

    @property
    def script(self) -> str | None:
        """The script that was handed in; None for other kinds, and before it is known."""
        code = self.params.get("script_code")
        return code if isinstance(code, str) else None

    def optimization(self) -> OptimizationDocument | None:
        """The result of an optimization; None for other kinds, and for one that this version cannot read."""
        if self.document is None or self.task.kind != SCRIPT_OPTIMIZATION:
            return None
        try:
            return OptimizationDocument.model_validate_json(self.document)
        except ValidationError:
            return None
