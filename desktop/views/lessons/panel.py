"""The page of lessons."""

from PySide6.QtWidgets import QWidget

from contracts.content import LessonDocument
from desktop.ui.theme import Theme
from desktop.views.content.page import ContentPage
from desktop.views.content.presenter import ContentPresenter
from desktop.views.lessons.form import LessonForm
from desktop.views.lessons.lesson_view import LessonView


class LessonsPanel(ContentPage):
    """A form and the library; a lesson in place of both once it is open."""

    def __init__(self, theme: Theme, presenter: ContentPresenter, parent: QWidget | None = None) -> None:
        self.form = LessonForm(theme, presenter.preferences, presenter.material)
        self.view = LessonView(theme, presenter)
        super().__init__(theme, presenter, self.form, self.view, parent)
        self.view.quiz_wanted.connect(self._on_quiz)

    def words(self) -> tuple[str, str, str]:
        return (
            self.tr("Lessons"),
            self.tr("Your lessons"),
            self.tr("No lessons yet. Name a topic and press Generate: the lesson opens here and is kept in this list."),
        )

    def _on_quiz(self) -> None:
        lesson, detail = self.presenter.opened.lesson, self.presenter.opened.detail
        if isinstance(lesson, LessonDocument) and detail is not None:
            self.presenter.quiz_wanted.emit((lesson, detail.resource_id))
