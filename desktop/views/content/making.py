"""A lesson or assessment that is being made: from the request to the end of its task. No widgets here."""

import re
from dataclasses import dataclass, replace
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal

from contracts.content import GenerateAssessmentRequest, GenerateLessonRequest
from contracts.tasks import AcceptedTask, TaskStatus, TaskView
from desktop.services.local.outbox_rows import NewTask
from desktop.services.task_follower import follow_kind
from desktop.ui.sentences import localized
from desktop.ui.translation import tr
from desktop.views.content.calls import Calls
from desktop.views.failure import failure_words

TOPIC_UNKNOWN = "TopicUnknown"
_NEAR = re.compile(r"“([^”]+)”")
_OFFERED = "Near it there are: "


class Stage(Enum):
    """How far it is."""

    NOTHING = auto()
    WAITING = auto()
    """For the server, or for its turn there."""
    RUNNING = auto()
    FAILED = auto()


@dataclass(frozen=True)
class Made:
    """What is told of it. `percent` counts while it runs; `offered` are topics near one that nothing is known of."""

    stage: Stage = Stage.NOTHING
    text: str = ""
    percent: int = 0
    offered: tuple[str, ...] = ()

    @property
    def under_way(self) -> bool:
        """Whether it is still to be made."""
        return self.stage in (Stage.WAITING, Stage.RUNNING)


class Making(QObject):
    """One at a time is followed, the one that was started last. `made` brings the client's own id of what is there,
    `stepped` the id of its task when that has gone on a step.
    """

    changed = Signal(object)
    made = Signal(str)
    stepped = Signal(str)

    def __init__(self, calls: Calls, kind: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls = calls
        workspace = self._workspace = calls.workspace
        self._kind = kind
        self._entry = self._task = ""
        self.latest = ""
        """The task that was started last from here, also when it has ended."""
        self.now = Made()
        outbox = workspace.outbox
        outbox.sent.connect(self._on_sent)
        outbox.refused.connect(self._on_refused)
        outbox.removed.connect(self._on_removed)
        workspace.connected.connect(lambda _session: self._tell_waiting())
        workspace.disconnected.connect(self._tell_waiting)
        self._follower = follow_kind(workspace.tracker, kind, self)
        for signal in (self._follower.started, self._follower.progress):
            signal.connect(self._on_task)
        for signal in (self._follower.completed, self._follower.failed, self._follower.cancelled):
            signal.connect(self._on_task)
        self._follower.reset.connect(self._look)

    def start(self, request: GenerateLessonRequest | GenerateAssessmentRequest, in_place_of: str = "") -> None:
        """Now, or when the server is there; in the place of a request that waits, if it is not too late for that."""
        outbox, wish = self._workspace.outbox, NewTask(self._kind, request.model_dump(mode="json"))
        self._task = ""
        edited = outbox.edit(in_place_of, wish, request.topic) if in_place_of else ""
        self._entry = edited or outbox.submit(wish, request.topic)
        if not self._task:
            self._tell_waiting()

    def cancel(self) -> None:
        """Takes it back where it waits, and stops it where it runs."""
        if self._task:
            self._calls.start(self._workspace.cancel(self._task), lambda _nothing: None)
        elif self._entry:
            self._workspace.outbox.remove(self._entry)

    def forget(self) -> None:
        """What failed has been read."""
        if not self.now.under_way:
            self._show(Made())

    def let_go(self) -> None:
        """It goes on, or waits, without being followed from here."""
        self.latest = ""
        self._end(Made())

    def _tell_waiting(self) -> None:
        if self._entry and not self._task:
            online = self._workspace.session is not None
            text = tr("Waiting for its turn") if online else tr("Will be sent when the server is back")
            self._show(Made(Stage.WAITING, text))

    def _on_sent(self, entry_id: str, accepted: AcceptedTask) -> None:
        if entry_id == self._entry:
            self._task = self.latest = accepted.task_id
            self._show(Made(Stage.WAITING, tr("Waiting for its turn")))

    def _on_refused(self, entry_id: str, error: Exception) -> None:
        if entry_id == self._entry:
            title, message = failure_words(error)
            self._entry = ""
            self._show(Made(Stage.FAILED, f"{title}. {message}"))

    def _on_removed(self, entry_id: str) -> None:
        if entry_id == self._entry and not self._task:
            self._entry = ""
            self._show(Made())

    def _look(self) -> None:
        task = self._workspace.tracker.get(self._task) if self._task else None
        if task is not None:
            self._on_task(task)

    def _on_task(self, task: TaskView) -> None:
        if task.task_id != self._task:
            return
        if task.status is TaskStatus.COMPLETED:
            self._end(Made())
            self.made.emit(task.resource_id)
        elif task.status is TaskStatus.FAILED:
            self._end(failed_words(task))
        elif task.status is TaskStatus.CANCELLED:
            self._end(Made())
        elif task.status is TaskStatus.QUEUED:
            self._show(Made(Stage.WAITING, tr("Waiting for its turn")))
        else:
            text = localized(task.step or task.message)
            self._show(Made(Stage.RUNNING, text, int(task.progress)))
            if task.step:
                self.stepped.emit(task.task_id)

    def _end(self, how: Made) -> None:
        self._task = self._entry = ""
        self._show(how)

    def _show(self, now: Made) -> None:
        if now != self.now:
            self.now = now
            self.changed.emit(now)


def failed_words(task: TaskView) -> Made:
    """Why it failed; the topics that are near an unknown one become choices, and leave the sentence."""
    error = task.error
    if error is None:
        return Made(Stage.FAILED, localized(task.message))
    failed = Made(Stage.FAILED, localized(error.message))
    if error.error != TOPIC_UNKNOWN or _OFFERED not in error.message:
        return failed
    said, _, near = error.message.partition(_OFFERED)
    return replace(failed, text=localized(said.strip()), offered=tuple(_NEAR.findall(near)))
