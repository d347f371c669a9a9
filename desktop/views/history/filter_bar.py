"""The row above the list: what to look for, and how to sort it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from contracts.tasks import TaskStatus
from desktop.services.local.history_filter import HistoryFilter, HistoryOrder, OrderKey
from desktop.ui.buttons import Button
from desktop.ui.theme import Theme
from desktop.views.history.menu_button import MenuButton
from desktop.views.history.wording import Period, kind_name, order_name, period_name, status_name

_SEARCH_WIDTH = 220
"""Less than that beside the choices, and they get a line of their own."""
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
        self._lay_out(theme)
        self.show_filter(HistoryFilter(), Period.ANY)
        self.show_order(HistoryOrder())

    def _lay_out(self, theme: Theme) -> None:
        self._choices = QWidget()
        row = QHBoxLayout(self._choices)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.tokens.space.s)
        for button in (self.status, self.kind, self.period, self.clear):
            row.addWidget(button)
        row.addStretch()
        self._narrow: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.tokens.space.s)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(self.search, 0, 0)
        self._grid.addWidget(self.order, 0, 2)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """With the choices in a line of their own."""
        first = self.search.minimumWidth() + self._grid.horizontalSpacing() + self.order.sizeHint().width()
        return QSize(max(first, self._choices.sizeHint().width()), super().minimumSizeHint().height())

    def _arrange(self) -> None:
        """In one line where there is room, else in two."""
        others = self._choices.sizeHint().width() + self.order.sizeHint().width()
        narrow = self.width() < others + _SEARCH_WIDTH
        if narrow is not self._narrow:
            self._narrow = narrow
            self._grid.removeWidget(self._choices)
            self._grid.addWidget(self._choices, *((1, 0, 1, 3) if narrow else (0, 1)))

    def show_filter(self, what: HistoryFilter, period: Period) -> None:
        """Marks what holds. What is still being typed stays as it is."""
        if not self._timer.isActive() and self.search.text() != what.text:
            self.search.setText(what.text)
        self.status.show_choices([(status, status_name(status)) for status in _STATUSES], _held(what.statuses))
        self._held_kinds = what.kinds
        self.show_kinds(self._kinds)
        self.period.show_choices([(one, period_name(one)) for one in Period], [period])
        self.clear.setVisible(what.narrows)
        self._arrange()

    def show_kinds(self, kinds: Sequence[str]) -> None:
        """The kinds that occur; of a single one there is nothing to choose."""
        self._kinds = list(kinds)
        self.kind.show_choices([(kind, kind_name(kind)) for kind in kinds], sorted(self._held_kinds))
        self.kind.setVisible(len(kinds) > 1 or bool(self._held_kinds))
        self._arrange()

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
