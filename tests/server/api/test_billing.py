"""Billing over HTTP: the way as it is written down, who may, and Stripe's own endpoint."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from contracts.billing import BillingOverview, CheckoutStarted
from contracts.session import Role
from server.core.database import SYSTEM, Database
from server.core.wakeups import Wakeups
from server.domain.accounts.letters import Links
from server.domain.accounts.set_up import set_up_link
from server.domain.billing.models import StripeEvent
from server.domain.billing.services import BillingUpkeep, billing_upkeep
from server.domain.organizations.membership import Member, MembershipService
from server.domain.organizations.models import Membership, Organization
from server.team.billing import terms_of_billing, upkeep_of_billing
from tests.builders.paying_team import PayingTeam, paying_team
from tests.builders.stripe_fixtures import PLANS, stage, stripe_account
from tests.builders.team_app import PUBLIC_URL
from tests.fakes.stripe_server.answering import KEY, SECRET, FakeStripe
from tests.fakes.stripe_server.events import deliver, posted
from tests.fakes.stripe_server.faults import busy
from tests.fakes.stripe_server.serving import Stage

__all__ = ["stage", "stripe_account"]

BILLING = "/api/v1/billing"
WEBHOOK = f"{BILLING}/webhooks/stripe"
AS_WRITTEN = {
    "line_items": [{"price": "price_xxx", "quantity": 1}],
    "success_url": "http://localhost:5179/billing/success",
    "cancel_url": "http://localhost:5179/billing/cancel",
}


@pytest.fixture
def changes(stage: Stage) -> dict[str, Any]:
    return {
        "STRIPE_SECRET_KEY": KEY,
        "STRIPE_WEBHOOK_SECRET": SECRET,
        "TOOLBOXAI_STRIPE_URL": stage.url,
        "TOOLBOXAI_PLANS": PLANS,
        "RETURN_URLS": "http://localhost:5179/billing",
    }


@pytest.fixture
def team(sqlite_database: Database, stripe_account: FakeStripe, changes: dict[str, Any]) -> PayingTeam:
    return paying_team(sqlite_database, **changes)


@pytest.fixture
def ada(sqlite_database: Database) -> Member:
    return MembershipService(sqlite_database).create("Lincoln School", "Ada", Role.ADMIN)


@pytest.fixture
def client(team: PayingTeam, ada: Member) -> Iterator[TestClient]:
    with team.client(ada) as made:
        yield made


@pytest.fixture
def upkeep(team: PayingTeam, sqlite_database: Database) -> BillingUpkeep:
    return billing_upkeep(sqlite_database, terms_of_billing(team.settings))


def with_role(database: Database, member: Member, role: Role) -> Member:
    with database.write(SYSTEM) as unit:
        unit.session.get_one(Membership, (member.organization_id, member.user_id)).role = role.value
    return member


def hear(client: TestClient, stripe: FakeStripe, upkeep: BillingUpkeep) -> None:
    """Stripe's events arrive over HTTP, and are handled."""
    deliver(
        stripe.store.events,
        lambda body, headers: client.post(WEBHOOK, content=body, headers=headers).status_code,
        SECRET,
    )
    upkeep.handling.step()


