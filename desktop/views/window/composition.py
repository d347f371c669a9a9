"""Builds the main window from the services and the theme."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.services.ai_endpoint import AiEndpoint
from desktop.services.drafts import DraftStore
from desktop.services.job_runner import JobRunner
from desktop.services.kinds import Kinds
from desktop.services.preferences import Preferences
from desktop.services.workspace import Workspace
from desktop.ui.code.grammar import Grammar
from desktop.ui.resources import resource
from desktop.ui.theme import Theme
from desktop.views.roblox_studio.panel import RobloxStudioPanel
from desktop.views.roblox_studio.presenter import RobloxStudioPresenter
from desktop.views.settings.ai_presenter import AiPresenter
from desktop.views.settings.panel import SettingsPanel
from desktop.views.settings.presenter import SettingsPresenter
from desktop.views.tasks.panel import TasksPanel
from desktop.views.tasks.presenter import TasksPresenter
from desktop.views.window.main_window import SETTINGS, STUDIO, MainWindow
from desktop.views.window.pages import WindowPage


def compose_window(
    theme: Theme,
    workspace: Workspace,
    jobs: JobRunner,
    preferences: Preferences,
    drafts: DraftStore,
    kinds: Kinds,
    ai: AiEndpoint,
    data_dir: Path,
) -> MainWindow:
    """A window that is not shown yet. It follows the workspace whether that has been started or not."""
    grammar = Grammar(resource("highlighting", "luau.json"))
    studio = RobloxStudioPresenter(workspace, jobs, preferences, grammar, drafts)
    studio_panel = RobloxStudioPanel(theme, grammar, studio)
    tasks = TasksPresenter(workspace, jobs)
    settings = SettingsPresenter(theme, preferences, jobs, data_dir)
    ai_settings = AiPresenter(ai, workspace, jobs)
    settings_panel = SettingsPanel(theme, settings, ai_settings)
    pages = [
        WindowPage(STUDIO, _tr("Roblox Studio"), "Ctrl+1", studio_panel, studio_panel.take_focus),
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
        tasks_panel=TasksPanel(theme, tasks, kinds),
        pages=pages,
    )
    studio.setParent(window)
    tasks.setParent(window)
    settings.setParent(window)
    ai_settings.setParent(window)
    return window


def _tr(text: str) -> str:
    return QCoreApplication.translate("window", text)
