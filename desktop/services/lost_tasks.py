"""Tasks that a restored server does not have, and sending them again (docs/decisions/0023)."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from PySide6.QtCore import QObject, Signal

from contracts.tasks import AcceptedTask
from desktop.services.job_runner import JobRunner
from desktop.services.local import history_rows, lost_rows, sent_rows
from desktop.services.local.database import LocalStoreFailed
from desktop.services.local.lost_rows import LostTask
from desktop.services.local.outbox_rows import Again, NewTask
from desktop.services.local.partition import Partition
from desktop.services.outbox import Outbox

if TYPE_CHECKING:
    from sqlite_utils import Database

_KEYS = uuid5(NAMESPACE_URL, "https://toolboxai.invalid/sent-again")

Wanted = tuple[str, NewTask | Again, str]
"""A lost task's id, what is asked for in its place, and the title."""


def key_of(lost: LostTask) -> str:
    """The idempotency key under which a task is sent again: the same wherever and however often that is wished.

    Once that request was taken back its key is used up, and the next one follows from it.
    """
    return uuid5(_KEYS, lost.entry_id or lost.task.task_id).hex


class LostTasks(QObject):
    """Those of one owner. `changed` says that any of them may differ, or stand elsewhere with the outbox."""

    changed = Signal()

    def __init__(self, jobs: JobRunner, outbox: Outbox, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._outbox = outbox
        self._owner: Partition | None = None
        self._tasks: dict[str, LostTask] = {}
        self._on_the_way: set[str] = set()
        self._changes = 0
        outbox.sent.connect(self._on_sent)
        outbox.removed.connect(self._on_removed)
        outbox.reset.connect(self.look_again)

    def all(self) -> Iterable[LostTask]:
        """The oldest first."""
        return self._tasks.values()

    def get(self, task_id: str) -> LostTask | None:
        """A task that is not on the server; None for every other."""
        return self._tasks.get(task_id)

    def origin_of(self, task_id: str) -> LostTask | None:
        """The lost task in whose place this one was sent."""
        return next((lost for lost in self._tasks.values() if lost.sent_as == task_id), None)

    def is_waiting(self, lost: LostTask) -> bool:
        """Whether the request in its place is in the outbox, or on its way there."""
        return lost.task.task_id in self._on_the_way or self._outbox.get(lost.entry_id) is not None

    def is_open(self, lost: LostTask) -> bool:
        """Whether it was neither sent again nor put aside."""
        return not (lost.dismissed or lost.sent_as or self.is_waiting(lost))

    def can_send(self, lost: LostTask) -> bool:
        """Whether what was asked is kept, and was not sent again yet."""
        return lost.sendable and not lost.sent_as and not self.is_waiting(lost)

    def open_ones(self) -> list[LostTask]:
        """Those that wait for a decision of the person."""
        return [lost for lost in self._tasks.values() if self.is_open(lost)]

    def open(self, owner: Partition | None) -> None:
        """Shows those of this person, and of nobody else; None shows none."""
        if owner != self._owner:
            self._owner = owner
            self._tasks = {}
            self.changed.emit()
            self._read()

    def look_again(self) -> None:
        """Something was written that may concern them."""
        if self._tasks:
            self._read()

    async def load(self) -> None:
        """Reads them as they are on disk. Raises LocalStoreFailed."""
        owner, changes = self._owner, -1
        read: list[LostTask] = []
        while owner is not None and changes != self._changes:  # else what is read is older than what is shown
            changes = self._changes
            read = await self._outbox.database.run(lambda db: lost_rows.all_of(db, history_rows.find_owner(db, owner)))
        tasks = {lost.task.task_id: lost for lost in read}
        if owner == self._owner and tasks != self._tasks:
            self._tasks = tasks
            self.changed.emit()

    def send_again(self, task_ids: Iterable[str]) -> None:
        """Puts what was asked into the outbox once more, the oldest first; what cannot be sent now is left out."""
        wanted = set(task_ids)
        names = [name for name, lost in self._tasks.items() if name in wanted and self.can_send(lost)]
        owner = self._owner
        if names and owner is not None:
            self._on_the_way.update(names)
            self._jobs.start(
                self._send(owner, names), name="send again", on_failure=lambda error: self._give_up(names, error)
            )

    def send_all_again(self) -> None:
        """All that wait for it."""
        self.send_again([lost.task.task_id for lost in self.open_ones()])

    def dismiss(self, task_ids: Iterable[str]) -> None:
        """The person has seen them: they are marked in the history, and nowhere else."""
        chosen, owner = [task_id for task_id in task_ids if task_id in self._tasks], self._owner
        if not chosen or owner is None:
            return
        for task_id in chosen:
            self._change(replace(self._tasks[task_id], dismissed=True))
        self.changed.emit()

        def write(db: "Database") -> None:
            lost_rows.dismiss(db, history_rows.find_owner(db, owner), chosen)

        self._jobs.start(self._outbox.database.run(write), name="put aside what the server lost", owner=self)

    async def _send(self, owner: Partition, names: list[str]) -> None:
        def read(db: "Database") -> list[Wanted]:
            whose = history_rows.find_owner(db, owner)
            found = [(name, sent_rows.sending_again(db, whose, name)) for name in names]
            return [(name, *request) for name, request in found if request is not None]

        found = await self._outbox.database.run(read)
        self._on_the_way.difference_update(names)
        for name, request, title in found:
            lost = self._tasks.get(name)
            if owner == self._owner and lost is not None and self.can_send(lost):
                key = key_of(lost)
                self._change(replace(lost, entry_id=key))
                self._outbox.submit(request, title, key=key, beside=_noting(owner, name, key))
        self.changed.emit()

    def _give_up(self, names: list[str], error: Exception) -> None:
        self._on_the_way.difference_update(names)
        self.changed.emit()
        self._jobs.failed.emit(error)

    def _on_sent(self, entry_id: str, accepted: AcceptedTask) -> None:
        """At once, since reading it back takes a moment in which it would stand there as if nothing had happened."""
        for lost in self._tasks.values():
            if lost.entry_id == entry_id:
                self._change(replace(lost, sent_as=accepted.task_id))
                self.changed.emit()
                return

    def _change(self, lost: LostTask) -> None:
        """Shows at once what is about to be written."""
        self._tasks[lost.task.task_id] = lost
        self._changes += 1

    def _on_removed(self, entry_id: str) -> None:
        if any(lost.entry_id == entry_id for lost in self._tasks.values()):
            self.changed.emit()

    def _read(self) -> None:
        self._jobs.start(self.load(), name="read what the server lost", on_failure=_told_already, owner=self)


def _told_already(error: Exception) -> None:
    """The history says what the disk refused; anything else is a bug."""
    if not isinstance(error, LocalStoreFailed):
        raise error


def _noting(owner: Partition, task_id: str, key: str) -> Callable[["Database"], None]:
    return lambda db: lost_rows.note_sending(db, history_rows.find_owner(db, owner), task_id, key)
