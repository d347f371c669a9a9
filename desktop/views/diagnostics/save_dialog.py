"""Asks where a report is to go."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.ui.translation import tr
from desktop.views.diagnostics.presenter import DiagnosticsPresenter


def ask_where_to_save(presenter: DiagnosticsPresenter, parent: QWidget) -> None:
    """Shows the save dialog; the system's own question guards a file that exists."""
    dialog = QFileDialog(parent, tr("Save a report"), presenter.suggested_path)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("zip")
    dialog.setNameFilters([tr("Zip archives (*.zip)")])
    dialog.selectFile(presenter.suggested_path)
    dialog.fileSelected.connect(lambda path: presenter.save(Path(path)))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
