"""The main window: puts sidebar, page, tasks panel, banner and toasts together."""

from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from desktop.services.errors import SignInNeeded
from desktop.services.job_runner import JobRunner
from desktop.services.preferences import Preferences
from desktop.services.workspace import Workspace
from desktop.ui.accessible import Role, announce
from desktop.ui.banner import Banner, BannerText
from desktop.ui.sidebar import Sidebar
from desktop.ui.tab_order import order_tabs, tab_stops
from desktop.ui.theme import Theme, ThemeChoice
from desktop.ui.toast import ToastOverlay, ToastText
from desktop.ui.tone import Tone
from desktop.views.failure import failure_words
from desktop.views.home.panel import HomePanel
from desktop.views.home.presenter import HomePresenter
from desktop.views.report.saving import file_of, not_opened
from desktop.views.roblox_studio.panel import RobloxStudioPanel
from desktop.views.roblox_studio.presenter import RobloxStudioPresenter
from desktop.views.saved.files import SavedFiles
from desktop.views.saved.question import ask
from desktop.views.several.studio_page import StudioPage
from desktop.views.tasks.panel import TasksPanel
from desktop.views.tasks.presenter import UNDO, TasksPresenter
from desktop.views.tasks.spoken_changes import SpokenChanges
from desktop.views.window.actions import WindowActions, add_theme_choices, make_actions, make_menu
from desktop.views.window.dropping import Dropping
from desktop.views.window.pages import BuiltPage, WindowPage
from desktop.views.window.parts import WindowPart, WindowParts

if TYPE_CHECKING:
    from desktop.views.history.panel import HistoryPanel
    from desktop.views.history.presenter import HistoryPresenter

HOME = "home"
HISTORY = "history"
SCHEDULES = "schedules"
STUDIO = "roblox-studio"
SETTINGS = "settings"
LIST = "list of scripts"
"""Key of a toast that leads to it; ids of tasks have no space."""
PRODUCT = "ToolBoxAI Companion"
_SMALLEST = QSize(960, 500)
"""A screen of 1920 by 1080 at 200 %, less the bars of window and desktop."""
_FIRST_SIZE = QSize(1280, 800)


