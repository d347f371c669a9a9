"""What the page of shared things knows and asks for. No widgets here."""

import logging
from collections.abc import Coroutine, Sequence
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from contracts.attempts import AnswersSaved, AttemptView, GivenAnswer, SavedAnswer, SharedDetail, SharedView
from contracts.session import SessionView
from contracts.shares import AttemptState
from desktop.services.errors import CONFLICT, ApiError
from desktop.services.job_runner import Job, JobRunner
from desktop.services.kept_answers import KeptAnswer, KeptAnswers, KeptAttempt, newer_here
from desktop.services.local.database import LocalStoreFailed
from desktop.services.local.partition import Partition, partition_of
from desktop.services.printable import escaped
from desktop.services.student_calls import StudentCalls
from desktop.services.workspace import Workspace
from desktop.ui.rows.model import ListModel, RowText, Telling
from desktop.ui.tone import BadgeText
from desktop.views.failure import why_not
from desktop.views.looking import LookingPresenter, is_gone
from desktop.views.shared.answer_book import AnswerBook, Answers
from desktop.views.shared.wording import line_of, spoken_share, state_badge

_log = logging.getLogger(__name__)

EVERY_MS = 30_000
AGAIN_MS = 5_000
"""After a save that did not get through."""


class SharedPresenter(LookingPresenter):
    """Answers are kept on this computer until they are handed in: neither a connection that is lost nor a window that
    is closed takes any of them.

    `changed` comes with each new state of the page, `attempt_changed` with another attempt or its end, `saved_changed`
    whenever answers are on their way, saved, or wait for the server.
    """

    attempt_changed = Signal()
    saved_changed = Signal()

    def __init__(self, workspace: Workspace, jobs: JobRunner, kept: KeptAnswers, parent: QObject | None = None) -> None:
        super().__init__(workspace, jobs, "shared", EVERY_MS, parent)
        self._kept = kept
        self._partition: Partition | None = None
        self._save: Job | None = None
        self._catching_up: Job | None = None
        self._saving = False
        self._ends = False
        self._deadline: float | None = None
        self._book: AnswerBook | None = None
        self.list: ListModel[SharedView] = ListModel(
            Telling(lambda one: one.share_id, _row, spoken_share, lambda one: f"{one.title} {one.shared_by}"), self
        )
        self.is_known = False
        """Whether the server has said what was shared."""
        self.detail: SharedDetail | None = None
        self.attempt: AttemptView | None = None
        self.is_kept = True
        """Whether answers get onto the disk of this computer, as far as is known."""
        self.problem = ""
        self._looks = self._refused_during = 0
        """Looks so far, and the newest one when something was refused."""
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(AGAIN_MS)
        self._retry.timeout.connect(self._send)
        workspace.leaving.connect(self._on_leaving)
        self.follow()

    @property
    def is_running(self) -> bool:
        """Whether a quiz is being taken."""
        return self.attempt is not None and self.attempt.state is AttemptState.RUNNING

    @property
    def given(self) -> Answers:
        """What was answered in the attempt that is shown."""
        return self._book.given if self._book is not None else {}

    @property
    def unsent(self) -> int:
        """Answers that the server does not have yet."""
        return len(self._book.unsent) if self._book is not None else 0

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
            self._looks += 1
            number = self._looks
            self.request(self._calls().all_shared(), lambda shares: self._on_list(shares, number), self._on_not_seen)

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
        detail = self.detail
        if detail is None or not self.online:
            return

        async def work() -> tuple[AttemptView, Sequence[KeptAnswer]]:
            if self._catching_up is not None:
                await self._catching_up.wait()  # or what it sends could come after what is answered now
            attempt = await self._calls().start(detail.share_id)
            return attempt, await self._kept_of(attempt)

        def begun(found: tuple[AttemptView, Sequence[KeptAnswer]]) -> None:
            self._put_attempt(*found)
            self._send()

        self.request(work(), begun, self._on_refused)

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
        if self.is_running and self._book is not None and self._book.answer(number, given):
            if not self._send():
                self._keep(self._book)
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
        if self._book is None or not self._book.unsent:
            return
        try:
            await self._calls().save(attempt.share_id, attempt.attempt_id, _as_saved(self._book.unsent))
        except ApiError as error:
            if error.status != CONFLICT:  # too late: what was saved in time counts
                raise

    def _send(self) -> bool:
        """False where nothing goes out now. What does is kept as well."""
        attempt, book = self.attempt, self._book
        if book is None or not book.unsent or self._saving or self._ends or attempt is None or not self.online:
            return False
        self._saving = True
        sent = book.sending()
        self._keep(book)

        def saved(answer: AnswersSaved) -> None:
            self._saving = False
            if self.attempt is not attempt:
                return
            book.sent(sent)
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
        return True

    def _keep(self, book: AnswerBook) -> None:
        if self._partition is not None:
            self._write(self._kept.keep(self._partition, book.as_kept))

    def _forget(self, attempt_ids: list[str]) -> None:
        if self._partition is not None and attempt_ids:
            self._write(self._kept.forget(self._partition, attempt_ids))

    def _write(self, work: Coroutine[Any, Any, None]) -> None:
        def failed(error: Exception) -> None:
            if not isinstance(error, LocalStoreFailed):
                self._jobs.failed.emit(error)
            self._show_kept(False)

        self.request(work, lambda _none: self._show_kept(True), failed)

    def _show_kept(self, kept: bool) -> None:
        if kept is not self.is_kept:
            self.is_kept = kept
            self.saved_changed.emit()

    async def _kept_of(self, attempt: AttemptView) -> Sequence[KeptAnswer]:
        found = [one for one in await self._all_kept() if one.attempt_id == attempt.attempt_id]
        return found[0].answers if found else ()

    async def _all_kept(self) -> list[KeptAttempt]:
        try:
            return await self._kept.all_of(self._partition) if self._partition is not None else []
        except LocalStoreFailed as error:
            _log.warning("answers kept on this computer cannot be read: %s", error.message)
            return []

    async def _catch_up(self) -> None:
        """Sends what the server was not told before the window was closed, also of quizzes that nobody opens again."""
        calls, shown = self._calls(), self.attempt
        for one in await self._all_kept():
            if shown is not None and shown.attempt_id == one.attempt_id:
                continue
            try:
                attempt = await calls.attempt(one.share_id, one.attempt_id)
                if attempt.state is not AttemptState.RUNNING:
                    self._forget([one.attempt_id])
                elif newer := newer_here(attempt, one.answers):
                    sent = {number: answer.given for number, answer in newer.items()}
                    await calls.save(one.share_id, one.attempt_id, _as_saved(sent))
            except ApiError as error:
                _log.info("answers kept on this computer were not taken: %s", error)

    def _calls(self) -> StudentCalls:
        return StudentCalls(self._workspace.connected_api())

    def _put_attempt(self, attempt: AttemptView | None, kept: Sequence[KeptAnswer] = ()) -> None:
        self.attempt, self.problem = attempt, ""
        self._saving = self._ends = False
        self._book = AnswerBook(attempt, kept) if attempt is not None else None
        if attempt is not None and attempt.state is not AttemptState.RUNNING:
            self._forget([attempt.attempt_id])
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

    def _on_list(self, shares: list[SharedView], number: int) -> None:
        """What was refused since this look began is still to be read."""
        self.is_known = True
        if self.attempt is None and self.detail is None and number > self._refused_during:
            self.problem = ""
        self.list.show(shares)
        self.changed.emit()

    def _on_not_seen(self, error: Exception) -> None:
        """Quietly where the server is gone: the window says so itself."""
        if not is_gone(error):
            self._on_refused(error)

    def _on_detail(self, detail: SharedDetail) -> None:
        self.detail, self.problem = detail, ""
        self._forget([one.attempt_id for one in detail.attempts if one.state is not AttemptState.RUNNING])
        self.changed.emit()

    def _on_refused(self, error: Exception) -> None:
        self.problem, self._refused_during = why_not(error), self._looks
        self.changed.emit()

    def forget(self) -> None:
        self.is_known, self.detail = False, None
        self.list.show([])
        self._put_attempt(None)

    def on_session(self, session: SessionView) -> None:
        self._partition, self.problem = partition_of(session, self._workspace.server), ""
        self._send()
        self._catching_up = self.request(self._catch_up(), lambda _none: None, self._on_not_seen)

    def on_lost(self) -> None:
        self._saving = self._ends = False
        self.saved_changed.emit()

    def _on_leaving(self) -> None:
        """Nothing here is of the next place; what is on disk waits for this one."""
        self._whose, self._partition = ("", ""), None
        self.forget()


def _row(share: SharedView) -> RowText:
    badges: tuple[BadgeText, ...] = (state_badge(share),)
    return RowText(title=escaped(share.title), line=line_of(share), badges=badges)


def _as_saved(answers: Answers) -> list[SavedAnswer]:
    return [SavedAnswer(number=number, answer=answer) for number, answer in answers.items()]
