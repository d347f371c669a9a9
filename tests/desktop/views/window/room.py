"""Opens every page of the real window at one size and prints what does not fit: `room.py WIDTH HEIGHT [FOLDER]`.

Width and height are in device-independent pixels, to which QT_SCALE_FACTOR comes. With a folder, pictures are left.
"""

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QSplitterHandle,
    QStackedWidget,
    QWidget,
)

from contracts.events import Phase
from contracts.notices import EmailNotices
from desktop.app import Desktop, compose
from desktop.services.local.history_filter import HistoryEntry
from desktop.services.script_files import Script
from desktop.ui.code.diff_view import DiffView
from desktop.ui.labels import ElidedLabel
from desktop.ui.toast import Toast
from desktop.views.history.panel import HistoryPanel
from desktop.views.schedules.presenter import SchedulesPresenter
from desktop.views.settings.panel import SettingsPanel
from tests.desktop.services.history_samples import task
from tests.desktop.services.ledger_app import LedgerApp, announce, create_app
from tests.desktop.services.schedule_samples import schedule_samples
from tests.desktop.services.serving import served
from tests.desktop.views.documents import change, document, measurement

CODE = "local name = 'x'\nprint(name:len())\n" * 40
TITLES = ("leaderboard.luau", "a rather long name of a script that somebody gave to it " * 3 + ".luau", "b.luau")


def main() -> None:
    """Prints a list of faults for each page."""
    width, height = int(sys.argv[1]), int(sys.argv[2])
    pictures = Path(sys.argv[3]) if len(sys.argv) > 3 else None
    os.environ["QT_API"] = "pyside6"
    app = QApplication([])
    import qasync

    loop = qasync.QEventLoop(app)
    asyncio.set_event_loop(loop)
    ledger = _ledger()
    with loop, tempfile.TemporaryDirectory() as data, served(create_app(ledger)) as url:
        announce(Path(data), url)
        desktop = compose(app, Path(data))
        faults = loop.run_until_complete(_look(desktop, width, height, pictures))
    print(json.dumps(faults))


async def _look(desktop: Desktop, width: int, height: int, pictures: Path | None) -> dict[str, list[str]]:
    window = desktop.window
    window.resize(width, height)
    window.show()
    window.show_tasks_panel(True)
    desktop.ai()
    history = desktop.history()
    history.start()
    desktop.workspace.start()
    while len(desktop.workspace.tracker.tasks()) < len(TITLES):
        await asyncio.sleep(0.02)
    window.show_page("history")
    panel = window.findChild(HistoryPanel)
    assert isinstance(panel, HistoryPanel)
    while panel.list.model().rowCount() < len(TITLES):
        await asyncio.sleep(0.02)
    window.show_page("schedules")
    planned = window.findChild(SchedulesPresenter)
    assert isinstance(planned, SchedulesPresenter)
    while not planned.loaded:
        await asyncio.sleep(0.02)
    found: dict[str, list[str]] = {}
    for name, show in _pages(desktop).items():
        show()
        for _ in range(12):
            await asyncio.sleep(0.02)
        if pictures is not None:
            window.grab().save(str(pictures / f"{width}x{height}-{name}.png"))
        found[name] = [
            *([] if (window.width(), window.height()) == (width, height) else [f"the window is {window.size()}"]),
            *faults_of(window),
        ]
    await desktop.close()
    return found


def _ledger() -> LedgerApp:
    """One task that runs, one that has completed, one that has failed."""
    ledger = LedgerApp()
    ledger.notices = [
        "The data was restored from a backup of yesterday evening. What was done since then is not in it."
    ]
    for number, title in enumerate(TITLES):
        ledger.submit(f"task-{number}")
        ledger.rows[f"task-{number}"].title = title
        ledger.advance(f"task-{number}", Phase.STARTED)
    ledger.advance("task-1", Phase.COMPLETED)
    ledger.advance("task-2", Phase.FAILED)
    ledger.schedules = schedule_samples(TITLES[1][:100])
    return ledger


