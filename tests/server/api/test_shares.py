"""Classes, shares and quizzes over HTTP, by whoever may and by whoever may not."""

import base64
import dataclasses
import re
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from contracts.attempts import AttemptView, SharedDetail, SharedPage
from contracts.classes import ClassDetail, ClassList
from contracts.content import ExportedFile
from contracts.session import Role
from contracts.shares import AttemptToMark, SharePage, ShareResults, ShareView
from server.api.desk_places import CountedPlaces
from server.core.activity import Activity
from server.core.errors import Unauthorized
from server.domain.ledger import Ledger
from server.domain.organizations.membership import Member, MembershipService
from server.main import Door, Server, create_app
from tests.builders.routes import routes_of
from tests.builders.school import POINTS, School, keys, quiz
from tests.builders.team_app import team_parts
from tests.server.api.conftest import PORT
from tests.server.api.test_credentials import FORM, JSON, OCTETS

UNKNOWN = "00000000-0000-0000-0000-000000000000"
NOT_FOR_STUDENTS = (
    "/api/v1/classes",
    "/api/v1/shares",
    "/api/v1/content",
    "/api/v1/materials",
    "/api/v1/roblox",
    "/api/v1/tasks/events",
    "/api/v1/tasks/{task_id}/cancel",
    "/api/v1/tasks/{task_id}/retry",
    "/api/v1/realtime",
    "/api/v1/notices",
    "/api/v1/ai",
    "/api/v1/admin",
    "/pusher/auth",
)
"""Making classes and shares, the library, files, whatever costs something, and the organization's events."""


@dataclasses.dataclass
class ByUser:
    """Signs in by the user's id, in the school."""

    members: MembershipService
    organization_id: str

    def member(self, token: str) -> Member:
        found = self.members.member(token, self.organization_id)
        if found is None:
            raise Unauthorized("nobody")
        return found


@pytest.fixture
def school(ledger: Ledger) -> School:
    return School(ledger.database)


class Clients:
    """A client for each person of the school."""

    def __init__(self, server: Server, school: School) -> None:
        members = MembershipService(school.database)
        parts = dataclasses.replace(server.app.state.parts, sign_in=ByUser(members, school.admin.organization_id))
        door = Door(hosts=frozenset({f"127.0.0.1:{PORT}"}), origins=frozenset())
        self._app = create_app(parts, Activity(), door, team=team_parts(school.database))
        self._open = ExitStack()

    def __call__(self, member: Member) -> TestClient:
        headers = {"Authorization": f"Bearer {member.user_id}"}
        return self._open.enter_context(TestClient(self._app, base_url=f"http://127.0.0.1:{PORT}", headers=headers))

    def close(self) -> None:
        self._open.close()


@pytest.fixture
def clients(server: Server, school: School) -> Iterator[Clients]:
    made = Clients(server, school)
    yield made
    made.close()


@pytest.fixture
def grace(school: School) -> Member:
    return school.person("Grace", Role.TEACHER)


@pytest.fixture
def mia(school: School) -> Member:
    return school.person("Mia")


def ok(answer: Any, status: int = 200) -> Any:
    assert answer.status_code == status, answer.text
    return answer.json()


