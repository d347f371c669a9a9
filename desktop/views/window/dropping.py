"""Scripts that are dragged over the window."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from desktop.services.script_files import SUFFIXES
from desktop.ui.code.editor import copy_files
from desktop.ui.drop_frame import DropFrame
from desktop.ui.theme import Theme


class Dropping(QObject):
    """Shows that a script can be let go, and takes it where no part of the window does so by itself.

    `dropped` gives the files, of which the first is a script or a folder. Several, and a folder, it takes everywhere.
    """

    dropped = Signal(list)

    def __init__(self, theme: Theme, window: QWidget, page: QWidget, takers: Iterable[QWidget]) -> None:
        """The frame lies over `page`; `takers` are parts of the window that open what is let go over them."""
        super().__init__(window)
        self._window = window
        self.offers = True
        """Whether something can be opened here at all: else it is taken without a frame, and whoever asked is told."""
        self.frame = DropFrame(theme, self.tr("Drop to open"), page)
        window.setAcceptDrops(True)
        for target in (window, *takers):
            target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A drag enters and leaves one part of the window after the other."""
        kind = event.type()
        if kind is QEvent.Type.DragLeave:
            self.frame.offer(False)
        elif kind in (QEvent.Type.DragEnter, QEvent.Type.Drop) and isinstance(event, QDropEvent):
            files = script_first(event.mimeData())
            self.frame.offer(self.offers and bool(files) and kind is QEvent.Type.DragEnter)
            if files and (watched is self._window or len(files) > 1 or files[0].is_dir()):
                event.acceptProposedAction()
                copy_files(event)
                if kind is QEvent.Type.Drop:
                    self.dropped.emit(files)
                return True
        return False


def script_first(source: QMimeData) -> list[Path]:
    """The local files of a drag; none where the first of them is neither a folder nor has the name of a script."""
    files = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
    return files if files and (files[0].suffix.lower() in SUFFIXES or files[0].is_dir()) else []
