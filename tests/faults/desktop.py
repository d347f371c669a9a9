"""A desktop without a window, as a process of its own: the real services over a local database that outlives it.

`python -m tests.faults.desktop FOLDER SERVER_FOLDER`, or `FOLDER URL TOKEN`. It reads its wishes from the folder and
writes there, before anything counts them, the ids of tasks that the server has acknowledged. Killed and started again
it goes on.
"""

import asyncio
import logging
import os
import sqlite3
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_API", "pyside6")

import qasync
from PySide6.QtCore import QCoreApplication, QObject, Signal

from contracts.discovery import ServerFile
from contracts.tasks import AcceptedTask, TaskView
from desktop.services.errors import NOT_FOUND, ApiError, ServiceError
from desktop.services.history import History, HistoryTiming
from desktop.services.job_runner import JobRunner
from desktop.services.kinds import ASSESSMENT, LESSON, OPTIMIZATION, Kinds, TaskKind
from desktop.services.local.database import FILE_NAME, LocalDatabase
from desktop.services.local.history_filter import HistoryFilter, HistoryOrder
from desktop.services.local.outbox_rows import Again, NewTask
from desktop.services.outbox import Outbox, OutboxTiming
from desktop.services.realtime_feed import FeedTiming, RealtimeFeed
from desktop.services.server_supervisor import ServerSupervisor, SupervisorTiming
from desktop.services.task_tracker import TaskTracker, TrackerTiming
from desktop.services.workspace import Workspace
from tests.faults import records, wishes
from tests.faults.wishes import Wish

AT_ONCE = 8
"""Tasks of one person that are under way together."""
PAGE = 1000
PROBE = TaskKind(wishes.PROBE, "/api/v1/probe")
_PREFIX = "item-"


class Person:
    """Wants what is written in the folder, one wish after another."""

    def __init__(self, folder: Path, server: Sequence[str]) -> None:
        self._folder = folder
        self._acks = folder / records.ACKS
        self._wishes = wishes.read(folder / records.WISHES)
        self.jobs = JobRunner()
        feed = RealtimeFeed(self.jobs, timing=FeedTiming(5.0, 5.0, 3.0, 0.05, 1.0, 5.0))
        self.database = LocalDatabase(folder)
        self._outbox = Outbox(
            self.jobs, self.database, Kinds((OPTIMIZATION, LESSON, ASSESSMENT, PROBE)), timing=OutboxTiming(0.05, 1.0)
        )
        supervisor = _supervisor(self.jobs, folder, server)
        tracker = TaskTracker(self.jobs, feed, timing=TrackerTiming(gap_patience=0.1, heartbeat=3.0, polling=1.5))
        self.workspace = Workspace(self.jobs, supervisor, feed, tracker, self._outbox)
        self.history = History(self.jobs, self.database, self.workspace, timing=HistoryTiming(0.05, 1.0, 0.001))
        self.history.opened.connect(self._open_outbox)
        self._outbox.sent.connect(self._on_sent)
        self._outbox.refused.connect(self._on_refused)
        known = records.read(self._acks)
        self._tasks: dict[int, str] = {one["item"]: one["task_id"] for one in known if one.get("task_id")}
        self._items = {task_id: item for item, task_id in self._tasks.items()}
        self._taken = {one["item"] for one in known} | _waiting_in(folder / FILE_NAME)
        self._begun = threading.active_count()
        self._pressed: set[str] = set()

    def start(self) -> None:
        """As the window does it."""
        self.history.start()
        self.workspace.start()

    async def live(self) -> None:
        """Asks for one thing after another, until it is told to leave."""
        while not (self._folder / records.LEAVE).exists():
            if self.workspace.session is not None:
                self._ask()
                self._send_again()
            if (self._folder / records.SETTLE).exists():
                await self._tell_state()
                await asyncio.sleep(0.5)
            await asyncio.sleep(0.02)

    async def close(self) -> None:
        """Connections closed, everything written."""
        await self.workspace.close()
        await self.history.close()
        await self.database.close()
        await self.jobs.close()

    def _ask(self) -> None:
        under_way = len(self._outbox.entries())
        under_way += sum(not task.status.is_terminal for task in map(self._known, self._tasks.values()) if task)
        for wish in self._wishes:
            if under_way >= AT_ONCE:
                return
            request = None if wish.item in self._taken else self._request(wish)
            if request is not None:
                self._taken.add(wish.item)
                self._outbox.submit(request, f"{_PREFIX}{wish.item}")
                under_way += 1

    def _request(self, wish: Wish) -> NewTask | Again | None:
        """None while what it repeats has not ended."""
        if wish.again_of is None:
            return NewTask(wish.kind, wish.body)
        origin = self._tasks.get(wish.again_of, "")
        known = self._known(origin)
        if known is not None and known.status.is_terminal:
            return Again(wish.kind, origin, wish.body)
        if known is None and origin and self.workspace.tracker.live:
            return Again(wish.kind, origin, wish.body)  # it ended long ago, or the server knows nothing of it
        return None

    def _send_again(self) -> None:
        """Every other task that the server has lost, once; the rest stays as it is shown."""
        for lost in self.workspace.lost.open_ones():
            task_id = lost.task.task_id
            if self._items.get(task_id, 1) % 2 == 0 and task_id not in self._pressed:
                self._pressed.add(task_id)
                self.workspace.lost.send_again([task_id])

    def _known(self, task_id: str) -> TaskView | None:
        return self.workspace.tracker.get(task_id)

    def _open_outbox(self) -> None:
        if self.history.owner is not None:
            self._outbox.open(self.history.owner)

    def _on_sent(self, entry_id: str, accepted: AcceptedTask) -> None:
        entry = self._outbox.get(entry_id)
        if entry is None or not entry.title.startswith(_PREFIX):
            return
        item = int(entry.title.removeprefix(_PREFIX))
        records.append(self._acks, {"item": item, "entry": entry_id, "task_id": accepted.task_id})
        self._tasks[item] = accepted.task_id
        self._items[accepted.task_id] = item
        wish = self._wishes[item]
        if wish.cancel_after is not None:
            self.jobs.start(self._cancel(accepted.task_id, wish.cancel_after), name="change of mind")

    async def _cancel(self, task_id: str, after: float) -> None:
        """A person whose click brings an error gives up after a while."""
        for pause in (after, 0.5, 1.0, 2.0):
            await asyncio.sleep(pause)
            with suppress(ServiceError):
                await self.workspace.cancel(task_id)
                return

    def _on_refused(self, entry_id: str, error: Exception) -> None:
        self.jobs.start(self._press_again(entry_id, error), name="press again")

    async def _press_again(self, entry_id: str, error: Exception) -> None:
        """As a person would; but what the server knows nothing of cannot be run again."""
        await asyncio.sleep(0.5)
        entry = self._outbox.get(entry_id)
        if entry is None:
            return
        if isinstance(error, ApiError) and error.status == NOT_FOUND:
            item = int(entry.title.removeprefix(_PREFIX))
            records.append(self._acks, {"item": item, "entry": entry_id, "task_id": None})
            self._outbox.remove(entry_id)
        else:
            self._outbox.edit(entry_id, entry.request, entry.title)

    async def _tell_state(self) -> None:
        """What this desktop shows, for the run to compare."""
        try:
            page = await self.history.page(HistoryFilter(), HistoryOrder(), offset=0, limit=PAGE * 100, counted=True)
        except ServiceError:
            return
        position = self.workspace.tracker.position
        state: dict[str, Any] = {
            "told_at": time.time(),
            "live": self.workspace.tracker.live,
            "waiting": [entry.title for entry in self._outbox.entries()],
            "position": [position.epoch, position.seq] if position else None,
            "tracker": [task.model_dump(mode="json") for task in self.workspace.tracker.tasks()],
            "history": [task.model_dump(mode="json") for task in page.tasks],
            "lost": {lost.task.task_id: lost.sent_as for lost in self.workspace.lost.all()},
            "threads": threading.active_count(),
            "descriptors": len(list(Path("/proc/self/fd").iterdir())),
        }
        records.replace(self._folder / records.STATE, state)


