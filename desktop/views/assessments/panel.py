"""The page of assessments."""

from PySide6.QtWidgets import QWidget

from contracts.content import LessonDocument
from desktop.services.materials import materials_of
from desktop.ui.theme import Theme
from desktop.views.assessments.assessment_view import AssessmentView
from desktop.views.assessments.form import AssessmentForm
from desktop.views.content.page import ContentPage
from desktop.views.content.presenter import ContentPresenter


class AssessmentsPanel(ContentPage):
    """A form and the library; an assessment in place of both once it is open."""

    def __init__(self, theme: Theme, presenter: ContentPresenter, parent: QWidget | None = None) -> None:
        self.form = AssessmentForm(theme, presenter.preferences, presenter.material)
        self.view = AssessmentView(theme, presenter)
        super().__init__(theme, presenter, self.form, self.view, parent)

    def words(self) -> tuple[str, str, str]:
        return (
            self.tr("Assessments"),
            self.tr("Your assessments"),
            self.tr(
                "No assessments yet. Name a topic and press Generate, or open a lesson and make a quiz from it. "
                "What is made is kept in this list."
            ),
        )

    def make_from(self, lesson: LessonDocument, lesson_id: str) -> None:
        """Fills the form in from a lesson, and starts it."""
        self.show_start()
        values = {
            "subject": lesson.subject,
            "topic": lesson.topic,
            "grade": str(lesson.grade),
            "objectives": "\n".join(one.text for one in lesson.objectives[:10]),
            "materials": " ".join(self.presenter.material.still_there(materials_of(lesson))),
        }
        self.form.show_values(values, lesson_id=lesson_id)
        if self.form.generate.isEnabled():
            self.form.submit()
