"""The fake Stripe, and the real provider that speaks to it."""

from collections.abc import Iterator

import pytest

from server.core.billing_account import BillingAccount
from server.integrations.stripe.stripe_provider import StripeProvider
from tests.fakes.stripe_server.answering import KEY, SECRET, FakeStripe
from tests.fakes.stripe_server.serving import serving


@pytest.fixture
def stripe_account() -> FakeStripe:
    made = FakeStripe()
    made.catalog.plan("price_school", 1000)
    made.catalog.plan("price_district", 5000, name="District")
    made.catalog.plan("price_once", 500, name="Pack", interval=None)
    return made


@pytest.fixture
def account(stripe_account: FakeStripe) -> Iterator[BillingAccount]:
    with serving(stripe_account) as url:
        yield BillingAccount(KEY, SECRET, url)


@pytest.fixture
def provider(account: BillingAccount) -> StripeProvider:
    return StripeProvider(account, retries=0)
