"""What the window says of the server of its place: at the foot of the sidebar, and across the page."""

from PySide6.QtCore import QObject

from contracts.session import Role, SessionView
from desktop.services.team_link import TeamPhase
from desktop.services.workspace import Workspace
from desktop.ui.banner import BannerText
from desktop.ui.sentences import localized
from desktop.ui.tone import Tone
from desktop.views.window.connection import (
    connection_words,
    how_live,
    supervisor_banner,
    team_banner,
    team_words,
)
from desktop.views.window.main_window import MainWindow


class ServerNews(QObject):
    """Shows it as it changes."""

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._notices: list[str] = []
        self._closed_notices: set[str] = set()
        workspace.connected.connect(self._on_connected)
        workspace.disconnected.connect(self._show_connection)
        workspace.standing_changed.connect(self._show)
        workspace.place_changed.connect(self._on_place)
        for change in (workspace.outbox.added, workspace.outbox.removed, workspace.outbox.reset):
            change.connect(self._show)
        workspace.tracker.live_changed.connect(self._show_connection)
        workspace.feed.state_changed.connect(self._show_connection)
        workspace.feed.transport_changed.connect(self._show_connection)
        window.server_banner.action_clicked.connect(self._act)
        window.notice_banner.close_clicked.connect(self._close_notice)
        self._show()
        if workspace.session is not None:
            self._on_connected(workspace.session)

    def _on_connected(self, session: SessionView) -> None:
        self._window.sidebar.set_workspace(localized(session.organization_name))
        self.show_notices(session.notices)
        self._show_connection()

    def show_notices(self, notices: list[str]) -> None:
        """One after the other, those that were not closed yet."""
        self._notices = [notice for notice in notices if notice not in self._closed_notices]
        self._show_notice()

    def _on_place(self) -> None:
        self.show_notices([])

    def _act(self) -> None:
        team = self._workspace.team
        if team is not None and team.state.phase is TeamPhase.SIGNED_OUT:
            self._window.actions_.sign_in.trigger()
        else:
            self._workspace.retry_now()

    def _show(self) -> None:
        waiting = len(self._workspace.outbox.entries())
        team = self._workspace.team
        if self._workspace.place is None:
            banner = supervisor_banner(self._workspace.supervisor.state, waiting)
        else:
            banner = team_banner(team.state, waiting) if team is not None else None
        self._window.server_banner.show_or_hide(banner)
        self._window.show_banner_room()
        self._show_connection()

    def _show_connection(self) -> None:
        workspace = self._workspace
        signed_in = workspace.session is not None
        live = how_live(workspace.tracker, workspace.feed)
        if workspace.place is None:
            words = connection_words(workspace.supervisor.state, signed_in=signed_in, live=live)
        else:
            phase = workspace.team.state.phase if workspace.team is not None else TeamPhase.JOINING
            is_told = workspace.session is None or workspace.session.role is not Role.STUDENT
            words = team_words(phase, signed_in=signed_in, live=live, is_told=is_told)
        self._window.sidebar.set_connection(words.tone, words.text, words.explanation)

    def _close_notice(self) -> None:
        """What was read once does not come back with the next connection."""
        if self._notices:
            self._closed_notices.add(self._notices.pop(0))
        self._show_notice()

    def _show_notice(self) -> None:
        notice = localized(self._notices[0]) if self._notices else ""
        content = BannerText(Tone.CAUTION, notice, closable=True) if notice else None
        self._window.notice_banner.show_or_hide(content)
        self._window.show_banner_room()
