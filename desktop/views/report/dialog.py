"""Asks where a report goes."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.ui.translation import tr


def report_dialog(parent: QWidget, suggested: str, save: Callable[[Path], None]) -> QFileDialog:
    """Asks where the page goes; the system's own question guards a file that exists."""
    dialog = QFileDialog(parent, tr("Save the report"), suggested)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([tr("Web pages (*.html *.htm)")])
    dialog.setDefaultSuffix("html")
    dialog.selectFile(suggested)
    dialog.fileSelected.connect(lambda path: save(Path(path)))
    return dialog
