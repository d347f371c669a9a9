"""The window under load, in a process of its own: what its thread pays for, and how its memory grows."""

import asyncio
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from contracts.events import Phase, TaskEvent
from desktop.app import Desktop, run_desktop
from desktop.services.event_order import Position
from desktop.services.local.partition import Partition
from tests.bench.children import pss_bytes
from tests.bench.window_process import live
from tests.desktop.services.samples import Row

EPOCH = "bench"
FRAME = 0.016
MEGABYTE = 1e6
EVENTS_A_SECOND = 200
AT_ONCE = 20
LIFE = (Phase.QUEUED, Phase.STARTED, *[Phase.PROGRESS] * 7, Phase.COMPLETED)
ATTEMPT = (Phase.STARTED, *[Phase.PROGRESS] * 8, Phase.RETRYING)


class Replay:
    """Makes tasks live in the tracker as the feed would: events in order, through the same fold."""

    def __init__(self, desktop: Desktop) -> None:
        self._tracker = desktop.workspace.tracker
        self._feed = desktop.workspace.feed
        self._at = datetime.now(UTC) - timedelta(hours=8)
        self._seq = 0
        self._made = 0

    def finished(self, count: int) -> None:
        """So many tasks that have ended, in one snapshot."""
        rows = [self._row() for _ in range(count)]
        for row in rows:
            for phase in (Phase.STARTED, Phase.COMPLETED):
                self._seq += 1
                row.advance(phase, self._seq, self._at)
        self._tracker._take_snapshot(Position(EPOCH, self._seq), [row.view() for row in rows])

    def lives(self) -> Iterator[None]:
        """One event a step, of tasks that take turns; a finished one makes room for the next."""
        slots = [self._life(slot) for slot in range(AT_ONCE)]
        while True:
            for slot in slots:
                next(slot)
                yield

    def attempts(self, tasks: int) -> Iterator[None]:
        """One event a step, of so many tasks that are tried again and again."""
        rows = [self._row() for _ in range(tasks)]
        for row in rows:
            self._tracker.observe(row.view())
        while True:
            for phase in ATTEMPT:
                for row in rows:
                    self._tell(row, phase)
                    yield

    def _life(self, head_start: int) -> Iterator[None]:
        steps = LIFE[head_start % len(LIFE) :]
        row = self._row()
        self._tracker.observe(row.view())
        while True:
            for phase in steps:
                if phase is Phase.QUEUED:
                    row = self._row()
                    self._tracker.observe(row.view())
                elif row.started_at is None and phase is not Phase.STARTED:
                    continue
                else:
                    self._tell(row, phase)
                yield
            steps = LIFE

    def _row(self) -> Row:
        self._made += 1
        self._at += timedelta(milliseconds=10)
        return Row(f"task-{self._made:06}", created_at=self._at, title=f"script-{self._made}.luau")

    def _tell(self, row: Row, phase: Phase) -> None:
        seq = None
        if phase is not Phase.PROGRESS:
            self._seq += 1
            seq = self._seq
        self._at += timedelta(milliseconds=5)
        row.advance(phase, seq, self._at)
        event: TaskEvent = row.event(phase, epoch=EPOCH, seq=seq, at=self._at)
        self._feed.event_received.emit(event)


class WatchedApplication(QApplication):
    """Measures what the event loop delivers: a timer, a queued signal, a paint of the window.

    `slots` holds seconds of this thread's CPU for each delivery. One slot runs in it, or several that call each other,
    so no slot took more. `turns` holds the same from one wait of the loop to the next.
    """

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.slots: list[float] = []
        self.turns: list[float] = []
        self._watching = False
        self._depth = 0
        self._since = 0.0

    def watch(self) -> None:
        """From now on."""
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        self._since = time.thread_time()
        self._watching = True
        dispatcher.aboutToBlock.connect(self._on_wait)

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        """What is delivered while something else is being delivered belongs to that."""
        if not self._watching or self._depth:
            return super().notify(receiver, event)
        self._depth += 1
        begun = time.thread_time()
        try:
            return super().notify(receiver, event)
        finally:
            self._depth -= 1
            self.slots.append(time.thread_time() - begun)

    def _on_wait(self) -> None:
        now = time.thread_time()
        self.turns.append(now - self._since)
        self._since = now


def prepare(desktop: Desktop, finished: int) -> Replay:
    """A window with its panel open over so many finished tasks, and a history that takes everything down."""
    desktop.history().open(Partition("bench", "bench", "bench"))
    desktop.window.show_tasks_panel(True)
    replay = Replay(desktop)
    replay.finished(finished)
    return replay


async def load(desktop: Desktop, seconds: float) -> dict[str, Any]:
    """10,000 tasks and 200 events a second."""
    steps = prepare(desktop, 10_000).lives()
    await asyncio.sleep(2)
    app = QApplication.instance()
    assert isinstance(app, WatchedApplication)
    app.watch()
    begun, sent = time.monotonic(), 0

    def send() -> None:
        nonlocal sent
        while sent < (time.monotonic() - begun) * EVENTS_A_SECOND:
            next(steps)
            sent += 1

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(5)
    timer.timeout.connect(send)
    timer.start()
    await asyncio.sleep(seconds)
    timer.stop()
    slots, turns = app.slots, app.turns
    return {
        "slots": len(slots),
        "over": sum(slot > FRAME for slot in slots),
        "worst_ms": max(slots) * 1000,
        "events": sent,
        "turns": len(turns),
        "turns_over": sum(turn > FRAME for turn in turns),
        "worst_turn_ms": max(turns) * 1000,
        "cpu_share": sum(turns) / (time.monotonic() - begun),
    }


async def hour(desktop: Desktop, events: float) -> dict[str, Any]:
    """1,000 tasks; the memory before and after an hour's events, as fast as they can be shown."""
    steps = prepare(desktop, 0).attempts(1_000)
    done = 0
    before = 0.0
    while done < events:
        for _ in range(500):
            next(steps)
        done += 500
        await asyncio.sleep(0)
        if before == 0 and done >= events / 10:
            await asyncio.sleep(1)
            before = pss_bytes(os.getpid()) / MEGABYTE
    await asyncio.sleep(1)
    return {"before_mb": before, "after_mb": pss_bytes(os.getpid()) / MEGABYTE, "events": done}


WORK: dict[str, Callable[[Desktop, float], Any]] = {"load": load, "hour": hour}


async def _measure(desktop: Desktop) -> int:
    await live(desktop)
    await desktop.workspace.close()  # the load is made here; a server would only add its own
    sys.stdout.write(json.dumps(await WORK[sys.argv[1]](desktop, float(sys.argv[3]))) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(run_desktop(_measure, Path(sys.argv[2]), make_app=WatchedApplication))
