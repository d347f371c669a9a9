"""The list of tasks: groups that fold, and cards in them."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QMenu, QTreeView, QWidget

from desktop.ui.theme import Theme
from desktop.views.tasks.delegate import TaskDelegate
from desktop.views.tasks.grouping import GroupKey
from desktop.views.tasks.item import ItemState, TaskItem
from desktop.views.tasks.model import GROUP_ROLE, HIDDEN_ROLE, ITEM_ROLE, ShownGroup, TaskListModel
from desktop.views.tasks.presenter import TasksPresenter
from desktop.views.tasks.wording import TaskAction, action_text, actions_of, further_actions_of


class TaskProgressList(QTreeView):
    """Return does the likeliest thing, Delete cancels or removes, R retries or sends again, E edits; the menu key lists
    everything.

    Left and right fold a group. With `most_height` (pixels) the list is as high as what it holds, at most that.
    """

    current_changed = Signal(object)

    def __init__(
        self, theme: Theme, presenter: TasksPresenter, most_height: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._model: TaskListModel = presenter.model
        self._folded: set[GroupKey] = set()
        self._current_key = ""
        self.delegate = TaskDelegate(theme, self)
        self.delegate.action_clicked.connect(lambda key, action: presenter.perform(key, TaskAction(action)))
        self.setItemDelegate(self.delegate)
        self.setModel(self._model)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self.tr("Tasks"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        if most_height is not None:
            self.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustToContents)
            self.setMaximumHeight(most_height)
        self.customContextMenuRequested.connect(self._show_menu)
        self.doubleClicked.connect(self._on_double_click)
        self.collapsed.connect(lambda index: self._on_folded(index, folded=True))
        self.expanded.connect(lambda index: self._on_folded(index, folded=False))
        self._model.rowsInserted.connect(self._on_inserted)
        self._model.modelReset.connect(self._on_reset)
        self._model.shown_changed.connect(self.executeDelayedItemsLayout)  # not while painting, which has enough to do
        self.selectionModel().currentChanged.connect(self._on_current)
        theme.changed.connect(self.doItemsLayout)
        self._unfold(0, self._model.rowCount() - 1)

    def current_item(self) -> TaskItem | None:
        """The chosen line; None on a heading or without one."""
        item = self.currentIndex().data(ITEM_ROLE)
        return item if isinstance(item, TaskItem) else None

    def choose(self, key: str) -> None:
        """Chooses a line, if it is shown."""
        index = self._model.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item, key = self.current_item(), event.key()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._activate(self.currentIndex())
        elif plain and item is not None and key == Qt.Key.Key_Delete:
            ended = item.state.is_terminal or item.state is ItemState.WAITING
            self._presenter.perform(item.key, TaskAction.FORGET if ended else TaskAction.CANCEL)
        elif plain and item is not None and key == Qt.Key.Key_R:
            self._presenter.perform(item.key, TaskAction.RETRY if item.lost is None else TaskAction.SEND_AGAIN)
        elif plain and item is not None and key == Qt.Key.Key_E:
            self._presenter.perform(item.key, TaskAction.EDIT)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and not isinstance(index.data(ITEM_ROLE), TaskItem):
            self._activate(index)

    def menu_for(self, item: TaskItem) -> QMenu:
        """Everything that can be done with a line."""
        menu = QMenu(self)
        for action in [*actions_of(item), *further_actions_of(item)]:
            entry = menu.addAction(action_text(action, item))
            entry.triggered.connect(lambda _=False, chosen=action: self._presenter.perform(item.key, chosen))
        return menu

    def _activate(self, index: QModelIndex) -> None:
        """Opens a card, folds a group, lays out more."""
        item, group = index.data(ITEM_ROLE), index.data(GROUP_ROLE)
        if isinstance(item, TaskItem):
            self._presenter.perform_default(item.key)
        elif isinstance(group, ShownGroup):
            self.setExpanded(index, not self.isExpanded(index))
        elif index.data(HIDDEN_ROLE):
            above = index.parent().data(GROUP_ROLE)
            if isinstance(above, ShownGroup):
                self._model.show_more(above.key)

    def _on_double_click(self, index: QModelIndex) -> None:
        if isinstance(index.data(ITEM_ROLE), TaskItem):
            self._activate(index)

    def _show_menu(self, position: QPoint) -> None:
        index = self.indexAt(position)
        item = index.data(ITEM_ROLE) if index.isValid() else self.current_item()
        if isinstance(item, TaskItem):
            menu = self.menu_for(item)
            if not menu.isEmpty():
                menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
                menu.popup(self.viewport().mapToGlobal(position))

    def _on_folded(self, index: QModelIndex, *, folded: bool) -> None:
        group = index.data(GROUP_ROLE)
        if isinstance(group, ShownGroup):
            (self._folded.add if folded else self._folded.discard)(group.key)

    def _on_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        if not parent.isValid():
            self._unfold(first, last)

    def _on_reset(self) -> None:
        self._unfold(0, self._model.rowCount() - 1)
        self.choose(self._current_key)

    def _unfold(self, first: int, last: int) -> None:
        """Groups are open unless the person folded them."""
        for row in range(first, last + 1):
            index = self._model.index(row, 0)
            group = index.data(GROUP_ROLE)
            if isinstance(group, ShownGroup) and group.key not in self._folded:
                self.expand(index)

    def _on_current(self, index: QModelIndex) -> None:
        item = index.data(ITEM_ROLE)
        if isinstance(item, TaskItem):
            self._current_key = item.key
        self.current_changed.emit(item)
