"""A small window that another program's file can be dragged from: `drag_source.py FILE`. Ends when it is told to."""

import sys

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

SIZE = 80


def say(word: str) -> None:
    """One word a line: ready, dragging, and then what the target has done. One that took nothing can be tried again."""
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


class Source(QWidget):
    """Stands in the upper left corner without the window manager's doing."""

    def __init__(self, path: str) -> None:
        super().__init__(None, Qt.WindowType.X11BypassWindowManagerHint | Qt.WindowType.WindowStaysOnTopHint)
        self._path = path
        self.setGeometry(0, 0, SIZE, SIZE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(self._path)])
        drag = QDrag(self)
        drag.setMimeData(data)
        say("dragging")
        say(str(drag.exec(Qt.DropAction.CopyAction).name))


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    source = Source(sys.argv[1])
    source.show()
    say("ready")
    app.exec()
