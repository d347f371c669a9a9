"""Invoices: what is owed, whether the customer's card pays it, and what it would be."""

from collections.abc import Sequence

from tests.fakes.stripe_server.faults import declined
from tests.fakes.stripe_server.store import Row, Store

PAGES = "https://invoice.stripe.com/i/acct_fake"


class Invoices:
    """`declining`: customers whose card is refused."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.declining: set[str] = set()

    def line(self, description: str, amount: int, *, start: int, end: int, proration: bool = False) -> Row:
        """One line; an amount below zero gives back."""
        return {
            "id": f"il_{abs(hash((description, amount, start))) % 10**8:08}",
            "object": "line_item",
            "amount": amount,
            "currency": "eur",
            "description": description,
            "livemode": self._store.livemode,
            "metadata": {},
            "parent": {
                "type": "subscription_item_details",
                "subscription_item_details": {"proration": proration, "subscription_item": "si_fake"},
            },
            "period": {"start": start, "end": end},
            "quantity": 1,
        }

    def preview(self, customer_id: str, subscription_id: str | None, lines: Sequence[Row], reason: str) -> Row:
        """An invoice that is not kept: what it would be."""
        return self._store.draft(
            "invoice", self._fields(customer_id, subscription_id, lines, reason), "upcoming_in_fake"
        )

    def issue(self, customer_id: str, subscription_id: str | None, lines: Sequence[Row], reason: str) -> Row:
        """A final invoice, open until it is paid. What is given back stays with the customer."""
        fields = self._fields(customer_id, subscription_id, lines, reason)
        made = self._store.add("in", "invoice", fields)
        customer = self._store.get("customer", customer_id)
        customer["balance"] = min(0, customer["balance"] + made["total"])
        made["number"] = f"FAKE-{made['id'][-4:]}"
        made["hosted_invoice_url"] = f"{PAGES}/{made['id']}"
        made["invoice_pdf"] = f"https://pay.stripe.com/invoice/acct_fake/{made['id']}/pdf"
        made["status"] = "open"
        self._store.happened("invoice.created", made)
        self._store.happened("invoice.finalized", made)
        return made

    def pay(self, invoice: Row) -> bool:
        """Tries the customer's card; False when it is refused, and the invoice stays open."""
        invoice["attempted"] = True
        if invoice["amount_due"] and invoice["customer"] in self.declining:
            invoice["attempt_count"] += 1
            self._store.happened("invoice.payment_failed", invoice)
            return False
        invoice["attempt_count"] += bool(invoice["amount_due"])
        invoice.update(status="paid", amount_paid=invoice["amount_due"], amount_remaining=0)
        invoice["status_transitions"]["paid_at"] = self._store.now
        self._store.happened("invoice.paid", invoice)
        self._store.happened("invoice.payment_succeeded", invoice)
        return True

    def need_card(self, customer_id: str, amount: int) -> None:
        """Raises a 402 where the card would be refused for it."""
        if amount > 0 and customer_id in self.declining:
            raise declined()

    def void(self, invoice: Row) -> None:
        """Nothing is owed any more."""
        invoice["status"] = "void"
        self._store.happened("invoice.voided", invoice)

    def _fields(self, customer_id: str, subscription_id: str | None, lines: Sequence[Row], reason: str) -> Row:
        balance = self._store.get("customer", customer_id)["balance"]
        total = sum(line["amount"] for line in lines)
        due = max(0, total + balance)
        details = None if subscription_id is None else {"subscription": subscription_id, "metadata": {}}
        return {
            "amount_due": due,
            "amount_paid": 0,
            "amount_remaining": due,
            "attempt_count": 0,
            "attempted": False,
            "billing_reason": reason,
            "collection_method": "charge_automatically",
            "currency": "eur",
            "customer": customer_id,
            "hosted_invoice_url": None,
            "invoice_pdf": None,
            "lines": {"object": "list", "data": list(lines), "has_more": False, "url": "/v1/invoices/lines"},
            "metadata": {},
            "next_payment_attempt": None,
            "number": None,
            "parent": details and {"type": "subscription_details", "subscription_details": details},
            "period_end": self._store.now,
            "period_start": self._store.now,
            "starting_balance": balance,
            "status": "draft",
            "status_transitions": {"finalized_at": self._store.now, "paid_at": None},
            "subtotal": total,
            "total": total,
        }
