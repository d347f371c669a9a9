"""What the page of schedules does when asked. No widgets here."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from contracts.optimization import OptimizationLevel, OptimizeScriptRequest
from contracts.schedules import (
    Missed,
    PreviewRequest,
    ScheduleChanges,
    ScheduleDetail,
    ScheduleRequest,
    ScheduleView,
    When,
)
from contracts.tasks import SCRIPT_OPTIMIZATION
from desktop.services.api_client import new_idempotency_key
from desktop.services.job_runner import Job, JobRunner
from desktop.services.project.around import ProjectFinder
from desktop.services.script_files import Script
from desktop.services.workspace import Workspace
from desktop.ui.toast import ToastText
from desktop.ui.tone import Tone
from desktop.views.failure import failure_words
from desktop.views.schedules.model import in_order, schedules_model

T = TypeVar("T")

PAGE = 100
SOON_MS = 300
AFTER_DUE_MS = 1_500
LONGEST_MS = 3_600_000
OWED_MS = 15_000
"""Between two looks while a run is owed that cannot start."""


@dataclass(frozen=True)
class Wanted:
    """What a person has filled in. Without a script the one of `changed` stays; without `changed` it is a new one."""

    name: str
    when: When
    time_zone: str
    missed: Missed
    level: OptimizationLevel
    script: Script | None = None
    changed: ScheduleDetail | None = None
    key: str = ""
    """Of this wish, however often it is sent."""


class SchedulesPresenter(QObject):
    """Reads the list when the page is shown, after each change, and when a run is due.

    `listed` comes with a new list or connection, `detail_read` brings the ScheduleDetail that is to be changed,
    `saved` an id, `refused` why it was not saved, `previewed` moments or the ServiceError that says what is wrong.
    """

    listed = Signal()
    detail_read = Signal(object)
    saved = Signal(str)
    refused = Signal(object)
    previewed = Signal(object)
    toast_wanted = Signal(object)
    open_requested = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        jobs: JobRunner,
        script_in_editor: Callable[[], Script | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self.script_in_editor = script_in_editor
        self.model = schedules_model(self)
        self.loaded = False
        self.problem: Exception | None = None
        self._reading: Job | None = None
        self._looking: Job | None = None
        self._again = False
        self._under_way: list[Job] = []
        self._soon = _timer(self, self.refresh)
        self._due = _timer(self, self.refresh)
        workspace.connected.connect(self.refresh)
        workspace.disconnected.connect(self._on_disconnected)
        workspace.place_changed.connect(self._on_place)
        workspace.tracker.task_added.connect(lambda _task_id: self._refresh_soon())
        workspace.tracker.task_changed.connect(self._on_task)

    @property
    def online(self) -> bool:
        """Whether something can be changed."""
        return self._workspace.session is not None

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._soon.isActive() or any(not job.done for job in self._under_way)

    @property
    def user_id(self) -> str:
        """Who looks; empty while nobody is signed in."""
        return self._workspace.session.user_id if self._workspace.session is not None else ""

    def refresh(self) -> None:
        """Reads the list; once more afterwards where it is being read already."""
        if not self.online:
            self.listed.emit()
        elif self._reading is not None:
            self._again = True
        else:
            self._reading = self._start(self._read(), self._on_list, self._on_no_list)

    def look_for_change(self, schedule_id: str) -> None:
        """Brings the schedule with its request."""
        self._act(self._workspace.connected_api().schedule(schedule_id), self.detail_read.emit)

    def preview(self, when: When, time_zone: str) -> None:
        """Asks when that would run; an earlier question is dropped."""
        if self._looking is not None:
            self._looking.cancel()
        wanted = PreviewRequest(when=when, time_zone=time_zone)
        self._looking = self._start(self._preview(wanted), self.previewed.emit, self.previewed.emit)

    def save(self, wanted: Wanted) -> None:
        """Makes or changes a schedule; `saved` or `refused` follows."""
        self._start(self._save(wanted), self._on_saved, self.refused.emit)

    def pause(self, schedule: ScheduleView, *, paused: bool) -> None:
        """Holds it up, or lets it go on."""
        api = self._workspace.connected_api()
        self._act(api.pause_schedule(schedule.schedule_id, paused=paused), lambda _made: self.refresh())

    def run_now(self, schedule: ScheduleView) -> None:
        """Starts its task; the tasks panel follows it."""
        api = self._workspace.connected_api()
        work = api.run_schedule(schedule.schedule_id, idempotency_key=new_idempotency_key())
        title, kind = schedule.title, schedule.kind

        def started(accepted: Any) -> None:
            self._workspace.tracker.expect(accepted, kind=kind, title=title)
            self.refresh()

        self._act(work, started)

    def delete(self, schedule: ScheduleView) -> None:
        """Its tasks stay."""
        self._act(
            self._workspace.connected_api().delete_schedule(schedule.schedule_id), lambda _nothing: self.refresh()
        )

    async def _read(self) -> list[ScheduleView]:
        api = self._workspace.connected_api()
        found: list[ScheduleView] = []
        before: str | None = None
        while True:
            page = await api.schedules(limit=PAGE, before=before)
            found += page.schedules
            before = page.next_before
            if before is None:
                return found

    async def _preview(self, wanted: PreviewRequest) -> list[datetime]:
        return (await self._workspace.connected_api().preview_schedule(wanted)).next_runs

    async def _save(self, wanted: Wanted) -> str:
        api = self._workspace.connected_api()
        request = await self._request(wanted)
        if wanted.changed is None:
            made = await api.create_schedule(
                ScheduleRequest(
                    name=wanted.name,
                    kind=SCRIPT_OPTIMIZATION,
                    request=request or {},
                    when=wanted.when,
                    time_zone=wanted.time_zone,
                    missed=wanted.missed,
                ),
                idempotency_key=wanted.key or new_idempotency_key(),
            )
            return made.schedule_id
        before = wanted.changed
        other_times = (wanted.when, wanted.time_zone) != (before.when, before.time_zone)
        changes = ScheduleChanges(
            version=before.version,
            name=wanted.name,
            when=wanted.when if other_times else None,
            time_zone=wanted.time_zone if other_times else None,
            missed=wanted.missed,
            request=request,
        )
        return (await api.change_schedule(before.schedule_id, changes)).schedule_id

    async def _request(self, wanted: Wanted) -> dict[str, Any] | None:
        """The script with the project around it; None where the request stays as it is."""
        if wanted.script is not None:
            around = await asyncio.to_thread(ProjectFinder().around, wanted.script)
            return OptimizeScriptRequest(
                script_code=wanted.script.raw,
                script_name=wanted.script.sendable_name,
                optimization_level=wanted.level,
                project=around.project,
            ).model_dump(mode="json")
        before = wanted.changed.request if wanted.changed is not None else {}
        if before.get("optimization_level") == wanted.level.value:
            return None
        return {**before, "optimization_level": wanted.level.value}

    def _act(self, work: Coroutine[Any, Any, Any], done: Callable[[Any], None]) -> None:
        self._start(work, done, self._on_failure)

    def _start(
        self, work: Coroutine[Any, Any, T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> Job:
        job = self._jobs.start(work, name="schedules", on_success=done, on_failure=failed, owner=self)
        self._under_way = [*(one for one in self._under_way if not one.done), job]
        return job

    def _on_list(self, schedules: list[ScheduleView]) -> None:
        self._reading, self.loaded, self.problem = None, True, None
        self.model.show(in_order(schedules))
        self._await_due(schedules)
        self.listed.emit()
        self._go_on()

    def _on_no_list(self, error: Exception) -> None:
        self._reading, self.problem = None, error
        self.listed.emit()
        self._go_on()

    def _go_on(self) -> None:
        if self._again:
            self._again = False
            self.refresh()

    def _on_failure(self, error: Exception) -> None:
        title, message = failure_words(error)
        self.toast_wanted.emit(ToastText(Tone.DANGER, title, message))
        self.refresh()

    def _on_saved(self, schedule_id: str) -> None:
        self.saved.emit(schedule_id)
        self.refresh()

    def _on_disconnected(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        self._again = False
        self.listed.emit()

    def _on_place(self) -> None:
        """There are others, which are read with the next connection."""
        self.loaded, self.problem = False, None
        self.model.show([])
        self.listed.emit()

    def _on_task(self, task_id: str) -> None:
        rows = range(self.model.rowCount())
        last = [one.last_run for row in rows if (one := self.model.at(row)) is not None]
        task = self._workspace.tracker.get(task_id)
        for run in last:
            if run is not None and run.task_id == task_id and task is not None and task.status != run.task_status:
                self._refresh_soon()

    def _refresh_soon(self) -> None:
        if not self._soon.isActive():  # progress, which comes often, must not put it off
            self._soon.start(SOON_MS)

    def _await_due(self, schedules: list[ScheduleView]) -> None:
        """Reads again when the next run should have started."""
        moments = [one.next_runs[0] for one in schedules if one.next_runs]
        if not moments:
            self._due.stop()
            return
        left = int((min(moments) - datetime.now(UTC)).total_seconds() * 1000)
        self._due.start(min(left + AFTER_DUE_MS, LONGEST_MS) if left > 0 else OWED_MS)


def _timer(parent: QObject, slot: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.timeout.connect(slot)
    return timer
