"""One section of a lesson: heading, minutes, text, and its questions as cards."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from contracts.content import LessonSection
from desktop.ui.buttons import Button
from desktop.ui.fields import SpinBox
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.ui.translation import tr
from desktop.views.content.dialogs import ask_remark
from desktop.views.content.item_card import ItemCard
from desktop.views.content.prose import Prose
from desktop.views.lessons.section_editor import SectionEditor

_LONGEST = 480
_MINUTES_WIDTH = 96
_LEAST, _NARROW = 270, 380


def remarks() -> list[tuple[str, str]]:
    """What a section can be asked to be: the word on the menu, and the remark that the server understands."""
    return [
        (tr("Again"), ""),
        (tr("Simpler"), "simpler"),
        (tr("Harder"), "harder"),
        (tr("Shorter"), "shorter"),
        (tr("Longer"), "longer"),
        (tr("More hands-on"), "more hands-on"),
    ]


class SectionView(QWidget):
    """Signals come from the person only. `edited` brings the section as it shall be."""

    rewrite_wanted = Signal(str, str)
    edited = Signal(object)
    move_wanted = Signal(str, int)
    delete_wanted = Signal(str)
    source_wanted = Signal(object)

    def __init__(self, theme: Theme, section: LessonSection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._section = section
        self._cards: list[ItemCard] = []
        self.editor: SectionEditor | None = None
        self._heading = label(theme, size="lead", weight=QFont.Weight.DemiBold, wrap=True)
        self.minutes = SpinBox(theme, "", range(_LONGEST + 1))
        self.minutes.setSuffix(self.tr(" min"))
        self.minutes.setSpecialValueText(self.tr("No time"))
        self.minutes.setFixedWidth(_MINUTES_WIDTH)
        self.rewrite = Button(theme, self.tr("Rewrite"), "secondary", "down")
        self.rewrite.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow behind the word
        self.edit = Button(theme, self.tr("Edit"), "quiet")
        self.prose = Prose(theme, "")
        self._lay_out()
        self.minutes.valueChanged.connect(self._on_minutes)
        self.rewrite.clicked.connect(lambda: self.rewrite_menu().popup(self._below()))
        self.edit.clicked.connect(self.begin_edit)
        self.show_section(section)

    @property
    def section(self) -> LessonSection:
        """What is shown."""
        return self._section

    @property
    def cards(self) -> list[ItemCard]:
        """Its questions."""
        return self._cards

    def show_section(self, section: LessonSection) -> None:
        """In place of what was shown."""
        self._section = section
        self._heading.setText(section.title)
        self.minutes.blockSignals(True)
        self.minutes.setValue(section.minutes)
        self.minutes.blockSignals(False)
        self.minutes.setAccessibleName(self.tr("Minutes of {title}").format(title=section.title))
        self.rewrite.setAccessibleName(self.tr("Rewrite {title}").format(title=section.title))
        self.edit.setAccessibleName(self.tr("Edit {title}").format(title=section.title))
        self.prose.setAccessibleName(section.title)
        self.prose.show_text(section.content)
        self.prose.setVisible(bool(section.content) and self.editor is None)
        self._show_items()

    def minimumSizeHint(self) -> QSize:
        """As wide as what can be done with it, which then stands below the heading."""
        return QSize(_LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, what can be done stands below the heading."""
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        narrow = event.size().width() < _NARROW
        self._head.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def show_remaking(self, remaking: bool, why_not: str) -> None:
        """While it is made again nothing else is asked for."""
        self.rewrite.setText(self.tr("Rewriting") if remaking else self.tr("Rewrite"))
        self.rewrite.allow(why_not)
        self.edit.allow(self.tr("It is being made again.") if remaking else "")

    def rewrite_menu(self) -> QMenu:
        """How it can be made again."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = self._section.id
        for word, remark in remarks():
            entry = menu.addAction(word)
            entry.triggered.connect(lambda _=False, remark=remark: self.rewrite_wanted.emit(name, remark))
        menu.addSeparator()
        menu.addAction(self.tr("With a remark…")).triggered.connect(self._ask_remark)
        menu.addSeparator()
        menu.addAction(self.tr("Move up"), lambda: self.move_wanted.emit(name, -1))
        menu.addAction(self.tr("Move down"), lambda: self.move_wanted.emit(name, 1))
        menu.addAction(self.tr("Delete this section"), lambda: self.delete_wanted.emit(name))
        return menu

    def begin_edit(self) -> None:
        """Its Markdown in place of its text."""
        if self.editor is not None:
            return
        self.editor = SectionEditor(self._theme, self._section)
        self.editor.saved.connect(self._on_saved)
        self.editor.cancelled.connect(self.end_edit)
        self._column.insertWidget(1, self.editor)
        self.prose.hide()
        self.edit.hide()
        self.editor.take_focus()

    def end_edit(self) -> None:
        """Back to the text."""
        if self.editor is None:
            return
        editor, self.editor = self.editor, None
        self._column.removeWidget(editor)
        editor.hide()
        editor.deleteLater()
        self.edit.show()
        self.prose.setVisible(bool(self._section.content))
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        controls = QHBoxLayout()
        controls.setSpacing(space.s)
        for widget in (self.minutes, self.rewrite, self.edit):
            controls.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        controls.addStretch()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(space.s)
        self._head.addWidget(self._heading, 1)
        self._head.addLayout(controls)
        self._items = QVBoxLayout()
        self._items.setSpacing(space.m)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space.m)
        self._column.addLayout(self._head)
        self._column.addWidget(self.prose)
        self._column.addLayout(self._items)

    def _show_items(self) -> None:
        items = self._section.items
        while len(self._cards) > len(items):
            card = self._cards.pop()
            self._items.removeWidget(card)
            card.hide()
            card.deleteLater()
        while len(self._cards) < len(items):
            card = ItemCard(self._theme)
            card.source_wanted.connect(self.source_wanted)
            self._cards.append(card)
            self._items.addWidget(card)
        for number, (card, item) in enumerate(zip(self._cards, items, strict=True), start=1):
            card.show_item(number, item)

    def _on_minutes(self, minutes: int) -> None:
        self.edited.emit(self._section.model_copy(update={"minutes": minutes}))

    def _on_saved(self, section: LessonSection) -> None:
        self.end_edit()
        self.edited.emit(section.model_copy(update={"minutes": self._section.minutes, "items": self._section.items}))

    def _ask_remark(self) -> None:
        section_id, title = self._section.id, self._section.title
        words = self.tr("Rewrite {title}").format(title=title)
        ask_remark(self.window(), words, lambda remark: self.rewrite_wanted.emit(section_id, remark))

    def _below(self) -> QPoint:
        return self.rewrite.mapToGlobal(QPoint(0, self.rewrite.height() + 2))
