"""How long Stripe waits for the answer to an event: signed body in, 200 out, the event on disk."""

import time
import uuid
from collections.abc import Iterator
from typing import Any

from server.core import schema
from server.core.logging import configure_logging
from tests.bench.figures import CannotMeasure, Measurement, Spec, Taken
from tests.bench.many_tasks import DATABASES, opened
from tests.builders.paying_team import paying_team
from tests.fakes.stripe_server.answering import KEY, SECRET
from tests.fakes.stripe_server.events import posted

EVENTS = 200
"""In a run."""
LENGTH = 8_000
"""Characters of an object, about as many as a subscription has."""
WEBHOOK = "/api/v1/billing/webhooks/stripe"
SPECS = tuple(
    Spec(
        f"webhook_accept_{database}",
        "ms",
        f"The answer to a signed event of Stripe's, one after the other, through the whole application on {database}; "
        "99th percentile.",
        target=50.0,
        judged_by="p99",
    )
    for database in DATABASES
)


def _events(count: int) -> Iterator[dict[str, Any]]:
    for number in range(count):
        yield {
            "id": f"evt_{uuid.uuid4().hex}",
            "object": "event",
            "created": int(time.time()),
            "livemode": False,
            "type": "customer.subscription.updated",
            "data": {"object": {"id": f"sub_{number}", "object": "subscription", "description": "x" * LENGTH}},
        }


def _of(name: str, runs: int) -> Taken:
    with opened(name) as database:
        schema.upgrade(database.engine)
        client = paying_team(database, STRIPE_SECRET_KEY=KEY, STRIPE_WEBHOOK_SECRET=SECRET).client()
        samples: list[float] = []
        for event in _events(runs * EVENTS):
            body, headers = posted(event, SECRET)
            begun = time.perf_counter()
            answer = client.post(WEBHOOK, content=body, headers=headers)
            samples.append((time.perf_counter() - begun) * 1000)
            if answer.status_code != 200:
                raise CannotMeasure(f"an event was answered {answer.status_code}")
        return Taken(samples, {"events": len(samples)})


def _measure(runs: int) -> dict[str, Taken]:
    configure_logging(as_json=True)  # to standard error, as a team's server does
    try:
        return {f"webhook_accept_{name}": _of(name, runs) for name in DATABASES}
    except FileNotFoundError as error:
        raise CannotMeasure(str(error)) from error


MEASUREMENT = Measurement("webhook", SPECS, _measure)
