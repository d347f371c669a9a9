"""Lessons and assessments over HTTP."""

import base64

import pytest
from fastapi.testclient import TestClient

from contracts.content import ExportedFile
from contracts.events import event_names
from contracts.library import Checked, ContentDetail, ContentPage, MadeBy, RemadeSection, VersionList
from contracts.tasks import CONTENT_GENERATION, QUIZ_GENERATION, Accepted
from server.main import Server
from server.workers.celery_app import GenerateLessonContent, GenerateQuizQuestions
from tests.server.content_samples import assessment, lesson, plain

LESSONS, ASSESSMENTS = "/api/v1/content/lessons/generate", "/api/v1/content/assessments/generate"
LIBRARY = "/api/v1/content/library"
ASKED = {"subject": "Math", "topic": "Adding fractions", "grade_level": "5th Grade"}


def _kept(server: Server, client: TestClient, route: str = ASSESSMENTS, **changes: object) -> str:
    """Makes one for real, and gives its id in the library."""
    name = GenerateQuizQuestions.name if route == ASSESSMENTS else GenerateLessonContent.name
    accepted = Accepted.model_validate(client.post(route, json={**ASKED, "seed": 1, **changes}).json())
    server.runtime.node.perform(name, accepted.data.task_id)
    newest = ContentPage.model_validate(client.get(LIBRARY).json()).contents[0]
    return newest.content_id


class TestGenerate:
    @pytest.mark.parametrize(
        ("route", "field", "kind"),
        [(LESSONS, "lesson_id", CONTENT_GENERATION), (ASSESSMENTS, "assessment_id", QUIZ_GENERATION)],
    )
    def test_it_is_accepted_with_all_that_is_needed_to_follow_it(
        self, client: TestClient, route: str, field: str, kind: str
    ) -> None:
        response = client.post(route, json={**ASKED, field: "mine-1"})
        assert response.status_code == 202
        accepted = Accepted.model_validate(response.json())
        assert getattr(accepted.data, field) == "mine-1"
        assert accepted.data.pusher_events == event_names(kind)

    def test_the_example_of_the_interface_works(self, client: TestClient) -> None:
        body = {"lesson_id": "lesson-123", "subject": "Math", "topic": "Fractions", "grade_level": "5th Grade"}
        assert client.post(LESSONS, json=body).status_code == 202

    def test_an_unreadable_grade_is_refused(self, client: TestClient) -> None:
        response = client.post(LESSONS, json={**ASKED, "grade_level": "lots"})
        assert (response.status_code, response.json()["error"]) == (422, "UnknownGrade")

    @pytest.mark.parametrize(
        "change",
        [
            {"num_questions": 0},
            {"num_questions": 500},
            {"difficulty": "wild"},
            {"question_types": ["riddle"]},
            {"topic": ""},
            {"topic": "a\nb"},
            {"bloom": {"apply": 0}},
            {"seed": -1},
            {"assessment_id": ""},
            {"material_ids": ["x"] * 11},
            {"unknown": 1},
        ],
    )
    def test_a_wrong_field_is_named(self, client: TestClient, change: dict[str, object]) -> None:
        response = client.post(ASSESSMENTS, json={**ASKED, **change})
        assert response.status_code == 422
        assert next(iter(change)) in response.json()["detail"][0]["loc"]


class TestMade:
    def test_a_quiz_is_made_stored_and_in_the_library(self, server: Server, client: TestClient) -> None:
        content_id = _kept(server, client, num_questions=5)
        detail = ContentDetail.model_validate(client.get(f"{LIBRARY}/{content_id}").json())
        assert detail.assessment is not None
        assert len(detail.assessment.items) == detail.items == 5
        assert detail.assessment.quality.hard == []
        assert (detail.version, detail.title, detail.grade) == (1, "Adding fractions", 5)

    def test_a_lesson_too(self, server: Server, client: TestClient) -> None:
        content_id = _kept(server, client, LESSONS, duration=30)
        detail = ContentDetail.model_validate(client.get(f"{LIBRARY}/{content_id}").json())
        assert detail.lesson is not None
        assert sum(section.minutes for section in detail.lesson.sections) == detail.minutes == 30

    def test_the_same_name_once_more_is_a_new_version(self, server: Server, client: TestClient) -> None:
        first = _kept(server, client, assessment_id="mine")
        assert _kept(server, client, assessment_id="mine", seed=2) == first
        versions = VersionList.model_validate(client.get(f"{LIBRARY}/{first}/versions").json()).versions
        assert [(one.version, one.made_by) for one in versions] == [(2, MadeBy.GENERATED), (1, MadeBy.GENERATED)]

    def test_a_topic_that_nothing_is_written_about_fails_and_names_what_is_near(
        self, server: Server, client: TestClient
    ) -> None:
        body = {**ASKED, "subject": "Music", "topic": "Xylophone maintenance"}
        accepted = Accepted.model_validate(client.post(ASSESSMENTS, json=body).json())
        server.runtime.node.perform(GenerateQuizQuestions.name, accepted.data.task_id)
        task = client.get(f"/api/v1/tasks/{accepted.data.task_id}").json()
        assert (task["status"], task["error"]["error"]) == ("failed", "TopicUnknown")
        assert "Near it there are:" in task["error"]["message"]
        assert ContentPage.model_validate(client.get(LIBRARY).json()).contents == []

    def test_an_event_holds_figures_and_no_text(self, server: Server, client: TestClient) -> None:
        _kept(server, client)
        events = client.get("/api/v1/tasks/events", params={"after": 0}).json()["events"]
        completed = next(one for one in events if one["status"] == "completed")
        assert set(completed["result"]) == {"items", "points", "warnings", "notes"}


