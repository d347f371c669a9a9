"""What no event has told is found all the same."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from contracts.session import Role
from server.core.database import SYSTEM
from server.domain.billing import entitlements
from server.domain.billing.models import BillingCheckout, BillingCustomer, BillingSubscription
from server.domain.organizations.membership import MembershipService
from server.domain.organizations.models import Organization
from server.integrations.stripe.errors import BillingBusy
from tests.fakes.stripe_server.faults import StripeFault, broken, invalid, missing
from tests.server.domain.billing.conftest import School, long_ago, settle


class TestCheckouts:
    def test_one_whose_event_was_lost_is_asked_for(self, any_school: School) -> None:
        any_school.stripe.checkout.pay(any_school.start().session_id)
        any_school.stripe.store.events.take()
        settle(any_school)
        assert any_school.plan()[0] == "free"
        long_ago(any_school)
        heard = any_school.heard()
        settle(any_school)
        assert any_school.plan() == ("school", 4, None)
        assert any_school.heard() > heard

    def test_an_open_one_is_asked_for_more_and_more_seldom(self, school: School) -> None:
        school.start()
        settle(school)
        long_ago(school)
        asked = len(school.stripe.asked)
        settle(school)
        settle(school)
        assert sum("sessions" in path for path in school.stripe.paths()[asked:]) == 1

    def test_one_that_stripe_does_not_know_is_over(self, school: School) -> None:
        started = school.start()
        long_ago(school)
        with school.database.write(SYSTEM) as unit:
            unit.session.execute(update(BillingCheckout).values(session_id="cs_lost"))
        settle(school)
        assert school.services.checkouts.state(school.member, "cs_lost").status == "expired"
        assert started.session_id != "cs_lost"

    def test_one_that_stripe_refuses_to_tell_of_is_asked_for_later(self, school: School) -> None:
        school.stripe.checkout.pay(school.start().session_id)
        school.stripe.store.events.take()
        long_ago(school)
        school.stripe.faults.append(StripeFault(400, "invalid_request_error", "No."))
        settle(school)
        assert school.plan() == ("school", 4, None), "the customer was asked for as well"
        with school.database.read(SYSTEM) as session:
            assert session.scalars(select(BillingCheckout.status)).all() == ["open"]
        long_ago(school)
        settle(school)
        with school.database.read(SYSTEM) as session:
            assert session.scalars(select(BillingCheckout.status)).all() == ["complete"]


class TestCustomers:
    def test_what_changed_at_stripe_is_found(self, school: School) -> None:
        subscription = school.subscribe()
        school.stripe.subscriptions.cancel(subscription)
        school.stripe.store.events.take()
        settle(school)
        assert school.plan() == ("school", 4, None)
        long_ago(school)
        settle(school)
        assert school.plan() == ("free", 1, 30)

    def test_what_stripe_does_not_know_has_ended(self, school: School) -> None:
        school.subscribe()
        with school.database.write(SYSTEM) as unit:
            unit.session.execute(update(BillingSubscription).values(id="sub_lost"))
        long_ago(school)
        settle(school)
        seen = {one.id: one.status for one in school.services.subscriptions.list(school.member).subscriptions}
        assert seen.pop("sub_lost") == "canceled"
        assert list(seen.values()) == ["active"]

    def test_a_customer_that_is_gone_has_no_subscription_any_more(self, school: School) -> None:
        school.subscribe()
        for kind in ("customer", "subscription"):
            for row in school.stripe.store.find(kind):
                row["object"] = "deleted"
        long_ago(school)
        settle(school)
        assert school.plan() == ("free", 1, 30)

    def test_one_that_stripe_refuses_to_tell_of_holds_up_no_other(self, school: School) -> None:
        subscription = school.subscribe()
        settle(school)
        long_ago(school)
        other = MembershipService(school.database).create("Other", "Eve", Role.ADMIN)
        with school.database.write(SYSTEM) as unit:
            earlier = unit.now() - timedelta(days=2)
            unit.session.add(
                BillingCustomer(
                    organization_id=other.organization_id, customer_id="cus_odd", created_at=earlier, checked_at=earlier
                )
            )
            unit.session.execute(update(BillingCheckout).values(next_check_at=unit.now() + timedelta(days=1)))
        school.stripe.subscriptions.cancel(subscription)
        school.stripe.store.events.take()
        school.stripe.faults.append(invalid("This customer is odd.", "customer"))
        settle(school)
        assert school.plan() == ("free", 1, 30)
        assert sum(asked.form.get("customer") == "cus_odd" for asked in school.stripe.asked) == 1, "not again at once"

    def test_one_that_stripe_says_nothing_about_keeps_its_turn_from_no_other(self, school: School) -> None:
        subscription = school.subscribe()
        school.stripe.subscriptions.cancel(subscription)
        school.stripe.store.events.take()
        eve = MembershipService(school.database).create("Other", "Eve", Role.ADMIN)
        settle(school)
        long_ago(school)
        with school.database.write(SYSTEM) as unit:
            at = unit.now() - timedelta(days=9)
            lost = BillingCustomer(
                organization_id=eve.organization_id, customer_id="cus_x", created_at=at, checked_at=at
            )
            unit.session.add(lost)
        school.stripe.faults.append(missing("customer", "cus_x"))
        settle(school)
        assert school.plan() == ("free", 1, 30)

    def test_an_outage_is_raised_and_time_goes_on_meanwhile(self, school: School) -> None:
        school.subscribe()
        settle(school)
        with school.database.write(SYSTEM) as unit:
            gone = unit.now() - timedelta(days=40)
            unit.session.execute(update(BillingSubscription).values(period_end=gone, lapses_at=gone))
        long_ago(school)
        school.stripe.down = broken(503)
        with pytest.raises(BillingBusy):
            school.upkeep.reconcile.step()
        assert school.plan() == ("free", 1, 30)
        school.stripe.down = None
        settle(school)
        assert school.plan() == ("school", 4, None)


class TestLimits:
    def test_new_organizations_get_the_free_plan(self, school: School) -> None:
        settle(school)
        members = MembershipService(school.database)
        eve = members.create("Other", "Eve", Role.ADMIN)
        settle(school)
        with school.database.read(SYSTEM) as session:
            plans = session.scalars(select(Organization.plan)).all()
        assert plans == ["free", "free"]
        assert eve.organization_id != school.member.organization_id

    def test_a_grace_that_is_over_ends_by_itself(self, school: School) -> None:
        subscription = school.subscribe()
        settle(school)
        school.stripe.invoices.declining.add(school.stripe.store.find("customer")[0]["id"])
        school.stripe.subscriptions.renew(subscription)
        school.hear()
        assert school.plan() == ("school", 4, None)
        with school.database.write(SYSTEM) as unit:
            gone = unit.now() - timedelta(days=8)
            unit.session.execute(update(BillingSubscription).values(period_start=gone, lapses_at=gone))
        settle(school)
        assert school.plan() == ("free", 1, 30)

    def test_a_server_that_sells_nothing_any_more_limits_nothing(self, school: School) -> None:
        settle(school)
        assert school.plan() == ("free", 1, 30)
        entitlements.lift_all(school.database)
        assert school.plan() == (None, None, None)
