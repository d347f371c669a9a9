"""Debian's Chromium, and a team's server of real processes that sells plans by the fake Stripe."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.builders.postgres import Postgres
from tests.builders.postgres_fixtures import migrated_template, postgres
from tests.builders.redis import running_redis
from tests.builders.stripe_fixtures import PLANS, account_with_prices
from tests.builders.team import Team, running_team
from tests.fakes.stripe_server.answering import KEY, SECRET, FakeStripe
from tests.fakes.stripe_server.events import Courier
from tests.fakes.stripe_server.serving import Stage, staged

__all__ = ["migrated_template", "postgres"]

CHROMIUM = "/usr/bin/chromium"
WEBHOOK = "/api/v1/billing/webhooks/stripe"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield made
        made.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """In English. What a page's policy forbids, or its script does wrong, fails the test."""
    context = browser.new_context(locale="en-US")
    made = context.new_page()
    wrong: list[str] = []
    made.on("pageerror", lambda error: wrong.append(str(error)))
    made.on("console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None)
    yield made
    context.close()
    assert wrong == []


@pytest.fixture(scope="session")
def stripe_account() -> FakeStripe:
    return account_with_prices()


@pytest.fixture(scope="session")
def team(
    postgres: Postgres, migrated_template: str, tmp_path_factory: pytest.TempPathFactory, stripe_account: FakeStripe
) -> Iterator[Team]:
    """Stripe's events come to it over HTTP, a little late."""
    with running_redis() as redis, staged(Stage(stripe_account)) as stage:
        extra = {
            "STRIPE_SECRET_KEY": KEY,
            "STRIPE_WEBHOOK_SECRET": SECRET,
            "TOOLBOXAI_STRIPE_URL": stage.url,
            "TOOLBOXAI_PLANS": PLANS,
        }
        logs = tmp_path_factory.mktemp("team")
        with running_team(postgres, redis, logs, migrated_template, extra=extra) as made:

            def deliver(body: bytes, headers: object) -> int:
                sent = dict(headers)  # type: ignore[call-overload]  # the mapping that the fake gives
                return httpx.post(f"{made.url}{WEBHOOK}", content=body, headers=sent).status_code

            courier = Courier(stripe_account.store.events, deliver, SECRET, delay=0.3)
            courier.start()
            yield made
            courier.stop()


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pictures")
