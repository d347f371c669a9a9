"""The fake takes and refuses what SendGrid does, as far as its SDK can tell."""

from collections.abc import Iterator
from typing import Any

import pytest
from python_http_client.exceptions import BadRequestsError, ForbiddenError, UnauthorizedError
from sendgrid import SendGridAPIClient

from tests.fakes.sendgrid_server import KEY, Answer, FakeSendGrid, serving

PERSON = {"email": "ada@school.test"}
BODY: dict[str, Any] = {
    "personalizations": [{"to": [PERSON]}],
    "from": {"email": "noreply@school.test"},
    "subject": "Done",
    "content": [{"type": "text/plain", "value": "It is done."}],
    "headers": {"Message-ID": "<one@school.test>"},
}


@pytest.fixture
def fake() -> FakeSendGrid:
    return FakeSendGrid()


@pytest.fixture
def host(fake: FakeSendGrid) -> Iterator[str]:
    with serving(fake) as made:
        yield made


class TestSend:
    def test_a_mail_is_taken(self, fake: FakeSendGrid, host: str) -> None:
        answer = SendGridAPIClient(KEY, host=host).send(BODY)
        assert (answer.status_code, answer.headers["X-Message-Id"]) == (202, "sg-1")
        assert (fake.ids, fake.recipients) == (["<one@school.test>"], ["ada@school.test"])

    def test_another_key_is_refused(self, fake: FakeSendGrid, host: str) -> None:
        with pytest.raises(UnauthorizedError):
            SendGridAPIClient("SG.wrong", host=host).send(BODY)
        assert fake.taken == []

    def test_another_sender_is_refused(self, host: str) -> None:
        with pytest.raises(ForbiddenError):
            SendGridAPIClient(KEY, host=host).send({**BODY, "from": {"email": "eve@evil.test"}})

    @pytest.mark.parametrize(
        "changes",
        [
            {"personalizations": []},
            {"personalizations": [{"cc": [PERSON]}]},
            {"personalizations": [{"to": [PERSON], "cc": [PERSON]}]},
            {"personalizations": [{"to": [{"email": "ada@school.test, eve@evil.test"}]}]},
            {"subject": ""},
            {"content": [{"type": "text/plain", "value": ""}]},
            {"content": [{"type": "text/html", "value": "<p>"}, {"type": "text/plain", "value": "."}]},
            {"headers": {"Bcc": "eve@evil.test"}},
        ],
    )
    def test_what_is_wrong_is_refused(self, fake: FakeSendGrid, host: str, changes: dict[str, Any]) -> None:
        with pytest.raises(BadRequestsError):
            SendGridAPIClient(KEY, host=host).send({**BODY, **changes})
        assert fake.taken == []

    def test_it_answers_what_the_script_says_first(self, fake: FakeSendGrid, host: str) -> None:
        fake.script.append(Answer(400, ("Not today",)))
        with pytest.raises(BadRequestsError, match="400"):
            SendGridAPIClient(KEY, host=host).send(BODY)
        assert SendGridAPIClient(KEY, host=host).send(BODY).status_code == 202
