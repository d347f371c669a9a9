"""Builds the main window from the services and the theme."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from desktop.services.accounts import Accounts
from desktop.services.drafts import DraftStore
from desktop.services.job_runner import JobRunner
from desktop.services.kinds import Kinds
from desktop.services.local.database import LocalDatabase
from desktop.services.preferences import Preferences
from desktop.services.saved_versions import SavedVersions
from desktop.services.script_files import Script
from desktop.services.workspace import Workspace
from desktop.ui.code.grammar import Grammar
from desktop.ui.language import language_of
from desktop.ui.resources import resource
from desktop.ui.sentences import localized
from desktop.ui.theme import Theme
from desktop.ui.translation import tr
from desktop.views.home.page import HomePage
from desktop.views.home.panel import HomePanel
from desktop.views.home.presenter import HomePresenter
from desktop.views.roblox_studio.panel import RobloxStudioPanel
from desktop.views.roblox_studio.presenter import RobloxStudioPresenter
from desktop.views.saved.files import SavedFiles
from desktop.views.several.studio_page import StudioPage
from desktop.views.tasks.panel import TasksPanel
from desktop.views.tasks.presenter import TasksPresenter
from desktop.views.window.attention import Attention
from desktop.views.window.content_pages import ASSESSMENTS, LESSONS, ContentPages
from desktop.views.window.lost import join_lost
from desktop.views.window.main_window import HISTORY, HOME, SCHEDULES, SETTINGS, STUDIO, MainWindow
from desktop.views.window.pages import BuiltPage, WindowPage
from desktop.views.window.places import Places
from desktop.views.window.role_pages import BILLING, DASHBOARD, MEMBERS, SHARED, RolePages
from desktop.views.window.server_news import ServerNews

if TYPE_CHECKING:
    from desktop.services.ai_endpoint import AiEndpoint
    from desktop.services.history import History
    from desktop.services.teams import Teams
    from desktop.views.home.student_home import StudentHome
    from desktop.views.several.panel import SeveralPanel
    from desktop.views.several.presenter import SeveralPresenter


@dataclass(frozen=True, slots=True)
class WindowServices:
    """All that the window's pages work with."""

    workspace: Workspace
    jobs: JobRunner
    preferences: Preferences
    drafts: DraftStore
    saved: SavedVersions
    kinds: Kinds
    history: "Callable[[], History]"
    ai: "Callable[[], AiEndpoint]"
    accounts: Accounts
    teams: "Callable[[], Teams]"
    database: LocalDatabase
    data_dir: Path


def compose_window(theme: Theme, services: WindowServices) -> MainWindow:
    """A window that is not shown yet. It follows the workspace whether that has been started or not."""
    workspace, jobs, preferences = services.workspace, services.jobs, services.preferences
    grammar = Grammar(resource("highlighting", "luau.json"))
    saved = SavedFiles(services.saved, jobs)
    studio = RobloxStudioPresenter(workspace, jobs, preferences, grammar, services.drafts, saved)
    studio_panel = RobloxStudioPanel(theme, grammar, studio)
    tasks = TasksPresenter(workspace, jobs)
    home = HomePresenter(workspace.tracker, preferences, workspace.times_left)
    home_panel = HomePanel(theme, home)
    home_page = HomePage(home_panel, lambda: _student_home(theme, services, window))

    def build_several() -> "tuple[SeveralPresenter, SeveralPanel]":
        # Imported here, as is all that the first frame does not need.
        from desktop.views.several.panel import SeveralPanel
        from desktop.views.several.presenter import SeveralPresenter
        from desktop.views.window.script_list import join_list

        several = SeveralPresenter(workspace, jobs, preferences, saved)
        panel = SeveralPanel(theme, several)
        several.setParent(panel)
        join_list(window, studio, tasks, several, panel)
        return several, panel

    studio_page = StudioPage(theme, studio_panel, build_several)

    pages = [
        WindowPage(HOME, tr("Home"), "Ctrl+1", lambda: BuiltPage(home_page, home_page.take_focus), True),
        WindowPage(STUDIO, tr("Roblox Studio"), "Ctrl+2", lambda: BuiltPage(studio_page, studio_page.take_focus), True),
        WindowPage(LESSONS, tr("Lessons"), "Ctrl+3", lambda: content.lessons_page()),
        WindowPage(ASSESSMENTS, tr("Assessments"), "Ctrl+4", lambda: content.assessments_page()),
        *_pages_built_later(theme, services, saved, grammar, studio, studio_panel, lambda: window),
    ]
    window = MainWindow(
        theme=theme,
        workspace=workspace,
        jobs=jobs,
        preferences=preferences,
        studio=studio,
        studio_page=studio_page,
        studio_panel=studio_panel,
        saved=saved,
        tasks=tasks,
        tasks_panel=TasksPanel(theme, tasks, services.kinds),
        pages=pages,
        home=home,
        home_panel=home_panel,
    )
    content = ContentPages(window, theme, workspace, jobs, preferences, services.drafts, services.ai)
    tasks.told_elsewhere.append(content.tell_of)
    for owned in (studio, saved, tasks, home):
        owned.setParent(window)
    Attention(window, workspace.times_left)
    join_lost(window, theme, workspace.lost, tasks, studio, jobs, services.history)
    RolePages(window, home_page, workspace, services.accounts, [page.key for page in pages])
    Places(window, theme, workspace, jobs, services.accounts, services.teams)
    ServerNews(window, workspace)
    window.show_last_page()
    return window


