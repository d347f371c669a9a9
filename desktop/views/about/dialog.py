"""Product, versions, and the licences of all that is bundled."""

import asyncio

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.services.job_runner import JobRunner
from desktop.services.licences import Component, components, licence_text
from desktop.services.versions import versions
from desktop.ui.buttons import Button
from desktop.ui.frames import Card
from desktop.ui.labels import label, tooltip
from desktop.ui.resources import resource_root
from desktop.ui.side_dialog import SideDialog
from desktop.ui.theme import Theme
from desktop.ui.translation import tr

_SIZE = QSize(920, 640)
_LIST_WIDTH = 340


class AboutDialog(SideDialog):
    """The licences are read in the background: asking all packages takes longer than a frame."""

    def __init__(self, theme: Theme, jobs: JobRunner, luau: str, parent: QWidget) -> None:
        title = tr("About ToolBoxAI Companion")
        super().__init__(theme, title, _SIZE, parent)
        self._jobs = jobs
        self._components: list[Component] = []
        self._versions = versions(luau)
        self.list = QListWidget()
        self.text = QPlainTextEdit()
        self.copy_button = Button(theme, self.tr("Copy"), icon_name="copy")
        self.copy_button.setAutoDefault(False)
        self.copy_button.setEnabled(False)
        self.copy_button.clicked.connect(self._copy)
        self._prepare()
        self._lay_out()
        jobs.start(
            asyncio.to_thread(components, resource_root()),
            name="read the licences",
            on_success=self._on_components,
            owner=self,
        )

    def _prepare(self) -> None:
        self.list.setAccessibleName(self.tr("What is bundled"))
        self.list.setProperty("look", "pages")
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.currentRowChanged.connect(self._show_text)
        self.text.setReadOnly(True)
        self.text.setProperty("role", "code")
        self.text.setFont(self._theme.font("small"))
        self.text.setTabChangesFocus(True)
        self.text.document().setDocumentMargin(self._theme.tokens.space.m)
        self.text.setAccessibleName(self.tr("Text of the licence"))
        self.text.setPlainText(self.tr("Reading the licences…"))

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        head = QHBoxLayout()
        head.addLayout(self._version_grid())
        head.addStretch()
        head.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignBottom)
        card = Card()
        around = QVBoxLayout(card)
        around.setContentsMargins(1, space.s, 1, space.s)
        around.addWidget(self.text)
        row = QHBoxLayout()
        row.setSpacing(space.l)
        row.addWidget(self.list)
        row.addWidget(card, 1)
        words = self.tr("MIT licence. The app brings these along, each under its own licence:")
        self.column.addLayout(head)
        self.column.addWidget(label(self._theme, words, tone="muted", wrap=True))
        self.column.addLayout(row, 1)
        self.setTabOrder(self.copy_button, self.list)
        self.setTabOrder(self.list, self.text)
        self.list.setFocus()

    def _version_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.tokens.space.xl)
        grid.setVerticalSpacing(self._theme.tokens.space.xs)
        for row, (name, number) in enumerate(self._versions.items()):
            shown = self.tr("known when the server runs") if number == "?" else number
            grid.addWidget(label(self._theme, name, tone="muted"), row, 0)
            value = label(self._theme, shown, weight=QFont.Weight.Medium)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setAccessibleName(f"{name} {shown}")
            grid.addWidget(value, row, 1)
        return grid

    def _on_components(self, found: list[Component]) -> None:
        self._components = found
        for component in found:
            item = QListWidgetItem(_line(component))
            item.setToolTip(tooltip(_line(component)))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.copy_button.setEnabled(True)

    def _show_text(self, row: int) -> None:
        if 0 <= row < len(self._components):
            component = self._components[row]
            none = self.tr("{name} is under this licence: {licence}. Its text was not installed with it.")
            self.text.setPlainText(
                licence_text(component) or none.format(name=component.name, licence=component.licence)
            )

    def _copy(self) -> None:
        lines = [f"{name} {number}" for name, number in self._versions.items()]
        lines += ["", *(_line(component) for component in self._components)]
        QGuiApplication.clipboard().setText("\n".join(lines))


def _line(component: Component) -> str:
    words = " ".join(part for part in (component.name, component.version) if part)
    return f"{words} · {component.licence}"
