"""The pages of lessons and assessments in the window, and what leads to them from elsewhere."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from contracts.tasks import CONTENT_GENERATION, QUIZ_GENERATION, TaskStatus, TaskView
from desktop.services.drafts import DraftStore
from desktop.services.errors import ServiceError
from desktop.services.job_runner import JobRunner
from desktop.services.preferences import Preferences
from desktop.services.workspace import Workspace
from desktop.ui.theme import Theme
from desktop.views.window.main_window import MainWindow
from desktop.views.window.pages import BuiltPage

if TYPE_CHECKING:
    from contracts.content import LessonDocument
    from desktop.services.ai_endpoint import AiEndpoint
    from desktop.services.unsaved_content import UnsavedContent
    from desktop.views.assessments.panel import AssessmentsPanel
    from desktop.views.content.page import ContentPage
    from desktop.views.content.presenter import ContentPresenter
    from desktop.views.lessons.panel import LessonsPanel

_log = logging.getLogger(__name__)

LESSONS = "lessons"
ASSESSMENTS = "assessments"
_PAGES = {CONTENT_GENERATION: LESSONS, QUIZ_GENERATION: ASSESSMENTS}


class ContentPages(QObject):
    """Builds each page when it is first shown, and takes tasks and waiting requests that belong there."""

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        workspace: Workspace,
        jobs: JobRunner,
        preferences: Preferences,
        drafts: DraftStore,
        ai: "Callable[[], AiEndpoint]",
    ) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._workspace = workspace
        self._jobs = jobs
        self._preferences = preferences
        self._drafts = drafts
        self._ai = ai
        self._lessons: LessonsPanel | None = None
        self._assessments: AssessmentsPanel | None = None
        window.takers.append(self.take)

    def lessons_page(self) -> BuiltPage:
        """Called once."""
        from desktop.views.content.presenter import ContentPresenter
        from desktop.views.lessons.panel import LessonsPanel

        presenter = ContentPresenter(self._workspace, self._jobs, self._preferences, self._unsaved(), "lesson", self)
        presenter.toast_wanted.connect(self._window.toasts.show_toast)
        presenter.quiz_wanted.connect(lambda made_from: self._make_quiz(*made_from))
        panel = self._lessons = LessonsPanel(self._theme, presenter)
        panel.form.ai.follow(self._ai())
        self._follow(presenter)
        return BuiltPage(panel, panel.take_focus)

    def assessments_page(self) -> BuiltPage:
        """Called once."""
        from desktop.views.assessments.panel import AssessmentsPanel
        from desktop.views.content.presenter import ContentPresenter

        presenter = ContentPresenter(
            self._workspace, self._jobs, self._preferences, self._unsaved(), "assessment", self
        )
        presenter.toast_wanted.connect(self._window.toasts.show_toast)
        panel = self._assessments = AssessmentsPanel(self._theme, presenter)
        panel.form.ai.follow(self._ai())
        self._follow(presenter)
        return BuiltPage(panel, panel.take_focus)

    def take(self, what: object, entry: object = None) -> bool:
        """Of a task that has completed shows what it made; of another, and of one that waits, what was asked."""
        if not isinstance(what, str):
            task = getattr(what, "task", None)  # a run of the history, to be run with changes
            return isinstance(task, TaskView) and self._take_task(task, changed=True)
        if any(
            page.presenter.deleting.take_key(what) for page in (self._lessons, self._assessments) if page is not None
        ):
            return True
        task = self._workspace.tracker.get(what) or getattr(entry, "task", None)
        if isinstance(task, TaskView):
            return self._take_task(task, changed=False)
        return self._take_waiting(what)

    def tell_of(self, task_id: str) -> bool:
        """Whether a page shows how that task ends, so that no toast has to."""
        pages = (self._lessons, self._assessments)
        return any(page.tells_of(task_id) for page in pages if page is not None)

    async def finish(self) -> None:
        """Sends what was changed a moment ago; before the connection goes."""
        for page in (self._lessons, self._assessments):
            if page is not None:
                try:
                    await page.presenter.opened.finish()
                    await page.presenter.deleting.finish()
                except (TimeoutError, ServiceError):
                    _log.warning("a change could not be saved before the end", exc_info=True)

    def _take_task(self, task: TaskView, *, changed: bool) -> bool:
        page = self._page(task.kind)
        if page is None:
            return False
        if task.status is TaskStatus.COMPLETED and not changed:
            page.open_task(task.task_id)
        else:
            page.presenter.read_params(task.task_id)
        return True

    def _take_waiting(self, entry_id: str) -> bool:
        waiting = self._workspace.outbox.get(entry_id)
        page = self._page(waiting.request.kind) if waiting is not None else None
        if waiting is None or page is None:
            return False
        body = getattr(waiting.request, "body", None)
        if body is not None:
            page.edit_waiting(entry_id, body)
        return True

    def _unsaved(self) -> "UnsavedContent":
        from desktop.services.unsaved_content import UnsavedContent

        return UnsavedContent(self._drafts)

    def _page(self, kind: str) -> "ContentPage | None":
        """Shown; None for a kind that has no page here."""
        key = _PAGES.get(kind)
        if key is None:
            return None
        self._window.show_page(key)
        return self._lessons if key == LESSONS else self._assessments

    def _make_quiz(self, lesson: "LessonDocument", lesson_id: str) -> None:
        self._window.show_page(ASSESSMENTS)
        if self._assessments is not None:
            self._assessments.make_from(lesson, lesson_id)

    def _follow(self, presenter: "ContentPresenter") -> None:
        """What was made elsewhere, from the command line or another page, comes into the library too."""
        from desktop.services.task_follower import follow_kind
        from desktop.views.content.presenter import TASK_KINDS

        follower = follow_kind(self._workspace.tracker, TASK_KINDS[presenter.kind], presenter)
        follower.completed.connect(lambda _task: presenter.library.refresh())
