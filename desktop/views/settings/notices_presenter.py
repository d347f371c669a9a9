"""What a person wants to be told by mail, as the server keeps it. No widgets here."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from contracts.notices import EmailNotices, EmailNoticeSettings, MailState
from contracts.session import Role
from desktop.services.errors import ApiError
from desktop.services.job_runner import Job, JobRunner
from desktop.services.workspace import Workspace
from desktop.ui.language import spoken_language
from desktop.ui.sentences import localized
from desktop.views.failure import failure_words
from desktop.views.settings.state import NoticesField, NoticesState

LOOKS = 40
"""At how a test mail went, with a pause before each; what takes longer is told when the page is shown again."""
PAUSE_SECONDS = 0.75


class NoticesPresenter(QObject):
    """One change at a time, in the order in which they were made. `changed` comes whenever `state` has."""

    changed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        jobs: JobRunner,
        parent: QObject | None = None,
        *,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self._pause = pause
        self._notices: EmailNotices | None = None
        self._address_problem = ""
        self._test_problem = ""
        self._watching: Job | None = None
        self._waiting: list[Callable[[], None]] = []
        self._busy = False
        workspace.connected.connect(lambda _: self.load())
        workspace.disconnected.connect(self._on_disconnected)

    @property
    def state(self) -> NoticesState:
        """All that the section shows."""
        return NoticesState(
            notices=self._notices,
            connected=self._workspace.session is not None,
            waiting=self._watching is not None,
            address_problem=self._address_problem,
            test_problem=self._test_problem,
        )

    def load(self) -> None:
        """Asks the server; without one there is nothing to ask, and students are told of no tasks."""
        session = self._workspace.session
        is_told = session is not None and session.role is not Role.STUDENT
        if is_told and not self._busy and self._watching is None:
            self._jobs.start(
                self._workspace.connected_api().email_notices(),
                name="read the e-mail notices",
                on_success=self._on_loaded,
                on_failure=lambda error: self._fail(error, NoticesField.TEST),
                owner=self,
            )

    def use_address(self, text: str) -> None:
        """Where the mail goes; empty for nowhere."""
        address = text.strip()
        if self._notices is not None and (address != (self._notices.address or "") or self._address_problem):
            self.change(address=address or None)

    def change(self, **changes: Any) -> None:
        """Changes what is named, once all earlier changes are done."""
        self._in_turn(lambda: self._begin_change(changes))

    def test(self) -> None:
        """Lets the server send a mail, once all changes are done, and looks how that goes."""
        if self._watching is None:
            self._in_turn(self._begin_test)

    def _begin_test(self) -> None:
        if self._watching is not None:
            return
        self._test_problem = ""
        self._watching = self._jobs.start(
            self._tested(),
            name="send a test mail",
            on_success=lambda _: self._end_watching(),
            on_failure=self._on_test_failed,
            owner=self,
        )
        self.changed.emit()

    async def _tested(self) -> None:
        """Returns when it is known how the mail went."""
        api = self._workspace.connected_api()
        notices = await api.test_email()
        for _ in range(LOOKS):
            self._show(notices)
            last = notices.last_mail
            if last is None or last.state is not MailState.WAITING or last.error:
                return
            await self._pause(PAUSE_SECONDS)
            notices = await api.email_notices()

    def _in_turn(self, begin: Callable[[], None]) -> None:
        self._waiting.append(begin)
        self._go_on()

    def _go_on(self) -> None:
        while self._waiting and not self._busy and self._notices is not None and self._workspace.session is not None:
            self._waiting.pop(0)()

    def _begin_change(self, changes: dict[str, Any]) -> None:
        assert self._notices is not None
        kept = self._notices.model_dump(include=set(EmailNoticeSettings.model_fields))
        if self._notices.language is not None:
            kept["language"] = spoken_language()
        self._busy = True
        self._jobs.start(
            self._workspace.connected_api().set_email_notices(EmailNoticeSettings(**{**kept, **changes})),
            name="set the e-mail notices",
            on_success=self._on_changed,
            on_failure=self._on_change_failed,
            owner=self,
        )

    def _on_loaded(self, notices: EmailNotices) -> None:
        self._test_problem = ""
        self._show(notices)
        if notices.wanted and notices.language not in (None, spoken_language()):
            self.change()  # mail speaks as the window does

    def _on_changed(self, notices: EmailNotices) -> None:
        self._busy = False
        self._address_problem = ""
        self._show(notices)
        self._go_on()

    def _on_change_failed(self, error: Exception) -> None:
        self._busy = False
        if self._notices is not None:
            self._fail(error, NoticesField.ADDRESS)
        self._go_on()

    def _on_test_failed(self, error: Exception) -> None:
        self._watching = None
        self._fail(error, NoticesField.TEST)

    def _end_watching(self) -> None:
        self._watching = None
        self.changed.emit()

    def _show(self, notices: EmailNotices) -> None:
        self._notices = notices
        self.changed.emit()

    def _fail(self, error: Exception, field: NoticesField) -> None:
        if isinstance(error, ApiError):
            words = localized(error.message)
        else:
            title, message = failure_words(error)
            words = f"{title}. {message}"
        if field is NoticesField.ADDRESS:
            self._address_problem = words
        else:
            self._test_problem = words
        self.changed.emit()

    def _on_disconnected(self) -> None:
        """The next server may be another one."""
        self._notices, self._waiting, self._busy, self._watching = None, [], False, None
        self._address_problem = ""
        self.changed.emit()
