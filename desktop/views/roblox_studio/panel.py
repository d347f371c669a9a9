"""The Roblox Studio page."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QMenu,
    QMessageBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from contracts.optimization import MAX_SCRIPT_BYTES
from desktop.services.script_files import Script
from desktop.ui.banner import Banner, BannerText
from desktop.ui.buttons import Button
from desktop.ui.code.editor import CodeEditor, copy_files, local_file
from desktop.ui.code.grammar import Grammar
from desktop.ui.empty_state import EmptyState
from desktop.ui.frames import Card
from desktop.ui.tab_order import order_tabs
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone
from desktop.ui.translation import counted
from desktop.views.report.dialog import report_dialog
from desktop.views.roblox_studio.choice_bar import ChoiceBar
from desktop.views.roblox_studio.header import PageHeader
from desktop.views.roblox_studio.presenter import Page, RobloxStudioPresenter
from desktop.views.roblox_studio.result_buttons import ResultButtons
from desktop.views.roblox_studio.shown import Problem, RunState, ShownResult
from desktop.views.roblox_studio.status_line import StatusLine
from desktop.views.tasks.wording import problem_text

if TYPE_CHECKING:
    from desktop.views.roblox_studio.result_view import ResultView

_RESULT = 2
"""Its place among the pages of the card: after the empty one and the editor."""
_DRAFT_MS = 800
"""What is typed is on disk after this time."""


class RobloxStudioPanel(QWidget):
    """Open, paste or drop a script; optimize; read the result."""

    state_changed = Signal()
    files_chosen = Signal(list)
    """Paths to open, of which there may be several."""

    def __init__(
        self, theme: Theme, grammar: Grammar, presenter: RobloxStudioPresenter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._grammar = grammar
        self._presenter = presenter
        self._problem: Problem | None = None
        self._typing = False
        self._revision = 0
        self.header = PageHeader(theme)
        self.status = StatusLine(theme)
        self.banner = Banner(theme)
        self.editor = CodeEditor(theme, grammar, MAX_SCRIPT_BYTES)
        self.editor.setAccessibleName(self.tr("Script"))
        self.copy_button = Button(theme, self.tr("Copy"), icon_name="copy")
        self.save_button = Button(theme, self.tr("Save"), icon_name="save")
        self.save_as_button = Button(theme, self.tr("Save as…"))
        self.report_button = Button(theme, self.tr("Report…"), icon_name="proof")
        self.anyway_button = Button(theme, self.tr("Run anyway"), icon_name="retry")
        self.edit_button = Button(theme, self.tr("Back to editor"), icon_name="pencil")
        self.back_button = Button(theme, self.tr("Back to result"), icon_name="back")
        self.back_button.show_shortcut(QKeySequence("Esc"))
        self.choice_bar = ChoiceBar(theme)
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(_DRAFT_MS)
        self._draft_timer.timeout.connect(lambda: presenter.keep_draft(self.editor.text()))
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self._show_page()

    def ask_open(self) -> None:
        """Shows the open dialog."""
        dialog = QFileDialog(self, self.tr("Open Luau scripts"), self._presenter.last_folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("Luau scripts (*.luau *.lua)"), self.tr("All files (*)")])
        dialog.filesSelected.connect(lambda paths: self.files_chosen.emit([Path(path) for path in paths]))
        self._show_dialog(dialog)

    def ask_open_folder(self) -> None:
        """Shows the dialog that asks for a folder of scripts."""
        dialog = QFileDialog(self, self.tr("Open a folder of scripts"), self._presenter.last_folder)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.filesSelected.connect(lambda paths: self.files_chosen.emit([Path(path) for path in paths]))
        self._show_dialog(dialog)

    def save(self) -> None:
        """Writes a result over the file of its script; asks where, when it has none or the editor is shown."""
        if self._presenter.saves_in_place:
            self._presenter.save_in_place()
        elif self.can_save():
            self.ask_save()

    def ask_save(self) -> None:
        """Shows the save dialog; the system's own question guards a file that exists."""
        dialog = QFileDialog(self, self.tr("Save the script"), self._presenter.suggested_path)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Luau scripts (*.luau *.lua)"), self.tr("All files (*)")])
        dialog.selectFile(self._presenter.suggested_path)
        save = self._presenter.saver(self.editor.text())
        dialog.fileSelected.connect(lambda path: save(Path(path)))
        self._show_dialog(dialog)

    def ask_report(self) -> None:
        """Shows the dialog that asks where a report of the result goes."""
        report = self._presenter.reporter()
        if report is not None:
            self._show_dialog(report_dialog(self, self._presenter.suggested_report_path, report))

    @cached_property
    def result(self) -> "ResultView":
        """Built when it is first asked for: no first frame shows one."""
        from desktop.views.roblox_studio.result_view import ResultView

        view = ResultView(self._theme, self._grammar, self._presenter.choice)
        view.line_wanted.connect(self._presenter.edit_line)
        self._presenter.choice.changed.connect(self._show_controls)  # after the view, which counts the boxes
        self._stack.addWidget(view)
        bar = self.choice_bar
        order_tabs(
            [
                self.editor,
                self.back_button,
                view.diff,
                view.changes,
                view.details,
                view.details.line_button,
                bar.check_button,
                bar.reset_button,
                self.save_button,
            ]
        )
        return view

    def take_focus(self) -> None:
        """Puts the keyboard where work goes on: in the editor, the result, or on the way to a first script."""
        shown = self._stack.currentIndex()
        place = self.result.changes if shown == _RESULT else (self._open_button, self.editor)[shown]
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_draft_now(self) -> str:
        """Keeps the text for the next start; why that failed, or empty."""
        self._draft_timer.stop()
        return self._presenter.keep_draft_now(self.editor.text())

    def optimize(self) -> None:
        """Starts a run of what the editor holds, also while a result is shown."""
        self._presenter.optimize(self.editor.text())

    def go_on(self) -> None:
        """Checks the result again where something else was chosen, or optimizes what the editor holds."""
        if self._presenter.choice_pending:
            self._presenter.check_again()
        else:
            self.optimize()

    def copy(self) -> None:
        """Puts the optimized script on the clipboard."""
        result = self._presenter.result
        if result is not None and self.can_copy():
            QGuiApplication.clipboard().setText(result.optimized)
            self._presenter.copied()

    def holds_script(self) -> bool:
        """Whether there is a script to go on with."""
        return not self.editor.document().isEmpty()

    def can_copy(self) -> bool:
        """Whether a result is shown, as it was checked."""
        return self._presenter.page is Page.RESULT and not self._presenter.choice_pending

    def can_go_on(self) -> bool:
        """Whether there is anything to check again or to optimize."""
        button = self.choice_bar.check_button if self._presenter.choice_pending else self.header.optimize
        return button.isEnabled()

    @property
    def checks_again(self) -> bool:
        """Whether the next run checks another choice of what is shown."""
        return self._presenter.choice_pending

    def can_save(self) -> bool:
        """Whether there is anything to write."""
        if self._presenter.page is Page.RESULT:
            return self.can_copy()
        return not self.editor.document().isEmpty()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_file(event.mimeData()) or event.mimeData().hasText():
            event.acceptProposedAction()
            copy_files(event)

    def dropEvent(self, event: QDropEvent) -> None:
        path = local_file(event.mimeData())
        if path:
            self._presenter.open_file(Path(path))
        else:
            self._begin_typing()
            self.editor.insertFromMimeData(event.mimeData())
        event.acceptProposedAction()
        copy_files(event)

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        self._card = Card()
        self._stack = QStackedWidget()
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._stack)
        self._stack.addWidget(self._empty_state())
        editor_page = QWidget()
        editor_column = QVBoxLayout(editor_page)
        editor_column.setContentsMargins(1, space.s, 1, space.s)
        editor_column.addWidget(self.editor)
        self._stack.addWidget(editor_page)
        buttons = [self.save_button, self.save_as_button, self.copy_button, self.report_button]
        buttons += [self.anyway_button, self.edit_button]
        self._buttons = ResultButtons(self._theme, buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.xl, 20, space.xl, 20)
        column.setSpacing(space.m)
        column.addWidget(self.header)
        column.addWidget(self.status)
        column.addWidget(self.banner)
        column.addWidget(self._card, 1)
        column.addWidget(self.choice_bar)
        column.addWidget(self._buttons)
        column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _empty_state(self) -> EmptyState:
        self._open_button = Button(self._theme, self.tr("Open a script…"), "primary")
        self._open_button.clicked.connect(self.ask_open)
        sample_button = Button(self._theme, self.tr("Try a sample"))
        paste_button = Button(self._theme, self.tr("Start typing"))
        paste_button.clicked.connect(self._begin_typing)
        menu = QMenu(sample_button)
        for path in self._presenter.samples():
            entry = menu.addAction(path.name)
            entry.triggered.connect(lambda _=False, chosen=path: self._presenter.open_sample(chosen))
        sample_button.setMenu(menu)
        if menu.isEmpty():
            sample_button.hide()
        return EmptyState(
            self._theme,
            "script",
            self.tr("Bring a Luau script"),
            self.tr(
                "Open one or several, drop files or a folder here, or paste with {keys}. You get it back faster where "
                "that is possible, with every change explained and shown to be safe. Your file is not touched until "
                "you save."
            ).format(
                keys=QKeySequence(QKeySequence.StandardKey.Paste).toString(QKeySequence.SequenceFormat.NativeText)
            ),
            [self._open_button, sample_button, paste_button],
        )

    def _connect(self) -> None:
        presenter = self._presenter
        self.header.follow(presenter.wishes)
        self.header.open.clicked.connect(self.ask_open)
        self.header.optimize.clicked.connect(self.optimize)
        self.copy_button.clicked.connect(self.copy)
        self.save_button.clicked.connect(self.save)
        self.save_as_button.clicked.connect(self.ask_save)
        self.report_button.clicked.connect(self.ask_report)
        self.anyway_button.clicked.connect(presenter.run_anyway)
        self.edit_button.clicked.connect(self._begin_typing)
        self.status.cancel_clicked.connect(presenter.cancel)
        self.back_button.clicked.connect(self._return)
        presenter.line_wanted.connect(self.editor.go_to)
        self.choice_bar.check_clicked.connect(self._check_again)
        self.choice_bar.reset_clicked.connect(self._reset_choice)
        self.banner.action_clicked.connect(self._go_to_problem)
        self.banner.close_clicked.connect(lambda: self._on_problem(None))
        self.editor.textChanged.connect(self._on_edited)
        self.editor.file_dropped.connect(lambda path: presenter.open_file(Path(path)))
        self.editor.text_refused.connect(presenter.text_refused)
        presenter.script_opened.connect(self._on_script)
        presenter.replacement_asked.connect(self._ask_replacement)
        presenter.page_changed.connect(self._show_page)
        presenter.run_changed.connect(self._on_run)
        presenter.result_changed.connect(self._on_result)
        presenter.problem_changed.connect(self._on_problem)
        presenter.draft_saved.connect(self._on_draft_saved)
        presenter.draft_restored.connect(lambda: self.editor.document().setModified(True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self._stack.currentIndex() == 0:
            self._begin_typing()
            self.editor.paste()
        elif event.key() == Qt.Key.Key_Escape and self._presenter.can_return:
            self._return()
        else:
            super().keyPressEvent(event)

    def _return(self) -> None:
        self._presenter.return_to_result()
        self.take_focus()

    def _begin_typing(self) -> None:
        self._typing = True
        self._presenter.edit_again()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self) -> None:
        revision = self.editor.document().revision()
        if revision == self._revision:
            return  # colours changed, not the text
        self._revision = revision
        self._presenter.draft_changed(self.editor.document().isModified() and not self.editor.document().isEmpty())
        self._keep_draft_soon()
        if self._presenter.page is Page.EDITOR and not self._presenter.running:
            self._show_page()

    def _on_script(self, script: Script) -> None:
        self._typing = False
        self.editor.show_text(script.shown)
        self._revision = self.editor.document().revision()
        self._keep_draft_soon()

    def _keep_draft_soon(self) -> None:
        if not self._draft_timer.isActive():
            self._draft_timer.start()

    def _on_draft_saved(self, saved_text: str) -> None:
        if self.editor.text() == saved_text:
            self.editor.document().setModified(False)
            self._presenter.draft_kept()
            self._keep_draft_soon()
        self._show_page()

    def _on_run(self, run: RunState | None) -> None:
        if run is None:
            self._show_page()
        else:
            self.status.show_run(run)
            self._show_controls()

    def _on_result(self, result: ShownResult) -> None:
        self.result.show_result(result)

    def _on_problem(self, problem: Problem | None) -> None:
        self._problem = problem
        line = problem.line if problem is not None else None
        self.editor.mark_line(line)
        if problem is None:
            self.banner.hide()
            return
        action = self.tr("Go to line {line}").format(line=line) if line is not None else ""
        message = problem_text(problem.message, line)
        self.banner.show_banner(BannerText(Tone.DANGER, f"{problem.title}. {message}", action, closable=True))

    def _go_to_problem(self) -> None:
        if self._problem is not None and self._problem.line is not None:
            self._presenter.edit_again()
            self.editor.go_to(self._problem.line, self._problem.column or 1)

    def _show_page(self) -> None:
        presenter = self._presenter
        result = presenter.result
        if presenter.page is Page.RESULT and result is not None:
            self.header.title.setText(result.script.shown_name)
            had_focus = self.editor.hasFocus()
            self._stack.setCurrentWidget(self.result)
            if had_focus:
                self.take_focus()
            if not presenter.running:
                self.status.show_result(result.document)
        else:
            empty = self.editor.document().isEmpty() and not self._typing
            self.header.title.setText(self.tr("Roblox Studio") if empty else presenter.script.shown_name)
            self._stack.setCurrentIndex(0 if empty else 1)
            if not presenter.running:
                self.status.show_hint(self._hint(empty=empty))
        self._show_controls()

    def _show_controls(self) -> None:
        self.header.optimize.setEnabled(self._presenter.can_start and not self.editor.document().isEmpty())
        self._buttons.setVisible(self._presenter.page is Page.RESULT)
        self.back_button.setVisible(self._presenter.can_return)
        pending = self._presenter.choice_pending
        unchecked = self.tr("Check your choice again first, or reset it.") if pending else ""
        self.save_button.set_text(self.tr("Save") if self._presenter.saves_in_place else self.tr("Save…"))
        self.save_button.allow(unchecked)
        self.save_as_button.setVisible(self._presenter.saves_in_place)
        self.save_as_button.allow(unchecked)
        self.copy_button.allow(unchecked)
        no_report = "" if self._presenter.can_report else self.tr("This run was started without a report.")
        self.report_button.allow(unchecked or no_report)
        self.anyway_button.setVisible(self._presenter.can_run_anyway)
        self.anyway_button.setEnabled(self._presenter.can_start and not pending)
        left_out = self.result.model.left_out_count if pending else 0
        self.choice_bar.show_choice(left_out, differs=pending, can_check=self._presenter.can_start)
        self.state_changed.emit()

    def _check_again(self) -> None:
        self._presenter.check_again()
        self.take_focus()  # the button rests while it is checked, and goes with its bar

    def _reset_choice(self) -> None:
        self._presenter.choice.reset()
        self.take_focus()

    def _hint(self, *, empty: bool) -> str:
        if empty:
            return self.tr("Optimize a script with evidence that it still does the same.")
        count = self.editor.blockCount()
        lines = counted("1 line", "{n} lines", count)
        return self.tr("{lines} · press Optimize to see what can be gained").format(lines=lines)

    def _ask_replacement(self, script: Script) -> None:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Replace the text?"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(
            self.tr("The editor holds text that is in no file. Open {name} in its place?").format(
                name=script.shown_name
            )
        )
        replace = box.addButton(self.tr("Replace"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        replace.clicked.connect(lambda: self._presenter.replace_script(script))
        self._show_dialog(box)

    def _show_dialog(self, dialog: QDialog) -> None:
        """`open`, never `exec`: a nested event loop inside a running job breaks it."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