class TestCheckout:
    def test_the_request_of_the_design_works_as_written(
        self, sqlite_database: Database, stripe_account: FakeStripe, ada: Member, changes: dict[str, Any]
    ) -> None:
        stripe_account.catalog.plan("price_xxx", 700)
        team = paying_team(sqlite_database, **{**changes, "TOOLBOXAI_PLANS": ""})
        answer = team.client(ada).post(f"{BILLING}/checkout", json=AS_WRITTEN)
        assert answer.status_code == 200, answer.text
        started = CheckoutStarted.model_validate(answer.json())
        assert started.session_id == stripe_account.store.find("checkout.session")[0]["id"]

    def test_from_paying_to_the_plan_and_its_end(
        self, client: TestClient, stripe_account: FakeStripe, upkeep: BillingUpkeep
    ) -> None:
        wanted = {**AS_WRITTEN, "line_items": [{"price": "price_school", "quantity": 2}]}
        started = client.post(f"{BILLING}/checkout", json=wanted, headers={"Idempotency-Key": "k"}).json()
        stripe_account.checkout.pay(started["session_id"])
        hear(client, stripe_account, upkeep)
        assert client.get(f"{BILLING}/checkout/{started['session_id']}").json()["status"] == "complete"
        seen = BillingOverview.model_validate(client.get(BILLING).json())
        assert (seen.plan, seen.limits.concurrent_tasks, len(seen.subscriptions)) == ("school", 4, 1)
        one = f"{BILLING}/subscriptions/{seen.subscriptions[0].id}"
        foreseen = client.post(f"{one}/preview", json={"quantity": 3}).json()
        assert foreseen["total"] > 0
        changed = client.patch(one, json={"quantity": 3, "prorated_at": foreseen["prorated_at"]})
        assert (changed.status_code, changed.json()["quantity"]) == (200, 3)
        assert client.post(f"{one}/cancel", json={}).json()["cancel_at_period_end"] is True
        assert client.post(f"{one}/resume").json()["cancel_at_period_end"] is False
        assert len(client.get(f"{BILLING}/invoices").json()["invoices"]) == 2
        assert "/portal/" in client.post(f"{BILLING}/portal", json={}).json()["url"]
        assert client.post(f"{one}/cancel", json={"at_period_end": False}).json()["status"] == "canceled"
        assert client.get(BILLING).json()["plan"] == "free"
        acts = [entry["act"] for entry in client.get("/api/v1/organizations/current/audit").json()["entries"]]
        assert acts == [
            "subscription-cancelled",
            "billing-portal-opened",
            "subscription-resumed",
            "subscription-cancelled",
            "subscription-changed",
            "checkout-started",
        ]

    @pytest.mark.parametrize(
        "change",
        [
            {"line_items": []},
            {"line_items": [{"price": "price_school", "quantity": 0}]},
            {"line_items": [{"price": "price_school", "quantity": 10_001}]},
            {"line_items": [{"price": "price/../x"}]},
            {"line_items": [{"price": "price_school", "amount": 1}]},
            {"line_items": [{"price": "price_school"}] * 21},
            {"line_items": [{"price": "price_none"}]},
            {"mode": "setup"},
            {"success_url": "https://evil.test"},
            {"success_url": "@evil.com"},
            {"cancel_url": ""},
            {"cancel_url": "x" * 2001},
            {"customer": "cus_1"},
        ],
    )
    def test_what_cannot_be_is_422(self, client: TestClient, change: dict[str, Any]) -> None:
        good = {**AS_WRITTEN, "line_items": [{"price": "price_school"}]}
        assert client.post(f"{BILLING}/checkout", json={**good, **change}).status_code == 422

    def test_an_outage_says_when_to_come_again(self, client: TestClient, stripe_account: FakeStripe) -> None:
        stripe_account.down = busy(9)
        answer = client.post(f"{BILLING}/checkout", json={**AS_WRITTEN, "line_items": [{"price": "price_school"}]})
        assert (answer.status_code, answer.json()["error"]) == (503, "BillingBusy")
        assert int(answer.headers["Retry-After"]) >= 9


class TestRoles:
    PAYING = [
        ("POST", "/checkout"),
        ("POST", "/subscriptions"),
        ("PATCH", "/subscriptions/sub_1"),
        ("POST", "/subscriptions/sub_1/preview"),
        ("POST", "/subscriptions/sub_1/cancel"),
        ("POST", "/subscriptions/sub_1/resume"),
        ("POST", "/portal"),
        ("GET", "/invoices"),
        ("GET", "/checkout/cs_1"),
    ]
    READING = [("GET", ""), ("GET", "/plans"), ("GET", "/subscriptions"), ("GET", "/subscriptions/sub_1")]

    def statuses(self, client: TestClient, routes: list[tuple[str, str]]) -> set[int]:
        return {client.request(method, f"{BILLING}{path}", json={}).status_code for method, path in routes}

    def test_students_reach_nothing(self, team: PayingTeam, ada: Member, sqlite_database: Database) -> None:
        client = team.client(with_role(sqlite_database, ada, Role.STUDENT))
        assert self.statuses(client, self.PAYING + self.READING) == {403}

    def test_teachers_pay_unless_the_settings_say_otherwise(
        self, team: PayingTeam, ada: Member, sqlite_database: Database, changes: dict[str, Any]
    ) -> None:
        teacher = with_role(sqlite_database, ada, Role.TEACHER)
        assert 403 not in self.statuses(team.client(teacher), self.PAYING)
        strict = paying_team(sqlite_database, **{**changes, "BILLING_ROLES": "admin"}).client(teacher)
        assert self.statuses(strict, self.PAYING) == {403}
        assert 403 not in self.statuses(strict, self.READING)
        assert strict.get(BILLING).json()["may_change"] is False


class TestNotSetUp:
    def test_it_says_so(self, sqlite_database: Database, ada: Member) -> None:
        client = paying_team(sqlite_database).client(ada)
        assert client.get(BILLING).json()["is_set_up"] is False
        good = {**AS_WRITTEN, "success_url": "http://127.0.0.1:8009/billing/return"}
        answer = client.post(f"{BILLING}/checkout", json={**good, "cancel_url": good["success_url"]})
        assert (answer.status_code, answer.json()["error"]) == (409, "BillingNotSetUp")
        assert client.post(WEBHOOK, content=b"{}").status_code == 404


