"""One line of the palette."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from desktop.ui.translation import tr


class EntryKind(StrEnum):
    """Where a line comes from."""

    PAGE = "page"
    ACTION = "action"
    SCRIPT = "script"
    TASK = "task"


@dataclass(frozen=True, slots=True)
class Entry:
    """`key` stays the same from session to session, for what was chosen lately. `detail` is not searched."""

    key: str
    kind: EntryKind
    text: str
    run: Callable[[], None]
    detail: str = ""
    shortcut: str = ""
    enabled: bool = True


ICONS = {EntryKind.PAGE: "panel", EntryKind.ACTION: "right", EntryKind.SCRIPT: "script", EntryKind.TASK: "tasks"}


def kind_word(kind: EntryKind) -> str:
    """The kind as it stands on the line."""
    return {
        EntryKind.PAGE: tr("Page"),
        EntryKind.ACTION: tr("Action"),
        EntryKind.SCRIPT: tr("Recent script"),
        EntryKind.TASK: tr("Task"),
    }[kind]


def spoken(entry: Entry) -> str:
    """The line as it is read aloud."""
    parts = [entry.text, kind_word(entry.kind), entry.detail, entry.shortcut]
    if not entry.enabled:
        parts.append(tr("not possible now"))
    return ", ".join(part for part in parts if part)


def recent_first(entries: list[Entry], recent: list[str]) -> list[Entry]:
    """What was chosen lately before everything else, the latest first; the rest stays in its order."""
    order = {key: number for number, key in enumerate(recent)}
    return sorted(entries, key=lambda entry: order.get(entry.key, len(order)))