class MainWindow(QWidget):
    """Remembers its place. `closed` comes once, when the person closes it.

    `finish_in_background` says then whether what runs shall go on without the window, or only at the next start.
    """

    accessible_role = Role.Window
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        workspace: Workspace,
        jobs: JobRunner,
        preferences: Preferences,
        studio: RobloxStudioPresenter,
        studio_page: StudioPage,
        studio_panel: RobloxStudioPanel,
        saved: SavedFiles,
        tasks: TasksPresenter,
        tasks_panel: TasksPanel,
        pages: list[WindowPage],
        home: HomePresenter,
        home_panel: HomePanel,
    ) -> None:
        super().__init__()
        self._pages = pages
        self._built: dict[str, BuiltPage] = {}
        self._endings: list[Callable[[], Coroutine[Any, Any, None]]] = []
        self._theme = theme
        self._workspace = workspace
        self.preferences = preferences
        self._lose_draft = False
        self._ending_chosen = False
        self.takers: list[Callable[..., bool]] = []
        self.finish_in_background = False
        self._may_make = True
        self.studio = studio_panel
        self.studio_page = studio_page
        self._saved = saved
        self.tasks_panel = tasks_panel
        self.sidebar = Sidebar(theme, PRODUCT)
        self.server_banner = Banner(theme)
        self.notice_banner = Banner(theme)
        self.session_banner = Banner(theme)
        self.actions_: WindowActions = make_actions(self, pages)
        self.setObjectName("window")
        self.setWindowTitle(PRODUCT)
        self.setMinimumSize(_SMALLEST)
        self._lay_out()
        self.toasts = ToastOverlay(theme, self.pages, lambda: preferences.toast_seconds)
        self.dropping = Dropping(theme, self, self.pages, (studio_panel, studio_panel.editor.viewport()))
        self.dropping.dropped.connect(self.open_files)
        self._fill_sidebar()
        self._connect_actions(studio)
        jobs.failed.connect(self.show_error)
        self.sidebar.set_workspace(self.tr("On this computer"))
        self._connect_tasks(tasks, studio)
        self._connect_home(home, home_panel, studio)
        self._studio = studio
        self._connect_parts()
        self._restore()

    def sizeHint(self) -> QSize:
        return _FIRST_SIZE

    def bring_forward(self) -> None:
        """Shows the window in front of others, where the desktop allows that."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    @property
    def may_make(self) -> bool:
        """Whether the person works with scripts and tasks; students do not."""
        return self._may_make

    @may_make.setter
    def may_make(self, allowed: bool) -> None:
        self._may_make = self.dropping.offers = allowed
        actions = self.actions_
        working = (actions.optimize, actions.save, actions.save_as, actions.copy)
        for action in (actions.open, actions.open_folder, actions.tasks, *working):
            action.setVisible(allowed)
            action.setEnabled(allowed)
        self._enable_actions()
        self.tasks_panel.setVisible(allowed and self.preferences.tasks_panel_open)

    def open_files(self, paths: list[Path]) -> None:
        """Opens what was handed to the app: one script in the editor, several and folders as a list."""
        paths = list(dict.fromkeys(paths))
        if not paths:
            return
        if not self.may_make:
            title = self.tr("Students cannot open files here")
            text = self.tr("Scripts are for teachers and admins.")
            self.toasts.show_toast(ToastText(Tone.NEUTRAL, title, text))
            return
        self.show_page(STUDIO)
        if len(paths) == 1 and not paths[0].is_dir():
            self.studio_page.show_script()
            self._open_file(paths[0])
        else:
            self.studio_page.open_several(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        reason = "" if self._lose_draft else self.studio.keep_draft_now()
        if reason:
            event.ignore()
            self._ask_to_lose_draft(reason)
            return
        if self._tasks_would_stop() and not self._ending_chosen:
            event.ignore()
            self._ask_how_to_end()
            return
        self.preferences.window_geometry = bytes(self.saveGeometry().data())
        self.preferences.save()
        super().closeEvent(event)
        self.closed.emit()

    @property
    def page(self) -> str:
        """Key of the page that is shown."""
        return self._pages[self.pages.currentIndex()].key

    def show_page(self, key: str) -> None:
        """Shows a page and puts the keyboard there. Raises StopIteration for one that there is not."""
        number, page = self._built_page(key)
        self.pages.setCurrentIndex(number)
        self.sidebar.set_page(number)
        self.preferences.page = key
        self.toasts.raise_toasts()
        page.take_focus()

    def show_last_page(self) -> None:
        """The page that was shown when the app was last closed, if whoever sits here may open it now; else the first.

        Once the window is composed: what a page is built of may need the window.
        """
        open_to_them = [
            page.key for page, action in zip(self._pages, self.actions_.pages, strict=True) if action.isEnabled()
        ]
        self.show_page(self.preferences.page if self.preferences.page in open_to_them else self._pages[0].key)

    def _built_page(self, key: str) -> tuple[int, BuiltPage]:
        number, page = next((number, page) for number, page in enumerate(self._pages) if page.key == key)
        if key not in self._built:
            built = self._built[key] = page.build()
            empty = self.pages.widget(number)
            assert empty is not None
            self.pages.insertWidget(number, built.widget)
            self.pages.removeWidget(empty)
            empty.deleteLater()
            self._order_tabs(tab_stops(built.widget))
        return number, self._built[key]

    def show_tasks_panel(self, shown: bool) -> None:
        """Opens or closes the tasks panel."""
        self.tasks_panel.setVisible(shown and self.may_make)
        self.actions_.tasks.setChecked(shown)
        self.preferences.tasks_panel_open = shown

    def choose_theme(self, choice: ThemeChoice) -> None:
        """Switches the theme, also for the next start."""
        self.preferences.theme = choice
        self._theme.choose(choice)

    async def end(self) -> None:
        """What was deleted is gone: it cannot be brought back any more."""
        for ending in self._endings:
            await ending()

    def show_session_banner(self, content: BannerText | None) -> None:
        """Says something of the session; None takes it away."""
        self.session_banner.show_or_hide(content)
        self.show_banner_room()

    def add_banner(self, banner: Banner) -> None:
        """Puts it below the others; whoever shows or hides it asks for `show_banner_room`."""
        self._banner_column.addWidget(banner)

    def show_error(self, error: Exception) -> None:
        """The one place for failures that no view has taken. Of the end of a sign-in the banner tells."""
        if isinstance(error, SignInNeeded):
            return
        title, message = failure_words(error)
        self.toasts.show_toast(ToastText(Tone.DANGER, title, message))

    def tell_set_aside(self, path: str) -> None:
        """The history was damaged: what became of it, and that it comes back."""
        title = self.tr("The history on this computer was damaged")
        text = self.tr("It was set aside as {name}, and is being read again from the server.")
        self.toasts.show_toast(ToastText(Tone.CAUTION, title, text.format(name=Path(path).name)))

    def _ask_to_lose_draft(self, reason: str) -> None:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Quit and lose the text?"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        words = self.tr("The editor holds text that is in no file, and it could not be kept: {reason}.")
        box.setText(words.format(reason=reason))
        quit_all_the_same = box.addButton(self.tr("Quit and lose it"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        quit_all_the_same.clicked.connect(self._quit_and_lose_draft)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _tasks_would_stop(self) -> bool:
        running = any(not task.status.is_terminal for task in self._workspace.tracker.tasks())
        return running and self._workspace.supervisor.owns_server

    def _ask_how_to_end(self) -> None:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Tasks are still running"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("Shall they be finished without the window, or stop and go on at the next start?"))
        finish = box.addButton(self.tr("Finish in the background"), QMessageBox.ButtonRole.AcceptRole)
        stop = box.addButton(self.tr("Stop for now"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(finish)
        finish.clicked.connect(lambda: self._end(in_background=True))
        stop.clicked.connect(lambda: self._end(in_background=False))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _end(self, *, in_background: bool) -> None:
        self._ending_chosen = True
        self.finish_in_background = in_background
        self.close()

    def _quit_and_lose_draft(self) -> None:
        self._lose_draft = True
        self.close()

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        self.pages = QStackedWidget()
        for page in self._pages:
            if page.at_once:
                self._built[page.key] = page.build()
            self.pages.addWidget(self._built[page.key].widget if page.at_once else QWidget())
        banners = self._banner_column = QVBoxLayout()
        banners.setContentsMargins(space.xl, space.m, space.xl, 0)
        banners.setSpacing(space.s)
        for banner in (self.server_banner, self.notice_banner, self.session_banner):
            banners.addWidget(banner)
        self._banners = QWidget()
        self._banners.setLayout(banners)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._banners)
        middle.addWidget(self.pages, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(middle, 1)
        row.addWidget(self.tasks_panel)
        self.show_banner_room()

    def _fill_sidebar(self) -> None:
        add_theme_choices(self.actions_, self._theme, self.choose_theme)
        self._theme.changed.connect(self._mark_theme)
        for action in self.actions_.pages:
            self.sidebar.add_page(action.text(), action.shortcut())
        self.sidebar.set_menu(make_menu(self.actions_, self))
        self.sidebar.page_chosen.connect(lambda number: self.show_page(self._pages[number].key))
        self._order_tabs([])

    def _order_tabs(self, after: list[QWidget]) -> None:
        """After what came last: tasks panel, sidebar, and from there on the pages again."""
        stops = [
            *after[-1:],
            *tab_stops(self.tasks_panel),
            *self.sidebar.items,
            self.sidebar.place,
            self.sidebar.menu_button,
        ]
        order_tabs(stops)

    def _mark_theme(self) -> None:
        """Also when it was chosen in the settings."""
        for entry in self.actions_.themes.actions():
            entry.setChecked(entry.data() == self._theme.choice)

    def _connect_actions(self, studio: RobloxStudioPresenter) -> None:
        actions = self.actions_
        actions.open.triggered.connect(self._ask_open)
        actions.open_folder.triggered.connect(self._ask_open_folder)
        actions.optimize.triggered.connect(self.studio_page.optimize)
        actions.save.triggered.connect(self.studio_page.save)
        actions.save_as.triggered.connect(self.studio_page.ask_save)
        actions.copy.triggered.connect(self.studio.copy)
        for action, page in zip(actions.pages, self._pages, strict=True):
            action.triggered.connect(lambda _=False, key=page.key: self.show_page(key))
        actions.tasks.triggered.connect(self.show_tasks_panel)
        actions.quit.triggered.connect(self.close)
        self.studio_page.state_changed.connect(self._enable_actions)
        self.studio.files_chosen.connect(self.open_files)
        self.studio.header.open.show_shortcut(actions.open.shortcut())
        self.studio.header.optimize.show_shortcut(actions.optimize.shortcut())
        self.studio.copy_button.show_shortcut(actions.copy.shortcut())
        self.studio.save_button.show_shortcut(actions.save.shortcut())
        self.studio.save_as_button.show_shortcut(actions.save_as.shortcut())
        self.tasks_panel.close_requested.connect(lambda: self.show_tasks_panel(False))
        studio.toast_wanted.connect(self.toasts.show_toast)
        self._saved.toast_wanted.connect(self.toasts.show_toast)
        self._saved.question_asked.connect(lambda question: ask(self, question))
        self._enable_actions()

    def _connect_parts(self) -> None:
        self.parts = WindowParts(
            [
                WindowPart(self.sidebar, lambda: self.sidebar.items[self.pages.currentIndex()].setFocus()),
                WindowPart(self.pages, lambda: self._built[self.page].take_focus()),
                WindowPart(self.tasks_panel, self.tasks_panel.take_focus),
            ],
            self,
        )
        self.actions_.next_part.triggered.connect(lambda: self.parts.go(1))
        self.actions_.previous_part.triggered.connect(lambda: self.parts.go(-1))

    def _connect_tasks(self, tasks: TasksPresenter, studio: RobloxStudioPresenter) -> None:
        tasks.work_began.connect(lambda: self.show_tasks_panel(True))
        tasks.toast_wanted.connect(self.toasts.show_toast)
        SpokenChanges(self._workspace.tracker, self).said.connect(lambda text: announce(self, text))
        tasks.open_requested.connect(self.open_task)
        self.tasks_panel.history_requested.connect(lambda: self.show_page(HISTORY))
        tasks.edit_requested.connect(lambda task_id: self._on_page(studio.edit_task, task_id))
        tasks.edit_waiting_requested.connect(lambda entry_id: self._on_page(studio.edit_waiting, entry_id))
        self.toasts.action_chosen.connect(lambda key: tasks.undo_forget() if key == UNDO else self._on_toast(key))
        self._open_in_studio = studio.open_task
        self._open_file = studio.open_file

    def _connect_home(self, home: HomePresenter, panel: HomePanel, studio: RobloxStudioPresenter) -> None:
        def tell() -> None:
            home.set_open_script(
                studio.script.shown_name if self.studio.holds_script() else "", unsaved=studio.modified
            )

        self.studio.state_changed.connect(tell)
        home.task_requested.connect(self.open_task)
        home.script_requested.connect(self._show_script)
        home.sample_requested.connect(lambda path: self._open_sample(studio, path))
        home.open_requested.connect(self._ask_open)
        workspace = self._workspace
        workspace.place_changed.connect(lambda: panel.welcome.show_place(is_team=workspace.place is not None))
        panel.welcome.theme_chosen.connect(self.choose_theme)
        tell()

    def join_history(self, past: "HistoryPresenter", panel: "HistoryPanel") -> None:
        """Connects the page of history, which is built later than the window."""
        studio = self._studio

        past.open_requested.connect(partial(self._on_page, studio.show_stored))
        past.restore_requested.connect(partial(self._on_page, studio.restore_script))
        past.change_requested.connect(partial(self._on_page, studio.edit_stored))
        past.run_again_requested.connect(lambda task_id: self._workspace.retry(task_id, title=past.title_of(task_id)))
        past.toast_wanted.connect(self.toasts.show_toast)
        panel.start_requested.connect(lambda: self.show_page(STUDIO))
        self._endings.append(past.close)

    def _open_sample(self, studio: RobloxStudioPresenter, path: Path) -> None:
        self._show_script()
        studio.open_sample(path)

    def _ask_open(self) -> None:
        self.show_page(STUDIO)
        self.studio.ask_open()

    def _ask_open_folder(self) -> None:
        self.show_page(STUDIO)
        self.studio.ask_open_folder()

    def _on_toast(self, key: str) -> None:
        """A toast leads to a file that was written, or to a task."""
        path = file_of(key)
        if self._saved.take_key(key):
            return
        if key == LIST:
            self.show_page(STUDIO)
            self.studio_page.show_list()
        elif path is None:
            self.open_task(key)
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.toasts.show_toast(not_opened(path))

    def open_task(self, task_id: str) -> None:
        """Shows what came of a task."""
        self._on_page(self._open_in_studio, task_id)

    def _on_page(self, act: Callable[..., None], *what: object) -> None:
        """On the page of scripts, unless another one takes what is no script."""
        if not any(take(*what) for take in self.takers):
            self._show_script()
            act(*what)

    def _show_script(self) -> None:
        self.show_page(STUDIO)
        self.studio_page.show_script()

    def _enable_actions(self) -> None:
        checks_again = self.studio.checks_again and not self.studio_page.shows_list
        self.actions_.optimize.setText(self.tr("Check again") if checks_again else self.tr("Optimize"))
        self.actions_.optimize.setEnabled(self.may_make and self.studio_page.can_optimize())
        self.actions_.copy.setEnabled(self.may_make and self.studio_page.can_copy())
        self.actions_.save.setEnabled(self.may_make and self.studio_page.can_save())
        self.actions_.save_as.setEnabled(self.may_make and self.studio_page.can_save_as())

    def show_banner_room(self) -> None:
        """Room for banners where one is shown."""
        banners = self._banners.findChildren(Banner)
        self._banners.setVisible(not all(banner.isHidden() for banner in banners))

    def _restore(self) -> None:
        self.resize(_FIRST_SIZE)
        geometry = self.preferences.window_geometry
        if geometry is not None:
            self.restoreGeometry(geometry)
        self.show_tasks_panel(self.preferences.tasks_panel_open)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