class TestLibrary:
    def test_it_is_searched_by_text_and_kind(self, server: Server, client: TestClient) -> None:
        _kept(server, client)
        _kept(server, client, LESSONS, topic="Equivalent fractions")

        def titles(**params: str) -> list[str]:
            page = ContentPage.model_validate(client.get(LIBRARY, params=params).json())
            return [one.title for one in page.contents]

        assert titles() == ["Equivalent fractions", "Adding fractions"]
        assert titles(text="ADDING") == ["Adding fractions"]
        assert titles(kind="lesson") == ["Equivalent fractions"]
        assert titles(text="100%") == []

    def test_pages_follow_each_other(self, server: Server, client: TestClient) -> None:
        made = [_kept(server, client, assessment_id=f"a-{number}") for number in range(3)]
        first = ContentPage.model_validate(client.get(LIBRARY, params={"limit": 2}).json())
        rest = client.get(LIBRARY, params={"limit": 2, "before": str(first.next_before)}).json()
        last = ContentPage.model_validate(rest)
        assert [one.content_id for one in (*first.contents, *last.contents)] == made[::-1]
        assert last.next_before is None

    def test_an_edited_one_is_a_new_version_looked_through_again(self, server: Server, client: TestClient) -> None:
        content_id = _kept(server, client)
        detail = client.get(f"{LIBRARY}/{content_id}").json()
        items = detail["assessment"]["items"]
        broken = {**detail["assessment"], "items": [items[0], {**items[0], "id": "q-copy"}, *items[1:]]}
        body = {"assessment": broken, "base_version": 1, "note": "One twice"}
        saved = ContentDetail.model_validate(client.put(f"{LIBRARY}/{content_id}", json=body).json())
        assert (saved.version, saved.shown) == (2, 2)
        assert saved.assessment is not None
        assert [note.rule for note in saved.assessment.quality.hard] == ["no-repeats"]
        earlier = client.get(f"{LIBRARY}/{content_id}", params={"version": 1}).json()
        assert len(earlier["assessment"]["items"]) == len(items)

    def test_what_was_changed_elsewhere_meanwhile_is_not_overwritten(self, server: Server, client: TestClient) -> None:
        content_id = _kept(server, client)
        document = client.get(f"{LIBRARY}/{content_id}").json()["assessment"]
        body = {"assessment": document, "base_version": 1}
        assert client.put(f"{LIBRARY}/{content_id}", json=body).status_code == 200
        refused = client.put(f"{LIBRARY}/{content_id}", json=body)
        assert (refused.status_code, refused.json()["error"]) == (409, "ContentChanged")

    def test_an_earlier_version_is_put_back_and_none_is_lost(self, server: Server, client: TestClient) -> None:
        content_id = _kept(server, client)
        document = client.get(f"{LIBRARY}/{content_id}").json()["assessment"]
        changed = {"assessment": {**document, "title": "Another title"}, "base_version": 1}
        client.put(f"{LIBRARY}/{content_id}", json=changed)
        restored = client.post(f"{LIBRARY}/{content_id}/versions/1/restore")
        assert ContentDetail.model_validate(restored.json()).title == "Adding fractions"
        versions = VersionList.model_validate(client.get(f"{LIBRARY}/{content_id}/versions").json()).versions
        assert [one.made_by for one in versions] == [MadeBy.RESTORED, MadeBy.EDITED, MadeBy.GENERATED]

    def test_a_lesson_cannot_take_its_place(self, server: Server, client: TestClient) -> None:
        content_id = _kept(server, client)
        body = {"lesson": plain(lesson()), "base_version": 1}
        assert client.put(f"{LIBRARY}/{content_id}", json=body).json()["error"] == "OtherKind"

    def test_a_deleted_one_is_gone_and_its_task_stays(self, server: Server, client: TestClient) -> None:
        content_id = _kept(server, client)
        assert client.delete(f"{LIBRARY}/{content_id}").status_code == 204
        assert client.get(f"{LIBRARY}/{content_id}").status_code == 404
        (task,) = client.get("/api/v1/tasks").json()["tasks"]
        assert client.get(f"/api/v1/tasks/{task['task_id']}/result").status_code == 200

    @pytest.mark.parametrize("body", [{}, {"lesson": 1, "assessment": 2}])
    def test_one_document_is_wanted(self, client: TestClient, body: dict[str, object]) -> None:
        assert client.put(f"{LIBRARY}/any", json={**body, "base_version": 1}).status_code == 422


class TestDesk:
    """Each route reaches the desk, which has tests of its own."""

    def test_check(self, client: TestClient) -> None:
        body = {"assessment": plain(assessment())}
        assert Checked.model_validate(client.post("/api/v1/content/check", json=body).json()).quality.hard == []

    def test_remake_section(self, client: TestClient) -> None:
        body = {"lesson": plain(lesson()), "section_id": "exit-ticket", "seed": 9}
        made = RemadeSection.model_validate(client.post("/api/v1/content/remake-section", json=body).json())
        assert made.section.id == "exit-ticket"

    def test_replace_item(self, client: TestClient) -> None:
        body = {"assessment": plain(assessment()), "item_id": "q-none", "seed": 5}
        response = client.post("/api/v1/content/replace-item", json=body)
        assert (response.status_code, response.json()["error"]) == (404, "PartNotFound")

    def test_export(self, client: TestClient) -> None:
        response = client.post("/api/v1/content/export", json={"lesson": plain(lesson()), "format": ".md"})
        file = ExportedFile.model_validate(response.json())
        assert base64.b64decode(file.content).decode().startswith("# Photosynthesis")
