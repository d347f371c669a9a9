"""Products, prices and customers."""

from tests.fakes.stripe_server.faults import invalid
from tests.fakes.stripe_server.forms import Form, flag, number
from tests.fakes.stripe_server.store import Row, Store

MONTH_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


class Catalog:
    """What is sold, and to whom."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def create_product(self, form: Form) -> Row:
        if "name" not in form:
            raise invalid("Missing required param: name.", "name", "parameter_missing")
        fields = {"name": form["name"], "active": True, "metadata": form.get("metadata", {})}
        return self._store.add("prod", "product", fields, object_id=form.get("id"))

    def create_price(self, form: Form, *, price_id: str | None = None) -> Row:
        for name in ("currency", "product"):
            if name not in form:
                raise invalid(f"Missing required param: {name}.", name, "parameter_missing")
        self._store.get("product", form["product"])
        recurring = form.get("recurring")
        fields: Row = {
            "active": flag(form, "active", True),
            "billing_scheme": "per_unit",
            "currency": form["currency"],
            "metadata": form.get("metadata", {}),
            "product": form["product"],
            "recurring": None,
            "type": "recurring" if recurring else "one_time",
            "unit_amount": number(form, "unit_amount", 0),
        }
        if recurring:
            count = number(recurring, "interval_count", 1)
            fields["recurring"] = {
                "interval": recurring["interval"],
                "interval_count": count,
                "meter": None,
                "usage_type": "licensed",
            }
        return self._store.add("price", "price", fields, object_id=price_id)

    def plan(self, price_id: str, amount: int, *, name: str = "School", interval: str | None = "month") -> Row:
        """A product with its price, under an id of the test's choice. `interval` None: paid once."""
        product = self.create_product({"name": name})
        form: Form = {"currency": "eur", "product": product["id"], "unit_amount": str(amount)}
        if interval is not None:
            form["recurring"] = {"interval": interval}
        return self.create_price(form, price_id=price_id)

    def create_customer(self, form: Form) -> Row:
        fields = {
            "balance": 0,
            "email": form.get("email"),
            "metadata": form.get("metadata", {}),
            "name": form.get("name"),
        }
        made = self._store.add("cus", "customer", fields)
        self._store.happened("customer.created", made)
        return made


def period_seconds(price: Row) -> int:
    """Of one billing period; months have thirty days here."""
    recurring = price["recurring"]
    days: int = MONTH_DAYS[recurring["interval"]] * recurring["interval_count"]
    return days * 86_400