def _pages_built_later(
    theme: Theme,
    services: WindowServices,
    saved: SavedFiles,
    grammar: Grammar,
    studio: RobloxStudioPresenter,
    studio_panel: RobloxStudioPanel,
    window: Callable[[], MainWindow],
) -> list[WindowPage]:
    return [
        WindowPage(HISTORY, tr("History"), "Ctrl+5", lambda: _history_page(theme, services, saved, grammar, window())),
        WindowPage(
            SCHEDULES,
            tr("Schedules"),
            "Ctrl+6",
            lambda: _schedules_page(theme, services, studio, studio_panel, window()),
        ),
        WindowPage(DASHBOARD, tr("Dashboard"), "Ctrl+7", lambda: _dashboard_page(theme, services, window())),
        WindowPage(MEMBERS, tr("Members"), "Ctrl+8", lambda: _members_page(theme, services, window())),
        WindowPage(BILLING, tr("Billing"), "Ctrl+9", lambda: _billing_page(theme, services, window())),
        WindowPage(SHARED, tr("Shared with me"), "Ctrl+0", lambda: _shared_page(theme, services, window())),
        WindowPage(SETTINGS, tr("Settings"), "Ctrl+,", lambda: _settings_page(theme, services, window())),
    ]


def _student_home(theme: Theme, services: WindowServices, window: MainWindow) -> "StudentHome":
    from desktop.views.home.student_home import StudentHome
    from desktop.views.home.student_presenter import StudentHomePresenter
    from desktop.views.shared.panel import SharedPanel

    def open_share(share_id: str) -> None:
        window.show_page(SHARED)
        for panel in window.findChildren(SharedPanel):
            panel.open_share(share_id)

    home = StudentHome(theme, StudentHomePresenter(services.workspace, services.jobs, parent=window))
    home.share_wanted.connect(open_share)
    home.all_wanted.connect(lambda: window.show_page(SHARED))
    return home


def _history_page(
    theme: Theme, services: WindowServices, saved: SavedFiles, grammar: Grammar, window: MainWindow
) -> BuiltPage:
    from desktop.views.history.panel import HistoryPanel
    from desktop.views.history.presenter import HistoryPresenter

    past = HistoryPresenter(services.history(), saved, services.jobs, grammar, parent=window)
    panel = HistoryPanel(theme, grammar, past)
    window.join_history(past, panel)
    return BuiltPage(panel, panel.take_focus)


def _schedules_page(
    theme: Theme,
    services: WindowServices,
    studio: RobloxStudioPresenter,
    studio_panel: RobloxStudioPanel,
    window: MainWindow,
) -> BuiltPage:
    from desktop.views.schedules.panel import SchedulesPanel
    from desktop.views.schedules.presenter import SchedulesPresenter

    def script_in_editor() -> Script | None:
        return studio.script.edited(studio_panel.editor.text()) if studio_panel.holds_script() else None

    planned = SchedulesPresenter(services.workspace, services.jobs, script_in_editor, parent=window)
    planned.open_requested.connect(window.open_task)
    planned.toast_wanted.connect(window.toasts.show_toast)
    panel = SchedulesPanel(theme, planned)
    return BuiltPage(panel, panel.take_focus)


