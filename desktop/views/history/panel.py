"""The history page."""

from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from contracts.tasks import TaskView
from desktop.ui.banner import Banner, BannerText
from desktop.ui.buttons import Button
from desktop.ui.code.grammar import Grammar
from desktop.ui.empty_state import EmptyState
from desktop.ui.frames import Card
from desktop.ui.labels import label
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone
from desktop.views.failure import failure_words
from desktop.views.history.compare_view import CompareView
from desktop.views.history.details import HistoryDetails
from desktop.views.history.filter_bar import FilterBar
from desktop.views.history.list import HistoryList
from desktop.views.history.menu_button import MenuButton
from desktop.views.history.presenter import HistoryPresenter, ShownEntry, ShownPair, can_open, is_script
from desktop.views.history.wording import again_text, deleted_text, found_text


class HistoryPanel(QWidget):
    """Search, filter, sort; read, open, restore, compare, delete. `start_requested` leads to where runs begin."""

    start_requested = Signal()

    def __init__(
        self, theme: Theme, grammar: Grammar, presenter: HistoryPresenter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self._shown: str | None = None
        self._next_row: int | None = None
        self._pair: tuple[str, str] | None = None
        self.filters = FilterBar(theme)
        self.list = HistoryList(theme, presenter.model)
        self.details = HistoryDetails(theme)
        self.compare = CompareView(theme, grammar)
        self.export_button = MenuButton(theme, self.tr("Export"))
        self.export_button.show_choices([("csv", self.tr("As CSV…")), ("json", self.tr("As JSON…"))], [])
        self.problem = Banner(theme)
        self.note = Banner(theme)
        self.undo_bar = Banner(theme)
        self.export_bar = Banner(theme)
        self._found = label(theme, tone="muted")
        self._found.setContentsMargins(0, theme.tokens.space.xs, 0, 0)  # on the line of the title
        self._lay_out()
        self._connect()
        presenter.show()

    def take_focus(self) -> None:
        """Puts the keyboard into the list, into the search where nothing matches, or on the way to a first run."""
        places: list[QWidget] = [self.list, self._start, self.filters.search]
        place = places[self._body.currentIndex()]
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_export(self, form: str) -> None:
        """Asks where the list shall be written to; the system's own question guards a file that exists."""
        dialog = QFileDialog(self, self.tr("Export the list"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        kind = self.tr("Tables (*.csv)") if form == "csv" else self.tr("JSON files (*.json)")
        dialog.setNameFilters([kind, self.tr("All files (*)")])
        dialog.setDefaultSuffix(form)
        dialog.selectFile(f"history.{form}")
        dialog.fileSelected.connect(lambda path: self._presenter.export(Path(path), "csv" if form == "csv" else "json"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def menu_for(self, tasks: list[TaskView]) -> QMenu:
        """Everything that can be done with what is chosen."""
        menu = QMenu(self)
        if any(self._presenter.can_send(task) for task in tasks):
            menu.addAction(self.tr("Send again")).triggered.connect(self._send_again)
        if len(tasks) == 1:
            task, lost = tasks[0], self._presenter.is_lost(tasks[0])
            if can_open(task):
                menu.addAction(self.tr("Open result")).triggered.connect(self._open)
            if is_script(task):
                menu.addAction(self.tr("Restore this version")).triggered.connect(self._restore)
            if task.status.is_terminal and not lost:
                menu.addAction(again_text(task)).triggered.connect(self._run_again)
                if is_script(task):
                    menu.addAction(self.tr("Run again with changes…")).triggered.connect(self._run_with_changes)
        elif len(tasks) == 2 and all(is_script(task) for task in tasks):
            menu.addAction(self.tr("Compare")).triggered.connect(self._compare)
        if any(self._can_delete(task) for task in tasks):
            menu.addAction(self.tr("Delete")).triggered.connect(self._delete)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._pages.currentWidget() is self.compare:
            self._leave_comparison()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        head = QHBoxLayout()
        head.setSpacing(space.m)
        head.addWidget(label(self._theme, self.tr("History"), size="title", weight=QFont.Weight.DemiBold))
        head.addWidget(self._found)
        head.addStretch()
        head.addWidget(self.export_button)
        self._card = Card()
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(1, 1, 1, space.s)
        inside.addWidget(self.list)
        self._empty = self._empty_state()
        self._no_match = self._no_match_state()
        filled = QWidget()
        row = QHBoxLayout(filled)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.m)
        row.addWidget(self._card, 1)
        row.addWidget(self.details, 1)
        self._filled = filled
        self._body = QStackedWidget()
        for state in (filled, self._empty, self._no_match):
            self._body.addWidget(state)
        listing = QWidget()
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.m)
        column.addLayout(head)
        column.addWidget(self.filters)
        column.addWidget(self._body, 1)
        self._listing = listing
        self._pages = QStackedWidget()
        self._pages.addWidget(listing)
        self._pages.addWidget(self.compare)
        page = QVBoxLayout(self)
        page.setContentsMargins(space.xl, space.l, space.xl, space.l)
        page.setSpacing(space.m)
        page.addWidget(self.problem)
        page.addWidget(self.note)
        page.addWidget(self._pages, 1)
        page.addWidget(self.export_bar)
        page.addWidget(self.undo_bar)

    def _empty_state(self) -> EmptyState:
        self._start = Button(self._theme, self.tr("Optimize a script"), "primary")
        self._start.clicked.connect(self.start_requested)
        sentence = self.tr(
            "Every run is kept here with its script and its result. Come back to read a result, bring back an earlier "
            "version of a script, or compare two runs."
        )
        return EmptyState(self._theme, "clock", self.tr("No runs yet"), sentence, [self._start])

    def _no_match_state(self) -> EmptyState:
        clear = Button(self._theme, self.tr("Clear search and filters"))
        clear.clicked.connect(self._presenter.clear_filter)
        sentence = self.tr(
            "Each word must begin a word of the name, the message or the script. Try fewer words or another period."
        )
        return EmptyState(self._theme, "question", self.tr("Nothing matches"), sentence, [clear])

    def _connect(self) -> None:
        presenter, filters, details = self._presenter, self.filters, self.details
        filters.searched.connect(presenter.search)
        filters.statuses_chosen.connect(presenter.choose_statuses)
        filters.kinds_chosen.connect(presenter.choose_kinds)
        filters.period_chosen.connect(presenter.choose_period)
        filters.order_chosen.connect(presenter.sort)
        filters.clear.clicked.connect(presenter.clear_filter)
        filters.list_wanted.connect(self._enter_list)
        presenter.filter_changed.connect(lambda what: filters.show_filter(what, presenter.period))
        presenter.kinds_changed.connect(filters.show_kinds)
        presenter.kinds_changed.connect(lambda kinds: self.list.show_kinds(len(kinds) > 1))
        presenter.order_changed.connect(filters.show_order)
        self.list.order_chosen.connect(presenter.sort)
        self.list.open_chosen.connect(self._open)
        self.list.delete_chosen.connect(self._delete)
        self.list.menu_wanted.connect(self._show_menu)
        self.list.selectionModel().selectionChanged.connect(self._on_selection)
        details.open_button.clicked.connect(self._open)
        details.restore_button.clicked.connect(self._restore)
        details.send_button.clicked.connect(self._send_again)
        details.again_button.clicked.connect(self._run_again)
        details.change_button.clicked.connect(self._run_with_changes)
        details.compare_button.clicked.connect(self._compare)
        details.delete_button.clicked.connect(self._delete)
        details.log_wanted.connect(presenter.read_log)
        presenter.log_changed.connect(details.show_log)
        details.relative_chosen.connect(self._on_relative)
        details.file_restored.connect(presenter.restore_file)
        presenter.model.listed.connect(self._on_listed)
        presenter.entry_changed.connect(self._on_entry)
        presenter.pair_changed.connect(self._on_pair)
        presenter.deleted_changed.connect(self._on_deleted)
        presenter.problem_changed.connect(self._on_problem)
        presenter.store_note_changed.connect(self._on_note)
        presenter.export_progress.connect(self._on_export)
        self.compare.back_chosen.connect(self._leave_comparison)
        self.compare.kind_chosen.connect(self._on_compare_kind)
        self.export_button.chosen.connect(self.ask_export)
        self.undo_bar.action_clicked.connect(presenter.undo_delete)
        self.export_bar.action_clicked.connect(presenter.cancel_export)
        self.problem.action_clicked.connect(presenter.show)
        self.note.close_clicked.connect(self.note.hide)
        find = QShortcut(QKeySequence.StandardKey.Find, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._find)

    def _find(self) -> None:
        self._leave_comparison()
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def _enter_list(self) -> None:
        if self._presenter.model.rowCount():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.list.chosen_tasks():
                self._select(0)

    def _select(self, row: int) -> None:
        index = self._presenter.model.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.list.selectionModel().setCurrentIndex(index, flags)

    def _on_listed(self) -> None:
        total, narrowed = self._presenter.model.rowCount(), self._presenter.filter.narrows
        self._found.setText(found_text(total, narrowed=narrowed) if total else "")
        page = self._filled if total else (self._no_match if narrowed else self._empty)
        before, focus = self._body.currentWidget(), QApplication.focusWidget()
        had_keyboard = before is not None and before is not page and focus is not None and before.isAncestorOf(focus)
        self._body.setCurrentWidget(page)
        self.filters.setVisible(bool(total) or narrowed)
        self.export_button.setVisible(bool(total) or narrowed)
        self.export_button.setEnabled(bool(total) and not self._presenter.exporting)
        self._select_again(total)
        if had_keyboard:
            self.take_focus()

    def _select_again(self, total: int) -> None:
        """After a new list: what was shown, or what took the place of what was deleted."""
        if self.list.selectionModel().hasSelection():
            return
        row = self._next_row
        self._next_row = None
        if row is None and self._shown is not None:
            row = self._presenter.model.row_of(self._shown)
        if row is not None and total:
            self._select(min(row, total - 1))
        else:
            self._on_selection()

    def _on_selection(self) -> None:
        tasks = self.list.chosen_tasks()
        if len(tasks) == 1:
            self._shown = tasks[0].task_id
            self._presenter.look_at(self._shown)
        else:
            self._presenter.look_at(None)

    def _on_entry(self, shown: ShownEntry | None) -> None:
        tasks = self.list.chosen_tasks()
        if shown is not None:
            self._shown = shown.entry.task.task_id
            self.details.show_entry(shown)
        elif len(tasks) > 1:
            self.details.show_several(tasks)
        else:
            self.details.show_nothing()

    def _on_relative(self, task_id: str) -> None:
        """Of a run that the list does not show, or has not loaded, only the details are shown."""
        row = self._presenter.model.row_of(task_id)
        if row is not None:
            self._select(row)
            self.list.scrollTo(self._presenter.model.index(row, 0))
        else:
            self.list.clearSelection()
            self._presenter.look_at(task_id)

    def _chosen_one(self) -> str | None:
        tasks = self.list.chosen_tasks()
        if len(tasks) == 1:
            return tasks[0].task_id
        return self._shown if not tasks else None

    def _open(self) -> None:
        tasks = self.list.chosen_tasks()
        if (task_id := self._chosen_one()) and all(can_open(task) for task in tasks):
            self._presenter.open(task_id)

    def _restore(self) -> None:
        if task_id := self._chosen_one():
            self._presenter.restore(task_id)

    def _run_again(self) -> None:
        if task_id := self._chosen_one():
            self._presenter.run_again(task_id)

    def _send_again(self) -> None:
        tasks = self.list.chosen_tasks()
        one = self._chosen_one()
        self._presenter.send_again([task.task_id for task in tasks] or ([one] if one else []))

    def _can_delete(self, task: TaskView) -> bool:
        return task.status.is_terminal or self._presenter.is_lost(task)

    def _run_with_changes(self) -> None:
        if task_id := self._chosen_one():
            self._presenter.run_with_changes(task_id)

    def _compare(self) -> None:
        tasks = self.list.chosen_tasks()
        if len(tasks) == 2:
            self._pair = (tasks[0].task_id, tasks[1].task_id)
            self._presenter.compare(*self._pair)

    def _delete(self) -> None:
        """Finished ones only: what still runs would go on unseen."""
        tasks = [task for task in self.list.chosen_tasks() if self._can_delete(task)]
        rows = self.list.chosen_rows()
        if tasks:
            self._next_row = min(rows)
            self._presenter.delete([task.task_id for task in tasks])
        elif not rows and self._shown is not None:
            self._presenter.delete([self._shown])

    def _show_menu(self, position: QPoint) -> None:
        menu = self.menu_for(self.list.chosen_tasks())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not menu.isEmpty():
            menu.popup(self.list.viewport().mapToGlobal(position))

    def _on_pair(self, pair: ShownPair) -> None:
        self.compare.show_pair(pair)
        self._pages.setCurrentWidget(self.compare)
        self.compare.diff.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_compare_kind(self, results: bool) -> None:
        if self._pair is not None:
            self._presenter.compare(*self._pair, results=results)

    def _leave_comparison(self) -> None:
        if self._pages.currentWidget() is self.compare:
            self._pages.setCurrentWidget(self._listing)
            self.take_focus()

    def _on_deleted(self, count: int) -> None:
        if count:
            self.undo_bar.show_banner(BannerText(Tone.NEUTRAL, deleted_text(count), self.tr("Undo")))
        else:
            self.undo_bar.hide()

    def _on_problem(self, error: Exception | None) -> None:
        if error is None:
            self.problem.hide()
            return
        title, message = failure_words(error)
        text = self.tr("{title}. {message}").format(title=title, message=message)
        self.problem.show_banner(BannerText(Tone.DANGER, text, self.tr("Try again")))

    def _on_note(self, text: str) -> None:
        if text:
            self.note.show_banner(BannerText(Tone.CAUTION, text, closable=True))
        else:
            self.note.hide()

    def _on_export(self, done: int, total: int) -> None:
        self.export_button.setEnabled(done < 0 and self._presenter.model.rowCount() > 0)
        if done < 0:
            self.export_bar.hide()
            return
        text = self.tr("Exporting: {done} of {total} runs").format(done=done, total=total)
        self.export_bar.show_banner(BannerText(Tone.NEUTRAL, text, self.tr("Cancel")))
