"""The fake Stripe on one server for the whole run, and the real provider that speaks to it."""

from collections.abc import Iterator

import pytest

from server.core.billing_account import BillingAccount
from server.integrations.stripe.stripe_provider import StripeProvider
from tests.fakes.stripe_server.answering import KEY, SECRET, FakeStripe
from tests.fakes.stripe_server.serving import Stage, staged

PLANS = """{
  "free": {"seats": 2, "concurrent_tasks": 1, "tokens_a_month": 0, "history_days": 30},
  "school": {"prices": ["price_school", "price_school_year"], "seats": 10, "concurrent_tasks": 4},
  "district": {"prices": ["price_district"], "seats": 100}
}"""


def account_with_prices() -> FakeStripe:
    """Three prices of the plans, one of no plan, one that is paid once, one that is not sold any more."""
    made = FakeStripe()
    made.catalog.plan("price_school", 1000)
    made.catalog.plan("price_school_year", 10_000, interval="year")
    made.catalog.plan("price_district", 5000, name="District")
    made.catalog.plan("price_else", 300, name="Something else")
    made.catalog.plan("price_once", 500, name="Pack", interval=None)
    made.catalog.plan("price_old", 900, name="Old")["active"] = False
    return made


@pytest.fixture(scope="session")
def stage() -> Iterator[Stage]:
    with staged(Stage(FakeStripe())) as made:
        yield made


@pytest.fixture
def stripe_account(stage: Stage) -> FakeStripe:
    return stage.put(account_with_prices())


@pytest.fixture
def account(stage: Stage, stripe_account: FakeStripe) -> BillingAccount:
    return BillingAccount(KEY, SECRET, stage.url)


@pytest.fixture
def provider(account: BillingAccount) -> StripeProvider:
    return StripeProvider(account, retries=0)
