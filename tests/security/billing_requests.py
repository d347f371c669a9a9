"""The right requests of the routes of billing."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from tests.fakes.stripe_server.answering import SECRET
from tests.fakes.stripe_server.events import posted
from tests.security import billing_things
from tests.security.billing_things import BACK, MONTHLY, ONCE
from tests.security.examples import Example, Made, Own, Template

Key = tuple[str, str]
BILLING = "/api/v1/billing"
ONE = f"{BILLING}/subscriptions/{{subscription_id}}"
WEBHOOK: Key = ("POST", f"{BILLING}/webhooks/stripe")

LINE: Mapping[str, Template] = {"price": ONCE, "quantity": 1}
ALREADY_PAID = Made(billing_things.subscribed_price)
EVENT: Mapping[str, object] = {
    "id": "evt_of_nothing",
    "object": "event",
    "created": 1_700_000_000,
    "data": {"object": {"id": "prod_1", "object": "product"}},
    "livemode": False,
    "type": "product.created",
}


def signed_by_stripe() -> tuple[bytes, Mapping[str, str]]:
    """The event and the headers with which it comes."""
    return posted(EVENT, SECRET)


def _subscription(body: Template = None) -> Example:
    return Example(path={"subscription_id": Own(billing_things.subscription)}, body=body, is_for_colleagues=True)


BILLING_EXAMPLES: Mapping[Key, Example] = MappingProxyType(
    {
        ("GET", BILLING): Example(),
        ("GET", f"{BILLING}/plans"): Example(),
        ("POST", f"{BILLING}/checkout"): Example(
            body={"line_items": [LINE], "success_url": BACK, "cancel_url": BACK, "mode": "payment"}
        ),
        ("GET", f"{BILLING}/checkout/{{session_id}}"): Example(
            path={"session_id": Own(billing_things.checkout)}, is_for_colleagues=True
        ),
        ("GET", f"{BILLING}/subscriptions"): Example(),
        ("POST", f"{BILLING}/subscriptions"): Example(409, body={"price": ALREADY_PAID, "quantity": 1}),
        ("GET", ONE): _subscription(),
        ("PATCH", ONE): _subscription({"price": MONTHLY, "quantity": 3}),
        ("POST", f"{ONE}/preview"): _subscription({"quantity": 3}),
        ("POST", f"{ONE}/cancel"): _subscription({"at_period_end": True}),
        ("POST", f"{ONE}/resume"): _subscription(),
        ("GET", f"{BILLING}/invoices"): Example(),
        ("POST", f"{BILLING}/portal"): Example(body={"return_url": Made(billing_things.page_of_a_customer)}),
        WEBHOOK: Example(content=signed_by_stripe()[0]),
        ("GET", "/billing/return"): Example(),
    }
)

MORE_OF_BILLING: Sequence[tuple[Key, Example]] = (
    (
        ("GET", f"{BILLING}/invoices"),
        Example(query={"after": Own(billing_things.invoice)}, is_for_colleagues=True),
    ),
)
