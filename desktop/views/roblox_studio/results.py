"""Brings results onto the page: of a run, of an earlier task, and of the history."""

import asyncio
from collections.abc import Callable, Coroutine
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
from desktop.views.roblox_studio.shown import ShownResult, script_of_entry

OnResult = Callable[[ShownResult], None]
OnFailure = Callable[[Exception], None]


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

    def load(
        self, task: TaskView, script: Script, on_result: OnResult, on_failure: OnFailure, *, reports: bool
    ) -> None:
        """The result of a completed task, from the server. `reports`: whether a report of it may be made."""
        self._start(self._fetched(task, script, reports), f"show result of {task.task_id}", on_result, on_failure)

    def show_stored(self, entry: HistoryEntry, on_result: OnResult, on_failure: OnFailure) -> bool:
        """The result that this computer keeps; False where it keeps none."""
        document = entry.optimization()
        if document is None or entry.script is None:
            return False
        comparison = self._compared(entry.task, script_of_entry(entry), document, may_report(entry.params))
        self._start(comparison, f"show stored result of {entry.task.task_id}", on_result, on_failure)
        return True

    def _start(
        self, job: Coroutine[Any, Any, ShownResult], name: str, on_result: OnResult, on_failure: OnFailure
    ) -> None:
        self._jobs.start(job, name=name, on_success=on_result, on_failure=on_failure, owner=self)

    async def _fetched(self, task: TaskView, script: Script, reports: bool) -> ShownResult:
        return await self._compared(task, script, await self._workspace.document(task.task_id), reports)

    async def _compared(
        self, task: TaskView, script: Script, document: OptimizationDocument, reports: bool
    ) -> ShownResult:
        after = script.raw if document.optimized_code is None else document.optimized_code
        comparison = await asyncio.to_thread(compare, script.raw, after, self._grammar)
        return ShownResult(task.task_id, script, document, comparison, task.finished_at, reports)
