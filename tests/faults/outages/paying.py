"""What people want of Stripe."""

from typing import Any

from server.core.plans import FREE
from tests.faults.outages.asking import Answer
from tests.faults.outages.flows import Flow, in_the_end, soon
from tests.faults.outages.holding import plan_at_stripe, stored_plan
from tests.faults.outages.scene import BACK, School, new_key

BILLING = "/api/v1/billing"
SUBSCRIPTIONS = f"{BILLING}/subscriptions"


def checkout_body(price: str = "price_school", quantity: int = 1) -> dict[str, Any]:
    """As the apps send it."""
    items = [{"price": price, "quantity": quantity}]
    return {"line_items": items, "success_url": f"{BACK}/success", "cancel_url": f"{BACK}/cancel"}


class _OfStripe(Flow):
    asks_stripe = True

    def _is_true(self) -> list[str]:
        """The plan of the school is what Stripe says."""
        scene, school = self.scene, self.school
        return soon(
            lambda: stored_plan(scene, school) == plan_at_stripe(scene, school),
            f"the plan of {school.email} to be true",
        )

    def _bought(self, school: School) -> str:
        """A subscription that is paid and known to the server; its id."""
        key = new_key()
        session_id = school.insist("POST", f"{BILLING}/checkout", checkout_body(), key).body["session_id"]
        self.scene.stripe.checkout.pay(session_id)
        subscription = str(self.scene.stripe.store.get("checkout.session", session_id)["subscription"])
        known = soon(lambda: stored_plan(self.scene, school) == "school", "a subscription to be known")
        assert not known, f"{known}: {self.scene.team.said()}"
        return subscription


class Buying(_OfStripe):
    """A page to pay on is asked for; then it is paid."""

    def act(self) -> Answer:
        """The wish."""
        self._key = new_key()
        return self.school.ask("POST", f"{BILLING}/checkout", checkout_body(), self._key)

    def finish(self) -> list[str]:
        """The same wish is one page."""
        answers = [self.school.insist("POST", f"{BILLING}/checkout", checkout_body(), self._key) for _ in range(2)]
        if not all(answer.is_good for answer in answers):
            return [f"a checkout was refused in the end: {answers}"]
        first, again = (answer.body["session_id"] for answer in answers)
        sessions = [
            one
            for one in self.scene.stripe.store.find("checkout.session")
            if one["client_reference_id"] == self.school.id
        ]
        found = in_the_end(first == again and len(sessions) == 1, f"one wish made {len(sessions)} checkouts")
        self.scene.stripe.checkout.pay(first)
        return [*found, *self._is_true()]


class Paying(_OfStripe):
    """The page is there; it is paid while something is in the way of hearing it."""

    asks_stripe = False

    def prepare(self) -> None:
        """The page."""
        asked = self.school.insist("POST", f"{BILLING}/checkout", checkout_body(), new_key())
        self._session_id = asked.body["session_id"]

    def act(self) -> None:
        """On Stripe's page."""
        self.scene.stripe.checkout.pay(self._session_id)

    def during(self) -> list[str]:
        """The server tells what it knows: nothing is taken away, and nothing invented."""
        told = self.school.insist("GET", BILLING)
        return in_the_end(told.is_good, f"the overview was refused: {told.body}")

    def finish(self) -> list[str]:
        """It is known, and so is the checkout."""

        def complete() -> bool:
            return bool(
                self.school.insist("GET", f"{BILLING}/checkout/{self._session_id}").body["status"] == "complete"
            )

        return [*self._is_true(), *soon(complete, "a paid checkout to be complete")]


class BuyingTwice(Paying):
    """Nobody has told the server of the payment yet when the person, who sees nothing, wants to buy once more."""

    asks_stripe = False

    def during(self) -> list[str]:
        """It is not begun: two subscriptions would be paid."""
        again = self.school.insist("POST", f"{BILLING}/checkout", checkout_body(), new_key())
        return in_the_end(again.status == 409, f"what is paid already may be bought again: {again}")


