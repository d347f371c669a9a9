"""Which request is answered by what, with keys, pages of lists, and objects in place of ids."""

import copy
import json
import re
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.stripe_server.catalog import Catalog
from tests.fakes.stripe_server.checkout import Checkout
from tests.fakes.stripe_server.faults import StripeFault, missing, other_parameters, unauthorized
from tests.fakes.stripe_server.forms import Form, flag, number
from tests.fakes.stripe_server.invoices import Invoices
from tests.fakes.stripe_server.store import Row, Store
from tests.fakes.stripe_server.subscriptions import Subscriptions

KEY = "sk_test_right"
SECRET = "whsec_right"  # not one: the fake's own
EXPANDABLE = {"customer": "customer", "subscription": "subscription", "latest_invoice": "invoice", "product": "product"}


@dataclass(frozen=True)
class Asked:
    """One request as it arrived; `form` from its body, or its query."""

    method: str
    path: str
    form: Form
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str | None:
        """Only what changes something is kept by a key."""
        return self.headers.get("idempotency-key") if self.method == "POST" else None


@dataclass(frozen=True)
class Answer:
    """As it goes over the wire."""

    status: int
    body: Mapping[str, Any]
    headers: Mapping[str, str] = field(default_factory=dict)


Handler = Callable[..., Row | list[Row]]


class FakeStripe:
    """An account at Stripe, with its state. `faults` are answered first, one a request; `down` while it is set."""

    def __init__(self, *, key: str = KEY, livemode: bool = False) -> None:
        self.key = key
        self.store = Store(livemode=livemode)
        self.catalog = Catalog(self.store)
        self.invoices = Invoices(self.store)
        self.subscriptions = Subscriptions(self.store, self.invoices)
        self.checkout = Checkout(self.store, self.catalog, self.subscriptions, self.invoices)
        self.asked: list[Asked] = []
        self.faults: deque[StripeFault | None] = deque()
        """None lets one request through."""
        self.lost_answers = 0
        """So many requests are done, and their answers replaced by a 500."""
        self.lost_changes = 0
        """The same of requests that change something alone."""
        self.down: StripeFault | None = None
        self._kept: dict[str, tuple[str, Answer]] = {}
        self._one = threading.RLock()
        self._routes = self._table()

    def answer(self, asked: Asked) -> Answer:
        """What comes back; called from any thread."""
        with self._one:
            self.asked.append(asked)
            try:
                return self._answer(asked)
            except StripeFault as fault:
                return Answer(fault.status, fault.body, fault.headers)

    def paths(self) -> list[str]:
        """What was asked for, with its method."""
        return [f"{one.method} {one.path}" for one in self.asked]

    def _answer(self, asked: Asked) -> Answer:
        fault = self.faults.popleft() if self.faults else self.down
        if fault is not None:
            raise fault
        if asked.headers.get("authorization") != f"Bearer {self.key}":
            raise unauthorized()
        kept = None if asked.key is None else self._kept.get(asked.key)
        given = json.dumps([asked.path, asked.form], sort_keys=True)
        if kept is not None:
            if kept[0] != given:
                raise other_parameters()
            return Answer(kept[1].status, kept[1].body, {"Idempotent-Replayed": "true"})
        answer = self._done(asked)
        if asked.key is not None:
            self._kept[asked.key] = (given, answer)
        if self.lost_changes and asked.method != "GET":
            self.lost_changes -= 1
            raise StripeFault(500, "api_error", "The answer was lost.")
        if self.lost_answers:
            self.lost_answers -= 1
            raise StripeFault(500, "api_error", "The answer was lost.")
        return answer

    def _done(self, asked: Asked) -> Answer:
        for method, pattern, handler in self._routes:
            found = re.fullmatch(pattern, asked.path)
            if method == asked.method and found is not None:
                made = handler(*found.groups(), asked.form)
                body = self._page(asked, made) if isinstance(made, list) else self._shown(made, asked.form)
                return Answer(200, body)
        raise missing("path", asked.path)

    def _page(self, asked: Asked, rows: Sequence[Row]) -> Row:
        """`limit` and `starting_after`, as every list of Stripe's takes them."""
        after, limit = asked.form.get("starting_after"), number(asked.form, "limit", 10)
        ids = [row["id"] for row in rows]
        begin = ids.index(after) + 1 if after in ids else 0
        expand = [one.removeprefix("data.") for one in asked.form.get("expand", [])]
        data = [self._shown(row, {"expand": expand}) for row in rows[begin : begin + limit]]
        return {"object": "list", "url": asked.path, "has_more": begin + limit < len(rows), "data": data}

    def _shown(self, row: Row, form: Form) -> Row:
        """A copy without what is the fake's own, and with objects where `expand` asks for them."""
        shown = {name: copy.deepcopy(value) for name, value in row.items() if not name.startswith("_")}
        for name in form.get("expand", []):
            if isinstance(shown.get(name), str):
                shown[name] = self._shown(self.store.get(EXPANDABLE[name], shown[name]), {})
        return shown

    def _table(self) -> list[tuple[str, str, Handler]]:
        store, one = self.store, r"([\w-]+)"

        def get(kind: str) -> Handler:
            return lambda object_id, form: store.get(kind, object_id)

        def listed(kind: str, *filters: str) -> Callable[[Form], list[Row]]:
            return lambda form: store.find(kind, **{name: form[name] for name in filters if name in form})

        def prices(form: Form) -> list[Row]:
            rows = listed("price", "product")(form)
            return [row for row in rows if "active" not in form or row["active"] is flag(form, "active")]

        return [
            ("POST", "/v1/products", self.catalog.create_product),
            ("GET", f"/v1/products/{one}", get("product")),
            ("POST", "/v1/prices", self.catalog.create_price),
            ("GET", "/v1/prices", prices),
            ("GET", f"/v1/prices/{one}", get("price")),
            ("POST", "/v1/customers", self.catalog.create_customer),
            ("GET", f"/v1/customers/{one}", get("customer")),
            ("POST", "/v1/checkout/sessions", self.checkout.create),
            ("GET", "/v1/checkout/sessions", listed("checkout.session", "customer")),
            ("GET", f"/v1/checkout/sessions/{one}", get("checkout.session")),
            ("POST", f"/v1/checkout/sessions/{one}/expire", lambda session_id, form: self.checkout.expire(session_id)),
            ("GET", "/v1/subscriptions", self.subscriptions.listed),
            ("GET", f"/v1/subscriptions/{one}", get("subscription")),
            ("POST", f"/v1/subscriptions/{one}", self.subscriptions.update),
            ("DELETE", f"/v1/subscriptions/{one}", lambda object_id, form: self.subscriptions.cancel(object_id)),
            ("GET", "/v1/invoices", listed("invoice", "customer", "subscription", "status")),
            ("POST", "/v1/invoices/create_preview", self.subscriptions.preview),
            ("GET", f"/v1/invoices/{one}", get("invoice")),
            ("POST", "/v1/billing_portal/sessions", self.checkout.create_portal),
        ]
