"""Where a team's server is killed on the way of a payment or a mail: between two steps that are apart."""

from collections.abc import Callable
from typing import Any

from tests.faults.points import Points, after, before, of_environment

OF_API = (
    "intent_stored",
    "customer_made",
    "session_made",
    "change_made",
    "change_written",
    "event_stored",
    "letter_stored",
)
"""Each before whoever asked is answered: the intent is stored, Stripe not asked yet · Stripe has a customer, a checkout
or a change, that not written down · the change written down · the event on disk · the mail in the outbox.
"""
OF_WORKER = ("object_asked", "plan_written", "mail_claimed", "mail_taken", "mail_noted")
"""Stripe has said what is, that not written down · written down, the event still waiting · a mail taken up, not sent ·
the mail server has it, that not noted · noted.
"""


def install_in_api() -> None:
    """Before the server is composed."""
    from server.domain.accounts.recovery import Recovery
    from server.domain.billing.checkouts import CheckoutService
    from server.domain.billing.inbox import Inbox
    from server.domain.billing.mirror import Mirror
    from server.domain.mail.service import EmailService
    from server.domain.organizations.invitations import Invitations
    from server.integrations.stripe.stripe_provider import StripeProvider

    points = of_environment()
    after(CheckoutService, "_intent", _reached(points, "intent_stored"))
    after(StripeProvider, "create_customer", _reached(points, "customer_made"))
    after(StripeProvider, "create_checkout", _reached(points, "session_made"))
    for change in ("change", "cancel", "resume"):
        after(StripeProvider, change, _reached(points, "change_made"))
    after(Mirror, "subscription", _reached(points, "change_written"))
    after(Inbox, "accept", _reached(points, "event_stored"))
    for owner, name in (
        (Invitations, "invite"),
        (Recovery, "ask_for_reset"),
        (Recovery, "ask_to_verify"),
        (EmailService, "send"),
        (EmailService, "send_template"),
    ):
        after(owner, name, _reached(points, "letter_stored"))


def install_in_worker() -> None:
    """In the process of its loops."""
    from server.domain.billing.mirror import Mirror
    from server.domain.mail.delivery import Delivery

    points = of_environment()
    before(Mirror, "subscription", lambda *_: points.reach("object_asked"))
    after(Mirror, "subscription", _reached(points, "plan_written"))
    after(Delivery, "_claim", lambda claimed: points.reach("mail_claimed") if claimed is not None else None)
    before(Delivery, "_sent", lambda *_: points.reach("mail_taken"))
    after(Delivery, "_sent", _reached(points, "mail_noted"))


def _reached(points: Points, name: str) -> Callable[[Any], None]:
    return lambda _: points.reach(name)