class FarServer(QObject):
    """Stands where the supervisor of a server on this computer does: one at an address, which others look after."""

    ready = Signal(object)
    state_changed = Signal(object)

    def __init__(self, url: str, token: str) -> None:
        super().__init__()
        self._file = ServerFile(url=url, pid=0, token=token, version="")

    def start(self) -> None:
        """It is taken for there; who does not answer is asked again."""
        self.ready.emit(self._file)

    async def stop(self) -> None:
        """It is not ours."""


def _supervisor(jobs: JobRunner, folder: Path, server: Sequence[str]) -> Any:
    """By a folder on this computer, or by an address and a token."""
    if len(server) > 1:
        return FarServer(*server)
    nothing = [str(folder / "none")]  # servers are started by the run, so that it knows which one it strikes
    timing = SupervisorTiming(0.1, 5, 1.0, 0.1, 0.3)
    return ServerSupervisor(jobs, Path(server[0]), command=nothing, timing=timing)


def _waiting_in(path: Path) -> set[int]:
    """Items whose requests are in the outbox of an earlier life."""
    if not path.exists():
        return set()
    with closing(sqlite3.connect(path)) as connection:
        try:
            rows = connection.execute("SELECT title FROM outbox").fetchall()
        except sqlite3.OperationalError:
            return set()  # it was killed before its first migration
    return {int(title.removeprefix(_PREFIX)) for (title,) in rows if title.startswith(_PREFIX)}


async def _run(person: Person) -> None:
    person.start()
    try:
        await person.live()
    finally:
        await person.close()


def main(arguments: Sequence[str]) -> int:
    """Returns when it was told to leave and has left."""
    folder, *server = arguments
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("websocket").setLevel(logging.CRITICAL)
    logging.getLogger("httpx").setLevel(logging.WARNING)
    app = QCoreApplication(sys.argv[:1])
    loop = qasync.QEventLoop(app)
    asyncio.set_event_loop(loop)
    with loop:
        loop.run_until_complete(_run(Person(Path(folder), server)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
