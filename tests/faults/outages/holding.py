"""What must hold in the end, whatever was in the way. Each function gives a sentence for everything that does not."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select, text

from server.core.database import SYSTEM
from server.core.plans import FREE, read_plans
from server.domain.billing.plans import LIVING
from server.domain.mail.models import Mail
from server.domain.organizations.models import Organization
from tests.builders.stripe_fixtures import PLANS
from tests.faults.outages.scene import SOON, Scene, School, message_id
from tests.faults.processes import InVain, wait_for

_PLANS = list(read_plans(PLANS).items())
NOT_FORESEEN = re.compile(
    r"Traceback|is beyond this computer|request failed|an event was not handled|mail failed|loop step failed"
)
"""What the server logs when it met something that it was not made for."""
FORESEEN = re.compile(r'"loop": "publisher".*(ReadTimeout|ConnectionError)')
"""The hub dies with the server that was killed, or is slow on a busy computer; what was not heard is sent again."""


def broken(scene: Scene) -> list[str]:
    """All that does not hold, after everything had time to come to rest."""
    try:
        wait_for(lambda: not at_rest(scene), "everything to come to rest", SOON, every=0.2)
    except InVain as error:
        return [str(error), *at_rest(scene)]
    return [
        *scene.asking.wrong,
        *plans_are_true(scene),
        *paid_once(scene),
        *changed_once(scene),
        *mail_arrived(scene),
        *copies_are_the_same(scene),
        *nothing_unforeseen(path.read_text(errors="replace") for path in scene.team.logs.glob("*.log")),
    ]


def at_rest(scene: Scene) -> list[str]:
    """What still waits: events that were stored, mail of the outbox, what Stripe has to tell."""
    with scene.team.database.read(SYSTEM) as session:
        events = session.execute(
            text("SELECT id, type, note FROM stripe_events WHERE status NOT IN ('handled', 'ignored')")
        ).all()
        mails = session.execute(text("SELECT id, recipient, last_error FROM mails WHERE status = 'queued'")).all()
    found = [f"event {row.id} ({row.type}) is not handled: {row.note}" for row in events]
    found += [f"mail {row.id} to {row.recipient} waits: {row.last_error}" for row in mails]
    found += [f"{school.email} has not been counted yet" for school in scene.schools if not stored_plan(scene, school)]
    return [*found, *(f"event {event['id']} was not taken" for event in scene.stripe.store.events.waiting)]


def plan_at_stripe(scene: Scene, school: School) -> str:
    """By the subscriptions that live there."""
    living = {
        one["items"]["data"][0]["price"]["id"] for one in _subscriptions(scene, school) if one["status"] in LIVING
    }
    return next((name for name, plan in reversed(_PLANS) if living & set(plan.prices)), FREE)


def stored_plan(scene: Scene, school: School) -> str | None:
    """As the server has it."""
    with scene.team.database.read(SYSTEM) as session:
        return session.scalar(select(Organization.plan).where(Organization.id == school.id))


def plans_are_true(scene: Scene) -> list[str]:
    """Each organization has the plan that Stripe says it pays for."""
    told = [(one.email, stored_plan(scene, one), plan_at_stripe(scene, one)) for one in scene.schools]
    return [f"{email} has the plan {here}, and pays for {there}" for email, here, there in told if here != there]


def paid_once(scene: Scene) -> list[str]:
    """An organization is one customer; each of its wishes is one checkout, each paid one a subscription."""
    found: list[str] = []
    for school in scene.schools:
        customers = _customers(scene, school)
        sessions = [one for one in scene.stripe.store.find("checkout.session") if one["customer"] in customers]
        paid = [one for one in sessions if one["status"] == "complete"]
        if len(customers) > 1:
            found.append(f"{school.email} is {len(customers)} customers")
        wishes = Counter(one["metadata"]["checkout_id"] for one in sessions)
        found += [f"a wish of {school.email} is {count} checkouts" for count in wishes.values() if count > 1]
        if len(_subscriptions(scene, school)) != len(paid) or len(paid) > 1:
            found.append(
                f"{school.email} paid {len(paid)} times for {len(_subscriptions(scene, school))} subscriptions"
            )
    return found


def changed_once(scene: Scene) -> list[str]:
    """A subscription was billed for as many changes as there were wishes."""
    billed: Counter[str] = Counter()
    for invoice in scene.stripe.store.find("invoice"):
        if invoice["billing_reason"] == "subscription_update":
            billed[invoice["parent"]["subscription_details"]["subscription"]] += 1
    return [
        f"subscription {one} was billed for {billed[one]} changes, and {scene.changes.get(one, 0)} were wished for"
        for one in sorted(billed.keys() | scene.changes.keys())
        if billed[one] != scene.changes.get(one, 0)
    ]


def mail_arrived(scene: Scene) -> list[str]:
    """Whatever is said to be sent somebody took; nothing else has failed than what was refused for good, once."""
    found: list[str] = []
    delivered = Counter(mail for mail, _ in scene.delivered())
    with scene.team.database.read(SYSTEM) as session:
        mails = session.execute(select(Mail.id, Mail.recipient, Mail.status, Mail.attempts, Mail.last_error)).all()
    for mail in mails:
        taken = delivered.pop(message_id(mail.id), 0)
        if mail.id in scene.refused_mails:
            if taken or mail.attempts != 1 or mail.status != "failed":
                found.append(f"refused mail {mail.id} is {mail.status} after {mail.attempts} attempts, taken {taken} ×")
        elif mail.status != "sent" or not taken:
            found.append(f"mail {mail.id} to {mail.recipient} is {mail.status}, taken {taken} ×: {mail.last_error}")
    return [*found, *(f"mail {one} is in no outbox" for one in delivered)]


def copies_are_the_same(scene: Scene) -> list[str]:
    """What came twice under one Message-ID is one mail. Where parts of it begin is marked anew each time."""
    said: Mapping[str, set[str]] = defaultdict(set)
    for message in scene.box.taken:
        headers = [(name, str(value)) for name, value in message.items() if name != "Content-Type"]
        parts = [part.get_content() for part in message.walk() if not part.is_multipart()]
        said[message["Message-ID"]].add(repr((headers, parts)))
    return [f"mail {one} came in {len(several)} forms" for one, several in said.items() if len(several) > 1]


def nothing_unforeseen(logs: Iterable[str]) -> list[str]:
    """No line of a log tells of what the server was not made for."""
    lines = [line for log in logs for line in log.splitlines() if NOT_FORESEEN.search(line)]
    return [line[:500] for line in lines if not FORESEEN.search(line)]


def figures(scene: Scene) -> dict[str, Any]:
    """How much of what there was."""
    delivered = Counter(mail for mail, _ in scene.delivered())
    return {
        "schools": len(scene.schools),
        "answers": dict(sorted(scene.asking.counts.items())),
        "kills": scene.kills,
        "events": len(scene.stripe.store.events.all),
        "subscriptions": len(scene.stripe.store.find("subscription")),
        "mails": len(delivered),
        "mails_that_came_again": sum(count > 1 for count in delivered.values()),
        "by_sendgrid": len(scene.sendgrid.taken),
        "lines": {name: dict(sorted(line.counts.items())) for name, line in scene.lines.items()},
    }


def _customers(scene: Scene, school: School) -> set[str]:
    return {
        one["id"] for one in scene.stripe.store.find("customer") if one["metadata"].get("organization_id") == school.id
    }


def _subscriptions(scene: Scene, school: School) -> Sequence[dict[str, Any]]:
    customers = _customers(scene, school)
    return [one for one in scene.stripe.store.find("subscription") if one["customer"] in customers]