def _dashboard_page(theme: Theme, services: WindowServices, window: MainWindow) -> BuiltPage:
    from desktop.views.dashboard.panel import DashboardPanel
    from desktop.views.dashboard.presenter import DashboardPresenter

    figures = DashboardPresenter(services.workspace, services.jobs, parent=window)
    figures.toast_wanted.connect(window.toasts.show_toast)
    panel = DashboardPanel(theme, figures)
    return BuiltPage(panel, panel.take_focus)


def _members_page(theme: Theme, services: WindowServices, window: MainWindow) -> BuiltPage:
    from desktop.views.members.invited import LANGUAGES
    from desktop.views.members.log_presenter import LogPresenter
    from desktop.views.members.panel import MembersPanel
    from desktop.views.members.presenter import MembersPresenter

    members = MembersPresenter(services.workspace, services.jobs, parent=window)
    log = LogPresenter(services.workspace, services.jobs, parent=window)
    for presenter in (members, log):
        presenter.toast_wanted.connect(window.toasts.show_toast)
    members.renamed.connect(lambda name: window.sidebar.set_workspace(localized(name)))
    teams, jobs = services.teams, services.jobs
    members.left.connect(lambda _name: jobs.start(teams().leave(), name="leave the team", owner=window))
    members.created.connect(lambda _made: jobs.start(teams().look_again(), name="look for teams", owner=window))
    spoken = language_of(services.preferences.language)
    mail_language = next((place for place, one in enumerate(LANGUAGES) if one == spoken), 0)
    panel = MembersPanel(theme, members, log, mail_language=mail_language)
    return BuiltPage(panel, panel.take_focus)


def _billing_page(theme: Theme, services: WindowServices, window: MainWindow) -> BuiltPage:
    from desktop.services.payment_pages import PaymentPages
    from desktop.views.billing.checkout import Checkout
    from desktop.views.billing.panel import BillingPanel
    from desktop.views.billing.presenter import BillingPresenter

    pages = PaymentPages(lambda url: QDesktopServices.openUrl(QUrl(url)))
    billing = BillingPresenter(services.workspace, services.jobs, pages, parent=window)
    checkout = Checkout(services.workspace, services.jobs, pages, parent=window)
    for source in (billing, checkout):
        source.toast_wanted.connect(window.toasts.show_toast)
    panel = BillingPanel(theme, billing, checkout)
    return BuiltPage(panel, panel.take_focus)


def _shared_page(theme: Theme, services: WindowServices, window: MainWindow) -> BuiltPage:
    from desktop.services.kept_answers import KeptAnswers
    from desktop.views.shared.panel import SharedPanel
    from desktop.views.shared.presenter import SharedPresenter
    from desktop.views.shared.results_presenter import ResultsPresenter

    shared = SharedPresenter(services.workspace, services.jobs, KeptAnswers(services.database), parent=window)
    results = ResultsPresenter(services.workspace, services.jobs, parent=window)
    results.toast_wanted.connect(window.toasts.show_toast)
    panel = SharedPanel(theme, shared, results)
    return BuiltPage(panel, panel.take_focus)


def _settings_page(theme: Theme, services: WindowServices, window: MainWindow) -> BuiltPage:
    from desktop.views.settings.account_presenter import AccountPresenter
    from desktop.views.settings.ai_presenter import AiPresenter
    from desktop.views.settings.mail_presenter import MailPresenter
    from desktop.views.settings.notices_presenter import NoticesPresenter
    from desktop.views.settings.panel import SettingsPanel
    from desktop.views.settings.presenter import SettingsPresenter

    settings = SettingsPresenter(theme, services.preferences, services.jobs, services.data_dir)
    ai = AiPresenter(services.ai(), services.workspace, services.jobs)
    notices = NoticesPresenter(services.workspace, services.jobs)
    account = AccountPresenter(services.workspace, services.teams(), services.jobs)
    account.toast_wanted.connect(window.toasts.show_toast)
    mail = MailPresenter(
        services.workspace, services.jobs, lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
    )
    panel = SettingsPanel(theme, settings, ai, notices, account, mail)
    panel.sign_in_wanted.connect(window.actions_.sign_in.trigger)
    panel.sign_out_wanted.connect(window.actions_.sign_out.trigger)
    account.setParent(panel)
    panel.logs_wanted.connect(window.actions_.log.trigger)
    settings.setParent(panel)
    ai.setParent(panel)
    notices.setParent(panel)
    mail.setParent(panel)
    return BuiltPage(panel, panel.take_focus)
