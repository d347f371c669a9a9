"""Mail that the server words itself, sent by people and looked at."""

from typing import Any

from fastapi.testclient import TestClient

from contracts.email import EmailTemplate
from tests.server.api.email.conftest import HOME, HOST, TEMPLATE, WELCOME, Deliver, Mails

MISFITS: list[dict[str, Any]] = [
    {"template": "unknown"},
    {"template": "../welcome"},
    {"language": "fr"},
    {"to_email": "parent@home.test"},
    {"template_data": {}},
    {"template_data": {**WELCOME, "more": "1"}},
    {"template_data": {**WELCOME, "name": "Ben\r\nBcc: eve@evil.test"}},
    {"template_data": {**WELCOME, "name": "x" * 301}},
    {"template_data": {**WELCOME, "link": "https://evil.test"}},
    {"template_data": {**WELCOME, "link": f"{HOME}.evil.test/"}},
    {"template_data": {**WELCOME, "link": f"https://{HOST}@evil.test/"}},
    {"template_data": {**WELCOME, "link": "javascript:alert(1)"}},
    {"template_data": {**WELCOME, "link": f'{HOME}/"onclick="x'}},
]


class TestSendTemplate:
    def test_it_arrives_in_the_language_that_was_asked_for(self, client: TestClient, delivered: Deliver) -> None:
        body = {"to_email": "teacher@school.edu", "template": "welcome", "template_data": WELCOME, "language": "de"}
        assert client.post(TEMPLATE, json=body).status_code == 202
        (taken,) = delivered().taken
        assert taken["Subject"] == "Willkommen bei Lincoln School"

    def test_what_does_not_fit_is_refused(self, client: TestClient, mails: Mails) -> None:
        for changes in MISFITS:
            body = {"to_email": "teacher@school.edu", "template": "welcome", "template_data": WELCOME, **changes}
            assert client.post(TEMPLATE, json=body).status_code == 422, changes
        assert mails() == []


class TestPreview:
    def test_each_template_in_each_language(self, client: TestClient) -> None:
        for template in EmailTemplate:
            seen = [
                client.post("/api/v1/email/preview", json={"template": template, "language": language}).json()
                for language in ("en", "de")
            ]
            assert all(one["subject"] and one["text"] and "<html" in one["html"] for one in seen)
            assert seen[0] != seen[1]
