"""What the page of shared things knows and asks for. No widgets here."""

from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from contracts.attempts import AnswersSaved, AttemptView, GivenAnswer, SavedAnswer, SharedDetail, SharedView
from contracts.session import SessionView
from contracts.shares import AttemptState
from desktop.services.errors import CONFLICT, ApiError
from desktop.services.job_runner import Job, JobRunner
from desktop.services.printable import escaped
from desktop.services.student_calls import StudentCalls
from desktop.services.workspace import Workspace
from desktop.ui.rows.model import ListModel, RowText, Telling
from desktop.ui.tone import BadgeText
from desktop.views.failure import why_not
from desktop.views.looking import LookingPresenter, is_gone
from desktop.views.shared.wording import line_of, spoken_share, state_badge

EVERY_MS = 30_000
AGAIN_MS = 5_000
"""After a save that did not get through."""


class SharedPresenter(LookingPresenter):
    """Answers are kept here until the server has them: a connection that is lost takes none of them.

    `changed` comes with each new state of the page, `attempt_changed` with another attempt or its end, `saved_changed`
    whenever answers are on their way, saved, or wait for the server.
    """

    attempt_changed = Signal()
    saved_changed = Signal()

    def __init__(self, workspace: Workspace, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(workspace, jobs, "shared", EVERY_MS, parent)
        self._save: Job | None = None
        self._saving = False
        self._ends = False
        self._deadline: float | None = None
        self._unsent: dict[int, GivenAnswer | None] = {}
        self.list: ListModel[SharedView] = ListModel(
            Telling(lambda one: one.share_id, _row, spoken_share, lambda one: f"{one.title} {one.shared_by}"), self
        )
        self.is_known = False
        """Whether the server has said what was shared."""
        self.detail: SharedDetail | None = None
        self.attempt: AttemptView | None = None
        self.given: dict[int, GivenAnswer | None] = {}
        """By number: what was answered in the attempt that is shown."""
        self.problem = ""
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(AGAIN_MS)
        self._retry.timeout.connect(self._send)
        self.follow()

    @property
    def is_running(self) -> bool:
        """Whether a quiz is being taken."""
        return self.attempt is not None and self.attempt.state is AttemptState.RUNNING

    @property
    def unsent(self) -> int:
        """Answers that the server does not have yet."""
        return len(self._unsent)

    @property
    def seconds_left(self) -> float | None:
        """By the server's clock, counted down by this computer's; None where time does not count."""
        return None if self._deadline is None else max(0.0, self._deadline - monotonic())

    @property
    def unanswered(self) -> list[int]:
        """Numbers of the questions without an answer."""
        quiz = self.attempt.quiz if self.attempt is not None else None
        return [item.number for item in quiz.items if self.given.get(item.number) is None] if quiz is not None else []

    def look(self) -> None:
        """What is shared now."""
        if self.online:
            self.request(self._all(), self._on_list, self._on_not_seen)

    def open(self, share_id: str) -> None:
        """A lesson to be read, or a quiz before it begins."""
        self.request(self._calls().show(share_id), self._on_detail, self._on_refused)

    def close(self) -> None:
        """Back to the list."""
        self.detail = None
        self._put_attempt(None)
        self.look()

    def start(self) -> None:
        """Begins an attempt at the quiz that is open, or goes on with the one that runs."""
        if self.detail is not None and self.online:
            self.request(self._calls().start(self.detail.share_id), self._put_attempt, self._on_refused)

    def show_attempt(self, attempt_id: str) -> None:
        """What an earlier one came to."""
        if self.detail is not None and self.online:
            self.request(self._calls().attempt(self.detail.share_id, attempt_id), self._put_attempt, self._on_refused)

    def leave_attempt(self) -> None:
        """Back to what is told of the quiz, once all answers are saved; an attempt that runs goes on running."""
        attempt = self.attempt
        if attempt is None or not self.online or self._ends:
            return
        self._ends = True

        def left(detail: SharedDetail) -> None:
            self._put_attempt(None)
            self._on_detail(detail)

        async def work() -> SharedDetail:
            await self._save_rest(attempt)
            return await self._calls().show(attempt.share_id)

        self.request(work(), left, self._on_not_ended)

    def answer(self, number: int, given: GivenAnswer | None) -> None:
        """Kept, and sent at once where the server is there."""
        if self.is_running and self.given.get(number) != given:
            self.given[number] = given
            self._unsent[number] = given
            self._send()
            self.saved_changed.emit()

    def hand_in(self) -> None:
        """Sends what is not saved yet, then hands in."""
        attempt = self.attempt
        if attempt is None or not self.online or self._ends:
            return
        self._ends = True

        async def work() -> AttemptView:
            await self._save_rest(attempt)
            return await self._calls().submit(attempt.share_id, attempt.attempt_id)

        self.request(work(), self._on_handed_in, self._on_not_ended)

    async def _save_rest(self, attempt: AttemptView) -> None:
        """What is not saved yet; after a save that is under way, so that none of both overtakes the other."""
        if self._save is not None:
            await self._save.wait()
        if not self._unsent:
            return
        try:
            await self._calls().save(attempt.share_id, attempt.attempt_id, _as_saved(self._unsent))
        except ApiError as error:
            if error.status != CONFLICT:  # too late: what was saved in time counts
                raise

    async def _all(self) -> list[SharedView]:
        calls, found = self._calls(), list[SharedView]()
        page = await calls.shared()
        found += page.shares
        while page.next_before is not None:
            page = await calls.shared(page.next_before)
            found += page.shares
        return found

    def _send(self) -> None:
        attempt = self.attempt
        if not self._unsent or self._saving or self._ends or attempt is None or not self.online:
            return
        self._saving = True
        sent = dict(self._unsent)

        def saved(answer: AnswersSaved) -> None:
            self._saving = False
            if self.attempt is not attempt:
                return
            self._unsent = {n: one for n, one in self._unsent.items() if n not in sent or sent[n] != one}
            self._count_from(answer.seconds_left)
            self.problem = ""
            self.saved_changed.emit()
            self._send()

        def failed(error: Exception) -> None:
            self._saving = False
            if self.attempt is not attempt:
                return
            if is_gone(error):
                self._retry.start()
            else:
                self.problem = why_not(error)
                self.changed.emit()
            self.saved_changed.emit()

        work = self._calls().save(attempt.share_id, attempt.attempt_id, _as_saved(sent))
        self._save = self.request(work, saved, failed)

    def _calls(self) -> StudentCalls:
        return StudentCalls(self._workspace.connected_api())

    def _put_attempt(self, attempt: AttemptView | None) -> None:
        self.attempt, self.problem = attempt, ""
        self._saving = self._ends = False
        self._unsent = {}
        self.given = {one.number: one.answer for one in attempt.answers} if attempt is not None else {}
        self._count_from(attempt.seconds_left if attempt is not None else None)
        self.attempt_changed.emit()
        self.changed.emit()

    def _count_from(self, seconds: float | None) -> None:
        self._deadline = None if seconds is None else monotonic() + seconds

    def _on_handed_in(self, attempt: AttemptView) -> None:
        self._put_attempt(attempt)
        self.look()

    def _on_not_ended(self, error: Exception) -> None:
        self._ends = False
        self._on_refused(error)

    def _on_list(self, shares: list[SharedView]) -> None:
        self.is_known = True
        if self.attempt is None and self.detail is None:
            self.problem = ""
        self.list.show(shares)
        self.changed.emit()

    def _on_not_seen(self, error: Exception) -> None:
        """Quietly where the server is gone: the window says so itself."""
        if not is_gone(error):
            self._on_refused(error)

    def _on_detail(self, detail: SharedDetail) -> None:
        self.detail, self.problem = detail, ""
        self.changed.emit()

    def _on_refused(self, error: Exception) -> None:
        self.problem = why_not(error)
        self.changed.emit()

    def forget(self) -> None:
        self.is_known, self.detail = False, None
        self.list.show([])
        self._put_attempt(None)

    def on_session(self, session: SessionView) -> None:
        self.problem = ""
        self._send()

    def on_lost(self) -> None:
        self._saving = self._ends = False
        self.saved_changed.emit()


def _row(share: SharedView) -> RowText:
    badges: tuple[BadgeText, ...] = (state_badge(share),)
    return RowText(title=escaped(share.title), line=line_of(share), badges=badges)


def _as_saved(answers: dict[int, GivenAnswer | None]) -> list[SavedAnswer]:
    return [SavedAnswer(number=number, answer=answer) for number, answer in answers.items()]
