"""What each key does: the window's actions as they are, and what lists, comparison and editor take themselves."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence

from desktop.ui.translation import tr


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
        ShortcutGroup(tr("Pages"), _rows_of(pages)),
        ShortcutGroup(tr("Everywhere"), _rows_of([action for action in others if action not in pages])),
    ]
    return [group for group in groups if group.rows]


def documented_groups(*, may_make: bool = True) -> list[ShortcutGroup]:
    """Keys that no action stands for; for students those of the pages that they have."""
    if not may_make:
        return [_details(), _taking(), _palette()]
    made = [_tasks(), _history(), _details(), _comparison(), _changes(), _content(), _editor()]
    return [*made, _taking(), _palette()]


def _tasks() -> ShortcutGroup:
    return ShortcutGroup(
        tr("Tasks panel"),
        (
            _row(tr("Open the result, or fold a group"), "Return", "Space"),
            _row(tr("Cancel what runs, remove what has ended"), "Del"),
            _row(tr("Run again"), "R"),
            _row(tr("Edit and run again"), "E"),
            _row(tr("Fold or unfold a group"), "Left", "Right"),
            _row(tr("Everything that can be done with a task"), "Menu", "Shift+F10"),
            _row(tr("Find a task"), "Ctrl+F"),
        ),
    )


def _history() -> ShortcutGroup:
    return ShortcutGroup(
        tr("History"),
        (
            _row(tr("Open the result"), "Return"),
            _row(tr("Delete what is chosen"), "Del"),
            _row(tr("Choose several"), "Shift+Up", "Shift+Down"),
            _row(tr("Everything that can be done with a run"), "Menu", "Shift+F10"),
            _row(tr("Search the history"), "Ctrl+F"),
            _row(tr("Leave the comparison"), "Esc"),
        ),
    )


def _details() -> ShortcutGroup:
    return ShortcutGroup(
        tr("Levels and other choices"),
        (_row(tr("Next or previous choice"), "Left", "Right"), _row(tr("First or last choice"), "Home", "End")),
    )


def _comparison() -> ShortcutGroup:
    return ShortcutGroup(
        tr("Comparison"),
        (
            _row(tr("Next change"), "Alt+Down"),
            _row(tr("Previous change"), "Alt+Up"),
            _row(tr("To the first or last line"), "Home", "End"),
            _row(tr("Copy what is selected"), "Ctrl+C"),
        ),
    )


def _changes() -> ShortcutGroup:
    return ShortcutGroup(
        tr("Changes of a result"),
        (
            _row(tr("Leave a change out, or take it in again"), "Space"),
            _row(tr("Undo"), "Ctrl+Z"),
            _row(tr("Redo"), "Ctrl+Shift+Z"),
            _row(tr("Open its line in the editor"), "Return"),
            _row(tr("From the editor back to the result"), "Esc"),
            _row(tr("Chart of the time before and after"), "Ctrl+Shift+M"),
        ),
    )


def _content() -> ShortcutGroup:
    return ShortcutGroup(
        tr("Lessons and assessments"),
        (
            _row(tr("Generate, or save what is edited"), "Ctrl+Return"),
            _row(tr("Leave the editor, or practice"), "Esc"),
            _row(tr("Move a section or question"), "Alt+Up", "Alt+Down"),
            _row(tr("Undo"), "Ctrl+Z"),
            _row(tr("Redo"), "Ctrl+Shift+Z"),
            _row(tr("Search the library"), "Ctrl+F"),
            _row(tr("Choose an answer in practice"), "A", "B", "C", "D"),
        ),
    )


def _taking() -> ShortcutGroup:
    return ShortcutGroup(
        tr("Taking a quiz"),
        (
            _row(tr("To the next question"), "Return", "Alt+Right"),
            _row(tr("To the previous question"), "Alt+Left"),
            _row(tr("Hand in"), "Ctrl+Return"),
        ),
    )


def _editor() -> ShortcutGroup:
    return ShortcutGroup(
        tr("Editor"),
        (
            _row(tr("Insert a tab"), "Tab"),
            _row(tr("Leave the editor"), "F6", "Shift+F6"),
            _row(tr("Undo"), "Ctrl+Z"),
            _row(tr("Redo"), "Ctrl+Shift+Z"),
        ),
    )


def _palette() -> ShortcutGroup:
    return ShortcutGroup(
        tr("Command palette"),
        (
            _row(tr("Choose a line"), "Up", "Down"),
            _row(tr("Run it"), "Return"),
            _row(tr("Close"), "Esc"),
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
