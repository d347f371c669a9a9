"""The tasks panel: what runs, what waits, what came of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFont, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop.services.kinds import Kinds
from desktop.ui.accessible import Role
from desktop.ui.badge import Badge
from desktop.ui.buttons import Button, IconButton
from desktop.ui.fields import SearchField
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.ui.tone import BadgeText, Tone
from desktop.views.tasks.card import TaskProgressCard
from desktop.views.tasks.grouping import Show, TaskFilter
from desktop.views.tasks.item import ItemState, TaskItem
from desktop.views.tasks.list import TaskProgressList
from desktop.views.tasks.presenter import TasksPresenter
from desktop.views.tasks.wording import TaskAction, kind_name, show_name

WIDTH = 320


class TasksPanel(QWidget):
    """Filters above, the list, and below it the chosen task in full when that is asked for."""

    accessible_role = Role.Grouping
    close_requested = Signal()
    history_requested = Signal()

    def __init__(self, theme: Theme, presenter: TasksPresenter, kinds: Kinds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self._kinds = kinds
        self.setObjectName("tasksPanel")
        self.setAccessibleName(self.tr("Tasks panel"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self._active = Badge(theme, BadgeText(Tone.ACCENT, "", ""))
        self.filter_button = Button(theme, show_name(Show.ALL), "quiet")
        self.filter_button.setMenu(self._filter_menu())
        self.bulk_button = IconButton(theme, "more", self.tr("All tasks at once"))
        self.bulk_button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self.bulk_button.setMenu(self._bulk_menu())
        self.search = SearchField(self.tr("Find a task"))
        self.search.textChanged.connect(lambda text: self._change_filter(text=text.strip()))
        self.list = TaskProgressList(theme, presenter)
        self.details = TaskProgressCard(theme, expanded=True)
        self.details.hide()
        self._nothing = self._sentence(self.tr("Nothing yet. What you start appears here, with its progress."))
        self._no_match = self._sentence(self.tr("No task matches the filter."))
        self._clear = Button(theme, self.tr("Clear completed"), "quiet")
        self._clear.clicked.connect(presenter.clear_completed)
        self._history = Button(theme, self.tr("Open history"), "quiet")
        self._history.clicked.connect(self.history_requested)
        self._lay_out()
        self._connect()
        self._show_state()

    def show_details(self, item: TaskItem) -> None:
        """Shows a task in full below the list."""
        self.details.show_item(item)
        self.details.show()

    def take_focus(self) -> None:
        """Puts the keyboard in the list, or on what there is without one."""
        place = self.list if self._presenter.model.shown else self._close
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Find):
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()
        elif event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        else:
            super().keyPressEvent(event)

    def _sentence(self, text: str) -> QLabel:
        made = label(self._theme, text, tone="muted", wrap=True)
        made.setAlignment(Qt.AlignmentFlag.AlignTop)
        return made

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        self._close = IconButton(self._theme, "close", self.tr("Close the tasks panel"))
        self._close.clicked.connect(self.close_requested)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, space.s, 0)
        head.setSpacing(space.xs)
        head.addWidget(label(self._theme, self.tr("Tasks"), weight=QFont.Weight.DemiBold))
        head.addStretch()
        for widget in (self._active, self.filter_button, self.bulk_button, self._close):
            head.addWidget(widget)
        self._stack = QStackedWidget()
        for page in (self._nothing, self._no_match, self.list):
            self._stack.addWidget(page)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, space.s, 0)
        foot.addWidget(self._clear)
        foot.addStretch()
        foot.addWidget(self._history)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.l, space.m, space.s, space.m)
        column.setSpacing(space.s)
        column.addLayout(head)
        find = QHBoxLayout()
        find.setContentsMargins(0, 0, space.m, 0)  # in line with the cards, which leave room for the scroll bar
        find.addWidget(self.search)
        column.addLayout(find)
        column.addWidget(self._stack, 1)
        column.addWidget(self.details)
        column.addLayout(foot)

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.model.shown_changed.connect(self._show_state)
        presenter.model.active_changed.connect(self._show_state)
        presenter.detail_loaded.connect(self.details.show_detail)
        self.list.current_changed.connect(self._on_current)
        self.details.action_chosen.connect(lambda key, action: presenter.perform(key, TaskAction(action)))
        self.details.detail_wanted.connect(presenter.load_detail)
        self.details.close_requested.connect(self._close_details)

    def _filter_menu(self) -> QMenu:
        menu = QMenu(self)
        shows, kinds = QActionGroup(menu), QActionGroup(menu)
        for show in Show:
            entry = self._choice(menu, shows, show_name(show))
            entry.setChecked(show is Show.ALL)
            entry.triggered.connect(lambda _=False, chosen=show: self._change_filter(show=chosen))
        if len(self._kinds.names()) > 1:
            menu.addSeparator()
            for kind in ("", *self._kinds.names()):
                entry = self._choice(menu, kinds, kind_name(kind) if kind else self.tr("Every kind"))
                entry.setChecked(not kind)
                entry.triggered.connect(lambda _=False, chosen=kind: self._change_filter(kind=chosen))
        return menu

    def _choice(self, menu: QMenu, group: QActionGroup, text: str) -> QAction:
        entry = menu.addAction(text)
        entry.setCheckable(True)
        group.addAction(entry)
        return entry

    def _bulk_menu(self) -> QMenu:
        menu = QMenu(self)
        self._cancel_all = menu.addAction(self.tr("Cancel all"))
        self._cancel_all.triggered.connect(self._presenter.cancel_all)
        self._retry_failed = menu.addAction(self.tr("Retry failed"))
        self._retry_failed.triggered.connect(self._presenter.retry_failed)
        self._send_again = menu.addAction(self.tr("Send all again"))
        self._send_again.triggered.connect(self._presenter.send_all_again)
        self._clear_completed = menu.addAction(self.tr("Clear completed"))
        self._clear_completed.triggered.connect(self._presenter.clear_completed)
        menu.aboutToShow.connect(self._enable_bulk)
        return menu

    def _enable_bulk(self) -> None:
        states = {item.state for item in self._presenter.model.items()}
        self._cancel_all.setEnabled(any(not state.is_terminal for state in states))
        self._retry_failed.setEnabled(ItemState.FAILED in states)
        self._send_again.setVisible(ItemState.LOST in states)
        self._clear_completed.setEnabled(ItemState.COMPLETED in states)

    def _change_filter(self, *, show: Show | None = None, kind: str | None = None, text: str | None = None) -> None:
        old = self._presenter.model.filter
        wanted = TaskFilter(
            old.show if show is None else show, old.kind if kind is None else kind, old.text if text is None else text
        )
        self._presenter.model.set_filter(wanted)
        words = show_name(wanted.show)
        self.filter_button.set_text(f"{words} · {kind_name(wanted.kind)}" if wanted.kind else words)

    def _show_state(self) -> None:
        model = self._presenter.model
        self._stack.setCurrentIndex(2 if model.shown else 1 if model.total else 0)
        self._active.setVisible(model.active > 0)
        self._active.show_badge(BadgeText(Tone.ACCENT, "", self.tr("{n} active").format(n=model.active)))
        self._clear.setVisible(model.completed > 0)
        for widget in (self.search, self.filter_button, self.bulk_button):
            widget.setVisible(model.total > 0)
        shown = self.details.item
        if shown is None or self.details.isHidden():
            return
        fresh = model.item(shown.key)
        if fresh is None:
            self.details.hide()
        elif fresh != shown:
            self.details.show_item(fresh)

    def _on_current(self, item: object) -> None:
        if isinstance(item, TaskItem):
            self.show_details(item)
        elif item is not None or self.list.currentIndex().isValid():
            self.details.hide()

    def _close_details(self) -> None:
        self.details.hide()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
