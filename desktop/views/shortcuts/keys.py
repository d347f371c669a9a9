"""What each key does: the window's actions as they are, and what lists, comparison and editor take themselves."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence


@dataclass(frozen=True, slots=True)
class ShortcutRow:
    """Keys that do one thing, as they are written on this system: the first, and others that do the same."""

    text: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShortcutGroup:
    """Rows that belong together."""

    title: str
    rows: tuple[ShortcutRow, ...]


def action_groups(pages: Sequence[QAction], others: Sequence[QAction]) -> list[ShortcutGroup]:
    """Pages, and everything else that has keys."""
    groups = [
        ShortcutGroup(_tr("Pages"), _rows_of(pages)),
        ShortcutGroup(_tr("Everywhere"), _rows_of([action for action in others if action not in pages])),
    ]
    return [group for group in groups if group.rows]


def documented_groups() -> list[ShortcutGroup]:
    """Keys that no action stands for."""
    return [_tasks(), _history(), _details(), _comparison(), _editor(), _palette()]


def _tasks() -> ShortcutGroup:
    return ShortcutGroup(
        _tr("Tasks panel"),
        (
            _row(_tr("Open the result, or fold a group"), "Return", "Space"),
            _row(_tr("Cancel what runs, remove what has ended"), "Del"),
            _row(_tr("Run again"), "R"),
            _row(_tr("Edit and run again"), "E"),
            _row(_tr("Fold or unfold a group"), "Left", "Right"),
            _row(_tr("Everything that can be done with a task"), "Menu", "Shift+F10"),
            _row(_tr("Find a task"), "Ctrl+F"),
        ),
    )


def _history() -> ShortcutGroup:
    return ShortcutGroup(
        _tr("History"),
        (
            _row(_tr("Open the result"), "Return"),
            _row(_tr("Delete what is chosen"), "Del"),
            _row(_tr("Choose several"), "Shift+Up", "Shift+Down"),
            _row(_tr("Everything that can be done with a run"), "Menu", "Shift+F10"),
            _row(_tr("Search the history"), "Ctrl+F"),
            _row(_tr("Leave the comparison"), "Esc"),
        ),
    )


def _details() -> ShortcutGroup:
    return ShortcutGroup(
        _tr("Levels and other choices"),
        (_row(_tr("Next or previous choice"), "Left", "Right"), _row(_tr("First or last choice"), "Home", "End")),
    )


def _comparison() -> ShortcutGroup:
    return ShortcutGroup(
        _tr("Comparison"),
        (
            _row(_tr("Next change"), "Alt+Down"),
            _row(_tr("Previous change"), "Alt+Up"),
            _row(_tr("To the first or last line"), "Home", "End"),
            _row(_tr("Copy what is selected"), "Ctrl+C"),
        ),
    )


def _editor() -> ShortcutGroup:
    return ShortcutGroup(
        _tr("Editor"),
        (
            _row(_tr("Insert a tab"), "Tab"),
            _row(_tr("Leave the editor"), "F6", "Shift+F6"),
            _row(_tr("Undo"), "Ctrl+Z"),
            _row(_tr("Redo"), "Ctrl+Shift+Z"),
        ),
    )


def _palette() -> ShortcutGroup:
    return ShortcutGroup(
        _tr("Command palette"),
        (
            _row(_tr("Choose a line"), "Up", "Down"),
            _row(_tr("Run it"), "Return"),
            _row(_tr("Close"), "Esc"),
        ),
    )


def _rows_of(actions: Sequence[QAction]) -> tuple[ShortcutRow, ...]:
    return tuple(
        ShortcutRow(action.text().replace("&", ""), tuple(_native(keys) for keys in action.shortcuts()))
        for action in actions
        if action.text() and not action.shortcut().isEmpty()
    )


def _row(text: str, *keys: str) -> ShortcutRow:
    return ShortcutRow(text, tuple(_native(QKeySequence(written)) for written in keys))


def _native(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText)


def _tr(text: str) -> str:
    return QCoreApplication.translate("shortcuts", text)
