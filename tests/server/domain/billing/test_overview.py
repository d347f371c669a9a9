"""What an organization is told of its plan, and that its plan holds where it is enforced."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from contracts.billing import CancelRequest, SubscriptionRequest
from contracts.tasks import SCRIPT_OPTIMIZATION
from server.core.database import SYSTEM, Tenant
from server.core.wakeups import Wakeups
from server.domain.billing.errors import InvalidReturnUrl, NothingBought
from server.domain.billing.services import NOTHING_SOLD, billing_services
from server.domain.organizations.models import Organization
from server.domain.tasks.allowance import TokenAllowance
from server.domain.tasks.errors import TaskHidden
from server.domain.tasks.history import TaskHistory
from server.domain.tasks.listing import TaskFilter
from server.domain.tasks.models import Task, TaskAttempt
from server.domain.tasks.service import NewTask, TaskService
from server.integrations.stripe.errors import BillingBusy, BillingNotSetUp
from tests.fakes.stripe_server.faults import broken
from tests.server.domain.billing.conftest import School


@pytest.fixture
def task_service(school: School) -> TaskService:
    return TaskService(school.database, Wakeups(), most_queued=10)


def submitted(school: School, tasks: TaskService, *, days_ago: int) -> str:
    new = NewTask(SCRIPT_OPTIMIZATION, None, f"{days_ago} days ago", {"script_code": "print(1)"}, "optimize-script")
    task_id = tasks.submit(school.member, new).task_id
    with school.database.write(SYSTEM) as unit:
        then = unit.now() - timedelta(days=days_ago)
        unit.session.execute(update(Task).where(Task.id == task_id).values(created_at=then))
    return task_id


def limited(school: School, **limits: Any) -> None:
    with school.database.write(SYSTEM) as unit:
        unit.session.execute(update(Organization).values(**limits))


class TestShow:
    def test_without_an_account_nothing_is_set_up_and_nothing_limited(self, school: School) -> None:
        nothing = billing_services(school.database, Wakeups(), NOTHING_SOLD)
        seen = nothing.overview.show(school.member)
        assert (seen.is_set_up, seen.may_change, seen.plan, seen.has_lapsed) == (False, False, None, False)
        assert set(seen.limits.model_dump().values()) == {None}
        with pytest.raises(BillingNotSetUp):
            nothing.checkouts.subscribe(school.member, SubscriptionRequest(price="price_school"), None)

    def test_plan_limits_and_use(self, school: School, task_service: TaskService) -> None:
        school.subscribe()
        submitted(school, task_service, days_ago=0)
        with school.database.write(SYSTEM) as unit:
            unit.session.execute(update(Task).values(status="processing"))
        seen = school.services.overview.show(school.member)
        assert (seen.plan, seen.is_live, seen.may_change, seen.has_lapsed) == ("school", False, True, False)
        assert (seen.limits.concurrent_tasks, seen.usage.seats, seen.usage.running_tasks) == (4, 1, 1)
        assert [one.plan for one in seen.subscriptions] == ["school"]

    def test_one_that_ended_is_told(self, school: School) -> None:
        subscription = school.subscribe()
        now = CancelRequest(at_period_end=False)
        school.services.subscriptions.cancel(school.member, subscription, now, None)
        seen = school.services.overview.show(school.member)
        assert (seen.plan, seen.has_lapsed) == ("free", True)

    def test_an_outage_of_stripe_is_not_noticed(self, school: School) -> None:
        school.subscribe()
        school.stripe.down = broken(503)
        assert school.services.overview.show(school.member).plan == "school"


class TestPlans:
    def test_they_have_what_they_cost_and_stripe_is_asked_once(self, school: School) -> None:
        plans = {plan.name: plan for plan in school.services.overview.plans().plans}
        assert list(plans) == ["free", "school", "district"]
        assert [(price.amount, price.interval) for price in plans["school"].prices] == [
            (1000, "month"),
            (10_000, "year"),
        ]
        asked = len(school.stripe.asked)
        school.services.overview.plans()
        assert len(school.stripe.asked) == asked


class TestInvoices:
    def test_they_have_a_link_to_the_pdf(self, school: School) -> None:
        assert school.services.overview.invoices(school.member, 10, None).invoices == []
        school.subscribe()
        (invoice,) = school.services.overview.invoices(school.member, 10, None).invoices
        assert (invoice.amount_paid, str(invoice.pdf_url).endswith("/pdf")) == (2000, True)

    def test_an_outage_is_told(self, school: School) -> None:
        school.subscribe()
        school.stripe.down = broken(503)
        with pytest.raises(BillingBusy):
            school.services.overview.invoices(school.member, 10, None)


class TestPortal:
    def test_it_needs_a_customer_and_a_way_back(self, school: School) -> None:
        with pytest.raises(NothingBought):
            school.services.overview.portal(school.member, None)
        school.subscribe()
        assert "/portal/" in school.services.overview.portal(school.member, None).url
        with pytest.raises(InvalidReturnUrl):
            school.services.overview.portal(school.member, "https://evil.test")


class TestTokens:
    @pytest.mark.parametrize(
        ("of_server", "of_plan", "used_up"),
        [(0, None, False), (0, 100, True), (0, 101, False), (100, None, True), (1000, 50, True), (50, 1000, True)],
    )
    def test_the_smaller_limit_counts(
        self, school: School, task_service: TaskService, of_server: int, of_plan: int | None, used_up: bool
    ) -> None:
        task_id = submitted(school, task_service, days_ago=0)
        with school.database.write(SYSTEM) as unit:
            now = unit.now()
            attempt = TaskAttempt(
                task_id=task_id,
                organization_id=school.member.organization_id,
                attempt=1,
                owner="node",
                started_at=now,
                ended_at=now,
                tokens=100,
            )
            unit.session.add(attempt)
        limited(school, tokens_a_month=of_plan)
        tenant = Tenant(school.member.organization_id)
        assert TokenAllowance(school.database, of_server).is_used_up(tenant) is used_up

    def test_a_plan_may_give_none(self, school: School) -> None:
        limited(school, tokens_a_month=0)
        assert TokenAllowance(school.database, 0).is_used_up(Tenant(school.member.organization_id))


class TestHistory:
    def test_older_tasks_are_hidden_and_come_back(self, school: School, task_service: TaskService) -> None:
        old = submitted(school, task_service, days_ago=40)
        new = submitted(school, task_service, days_ago=3)
        limited(school, visible_history_days=30)
        page = task_service.list(school.member, limit=10, before=None)
        assert ([task.task_id for task in page.tasks], page.hidden_before is not None) == ([new], True)
        with pytest.raises(TaskHidden, match="not deleted"):
            task_service.show(school.member, old)
        exported = "".join(TaskHistory(school.database).export(school.member, TaskFilter(), "csv"))
        assert (new in exported, old in exported) == (True, False)
        assert school.services.overview.show(school.member).hidden_before is not None

        limited(school, visible_history_days=None)
        page = task_service.list(school.member, limit=10, before=None)
        assert ([task.task_id for task in page.tasks], page.hidden_before) == ([new, old], None)
        assert task_service.show(school.member, old).task_id == old

    def test_a_search_does_not_reach_past_it(self, school: School, task_service: TaskService) -> None:
        submitted(school, task_service, days_ago=40)
        limited(school, visible_history_days=30)
        wide = TaskFilter(text="days")
        assert task_service.list(school.member, limit=10, before=None, what=wide).tasks == []

    def test_where_nothing_is_hidden_nothing_is_said(self, school: School, task_service: TaskService) -> None:
        submitted(school, task_service, days_ago=3)
        limited(school, visible_history_days=30)
        assert task_service.list(school.member, limit=10, before=None).hidden_before is None
