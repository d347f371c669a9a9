"""The box that lets a model write too."""

from contracts.ai import AiSettingsView, AiSource
from desktop.views.assessments.form import AssessmentForm
from desktop.views.assessments.panel import AssessmentsPanel
from tests.desktop.reading import faults
from tests.desktop.views.content.driving import DrivenPage

NONE = AiSettingsView(base_url="", model="", has_key=False, source=AiSource.NONE)
SET = AiSettingsView(
    base_url="https://models.school.example/v1", model="small-3", has_key=True, source=AiSource.ENVIRONMENT
)


def form_of(page: DrivenPage) -> AssessmentForm:
    assert isinstance(page.panel, AssessmentsPanel)
    return page.panel.form


class TestAiTick:
    def test_without_an_endpoint_it_is_not_there_and_nothing_is_asked(self, page: DrivenPage) -> None:
        form = form_of(page)
        for endpoint in (None, NONE):
            form.ai.show_endpoint(endpoint)
            assert not form.ai.isVisible()
        form.ai.box.setChecked(True)
        assert form.request_fields()["ai"] is False

    def test_it_says_whom_it_asks_and_what_is_sent(self, page: DrivenPage) -> None:
        form = form_of(page)
        form.ai.show_endpoint(SET)
        said = "It asks small-3 at models.school.example. Topic, objectives and material are sent there."
        assert said in page.said
        assert form.ai.box.accessibleDescription() == said
        assert not form.ai.box.isChecked()
        assert form.request_fields()["ai"] is False
        form.ai.box.click()
        assert form.request_fields()["ai"] is True
        form.ai.show_endpoint(SET.model_copy(update={"model": ""}))
        assert "It asks models.school.example." in page.said
        assert faults(page.panel) == []

    def test_what_was_chosen_is_remembered_for_the_page_and_for_the_request(self, page: DrivenPage) -> None:
        form, presenter = form_of(page), page.presenter
        form.ai.show_endpoint(SET)
        form.ai.box.click()
        form.topic.setText("Equivalent fractions")
        form.submit()
        again = AssessmentForm(page.panel._theme, presenter.preferences, presenter.material)
        again.ai.show_endpoint(SET)
        assert again.ai.wanted
        page.perform_newest()
        page.wait(lambda: page.panel.shows_document, "the quiz")
        page.settle()
        page.panel.show_request({"topic": "Halves", "grade_level": "5", "ai": False})
        assert not form.ai.wanted
        page.panel.show_request({"topic": "Halves", "grade_level": "5", "ai": True})
        assert form.ai.wanted
