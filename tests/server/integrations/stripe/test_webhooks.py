"""Which bodies count as events of Stripe."""

import json
import time
from typing import Any

import pytest

from server.core.clock import utc_now
from server.integrations.stripe.webhooks import UnsignedEvent, verified
from tests.fakes.stripe_server.answering import SECRET, FakeStripe
from tests.fakes.stripe_server.events import posted, signature


@pytest.fixture
def event() -> dict[str, Any]:
    fake = FakeStripe()
    fake.catalog.create_customer({"name": "Zoë"})
    return fake.store.events.all[0]


def check(body: bytes, header: str | None, secret: str = SECRET) -> str:
    return verified(body, header, secret, utc_now()).id


class TestVerified:
    def test_a_signed_event_is_read(self, event: dict[str, Any]) -> None:
        body, headers = posted(event, SECRET)
        read = verified(body, headers["Stripe-Signature"], SECRET, utc_now())
        assert (read.id, read.type, read.livemode) == (event["id"], "customer.created", False)
        assert (read.object_id, json.loads(read.payload)) == (event["data"]["object"]["id"], event)

    def test_one_of_two_secrets_is_enough_while_they_are_changed(self, event: dict[str, Any]) -> None:
        body, headers = posted(event, SECRET)
        both = f"{signature(body, 'whsec_new')},{headers['Stripe-Signature'].partition(',')[2]}"
        assert check(body, both) == event["id"]

    @pytest.mark.parametrize("seconds", [-400, 400])
    def test_another_time_is_refused_past_and_future(self, event: dict[str, Any], seconds: int) -> None:
        body, headers = posted(event, SECRET, time.time() + seconds)
        with pytest.raises(UnsignedEvent):
            check(body, headers["Stripe-Signature"])
        body, headers = posted(event, SECRET, time.time() + seconds / 2)
        assert check(body, headers["Stripe-Signature"]) == event["id"]

    @pytest.mark.parametrize(
        "header", [None, "", "t=1", "t=x,v1=0", "v1=0", "t=1,v1=é", "t,v1", "=", "t=1,v0=0", ",,,", "t=,v1="]
    )
    def test_no_signature_is_refused(self, event: dict[str, Any], header: str | None) -> None:
        with pytest.raises(UnsignedEvent):
            check(posted(event, SECRET)[0], header)

    def test_a_changed_body_or_another_secret_is_refused(self, event: dict[str, Any]) -> None:
        body, headers = posted(event, SECRET)
        header = headers["Stripe-Signature"]
        for changed, secret in ((body + b" ", SECRET), (b"\xff", SECRET), (body, "whsec_other"), (body, "")):
            with pytest.raises(UnsignedEvent):
                check(changed, header, secret)

    @pytest.mark.parametrize(
        "body",
        [b"", b"[]", b"null", b"{}", b'{"id": 1}', b'"x"', b'{"id":"e","type":"t","data":null,"created":1}', b"\xff"],
    )
    def test_what_is_signed_and_no_event_is_refused(self, body: bytes) -> None:
        with pytest.raises(UnsignedEvent):
            check(body, signature(body, SECRET))

    @pytest.mark.parametrize("field", [{"id": "x" * 256}, {"id": ""}, {"type": "a\0b"}, {"created": 10**30}])
    def test_fields_have_bounds(self, event: dict[str, Any], field: dict[str, Any]) -> None:
        body, headers = posted({**event, **field}, SECRET)
        with pytest.raises(UnsignedEvent):
            check(body, headers["Stripe-Signature"])