class TestFromClassToResults:
    def test_the_whole_way(self, clients: Clients, school: School, grace: Member, mia: Member) -> None:
        teacher, student = clients(grace), clients(mia)
        made = ClassDetail.model_validate(ok(teacher.post("/api/v1/classes", json={"name": "5b"}), 201))
        path = f"/api/v1/classes/{made.class_id}"
        assert ok(teacher.post(f"{path}/students", json={"user_ids": [mia.user_id]}))["students"] == 1
        assert ok(teacher.patch(path, json={"name": "6b"}))["name"] == "6b"
        assert len(ClassList.model_validate(ok(teacher.get("/api/v1/classes"))).classes) == 1

        body = {"content_id": school.keep(grace, quiz()), "class_id": made.class_id, "attempts": 2}
        share = ShareView.model_validate(ok(teacher.post("/api/v1/shares", json=body), 201))
        listed = SharePage.model_validate(ok(teacher.get("/api/v1/shares", params={"content_id": share.content_id})))
        assert [one.share_id for one in listed.shares] == [share.share_id]
        assert ok(teacher.put(f"/api/v1/shares/{share.share_id}", json={"attempts": 1}))["rules"]["attempts"] == 1

        shared = SharedPage.model_validate(ok(student.get("/api/v1/shared"))).shares
        assert [one.share_id for one in shared] == [share.share_id]
        own = f"/api/v1/shared/{share.share_id}"
        assert SharedDetail.model_validate(ok(student.get(own))).instructions == "Take your time."
        begun = AttemptView.model_validate(ok(student.post(f"{own}/attempts")))
        answers = [
            {"number": number, "answer": answer.model_dump()}
            for number, answer in keys(begun).items()
            if answer is not None
        ]
        attempt = f"{own}/attempts/{begun.attempt_id}"
        assert ok(student.put(f"{attempt}/answers", json={"answers": answers}))["answered"] == len(answers)
        done = AttemptView.model_validate(ok(student.post(f"{attempt}/submit")))
        assert done.score is not None
        assert done.score.points == POINTS
        again = AttemptView.model_validate(ok(student.get(attempt)))
        assert again.model_copy(update={"as_of": done.as_of}) == done

        results = f"/api/v1/shares/{share.share_id}/results"
        seen = ShareResults.model_validate(ok(teacher.get(results)))
        assert [one.points for one in seen.students] == [POINTS]
        one = f"{results}/{begun.attempt_id}"
        assert AttemptToMark.model_validate(ok(teacher.get(one))).unmarked == 0
        marks = {"marks": [{"number": 7, "points": 1, "comment": "Too short."}]}
        assert AttemptToMark.model_validate(ok(teacher.put(f"{one}/marks", json=marks))).points == POINTS - 2
        for form, begins in (("csv", b"\xef\xbb\xbfstudent"), ("xlsx", b"PK")):
            file = ExportedFile.model_validate(ok(teacher.get(f"{results}/export", params={"format": form})))
            assert base64.b64decode(file.content).startswith(begins)

        assert ok(teacher.post(f"/api/v1/shares/{share.share_id}/end"))["state"] == "ended"
        assert student.get(own).status_code == 404
        assert teacher.delete(path).json()["error"] == "ClassInUse"
        assert teacher.delete(f"/api/v1/shares/{share.share_id}").status_code == 204
        assert ok(teacher.delete(f"{path}/students/{mia.user_id}"))["members"] == []
        assert teacher.delete(path).status_code == 204
        assert teacher.get(path).status_code == 404


BAD: list[tuple[str, str, dict[str, Any]]] = [
    ("POST", "/api/v1/classes", {"name": ""}),
    ("POST", "/api/v1/classes", {"name": "   "}),
    ("POST", "/api/v1/classes", {"name": "a\u202eb"}),
    ("POST", "/api/v1/classes", {"name": "x" * 101}),
    ("POST", "/api/v1/classes/1/students", {"user_ids": []}),
    ("POST", "/api/v1/classes/1/students", {"user_ids": ["x"] * 501}),
    ("POST", "/api/v1/classes/1/students", {"user_ids": ["../x"]}),
    ("POST", "/api/v1/shares", {"content_id": "1", "version": 0}),
    ("POST", "/api/v1/shares", {"content_id": "1", "opens_at": "2026-01-01T00:00:00"}),
    ("POST", "/api/v1/shares", {"content_id": "1", "closes_at": "9999-12-31T23:59:59-14:00"}),
    ("POST", "/api/v1/shares", {"content_id": "1", "attempts": 21}),
    ("PUT", "/api/v1/shares/1", {"show_results": "maybe"}),
    ("PUT", "/api/v1/shares/1/results/1/marks", {"marks": []}),
    ("PUT", "/api/v1/shares/1/results/1/marks", {"marks": [{"number": 1, "points": -1}]}),
    ("PUT", "/api/v1/shares/1/results/1/marks", {"marks": [{"number": 1, "points": 1001}]}),
    ("PUT", "/api/v1/shares/1/results/1/marks", {"marks": [{"number": 1, "comment": "x" * 2001}]}),
    ("PUT", "/api/v1/shared/1/attempts/1/answers", {"answers": []}),
    ("PUT", "/api/v1/shared/1/attempts/1/answers", {"answers": [{"number": 0, "answer": None}]}),
    ("PUT", "/api/v1/shared/1/attempts/1/answers", {"answers": [{"number": 1, "answer": {"kind": "essay"}}]}),
    (
        "PUT",
        "/api/v1/shared/1/attempts/1/answers",
        {"answers": [{"number": 1, "answer": {"kind": "text", "text": "x" * 4001}}]},
    ),
    (
        "PUT",
        "/api/v1/shared/1/attempts/1/answers",
        {"answers": [{"number": 1, "answer": {"kind": "order", "order": [0] * 201}}]},
    ),
]


