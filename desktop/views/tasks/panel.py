"""The tasks panel: what runs, what waits, what came of it."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QMenu, QStackedLayout, QTreeView, QVBoxLayout, QWidget

from contracts.tasks import TaskView
from desktop.ui.badge import Badge
from desktop.ui.buttons import Button, IconButton
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.ui.tone import BadgeText, Tone
from desktop.views.tasks.card import TaskCardDelegate
from desktop.views.tasks.model import TASK_ROLE
from desktop.views.tasks.presenter import TasksPresenter
from desktop.views.tasks.wording import TaskAction, action_text, actions_of

WIDTH = 320


class TasksPanel(QWidget):
    """A list of cards. Return shows a result, Delete cancels or removes, R retries; the menu key lists everything."""

    close_requested = Signal()

    def __init__(self, theme: Theme, presenter: TasksPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self.setObjectName("tasksPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self.list = TaskList(theme, presenter)
        self._active = Badge(theme, BadgeText(Tone.ACCENT, "", ""))
        self._clear = Button(theme, self.tr("Clear completed"), "quiet")
        self._clear.clicked.connect(presenter.clear_finished)
        self._nothing = label(
            theme, self.tr("Nothing yet. What you start appears here, with its progress."), tone="muted", wrap=True
        )
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        model = presenter.model
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self._show_state)
        model.active_changed.connect(self._show_state)
        self._show_state()

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        close = IconButton(self._theme, "close", self.tr("Close the tasks panel"))
        close.clicked.connect(self.close_requested)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, space.s, 0)
        head.setSpacing(space.s)
        head.addWidget(label(self._theme, self.tr("Tasks"), weight=QFont.Weight.DemiBold))
        head.addStretch()
        head.addWidget(self._active)
        head.addWidget(close)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.l, space.m, space.l, space.m)
        column.setSpacing(space.s)
        column.addLayout(head)
        column.addLayout(self._stack, 1)
        column.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_state(self) -> None:
        model = self._presenter.model
        self._stack.setCurrentIndex(1 if model.rowCount() else 0)
        self._active.setVisible(model.active > 0)
        self._active.show_badge(BadgeText(Tone.ACCENT, "", self.tr("%n active", "", model.active)))
        self._clear.setVisible(model.rowCount() > model.active)


class TaskList(QTreeView):
    """One column of cards of equal height."""

    def __init__(self, theme: Theme, presenter: TasksPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        delegate = TaskCardDelegate(theme, self)
        delegate.action_clicked.connect(lambda task_id, action: presenter.perform(task_id, TaskAction(action)))
        self.setModel(presenter.model)
        self.setItemDelegate(delegate)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self.tr("Tasks"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.doubleClicked.connect(self._on_double_click)
        theme.changed.connect(self.viewport().update)

    def current_task(self) -> TaskView | None:
        """The selected task."""
        task = self.currentIndex().data(TASK_ROLE)
        return task if isinstance(task, TaskView) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        task = self.current_task()
        key = event.key()
        if task is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._presenter.perform_default(task.task_id)
        elif task is not None and key == Qt.Key.Key_Delete:
            wanted = TaskAction.FORGET if task.status.is_terminal else TaskAction.CANCEL
            self._presenter.perform(task.task_id, wanted)
        elif task is not None and key == Qt.Key.Key_R and not event.modifiers():
            self._presenter.perform(task.task_id, TaskAction.RETRY)
        else:
            super().keyPressEvent(event)

    def menu_for(self, task: TaskView) -> QMenu:
        """Everything that can be done with a task."""
        menu = QMenu(self)
        actions = [*actions_of(task), *([TaskAction.FORGET] if task.status.is_terminal else [])]
        for action in actions:
            entry = menu.addAction(action_text(action))
            entry.triggered.connect(lambda _=False, chosen=action: self._presenter.perform(task.task_id, chosen))
        return menu

    def _on_double_click(self, index: QModelIndex) -> None:
        task = index.data(TASK_ROLE)
        if isinstance(task, TaskView):
            self._presenter.perform_default(task.task_id)

    def _show_menu(self, position: QPoint) -> None:
        index = self.indexAt(position)
        task = index.data(TASK_ROLE) if index.isValid() else self.current_task()
        if isinstance(task, TaskView):
            menu = self.menu_for(task)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.viewport().mapToGlobal(position))
