"""A question of an assessment: its card with what can be done with it, or its editor."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from contracts.content import AnyItem
from desktop.ui.buttons import Button, IconButton
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.ui.translation import counted
from desktop.views.assessments.item_editor import ItemEditor
from desktop.views.content.item_card import ItemCard


class ItemView(QWidget):
    """Signals come from the person only. `edited` brings the question as it shall be."""

    replace_wanted = Signal(str)
    edited = Signal(object)
    move_wanted = Signal(str, int)
    delete_wanted = Signal(str)
    source_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._item: AnyItem | None = None
        self._number = 0
        self.editor: ItemEditor | None = None
        self.card = ItemCard(theme)
        self.edit = Button(theme, self.tr("Edit"), "quiet", "pencil")
        self.replace = Button(theme, self.tr("Another one"), "quiet", "retry")
        self.more = IconButton(theme, "more", "")
        self.flaws = label(theme, size="small", tone="danger", wrap=True)
        self.notes = label(theme, size="small", wrap=True)
        self.points = label(theme, size="small", tone="muted")
        self._lay_out()
        self.card.source_wanted.connect(self.source_wanted)
        self.edit.clicked.connect(self.begin_edit)
        self.replace.clicked.connect(lambda: self.replace_wanted.emit(self.item_id))
        self.more.clicked.connect(lambda: self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height()))))

    @property
    def item_id(self) -> str:
        """Of what is shown."""
        return self._item.id if self._item is not None else ""

    def show_item(self, number: int, item: AnyItem, flaws: list[str], notes: list[str]) -> None:
        """`flaws` are what makes it unfit, as the gate says, `notes` what may be looked at."""
        self._item, self._number = item, number
        self.card.show_item(number, item)
        self.edit.setAccessibleName(self.tr("Edit question {number}").format(number=number))
        self.replace.setAccessibleName(self.tr("Another one for question {number}").format(number=number))
        name = self.tr("More for question {number}").format(number=number)
        self.more.setAccessibleName(name)
        self.more.setToolTip(name)
        for line, said in ((self.flaws, flaws), (self.notes, notes)):
            line.setText("\n".join(f"⚠  {one}" for one in said))
            line.setVisible(bool(said))
        points = counted("{n} point", "{n} points", item.points)
        self.points.setText(self.tr("{points}, locked").format(points=points) if item.locked else points)

    def show_replacing(self, replacing: bool, why_not: str) -> None:
        """While one is looked for nothing else is asked for; a locked question stays."""
        locked = self._item is not None and self._item.locked
        self.replace.setText(self.tr("Looking") if replacing else self.tr("Another one"))
        self.replace.allow(self.tr("It is locked.") if locked else why_not)

    def menu(self) -> QMenu:
        """What else can be done with it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        locked = self._item is not None and self._item.locked
        menu.addAction(self.tr("Unlock") if locked else self.tr("Lock"), self.toggle_lock)
        menu.addAction(self.tr("Move up"), lambda: self.move_wanted.emit(self.item_id, -1))
        menu.addAction(self.tr("Move down"), lambda: self.move_wanted.emit(self.item_id, 1))
        menu.addSeparator()
        menu.addAction(self.tr("Delete"), lambda: self.delete_wanted.emit(self.item_id))
        return menu

    def toggle_lock(self) -> None:
        """A locked question is not replaced."""
        if self._item is not None:
            self.edited.emit(self._item.model_copy(update={"locked": not self._item.locked}))

    def begin_edit(self) -> None:
        """Its editor in place of the card."""
        if self.editor is not None or self._item is None:
            return
        self.editor = ItemEditor(self._theme, self._item)
        self.editor.saved.connect(self._on_saved)
        self.editor.cancelled.connect(self.end_edit)
        self.editor.source_wanted.connect(self.source_wanted)
        self._column.addWidget(self.editor)
        self.card.hide()
        self.editor.take_focus()

    def end_edit(self) -> None:
        """Back to the card."""
        if self.editor is None:
            return
        editor, self.editor = self.editor, None
        self._column.removeWidget(editor)
        editor.hide()
        editor.deleteLater()
        self.card.show()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_saved(self, item: AnyItem) -> None:
        self.end_edit()
        self.edited.emit(item)

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        feet = QHBoxLayout()
        feet.setSpacing(space.xs)
        feet.addWidget(self.points)
        feet.addStretch()
        for button in (self.edit, self.replace, self.more):
            feet.addWidget(button)
        self.card.column.addWidget(self.flaws)
        self.card.column.addWidget(self.notes)
        self.card.column.addLayout(feet)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.card)
