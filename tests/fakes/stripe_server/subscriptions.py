"""Subscriptions: one item each, billed in advance, changed with proration."""

from dataclasses import dataclass

from tests.fakes.stripe_server.catalog import period_seconds
from tests.fakes.stripe_server.faults import invalid
from tests.fakes.stripe_server.forms import Form, flag, number
from tests.fakes.stripe_server.invoices import Invoices
from tests.fakes.stripe_server.store import Row, Store

ENDED = frozenset({"canceled", "incomplete_expired"})


@dataclass(frozen=True)
class Change:
    """What an update asks for, resolved: the price and quantity from then on, and since when they are counted."""

    price: Row
    quantity: int
    since: int


class Subscriptions:
    """Their life: started by a checkout, renewed by the test, changed and ended by requests."""

    def __init__(self, store: Store, invoices: Invoices) -> None:
        self._store = store
        self._invoices = invoices

    def start(self, customer_id: str, price_id: str, quantity: int, metadata: Form) -> Row:
        """Active, its first invoice paid."""
        price, now = self._store.get("price", price_id), self._store.now
        item = {
            "id": f"si_{price_id}",
            "object": "subscription_item",
            "created": now,
            "current_period_start": now,
            "current_period_end": now + period_seconds(price),
            "metadata": {},
            "price": price,
            "quantity": quantity,
        }
        fields: Row = {
            "cancel_at": None,
            "cancel_at_period_end": False,
            "canceled_at": None,
            "collection_method": "charge_automatically",
            "currency": price["currency"],
            "customer": customer_id,
            "ended_at": None,
            "items": {"object": "list", "data": [item], "has_more": False, "url": "/v1/subscription_items"},
            "latest_invoice": None,
            "metadata": metadata,
            "start_date": now,
            "status": "active",
            "trial_end": None,
        }
        made = self._store.add("sub", "subscription", fields)
        item["subscription"] = made["id"]
        self._store.happened("customer.subscription.created", made)
        self._bill(made, "subscription_create")
        return made

    def listed(self, form: Form) -> list[Row]:
        """Those that ended are left out, unless all are asked for."""
        wanted = {"customer": self._store.get("customer", form["customer"])["id"]} if "customer" in form else {}
        rows, status = self._store.find("subscription", **wanted), form.get("status")
        if status == "all":
            return rows
        if status is not None:
            return [row for row in rows if row["status"] == status]
        return [row for row in rows if row["status"] not in ENDED]

    def update(self, subscription_id: str, form: Form) -> Row:
        """Another price or quantity, or whether it ends with its period."""
        row = self._living(subscription_id)
        if "cancel_at_period_end" in form:
            ends = flag(form, "cancel_at_period_end")
            row["cancel_at_period_end"] = ends
            row["cancel_at"] = _item(row)["current_period_end"] if ends else None
            row["canceled_at"] = self._store.now if ends else None
        if "items" in form:
            self._change(row, form)
        row["metadata"] = {**row["metadata"], **form.get("metadata", {})}
        self._store.happened("customer.subscription.updated", row)
        return row

    def cancel(self, subscription_id: str) -> Row:
        """Ends it at once; nothing is given back."""
        row = self._living(subscription_id)
        row.update(status="canceled", canceled_at=self._store.now, ended_at=self._store.now)
        self._store.happened("customer.subscription.deleted", row)
        return row

    def preview(self, form: Form) -> Row:
        """What an update with `subscription_details` would bill at once, or with the next period."""
        row = self._living(form["subscription"])
        details = form.get("subscription_details", {})
        lines = self._prorated(row, self._asked(row, details)) if "items" in details else [self._line(row)]
        return self._invoices.preview(row["customer"], row["id"], lines, "subscription_update")

    def renew(self, subscription_id: str, *, tries: int = 1, declining: bool = False) -> Row:
        """The period has passed: the next one is billed, or a cancelled subscription ends.

        `declining`: the card is refused from now on. `tries`: how often; after the third it is unpaid.
        """
        row = self._living(subscription_id)
        if declining:
            self._invoices.declining.add(row["customer"])
        item = _item(row)
        self._store.now = max(self._store.now, item["current_period_end"])
        if row["cancel_at_period_end"]:
            row.update(status="canceled", ended_at=self._store.now)
            self._store.happened("customer.subscription.deleted", row)
            return row
        start = item["current_period_end"]
        item.update(current_period_start=start, current_period_end=start + period_seconds(item["price"]))
        invoice = self._bill(row, "subscription_cycle")
        for _ in range(1, tries):
            self.retry(row, invoice)
        return row

    def retry(self, row: Row, invoice: Row) -> None:
        """The card once more."""
        self._settled(row, paid=self._invoices.pay(invoice), last=invoice["attempt_count"] >= 3)

    def _bill(self, row: Row, reason: str) -> Row:
        invoice = self._invoices.issue(row["customer"], row["id"], [self._line(row)], reason)
        row["latest_invoice"] = invoice["id"]
        self._settled(row, paid=self._invoices.pay(invoice), last=False)
        return invoice

    def _settled(self, row: Row, *, paid: bool, last: bool) -> None:
        row["status"] = "active" if paid else "unpaid" if last else "past_due"
        self._store.happened("customer.subscription.updated", row)

    def _change(self, row: Row, form: Form) -> None:
        change = self._asked(row, form)
        lines = self._prorated(row, change)
        behaviour = form.get("proration_behavior", "create_prorations")
        if behaviour == "always_invoice":
            foreseen = self._invoices.preview(row["customer"], row["id"], lines, "subscription_update")
            if form.get("payment_behavior") == "error_if_incomplete":
                self._invoices.need_card(row["customer"], foreseen["amount_due"])
        item = _item(row)
        if item["price"]["recurring"] != change.price["recurring"]:
            until = change.since + period_seconds(change.price)
            item.update(current_period_start=change.since, current_period_end=until)
        item.update(price=change.price, quantity=change.quantity)
        row["currency"] = change.price["currency"]
        if behaviour == "always_invoice":
            invoice = self._invoices.issue(row["customer"], row["id"], lines, "subscription_update")
            row["latest_invoice"] = invoice["id"]
            self._invoices.pay(invoice)

    def _asked(self, row: Row, form: Form) -> Change:
        (wanted,) = form["items"]
        item = _item(row)
        if wanted.get("id") != item["id"]:
            raise invalid(f"No such subscription item: '{wanted.get('id')}'", "items[0][id]", "resource_missing")
        price = self._store.get("price", wanted["price"]) if "price" in wanted else item["price"]
        if price["recurring"] is None or not price["active"]:
            raise invalid("The price specified is inactive or not recurring.", "items[0][price]")
        return Change(
            price, number(wanted, "quantity", item["quantity"]), number(form, "proration_date", self._store.now)
        )

    def _prorated(self, row: Row, change: Change) -> list[Row]:
        """What is left of the old is given back; the new is billed for the same time, or whole with a new period."""
        item = _item(row)
        start, end = item["current_period_start"], item["current_period_end"]
        left = (end - change.since) / (end - start)
        old = item["price"]["unit_amount"] * item["quantity"]
        new = change.price["unit_amount"] * change.quantity
        given = self._invoices.line("Unused time", -round(old * left), start=change.since, end=end, proration=True)
        if item["price"]["recurring"] != change.price["recurring"]:
            until = change.since + period_seconds(change.price)
            return [given, self._invoices.line("New period", new, start=change.since, end=until)]
        added = self._invoices.line("Remaining time", round(new * left), start=change.since, end=end, proration=True)
        return [given, added]

    def _line(self, row: Row) -> Row:
        item = _item(row)
        amount = item["price"]["unit_amount"] * item["quantity"]
        period = {"start": item["current_period_start"], "end": item["current_period_end"]}
        return self._invoices.line(f"{item['quantity']} × {item['price']['id']}", amount, **period)

    def _living(self, subscription_id: str) -> Row:
        row = self._store.get("subscription", subscription_id)
        if row["status"] in ENDED:
            raise invalid(f"No such subscription: '{subscription_id}'", "id", "resource_missing")
        return row


def _item(row: Row) -> Row:
    """The one item, live."""
    item: Row = row["items"]["data"][0]
    return item
