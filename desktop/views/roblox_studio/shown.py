"""What the presenter hands to the panel."""

from dataclasses import dataclass
from datetime import datetime

from contracts.optimization import OptimizationDocument, OptimizationLevel
from contracts.tasks import TaskDetail
from desktop.services.local.history_filter import HistoryEntry
from desktop.services.script_files import Script
from desktop.ui.code.comparison import Comparison
from desktop.views.roblox_studio.choice import LeftOut


@dataclass(frozen=True)
class Wish:
    """What is asked for, whatever the script."""

    level: OptimizationLevel
    modernise: bool = False
    ai_proposals: bool = False


@dataclass(frozen=True)
class RunState:
    """A run that has not ended. Without `percent` nothing is known of how far it is."""

    text: str
    percent: int | None
    figures: str
    can_cancel: bool


@dataclass(frozen=True)
class Problem:
    """Why there is no result. `line` counts from 1 in the script."""

    title: str
    message: str
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True)
class ShownResult:
    """A result and all that is needed to show it."""

    task_id: str
    script: Script
    document: OptimizationDocument
    comparison: Comparison
    ended_at: datetime | None = None
    may_report: bool = True
    """False where the run was started without a report."""
    left_out: LeftOut = frozenset()
    """What it was checked without."""
    in_file: str | None = None
    """What the file of the script held when it was opened; the text may have been edited since."""
    checks_again: str = ""
    """The task whose result this one takes the place of: the same, but for what is left out."""

    stored: bool = False
    """Whether it is the result of an earlier run of the very same request, given again."""

    @property
    def known(self) -> list[str]:
        """What the file of the script may hold, if nobody else has written it."""
        return [self.script.raw] if self.in_file is None else [self.script.raw, self.in_file]

    @property
    def optimized(self) -> str:
        """The optimized script, exactly as it goes to a file; the original when nothing was changed."""
        code = self.document.optimized_code
        return self.script.raw if code is None else code


@dataclass(frozen=True)
class Origin:
    """Where the script in the editor comes from, if it shall be run again: a finished task, or a waiting request."""

    task_id: str = ""
    entry_id: str = ""


def script_of(detail: TaskDetail) -> Script:
    """The script that a task was asked about."""
    return Script(detail.title or detail.resource_id, str(detail.params.get("script_code", "")))


def script_of_entry(entry: HistoryEntry) -> Script:
    """The script that the history keeps of a run."""
    return Script(entry.task.title or entry.task.resource_id, entry.script or "")
