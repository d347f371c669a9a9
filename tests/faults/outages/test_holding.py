"""Each of the things that must hold can be seen not to."""

import json
from typing import Any

import pytest

from tests.faults.outages.asking import DOCUMENT, Documented, documented_in, wrong_answer
from tests.faults.outages.holding import nothing_unforeseen


@pytest.fixture(scope="module")
def documented() -> Documented:
    return documented_in(json.loads(DOCUMENT.read_text(encoding="utf-8")))


def body(detail: object) -> dict[str, Any]:
    return {"error": "BillingBusy", "detail": detail}


class TestAnswers:
    @pytest.mark.parametrize(
        ("method", "path", "status", "said"),
        [
            ("POST", "/api/v1/billing/checkout", 503, body("Nothing is lost. Try again in a minute.")),
            ("PATCH", "/api/v1/billing/subscriptions/sub_1", 402, body("The card was declined.")),
            ("GET", "/api/v1/billing/invoices", 200, {"invoices": []}),
        ],
    )
    def test_what_is_documented_and_says_something_is_right(
        self, documented: Documented, method: str, path: str, status: int, said: object
    ) -> None:
        assert wrong_answer(documented, method, path, status, said) == []

    @pytest.mark.parametrize("status", [500, 504, 418])
    def test_what_is_not_documented_is_wrong(self, documented: Documented, status: int) -> None:
        (said,) = wrong_answer(documented, "POST", "/api/v1/billing/checkout", status, body("Something is wrong."))
        assert "not documented" in said

    @pytest.mark.parametrize("said", [None, body(""), body("BillingBusy"), body([]), "Bad gateway"])
    def test_what_says_nothing_to_people_is_wrong(self, documented: Documented, said: object) -> None:
        (found,) = wrong_answer(documented, "POST", "/api/v1/billing/checkout", 503, said)
        assert "without a word" in found

    def test_a_path_that_is_not_there_is_wrong(self, documented: Documented) -> None:
        assert wrong_answer(documented, "GET", "/api/v1/nowhere", 200, {})


class TestLogs:
    @pytest.mark.parametrize(
        "line",
        [
            "Traceback (most recent call last):",
            "api.stripe.com is beyond this computer",
            '{"event": "request failed"}',
            '{"event": "mail failed"}',
        ],
    )
    def test_what_nobody_foresaw_shows(self, line: str) -> None:
        assert nothing_unforeseen(["all is well\n" + line]) == [line]

    def test_an_outage_is_foreseen(self) -> None:
        assert nothing_unforeseen(['{"event": "no mail can be sent", "level": "warning"}']) == []

    @pytest.mark.parametrize("error", ["ReadTimeout: too slow", "ConnectionError: reset"])
    def test_a_hub_that_does_not_answer_is_asked_again(self, error: str) -> None:
        late = f'{{"loop": "publisher", "error": "{error}", "event": "loop step failed"}}'
        assert nothing_unforeseen([late]) == []
        assert nothing_unforeseen([late.replace("publisher", "mailer")]) != []
