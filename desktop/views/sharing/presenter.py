"""What the dialog for sharing knows and asks for. No widgets here."""

import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from contracts.classes import ClassView
from contracts.session import Role, SessionView
from contracts.shares import NewShare, ShareRules, ShareState, ShareView
from desktop.services.job_runner import JobRunner
from desktop.services.sharing_calls import SharingCalls
from desktop.services.workspace import Workspace
from desktop.ui.rows.model import ListModel, RowText, Telling
from desktop.views.content.calls import Calls
from desktop.views.failure import why_not
from desktop.views.sharing.classes_presenter import ClassesPresenter
from desktop.views.sharing.wording import share_badge, share_line, spoken_share, with_whom


@dataclass(frozen=True)
class Shareable:
    """A lesson or assessment of the library. `saved` gives its newest version once that is stored, None where it is not
    for now.
    """

    content_id: str
    is_quiz: bool
    saved: Callable[[], Awaitable[int | None]]


class SharePresenter(QObject):
    """Of one document at a time. `changed` comes with each new state, `shared` when it has been shared once more."""

    changed = Signal()
    shared = Signal()

    def __init__(self, workspace: Workspace, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.calls = Calls(workspace, jobs, self)
        self.list: ListModel[ShareView] = ListModel(
            Telling(lambda one: one.share_id, _row, spoken_share, with_whom), self
        )
        self.school = ClassesPresenter(workspace, jobs, self)
        self.classes: list[ClassView] = []
        self.about: Shareable | None = None
        self.is_known = False
        """Whether the server has said what is shared of it."""
        self.sharing = False
        """Whether it is on its way to students."""
        self.problem = ""
        self._asked: tuple[NewShare, str] | None = None
        """What was asked for last, and the key of that request, while no answer to it has come."""
        self.unsaved = False
        """Whether it could not be shared because its changes are not stored yet."""
        workspace.connected.connect(lambda _session: self._on_connected())
        workspace.disconnected.connect(self.changed)
        workspace.leaving.connect(self._on_leaving)

    @property
    def online(self) -> bool:
        """Whether the server is there."""
        return self.calls.online

    @property
    def may_share(self) -> bool:
        """Whether who is signed in has students to share with."""
        return is_staff_of_team(self.calls.session)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self.calls.busy or self.school.busy

    def begin(self, about: Shareable) -> None:
        """Brings the shares of this one, and the classes."""
        self.calls.drop()
        self.about, self.is_known, self.sharing = about, False, False
        self.problem, self.unsaved = "", False
        self.list.show([])
        self.look()

    def look(self) -> None:
        """What is shared now, and with which classes it could be."""
        about = self.about
        if about is None or not self.online:
            return
        calls = self._calls()

        async def work() -> tuple[list[ShareView], list[ClassView]]:
            return await calls.shares(about.content_id), (await calls.classes()).classes

        self.calls.start(work(), self._on_seen, self._on_refused)

    def share(self, rules: ShareRules, class_id: str | None) -> None:
        """The newest version, with what has been changed up to now."""
        about = self.about
        if about is None or self.sharing or not self.online:
            return
        self.sharing, self.problem, self.unsaved = True, "", False
        self.changed.emit()
        calls = self._calls()

        async def work() -> ShareView | None:
            version = await about.saved()
            if version is None:
                return None
            wanted = NewShare(**dict(rules), content_id=about.content_id, version=version, class_id=class_id)
            if self._asked is None or self._asked[0] != wanted:
                self._asked = wanted, str(uuid.uuid4())
            return await calls.share(*self._asked)

        self.calls.start(work(), self._on_shared, self._on_refused)

    def end(self, share: ShareView) -> None:
        """Takes it back; what was handed in stays."""
        if share.state is not ShareState.ENDED and self.online:
            self.calls.start(self._calls().end(share.share_id), lambda _share: self.look(), self._on_refused)

    def _calls(self) -> SharingCalls:
        return SharingCalls(self.calls.api())

    def _on_seen(self, seen: tuple[list[ShareView], list[ClassView]]) -> None:
        shares, self.classes = seen
        self.is_known = True
        self.list.show(shares)
        self.changed.emit()

    def _on_shared(self, share: ShareView | None) -> None:
        self.sharing, self.unsaved = False, share is None
        self.changed.emit()
        if share is not None:
            self._asked = None
            self.shared.emit()
            self.look()

    def _on_refused(self, error: Exception) -> None:
        self.sharing, self.problem = False, why_not(error)
        self.changed.emit()

    def _on_connected(self) -> None:
        self.problem = ""
        self.look()
        self.changed.emit()

    def _on_leaving(self) -> None:
        """Nothing here is of the next place."""
        self.calls.drop()
        self.about, self._asked, self.is_known, self.sharing = None, None, False, False
        self.classes = []
        self.list.show([])
        self.changed.emit()


def is_staff_of_team(session: SessionView | None) -> bool:
    """Whether this is a team's server, and the person an admin or teacher there."""
    return session is not None and session.is_of_team and session.role in (Role.ADMIN, Role.TEACHER)


def _row(share: ShareView) -> RowText:
    return RowText(
        title=with_whom(share),
        line=share_line(share),
        badges=(share_badge(share),),
        faded=share.state is ShareState.ENDED,
    )
