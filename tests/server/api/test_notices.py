"""Notices by mail over HTTP."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr
from sqlalchemy import select, update

from contracts.notices import EmailNotices, EmailNoticeSettings
from contracts.session import Role
from server.core.database import SYSTEM
from server.core.settings import Settings
from server.core.wakeups import Wakeups
from server.domain.ledger import Ledger
from server.domain.mail.models import Mail
from server.domain.notices.errors import InvalidAddress
from server.domain.notices.service import NoticeService
from server.domain.organizations.membership import Member, MembershipService
from server.domain.organizations.models import User
from server.main import create_server
from tests.server.api.conftest import PORT, TOKEN

NOTICES = "/api/v1/notices/email"
BODY: dict[str, Any] = {"address": "ada@school.test", "ended": True, "failed": True, "long_seconds": 120}

IMPOSSIBLE: list[dict[str, Any]] = [
    {"address": None},
    {"address": ""},
    {"address": "ada"},
    {"address": "ada@school.test, eve@evil.test"},
    {"address": "ada@school.test\r\nBcc: eve@evil.test"},
    {"address": "a" * 401},
    {"long_seconds": 9},
    {"long_seconds": 86_401},
    {"cancelled": True},
]


@pytest.fixture
def mailing(tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A client of a server that has a mail server, which nobody calls here."""
    monkeypatch.setenv("SMTP_HOST", "smtp.school.test")
    monkeypatch.setenv("FROM_EMAIL", "noreply@school.test")
    settings = Settings(TOOLBOXAI_DATA_DIR=tmp_path, launch_token=SecretStr(TOKEN))
    made = create_server(settings, ledger, host="127.0.0.1", port=PORT)
    headers = {"Authorization": f"Bearer {TOKEN}"}
    with TestClient(made.app, base_url=f"http://127.0.0.1:{PORT}", headers=headers) as client:
        yield client
    made.runtime.node.pool.close()


def seen(answer: Any) -> EmailNotices:
    assert answer.status_code == 200, answer.text
    return EmailNotices.model_validate(answer.json())


class TestPreferences:
    def test_nothing_is_told_before_somebody_asks(self, client: TestClient) -> None:
        assert seen(client.get(NOTICES)) == EmailNotices(can_send=False, language="en")

    def test_set_and_shown(self, mailing: TestClient) -> None:
        wanted = EmailNotices(**BODY, can_send=True, language="en")
        assert seen(mailing.put(NOTICES, json=BODY)) == wanted
        assert seen(mailing.get(NOTICES)) == wanted
        assert seen(mailing.put(NOTICES, json={})) == EmailNotices(can_send=True, language="en")

    def test_mail_speaks_the_language_that_was_said_last(self, mailing: TestClient) -> None:
        assert seen(mailing.put(NOTICES, json={**BODY, "language": "de"})).language == "de"
        assert seen(mailing.put(NOTICES, json=BODY)).language == "de"
        last = seen(mailing.post(f"{NOTICES}/test")).last_mail
        assert last is not None
        assert last.subject == "Testmail von ToolBoxAI Companion"
        assert mailing.put(NOTICES, json={"language": "fr"}).status_code == 422

    def test_what_cannot_be_is_refused_and_changes_nothing(self, client: TestClient) -> None:
        client.put(NOTICES, json=BODY)
        refusals = [client.put(NOTICES, json={**BODY, **changes}) for changes in IMPOSSIBLE]
        assert [answer.status_code for answer in refusals] == [422] * len(IMPOSSIBLE)
        errors = [answer.json()["error"] for answer in refusals]
        assert errors == ["InvalidAddress"] * 5 + ["ValidationError"] * 4
        assert seen(client.get(NOTICES)) == EmailNotices(**BODY, can_send=False, language="en")


class TestTest:
    def test_it_waits_in_the_outbox(self, mailing: TestClient) -> None:
        mailing.put(NOTICES, json=BODY)
        last = seen(mailing.post(f"{NOTICES}/test")).last_mail
        assert last is not None
        assert (last.is_test, last.state, last.error) == (True, "waiting", None)

    def test_a_server_without_mail_says_what_to_set(self, client: TestClient) -> None:
        client.put(NOTICES, json=BODY)
        answer = client.post(f"{NOTICES}/test")
        assert (answer.status_code, answer.json()["error"]) == (409, "MailNotSetUp")
        assert "SMTP_HOST and FROM_EMAIL" in answer.json()["detail"]

    def test_it_needs_an_address(self, mailing: TestClient) -> None:
        answer = mailing.post(f"{NOTICES}/test")
        assert (answer.status_code, answer.json()["error"]) == (422, "InvalidAddress")

    def test_nobody_is_flooded(self, mailing: TestClient, ledger: Ledger) -> None:
        mailing.put(NOTICES, json=BODY)
        codes = []
        for _ in range(7):
            codes += [mailing.post(f"{NOTICES}/test").status_code for _ in range(2)]
            with ledger.database.write(SYSTEM) as unit:
                for mail in unit.session.scalars(select(Mail)):
                    mail.created_at -= timedelta(seconds=30)
        assert codes == [200, 429] * 6 + [429, 429]
        assert int(mailing.post(f"{NOTICES}/test").headers["Retry-After"]) > 3000


class TestTeam:
    """On a team's server, where accounts have addresses."""

    @pytest.fixture
    def service(self, ledger: Ledger) -> NoticeService:
        return NoticeService(ledger.database, Wakeups(), can_send=True, of_accounts=True)

    @pytest.fixture
    def member(self, ledger: Ledger) -> Member:
        made = MembershipService(ledger.database).create("Lincoln School", "Ada", Role.TEACHER)
        with ledger.database.write(SYSTEM) as unit:
            address = {"email": "ada@school.test", "email_verified_at": unit.now()}
            unit.session.execute(update(User).where(User.id == made.user_id).values(address))
        return made

    def test_mail_goes_to_the_address_of_the_account(self, service: NoticeService, member: Member) -> None:
        shown = service.change(member, EmailNoticeSettings(ended=True))
        assert (shown.address, shown.address_is_fixed) == ("ada@school.test", True)
        assert service.test(member).last_mail is not None

    def test_the_account_says_in_which_language(self, service: NoticeService, member: Member, ledger: Ledger) -> None:
        assert service.change(member, EmailNoticeSettings(ended=True, language="de")).language is None
        with ledger.database.read(SYSTEM) as session:
            assert session.get_one(User, member.user_id).language == "en"

    def test_not_before_somebody_has_shown_that_it_is_theirs(
        self, service: NoticeService, member: Member, ledger: Ledger
    ) -> None:
        with ledger.database.write(SYSTEM) as unit:
            unit.session.execute(update(User).where(User.id == member.user_id).values(email_verified_at=None))
        with pytest.raises(InvalidAddress, match="Verify"):
            service.change(member, EmailNoticeSettings(ended=True))
        with pytest.raises(InvalidAddress, match="Verify"):
            service.test(member)
        assert service.change(member, EmailNoticeSettings()).wanted == frozenset()

    def test_and_to_no_other(self, service: NoticeService, member: Member) -> None:
        with pytest.raises(InvalidAddress, match="of your account only"):
            service.change(member, EmailNoticeSettings(address="eve@evil.test", ended=True))
