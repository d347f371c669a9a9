"""Gathers the palette's lines from what the window has."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtGui import QAction, QKeySequence

from contracts.tasks import TaskStatus, TaskView
from desktop.services.printable import escaped
from desktop.ui.translation import tr
from desktop.views.palette.entry import Entry, EntryKind
from desktop.views.tasks.item import ItemState
from desktop.views.tasks.wording import state_badge, title_of

NEWEST_TASKS = 500
"""Searching them takes a few milliseconds; older ones are found elsewhere."""


def action_entries(actions: Sequence[QAction], pages: Sequence[QAction]) -> list[Entry]:
    """Pages first, then everything else that has words; each as it can be done now."""
    entries = [_of_action(action, EntryKind.PAGE) for action in pages]
    entries += [_of_action(action, EntryKind.ACTION) for action in actions if action.text() and action not in pages]
    return entries


def theme_entries(choices: Sequence[QAction]) -> list[Entry]:
    """The choices of the theme, which say little without that word."""
    words = tr("Theme: {choice}")
    return [
        replace(entry, key=f"theme:{entry.text}", text=words.format(choice=entry.text))
        for entry in action_entries(choices, [])
    ]


def script_entries(paths: Sequence[str], open_file: Callable[[Path], None]) -> list[Entry]:
    """Scripts that were opened lately."""
    return [_of_path(Path(path), open_file) for path in paths]


def task_entries(tasks: Sequence[TaskView], open_task: Callable[[str], None]) -> list[Entry]:
    """Tasks in the order given."""
    words = {status: state_badge(ItemState(status.value)).text for status in TaskStatus}
    return [
        Entry(
            f"task:{task.task_id}",
            EntryKind.TASK,
            title_of(task),
            partial(open_task, task.task_id),
            detail=words[task.status],
        )
        for task in tasks
    ]


def _of_action(action: QAction, kind: EntryKind) -> Entry:
    text = action.text().replace("&", "")
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return Entry(f"{kind}:{text}", kind, text, action.trigger, shortcut=keys, enabled=action.isEnabled())


def _of_path(path: Path, open_file: Callable[[Path], None]) -> Entry:
    return Entry(
        f"script:{path}",
        EntryKind.SCRIPT,
        escaped(path.name),
        partial(open_file, path),
        detail=escaped(str(path.parent)),
    )
