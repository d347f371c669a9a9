"""What admins see and decide, and how readers end mail."""

import pytest
from fastapi.testclient import TestClient

from contracts.email import EmailLogPage, EmailSettingsView, SuppressionList
from contracts.organizations import AuditPage
from contracts.session import Role
from server.core.database import SYSTEM, Database
from server.domain.mail.delivery import Delivery
from server.domain.organizations.membership import Member, MembershipService
from server.domain.organizations.models import Organization
from server.integrations.email.smtp_sender import SmtpSender
from tests.builders.mail_server import mail_server
from tests.server.api.email.conftest import HOME, MAIL, SEND, Deliver, Sign


def acts(admin: TestClient) -> list[tuple[str, str, str]]:
    """What stands in the organization's log, newest first: act, subject, and from where."""
    page = AuditPage.model_validate(admin.get("/api/v1/organizations/current/audit").json())
    return [(one.act, one.subject, one.address) for one in page.entries]


class TestAdministration:
    def test_it_is_for_admins(self, client: TestClient) -> None:
        for method, path in (
            ("GET", "/log"),
            ("GET", "/settings"),
            ("PUT", "/settings"),
            ("GET", "/suppressions"),
            ("DELETE", "/suppressions?address=a@b.test"),
        ):
            body = {"is_open": True} if method == "PUT" else None
            answer = client.request(method, f"/api/v1/email{path}", json=body)
            assert (answer.status_code, answer.json()["detail"]) == (403, "Only an admin can do this."), path

    def test_the_log_tells_what_became_of_each(
        self,
        client: TestClient,
        admin: TestClient,
        teacher: Member,
        sqlite_database: Database,
        delivered: Deliver,
    ) -> None:
        for subject in ("One", "Two", "Three"):
            client.post(SEND, json={**MAIL, "subject": subject})
            if subject != "Three":
                delivered()
        first = EmailLogPage.model_validate(admin.get("/api/v1/email/log?limit=2").json())
        rest = EmailLogPage.model_validate(
            admin.get("/api/v1/email/log", params={"limit": 2, "before": first.next_before}).json()
        )
        seen = [*first.mails, *rest.mails]
        assert [(mail.subject, mail.state.value) for mail in seen] == [
            ("Three", "waiting"),
            ("Two", "sent"),
            ("One", "sent"),
        ]
        assert ({mail.sent_by for mail in seen}, rest.next_before) == ({teacher.user_id}, None)
        assert admin.get("/api/v1/email/log?before=unknown").status_code == 404

    def test_another_organization_sees_nothing_of_it(
        self, anonymous: TestClient, client: TestClient, sqlite_database: Database, sign: Sign
    ) -> None:
        message_id = client.post(SEND, json=MAIL).json()["message_id"]
        headers = sign(MembershipService(sqlite_database).create("Other School", "Eve", Role.ADMIN))
        assert anonymous.get("/api/v1/email/log", headers=headers).json()["mails"] == []
        assert anonymous.get(f"/api/v1/email/log?before={message_id}", headers=headers).status_code == 404

    def test_settings(self, admin: TestClient) -> None:
        seen = EmailSettingsView.model_validate(admin.get("/api/v1/email/settings").json())
        assert seen == EmailSettingsView(is_open=False, can_send=True, mails_a_day=8, mails_a_day_of_one=5)

    def test_who_opened_mail_to_everybody_stands_in_the_log(self, admin: TestClient) -> None:
        for is_open in (True, True, False):
            admin.put("/api/v1/email/settings", json={"is_open": is_open})
        assert acts(admin) == [("mail-closed", "", "testclient"), ("mail-opened", "", "testclient")]

    def test_an_address_that_came_back_is_refused_until_an_admin_lifts_it(
        self, client: TestClient, admin: TestClient, sqlite_database: Database
    ) -> None:
        client.post(SEND, json=MAIL)
        with mail_server() as box:
            box.refusals["teacher@school.edu"] = ["550 5.1.1 No such user"]
            Delivery(sqlite_database, SmtpSender(box.account)).step()
        refused = client.post(SEND, json=MAIL)
        assert (refused.status_code, refused.json()["error"]) == (422, "RecipientSuppressed")
        (listed,) = SuppressionList.model_validate(admin.get("/api/v1/email/suppressions").json()).suppressions
        assert (listed.address, listed.reason) == ("teacher@school.edu", "bounced")
        assert "550 5.1.1" in str(listed.detail)
        lift = "/api/v1/email/suppressions?address=Teacher@school.edu"
        assert [admin.delete(lift).status_code for _ in range(2)] == [204, 404]
        assert acts(admin) == [("suppression-lifted", "Teacher@school.edu", "testclient")]
        assert client.post(SEND, json=MAIL).status_code == 202


class TestUnsubscribe:
    def test_the_link_in_a_mail_ends_mail_of_people_alone(
        self,
        anonymous: TestClient,
        client: TestClient,
        delivered: Deliver,
    ) -> None:
        client.post(SEND, json=MAIL)
        (taken,) = delivered().taken
        link = str(taken["List-Unsubscribe"]).strip("<>")
        plain = taken.get_body(("plain",))
        assert plain is not None
        assert f"If you want no such mail any more: {link}" in plain.get_content()
        asked = anonymous.get(link)
        assert "No more mail to teacher@school.edu from people of Lincoln School?" in asked.text
        assert "default-src 'none'" in asked.headers["Content-Security-Policy"]
        assert asked.headers["Referrer-Policy"] == "same-origin", "or browsers say that the form comes from nowhere"
        assert client.post(SEND, json=MAIL).status_code == 202, "to look at the page ends nothing"
        form = {"List-Unsubscribe": "One-Click"}
        assert [anonymous.post(link, data=form, headers=origin).status_code for origin in ({}, {"Origin": HOME})] == [
            200,
            200,
        ]
        refused = client.post(SEND, json=MAIL)
        assert (refused.status_code, refused.json()["error"]) == (422, "RecipientSuppressed")

    def test_a_name_is_no_markup(
        self, anonymous: TestClient, client: TestClient, sqlite_database: Database, school: Member, delivered: Deliver
    ) -> None:
        with sqlite_database.write(SYSTEM) as unit:
            unit.session.get_one(Organization, school.organization_id).name = "<script>x()</script>"
        client.post(SEND, json=MAIL)
        (taken,) = delivered().taken
        pages = [anonymous.get(str(taken["List-Unsubscribe"]).strip("<>")).text, str(taken.get_body(("html",)))]
        assert all("<script" not in page and "&lt;script" in page for page in pages)

    @pytest.mark.parametrize("token", ["x", "x.y", "é.é", f"{'a' * 40}.{'0' * 64}"])
    def test_a_link_that_somebody_made_up_does_nothing(self, anonymous: TestClient, token: str) -> None:
        for method in ("GET", "POST"):
            answer = anonymous.request(method, "/api/v1/email/unsubscribe", params={"token": token})
            assert (answer.status_code, answer.json()["error"]) == (403, "NotOfferedHere")
