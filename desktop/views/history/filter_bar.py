"""The row above the list: what to look for, and how to sort it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from contracts.tasks import TaskStatus
from desktop.services.local.history_filter import HistoryFilter, HistoryOrder, OrderKey
from desktop.ui.buttons import Button
from desktop.ui.theme import Theme
from desktop.views.history.menu_button import MenuButton
from desktop.views.history.wording import Period, kind_name, order_name, period_name, status_name

_AROUND_TEXT = 32
"""Pixels of a field that its text has not."""
SEARCH_MS = 150
"""What is typed is looked for after this time."""
_STATUSES = (TaskStatus.COMPLETED, TaskStatus.FAILED, TaskStatus.CANCELLED, TaskStatus.PROCESSING, TaskStatus.QUEUED)
_ORDERS = tuple(
    HistoryOrder(key, descending)
    for key, descending in (
        (OrderKey.CREATED, True),
        (OrderKey.CREATED, False),
        (OrderKey.NAME, False),
        (OrderKey.NAME, True),
        (OrderKey.DURATION, True),
        (OrderKey.DURATION, False),
        (OrderKey.STATUS, False),
        (OrderKey.KIND, False),
    )
)


class FilterBar(QWidget):
    """Escape in the search field empties it. Signals come from the person only."""

    searched = Signal(str)
    statuses_chosen = Signal(object)
    kinds_chosen = Signal(object)
    period_chosen = Signal(object)
    order_chosen = Signal(object)
    list_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField()
        self.search.setPlaceholderText(self.tr("Search names, messages and scripts"))
        self.search.setAccessibleName(self.tr("Search the history"))
        self.status = MenuButton(theme, self.tr("State"), many=True)
        self.kind = MenuButton(theme, self.tr("Kind"), many=True)
        self.period = MenuButton(theme, self.tr("Period"))
        self.order = MenuButton(theme, self.tr("Sort"))
        self.clear = Button(theme, self.tr("Clear"), "quiet")
        self._kinds: list[str] = []
        self._held_kinds: frozenset[str] = frozenset()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_MS)
        self._timer.timeout.connect(lambda: self.searched.emit(self.search.text()))
        self.search.textEdited.connect(lambda _text: self._timer.start())
        self.search.left.connect(self.list_wanted)
        self.search.cleared.connect(lambda: self.searched.emit(""))
        self.status.chosen.connect(self.statuses_chosen)
        self.kind.chosen.connect(self.kinds_chosen)
        self.period.chosen.connect(self.period_chosen)
        self.order.chosen.connect(self.order_chosen)
        self._narrow: bool | None = None
        self._lines = [QHBoxLayout(), QHBoxLayout()]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.tokens.space.s)
        for line in self._lines:
            line.setSpacing(theme.tokens.space.s)
            column.addLayout(line)
        self._arrange(narrow=False)
        self.show_filter(HistoryFilter(), Period.ANY)
        self.show_order(HistoryOrder())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.search.minimumWidth(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On one line where there is room for all of it, else on two."""
        spacing = self._lines[0].spacing()
        buttons = (self.status, self.kind, self.period, self.clear, self.order)
        taken = sum(button.sizeHint().width() + spacing for button in buttons if not button.isHidden())
        self._arrange(narrow=event.size().width() < taken + self.search.wanted_width())

    def _arrange(self, *, narrow: bool) -> None:
        if narrow is self._narrow:
            return
        self._narrow = narrow
        for line in self._lines:
            while line.takeAt(0) is not None:
                pass
        first, second = self._lines
        choices = (self.status, self.kind, self.period)
        first.addWidget(self.search, 1)
        for button in (self.clear,) if narrow else (*choices, self.clear, self.order):
            first.addWidget(button)
        if narrow:
            for button in choices:
                second.addWidget(button)
            second.addStretch()
            second.addWidget(self.order)

    def show_filter(self, what: HistoryFilter, period: Period) -> None:
        """Marks what holds. What is still being typed stays as it is."""
        if not self._timer.isActive() and self.search.text() != what.text:
            self.search.setText(what.text)
        self.status.show_choices([(status, status_name(status)) for status in _STATUSES], _held(what.statuses))
        self._held_kinds = what.kinds
        self.show_kinds(self._kinds)
        self.period.show_choices([(one, period_name(one)) for one in Period], [period])
        self.clear.setVisible(what.narrows)

    def show_kinds(self, kinds: Sequence[str]) -> None:
        """The kinds that occur; of a single one there is nothing to choose."""
        self._kinds = list(kinds)
        self.kind.show_choices([(kind, kind_name(kind)) for kind in kinds], sorted(self._held_kinds))
        self.kind.setVisible(len(kinds) > 1 or bool(self._held_kinds))

    def show_order(self, order: HistoryOrder) -> None:
        """Marks how the list is sorted."""
        shown = _ORDERS if order in _ORDERS else (*_ORDERS, order)
        choices = [(one, order_name(one.key, descending=one.descending)) for one in shown]
        self.order.show_choices(choices, [order])


class SearchField(QLineEdit):
    """Down and Return lead into the list; Escape empties."""

    left = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(False)
        self.setMaxLength(500)
        self.setMinimumWidth(160)

    def wanted_width(self) -> int:
        """Room for what it says while it is empty."""
        return self.fontMetrics().horizontalAdvance(self.placeholderText()) + _AROUND_TEXT

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.cleared.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _held(statuses: frozenset[TaskStatus]) -> list[TaskStatus]:
    return [status for status in _STATUSES if status in statuses]