class Changing(_OfStripe):
    """More units, paid at once."""

    def prepare(self) -> None:
        """A subscription."""
        self._path = f"{SUBSCRIPTIONS}/{self._bought(self.school)}"
        self._key = new_key()
        self._wanted: dict[str, Any] = {"quantity": 3}

    def act(self) -> Answer:
        """The wish."""
        self.scene.changes[self._path.rpartition("/")[2]] = 1
        return self.school.ask("PATCH", self._path, self._wanted, self._key)

    def finish(self) -> list[str]:
        """It is changed once; holding.py counts."""
        answer = self.school.insist("PATCH", self._path, self._wanted, self._key)
        changed = answer.is_good and all(
            answer.body[name] == self._wanted[name] for name in ("quantity", "price") if name in self._wanted
        )
        return [*in_the_end(changed, f"a change was not done: {answer}"), *self._is_true()]


class Upgrading(Changing):
    """Another plan, as it was shown."""

    def prepare(self) -> None:
        """What it would cost is shown."""
        super().prepare()
        shown = self.school.insist("POST", f"{self._path}/preview", {"price": "price_district"}).body
        self._wanted = {"price": "price_district", "prorated_at": shown["prorated_at"]}


class Cancelling(_OfStripe):
    """With the period, and then not after all."""

    at_period_end = True

    def prepare(self) -> None:
        """A subscription."""
        self._id = self._bought(self.school)
        self._path = f"{SUBSCRIPTIONS}/{self._id}/cancel"

    def act(self) -> Answer:
        """The wish."""
        self._key, self._wanted = new_key(), {"at_period_end": self.at_period_end}
        return self.school.ask("POST", self._path, self._wanted, self._key)

    def finish(self) -> list[str]:
        """It ends then, here and at Stripe."""
        answer = self.school.insist("POST", self._path, self._wanted, self._key)
        there = self.scene.stripe.store.get("subscription", self._id)["cancel_at_period_end"]
        held = answer.is_good and answer.body["cancel_at_period_end"] and there
        return [*in_the_end(held, f"a subscription was not cancelled: {answer}"), *self._is_true()]


class Resuming(Cancelling):
    """What was to end goes on."""

    def prepare(self) -> None:
        """One that is to end."""
        super().prepare()
        self.school.insist("POST", self._path, {"at_period_end": True}, new_key())

    def act(self) -> Answer:
        """The wish."""
        self._key = new_key()
        return self.school.ask("POST", f"{SUBSCRIPTIONS}/{self._id}/resume", None, self._key)

    def finish(self) -> list[str]:
        """It goes on, here and at Stripe."""
        answer = self.school.insist("POST", f"{SUBSCRIPTIONS}/{self._id}/resume", None, self._key)
        there = self.scene.stripe.store.get("subscription", self._id)["cancel_at_period_end"]
        held = answer.is_good and not answer.body["cancel_at_period_end"] and not there
        return [*in_the_end(held, f"a subscription was not resumed: {answer}"), *self._is_true()]


class Ending(Cancelling):
    """At once."""

    at_period_end = False

    def finish(self) -> list[str]:
        """It has ended, here and at Stripe. Who asks again is told that it has."""
        answer = self.school.insist("POST", self._path, self._wanted, self._key)
        there = self.scene.stripe.store.get("subscription", self._id)["status"]
        held = there == "canceled" and (answer.is_good or answer.body["error"] == "SubscriptionEnded")
        found = in_the_end(held, f"a subscription did not end: {answer}")
        return [*found, *self._is_true(), *in_the_end(stored_plan(self.scene, self.school) == FREE, "a plan stayed")]


class Looking(_OfStripe):
    """Invoices."""

    def prepare(self) -> None:
        """Something was paid."""
        self._bought(self.school)

    def act(self) -> Answer:
        """The list."""
        return self.school.ask("GET", f"{BILLING}/invoices")

    def finish(self) -> list[str]:
        """The one that there is."""
        answer = self.school.insist("GET", f"{BILLING}/invoices")
        return in_the_end(answer.is_good and len(answer.body["invoices"]) == 1, f"invoices are missing: {answer}")


class Opening(Looking):
    """The customer portal."""

    def act(self) -> Answer:
        """Its page."""
        return self.school.ask("POST", f"{BILLING}/portal", {})

    def finish(self) -> list[str]:
        """A page of Stripe's."""
        answer = self.school.insist("POST", f"{BILLING}/portal", {})
        return in_the_end(answer.is_good and "/portal/" in answer.body["url"], f"no portal: {answer}")
