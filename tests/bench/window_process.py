"""The app with an observer in it: the real window over the real services, run as `window_process.py WORK DATA_DIR`.

Imports nothing of the server: what it reports about its own modules must be true of the app.
"""

import asyncio
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer

from desktop.app import Desktop, run_desktop
from desktop.views.tasks.item import TaskItem
from desktop.views.tasks.list import TaskProgressList
from desktop.views.tasks.model import ITEM_ROLE

PATIENCE_SECONDS = 60.0


class PaintWatch(QObject):
    """Notes when a state of a task is first seen on a painted card: (task id, seq, progress, monotonic seconds)."""

    def __init__(self, cards: TaskProgressList) -> None:
        super().__init__(cards)
        self._cards = cards
        self._seen: dict[str, tuple[int, float]] = {}
        self._unstamped: list[tuple[str, int, float]] = []
        self.painted: list[tuple[str, int, float, float]] = []
        cards.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every change of a card repaints it, so a paint shows what the model says at that moment."""
        if event.type() is QEvent.Type.Paint:
            if not self._unstamped:
                QTimer.singleShot(0, self, self._stamp)  # when it has been painted and sent to the display
            self._look()
        return False

    def _look(self) -> None:
        view = self._cards.viewport().rect()
        index = self._cards.indexAt(view.topLeft())
        while index.isValid() and self._cards.visualRect(index).intersects(view):
            item = index.data(ITEM_ROLE)
            task = item.task if isinstance(item, TaskItem) else None
            if task is not None and self._seen.get(task.task_id) != (task.seq, task.progress):
                self._seen[task.task_id] = (task.seq, task.progress)
                self._unstamped.append((task.task_id, task.seq, task.progress))
            index = self._cards.indexBelow(index)

    def _stamp(self) -> None:
        now = time.monotonic()
        self.painted += [(*state, now) for state in self._unstamped]
        self._unstamped.clear()


async def report_modules(desktop: Desktop) -> int:
    """Prints the top-level modules of this process once the app has fully started."""
    await live(desktop)
    _print(sorted({name.partition(".")[0] for name in sys.modules}))
    return 0


async def watch_panel(desktop: Desktop) -> int:
    """Watches the tasks panel until standard input ends, then prints what was painted when."""
    await live(desktop)
    desktop.window.show_tasks_panel(True)
    watch = PaintWatch(desktop.window.tasks_panel.list)
    _print("watching")
    await asyncio.to_thread(sys.stdin.read)
    _print(watch.painted)
    return 0


async def live(desktop: Desktop) -> None:
    """Returns when events would arrive."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not desktop.workspace.tracker.live:
            await asyncio.sleep(0.01)


def _print(document: Any) -> None:
    sys.stdout.write(f"{json.dumps(document)}\n")
    sys.stdout.flush()


WORK: dict[str, Callable[[Desktop], Any]] = {"modules": report_modules, "panel": watch_panel}

if __name__ == "__main__":
    sys.exit(run_desktop(WORK[sys.argv[1]], Path(sys.argv[2])))
