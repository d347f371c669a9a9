"""The files that the server has read before: to be used again, or deleted for good."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QMessageBox, QWidget

from contracts.materials import MaterialView
from desktop.ui.buttons import Button
from desktop.ui.fields import SearchField
from desktop.ui.labels import label, tooltip
from desktop.ui.side_dialog import SideDialog
from desktop.ui.theme import Theme
from desktop.ui.translation import tr
from desktop.views.content.material_words import facts_of_material
from desktop.views.content.own_material import OwnMaterial
from desktop.views.content.wording import moment_text

_SIZE = QSize(560, 460)
_AROUND = 36
"""Pixels beside the words of a row."""
_VIEW = Qt.ItemDataRole.UserRole


class FileList(QListWidget):
    """Says when it has another width."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class MaterialsDialog(SideDialog):
    """Several can be chosen. Return uses them, Delete deletes them after a question."""

    def __init__(self, theme: Theme, material: OwnMaterial, parent: QWidget) -> None:
        super().__init__(theme, tr("Files from before"), _SIZE, parent)
        self._material = material
        self.search = SearchField(tr("Search the files"))
        self.list = FileList()
        self.list.setProperty("look", "pages")
        self.list.setAccessibleName(tr("Files from before"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.said = label(theme, tr("There is no such file."), tone="muted", wrap=True)
        self.use = Button(theme, tr("Use"), "primary")
        self.delete = Button(theme, tr("Delete…"), "quiet", "trash")
        self._lay_out()
        self.search.textChanged.connect(lambda _text: self._show())
        self.list.itemSelectionChanged.connect(self._allow)
        self.list.itemActivated.connect(lambda _item: self.take())
        self.list.resized.connect(self._write)
        self.use.clicked.connect(self.take)
        self.delete.clicked.connect(self.ask_delete)
        material.listed.connect(self._show)
        self._show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def selected(self) -> list[MaterialView]:
        """Those that are chosen, from top to bottom."""
        items = (self.list.item(row) for row in range(self.list.count()))
        views = (item.data(_VIEW) for item in items if item is not None and item.isSelected())
        return [view for view in views if isinstance(view, MaterialView)]

    def take(self) -> None:
        """Puts them on the form."""
        self._material.use(self.selected)
        self.close()

    def ask_delete(self) -> None:
        """Asks first."""
        views = self.selected
        if views:
            names = ", ".join(view.name for view in views)
            ask_delete_material(self, names, lambda: self._delete([view.material_id for view in views]))

    def _delete(self, material_ids: list[str]) -> None:
        for material_id in material_ids:
            self._material.delete(material_id)

    def _show(self) -> None:
        sought = self.search.text().casefold().strip()
        chosen = {view.material_id for view in self.selected}
        self.list.clear()
        for view in self._material.known:
            if sought in view.name.casefold():
                item = QListWidgetItem()
                item.setData(_VIEW, view)
                self.list.addItem(item)
                item.setSelected(view.material_id in chosen)
        self._write()
        found = self.list.count() > 0
        if found and not self.selected:
            self.list.setCurrentRow(0)
        self.list.setVisible(found)
        self.said.setVisible(not found)
        self._allow()

    def _write(self) -> None:
        """A long name is shortened in the middle: its end tells files of a series apart."""
        metrics, room = self.list.fontMetrics(), self.list.viewport().width() - _AROUND
        for row in range(self.list.count()):
            item = self.list.item(row)
            view = item.data(_VIEW)
            read = tr("read {time}").format(time=moment_text(view.created_at))
            facts = f"{facts_of_material(view)} · {read}"
            name = metrics.elidedText(view.name, Qt.TextElideMode.ElideMiddle, room)
            item.setText(f"{name}\n{facts}")
            item.setToolTip(tooltip(view.name) if name != view.name else "")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{view.name}, {facts}")

    def _allow(self) -> None:
        why_not = "" if self.selected else tr("Choose a file first.")
        self.use.allow(why_not)
        self.delete.allow(why_not)

    def _lay_out(self) -> None:
        close = Button(self._theme, tr("Close"))
        close.clicked.connect(self.close)
        feet = QHBoxLayout()
        feet.setSpacing(self._theme.tokens.space.s)
        feet.addWidget(self.delete)
        feet.addStretch()
        feet.addWidget(close)
        feet.addWidget(self.use)
        for button in (self.delete, close, self.use):
            button.setAutoDefault(False)
        self.column.addWidget(self.search)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.said, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(feet)


def ask_delete_material(parent: QWidget, name: str, delete: Callable[[], None]) -> None:
    """Asks before the text of a file is gone from the server."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("Delete it?"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(
        tr(
            "The text of {name} is deleted for good. Lessons and quizzes made from it stay, with what they quote; "
            "so does the file on your computer."
        ).format(name=name)
    )
    yes = box.addButton(tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    yes.clicked.connect(delete)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