class TestBadInput:
    def test_every_field_has_its_bounds(self, clients: Clients, grace: Member) -> None:
        client = clients(grace)
        statuses = [client.request(method, path, json=body).status_code for method, path, body in BAD]
        assert [case for case, status in zip(BAD, statuses, strict=True) if status != 422] == []

    def test_pages_and_formats_too(self, clients: Clients, grace: Member) -> None:
        client = clients(grace)
        for path in (
            "/api/v1/shares?limit=0",
            "/api/v1/shared?limit=201",
            "/api/v1/shares/1/results/export?format=exe",
        ):
            assert client.get(path).status_code == 422
        for path in ("shares/%00", "shared/a%20b", "classes/%00", f"shared/{'x' * 37}", "shares?before=%00"):
            assert client.get(f"/api/v1/{path}").status_code == 422
        for path in (f"/api/v1/shares?before={UNKNOWN}", f"/api/v1/shared?before={UNKNOWN}"):
            assert client.get(path).status_code == 404


class TestPlaces:
    def test_what_takes_long_waits_for_one(self, server: Server, school: School, grace: Member) -> None:
        members = MembershipService(school.database)
        sign_in = ByUser(members, school.admin.organization_id)
        parts = dataclasses.replace(server.app.state.parts, sign_in=sign_in, places=CountedPlaces(of_one=0))
        door = Door(hosts=frozenset({f"127.0.0.1:{PORT}"}), origins=frozenset())
        app = create_app(parts, Activity(), door, team=team_parts(school.database))
        results = f"/api/v1/shares/{school.share(grace).share_id}/results"
        headers = {"Authorization": f"Bearer {grace.user_id}"}
        with TestClient(app, base_url=f"http://127.0.0.1:{PORT}", headers=headers) as teacher:
            for path in (results, f"{results}/export", "/api/v1/account/export"):
                assert teacher.get(path).status_code == 429, path


class TestStudents:
    def test_what_is_the_teachers_is_forbidden_to_them(self, clients: Clients, whole: FastAPI, mia: Member) -> None:
        client = clients(mia)
        forbidden = [route.key for route in routes_of(whole) if route.path.startswith(NOT_FOR_STUDENTS)]
        assert len(forbidden) > 40
        for method, path in forbidden:
            kind, body = {"/pusher/auth": FORM, "/api/v1/materials": OCTETS}.get(path, JSON)
            content = None if method in ("GET", "DELETE") else body
            asked = re.sub(r"\{[^}]+\}", "1", path)
            answer = client.request(method, asked, content=content, headers={b"Content-Type": kind})
            assert (method, path, answer.status_code) == (method, path, 403)

    def test_nothing_of_others_is_among_what_any_member_may_ask(
        self, clients: Clients, school: School, grace: Member, mia: Member
    ) -> None:
        teacher, student = clients(grace), clients(mia)
        script = {"script_code": "print(1)", "script_name": "a.luau"}
        task = ok(teacher.post("/api/v1/roblox/optimize-script", json=script), 202)["data"]["task_id"]
        daily = {"kind": "daily", "time": "07:00"}
        body = {"name": "a", "kind": "script-optimization", "request": script, "when": daily, "time_zone": "UTC"}
        schedule = ok(teacher.post("/api/v1/schedules", json=body), 201)["schedule_id"]
        assert ok(student.get("/api/v1/tasks"))["tasks"] == []
        assert task not in student.get("/api/v1/tasks/export", params={"format": "json"}).text
        assert ok(student.get("/api/v1/schedules"))["schedules"] == []
        for path in (f"tasks/{task}", f"tasks/{task}/result", f"tasks/{task}/draft", f"tasks/{task}/log"):
            assert student.get(f"/api/v1/{path}").status_code == 404
        assert student.get(f"/api/v1/schedules/{schedule}").status_code == 404

    def test_another_students_attempt_is_not_found(
        self, clients: Clients, school: School, grace: Member, mia: Member
    ) -> None:
        share = school.share(grace)
        done = school.hand_in(mia, share.share_id)
        client = clients(school.person("Ben"))
        own = f"/api/v1/shared/{share.share_id}/attempts/{done.attempt_id}"
        one = {"answers": [{"number": 1, "answer": None}]}
        answers = [client.get(own), client.put(f"{own}/answers", json=one), client.post(f"{own}/submit")]
        assert [answer.json()["error"] for answer in answers] == ["AttemptNotFound"] * 3
