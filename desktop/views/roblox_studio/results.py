"""Brings results onto the page: of a run, of an earlier task, and of the history."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject

from contracts.optimization import OptimizationDocument
from contracts.tasks import TaskDetail, TaskView
from desktop.services.job_runner import JobRunner
from desktop.services.local.history_filter import HistoryEntry
from desktop.services.script_files import Script
from desktop.services.workspace import Workspace
from desktop.ui.code.comparison import compare
from desktop.ui.code.grammar import Grammar
from desktop.views.report.saving import may_report
from desktop.views.roblox_studio.choice import LeftOut, left_out_of
from desktop.views.roblox_studio.shown import ShownResult, script_of_entry
from desktop.views.roblox_studio.wording import with_origin

OnResult = Callable[[ShownResult], None]
OnFailure = Callable[[Exception], None]


@dataclass(frozen=True)
class Asked:
    """What a task was asked. `reports`: whether a report of it may be made; the others are those of `ShownResult`."""

    script: Script
    reports: bool = True
    left_out: LeftOut = frozenset()
    in_file: str | None = None
    checks_again: str = ""


class Results(QObject):
    """Fetches a document, compares both scripts on another thread, and hands over what is to be shown."""

    def __init__(self, workspace: Workspace, jobs: JobRunner, grammar: Grammar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self._grammar = grammar

    def find(self, task_id: str, name: str, then: Callable[[TaskDetail], None], on_failure: OnFailure) -> None:
        """Asks the server for a task. `name` is what the job is called."""
        self._jobs.start(self._workspace.task(task_id), name=name, on_success=then, on_failure=on_failure, owner=self)

    def load(self, task: TaskView, asked: Asked, on_result: OnResult, on_failure: OnFailure) -> None:
        """The result of a completed task, from the server."""
        self._start(self._fetched(task, asked), f"show result of {task.task_id}", on_result, on_failure)

    def show_stored(self, entry: HistoryEntry, on_result: OnResult, on_failure: OnFailure) -> bool:
        """The result that this computer keeps; False where it keeps none."""
        document = entry.optimization()
        if document is None or entry.script is None:
            return False
        asked = Asked(script_of_entry(entry), may_report(entry.params), left_out_of(entry.params))
        comparison = self._compared(entry.task, asked, document)
        self._start(comparison, f"show stored result of {entry.task.task_id}", on_result, on_failure)
        return True

    def _start(
        self, job: Coroutine[Any, Any, ShownResult], name: str, on_result: OnResult, on_failure: OnFailure
    ) -> None:
        self._jobs.start(job, name=name, on_success=on_result, on_failure=on_failure, owner=self)

    async def _fetched(self, task: TaskView, asked: Asked) -> ShownResult:
        return await self._compared(task, asked, await self._workspace.document(task.task_id))

    async def _compared(self, task: TaskView, asked: Asked, document: OptimizationDocument) -> ShownResult:
        before = asked.script.raw
        document = with_origin(document, task)
        after = before if document.optimized_code is None else document.optimized_code
        return ShownResult(
            task.task_id,
            asked.script,
            document,
            await asyncio.to_thread(compare, before, after, self._grammar),
            task.finished_at,
            asked.reports,
            asked.left_out,
            asked.in_file,
            asked.checks_again,
            stored=task.cached_from is not None,
        )
