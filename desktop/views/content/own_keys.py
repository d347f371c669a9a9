"""Keys that a page takes before the window's own shortcuts, wherever in the page the keyboard is."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


class OwnKeys(QObject):
    """A field that uses such a key itself (undo in a line of text) keeps it. An act that gives False leaves the key."""

    def __init__(self, widget: QWidget, keys: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(widget)
        self._acts = {QKeySequence(written).toString(): act for written, act in keys.items()}
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt asks with ShortcutOverride first whether the key is wanted here, and sends it afterwards."""
        if not isinstance(event, QKeyEvent) or event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        act = self._acts.get(QKeySequence(event.keyCombination()).toString())
        if act is None:
            return False
        if event.type() is QEvent.Type.KeyPress and act() is False:
            return False
        event.accept()
        return True


def on_key(widget: QWidget, written: str, act: Callable[[], object]) -> None:
    """A key that what has the keyboard inside of the widget would use itself, as buttons do with the arrow keys."""
    shortcut = QShortcut(QKeySequence(written), widget)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(act)
