"""The Roblox Studio page."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QMessageBox, QStackedLayout, QVBoxLayout, QWidget

from contracts.optimization import MAX_SCRIPT_BYTES, OptimizationLevel
from desktop.ui.banner import Banner, BannerText
from desktop.ui.buttons import Button
from desktop.ui.code.editor import CodeEditor, local_file
from desktop.ui.code.grammar import Grammar
from desktop.ui.empty_state import EmptyState
from desktop.ui.frames import Card
from desktop.ui.theme import Theme
from desktop.ui.tone import Tone
from desktop.views.roblox_studio.header import PageHeader
from desktop.views.roblox_studio.presenter import Page, RobloxStudioPresenter
from desktop.views.roblox_studio.result_view import ResultView
from desktop.views.roblox_studio.script_file import Script
from desktop.views.roblox_studio.shown import Problem, RunState, ShownResult
from desktop.views.roblox_studio.status_line import StatusLine

_LEVELS = list(OptimizationLevel)


class RobloxStudioPanel(QWidget):
    """Open, paste or drop a script; optimize; read the result."""

    busy_changed = Signal()

    def __init__(
        self, theme: Theme, grammar: Grammar, presenter: RobloxStudioPresenter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self._problem: Problem | None = None
        self._typing = False
        self.header = PageHeader(theme)
        self.status = StatusLine(theme)
        self.banner = Banner(theme)
        self.editor = CodeEditor(theme, grammar, MAX_SCRIPT_BYTES)
        self.editor.setAccessibleName(self.tr("Script"))
        self.result = ResultView(theme, grammar)
        self.copy_button = Button(theme, self.tr("Copy"), icon_name="copy")
        self.save_button = Button(theme, self.tr("Save…"), icon_name="save")
        self.edit_button = Button(theme, self.tr("Back to editor"), icon_name="pencil")
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self._show_page()

    def ask_open(self) -> None:
        """Shows the open dialog."""
        dialog = QFileDialog(self, self.tr("Open a Luau script"), self._presenter.last_folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Luau scripts (*.luau *.lua)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda path: self._presenter.open_file(Path(path)))
        self._show_dialog(dialog)

    def ask_save(self) -> None:
        """Shows the save dialog; the system's own question guards a file that exists."""
        dialog = QFileDialog(self, self.tr("Save the script"), self._presenter.suggested_path)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Luau scripts (*.luau *.lua)"), self.tr("All files (*)")])
        dialog.selectFile(self._presenter.suggested_path)
        dialog.fileSelected.connect(lambda path: self._presenter.save(Path(path), self.editor.text()))
        self._show_dialog(dialog)

    def optimize(self) -> None:
        """Starts a run of what the editor holds, also while a result is shown."""
        self._presenter.optimize(self.editor.text())

    def copy(self) -> None:
        """Puts the optimized script on the clipboard."""
        result = self._presenter.result
        if result is not None and self._presenter.page is Page.RESULT:
            QGuiApplication.clipboard().setText(result.optimized)
            self._presenter.copied()

    def can_copy(self) -> bool:
        """Whether a result is shown."""
        return self._presenter.page is Page.RESULT

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_file(event.mimeData()) or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = local_file(event.mimeData())
        if path:
            self._presenter.open_file(Path(path))
        else:
            self._begin_typing()
            self.editor.insertFromMimeData(event.mimeData())
        event.acceptProposedAction()

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        self._card = Card()
        self._stack = QStackedLayout()
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self._empty_state())
        editor_page = QWidget()
        editor_column = QVBoxLayout(editor_page)
        editor_column.setContentsMargins(1, space.s, 1, space.s)
        editor_column.addWidget(self.editor)
        self._stack.addWidget(editor_page)
        self._stack.addWidget(self.result)
        self._card.setLayout(self._stack)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, space.xs, 0, 0)
        row.setSpacing(space.s)
        for button in (self.save_button, self.copy_button, self.edit_button):
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(space.xl, 20, space.xl, 20)
        column.setSpacing(space.m)
        column.addWidget(self.header)
        column.addWidget(self.status)
        column.addWidget(self.banner)
        column.addWidget(self._card, 1)
        column.addWidget(self._buttons)

    def _empty_state(self) -> EmptyState:
        open_button = Button(self._theme, self.tr("Open a script…"), "primary")
        open_button.clicked.connect(self.ask_open)
        sample_button = Button(self._theme, self.tr("Try a sample"))
        paste_button = Button(self._theme, self.tr("Start typing"))
        paste_button.clicked.connect(self._begin_typing)
        menu = QMenu(sample_button)
        for path in self._presenter.samples():
            entry = menu.addAction(path.name)
            entry.triggered.connect(lambda _=False, chosen=path: self._presenter.open_sample(chosen))
        sample_button.setMenu(menu)
        sample_button.setVisible(not menu.isEmpty())
        return EmptyState(
            self._theme,
            "script",
            self.tr("Bring a Luau script"),
            self.tr(
                "Open one, drop a file here, or paste with {keys}. You get it back faster where that is possible, "
                "with every change explained and shown to be safe. Your file is not touched until you save."
            ).format(keys="Ctrl+V"),
            [open_button, sample_button, paste_button],
        )

    def _connect(self) -> None:
        presenter = self._presenter
        self.header.levels.set_index(_LEVELS.index(presenter.level))
        self.header.levels.chosen.connect(lambda index: presenter.choose_level(_LEVELS[index]))
        self.header.open.clicked.connect(self.ask_open)
        self.header.optimize.clicked.connect(self.optimize)
        self.copy_button.clicked.connect(self.copy)
        self.save_button.clicked.connect(self.ask_save)
        self.edit_button.clicked.connect(presenter.edit_again)
        self.status.cancel_clicked.connect(presenter.cancel)
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
