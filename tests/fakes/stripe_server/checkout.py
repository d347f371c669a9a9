"""Checkout sessions, their payable page, and sessions of the customer portal."""

from html import escape

from tests.fakes.stripe_server.catalog import Catalog
from tests.fakes.stripe_server.faults import StripeFault, invalid
from tests.fakes.stripe_server.forms import Form, number
from tests.fakes.stripe_server.invoices import Invoices
from tests.fakes.stripe_server.store import DAY, Row, Store
from tests.fakes.stripe_server.subscriptions import Subscriptions

TEMPLATE = "{CHECKOUT_SESSION_ID}"
DECLINED_CARD = "4000000000000002"
GOOD_CARD = "4242424242424242"


class Checkout:
    """`address`: where the pages are; set when the fake is served."""

    def __init__(self, store: Store, catalog: Catalog, subscriptions: Subscriptions, invoices: Invoices) -> None:
        self._store = store
        self._catalog = catalog
        self._subscriptions = subscriptions
        self._invoices = invoices
        self.address = "https://checkout.stripe.com"

    def create(self, form: Form) -> Row:
        mode = form.get("mode")
        if mode not in ("payment", "subscription"):
            raise invalid("Invalid mode: must be one of payment, setup, or subscription", "mode")
        lines = form.get("line_items") or []
        if not lines:
            raise invalid("Missing required param: line_items.", "line_items", "parameter_missing")
        prices = [self._store.get("price", line["price"]) for line in lines]
        if not all(price["active"] for price in prices):
            raise invalid("The price specified is inactive.", "line_items[0][price]")
        recurring = [price for price in prices if price["recurring"] is not None]
        if bool(recurring) is not (mode == "subscription"):
            raise invalid(f"You cannot use these prices in `{mode}` mode.", "mode")
        if "customer" in form:
            self._store.get("customer", form["customer"])
        total = sum(
            price["unit_amount"] * number(line, "quantity", 1) for price, line in zip(prices, lines, strict=True)
        )
        fields: Row = {
            "amount_subtotal": total,
            "amount_total": total,
            "cancel_url": form.get("cancel_url"),
            "client_reference_id": form.get("client_reference_id"),
            "currency": prices[0]["currency"],
            "customer": form.get("customer"),
            "expires_at": self._store.now + DAY,
            "invoice": None,
            "metadata": form.get("metadata", {}),
            "mode": mode,
            "payment_status": "unpaid",
            "status": "open",
            "subscription": None,
            "success_url": form.get("success_url"),
            "_lines": lines,
            "_subscription_metadata": form.get("subscription_data", {}).get("metadata", {}),
        }
        made = self._store.add("cs_test", "checkout.session", fields)
        made["url"] = f"{self.address}/pay/{made['id']}"
        return made

    def expire(self, session_id: str) -> Row:
        row = self._open(session_id)
        row.update(status="expired", url=None)
        self._store.happened("checkout.session.expired", row)
        return row

    def pay(self, session_id: str, card: str = GOOD_CARD) -> str:
        """What the person does on the page; where the browser goes then. Raises a 402 for a refused card."""
        row = self._open(session_id)
        if card == DECLINED_CARD:
            raise StripeFault(402, "card_error", "Your card was declined.", "card_declined")
        if row["customer"] is None:
            row["customer"] = self._catalog.create_customer({})["id"]
        lines = row["_lines"]
        if row["mode"] == "subscription":
            recurring = next(one for one in lines if self._store.get("price", one["price"])["recurring"])
            started = self._subscriptions.start(
                row["customer"], recurring["price"], number(recurring, "quantity", 1), row["_subscription_metadata"]
            )
            row.update(subscription=started["id"], invoice=started["latest_invoice"])
        row.update(status="complete", payment_status="paid", url=None)
        self._store.happened("checkout.session.completed", row)
        return str(row["success_url"]).replace(TEMPLATE, row["id"])

    def page(self, session_id: str, problem: str = "") -> str:
        """The payable page: one field for a card, a button to pay, a link to go back."""
        row = self._open(session_id)
        amount = f"{row['amount_total'] / 100:.2f} {row['currency'].upper()}"
        said = f'<p role="alert">{escape(problem)}</p>' if problem else ""
        back = escape(str(row["cancel_url"]), quote=True)
        return (
            f"<!doctype html><html lang=en><title>Pay {amount}</title><h1>Pay {amount}</h1>{said}"
            f'<form method="post"><label>Card number <input name="card" value="{GOOD_CARD}"></label>'
            f'<button type="submit">Pay</button></form><a href="{back}">Back</a></html>'
        )

    def create_portal(self, form: Form) -> Row:
        """A session of the customer portal."""
        customer = self._store.get("customer", form["customer"])
        made = self._store.add(
            "bps",
            "billing_portal.session",
            {"customer": customer["id"], "return_url": form.get("return_url"), "configuration": "bpc_fake"},
        )
        base = self.address.replace("checkout.stripe.com", "billing.stripe.com")
        made["url"] = f"{base}/portal/{made['id']}"
        return made

    def _open(self, session_id: str) -> Row:
        row = self._store.get("checkout.session", session_id)
        if row["status"] != "open":
            raise invalid(f"This session is {row['status']}.", "session")
        return row
