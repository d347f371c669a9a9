"""Mail of people over HTTP: who may send what to whom, and that it arrives."""

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr
from sqlalchemy import update

from contracts.email import EmailLogPage
from contracts.session import Role
from server.core.database import SYSTEM, Database
from server.core.team_settings import TeamSettings
from server.domain.mail import repository
from server.domain.mail.delivery import Delivery
from server.domain.mail.models import Mail
from server.domain.organizations.membership import Member
from server.integrations.email.smtp_sender import SmtpSender
from tests.builders.mail_server import mail_server
from tests.server.api.email.conftest import BOMB, HOME, MAIL, SEND, TEMPLATE, WELCOME, Deliver, Join, Mails, Sign, file


class TestSend:
    def test_a_mail_arrives(self, client: TestClient, mails: Mails, delivered: Deliver) -> None:
        answer = client.post(SEND, json=MAIL)
        assert answer.status_code == 202, answer.text
        (mail,) = mails()
        assert answer.json() == {"message_id": mail.id}
        box = delivered()
        (taken,) = box.taken
        plain, rich = taken.iter_parts()
        assert (box.recipients, taken["Subject"]) == (["teacher@school.edu"], "Test Email")
        assert plain.get_content().splitlines()[0] == "Hello World"
        assert "<p>Hello World</p>" in rich.get_content()
        signed = "Teacher of Lincoln School wrote this with ToolBoxAI Companion."
        assert signed in plain.get_content()
        assert signed in rich.get_content()
        assert taken["List-Unsubscribe"].startswith(f"<{HOME}/api/v1/email/unsubscribe?token=")

    def test_all_that_a_mail_can_have(
        self,
        client: TestClient,
        school: Member,
        join: Join,
        delivered: Deliver,
    ) -> None:
        for name in ("ben", "cem"):
            join(school, Role.STUDENT, f"{name}@school.edu")
        body = {
            **MAIL,
            "to_name": "Ms. Grüße",
            "subject": "Results of ${class_name}",
            "html_content": "<p>${count} of <b>${class_name}</b></p>",
            "template_data": {"class_name": "5b <3", "count": 7},
            "cc": ["ben@school.edu", "teacher@school.edu"],
            "bcc": ["cem@school.edu", "ben@school.edu"],
            "reply_to": "teacher@school.edu",
            "attachments": [file(), file("quiz.zip", "application/zip", BOMB)],
            "priority": "high",
        }
        assert client.post(SEND, json=body).status_code == 202
        box = delivered()
        (taken,) = box.taken
        assert box.recipients == ["teacher@school.edu", "ben@school.edu", "cem@school.edu"]
        assert (taken["Subject"], taken["Cc"], taken["Reply-To"]) == (
            "Results of 5b <3",
            "ben@school.edu",
            "teacher@school.edu",
        )
        assert "<p>7 of <b>5b &lt;3</b></p>" in str(taken.get_body(("html",)))
        assert "7 of 5b <3" in str(taken.get_body(("plain",)))
        assert [part.get_content() for part in taken.iter_attachments()] == ["Notes", BOMB]
        assert (taken["List-Unsubscribe"], taken["Importance"]) == (None, "high")

    def test_text_alone_is_enough(self, client: TestClient, delivered: Deliver) -> None:
        body = {"to_email": "teacher@school.edu", "subject": "Hello", "text_content": "Costs ${price}"}
        assert client.post(SEND, json=body).status_code == 202
        (taken,) = delivered().taken
        assert taken.get_content_type() == "text/plain"
        assert taken.get_content().startswith("Costs ${price}")

    @pytest.mark.parametrize("role", [Role.ADMIN, Role.TEACHER, Role.STUDENT])
    def test_students_send_none(
        self,
        anonymous: TestClient,
        school: Member,
        teacher: Member,
        join: Join,
        sign: Sign,
        role: Role,
    ) -> None:
        member = join(school, role, "somebody@school.edu")
        for path, body in (
            (SEND, MAIL),
            (TEMPLATE, {"to_email": "teacher@school.edu", "template": "welcome", "template_data": WELCOME}),
        ):
            status = anonymous.post(path, json=body, headers=sign(member)).status_code
            assert status == (403 if role is Role.STUDENT else 202)


class TestIdempotency:
    def test_the_same_request_is_one_mail(self, client: TestClient, mails: Mails) -> None:
        key = {"Idempotency-Key": "k1"}
        first, second = (client.post(SEND, json=MAIL, headers=key).json() for _ in range(2))
        assert first == second
        assert client.post(SEND, json={**MAIL, "subject": "Other"}, headers=key).status_code == 422
        assert len(mails()) == 1
        template = {"to_email": "teacher@school.edu", "template": "welcome", "template_data": WELCOME}
        assert client.post(TEMPLATE, json=template, headers=key).status_code == 202, "of another route"

    def test_it_is_answered_again_after_the_limit(self, client: TestClient) -> None:
        answers = [client.post(SEND, json=MAIL, headers={"Idempotency-Key": f"k{n}"}) for n in range(6)]
        assert [answer.status_code for answer in answers] == [202] * 5 + [429]
        assert client.post(SEND, json=MAIL, headers={"Idempotency-Key": "k1"}).status_code == 202


class TestQuotas:
    def test_of_a_person_and_of_the_organization(
        self, client: TestClient, admin: TestClient, school: Member, join: Join
    ) -> None:
        join(school, Role.STUDENT, "ben@school.edu")
        two = {**MAIL, "cc": ["ben@school.edu"]}
        assert [client.post(SEND, json=body).status_code for body in (two, two, two, MAIL, MAIL)] == [
            202,
            202,
            429,
            202,
            429,
        ]
        answers = [admin.post(SEND, json=body) for body in (two, two, MAIL, MAIL)]
        assert [answer.status_code for answer in answers] == [202, 429, 202, 429]
        assert 86_000 < int(answers[-1].headers["Retry-After"]) <= 86_400
        assert answers[-1].json()["error"] == "TooManyMails"


class TestNotSetUp:
    @pytest.fixture
    def settings(self) -> TeamSettings:
        return TeamSettings(SECRET_KEY=SecretStr("ab" * 32), PUBLIC_URL=HOME)

    def test_nothing_is_taken_that_cannot_be_sent(self, client: TestClient, mails: Mails) -> None:
        answer = client.post(SEND, json=MAIL)
        assert (answer.status_code, answer.json()["error"], mails()) == (409, "MailNotSetUp", [])


class TestOutage:
    def test_a_mail_that_was_taken_waits_for_the_mail_server_and_says_so(
        self, client: TestClient, admin: TestClient, sqlite_database: Database, delivered: Deliver
    ) -> None:
        with mail_server() as box:
            pass
        client.post(SEND, json={**MAIL, "attachments": [file()]})
        Delivery(sqlite_database, SmtpSender(box.account)).step()
        (mail,) = EmailLogPage.model_validate(admin.get("/api/v1/email/log").json()).mails
        assert (mail.state.value, mail.attempts, mail.sent_at) == ("waiting", 1, None)
        assert "cannot be reached" in str(mail.error)
        with sqlite_database.write(SYSTEM) as unit:
            unit.session.execute(update(Mail).values(next_attempt_at=unit.now()))
        box = delivered()
        assert [part.get_filename() for part in box.taken[0].iter_attachments()] == ["notes.txt"]
        with sqlite_database.read(SYSTEM) as session:
            assert repository.files(session, mail.message_id) == []
