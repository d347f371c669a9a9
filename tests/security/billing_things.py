"""What an organization has of billing, at the fake Stripe and in the database."""

from contracts.billing import CheckoutRequest, LineItem
from server.domain.billing.mirror import Mirror
from server.domain.billing.plans import Plans
from server.domain.billing.reading import Reading
from server.domain.billing.services import provider_of
from server.domain.billing.telling import only_log
from server.domain.organizations.membership import Member
from server.team.billing import terms_of_billing
from tests.security.world import URL, World

BACK = f"{URL}/billing/return"
ONCE, MONTHLY = "price_once", "price_school"


def checkout(world: World, member: Member) -> str:
    """One that is open, by the member."""
    wanted = CheckoutRequest(line_items=[LineItem(price=ONCE)], success_url=BACK, cancel_url=BACK)
    return world.team.billing.checkouts.start(member, wanted, None).session_id


def subscription(world: World, member: Member) -> str:
    """One that is paid, of which Stripe has told."""
    return _paid(world, member)[0]


def invoice(world: World, member: Member) -> str:
    """The first one of a subscription."""
    return _paid(world, member)[1]


def subscribed_price(world: World, member: Member) -> str:
    """What the organization pays for already."""
    world.kept(subscription, member)
    return MONTHLY


def page_of_a_customer(world: World, member: Member) -> str:
    """Where somebody comes back to whose organization has bought something."""
    world.kept(checkout, member)
    return BACK


def _paid(world: World, member: Member) -> tuple[str, str]:
    world.kept(checkout, member)  # which makes the organization a customer
    customer = next(one for one in world.stripe.store.find("customer") if _is_of(one, member))
    made = world.stripe.subscriptions.start(customer["id"], MONTHLY, 1, {})
    _told(world, made["latest_invoice"])
    return made["id"], made["latest_invoice"]


def _is_of(customer: dict[str, object], member: Member) -> bool:
    return member.organization_id in repr(customer["metadata"])


def _told(world: World, invoice_id: str) -> None:
    """What an event of it would lead to: it and its subscription are asked for."""
    terms = terms_of_billing(world.settings)
    mirror = Mirror(world.database, Plans(), only_log)
    assert Reading(world.database, provider_of(terms), mirror).invoice(invoice_id) is not None