class TestWebhook:
    @pytest.fixture
    def nobody(self, team: PayingTeam) -> TestClient:
        return team.client()

    def stored(self, database: Database) -> list[str]:
        with database.read(SYSTEM) as session:
            return list(session.scalars(select(StripeEvent.id)))

    def test_it_needs_no_token_and_is_stored_once(
        self, nobody: TestClient, stripe_account: FakeStripe, sqlite_database: Database
    ) -> None:
        stripe_account.catalog.create_customer({})
        body, headers = posted(stripe_account.store.events.all[0], SECRET)
        answers = [nobody.post(WEBHOOK, content=body, headers=headers) for _ in range(3)]
        assert [(answer.status_code, answer.json()) for answer in answers] == [(200, {"received": True})] * 3
        assert self.stored(sqlite_database) == ["evt_000001"]

    def test_what_is_not_signed_is_400(
        self, nobody: TestClient, stripe_account: FakeStripe, sqlite_database: Database
    ) -> None:
        stripe_account.catalog.create_customer({})
        body, headers = posted(stripe_account.store.events.all[0], SECRET)
        compact = json.dumps(json.loads(body)).encode()  # the same event in other bytes
        for content, sent in ((body, {}), (compact, headers), (b"", headers), (b"", {})):
            answer = nobody.post(WEBHOOK, content=content, headers=sent)
            assert (answer.status_code, answer.json()["error"]) == (400, "InvalidSignature")
        assert self.stored(sqlite_database) == []

    def test_its_type_does_not_matter_and_its_size_does(self, nobody: TestClient, stripe_account: FakeStripe) -> None:
        stripe_account.catalog.create_customer({})
        body, headers = posted(stripe_account.store.events.all[0], SECRET)
        assert nobody.post(WEBHOOK, content=body, headers={**headers, "Content-Type": "text/plain"}).status_code == 200
        assert nobody.post(WEBHOOK, content=b"x" * (1024 * 1024 + 1), headers=headers).status_code == 413

    def test_the_loop_is_woken(self, team: PayingTeam, nobody: TestClient, stripe_account: FakeStripe) -> None:
        stripe_account.catalog.create_customer({})
        body, headers = posted(stripe_account.store.events.all[0], SECRET)
        team.wakeups.billing.wait(0)
        nobody.post(WEBHOOK, content=body, headers=headers)
        assert team.wakeups.billing._event.is_set()


class TestReturnPage:
    @pytest.mark.parametrize(
        ("language", "said"), [("en-GB", "Return to the app"), ("de", "Zurück zur App"), ("", "app")]
    )
    def test_it_says_to_go_back_and_knows_nothing(self, team: PayingTeam, language: str, said: str) -> None:
        answer = team.client().get("/billing/return?session_id=<script>", headers={"Accept-Language": language})
        assert answer.status_code == 200
        assert said in answer.text
        assert "script" not in answer.text
        assert "default-src 'none'" in answer.headers["content-security-policy"]


class TestUpkeep:
    def test_without_an_account_there_is_none_and_limits_are_lifted(
        self, team: PayingTeam, sqlite_database: Database, ada: Member
    ) -> None:
        upkeep = upkeep_of_billing(team.settings, sqlite_database, Wakeups())
        assert upkeep is not None
        upkeep.reconcile.step()
        assert team.client(ada).get(BILLING).json()["limits"]["seats"] == 2
        assert upkeep_of_billing(paying_team(sqlite_database).settings, sqlite_database, Wakeups()) is None
        assert set(team.client(ada).get(BILLING).json()["limits"].values()) == {None}


class TestNewOrganization:
    def test_it_has_the_limits_of_whoever_pays_nothing_from_its_first_moment(
        self, team: PayingTeam, sqlite_database: Database
    ) -> None:
        link = set_up_link(sqlite_database, Links(PUBLIC_URL))
        assert link is not None
        body = {
            "token": link.partition("#")[2],
            "organization_name": "Lincoln School",
            "display_name": "Ada",
            "email": "ada@example.org",
            "password": "three brave little words",
        }
        client = team.client()
        token = client.post("/api/v1/auth/set-up", json=body).json()["access_token"]
        headers = {"Authorization": f"Bearer {token}"}
        assert client.get("/api/v1/billing", headers=headers).json()["plan"] == "free"
        assert client.get("/api/v1/organizations/current", headers=headers).json()["seats"] == 2
        other = client.post("/api/v1/organizations", json={"name": "Zoo School"}, headers=headers)
        with sqlite_database.read(SYSTEM) as session:
            assert session.get_one(Organization, other.json()["organization_id"]).plan == "free"
