"""Builds the main window from the services and the theme."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.services.ai_endpoint import AiEndpoint
from desktop.services.drafts import DraftStore
from desktop.services.history import History
from desktop.services.job_runner import JobRunner
from desktop.services.kinds import Kinds
from desktop.services.preferences import Preferences
from desktop.services.workspace import Workspace
from desktop.ui.code.grammar import Grammar
from desktop.ui.resources import resource
from desktop.ui.theme import Theme
from desktop.views.history.panel import HistoryPanel
from desktop.views.history.presenter import HistoryPresenter
from desktop.views.home.panel import HomePanel
from desktop.views.home.presenter import HomePresenter
from desktop.views.roblox_studio.panel import RobloxStudioPanel
from desktop.views.roblox_studio.presenter import RobloxStudioPresenter
from desktop.views.settings.ai_presenter import AiPresenter
from desktop.views.settings.panel import SettingsPanel
from desktop.views.settings.presenter import SettingsPresenter
from desktop.views.tasks.panel import TasksPanel
from desktop.views.tasks.presenter import TasksPresenter
from desktop.views.window.main_window import HISTORY, HOME, SETTINGS, STUDIO, MainWindow
from desktop.views.window.pages import WindowPage


@dataclass(frozen=True, slots=True)
class WindowServices:
    """All that the window's pages work with."""

    workspace: Workspace
    jobs: JobRunner
    preferences: Preferences
    drafts: DraftStore
    kinds: Kinds
    history: History
    ai: AiEndpoint
    data_dir: Path


def compose_window(theme: Theme, services: WindowServices) -> MainWindow:
    """A window that is not shown yet. It follows the workspace whether that has been started or not."""
    workspace, jobs, preferences = services.workspace, services.jobs, services.preferences
    grammar = Grammar(resource("highlighting", "luau.json"))
    studio = RobloxStudioPresenter(workspace, jobs, preferences, grammar, services.drafts)
    studio_panel = RobloxStudioPanel(theme, grammar, studio)
    tasks = TasksPresenter(workspace, jobs)
    home = HomePresenter(workspace.tracker, preferences)
    home_panel = HomePanel(theme, home)
    past = HistoryPresenter(services.history, jobs, grammar)
    past_panel = HistoryPanel(theme, grammar, past)
    settings = SettingsPresenter(theme, preferences, jobs, services.data_dir)
    ai_settings = AiPresenter(services.ai, workspace, jobs)
    settings_panel = SettingsPanel(theme, settings, ai_settings)
    pages = [
        WindowPage(HOME, _tr("Home"), "Ctrl+1", home_panel, home_panel.take_focus),
        WindowPage(STUDIO, _tr("Roblox Studio"), "Ctrl+2", studio_panel, studio_panel.take_focus),
        WindowPage(HISTORY, _tr("History"), "Ctrl+3", past_panel, past_panel.take_focus),
        WindowPage(SETTINGS, _tr("Settings"), "Ctrl+,", settings_panel, settings_panel.take_focus),
    ]
    window = MainWindow(
        theme=theme,
        workspace=workspace,
        jobs=jobs,
        preferences=preferences,
        studio=studio,
        studio_panel=studio_panel,
        tasks=tasks,
        tasks_panel=TasksPanel(theme, tasks, services.kinds),
        pages=pages,
        home=home,
        home_panel=home_panel,
        past=past,
        past_panel=past_panel,
    )
    studio.setParent(window)
    tasks.setParent(window)
    home.setParent(window)
    past.setParent(window)
    settings.setParent(window)
    ai_settings.setParent(window)
    return window


def _tr(text: str) -> str:
    return QCoreApplication.translate("window", text)
