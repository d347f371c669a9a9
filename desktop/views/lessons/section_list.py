"""The sections of a lesson with their minutes."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from contracts.content import LessonSection
from desktop.ui.theme import Theme
from desktop.ui.translation import tr

_MINUTES = Qt.ItemDataRole.UserRole
_EDGE = 10
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class SectionList(QListWidget):
    """A section that is chosen is scrolled to; Alt with up and down moves it."""

    section_chosen = Signal(str)
    move_wanted = Signal(str, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: list[str] = []
        self.setProperty("look", "pages")
        self.setAccessibleName(self.tr("Sections"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setItemDelegate(_Minutes(theme, self))
        self.currentRowChanged.connect(self._on_row)
        theme.changed.connect(self.viewport().update)

    @property
    def current_id(self) -> str:
        """The section that is chosen; empty without one."""
        row = self.currentRow()
        return self._ids[row] if 0 <= row < len(self._ids) else ""

    def show_sections(self, sections: list[LessonSection]) -> None:
        """These in place of those before; the same one stays chosen."""
        chosen = self.current_id
        self.blockSignals(True)
        self.clear()
        self._ids = [section.id for section in sections]
        for section in sections:
            item = QListWidgetItem(section.title)
            item.setData(_MINUTES, section.minutes)
            spoken = tr("{title}, {minutes} minutes").format(title=section.title, minutes=section.minutes)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken if section.minutes else section.title)
            self.addItem(item)
        if self._ids:
            self.setCurrentRow(self._ids.index(chosen) if chosen in self._ids else 0)
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_wanted.emit(self.current_id, -1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._on_row(self.currentRow())
        else:
            super().keyPressEvent(event)

    def _on_row(self, _row: int) -> None:
        if self.current_id:
            self.section_chosen.emit(self.current_id)


class _Minutes(QStyledItemDelegate):
    """Minutes on the right of the title."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        minutes = index.data(_MINUTES)
        text = str(minutes) if minutes else ""
        super().paint(painter, option, index)
        if text:
            painter.save()
            painter.setPen(self._theme.colour("text_muted"))
            painter.setFont(self._theme.font("body"))
            painter.drawText(QRectF(option.rect).adjusted(0, 0, -_EDGE, 0), _RIGHT, text)
            painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        if index.data(_MINUTES):
            room = option.rect.width() - 2 * _EDGE - self._theme.width("000", "body", self._theme.font("body").weight())
            metrics = self._theme.metrics("body")
            option.text = metrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room - _EDGE)
