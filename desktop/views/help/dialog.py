"""The help: pages on the left, text on the right, a search over all of it."""

from pathlib import Path

from PySide6.QtCore import QLocale, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.fields import SearchField
from desktop.ui.frames import Card
from desktop.ui.labels import label
from desktop.ui.side_dialog import SideDialog
from desktop.ui.theme import Theme
from desktop.ui.translation import tr
from desktop.views.help.browser import HelpBrowser
from desktop.views.help.pages import HelpPage, load_pages, search

_SIZE = QSize(960, 680)
_LIST_WIDTH = 240
_NAME_ROLE = Qt.ItemDataRole.UserRole


class HelpDialog(SideDialog):
    """Can stay open beside the window."""

    def __init__(self, theme: Theme, folder: Path, data_dir: Path, parent: QWidget) -> None:
        super().__init__(theme, tr("Help"), _SIZE, parent)
        self._pages: list[HelpPage] = load_pages(folder, data_dir, QLocale().name().partition("_")[0])
        self.field = SearchField(self.tr("Search the help"))
        self.list = QListWidget()
        self.browser = HelpBrowser(theme)
        self.list.setAccessibleName(self.tr("Pages of the help"))
        self.list.setProperty("look", "pages")
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing = label(theme, self.tr("No page holds these words."), tone="muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self.field.textChanged.connect(lambda _: self._search())
        self.list.currentItemChanged.connect(lambda *_: self._show_current())
        self.browser.page_wanted.connect(self.show_page)
        self.browser.address_wanted.connect(self._ask_to_leave)
        self._search()

    def show_page(self, name: str) -> None:
        """Shows a page by the name of its file; one that there is not is ignored."""
        if all(page.name != name for page in self._pages):
            return
        if self._item(name) is None:
            self.field.clear()
        item = self._item(name)
        if item is not None:
            self.list.setCurrentItem(item)

    @property
    def page(self) -> str:
        """Title of the page that is shown; empty for none."""
        item = self.list.currentItem()
        return "" if item is None else item.text()

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        left = QVBoxLayout()
        left.setSpacing(space.s)
        left.addWidget(self.field)
        left.addWidget(self.list, 1)
        card = Card()
        around = QVBoxLayout(card)
        around.setContentsMargins(1, space.s, 1, space.s)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.browser)
        self._stack.addWidget(self._nothing)
        around.addWidget(self._stack)
        row = QHBoxLayout()
        row.setSpacing(space.l)
        row.addLayout(left)
        row.addWidget(card, 1)
        self.column.addLayout(row, 1)

    def _search(self) -> None:
        before = self.list.currentItem()
        name = None if before is None else before.data(_NAME_ROLE)
        found = search(self._pages, self.field.text())
        self.list.blockSignals(True)
        self.list.clear()
        for page in found:
            item = QListWidgetItem(page.title)
            item.setData(_NAME_ROLE, page.name)
            self.list.addItem(item)
        rows = [row for row, page in enumerate(found) if page.name == name]
        self.list.setCurrentRow(rows[0] if rows else 0)
        self.list.blockSignals(False)
        self._stack.setCurrentIndex(0 if found else 1)
        self._show_current()

    def _show_current(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            page = next(page for page in self._pages if page.name == item.data(_NAME_ROLE))
            self.browser.show_page(page, self.field.text())

    def _item(self, name: str) -> QListWidgetItem | None:
        items = (self.list.item(row) for row in range(self.list.count()))
        return next((item for item in items if item.data(_NAME_ROLE) == name), None)

    def _ask_to_leave(self, address: str) -> None:
        """Nothing outside is opened before it has been shown in full."""
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Open this address?"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("It leads out of the app and is opened in your browser or mail program."))
        box.setInformativeText(address)
        leave = box.addButton(self.tr("Open"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        leave.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(address)))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
