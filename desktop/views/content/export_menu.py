"""The button that makes files of what is open, and shows how they will read."""

import re
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from desktop.services.preferences import Preferences
from desktop.ui.buttons import Button
from desktop.ui.theme import Theme
from desktop.views.content.wording import format_groups, format_name

VERSIONS = ("", "A", "B", "C")
_NOT_IN_A_FILE_NAME = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


class ExportButton(Button):
    """`chosen` brings the path, the suffix that says which file it is, and of a quiz which order of questions."""

    chosen = Signal(object, str, str)
    preview_wanted = Signal(str)

    def __init__(self, theme: Theme, preferences: Preferences, *, quiz: bool, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "secondary", "down", parent)
        self.set_text(self.tr("Export"))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow behind the word
        self._preferences = preferences
        self._quiz = quiz
        self._title = ""
        self.version = ""
        self.menu_shown = self._build()
        self.clicked.connect(self.open_menu)

    def show_title(self, title: str) -> None:
        """What files are named after."""
        self._title = title

    def open_menu(self) -> None:
        """Below the button, without holding anything up."""
        self.menu_shown.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def ask_place(self, suffix: str) -> None:
        """Asks where the file shall be; `chosen` follows."""
        dialog = QFileDialog(self.window(), format_name(suffix), self._preferences.last_folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{format_name(suffix)} (*{suffix})")
        dialog.selectFile(self.file_name(suffix))
        dialog.fileSelected.connect(lambda path: self.take_place(Path(path), suffix))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def take_place(self, path: Path, suffix: str) -> None:
        """The suffix is put behind a name that does not end with it."""
        if not path.name.casefold().endswith(suffix):
            path = path.with_name(path.name + suffix)
        self._preferences.last_folder = str(path.parent)
        self.chosen.emit(path, suffix, self.version)

    def file_name(self, suffix: str) -> str:
        """The title without what no file may be called."""
        plain = _NOT_IN_A_FILE_NAME.sub(" ", self._title).strip(" .")[:80] or self.tr("Untitled")
        version = f" {self.version}" if self.version else ""
        return f"{plain}{version}{suffix}"

    def _build(self) -> QMenu:
        menu = QMenu(self)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        preview = menu.addAction(self.tr("Preview…"))
        preview.triggered.connect(lambda: self.preview_wanted.emit(self.version))
        menu.addSeparator()
        for title, suffixes in format_groups(quiz=self._quiz):
            place = menu.addMenu(title) if self._quiz else menu
            for suffix in suffixes:
                entry = place.addAction(f"{format_name(suffix)}…")
                entry.triggered.connect(lambda _=False, suffix=suffix: self.ask_place(suffix))
        if self._quiz:
            self._add_versions(menu)
        return menu

    def _add_versions(self, menu: QMenu) -> None:
        """Versions hold the same questions in another order."""
        menu.addSeparator()
        versions = menu.addMenu(self.tr("Order of the questions"))
        group = QActionGroup(versions)
        for version in VERSIONS:
            name = self.tr("Version {letter}").format(letter=version) if version else self.tr("As shown")
            entry = versions.addAction(name)
            entry.setCheckable(True)
            entry.setChecked(version == self.version)
            entry.triggered.connect(lambda _=False, version=version: self._choose(version))
            group.addAction(entry)

    def _choose(self, version: str) -> None:
        self.version = version