def _pages(desktop: Desktop) -> dict[str, Callable[[], None]]:
    window, studio = desktop.window, desktop.studio
    changes = [change(line=2 * number) for number in range(1, 30)]
    result = document(CODE.replace("name:len()", "#name"), *changes, measured=measurement(1.4, 1.2, 1.6))

    def show_editor() -> None:
        window.show_page("roblox-studio")
        studio.restore_script(Script("a script with a name that is long enough to need an end " * 2, CODE))

    def show_result() -> None:
        made = task("task-9", title="castle.luau", script=CODE)
        entry = HistoryEntry(made, known=True, params=made.params, document=result.model_dump_json())
        studio.show_stored("task-9", entry)

    def show_history() -> None:
        window.show_page("history")
        panel = window.findChild(HistoryPanel)
        assert isinstance(panel, HistoryPanel)
        panel.list.setCurrentIndex(panel.list.model().index(1, 0))

    def show_mail() -> None:
        window.show_page("settings")
        panel = window.findChild(SettingsPanel)
        assert isinstance(panel, SettingsPanel)
        panel._notices._show(EmailNotices(address="ada@school.example", ended=True, can_send=True))

    return {
        "home": lambda: window.show_page("home"),
        "empty": lambda: window.show_page("roblox-studio"),
        "editor": show_editor,
        "result": show_result,
        "lessons": lambda: window.show_page("lessons"),
        "assessments": lambda: window.show_page("assessments"),
        "history": show_history,
        "schedules": lambda: window.show_page("schedules"),
        "settings": lambda: window.show_page("settings"),
        "mail": show_mail,
    }


def faults_of(window: QWidget) -> list[str]:
    """Widgets that are out of their parent, over each other, cut off, or scroll sideways without need."""
    return [fault for widget in _shown(window) for fault in _faults(widget)]


def _shown(widget: QWidget) -> Iterator[QWidget]:
    """The widget and what is visible in it. Toasts lie over the page."""
    if widget.isVisible() and not isinstance(widget, Toast) and not widget.visibleRegion().isEmpty():
        yield widget
        for child in widget.children():
            if isinstance(child, QWidget) and not child.isWindow():
                yield from _shown(child)


def _faults(widget: QWidget) -> Iterator[str]:
    parent = widget.parentWidget()
    scrolled = parent is not None and isinstance(parent.parentWidget(), QAbstractScrollArea)
    if parent is not None and not widget.isWindow() and not scrolled and not parent.rect().contains(widget.geometry()):
        yield f"{_name(widget)} {_rect(widget)} is out of {_name(parent)} {_rect(parent)}"
    children = [child for child in widget.children() if isinstance(child, QWidget) and child.isVisible()]
    if not isinstance(widget, QStackedWidget | QAbstractScrollArea):
        for one, other in combinations([child for child in children if _takes_room(child)], 2):
            if one.geometry().intersects(other.geometry()):
                yield f"{_name(one)} {_rect(one)} is over {_name(other)} {_rect(other)}"
    yield from _cut_off(widget)


def _cut_off(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel) and widget.text() and not widget.wordWrap() and not isinstance(widget, ElidedLabel):
        needed = widget.sizeHint().width()
    elif isinstance(widget, QAbstractButton):
        needed = widget.minimumSizeHint().width()
    else:
        needed = 0
    if widget.width() < needed:
        yield f"{_name(widget)} is cut off: {widget.width()} of {needed}"
    if isinstance(widget, QAbstractScrollArea) and not isinstance(widget, DiffView | QPlainTextEdit):
        yield from _sideways(widget)


def _sideways(area: QAbstractScrollArea) -> Iterator[str]:
    if area.horizontalScrollBar().isVisible():
        yield f"{_name(area)} scrolls sideways by {area.horizontalScrollBar().maximum()}"
    inside = area.widget() if isinstance(area, QScrollArea) else None
    if inside is not None and inside.width() > area.viewport().width():
        yield f"{_name(area)} shows {area.viewport().width()} of {inside.width()}"


def _takes_room(widget: QWidget) -> bool:
    return not isinstance(widget, Toast | QSplitterHandle | QScrollBar) and not widget.isWindow()


def _name(widget: QWidget) -> str:
    words = widget.accessibleName() or str(getattr(widget, "text", str)())[:40] or widget.objectName()
    return f"{type(widget).__name__} {words!r}"


def _rect(widget: QWidget) -> str:
    return str(widget.geometry().getRect())


if __name__ == "__main__":
    main()
