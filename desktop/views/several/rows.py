"""The rows of the list, and what they add up to."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from contracts.optimization import OptimizationDocument
from contracts.tasks import TaskView
from desktop.report.wording import applied_count
from desktop.services.script_batch import FoundScript


class RowState(StrEnum):
    """Where one script stands."""

    READY = "ready"
    UNREADABLE = "unreadable"
    WAITING = "waiting"
    RUNNING = "running"
    LOADING = "loading"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_active(self) -> bool:
        return self in (RowState.WAITING, RowState.RUNNING, RowState.LOADING)


@dataclass(slots=True)
class ScriptRow:
    """One script. `words` are its step while it runs, and why there is no result where there is none."""

    found: FoundScript
    state: RowState = RowState.READY
    percent: int = 0
    words: str = ""
    task: TaskView | None = None
    document: OptimizationDocument | None = None
    saved: bool = False

    @property
    def is_edited(self) -> bool:
        """Whether there is a result that differs from the file."""
        document = self.document
        return (
            document is not None
            and document.optimized_code is not None
            and bool(document.modernised or applied_count(document))
        )

    @property
    def can_save(self) -> bool:
        return self.is_edited and not self.saved


@dataclass(frozen=True, slots=True)
class Totals:
    """Numbers of scripts, of changes in them, and how far all of it is, in percent."""

    scripts: int
    active: int
    ended: int
    edited: int
    faster: int
    failed: int
    unsaved: int
    changes: int
    percent: int


def totals(rows: Iterable[ScriptRow]) -> Totals:
    """What the rows add up to."""
    every = list(rows)
    done = [row.document for row in every if row.document is not None]
    ended = [row for row in every if row.state in (RowState.DONE, RowState.FAILED, RowState.CANCELLED)]
    wanted = [row for row in every if row.state not in (RowState.READY, RowState.UNREADABLE)]
    behind = sum(100 if row in ended else row.percent for row in wanted)
    return Totals(
        scripts=len(every),
        active=sum(row.state.is_active for row in every),
        ended=len(ended),
        edited=sum(row.is_edited for row in every),
        faster=sum(one.measurement is not None and one.measurement.shows_gain for one in done),
        failed=sum(row.state in (RowState.FAILED, RowState.UNREADABLE) for row in every),
        unsaved=sum(row.can_save for row in every),
        changes=sum(applied_count(one) for one in done),
        percent=round(behind / len(wanted)) if wanted else 0,
    )
