"""Files that lessons and assessments are made from, over HTTP."""

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update

from contracts.library import ContentDetail, ContentPage
from contracts.materials import MAX_MATERIAL_BYTES, MaterialText, MaterialView
from contracts.tasks import Accepted
from server.core.database import SYSTEM
from server.domain.content.models import Material
from server.domain.organizations.models import User
from server.main import Server
from server.workers.celery_app import GenerateQuizQuestions

MATERIALS = "/api/v1/materials"
OCTETS = {"Content-Type": "application/octet-stream"}
BRIDGES = """# Bridges

## Beam bridges

A beam bridge is a bridge whose deck rests on supports at both ends. The longest span of a beam
bridge is about 80 meters. Engineers call the supports at the ends of a bridge abutments. Steel
replaced wood for most beam bridges after 1890.

## Suspension bridges

A suspension bridge is a bridge whose deck hangs from cables. The Golden Gate Bridge opened in 1937
in San Francisco. The Brooklyn Bridge opened in 1883 in New York. The Akashi Kaikyo Bridge opened in
1998 in Japan. The towers of the Golden Gate Bridge are 227 meters tall. The cables of a suspension
bridge end in heavy blocks that are called anchorages.

## Arch bridges

An arch bridge is a bridge that carries its load along a curve. The Romans built arch bridges of
stone. The keystone is the stone at the top of an arch. The Pont du Gard was built in about 50 CE
and is 49 meters high.
"""


def _sent(client: TestClient, text: str = BRIDGES, name: str = "bridges.md") -> MaterialView:
    response = client.post(MATERIALS, params={"name": name}, content=text.encode(), headers=OCTETS)
    assert response.status_code == 201, response.text
    return MaterialView.model_validate(response.json())


class TestAdd:
    def test_it_is_read_and_kept_as_text(self, client: TestClient) -> None:
        made = _sent(client)
        assert (made.name, made.pages) == ("bridges.md", 0)
        assert {"Beam bridges", "Suspension bridges", "Arch bridges"} <= set(made.sections)
        text = MaterialText.model_validate(client.get(f"{MATERIALS}/{made.material_id}/text").json())
        section = next(one for one in text.sections if one.heading == "Arch bridges")
        assert text.text[section.start : section.end].strip().startswith("An arch bridge is")

    def test_the_same_bytes_once_more_are_the_same(self, client: TestClient) -> None:
        assert _sent(client).material_id == _sent(client, name="copy of bridges.md").material_id
        assert len(client.get(MATERIALS).json()["materials"]) == 1

    def test_what_cannot_be_read_says_why_and_nothing_is_kept(self, client: TestClient) -> None:
        response = client.post(MATERIALS, params={"name": "a.txt"}, content=b"Ten words.", headers=OCTETS)
        assert (response.status_code, response.json()["error"]) == (422, "MaterialRefused")
        assert "too little in it" in response.json()["detail"]
        assert client.get(MATERIALS).json()["materials"] == []

    def test_a_file_that_is_too_large_is_refused_by_its_length(self, client: TestClient) -> None:
        headers = {**OCTETS, "Content-Length": str(1024 * MAX_MATERIAL_BYTES)}
        response = client.post(MATERIALS, params={"name": "a.pdf"}, content=b"", headers=headers)
        assert (response.status_code, response.json()["detail"]) == (413, "At most 50 MB can be sent in one request.")

    def test_one_that_hides_its_length_is_cut_off(self, client: TestClient) -> None:
        def endless() -> object:
            for _ in range(MAX_MATERIAL_BYTES // 2**20 + 2):
                yield b" " * 2**20

        response = client.post(MATERIALS, params={"name": "a.txt"}, content=endless(), headers=OCTETS)  # type: ignore[arg-type]  # httpx takes any iterable of bytes
        assert response.status_code == 413

    @pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data; boundary=x"])
    def test_a_form_of_a_page_cannot_send_one(self, client: TestClient, kind: str) -> None:
        response = client.post(MATERIALS, params={"name": "a.txt"}, content=b"x", headers={"Content-Type": kind})
        assert response.status_code == 415

    @pytest.mark.parametrize("name", ["", "a\nb.txt", "x" * 256])
    def test_a_name_is_one_line(self, client: TestClient, name: str) -> None:
        response = client.post(MATERIALS, params={"name": name}, content=b"x", headers=OCTETS)
        assert response.status_code == 422


class TestMadeFrom:
    def test_every_key_stands_where_its_source_says(self, server: Server, client: TestClient) -> None:
        material = _sent(client)
        asked = {
            "subject": "Science",
            "topic": "Bridges",
            "grade_level": "7",
            "num_questions": 6,
            "material_ids": [material.material_id],
            "seed": 1,
        }
        accepted = Accepted.model_validate(client.post("/api/v1/content/assessments/generate", json=asked).json())
        server.runtime.node.perform(GenerateQuizQuestions.name, accepted.data.task_id)
        (view,) = ContentPage.model_validate(client.get("/api/v1/content/library").json()).contents
        detail = ContentDetail.model_validate(client.get(f"/api/v1/content/library/{view.content_id}").json())
        assert detail.assessment is not None
        assert detail.assessment.quality.hard == []
        assert len(detail.assessment.items) >= 4
        text = client.get(f"{MATERIALS}/{material.material_id}/text").json()["text"]
        replaced = client.post(
            "/api/v1/content/replace-item",
            json={
                "assessment": detail.assessment.model_dump(mode="json"),
                "item_id": detail.assessment.items[0].id,
                "seed": 3,
            },
        ).json()
        assert replaced["item"] is None or replaced["item"]["source"]["material_id"] == material.material_id
        for item in detail.assessment.items:
            assert item.source.material_id == material.material_id
            assert " ".join(text[item.source.start : item.source.end].split())
            assert item.source.quote.split()[0] in text[item.source.start : item.source.end]

    def test_a_file_that_is_not_there_is_refused_at_once(self, client: TestClient) -> None:
        asked = {"subject": "Science", "topic": "Bridges", "grade_level": "7", "material_ids": ["none"]}
        response = client.post("/api/v1/content/assessments/generate", json=asked)
        assert (response.status_code, response.json()["error"]) == (404, "MaterialNotFound")

    def test_one_that_is_deleted_meanwhile_fails_the_task_and_says_so(self, server: Server, client: TestClient) -> None:
        material = _sent(client)
        asked = {"subject": "S", "topic": "Bridges", "grade_level": "7", "material_ids": [material.material_id]}
        accepted = Accepted.model_validate(client.post("/api/v1/content/assessments/generate", json=asked).json())
        assert client.delete(f"{MATERIALS}/{material.material_id}").status_code == 204
        server.runtime.node.perform(GenerateQuizQuestions.name, accepted.data.task_id)
        task = client.get(f"/api/v1/tasks/{accepted.data.task_id}").json()
        assert (task["status"], task["error"]["error"]) == ("failed", "MaterialNotFound")


class TestAnotherPerson:
    def test_their_files_are_not_there(self, server: Server, client: TestClient) -> None:
        material = _sent(client)
        with server.app.state.parts.materials._database.write(SYSTEM) as unit:
            other = User(id="other", display_name="Somebody else", created_at=unit.now())
            unit.session.add(other)
            unit.session.flush()
            unit.session.execute(update(Material).values(user_id="other"))
        assert client.get(MATERIALS).json()["materials"] == []
        assert client.get(f"{MATERIALS}/{material.material_id}/text").status_code == 404
        assert client.delete(f"{MATERIALS}/{material.material_id}").status_code == 404
