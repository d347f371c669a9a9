"""What opens over the window: palette, shortcuts, help, logs and about. Each is imported when it is first wanted."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QDialog

from desktop.services.job_runner import JobRunner
from desktop.services.preferences import Preferences
from desktop.services.script_files import Script
from desktop.services.workspace import Workspace
from desktop.ui.theme import Theme
from desktop.views.roblox_studio.presenter import RobloxStudioPresenter
from desktop.views.window.main_window import MainWindow

if TYPE_CHECKING:
    from desktop.views.diagnostics.presenter import DiagnosticsPresenter


class WindowDialogs(QObject):
    """Never two of a kind. Belongs to the window, whose actions open them."""

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        workspace: Workspace,
        jobs: JobRunner,
        preferences: Preferences,
        studio: RobloxStudioPresenter,
        data_dir: Path,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._workspace = workspace
        self._jobs = jobs
        self._preferences = preferences
        self.data_dir = data_dir
        self._diagnostics: DiagnosticsPresenter | None = None
        self._studio = studio
        self._open: dict[str, QDialog] = {}
        studio.script_opened.connect(self._on_script)
        actions = window.actions_
        actions.palette.triggered.connect(self.open_palette)
        actions.shortcuts.triggered.connect(self.open_shortcuts)
        actions.help.triggered.connect(self.open_help)
        actions.about.triggered.connect(self.open_about)
        actions.log.triggered.connect(self.open_log)

    def open_palette(self) -> None:
        """Pages, actions and recent scripts at once; tasks follow after the first picture."""
        from desktop.views.palette.entry import Entry, recent_first
        from desktop.views.palette.palette import CommandPalette
        from desktop.views.palette.sources import (
            NEWEST_TASKS,
            action_entries,
            script_entries,
            task_entries,
            theme_entries,
        )

        if self._brought_forward("palette"):
            return
        window, actions, preferences = self._window, self._window.actions_, self._preferences
        shown = [action for action in window.actions() if action.isVisible() and action is not actions.palette]
        entries = action_entries(shown, [action for action in actions.pages if action.isVisible()])
        entries += theme_entries(actions.themes.actions())
        scripts = preferences.recent_scripts if window.may_make else []
        entries += script_entries(scripts, lambda path: window.open_files([path]))
        recent = preferences.recent_choices
        palette = CommandPalette(self._theme, recent_first(entries, recent), window)
        palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def add_tasks() -> None:
            tasks = task_entries(self._workspace.tracker.newest(NEWEST_TASKS), window.open_task)
            palette.add(recent_first(tasks, recent))

        def run(entry: Entry) -> None:
            preferences.remember_choice(entry.key)
            entry.run()

        palette.chosen.connect(run)
        self._keep("palette", palette)
        palette.open()
        QTimer.singleShot(0, palette, add_tasks)

    def open_shortcuts(self) -> None:
        """The sheet of shortcuts."""
        from desktop.views.shortcuts.keys import action_groups, documented_groups
        from desktop.views.shortcuts.sheet import ShortcutSheet

        if self._brought_forward("shortcuts"):
            return
        window = self._window
        shown = [action for action in window.actions() if action.isVisible()]
        groups = action_groups([page for page in window.actions_.pages if page.isVisible()], shown)
        groups += documented_groups(may_make=window.may_make)
        sheet = ShortcutSheet(self._theme, groups, self._window)
        self._keep("shortcuts", sheet)
        sheet.open()

    def open_log(self) -> None:
        """Logs and report. The window can be used beside it."""
        from desktop.views.diagnostics.dialog import LogDialog

        if not self._brought_forward("log"):
            dialog = LogDialog(self._theme, self._presenter(), self._window)
            self._keep("log", dialog)
            dialog.show()

    def open_help(self) -> None:
        """The help. The window can be used beside it."""
        from desktop.ui.resources import resource
        from desktop.views.help.dialog import HelpDialog

        if not self._brought_forward("help"):
            dialog = HelpDialog(self._theme, resource("help"), self.data_dir, self._window)
            self._keep("help", dialog)
            dialog.show()

    def open_about(self) -> None:
        """Versions and licences."""
        from desktop.views.about.dialog import AboutDialog

        if not self._brought_forward("about"):
            session = self._workspace.session
            luau = session.luau_version if session is not None else ""
            dialog = AboutDialog(self._theme, self._jobs, luau, self._window)
            self._keep("about", dialog)
            dialog.open()

    def tell_unexpected_end(self) -> None:
        """The session before this one did not end by itself."""
        from desktop.views.window.last_session import LastSessionNote

        LastSessionNote(self._window, self._studio, self.ask_where_to_save_report)

    def ask_where_to_save_report(self) -> None:
        """A report without a look at the logs."""
        from desktop.views.diagnostics.save_dialog import ask_where_to_save

        ask_where_to_save(self._presenter(), self._window)

    def _presenter(self) -> "DiagnosticsPresenter":
        from desktop.services.diagnostics import Diagnostics
        from desktop.views.diagnostics.presenter import DiagnosticsPresenter

        if self._diagnostics is None:
            diagnostics = Diagnostics(self.data_dir, self._workspace, self._preferences)
            self._diagnostics = DiagnosticsPresenter(diagnostics, self._jobs, self)
            self._diagnostics.toast_wanted.connect(self._window.toasts.show_toast)
        return self._diagnostics

    def _on_script(self, script: Script) -> None:
        if script.path is not None:
            self._preferences.remember_script(script.path)

    def _brought_forward(self, name: str) -> bool:
        """Whether it is open already; then it comes before the others."""
        dialog = self._open.get(name)
        if dialog is None:
            return False
        dialog.raise_()
        dialog.activateWindow()
        return True

    def _keep(self, name: str, dialog: QDialog) -> None:
        self._open[name] = dialog
        dialog.finished.connect(lambda: self._open.pop(name, None))
