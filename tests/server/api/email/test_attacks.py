"""What is refused of mail, and that nothing of it is written."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from contracts.session import Role
from server.core.database import Database
from server.domain.organizations.membership import MembershipService
from tests.server.api.email.conftest import MAIL, SEND, Deliver, Join, Mails, file

NO_KNOWN_ADDRESSES = [
    "teacher@school.edu, eve@evil.test",
    "teacher@school.edu;eve@evil.test",
    "teacher@school.edu\r\nBcc: eve@evil.test",
    "teacher@school.edu\n",
    '"teacher@school.edu"@evil.test',
    '"quoted"@school.edu',
    "teacher(comment)@school.edu",
    "<teacher@school.edu>",
    "Teacher <teacher@school.edu>",
    "teacher@school.edu@evil.test",
    "teacher@sch\u043e\u043el.edu",
    "t\u0435acher@school.edu",
    "teacher@xn--schl-7nda.edu",
    "teacher@[127.0.0.1]",
    "teacher@school.edu\u202e",
    "teacher\0@school.edu",
    "teacher%evil.test@school.edu",
    "@school.edu",
    "teacher@",
    "a" * 401,
    "",
]


class TestRecipients:
    @pytest.mark.parametrize("field", ["to_email", "cc", "bcc", "reply_to"])
    def test_others_than_members_are_for_an_admin_to_open(
        self, client: TestClient, admin: TestClient, mails: Mails, field: str
    ) -> None:
        outside: Any = "parent@home.test"
        body = {**MAIL, field: [outside] if field in ("cc", "bcc") else outside}
        refused = client.post(SEND, json=body)
        assert (refused.status_code, refused.json()["error"], mails()) == (422, "InvalidRecipient", [])
        assert admin.put("/api/v1/email/settings", json={"is_open": True}).json()["is_open"] is True
        assert client.post(SEND, json=body).status_code == 202

    def test_members_of_another_organization_are_others(
        self, client: TestClient, sqlite_database: Database, join: Join
    ) -> None:
        other = MembershipService(sqlite_database).create("Other School", "Eve", Role.ADMIN)
        join(other, Role.TEACHER, "tim@other.test")
        assert client.post(SEND, json={**MAIL, "to_email": "tim@other.test"}).status_code == 422

    def test_what_is_no_known_address_is_refused_everywhere(self, client: TestClient, mails: Mails) -> None:
        for address in NO_KNOWN_ADDRESSES:
            for change in ({"to_email": address}, {"cc": [address]}, {"bcc": [address]}, {"reply_to": address}):
                assert client.post(SEND, json={**MAIL, **change}).status_code == 422, change
        assert mails() == []


REFUSED: list[dict[str, Any]] = [
    {"subject": "Hello\r\nBcc: eve@evil.test"},
    {"subject": "Hello\nX: 1"},
    {"subject": "Hello\u2028"},
    {"subject": "\u202eolleH"},
    {"subject": "  "},
    {"subject": "a" * 201},
    {"to_name": "Ada\r\nBcc: eve@evil.test"},
    {"html_content": None},
    {"html_content": "<script>alert(1)</script>"},
    {"html_content": "<p>{{ 'a' * 10**8 }}</p>"},
    {"html_content": "<p>{% for x in range(10**9) %}a{% endfor %}</p>"},
    {"subject": "{{ config }}"},
    {"html_content": "<p>${a}</p>", "template_data": {}},
    {"html_content": "<p>${a}</p>", "template_data": {"a": "1", "b": "2"}},
    {"html_content": "<p>${a}</p>", "template_data": {"a": {"b": {"c": "d"}}}},
    {"html_content": "<p>${a}</p>", "template_data": {"a": ["1"]}},
    {"html_content": "<p>${a}</p>", "template_data": {"a": "x" * 2001}},
    {"html_content": "<p>${a}</p>", "template_data": {"a": "1\n2"}},
    {"html_content": "<p>${a}</p>", "template_data": {"__class__": "1", "a": "1"}},
    {"html_content": "<p>${a}</p>" * 1000, "template_data": {"a": "x" * 2000}},
    {"html_content": "<p>.</p>", "template_data": {f"a{n}": "1" for n in range(31)}},
    {"html_content": "<div>" * 5000 + "deep"},
    {"html_content": "<b>many</b>" * 15_000},
    {"html_content": "a" * 200_001},
    {"html_content": "<p>a\0b</p>"},
    {"text_content": "a\x1b[2Jb"},
    {"cc": ["teacher@school.edu"] * 21},
    {"attachments": [file()] * 21},
    {"attachments": [file(), file()]},
    {"attachments": [{**file(), "content": "Tm90ZXM"}]},
    {"attachments": [{**file(), "content": "Tm90\nZXM="}]},
    {"attachments": [{**file(), "content": "no base64!"}]},
    {"attachments": [file("setup.exe", "application/octet-stream", b"MZ")]},
    {"attachments": [file("notes.pdf.exe", "application/pdf", b"%PDF-")]},
    {"attachments": [file("notes.pdf", "application/x-msdownload", b"MZ")]},
    {"attachments": [file("notes.pdf", "application/pdf", b"MZ")]},
    {"attachments": [file("page.html", "text/html", b"<script>")]},
    {"attachments": [file("macro.docm", "application/octet-stream", b"PK")]},
    {"attachments": [file("../notes.txt")]},
    {"attachments": [file("/etc/notes.txt")]},
    {"attachments": [file("C:\\notes.txt")]},
    {"attachments": [file("a\r\nX: 1.txt")]},
    {"attachments": [file("a\u202etxt.pdf")]},
    {"attachments": [file(".txt")]},
    {"attachments": [file("nul.txt")]},
    {"attachments": [file("a.txt.")]},
    {"attachments": [file("a" * 200 + ".txt")]},
    {"attachments": [file(), {**file("b.txt"), "path": "/etc/passwd"}]},
    {"priority": "urgent"},
    {"from_email": "principal@school.edu"},
    {"headers": {"Bcc": "eve@evil.test"}},
]


class TestAttacks:
    def test_each_is_refused_and_nothing_written(self, client: TestClient, mails: Mails) -> None:
        for changes in REFUSED:
            answer = client.post(SEND, json={**MAIL, **changes})
            assert answer.status_code == 422, str(changes)[:200]
        assert mails() == []

    def test_files_of_ten_megabytes_together_pass_and_one_byte_more_does_not(
        self, client: TestClient, mails: Mails
    ) -> None:
        half = 5 * 1024 * 1024
        fits = [file("a.txt", content=b"a" * half), file("b.txt", content=b"b" * half)]
        assert client.post(SEND, json={**MAIL, "attachments": fits}).status_code == 202
        answer = client.post(SEND, json={**MAIL, "attachments": [*fits, file("c.txt", content=b"c")]})
        assert (answer.status_code, answer.json()["error"]) == (422, "InvalidAttachment")
        assert len(mails()) == 1

    def test_a_hundred_megabytes_are_not_even_read(self, client: TestClient) -> None:
        headers = {"Content-Length": str(100 * 2**20), "Content-Type": "application/json"}
        answer = client.post(SEND, content=b"{", headers=headers)
        assert (answer.status_code, answer.json()["error"]) == (413, "BodyTooLarge")

    def test_what_runs_or_is_fetched_does_not_arrive(self, client: TestClient, delivered: Deliver) -> None:
        hostile = (
            '<p onclick="x()" style="position:fixed;color:red">Look<script>x()</script>'
            '<img src="https://evil.test/t.gif" alt="chart"><a href="javascript:x()">here</a>'
            '<a href="https://school.edu/a">there</a><iframe src="https://evil.test"></iframe></p>'
        )
        client.post(SEND, json={**MAIL, "html_content": hostile})
        (taken,) = delivered().taken
        body = taken.get_body(("html",))
        assert body is not None
        seen = '<p style="color: red">Look<span>chart</span><a>here</a><a href="https://school.edu/a">there</a></p>'
        assert seen in body.get_content()
