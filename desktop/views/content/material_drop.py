"""Files that are dragged over a page: wherever they are let go, they become material."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from desktop.services.materials import is_material
from desktop.services.script_files import SUFFIXES
from desktop.ui.code.editor import copy_files
from desktop.ui.drop_frame import DropFrame
from desktop.ui.theme import Theme


class MaterialDrop(QObject):
    """Takes files before a field under the mouse would take their paths for text; text still goes to the field.

    Scripts and folders it leaves to the window. `dropped` brings all files, also those that cannot be read.
    """

    dropped = Signal(list)

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._watched: list[QWidget] = []
        self.frame = DropFrame(theme, self.tr("Drop to use as material"), page, "open")
        page.setAcceptDrops(True)
        page.installEventFilter(self)
        self._watch_fields()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A drag enters and leaves one part of the page after the other."""
        kind = event.type()
        if kind is QEvent.Type.DragLeave:
            self.frame.offer(False)
        elif kind in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop) and isinstance(event, QDropEvent):
            return self._on_drag(kind, event)
        return False

    def _on_drag(self, kind: QEvent.Type, event: QDropEvent) -> bool:
        files = dragged_files(event.mimeData())
        if not files:
            return False
        if kind is QEvent.Type.DragEnter:
            self._watch_fields()
            fit = any(is_material(path) for path in files)
            words = self.tr("Drop to use as material") if fit else self.tr("Files of this kind cannot be read")
            self.frame.setAccessibleName(words)
        event.acceptProposedAction()
        copy_files(event)
        self.frame.offer(kind is not QEvent.Type.Drop)
        if kind is QEvent.Type.Drop:
            self.dropped.emit(files)
        return True

    def _watch_fields(self) -> None:
        """Those that take drops themselves; some come while the page is in use."""
        known = set(self._watched)
        fields = [part for part in self._page.findChildren(QWidget) if part.acceptDrops()]
        for field in fields:
            if field not in known:
                field.installEventFilter(self)
        self._watched = fields


def dragged_files(source: QMimeData) -> list[Path]:
    """The local files of a drag; none where there are only scripts and folders, which the window opens."""
    files = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
    ours = [path for path in files if is_material(path) or not (path.suffix.lower() in SUFFIXES or path.is_dir())]
    return files if ours else []
