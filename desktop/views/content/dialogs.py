"""What opens over a lesson or assessment: what to look at, versions, a preview, a remark, a question."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QListWidget, QTextBrowser, QVBoxLayout, QWidget

from contracts.library import MAX_REMARK, VersionList
from desktop.ui.buttons import Button
from desktop.ui.frames import ScrollArea
from desktop.ui.labels import label
from desktop.ui.markdown import read_markdown, style_markdown
from desktop.ui.side_dialog import SideDialog
from desktop.ui.theme import Theme
from desktop.ui.translation import tr
from desktop.views.content.wording import version_text

_NOTES_SIZE = QSize(560, 420)
_VERSIONS_SIZE = QSize(560, 460)
_READING_SIZE = QSize(820, 780)


class NotesDialog(SideDialog):
    """What to look at, a sentence each, the worst first."""

    def __init__(self, theme: Theme, sections: list[tuple[str, list[str]]], parent: QWidget) -> None:
        super().__init__(theme, tr("To look at"), _NOTES_SIZE, parent)
        inner = QWidget()
        inner.setObjectName("details")
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.tokens.space.s)
        for title, notes in sections:
            if notes:
                lines.addWidget(label(theme, title, weight=QFont.Weight.DemiBold))
                for note in notes:
                    line = label(theme, f"•  {note}", wrap=True)
                    line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                    lines.addWidget(line)
        lines.addStretch()
        scroll = ScrollArea(tr("To look at"))
        scroll.setWidget(inner)
        self.column.addWidget(scroll, 1)
        self.column.addLayout(_feet(theme, self, []))


class VersionsDialog(SideDialog):
    """All versions, newest first; Return looks at the chosen one."""

    def __init__(
        self,
        theme: Theme,
        versions: VersionList,
        look: Callable[[int], None],
        restore: Callable[[int], None],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, tr("Versions"), _VERSIONS_SIZE, parent)
        self._versions = versions.versions
        self.list = QListWidget()
        self.list.setProperty("look", "pages")
        self.list.setAccessibleName(tr("Versions"))
        for version in self._versions:
            self.list.addItem(version_text(version))
        self.look_button = Button(theme, tr("Look at it"))
        self.restore_button = Button(theme, tr("Restore"), "primary")
        self.look_button.clicked.connect(lambda: look(self._chosen()))
        self.list.itemActivated.connect(lambda _item: look(self._chosen()))
        self.restore_button.clicked.connect(lambda: restore(self._chosen()))
        self.restore_button.clicked.connect(self.close)
        self.list.currentRowChanged.connect(self._allow)
        self.column.addWidget(self.list, 1)
        self.column.addLayout(_feet(theme, self, [self.look_button, self.restore_button]))
        self.list.setCurrentRow(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self) -> int:
        return self._versions[max(self.list.currentRow(), 0)].version

    def _allow(self, row: int) -> None:
        self.restore_button.allow(tr("This is how it stands now.") if row == 0 else "")


class ReadingDialog(SideDialog):
    """Markdown, to be read in passing."""

    def __init__(self, theme: Theme, title: str, markdown: str, parent: QWidget) -> None:
        super().__init__(theme, title, _READING_SIZE, parent)
        self.text = QTextBrowser()
        self.text.setProperty("role", "prose")
        self.text.setAccessibleName(title)
        self.text.setOpenLinks(False)
        document = read_markdown(markdown, self.text)
        document.setDocumentMargin(theme.tokens.space.l)
        self.text.setDocument(document)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.column.addWidget(self.text, 1)
        self.column.addLayout(_feet(theme, self, []))

    def _restyle(self) -> None:
        style_markdown(self.text.document(), self._theme)


def ask_remark(parent: QWidget, title: str, done: Callable[[str], None]) -> None:
    """Asks what shall be different; nothing happens without an answer."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setInputMode(QInputDialog.InputMode.TextInput)
    dialog.setLabelText(tr("What shall be different? Such as: simpler, shorter, more hands-on"))
    dialog.textValueSelected.connect(lambda text: done(text.strip()[:MAX_REMARK]) if text.strip() else None)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _feet(theme: Theme, dialog: SideDialog, buttons: list[Button]) -> QHBoxLayout:
    """Close, and what else there is."""
    close = Button(theme, tr("Close"))
    close.clicked.connect(dialog.close)
    row = QHBoxLayout()
    row.setSpacing(theme.tokens.space.s)
    row.addStretch()
    for button in (close, *buttons):
        button.setAutoDefault(False)
        row.addWidget(button)
    return row
